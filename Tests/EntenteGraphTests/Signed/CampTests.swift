import EntenteGraph
import Testing

@Suite("Camps of friends and foes")
struct CampTests {
  @Test("Two camps of friends who are all foes of each other frustrate nothing")
  func balanced() {
    let graph = SignedGraph.twoCamps(nodeCount: 7)
    let camps = graph.camps()
    #expect(camps.labels == [0, 1, 0, 1, 0, 1, 0])
    #expect(camps.frustration == 0 && camps.isExact)
  }

  @Test("A ring is frustrated once if its negative edges are odd", arguments: 3...9, 0...3)
  func ring(nodeCount: Int, negative: Int) {
    let camps = SignedGraph.ring(nodeCount: nodeCount, negative: negative).camps()
    #expect(camps.frustration == negative % 2)
    #expect(camps.isExact)
  }

  @Test("Foes of all divide in halves, and in as many camps as they like", arguments: 2...9)
  func foes(nodeCount n: Int) {
    let graph = SignedGraph.complete(nodeCount: n, isPositive: false)
    let camps = graph.camps()
    let halves: [Int] = [n / 2, n - n / 2]
    let within: Int = halves.map { $0 * ($0 - 1) / 2 }.reduce(0, +)
    #expect(camps.frustration == within)
    #expect(camps.isExact)
    #expect(graph.camps(limit: n).frustration == 0)
    let any = graph.camps(limit: nil)
    #expect(any.frustration == 0 && any.count == n)
  }

  @Test(
    "No division is better, by trying them all", arguments: 0..<24 as Range<UInt64>,
    [2, 3, nil] as [Int?])
  func definition(seed: UInt64, limit: Int?) {
    let graph = SignedGraph.random(
      nodeCount: 8, edgeShare: 0.3 + Double(seed % 4) * 0.2, positiveShare: 0.5, seed: seed)
    let camps = graph.camps(limit: limit, seed: seed)
    let best = graph.divisions(limit: limit ?? 8).map(graph.frustration).min() ?? 0
    #expect(camps.frustration == best)
    #expect(camps.lowerBound == best)
    #expect(camps.frustratedEdges.count == graph.frustration(of: camps.labels.map { Int($0) }))
  }

  @Test(
    "Conflicts share no edge, and each stands against any division", arguments: [2, nil] as [Int?])
  func conflicts(limit: Int?) {
    let graph = SignedGraph.random(nodeCount: 40, edgeShare: 0.15, positiveShare: 0.6, seed: 5)
    let camps = graph.camps(limit: limit, steps: 1000)
    let all = camps.conflicts.flatMap(\.self)
    #expect(Set(all).count == all.count && !all.isEmpty)
    for cycle in camps.conflicts {
      let negative = cycle.count { !graph.edges[$0].isPositive }
      #expect(limit == 2 ? negative % 2 == 1 : negative == 1)
      var degrees: [CSRGraph.Node: Int] = [:]
      for edge in cycle {
        degrees[graph.edges[edge].first, default: 0] += 1
        degrees[graph.edges[edge].second, default: 0] += 1
      }
      #expect(degrees.values.allSatisfy { $0 == 2 } && degrees.count == cycle.count)
    }
    #expect(camps.lowerBound >= camps.conflicts.count)
    #expect(camps.frustration >= camps.lowerBound)
  }

  @Test("A search without enough steps says that it does not know")
  func unproved() {
    let graph = SignedGraph.random(nodeCount: 60, edgeShare: 0.5, positiveShare: 0.5, seed: 2)
    let camps = graph.camps(steps: 50)
    #expect(!camps.isExact)
    #expect(camps.lowerBound > 0)
    #expect(graph.frustrations(of: camps).allSatisfy { $0 == .unknown })
  }

  @Test(
    "The edges that are frustrated always, or never, by all best divisions",
    arguments: 0..<16 as Range<UInt64>, [2, 3] as [Int?])
  func frustrations(seed: UInt64, limit: Int?) {
    let graph = SignedGraph.random(
      nodeCount: 8, edgeShare: 0.55, positiveShare: 0.45, seed: seed &+ 100)
    let camps = graph.camps(limit: limit)
    let divisions = graph.divisions(limit: limit ?? 8)
    let best = divisions.filter { graph.frustration(of: $0) == camps.frustration }
    let expected = graph.edges.map { edge in
      let count = best.count {
        edge.isPositive != ($0[Int(edge.first)] == $0[Int(edge.second)])
      }
      return count == 0 ? Frustration.never : count == best.count ? .always : .sometimes
    }
    #expect(graph.frustrations(of: camps, limit: limit) == expected)
  }

  @Test("Parts that nothing ties share no camp, and blocks agree on the node they share")
  func parts() {
    let graph = SignedGraph(
      nodeCount: 8,
      edges: [
        (0, 1, isPositive: true), (1, 2, isPositive: false), (0, 2, isPositive: false),
        (2, 3, isPositive: false), (3, 4, isPositive: true), (2, 4, isPositive: false),
        (5, 6, isPositive: false),
      ])
    let camps = graph.camps()
    #expect(camps.frustration == 0)
    #expect(camps.labels == [0, 0, 1, 0, 0, 2, 3, 4])
  }

  @Test("Nothing, one node, and loops are no trouble")
  func degenerate() {
    #expect(SignedGraph(nodeCount: 0, edges: []).camps().count == 0)
    let one = SignedGraph(nodeCount: 1, edges: [(0, 0, isPositive: false)])
    #expect(one.edges.isEmpty)
    #expect(one.camps(limit: nil).labels == [0])
    #expect(one.camps().isExact)
  }

  @Test("A long path needs no deep stack")
  func path() {
    let graph = SignedGraph.path(nodeCount: 100_000)
    #expect(graph.camps().frustration == 0)
  }
}
