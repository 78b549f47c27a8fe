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
    let count = (1...size).reduce(1.0) { $0 * Double(size + $1) / Double($1) }.rounded()
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
    // Two trees of 3⁷ leaves, joined at a pair of nodes near their roots.
    let half = (0..<3279).filter { $0 > 0 }.map { (CSRGraph.Node(($0 - 1) / 3), CSRGraph.Node($0)) }
    let edges = half + half.map { ($0.0 + 3279, $0.1 + 3279) } + [(0, 3279)]
    let graph = CSRGraph(nodeCount: 2 * 3279, edges: edges)
    let net = try #require(ShortestPathNet(from: 1, to: 3279 + 1, in: graph))
    #expect(net.paths(limit: 9) == [[1, 0, 3279, 3280]])
    #expect(net.reachedCount < 40)
  }
}
