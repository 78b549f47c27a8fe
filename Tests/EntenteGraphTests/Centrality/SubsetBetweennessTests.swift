import EntenteGraph
import Testing

@Suite("Betweenness between two sets")
struct SubsetBetweennessTests {
  @Test("Within a path, each node between the two ends carries their pair", arguments: 2...8)
  func path(nodeCount n: Int) {
    let graph = CSRGraph.path(nodeCount: n)
    let expected = (0..<n).map { $0 == 0 || $0 == n - 1 ? 0.0 : 1 }
    #expect(graph.betweennessCentrality(from: [0], to: [n - 1]) == expected)
    #expect(graph.betweennessCentrality(from: [n - 1], to: [0]) == expected)
  }

  @Test("A node carries no pair of which it is an end")
  func ends() {
    let path = CSRGraph.path(nodeCount: 4)
    #expect(path.betweennessCentrality(from: [0], to: [1, 2, 3]) == [0, 2, 1, 0])
    #expect(path.betweennessCentrality(from: [0, 1], to: [1, 3]) == [0, 1, 2, 0])
  }

  @Test("The hub of a star carries each pair once, those of both sets too", arguments: 2...7)
  func star(leafCount k: Int) {
    let star = CSRGraph.star(leafCount: k)
    let leaves = Array(1...k)
    #expect(star.betweennessCentrality(from: leaves, to: leaves)[0] == Double(k * (k - 1) / 2))
    // One leaf on one side, all on the other: it meets every other leaf once.
    #expect(star.betweennessCentrality(from: [1], to: leaves)[0] == Double(k - 1))
    #expect(star.betweennessCentrality(from: leaves, to: [1])[0] == Double(k - 1))
    #expect(star.betweennessCentrality(from: [0], to: leaves).allSatisfy { $0 == 0 })
  }

  @Test("Between two cliques joined by a bridge, its ends carry all pairs but their own")
  func bridge() {
    let k = 5
    var edges: [(CSRGraph.Node, CSRGraph.Node)] = [(0, CSRGraph.Node(k))]
    for side in [0, k] {
      for u in side..<side + k {
        for v in u + 1..<side + k { edges.append((CSRGraph.Node(u), CSRGraph.Node(v))) }
      }
    }
    let graph = CSRGraph(nodeCount: 2 * k, edges: edges)
    let scores = graph.betweennessCentrality(from: 0..<k, to: k..<2 * k)
    let bridge = Double((k - 1) * k)
    #expect(scores == (0..<2 * k).map { $0 == 0 || $0 == k ? bridge : 0 })
    // Within one clique nobody is needed.
    #expect(graph.betweennessCentrality(from: 0..<k, to: 0..<k).allSatisfy { $0 == 0 })
  }

  @Test("Of a directed graph only paths from a source to a target count")
  func directed() {
    let chain = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], isDirected: true)
    #expect(chain.betweennessCentrality(from: [0], to: [2]) == [0, 1, 0])
    #expect(chain.betweennessCentrality(from: [2], to: [0]) == [0, 0, 0])
    let ring = CSRGraph.cycle(nodeCount: 3, isDirected: true)
    #expect(ring.betweennessCentrality(from: 0..<3, to: 0..<3) == [1, 1, 1])
  }

  @Test("A node that is named twice counts once")
  func repeated() {
    let path = CSRGraph.path(nodeCount: 3)
    #expect(path.betweennessCentrality(from: [0, 0], to: [2, 2, 2]) == [0, 1, 0])
  }

  @Test("With all nodes on both sides it is betweenness", arguments: RandomCase.all)
  func whole(random: RandomCase) {
    let graph = random.graph()
    #expect(
      graph.betweennessCentrality(from: graph.nodes, to: graph.nodes, lengths: random.lengths)
        .isClose(to: graph.betweennessCentrality(lengths: random.lengths)))
  }

  @Test("Agrees with its definition on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = random.graph()
    let distances = AllDistances(graph, lengths: random.lengths)
    var draw = SplitMix(state: random.seed)
    for _ in 0..<4 {
      let sources = Set(graph.nodes.filter { _ in draw.below(2) == 0 })
      let targets = Set(graph.nodes.filter { _ in draw.below(3) == 0 })
      #expect(
        graph.betweennessCentrality(
          from: sources.sorted(), to: targets.sorted(), lengths: random.lengths
        ).isClose(
          to: distances.betweenness(graph, from: sources, to: targets, lengths: random.lengths)))
    }
  }

  @Test("Agrees with NetworkX and igraph, pairs counted once", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    #expect(
      peers.graph.betweennessCentrality(
        from: peers.sources, to: peers.targets, lengths: peers.lengths
      ).isClose(to: try #require(peers.values["betweennessOfSubset"])))
  }

  @Test("Without sources or targets, all scores are 0")
  func nobody() {
    let graph = CSRGraph.cycle(nodeCount: 5)
    for (sources, targets) in [([], [0, 2]), ([0, 2], []), ([], []), ([1], [1])] {
      #expect(
        graph.betweennessCentrality(from: sources, to: targets)
          == [Double](repeating: 0, count: 5))
    }
  }

  @Test("Odd graphs have a finite score for every node", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    let graph = odd.graph
    let scores = graph.betweennessCentrality(from: graph.nodes, to: graph.nodes)
    #expect(scores.filter(\.isFinite).count == graph.nodeCount)
  }
}
