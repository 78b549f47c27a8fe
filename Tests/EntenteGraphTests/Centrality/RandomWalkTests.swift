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
    let plain = shares(of: graph)
    let reordered = shares(of: graph, reorderedCount: 0)
    #expect(reordered.isClose(to: plain))
    #expect(shares(of: graph, reorderedCount: 0, workers: Workers(count: 2)) == reordered)
  }

  @Test("One arc, and none, are walked in any order")
  func small() {
    for edges: [(UInt32, UInt32)] in [[], [(0, 1)], [(1, 0), (1, 2)]] {
      let graph = CSRGraph(nodeCount: 3, edges: edges, isDirected: true)
      #expect(shares(of: graph, reorderedCount: 0).isClose(to: shares(of: graph)))
    }
  }

  @Test(
    "What is rounded where changes are passed on stays below its bound",
    arguments: [false, true], [false, true])
  func changes(isDirected: Bool, isWeighted: Bool) {
    let graph = CSRGraph.random(
      nodeCount: 2_000, edgeCount: 6_000, isDirected: isDirected, isWeighted: isWeighted, seed: 7)
    let chances = shares(of: graph, steps: 40)
    let changes = shares(of: graph, smallChange: 0.1, steps: 40)
    #expect(changes != chances, "changes were passed on")
    let error = zip(changes, chances).reduce(0.0) { $0 + ($1.0 - $1.1).magnitude }
    let bound: Double = 0x1p-24 * 0.1 * 0.85 / 0.0225
    #expect(error < bound)
    #expect(
      shares(of: graph, smallChange: 0.1, steps: 40, workers: Workers(count: 2)) == changes)
  }

  @Test("Where nodes have no way out, changes are passed on by jumps too")
  func stranded() {
    let edges: [(UInt32, UInt32)] = [(0, 1), (0, 2), (1, 2), (3, 0), (2, 4)]
    let graph = CSRGraph(nodeCount: 6, edges: edges, isDirected: true)
    let exact = shares(of: graph, steps: 200)
    #expect(shares(of: graph, smallChange: 1, steps: 200).isClose(to: exact, within: 1e-6))
    #expect(shares(of: graph, smallChange: 1e-6, steps: 200).isClose(to: exact, within: 1e-12))
  }

  @Test("Weights beyond narrow numbers are never made narrow", arguments: [1e-60, 1e60])
  func extremes(weight: Double) {
    let graph = CSRGraph(
      nodeCount: 3, edges: [(0, 1), (1, 2), (2, 0), (0, 2)], weights: [weight, 1, 1, weight],
      isDirected: true)
    #expect(shares(of: graph, smallChange: 1, steps: 50) == shares(of: graph, steps: 50))
  }

  /// Where the walker is after some steps.
  private func shares(
    of graph: CSRGraph, smallChange: Double = 0, steps: Int = 10, reorderedCount: Int = .max,
    workers: Workers = .one
  ) -> [Double] {
    let jumps = [Double](repeating: 1 / Double(graph.nodeCount), count: graph.nodeCount)
    var walk = RandomWalk(
      on: graph, damping: 0.85, jumps: jumps, smallChange: smallChange, workers: workers,
      reorderedCount: reorderedCount)
    for _ in 0..<steps { _ = walk.advance() }
    return walk.shares()
  }
}
