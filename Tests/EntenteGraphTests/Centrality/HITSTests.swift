import EntenteGraph
import Testing

@Suite("Hubs and authorities")
struct HITSTests {
  @Test("Two that point to a third are the hubs, the third the authority")
  func example() throws {
    let scores = try CSRGraph(nodeCount: 3, edges: [(0, 2), (1, 2)], isDirected: true).hits()
    #expect(scores.hubs.isClose(to: [0.5, 0.5, 0]))
    #expect(scores.authorities.isClose(to: [0, 0, 1]))
  }

  @Test("In a ring all are hubs and authorities alike", arguments: 3...7)
  func cycle(nodeCount n: Int) throws {
    for isDirected in [false, true] {
      let scores = try CSRGraph.cycle(nodeCount: n, isDirected: isDirected).hits()
      #expect(scores.hubs.isClose(to: [Double](repeating: 1 / Double(n), count: n)))
      #expect(scores.authorities.isClose(to: [Double](repeating: 1 / Double(n), count: n)))
    }
  }

  @Test("In a star the hub has one half of each in the limit from equal hubs")
  func star() throws {
    // (AAᵀ)ᵏ 1 for four leaves: the center and the leaves do not mix, each grows by 4ᵏ.
    let scores = try CSRGraph.star(leafCount: 4).hits()
    #expect(scores.hubs.isClose(to: [Double](repeating: 0.2, count: 5)))
    #expect(scores.authorities.isClose(to: [0.5] + [Double](repeating: 0.125, count: 4)))
  }

  @Test("Parts with the same eigenvalue share, smaller parts get nothing")
  func ties() throws {
    let graph = CSRGraph(
      nodeCount: 8, edges: [(0, 2), (1, 2), (3, 5), (4, 5), (6, 7)], isDirected: true)
    let scores = try graph.hits()
    #expect(scores.hubs.isClose(to: [0.25, 0.25, 0, 0.25, 0.25, 0, 0, 0]))
    #expect(scores.authorities.isClose(to: [0, 0, 0.5, 0, 0, 0.5, 0, 0]))
  }

  @Test("Is the limit of Kleinberg's iteration on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) throws {
    let graph = random.graph()
    let matrix = DenseMatrix(graph)
    // More squarings would blow up rounding where eigenvalues are equal.
    let limit = (matrix * matrix.transposed).raised(squarings: 24)
    let hubs = limit * [Double](repeating: 1, count: graph.nodeCount)
    let scores = try graph.hits()
    #expect(scores.hubs.isClose(to: hubs.ofUnitSum, within: 1e-7))
    let authorities = (matrix.transposed * hubs).ofUnitSum
    #expect(scores.authorities.isClose(to: authorities, within: 1e-7))
  }

  @Test("Agrees with a dense solution by NumPy", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    let scores = try peers.graph.hits()
    #expect(scores.hubs.isClose(to: try #require(peers.values["hubs"])))
    #expect(scores.authorities.isClose(to: try #require(peers.values["authorities"])))
  }

  @Test("Odd graphs have scores that sum to 1 or 0", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) throws {
    let scores = try odd.graph.hits()
    for sum in [scores.hubs.reduce(0, +), scores.authorities.reduce(0, +)] {
      #expect(sum == 0 || sum.isClose(to: 1))
    }
  }
}
