import EntenteGraph
import Testing

@Suite("Betweenness centrality")
struct BetweennessTests {
  @Test("The hub of a star carries every pair of leaves", arguments: 2...9)
  func star(leafCount k: Int) {
    let scores = CSRGraph.star(leafCount: k).betweennessCentrality()
    #expect(scores[0] == Double(k * (k - 1) / 2))
    #expect(scores.dropFirst().allSatisfy { $0 == 0 })
  }

  @Test("A node of a path carries each pair on its two sides", arguments: [1, 2, 3, 10])
  func path(nodeCount n: Int) {
    let scores = CSRGraph.path(nodeCount: n).betweennessCentrality()
    #expect(scores.isClose(to: (0..<n).map { Double($0 * (n - 1 - $0)) }))
  }

  @Test("In a ring all carry alike", arguments: 3...10)
  func cycle(nodeCount n: Int) {
    let scores = CSRGraph.cycle(nodeCount: n).betweennessCentrality()
    let each = n % 2 == 0 ? Double((n - 2) * (n - 2)) / 8 : Double((n - 1) * (n - 3)) / 8
    #expect(scores.isClose(to: [Double](repeating: each, count: n)))
  }

  @Test("In a complete graph no one stands between", arguments: 1...6)
  func complete(nodeCount n: Int) {
    #expect(
      CSRGraph.complete(nodeCount: n).betweennessCentrality()
        == [Double](repeating: 0, count: n))
  }

  @Test("Each side of a bipartite graph shares the pairs of the other")
  func bipartite() {
    let scores = CSRGraph.multipartite(sides: [2, 5]).betweennessCentrality()
    #expect(scores.isClose(to: [5, 5, 0.2, 0.2, 0.2, 0.2, 0.2]))
  }

  @Test("In a grid the scores sum to the steps between all pairs, less one each")
  func grid() {
    let graph = CSRGraph.grid(width: 5, height: 4)
    let inner = AllDistances(graph, lengths: .hops).distance.joined()
      .reduce(0) { $0 + max(0, $1 - 1) }
    let scores = graph.betweennessCentrality()
    #expect(scores.reduce(0, +).isClose(to: inner / 2))
    #expect(scores.isClose(to: scores.reversed()))
  }

  @Test("Of a directed graph only paths along the edges count")
  func directed() {
    let graph = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], isDirected: true)
    #expect(graph.betweennessCentrality() == [0, 1, 0])
    #expect(CSRGraph.cycle(nodeCount: 3, isDirected: true).betweennessCentrality() == [1, 1, 1])
  }

  @Test("Parallel edges are paths of their own")
  func parallel() {
    let graph = CSRGraph(nodeCount: 4, edges: [(0, 1), (0, 1), (1, 3), (0, 2), (2, 3)])
    // Of three paths between nodes 0 and 3, two pass node 1; likewise between 1 and 2.
    let (two, one): (Double, Double) = (2 / 3, 1 / 3)
    #expect(graph.betweennessCentrality().isClose(to: [two, two, one, one]))
  }

  @Test("Lengths that differ by rounding only tie")
  func rounding() {
    let graph = CSRGraph(
      nodeCount: 4, edges: [(0, 1), (1, 3), (0, 2), (2, 3)], weights: [0.1, 0.2, 0.15, 0.15])
    #expect(graph.betweennessCentrality(lengths: .weights).isClose(to: [1, 0.5, 0.5, 0]))
  }

  @Test("More paths than a floating-point number can count leave the scores right")
  func overflow() {
    let n = 700
    let edges = (0..<n - 1).flatMap { node in
      [(CSRGraph.Node, CSRGraph.Node)](
        repeating: (CSRGraph.Node(node), CSRGraph.Node(node + 1)), count: 3)
    }
    let weights = [Double](repeating: 0.1, count: edges.count)
    let graph = CSRGraph(nodeCount: n, edges: edges, weights: weights)
    let expected = (0..<n).map { Double($0 * (n - 1 - $0)) }
    #expect(graph.betweennessCentrality().isClose(to: expected))
    #expect(graph.betweennessCentrality(lengths: .weights).isClose(to: expected))
  }

  @Test("Heather is the broker, as Krackhardt published")
  func kite() {
    let published = [0.023, 0.023, 0, 0.102, 0, 0.231, 0.231, 0.389, 0.222, 0]
    let scores = CSRGraph.kite.betweennessCentrality().map { $0 / 36 }
    #expect(zip(scores, published).allSatisfy { ($0 - $1).magnitude < 0.0006 })
  }

  @Test("The Medici stand between half of all pairs, with or without the Pucci")
  func florence() {
    let published = [0, 0.212, 0.093, 0.104, 0.055, 0, 0.255, 0, 0.522, 0, 0.022]
    let scores = CSRGraph.marriedFlorentineFamilies.betweennessCentrality()
    #expect(zip(scores, published).allSatisfy { ($0 / 91 - $1).magnitude < 0.0006 })
    let withPucci = CSRGraph.florentineFamilies.betweennessCentrality()
    #expect(withPucci[8].isClose(to: 47.5))
    #expect(withPucci[11] == 0)
  }

  @Test("The instructor and the president of Zachary's club stand between most members")
  func karate() throws {
    let club = try #require(ReferenceCase.all.first { $0.name == "Zachary's karate club" })
    #expect(club.edges.count == 78)
    let scores = club.graph.betweennessCentrality()
    for (node, published) in [(0, 231.0714), (33, 160.5516), (32, 76.6905), (2, 75.8508)] {
      #expect((scores[node] - published).magnitude < 0.0001)
    }
  }

  @Test("Agrees with its definition on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = random.graph()
    let distances = AllDistances(graph, lengths: random.lengths)
    #expect(
      graph.betweennessCentrality(lengths: random.lengths)
        .isClose(to: distances.betweenness(graph, lengths: random.lengths)))
  }

  @Test("Agrees with igraph and NetworkX", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    #expect(
      peers.graph.betweennessCentrality(lengths: peers.lengths)
        .isClose(to: try #require(peers.values["betweenness"])))
  }

  @Test("Odd graphs have a finite score for every node", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    let scores = odd.graph.betweennessCentrality()
    #expect(scores.filter(\.isFinite).count == odd.graph.nodeCount)
  }
}
