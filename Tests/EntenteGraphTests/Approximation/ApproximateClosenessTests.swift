import EntenteGraph
import Testing

@Suite("Closeness estimated from a sample of searches")
struct ApproximateClosenessTests {
  /// Graphs with a component too large to be searched from everywhere, and how directed.
  enum LargeGraph: CaseIterable {
    case hubs, sparse, components, strong

    func graph(seed: UInt64 = 1) -> CSRGraph {
      switch self {
      case .hubs: .hubs(nodeCount: 1400, isDirected: false, seed: seed)
      case .sparse: random(edges: 2000, seed: seed)
      case .components: random(edges: 1800, seed: seed, more: 2)
      case .strong: strong(seed: seed)
      }
    }

    private func random(edges: Int, seed: UInt64, more: Int = 1) -> CSRGraph {
      let n = 1200
      let parts = (0..<more).flatMap { part in
        var random = SplitMix(state: seed &+ UInt64(part))
        return (0..<edges + n).map { _ in
          (
            CSRGraph.Node(random.below(n) + part * n), CSRGraph.Node(random.below(n) + part * n)
          )
        }
      }
      return CSRGraph(nodeCount: n * more + 3, edges: parts)
    }

    /// A directed ring with further arcs, so that each node reaches all others.
    private func strong(seed: UInt64) -> CSRGraph {
      let n = 1200
      var random = SplitMix(state: seed)
      var edges = (0..<n).map { (CSRGraph.Node($0), CSRGraph.Node(($0 + 1) % n)) }
      for _ in 0..<3 * n {
        edges.append((CSRGraph.Node(random.below(n)), CSRGraph.Node(random.below(n))))
      }
      return CSRGraph(nodeCount: n, edges: edges, isDirected: true)
    }
  }

  @Test("The exact closeness is as close as promised", arguments: LargeGraph.allCases)
  func closeness(large: LargeGraph) throws {
    var broken = 0
    for seed in 1...2 as ClosedRange<UInt64> {
      let graph = large.graph(seed: seed)
      let scores = try graph.approximateCloseness(error: 0.04, confidence: 0.9, seed: seed)
      #expect(!scores.isExact && scores.error == 0.04)
      if !scores.holds(for: graph.closenessCentrality()) { broken += 1 }
      // The bound is not all that keeps estimates close.
      let width = zip(scores.lower, scores.upper).map { $1 - $0 }.max() ?? 0
      #expect(width <= 0.08 && width > 0)
    }
    #expect(broken == 0)
  }

  @Test("The exact harmonic centrality is as close as promised", arguments: LargeGraph.allCases)
  func harmonic(large: LargeGraph) {
    var broken = 0
    for seed in 1...2 as ClosedRange<UInt64> {
      let graph = large.graph(seed: seed)
      let scores = graph.approximateHarmonic(error: 0.04, confidence: 0.9, seed: seed)
      #expect(!scores.isExact && scores.error == 0.04 * Double(graph.nodeCount - 1))
      if !scores.holds(for: graph.harmonicCentrality()) { broken += 1 }
    }
    #expect(broken == 0)
  }

  @Test("Along directed edges harmonic centrality is estimated, closeness refused")
  func directed() {
    let graph = CSRGraph.hubs(nodeCount: 1400, isDirected: true, seed: 5)
    #expect(throws: CSRGraph.ApproximationRefusal.unequalReach) {
      try graph.approximateCloseness(error: 0.1, confidence: 0.9)
    }
    let scores = graph.approximateHarmonic(error: 0.04, confidence: 0.9)
    #expect(!scores.isExact && scores.holds(for: graph.harmonicCentrality()))
  }

  @Test("Of a star all is known from the degrees")
  func star() throws {
    let k = 1500
    let scores = try CSRGraph.star(leafCount: k).approximateCloseness(error: 0.01, confidence: 0.99)
    #expect(scores.sampleCount < k / 2)
    #expect(scores.values[0] == 1)
    #expect(scores.values.dropFirst().allSatisfy { $0.isClose(to: Double(k) / Double(2 * k - 1)) })
    #expect(scores.upper[0].isClose(to: 1) && scores.lower[0].isClose(to: 1))
  }

  @Test("A directed ring has the same score everywhere, within a small error")
  func ring() {
    let n = 1100
    let ring = CSRGraph.cycle(nodeCount: n, isDirected: true)
    let scores = ring.approximateHarmonic(error: 0.02, confidence: 0.99)
    let exact = (1..<n).map { 1 / Double($0) }.reduce(0, +)
    #expect(scores.holds(for: [Double](repeating: exact, count: n)))
  }

  @Test("Small components are searched from everywhere", arguments: RandomCase.all)
  func small(random: RandomCase) throws {
    let graph = random.graph(nodeCount: 30)
    let harmonic = graph.approximateHarmonic(error: 0.2, confidence: 0.9)
    #expect(harmonic.isExact && harmonic.values == graph.harmonicCentrality())
    if random.isDirected { return }
    let closeness = try graph.approximateCloseness(error: 0.2, confidence: 0.9)
    #expect(closeness.isExact && closeness.values == graph.closenessCentrality())
  }

  @Test("Scores are exact where a sample would be as much work")
  func exact() throws {
    let graph = LargeGraph.hubs.graph()
    let scores = try graph.approximateCloseness(error: 1e-9, confidence: 0.99)
    #expect(scores.isExact && scores.values == graph.closenessCentrality())
  }

  @Test("Every number of threads gives the same bytes, another seed others")
  func threads() throws {
    let graph = LargeGraph.components.graph()
    func scores(_ threads: Int, seed: UInt64 = 1) throws -> [ApproximateScores] {
      let workers = Workers(count: threads)
      return [
        try graph.approximateCloseness(error: 0.05, confidence: 0.9, seed: seed, workers: workers),
        graph.approximateHarmonic(error: 0.05, confidence: 0.9, seed: seed, workers: workers),
      ]
    }
    let one = try scores(1)
    #expect(try one == scores(2))
    #expect(try zip(one, scores(1, seed: 2)).allSatisfy { $0 != $1 })
  }

  @Test("Odd graphs have exact scores", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) throws {
    let graph = odd.graph
    #expect(
      graph.approximateHarmonic(error: 0.5, confidence: 0.5).values == graph.harmonicCentrality())
    guard !graph.isDirected else { return }
    #expect(
      try graph.approximateCloseness(error: 0.5, confidence: 0.5).values
        == graph.closenessCentrality())
  }
}
