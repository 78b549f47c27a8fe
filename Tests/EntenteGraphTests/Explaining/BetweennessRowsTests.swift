import Testing

@testable import EntenteGraph

@Suite("Betweenness without some edges")
struct BetweennessRowsTests {
  @Test("The scores are those of the graph without them", arguments: RandomCase.all)
  func scores(of random: RandomCase) {
    var numbers = SplitMix(state: random.seed)
    let n = 12
    let edges = (0..<n + Int(random.seed)).map { _ in
      (CSRGraph.Node(numbers.below(n)), CSRGraph.Node(numbers.below(n)))
    }
    func graph(without dropped: Range<Int>) -> CSRGraph {
      CSRGraph(
        nodeCount: n, edges: edges.indices.filter { !dropped.contains($0) }.map { edges[$0] },
        isDirected: random.isDirected)
    }
    let rows = BetweennessRows(graph(without: 0..<0))
    for first in edges.indices {
      for count in 1...2 where first + count <= edges.count {
        let dropped = first..<first + count
        let found = rows.scores(in: graph(without: dropped), without: dropped.map { edges[$0] })
        let expected = graph(without: dropped).betweennessCentrality()
        #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-9 })
      }
    }
  }

  @Test("Any number of threads gives the same")
  func threads() {
    let graph = CSRGraph.random(
      nodeCount: 60, edgeCount: 120, isDirected: false, isWeighted: false, seed: 5)
    let reduced = CSRGraph(nodeCount: 60, edges: [(0, 1), (1, 2), (2, 3)])
    let arcs = (0..<59 as Range<UInt32>).map { ($0, $0 + 1) }
    let scores = [Workers.one, Workers(count: 2)].map {
      BetweennessRows(graph, workers: $0).scores(in: reduced, without: arcs, workers: $0)
    }
    #expect(scores[0] == scores[1])
  }

  @Test("Nothing, and one")
  func degenerate() {
    for count in 0...1 {
      let graph = CSRGraph(nodeCount: count, edges: [])
      let scores = BetweennessRows(graph).scores(in: graph, without: [])
      #expect(scores == [Double](repeating: 0, count: count))
    }
  }
}
