import EntenteGraph
import Testing

@Suite("Scores from the scores of neighbors, on several threads")
struct SpectralThreadsTests {
  /// Graphs with so many nodes that kernels reorder them, and cut them into pieces.
  private static func large(isDirected: Bool, isWeighted: Bool) -> CSRGraph {
    .random(
      nodeCount: 66_000, edgeCount: 100_000, isDirected: isDirected, isWeighted: isWeighted,
      seed: 7)
  }

  @Test("PageRank is the same to the last bit", arguments: [false, true])
  func pageRank(isWeighted: Bool) throws {
    let graph = Self.large(isDirected: true, isWeighted: isWeighted)
    let alone = try graph.pageRank(workers: .one)
    #expect(try graph.pageRank(workers: Workers(count: 2)) == alone)
    // Each step of the walker brings the sum of all errors down to 0.85 of it.
    let steps = 20
    let errors = zip(alone, pageRankByDefinition(graph, steps: steps)).map { ($0 - $1).magnitude }
    let bound = (0..<steps).reduce(2.0) { bound, _ in 0.85 * bound }
    #expect(errors.reduce(0, +) < bound)
  }

  @Test("Eigenvector and Katz centrality are the same to the last bit")
  func eigenvector() throws {
    let graph = CSRGraph.random(
      nodeCount: 5_000, edgeCount: 20_000, isDirected: false, isWeighted: true, seed: 7)
    let two = Workers(count: 2)
    let alone = try graph.eigenvectorCentrality(workers: .one)
    #expect(try graph.eigenvectorCentrality(workers: two) == alone)
    let value = try graph.largestEigenvalue(workers: .one)
    let product = graph.nodes.map { node in
      zip(graph.predecessors(of: node), graph.weights(to: node)).reduce(0) {
        $0 + alone[Int($1.0)] * $1.1
      }
    }
    #expect(product.isClose(to: alone.map { value * $0 }))
    let katz = try graph.katzCentrality(attenuation: 0.5 / value, workers: .one)
    #expect(try graph.katzCentrality(attenuation: 0.5 / value, workers: two) == katz)
  }

  @Test("Hubs and authorities are the same to the last bit")
  func hits() throws {
    let graph = CSRGraph.random(
      nodeCount: 8_000, edgeCount: 24_000, isDirected: true, isWeighted: false, seed: 7)
    #expect(try graph.hits(workers: .one) == graph.hits(workers: Workers(count: 2)))
  }

  @Test("A number of iterations is what a tolerance takes as many for")
  func iterations() throws {
    let graph = CSRGraph.random(
      nodeCount: 50, edgeCount: 200, isDirected: true, isWeighted: true, seed: 3)
    let jumps = [Double](repeating: 1 / 50, count: 50)
    #expect(graph.pageRank(iterations: 0).isClose(to: jumps))
    #expect(graph.pageRank(iterations: 300).isClose(to: try graph.pageRank(tolerance: 1e-14)))
  }

  /// Steps of the walker, one node after the other.
  private func pageRankByDefinition(_ graph: CSRGraph, steps: Int) -> [Double] {
    let n = Double(graph.nodeCount)
    var ranks = [Double](repeating: 1 / n, count: graph.nodeCount)
    for _ in 0..<steps {
      var next = [Double](repeating: 0, count: graph.nodeCount)
      var stranded = 0.0
      for node in graph.nodes {
        let weights = graph.weights(from: node)
        let strength = weights.reduce(0, +)
        if strength == 0 { stranded += ranks[node] }
        for (head, weight) in zip(graph.neighbors(of: node), weights) where weight > 0 {
          next[Int(head)] += ranks[node] * weight / strength
        }
      }
      ranks = next.map { 0.85 * ($0 + stranded / n) + 0.15 / n }
    }
    return ranks
  }
}
