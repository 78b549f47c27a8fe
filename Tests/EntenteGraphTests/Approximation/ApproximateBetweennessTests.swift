import EntenteGraph
import Testing

@Suite("Betweenness estimated from a sample of paths")
struct ApproximateBetweennessTests {
  /// The estimate, from a sample even where the exact scores are less work.
  private func sampled(
    _ graph: CSRGraph, error: Double, confidence: Double = 0.99, lengths: EdgeLengths = .hops,
    seed: UInt64 = 1
  ) throws -> ApproximateScores {
    try #require(
      graph.sampledBetweenness(
        error: error, confidence: confidence, lengths: lengths, seed: seed))
  }

  @Test("The exact scores are as close as promised, of graphs of every sort")
  func promise() throws {
    var runs = 0
    var broken = 0
    for random in RandomCase.all {
      let graph = random.graph(nodeCount: 20)
      let exact = graph.betweennessCentrality(lengths: random.lengths)
      for seed in 1...2 as ClosedRange<UInt64> {
        let scores = try sampled(
          graph, error: 0.06, confidence: 0.9, lengths: random.lengths, seed: seed)
        #expect(scores.sampleCount > 0)
        runs += 1
        if !scores.holds(for: exact) { broken += 1 }
      }
    }
    #expect(Double(broken) <= 0.1 * Double(runs), "\(broken) of \(runs) were off")
  }

  @Test("The hub of a star carries every pair of leaves", arguments: [2, 3, 11, 200])
  func star(leafCount k: Int) throws {
    let scores = try sampled(.star(leafCount: k), error: 0.02)
    let pairs = Double(k * (k - 1) / 2)
    #expect(scores.error.isClose(to: 0.02 * pairs))
    #expect((scores.values[0] - pairs).magnitude <= 0.02 * pairs)
    #expect(scores.values.dropFirst().allSatisfy { $0 == 0 })
    #expect(scores.holds(for: [pairs] + [Double](repeating: 0, count: k)))
  }

  @Test("No node of a complete graph stands between others")
  func complete() throws {
    let scores = try sampled(.complete(nodeCount: 12), error: 0.05)
    #expect(scores.values.allSatisfy { $0 == 0 })
    #expect(scores.upper.allSatisfy { $0 > 0 && $0 <= 0.06 * 66 })
  }

  @Test("Every node of a directed ring carries as many pairs")
  func directedRing() throws {
    let n = 15
    let scores = try sampled(.cycle(nodeCount: n, isDirected: true), error: 0.05)
    let exact = Double((n - 1) * (n - 2) / 2)
    #expect(scores.error.isClose(to: 0.05 * Double((n - 1) * (n - 2))))
    #expect(scores.holds(for: [Double](repeating: exact, count: n)))
    #expect(scores.lower.allSatisfy { $0 > 0.8 * exact })
  }

  @Test("Pairs that no path joins count as pairs")
  func components() throws {
    let edges = (1...9).flatMap { [(0, $0), (10, 10 + $0)] as [(CSRGraph.Node, CSRGraph.Node)] }
    let graph = CSRGraph(nodeCount: 24, edges: edges)
    let scores = try sampled(graph, error: 0.03)
    let exact = graph.betweennessCentrality()
    #expect(exact[0] == 36)
    #expect(scores.holds(for: exact))
  }

  @Test("Of shortest paths each is as likely, those over parallel edges too")
  func parallelEdges() throws {
    let graph = CSRGraph(
      nodeCount: 4, edges: [(0, 1), (0, 1), (0, 1), (1, 3), (0, 2), (2, 3)])
    let scores = try sampled(graph, error: 0.02)
    #expect(scores.holds(for: graph.betweennessCentrality()))
    #expect((scores.values[1] - 0.75).magnitude < 0.06)
  }

  @Test("Paths may be too many for a floating-point number")
  func manyPaths() throws {
    let n = 900
    let edges = (0..<n - 1).flatMap { node in
      [(CSRGraph.Node, CSRGraph.Node)](
        repeating: (CSRGraph.Node(node), CSRGraph.Node(node + 1)), count: 4)
    }
    let scores = try sampled(CSRGraph(nodeCount: n, edges: edges), error: 0.1)
    #expect(scores.holds(for: (0..<n).map { Double($0 * (n - 1 - $0)) }))
  }

  @Test("By weights a path goes around what is long")
  func weights() throws {
    let edges: [(CSRGraph.Node, CSRGraph.Node)] = [(0, 1), (1, 2), (0, 3), (3, 2), (0, 2)]
    let graph = CSRGraph(nodeCount: 4, edges: edges, weights: [0.1, 0.2, 0.15, 0.15, 5])
    let scores = try sampled(graph, error: 0.03, lengths: .weights)
    #expect(scores.holds(for: graph.betweennessCentrality(lengths: .weights)))
    #expect((scores.values[1] - 0.5).magnitude < 0.09)
  }

  @Test("Every number of threads gives the same bytes, another seed others")
  func threads() {
    let graph = CSRGraph.hubs(nodeCount: 1000, isDirected: false, seed: 3)
    let one = graph.sampledBetweenness(error: 0.05, confidence: 0.9, workers: .one)
    #expect(
      one == graph.sampledBetweenness(error: 0.05, confidence: 0.9, workers: Workers(count: 2)))
    #expect(one != graph.sampledBetweenness(error: 0.05, confidence: 0.9, seed: 2))
  }

  @Test("A larger graph takes no more paths")
  func size() throws {
    let small = try sampled(.hubs(nodeCount: 500, isDirected: false, seed: 1), error: 0.05)
    let large = try sampled(.hubs(nodeCount: 8000, isDirected: false, seed: 1), error: 0.05)
    #expect(large.sampleCount < 2 * small.sampleCount)
  }

  @Test("Scores are exact where a sample would be as much work")
  func exact() {
    let graph = CSRGraph.kite
    let scores = graph.approximateBetweenness(error: 1e-200, confidence: 0.99)
    #expect(scores.isExact && scores.error == 0 && scores.confidence == 1)
    #expect(scores.values == graph.betweennessCentrality())
    #expect(scores.lower == scores.values && scores.upper == scores.values)
  }

  @Test("Odd graphs have a score for every node", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) throws {
    let graph = odd.graph
    let scores = try sampled(graph, error: 0.2)
    #expect(scores.holds(for: graph.betweennessCentrality()))
    #expect(
      graph.approximateBetweenness(error: 0.2, confidence: 0.5)
        .holds(for: graph.betweennessCentrality()))
  }

  @Test("An error of 0 is refused")
  func wrongError() async {
    await #expect(processExitsWith: .failure) {
      _ = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)])
        .approximateBetweenness(error: 0, confidence: 0.9)
    }
  }
}
