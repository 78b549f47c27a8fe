import EntenteGraph
import Testing

@Suite("Bonacich's power")
struct BonacichPowerTests {
  @Test("With a reach of 0 it is the strength")
  func strength() throws {
    let scores = try CSRGraph.star(leafCount: 4).bonacichPower(reach: 0)
    #expect(scores.isClose(to: [4.0, 1, 1, 1, 1].map { $0 * 0.5 }))
  }

  @Test("Against those who depend on others, the second in a chain of five is strong")
  func bargaining() throws {
    // Bonacich, 1987: among negotiators in a row, those next to the ends win.
    let chain = CSRGraph.path(nodeCount: 5)
    let power = try chain.bonacichPower(reach: -0.9)
    #expect(power[1] > power[2] && power[1] > power[0])
    let status = try chain.bonacichPower(reach: 0.9)
    #expect(status[2] > status[1])
  }

  @Test("Solves its equation on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) throws {
    let graph = random.graph()
    let n = graph.nodeCount
    let a = DenseMatrix(graph)
    let greatest = a.rows.joined().max() ?? 0
    for reach in [-0.9, -0.5, 0.5, 0.9] {
      let eigenvalue = try graph.largestEigenvalue()
      let single = graph.nodes.compactMap { graph.weights(from: $0).max() }.max() ?? 1
      let beta = reach / (eigenvalue > 0 ? eigenvalue : single)
      let x = (DenseMatrix.identity(n) + -beta * a)
        .solved(for: a * [Double](repeating: 1, count: n))
      let scale = Double(n).squareRoot()
      let expected = greatest == 0 ? x : x.ofUnitLength.map { $0 * scale }
      #expect(try graph.bonacichPower(reach: reach).isClose(to: expected))
    }
  }

  @Test("Agrees with a dense solution by NumPy", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    let graph = peers.graph
    #expect(try graph.bonacichPower().isClose(to: try #require(peers.values["power"])))
    #expect(
      try graph.bonacichPower(reach: -0.5).isClose(
        to: try #require(peers.values["powerOverTheWeak"])))
    #expect(
      try graph.bonacichPower(workers: .one) == graph.bonacichPower(workers: Workers(count: 2)))
  }

  @Test("Odd graphs have finite scores, without edges 0", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) throws {
    let scores = try odd.graph.bonacichPower(reach: -0.9)
    #expect(scores.count == odd.graph.nodeCount)
    #expect(scores.allSatisfy { $0.isFinite })
    if odd == .noEdges || odd == .zeroWeights { #expect(scores.allSatisfy { $0 == 0 }) }
  }
}
