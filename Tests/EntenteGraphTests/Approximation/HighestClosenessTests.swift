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

  private func expectFirst(_ counts: [Int], in graph: CSRGraph) {
    let closeness = graph.closenessCentrality()
    let harmonic = graph.harmonicCentrality()
    for count in counts {
      #expect(
        graph.highestCloseness(count: count, workers: .one) == first(count, of: closeness))
      #expect(graph.highestHarmonic(count: count, workers: .one) == first(count, of: harmonic))
    }
  }

  @Test("Are those that the exact scores put first", arguments: ManySourceTests.LargeGraph.allCases)
  func large(large: ManySourceTests.LargeGraph) {
    expectFirst([1, 30], in: large.graph)
  }

  @Test("Are found in networks with hubs", arguments: [true, false])
  func hubs(isDirected: Bool) {
    expectFirst(
      [10], in: .hubs(nodeCount: 1600, edgesPerNode: 3, isDirected: isDirected, seed: 1))
  }

  @Test("Are those of any small graph", arguments: RandomCase.all)
  func small(random: RandomCase) {
    expectFirst([0, 1, 3, 30], in: random.graph())
  }

  /// Compares the nodes that score no less than one with those among all scores.
  private func expectClosest(to node: Int, in graph: CSRGraph, mostSearches: Int = .max) {
    for (isHarmonic, all) in [
      (false, graph.closenessCentrality()), (true, graph.harmonicCentrality()),
    ] {
      let found = graph.closest(
        notBelow: node, isHarmonic: isHarmonic, mostSearches: mostSearches, workers: .one)
      let expected = all.enumerated().filter { $0.element >= all[node] * (1 - 1e-9) }
        .map { ScoredNode(node: $0.offset, score: $0.element) }
        .sorted { ($1.score, $0.node) < ($0.score, $1.node) }
      #expect(found?.nodes == expected)
      #expect((found?.searchCount ?? 0) >= expected.count)
    }
  }

  @Test("Those that score no less than a node are found", arguments: RandomCase.all)
  func notBelow(random: RandomCase) {
    let graph = random.graph()
    for node in graph.nodes.prefix(6) { expectClosest(to: node, in: graph) }
  }

  @Test("Those that score no less than a hub are found by few searches", arguments: [true, false])
  func notBelowHub(isDirected: Bool) throws {
    let graph = CSRGraph.hubs(nodeCount: 1600, edgesPerNode: 3, isDirected: isDirected, seed: 1)
    for hub in graph.highestHarmonic(count: 3).map(\.node) { expectClosest(to: hub, in: graph) }
    let last = graph.nodes.last ?? 0
    #expect(graph.closest(notBelow: last, isHarmonic: false, mostSearches: 3) == nil)
  }

  @Test("Scores of a sample are those of searches from it", arguments: RandomCase.all)
  func sample(random: RandomCase) {
    let graph = random.graph()
    let all = graph.nodes.map { CSRGraph.Node($0) }
    #expect(graph.closeness(from: all, isHarmonic: false) == graph.closenessCentrality())
    #expect(graph.closeness(from: all, isHarmonic: true) == graph.harmonicCentrality())
    let some = Array(all.prefix(3))
    #expect(
      graph.closeness(of: some.reversed(), isHarmonic: false)
        == graph.closenessCentrality().prefix(3).reversed())
    let scores = graph.closeness(from: some, isHarmonic: true)
    for node in graph.nodes {
      let distances = graph.distances(to: node)
      let sum = some.reduce(0.0) { sum, source in
        Int(source) == node ? sum : sum + 1 / distances[Int(source)]
      }
      #expect(scores[node].isClose(to: sum))
    }
  }

  @Test("Include all whose score is that of the last")
  func ties() {
    #expect(CSRGraph.star(leafCount: 800).highestCloseness(count: 2).count == 801)
    #expect(CSRGraph.cycle(nodeCount: 600).highestHarmonic(count: 1).count == 600)
    #expect(CSRGraph.path(nodeCount: 600).highestCloseness(count: 1).map(\.node) == [299, 300])
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
    let graph = CSRGraph.hubs(nodeCount: 1600, isDirected: false, seed: 9)
    #expect(
      graph.highestCloseness(count: 20, workers: .one)
        == graph.highestCloseness(count: 20, workers: Workers(count: 2)))
  }

  @Test("Odd graphs have them too", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    expectFirst([1, 2, 9], in: odd.graph)
  }
}
