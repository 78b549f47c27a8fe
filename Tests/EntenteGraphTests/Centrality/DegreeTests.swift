import EntenteGraph
import Testing

@Suite("Degree and strength")
struct DegreeTests {
  @Test("The hub of a star has the degree of its leaves", arguments: [1, 2, 9])
  func star(leafCount k: Int) {
    #expect(CSRGraph.star(leafCount: k).degrees() == [k] + [Int](repeating: 1, count: k))
  }

  @Test("A loop counts twice, parallel edges one by one")
  func multigraph() {
    let graph = CSRGraph(nodeCount: 2, edges: [(0, 0), (0, 1), (1, 0)], weights: [2, 3, 5])
    for direction in [EdgeDirection.outgoing, .incoming, .any] {
      #expect(graph.degrees(direction) == [4, 2])
      #expect(graph.strengths(direction) == [12, 8])
    }
  }

  @Test("A directed graph counts edges from a node, to it, or both")
  func directed() {
    let graph = CSRGraph(
      nodeCount: 2, edges: [(0, 0), (0, 1), (0, 1)], weights: [2, 3, 5], isDirected: true)
    #expect(graph.degrees(.outgoing) == [3, 0])
    #expect(graph.degrees(.incoming) == [1, 2])
    #expect(graph.degrees() == [4, 2])
    #expect(graph.strengths(.outgoing) == [10, 0])
    #expect(graph.strengths(.incoming) == [2, 8])
    #expect(graph.strengths() == [12, 8])
  }

  @Test("Strengths are degrees if there are no weights")
  func unweighted() {
    #expect(CSRGraph.path(nodeCount: 3).strengths() == [1, 2, 1])
    #expect(
      CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], weights: [2, 0.5]).strengths()
        == [2, 2.5, 0.5])
  }

  @Test("The Medici married into most families, Diane knows most people")
  func published() {
    #expect(CSRGraph.florentineFamilies.degrees()[8] == 6)
    #expect(CSRGraph.florentineFamilies.degrees()[11] == 0)
    #expect(CSRGraph.kite.degrees() == [4, 4, 3, 6, 3, 5, 5, 3, 2, 1])
  }

  @Test("Strengths agree with igraph and NetworkX", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    #expect(peers.graph.strengths().isClose(to: try #require(peers.values["strengths"])))
  }

  @Test("Odd graphs have a degree for every node", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    #expect(odd.graph.degrees().reduce(0, +) == 2 * odd.graph.edgeCount)
  }
}
