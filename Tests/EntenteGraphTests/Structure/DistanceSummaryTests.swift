import EntenteGraph
import Testing

@Suite("Diameter and mean distance")
struct DistanceSummaryTests {
  private func all(_ graph: CSRGraph) -> [CSRGraph.Node] { graph.nodes.map { CSRGraph.Node($0) } }

  @Test("A path is as long as its steps, over words of 64 sources too", arguments: [1, 2, 64, 150])
  func path(nodeCount n: Int) {
    let graph = CSRGraph.path(nodeCount: n)
    let summary = graph.distanceSummary(from: all(graph))
    #expect(summary.diameter == n - 1)
    #expect(summary.pairCount == n * (n - 1))
    #expect(summary.total == (n - 1) * n * (n + 1) / 3)
    #expect(Set([summary.source, summary.target]) == Set([0, n - 1]))
  }

  @Test("Agrees with the distances of all pairs on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = random.graph(nodeCount: 14)
    let distances = AllDistances(graph, lengths: .hops).distance
    let sources = graph.nodes.filter { !$0.isMultiple(of: 3) }
    var finite: [Double] = []
    for s in sources { finite += graph.nodes.filter { $0 != s }.map { distances[s][$0] } }
    finite = finite.filter(\.isFinite)
    let summary = graph.distanceSummary(from: sources.map { CSRGraph.Node($0) })
    #expect(summary.pairCount == finite.count)
    #expect(summary.total == Int(finite.reduce(0, +)))
    #expect(summary.diameter == Int(finite.max() ?? 0))
    if summary.diameter > 0 {
      #expect(distances[summary.source][summary.target] == Double(summary.diameter))
    }
  }

  @Test("Agrees with NetworkX and igraph", arguments: StructureReference.all)
  func reference(peers: StructureReference) throws {
    let graph = peers.graph
    let parts = graph.components()
    let summary = graph.distanceSummary(from: parts.nodes(in: try #require(parts.largest)))
    #expect(summary.diameter == peers.diameter)
    #expect(try #require(summary.mean).isClose(to: peers.meanDistance))
  }

  @Test("Odd graphs have pairs only where there are paths", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    let summary = odd.graph.distanceSummary(from: all(odd.graph))
    #expect((summary.mean == nil) == (summary.pairCount == 0))
    #expect(odd.graph.distanceSummary(from: []).pairCount == 0)
  }

  @Test("Every number of threads gives the same")
  func threads() {
    let graph = CSRGraph.withHubs(nodeCount: 400, edgeCount: 700, isDirected: true, seed: 9)
    let one = graph.distanceSummary(from: all(graph), workers: .one)
    #expect(graph.distanceSummary(from: all(graph), workers: Workers(count: 2)) == one)
  }
}
