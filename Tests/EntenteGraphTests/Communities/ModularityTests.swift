import EntenteGraph
import Testing

@Suite("Modularity")
struct ModularityTests {
  @Test("Two cliques joined by an edge lose only that edge", arguments: 3...7)
  func twoCliques(size k: Int) {
    let graph = CSRGraph.ringOfCliques(count: 2, size: k)
    let inner = Double(k * (k - 1))
    let expected = inner / (inner + 1) - 0.5
    let labels = (0..<2 * k).map { Int32($0 / k) }
    #expect(abs(graph.modularity(of: labels) - expected) < 1e-12)
  }

  @Test("One community has none, at every resolution 1 − γ", arguments: [0, 0.5, 1, 2])
  func oneCommunity(resolution: Double) {
    let graph = CSRGraph.kite
    let labels = [Int32](repeating: 0, count: graph.nodeCount)
    #expect(abs(graph.modularity(of: labels, resolution: resolution) - (1 - resolution)) < 1e-12)
  }

  @Test("A loop counts twice for its node, and is inside")
  func loop() {
    let graph = CSRGraph(nodeCount: 2, edges: [(0, 0), (0, 1)])
    #expect(abs(graph.modularity(of: [0, 1]) - (0.5 - 10.0 / 16)) < 1e-12)
  }

  @Test("Parallel edges count as one of their weight")
  func parallel() {
    let many = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 0), (1, 2), (0, 1)])
    let one = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], weights: [3, 1])
    #expect(abs(many.modularity(of: [0, 0, 1]) - one.modularity(of: [0, 0, 1])) < 1e-15)
  }

  @Test("Agrees with its definition, a sum over pairs of nodes", arguments: RandomCase.all)
  func definition(of random: RandomCase) {
    let graph = random.graph()
    let labels = graph.nodes.map { Int32($0 % 3) }
    for resolution in [0.5, 1, 1.7] {
      let found = graph.modularity(of: labels, resolution: resolution)
      #expect(
        abs(found - modularityByDefinition(graph, labels, resolution: resolution)) < 1e-12)
    }
  }

  @Test("Without weight it is 0, and extreme weights change nothing", arguments: OddGraph.allCases)
  func odd(_ odd: OddGraph) {
    let graph = odd.graph
    let value = graph.modularity(of: graph.nodes.map { Int32($0 % 2) })
    #expect(value.isFinite)
    if [.empty, .noEdges, .zeroWeights, .oneNode].contains(odd) { #expect(value == 0) }
    if odd == .hugeWeights {
      let plain = CSRGraph.cycle(nodeCount: 3).modularity(of: [0, 1, 0])
      #expect(abs(value - plain) < 1e-12)
    }
  }
}

/// Σ over ordered pairs in one community of A(u, v) − γ s(u) s(v) / 2m.
func modularityByDefinition(
  _ graph: CSRGraph, _ labels: [Int32], resolution: Double = 1
) -> Double {
  let n = graph.nodeCount
  var matrix = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
  for u in 0..<n {
    for (v, weight) in zip(graph.neighbors(of: u), graph.weights(from: u)) {
      matrix[u][Int(v)] += !graph.isDirected && Int(v) == u ? 2 * weight : weight
    }
  }
  let leaving = matrix.map { $0.reduce(0, +) }
  let entering = (0..<n).map { v in matrix.reduce(0) { $0 + $1[v] } }
  let total = leaving.reduce(0, +)
  guard total > 0 else { return 0 }
  var sum = 0.0
  for u in 0..<n {
    for v in 0..<n where labels[u] == labels[v] {
      sum += matrix[u][v] - resolution * leaving[u] * entering[v] / total
    }
  }
  return sum / total
}
