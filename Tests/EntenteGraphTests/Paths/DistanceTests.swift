import EntenteGraph
import Testing

@Suite("Distances and neighborhoods")
struct DistanceTests {
  @Test("Steps are counted, and a node out of reach has none")
  func steps() {
    let graph = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2)], weights: [2, 3])
    #expect(graph.steps(from: 0) == [0, 1, 2, -1])
    #expect(graph.distances(from: 0, lengths: .weights) == [0, 2, 5, .infinity])
  }

  @Test("A detour along short edges beats one long edge")
  func detour() {
    let graph = CSRGraph(
      nodeCount: 3, edges: [(0, 2), (0, 1), (1, 2), (0, 2)], weights: [5, 1, 1, 3],
      isDirected: true)
    #expect(graph.distances(from: 0, lengths: .weights) == [0, 1, 2])
    #expect(graph.distances(from: 0) == [0, 1, 1])
    #expect(graph.distances(from: 2) == [.infinity, .infinity, 0])
  }

  @Test("Edges of length 0 are followed")
  func zeroLength() {
    #expect(OddGraph.zeroWeights.graph.distances(from: 0, lengths: .weights) == [0, 0, 0])
  }

  @Test("Agree with their definition on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = random.graph()
    let expected = AllDistances(graph, lengths: random.lengths).distance
    for source in graph.nodes {
      let found = graph.distances(from: source, lengths: random.lengths)
      #expect(zip(found, expected[source]).allSatisfy { $0.isClose(to: $1) })
    }
  }

  @Test("Layers hold the nodes at each number of steps", arguments: RandomCase.all)
  func layers(random: RandomCase) {
    let graph = random.graph(nodeCount: 20)
    for node in [0, 7] {
      let steps = graph.steps(from: node)
      let layers = graph.nodesWithin(steps: 3, of: node, along: .outgoing)
      for (step, layer) in layers.enumerated() {
        #expect(layer.map { Int($0) } == graph.nodes.filter { steps[$0] == step })
      }
      #expect(layers.joined().count == steps.count { 0...3 ~= $0 })
    }
  }

  @Test("A neighborhood follows edges out, in, or either way")
  func directions() {
    let graph = CSRGraph(nodeCount: 5, edges: [(0, 1), (1, 2), (3, 2), (4, 0)], isDirected: true)
    #expect(graph.nodesWithin(steps: 2, of: 1, along: .outgoing) == [[1], [2]])
    #expect(graph.nodesWithin(steps: 2, of: 1, along: .incoming) == [[1], [0], [4]])
    #expect(graph.nodesWithin(steps: 2, of: 1) == [[1], [0, 2], [3, 4]])
    #expect(graph.nodesWithin(steps: 0, of: 1) == [[1]])
    #expect(CSRGraph.path(nodeCount: 4).nodesWithin(steps: 1, of: 2) == [[2], [1, 3]])
  }
}
