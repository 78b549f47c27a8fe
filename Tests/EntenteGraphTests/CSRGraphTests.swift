import EntenteGraph
import Testing

@Suite("The graph in compressed rows")
struct CSRGraphTests {
  @Test("An undirected edge is seen from both ends, its neighbors in ascending order")
  func undirected() {
    let graph = CSRGraph(nodeCount: 4, edges: [(2, 0), (0, 3), (1, 0)])
    #expect(Array(graph.neighbors(of: 0)) == [1, 2, 3])
    #expect(Array(graph.neighbors(of: 2)) == [0])
    #expect(Array(graph.predecessors(of: 0)) == [1, 2, 3])
    #expect(graph.edgeCount == 3)
  }

  @Test("A directed edge is a neighbor of its source and a predecessor of its target")
  func directed() {
    let graph = CSRGraph(
      nodeCount: 3, edges: [(2, 0), (0, 1), (2, 1)], weights: [5, 6, 7], isDirected: true)
    #expect(Array(graph.neighbors(of: 2)) == [0, 1])
    #expect(Array(graph.weights(from: 2)) == [5, 7])
    #expect(Array(graph.predecessors(of: 1)) == [0, 2])
    #expect(Array(graph.weights(to: 1)) == [6, 7])
    #expect(graph.neighbors(of: 1).isEmpty)
  }

  @Test("Parallel edges and loops are kept, a loop of an undirected graph once")
  func multigraph() {
    let graph = CSRGraph(nodeCount: 2, edges: [(0, 1), (1, 1), (1, 0)], weights: [1, 2, 3])
    #expect(Array(graph.neighbors(of: 1)) == [0, 0, 1])
    #expect(Array(graph.weights(from: 1)) == [1, 3, 2])
    #expect(graph.edgeCount == 3)
  }

  @Test("The order in which edges are given does not matter")
  func order() {
    let edges: [(CSRGraph.Node, CSRGraph.Node)] = [(0, 1), (1, 2), (2, 2), (3, 0)]
    for isDirected in [false, true] {
      let graph = CSRGraph(nodeCount: 4, edges: edges, isDirected: isDirected)
      let reversed = CSRGraph(nodeCount: 4, edges: edges.reversed(), isDirected: isDirected)
      #expect(graph == reversed)
      #expect(graph.hashValue == reversed.hashValue)
    }
  }

  @Test("A graph without weights is not weighted, and each of its edges weighs 1")
  func unweighted() {
    let graph = CSRGraph.path(nodeCount: 3)
    #expect(!graph.isWeighted)
    #expect(Array(graph.weights(from: 1)) == [1, 1])
    #expect(graph.hasPositiveWeights())
    #expect(!OddGraph.zeroWeights.graph.hasPositiveWeights())
  }

  @Test("A node beyond the last, a missing weight and a negative weight are refused")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = CSRGraph(nodeCount: 2, edges: [(0, 2)])
    }
    await #expect(processExitsWith: .failure) {
      _ = CSRGraph(nodeCount: 2, edges: [(0, 1)], weights: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = CSRGraph(nodeCount: 2, edges: [(0, 1)], weights: [-1])
    }
    await #expect(processExitsWith: .failure) {
      _ = CSRGraph(nodeCount: 2, edges: [(0, 1)], weights: [.nan])
    }
  }
}
