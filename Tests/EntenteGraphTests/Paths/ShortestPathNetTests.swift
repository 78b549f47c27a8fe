import EntenteGraph
import Testing

@Suite("All shortest paths, from both ends")
struct ShortestPathNetTests {
  @Test(
    "A grid has as many from corner to corner as there are ways to order its steps",
    arguments: 1...6)
  func grid(size: Int) throws {
    let graph = CSRGraph.grid(width: size + 1, height: size + 1)
    let net = try #require(ShortestPathNet(from: 0, to: graph.nodeCount - 1, in: graph))
    // The middle binomial coefficient.
    var count = 1.0
    for step in 1...size { count *= Double(size + step) / Double(step) }
    count.round()
    #expect(net.length == 2 * size)
    #expect(net.pathCount == count)
    #expect(net.paths(limit: 2000).count == Int(count))
    #expect(net.paths(limit: 1).count == 1)
  }

  @Test("Are those that `shortestPaths` finds first, in the same order", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = CSRGraph.random(
      nodeCount: 8, edgeCount: 6 + Int(random.seed), isDirected: random.isDirected,
      isWeighted: false, seed: random.seed)
    for target in 0..<8 {
      let all = graph.allPaths(from: 1, to: target, lengths: .hops)
      let shortest = all.filter { $0.length == all[0].length }
      let net = ShortestPathNet(from: 1, to: target, in: graph)
      #expect((net?.paths(limit: 10_000) ?? []) == shortest.map(\.nodes))
      #expect((net?.pathCount ?? 0) == Double(shortest.count))
      #expect((net?.paths(limit: 2) ?? []) == shortest.prefix(2).map(\.nodes))
    }
  }

  @Test("A node has one path to itself; there is none out of reach, nor against the edges")
  func ends() {
    let graph = CSRGraph(nodeCount: 4, edges: [(0, 1), (0, 1), (1, 1), (1, 2)], isDirected: true)
    #expect(ShortestPathNet(from: 2, to: 2, in: graph)?.paths(limit: 5) == [[2]])
    #expect(ShortestPathNet(from: 0, to: 2, in: graph)?.paths(limit: 5) == [[0, 1, 2]])
    #expect(ShortestPathNet(from: 2, to: 0, in: graph)?.length == nil)
    #expect(ShortestPathNet(from: 0, to: 3, in: graph)?.length == nil)
    #expect(ShortestPathNet(from: 0, to: 2, in: graph)?.paths(limit: 0) == [])
  }

  @Test("The search reaches few nodes where each step multiplies them")
  func reach() throws {
    // Two trees of 3⁷ leaves, joined at their roots.
    let size: UInt32 = 3280
    var edges: [(CSRGraph.Node, CSRGraph.Node)] = [(0, size)]
    for node: UInt32 in 1..<size {
      let parent: UInt32 = (node - 1) / 3
      edges.append((parent, node))
      edges.append((parent + size, node + size))
    }
    let graph = CSRGraph(nodeCount: Int(2 * size), edges: edges)
    let net = try #require(ShortestPathNet(from: 1, to: 3281, in: graph))
    #expect(net.paths(limit: 9) == [[1, 0, 3280, 3281]])
    #expect(net.reachedCount < 40)
  }
}
