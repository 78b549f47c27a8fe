import EntenteGraph
import Testing

@Suite("Searches from many sources at a time")
struct ManySourceTests {
  /// Graphs with more nodes than one batch has searches.
  enum LargeGraph: CaseIterable {
    case sparse, dense, directed, directedDense, ring, components, grid, hubs

    var graph: CSRGraph {
      switch self {
      case .sparse: random(edgeCount: 900, isDirected: false)
      case .dense: random(edgeCount: 6000, isDirected: false)
      case .directed: random(edgeCount: 1500, isDirected: true)
      case .directedDense: random(edgeCount: 6000, isDirected: true)
      case .ring: .cycle(nodeCount: 530, isDirected: true)
      case .components: random(edgeCount: 500, isDirected: false)
      case .grid: .grid(width: 30, height: 19)
      case .hubs: hubs()
      }
    }

    /// A node that all others are tied to, those also by two ties to one of seven.
    private func hubs() -> CSRGraph {
      let edges = (1...600).flatMap { node -> [(CSRGraph.Node, CSRGraph.Node)] in
        [(0, node), (node, node % 7), (node, node % 7)]
      }
      return CSRGraph(nodeCount: 601, edges: edges)
    }

    private func random(edgeCount: Int, isDirected: Bool) -> CSRGraph {
      .random(
        nodeCount: 700, edgeCount: edgeCount, isDirected: isDirected, isWeighted: true,
        seed: UInt64(edgeCount))
    }
  }

  @Test("Give the scores that one source after the other gives", arguments: LargeGraph.allCases)
  func plain(large: LargeGraph) {
    let graph = large.graph
    let plain = PlainPaths(graph)
    #expect(graph.closenessCentrality().isClose(to: plain.closeness))
    #expect(graph.harmonicCentrality().isClose(to: plain.harmonic))
    #expect(graph.betweennessCentrality().isClose(to: plain.betweenness))
    let all = graph.betweennessCentrality(from: graph.nodes, to: graph.nodes)
    #expect(all.isClose(to: plain.betweenness))
  }

  @Test(
    "Every number of threads gives the same bytes", arguments: [LargeGraph.sparse, .directed],
    [EdgeLengths.hops, .weights])
  func threads(large: LargeGraph, lengths: EdgeLengths) {
    let graph = large.graph
    func scores(threads: Int) -> [[Double]] {
      let workers = Workers(count: threads)
      return [
        graph.closenessCentrality(lengths: lengths, workers: workers),
        graph.harmonicCentrality(lengths: lengths, workers: workers),
        graph.betweennessCentrality(lengths: lengths, workers: workers),
        graph.betweennessCentrality(
          from: 10..<300, to: 200..<500, lengths: lengths, workers: workers),
      ]
    }
    let one = scores(threads: 1).map { $0.map(\.bitPattern) }
    #expect(scores(threads: 2).map { $0.map(\.bitPattern) } == one)
  }

  @Test("Paths between some nodes are those of the definition", arguments: RandomCase.all)
  func subset(random: RandomCase) {
    let graph = random.graph(nodeCount: 24)
    let (sources, targets) = (Set(0..<15), Set(9..<24))
    let scores = graph.betweennessCentrality(from: sources, to: targets)
    let expected = AllDistances(graph, lengths: .hops)
      .betweenness(graph, from: sources, to: targets, lengths: .hops)
    #expect(scores.isClose(to: expected))
  }
}
