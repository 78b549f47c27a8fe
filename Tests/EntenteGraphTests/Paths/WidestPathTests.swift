import EntenteGraph
import Testing

@Suite("Widest path")
struct WidestPathTests {
  @Test("Goes around a weak edge, and takes the fewest edges of those as wide")
  func detour() throws {
    let graph = CSRGraph(
      nodeCount: 5, edges: [(0, 1), (0, 2), (2, 1), (2, 3), (3, 1), (0, 4)],
      weights: [1, 4, 3, 9, 9, 9])
    let widest = try #require(graph.widestPath(from: 0, to: 1))
    #expect(widest.path == Path(nodes: [0, 2, 3, 1], length: 3))
    #expect(widest.width == 4)
    #expect(graph.widestPath(from: 0, to: 4)?.path.nodes == [0, 4])
  }

  @Test("Of parallel edges the strongest counts; without weights all are 1 wide")
  func parallel() {
    let graph = CSRGraph(nodeCount: 2, edges: [(0, 1), (0, 1)], weights: [2, 5])
    #expect(graph.widestPath(from: 0, to: 1)?.width == 5)
    let plain = CSRGraph.path(nodeCount: 4).widestPath(from: 0, to: 3)
    #expect(plain?.width == 1)
    #expect(plain?.path.nodes == [0, 1, 2, 3])
  }

  @Test("There is one from a node to itself, and none out of reach or against the edges")
  func ends() {
    let graph = CSRGraph(nodeCount: 3, edges: [(0, 1)], weights: [2], isDirected: true)
    #expect(graph.widestPath(from: 2, to: 2)?.path.nodes == [2])
    #expect(graph.widestPath(from: 0, to: 2)?.width == nil)
    #expect(graph.widestPath(from: 1, to: 0)?.width == nil)
  }

  @Test("Is the widest of all paths on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = CSRGraph.random(
      nodeCount: 7, edgeCount: 4 + Int(random.seed), isDirected: random.isDirected,
      isWeighted: true, seed: random.seed)
    func width(_ path: Path) -> Double {
      zip(path.nodes, path.nodes.dropFirst()).map { tail, head in
        zip(graph.neighbors(of: Int(tail)), graph.weights(from: Int(tail)))
          .filter { $0.0 == head }.map(\.1).max() ?? 0
      }.min() ?? .infinity
    }
    for target in 1..<7 {
      let all = graph.allPaths(from: 0, to: target, lengths: .hops)
      let widest = all.map(width).max()
      // They come with the fewest edges first, then in the order of their nodes.
      let first = all.first { width($0) == widest }
      let found = graph.widestPath(from: 0, to: target)
      #expect(found?.width == widest)
      #expect(found?.path.nodes == first?.nodes)
    }
  }

  @Test("Distances to a node are those from it against the edges", arguments: RandomCase.all)
  func distances(random: RandomCase) {
    let graph = random.graph(nodeCount: 8)
    let all = AllDistances(graph, lengths: random.lengths).distance
    for target in graph.nodes {
      #expect(
        graph.distances(to: target, lengths: random.lengths).isClose(to: all.map { $0[target] }))
    }
  }
}
