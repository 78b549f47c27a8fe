import EntenteGraph
import Testing

@Suite("Betweenness of edges")
struct EdgeBetweennessTests {
  @Test("An edge of a path carries all pairs of its two sides", arguments: 2...8)
  func path(nodeCount n: Int) {
    let graph = CSRGraph.path(nodeCount: n)
    let scores = graph.edgeBetweenness()
    var arc = 0
    for node in graph.nodes {
      for head in graph.neighbors(of: node) {
        let cut = min(node, Int(head)) + 1
        #expect(scores[arc] == Double(cut * (n - cut)))
        arc += 1
      }
    }
  }

  @Test("Two parallel edges share what goes between their ends")
  func parallel() {
    let graph = CSRGraph(nodeCount: 3, edges: [(0, 1), (0, 1), (1, 2)])
    #expect(graph.edgeBetweenness() == [1, 1, 1, 1, 2, 2])
  }

  @Test("All edges together carry the lengths of all shortest paths", arguments: RandomCase.all)
  func sum(random: RandomCase) {
    let graph = CSRGraph.random(
      nodeCount: 15, edgeCount: 10 + Int(random.seed), isDirected: random.isDirected,
      isWeighted: false, seed: random.seed)
    let scores = graph.edgeBetweenness(workers: .one)
    let distances = AllDistances(graph, lengths: .hops).distance.joined().filter(\.isFinite)
    // A pair of an undirected graph is seen from both ends, and so are edges by their arcs.
    #expect(scores.reduce(0, +).isClose(to: distances.reduce(0, +)))
    #expect(graph.edgeBetweenness(workers: Workers(count: 2)) == scores)
  }

  @Test("Agrees with igraph and NetworkX", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    let graph = peers.graph
    let scores = graph.edgeBetweenness(lengths: peers.lengths)
    var found: [[UInt32]: [Double]] = [:]
    var arc = 0
    for node in graph.nodes {
      for head in graph.neighbors(of: node) {
        found[[UInt32(node), head], default: []].append(scores[arc])
        arc += 1
      }
    }
    var expected: [[UInt32]: [Double]] = [:]
    for (edge, score) in zip(peers.edges, try #require(peers.values["edgeBetweenness"])) {
      expected[edge, default: []].append(score)
      if !peers.isDirected && edge[0] != edge[1] {
        expected[edge.reversed(), default: []].append(score)
      }
    }
    #expect(found.count == expected.count)
    for (edge, scores) in found {
      #expect(scores.sorted().isClose(to: (expected[edge] ?? []).sorted()), "\(edge)")
    }
  }

  @Test("Odd graphs have a number for each arc", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    let graph = odd.graph
    let arcCount = graph.nodes.reduce(0) { $0 + graph.neighbors(of: $1).count }
    #expect(graph.edgeBetweenness().count == arcCount)
  }
}
