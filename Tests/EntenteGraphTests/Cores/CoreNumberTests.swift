import EntenteGraph
import Testing

@Suite("Core numbers")
struct CoreNumberTests {
  @Test("All of a complete graph is one core", arguments: 1...9)
  func complete(nodeCount n: Int) {
    #expect(
      CSRGraph.complete(nodeCount: n).coreNumbers() == [Int](repeating: n - 1, count: n))
  }

  @Test("A tree is a 1-core, a ring a 2-core, a grid a 2-core")
  func plain() {
    #expect(CSRGraph.star(leafCount: 5).coreNumbers() == [Int](repeating: 1, count: 6))
    #expect(CSRGraph.path(nodeCount: 4).coreNumbers() == [1, 1, 1, 1])
    #expect(CSRGraph.cycle(nodeCount: 7).coreNumbers() == [Int](repeating: 2, count: 7))
    #expect(CSRGraph.grid(width: 5, height: 4).coreNumbers() == [Int](repeating: 2, count: 20))
  }

  @Test("Sides of three and nine nodes make a 3-core")
  func twoSides() {
    #expect(
      CSRGraph.multipartite(sides: [3, 9]).coreNumbers() == [Int](repeating: 3, count: 12))
  }

  @Test("A clique keeps its core number among many leaves")
  func clique() {
    var edges: [(CSRGraph.Node, CSRGraph.Node)] = []
    for u in 0..<20 { for v in 0..<u { edges.append((CSRGraph.Node(u), CSRGraph.Node(v))) } }
    for leaf in 20..<120 { edges.append((0, CSRGraph.Node(leaf))) }
    let cores = CSRGraph(nodeCount: 121, edges: edges).coreNumbers()
    #expect(cores[..<20].allSatisfy { $0 == 19 })
    #expect(cores[20..<120].allSatisfy { $0 == 1 })
    #expect(cores[120] == 0)
  }

  @Test("Directions, parallel edges and loops make no difference")
  func simple() {
    let edges: [(CSRGraph.Node, CSRGraph.Node)] = [
      (0, 1), (1, 0), (1, 2), (2, 0), (2, 0), (2, 2), (2, 3), (3, 2), (3, 3),
    ]
    for isDirected in [false, true] {
      let graph = CSRGraph(nodeCount: 5, edges: edges, isDirected: isDirected)
      #expect(graph.coreNumbers() == [2, 2, 2, 1, 0])
    }
  }

  @Test("Agree with their definition on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    for graph in [
      random.graph(nodeCount: 16),
      .withHubs(nodeCount: 80, edgeCount: 600, isDirected: random.isDirected, seed: random.seed),
    ] {
      #expect(graph.coreNumbers() == SimpleGraph(graph).coreNumbers)
    }
  }

  @Test("Agree with NetworkX and igraph", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    let cores = try #require(peers.values["cores"])
    #expect(peers.graph.coreNumbers().map { Double($0) } == cores)
  }

  @Test("Every number of threads gives the same", arguments: [false, true])
  func threads(isDirected: Bool) {
    let graph = CSRGraph.withHubs(
      nodeCount: 20_000, edgeCount: 150_000, isDirected: isDirected, seed: 5)
    let one = graph.coreNumbers(workers: .one)
    for count in 2...4 { #expect(graph.coreNumbers(workers: Workers(count: count)) == one) }
  }

  @Test("Odd graphs have core numbers", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    #expect(odd.graph.coreNumbers() == SimpleGraph(odd.graph).coreNumbers)
  }
}
