import EntenteGraph
import Testing

@Suite("The nodes of highest closeness")
struct HighestClosenessTests {
  /// The first of some scores, with those that equal the last.
  private func first(_ count: Int, of scores: [Double]) -> [ScoredNode] {
    let all = scores.enumerated().map { ScoredNode(node: $0, score: $1) }
      .sorted { ($1.score, $0.node) < ($0.score, $1.node) }
    guard count > 0, count < all.count else { return count > 0 ? all : [] }
    return all.filter { $0.score >= all[count - 1].score * (1 - 1e-9) }
  }

  private func expectFirst(_ count: Int, in graph: CSRGraph) {
    #expect(
      graph.highestCloseness(count: count, workers: .one)
        == first(count, of: graph.closenessCentrality()))
    #expect(
      graph.highestHarmonic(count: count, workers: .one)
        == first(count, of: graph.harmonicCentrality()))
  }

  @Test("Are those that the exact scores put first", arguments: ManySourceTests.LargeGraph.allCases)
  func large(large: ManySourceTests.LargeGraph) {
    for count in [1, 7, 100] { expectFirst(count, in: large.graph) }
  }

  @Test("Are found in networks with hubs", arguments: [true, false], 1...2 as ClosedRange<UInt64>)
  func hubs(isDirected: Bool, seed: UInt64) {
    expectFirst(
      10, in: .hubs(nodeCount: 4000, edgesPerNode: 3, isDirected: isDirected, seed: seed))
  }

  @Test("Are those of any small graph", arguments: RandomCase.all)
  func small(random: RandomCase) {
    for count in [0, 1, 3, 30] { expectFirst(count, in: random.graph()) }
  }

  @Test("Include all whose score is that of the last")
  func ties() {
    #expect(CSRGraph.star(leafCount: 2000).highestCloseness(count: 2).count == 2001)
    #expect(CSRGraph.cycle(nodeCount: 1500).highestHarmonic(count: 1).count == 1500)
    #expect(CSRGraph.path(nodeCount: 1400).highestCloseness(count: 1).map(\.node) == [699, 700])
  }

  @Test("No score is above its bound", arguments: RandomCase.all)
  func bounds(random: RandomCase) {
    for graph in [random.graph(), random.graph(nodeCount: 40)] {
      let bounds = ReachBounds(graph, workers: .one)
      let closeness = graph.closenessCentrality()
      let harmonic = graph.harmonicCentrality()
      for node in graph.nodes {
        #expect(bounds.closeness[node] >= closeness[node] * (1 - 1e-12))
        #expect(bounds.harmonic[node] >= harmonic[node] * (1 - 1e-12))
      }
    }
  }

  @Test("A bound is reached where the degrees allow no nearer nodes")
  func tightBounds() {
    for graph in [CSRGraph.star(leafCount: 9), .complete(nodeCount: 5), .path(nodeCount: 2)] {
      let bounds = ReachBounds(graph, workers: .one)
      #expect(bounds.closeness.isClose(to: graph.closenessCentrality()))
      #expect(bounds.harmonic.isClose(to: graph.harmonicCentrality()))
    }
  }

  @Test("Every number of threads gives the same bytes")
  func threads() {
    let graph = CSRGraph.hubs(nodeCount: 3000, isDirected: false, seed: 9)
    #expect(
      graph.highestCloseness(count: 20, workers: .one)
        == graph.highestCloseness(count: 20, workers: Workers(count: 2)))
  }

  @Test("Odd graphs have them too", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    for count in [1, 2, 9] { expectFirst(count, in: odd.graph) }
  }
}
