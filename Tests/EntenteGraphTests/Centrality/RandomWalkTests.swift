import Testing

@testable import EntenteGraph

@Suite("A walker on a graph")
struct RandomWalkTests {
  @Test(
    "The order in which nodes are kept changes no score",
    arguments: [false, true], [false, true])
  func reordered(isDirected: Bool, isWeighted: Bool) {
    let graph = CSRGraph.random(
      nodeCount: 20_000, edgeCount: 60_000, isDirected: isDirected, isWeighted: isWeighted, seed: 5)
    let plain = shares(of: graph, reorderedCount: .max, workers: .one)
    let reordered = shares(of: graph, reorderedCount: 0, workers: .one)
    #expect(reordered.isClose(to: plain))
    #expect(shares(of: graph, reorderedCount: 0, workers: Workers(count: 2)) == reordered)
  }

  @Test("One arc, and none, are walked in any order")
  func small() {
    for edges: [(UInt32, UInt32)] in [[], [(0, 1)], [(1, 0), (1, 2)]] {
      let graph = CSRGraph(nodeCount: 3, edges: edges, isDirected: true)
      #expect(
        shares(of: graph, reorderedCount: 0, workers: .one)
          .isClose(to: shares(of: graph, reorderedCount: .max, workers: .one)))
    }
  }

  /// Where the walker is after some steps.
  private func shares(of graph: CSRGraph, reorderedCount: Int, workers: Workers) -> [Double] {
    let jumps = [Double](repeating: 1 / Double(graph.nodeCount), count: graph.nodeCount)
    var walk = RandomWalk(
      on: graph, damping: 0.85, jumps: jumps, workers: workers, reorderedCount: reorderedCount)
    for _ in 0..<10 { _ = walk.advance() }
    return walk.shares()
  }
}
