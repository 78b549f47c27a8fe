import EntenteGraph
import Testing

@Suite("Components")
struct ComponentsTests {
  @Test("Components are numbered in the order of their first nodes")
  func order() {
    let components = CSRGraph(nodeCount: 5, edges: [(4, 0), (1, 3)]).components()
    #expect(components.labels == [0, 1, 2, 1, 0])
    #expect(components.sizes == [2, 2, 1])
    #expect(components.count == 3)
    #expect(components.largest == 0)
    #expect(components.nodes(in: 1) == [1, 3])
  }

  @Test("Direction matters to strong components only")
  func direction() {
    let graph = CSRGraph(
      nodeCount: 5, edges: [(3, 4), (4, 3), (0, 1), (1, 3), (2, 2)], isDirected: true)
    #expect(graph.components().labels == [0, 0, 1, 0, 0])
    #expect(graph.stronglyConnectedComponents().labels == [0, 1, 2, 3, 3])
    #expect(graph.stronglyConnectedComponents().largest == 3)
  }

  @Test("A path of a hundred thousand nodes does not exhaust the stack")
  func longPath() {
    let n = 100_000
    let path = CSRGraph(
      nodeCount: n, edges: (0..<n - 1).map { (CSRGraph.Node($0), CSRGraph.Node($0 + 1)) },
      isDirected: true)
    #expect(path.components().count == 1)
    #expect(path.stronglyConnectedComponents().count == n)
    #expect(CSRGraph.cycle(nodeCount: n, isDirected: true).stronglyConnectedComponents().count == 1)
  }

  @Test("Nodes share a component if each reaches the other", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = random.graph(nodeCount: 16)
    let distance = AllDistances(graph, lengths: .hops).distance
    let strong = graph.stronglyConnectedComponents()
    for u in graph.nodes {
      for v in graph.nodes {
        let joined = distance[u][v].isFinite && distance[v][u].isFinite
        #expect((strong.labels[u] == strong.labels[v]) == joined)
      }
    }
    #expect(strong.sizes.reduce(0, +) == graph.nodeCount)
  }

  @Test("Nodes share a component if a path joins them", arguments: RandomCase.all)
  func weakDefinition(random: RandomCase) {
    for graph in [
      random.graph(nodeCount: 40),
      .withHubs(nodeCount: 3000, edgeCount: 1500, isDirected: random.isDirected, seed: random.seed),
    ] {
      let first = SimpleGraph(graph).firstJoined
      let numbers = Dictionary(
        uniqueKeysWithValues: Set(first).sorted().enumerated().map { ($1, Int32($0)) })
      #expect(graph.components().labels == first.map { numbers[$0] })
    }
  }

  @Test("Every number of threads gives the same components", arguments: [false, true])
  func threads(isDirected: Bool) {
    let graph = CSRGraph.withHubs(
      nodeCount: 200_000, edgeCount: 150_000, isDirected: isDirected, seed: 3)
    let one = graph.components(workers: .one)
    #expect(one.count > 1000)
    for _ in 0..<5 {
      for count in 2...4 { #expect(graph.components(workers: Workers(count: count)) == one) }
    }
  }

  @Test("A long path numbered backwards is one component")
  func backwards() {
    let n = 300_000
    let path = CSRGraph(
      nodeCount: n, edges: (1..<n).reversed().map { (CSRGraph.Node($0), CSRGraph.Node($0 - 1)) },
      isDirected: true)
    #expect(path.components().count == 1)
    #expect(path.stronglyConnectedComponents().count == n)
  }

  @Test("Agree with NetworkX", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) {
    let components = peers.graph.stronglyConnectedComponents()
    #expect((0..<components.count).map { components.nodes(in: $0) } == peers.components)
  }

  @Test("Odd graphs have components", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    for components in [odd.graph.components(), odd.graph.stronglyConnectedComponents()] {
      #expect(components.labels.count == odd.graph.nodeCount)
      #expect((components.largest == nil) == (odd.graph.nodeCount == 0))
    }
  }
}
