import EntenteGraph
import Testing

@Suite("Triangles and clustering")
struct TriangleTests {
  @Test("Each three nodes of a complete graph make a triangle", arguments: 0...9)
  func complete(nodeCount n: Int) {
    let graph = CSRGraph.complete(nodeCount: n)
    #expect(graph.triangleCount() == n * (n - 1) * (n - 2) / 6)
    #expect(graph.triangleCounts() == [Int](repeating: (n - 1) * (n - 2) / 2, count: n))
    #expect(graph.localClustering() == [Double](repeating: n < 3 ? 0 : 1, count: n))
    #expect(graph.transitivity() == (n < 3 ? 0 : 1))
  }

  @Test("Graphs whose nodes have two sides have no triangles")
  func twoSides() {
    for graph in [
      CSRGraph.star(leafCount: 70), .multipartite(sides: [8, 90]), .cycle(nodeCount: 6),
    ] {
      #expect(graph.triangleCount() == 0)
      #expect(graph.localClustering().allSatisfy { $0 == 0 })
      #expect(graph.transitivity() == 0)
    }
  }

  @Test("A wheel's hub sees every triangle, and few of its pairs are joined")
  func wheel() {
    let rim = 100
    let spokes = (1...rim).map { (CSRGraph.Node(0), CSRGraph.Node($0)) }
    let ring = (1...rim).map { (CSRGraph.Node($0), CSRGraph.Node($0 % rim + 1)) }
    let wheel = CSRGraph(nodeCount: rim + 1, edges: spokes + ring)
    #expect(wheel.triangleCounts() == [rim] + [Int](repeating: 2, count: rim))
    #expect(wheel.localClustering()[0] == 2 / Double(rim - 1))
    #expect(wheel.localClustering()[1] == 2.0 / 3)
  }

  @Test("Directions, parallel edges and loops make no difference")
  func simple() {
    let edges: [(CSRGraph.Node, CSRGraph.Node)] = [
      (0, 1), (1, 0), (1, 2), (2, 0), (2, 0), (2, 2), (2, 3), (3, 3), (0, 0),
    ]
    for isDirected in [false, true] {
      let graph = CSRGraph(nodeCount: 4, edges: edges, isDirected: isDirected)
      #expect(graph.triangleCounts() == [1, 1, 1, 0])
      #expect(graph.localClustering() == [1, 1, 1.0 / 3, 0])
      #expect(graph.transitivity() == 0.6)
    }
  }

  @Test("Agree with their definitions on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    expectDefinitions(of: random.graph(nodeCount: 16))
    expectDefinitions(
      of: .withHubs(
        nodeCount: 300, edgeCount: 3000, isDirected: random.isDirected, seed: random.seed))
  }

  private func expectDefinitions(of graph: CSRGraph) {
    let plain = SimpleGraph(graph)
    let triangles = plain.triangleCounts
    let pairs = plain.pairCounts
    #expect(graph.triangleCounts() == triangles)
    #expect(graph.triangleCount() == triangles.reduce(0, +) / 3)
    #expect(
      graph.localClustering()
        == zip(triangles, pairs).map { $1 == 0 ? 0 : Double($0) / Double($1) })
    let all = pairs.reduce(0, +)
    #expect(graph.transitivity() == (all == 0 ? 0 : Double(triangles.reduce(0, +)) / Double(all)))
  }

  @Test("Agree with NetworkX and igraph", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    let triangles = try #require(peers.values["triangles"])
    let clustering = try #require(peers.values["clustering"])
    #expect(peers.graph.triangleCounts().map { Double($0) } == triangles)
    #expect(peers.graph.localClustering().isClose(to: clustering))
    #expect(abs(peers.graph.transitivity() - peers.transitivity) < 1e-12)
  }

  @Test("Every number of threads gives the same", arguments: [false, true])
  func threads(isDirected: Bool) {
    let graph = CSRGraph.withHubs(
      nodeCount: 6000, edgeCount: 150_000, isDirected: isDirected, seed: 7)
    let one = graph.triangleCounts(workers: .one)
    #expect(one.reduce(0, +) == 3 * graph.triangleCount(workers: Workers(count: 3)))
    for count in 2...5 {
      #expect(graph.triangleCounts(workers: Workers(count: count)) == one)
      #expect(
        graph.localClustering(workers: Workers(count: count))
          == graph.localClustering(workers: .one))
    }
  }

  @Test("Odd graphs have no triangles but where three nodes meet", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    let counts = odd.graph.triangleCounts()
    #expect(counts == [Int](repeating: odd == .hugeWeights ? 1 : 0, count: odd.graph.nodeCount))
    #expect(odd.graph.localClustering().count == odd.graph.nodeCount)
  }
}
