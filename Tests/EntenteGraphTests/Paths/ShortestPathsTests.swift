import EntenteGraph
import Testing

@Suite("Shortest paths")
struct ShortestPathsTests {
  @Test("The direct way comes first, then detours in the order of their nodes")
  func square() {
    let graph = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 3), (0, 2), (2, 3), (0, 3)])
    let paths = graph.shortestPaths(from: 0, to: 3, count: 5)
    #expect(paths.map(\.nodes) == [[0, 3], [0, 1, 3], [0, 2, 3]])
    #expect(paths.map(\.length) == [1, 2, 2])
  }

  @Test("Of paths that tie in length, the one with fewer edges comes first")
  func fewerEdges() {
    let graph = CSRGraph(
      nodeCount: 4, edges: [(0, 1), (1, 2), (2, 3), (0, 3)], weights: [0.1, 0.1, 0.1, 0.3])
    let paths = graph.shortestPaths(from: 0, to: 3, count: 2, lengths: .weights)
    #expect(paths.map(\.nodes) == [[0, 3], [0, 1, 2, 3]])
  }

  @Test("Edges of length 0 make no detours")
  func zeroLength() {
    let graph = CSRGraph(
      nodeCount: 5, edges: [(0, 4), (4, 1), (1, 2), (2, 3), (0, 1), (1, 3)],
      weights: [0, 0, 0, 1, 0, 1])
    let paths = graph.shortestPaths(from: 0, to: 3, count: 9, lengths: .weights)
    #expect(paths.map(\.nodes) == [[0, 1, 3], [0, 1, 2, 3], [0, 4, 1, 3], [0, 4, 1, 2, 3]])
  }

  @Test("Parallel edges make one path, as long as the shortest of them")
  func parallel() {
    let graph = CSRGraph(nodeCount: 2, edges: [(0, 1), (0, 1), (1, 1)], weights: [3, 2, 1])
    #expect(
      graph.shortestPaths(from: 0, to: 1, count: 4, lengths: .weights)
        == [Path(nodes: [0, 1], length: 2)])
  }

  @Test("A node has one path to itself, and none to a node out of reach")
  func ends() {
    let graph = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 0), (0, 0)], isDirected: true)
    #expect(graph.shortestPaths(from: 0, to: 0, count: 3) == [Path(nodes: [0], length: 0)])
    #expect(graph.shortestPaths(from: 0, to: 2, count: 3).isEmpty)
    #expect(graph.shortestPaths(from: 0, to: 1, count: 0).isEmpty)
  }

  @Test("Fewer paths are the first of more")
  func prefix() {
    let graph = CSRGraph.grid(width: 4, height: 4)
    let many = graph.shortestPaths(from: 0, to: 15, count: 30)
    #expect(many.prefix(20).allSatisfy { $0.length == 6 })
    #expect(many[20].length == 8)
    for count in [1, 7, 20] {
      #expect(graph.shortestPaths(from: 0, to: 15, count: count) == Array(many.prefix(count)))
    }
  }

  @Test("Are all the paths there are, in order, on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = random.graph(nodeCount: 7)
    for target in 1..<4 {
      let all = graph.allPaths(from: 0, to: target, lengths: random.lengths)
      let found = graph.shortestPaths(
        from: 0, to: target, count: all.count + 1, lengths: random.lengths)
      #expect(found.map(\.nodes) == all.map(\.nodes))
      #expect(found.map(\.length).isClose(to: all.map(\.length)))
    }
  }

  @Test("Have the lengths that NetworkX finds", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) {
    for (place, lengths) in peers.pathLengths.enumerated() {
      let paths = peers.graph.shortestPaths(
        from: 0, to: place + 1, count: 12, lengths: peers.lengths)
      #expect(paths.map(\.length).isClose(to: lengths))
    }
  }
}
