import EntenteGraph
import Testing

@Suite("Katz centrality")
struct KatzTests {
  @Test("In a ring all score alike", arguments: 1...6)
  func cycle(nodeCount n: Int) throws {
    let scores = try CSRGraph.cycle(nodeCount: n, isDirected: true).katzCentrality()
    #expect(scores.isClose(to: [Double](repeating: 1 / Double(n).squareRoot(), count: n)))
  }

  @Test("The hub of a star solves a quadratic equation", arguments: [1, 4, 100])
  func star(leafCount k: Int) throws {
    let alpha = 0.85 / Double(k).squareRoot()
    let hub = (1 + alpha * Double(k)) / (1 - alpha * alpha * Double(k))
    let expected = [hub] + [Double](repeating: 1 + alpha * hub, count: k)
    let scores = try CSRGraph.star(leafCount: k).katzCentrality()
    #expect(scores.isClose(to: expected.ofUnitLength, within: 1e-12))
  }

  @Test("Of a directed graph the edges that enter count, and without cycles any attenuation serves")
  func acyclic() throws {
    let chain = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], isDirected: true)
    #expect(try chain.katzCentrality(attenuation: 2).isClose(to: [1.0, 3, 7].ofUnitLength))
    #expect(
      try chain.katzCentrality().isClose(to: [1, 1.85, 1 + 0.85 * 1.85].ofUnitLength))
    let weighted = CSRGraph(
      nodeCount: 3, edges: [(0, 1), (1, 2)], weights: [8, 8], isDirected: true)
    #expect(try weighted.katzCentrality().isClose(to: chain.katzCentrality()))
  }

  @Test("Walks that multiply beyond any number still compare")
  func overflow() throws {
    let edges = (0..<400).map { (CSRGraph.Node($0), CSRGraph.Node($0 + 1)) }
    let scores = try CSRGraph(nodeCount: 401, edges: edges, isDirected: true)
      .katzCentrality(attenuation: 1000)
    let last: Double = (1 - 1e-6).squareRoot()
    #expect(scores[400].isClose(to: last))
    #expect((scores[399] / scores[400]).isClose(to: 0.001))
  }

  @Test("An attenuation at its limit is refused, and the limit told")
  func divergent() throws {
    let graph = CSRGraph.complete(nodeCount: 5)
    #expect(throws: KatzError.self) { try graph.katzCentrality(attenuation: 0.25) }
    #expect(try graph.katzCentrality(attenuation: 0.2499).count == 5)
    do {
      _ = try graph.katzCentrality(attenuation: 1)
      Issue.record("Walks were added up to infinity")
    } catch {
      guard case .divergent(let attenuation, let limit) = error else { throw error }
      #expect(attenuation == 1)
      #expect(limit.isClose(to: 0.25))
    }
  }

  @Test("The base cancels out")
  func base() throws {
    let graph = CSRGraph.kite
    #expect(try graph.katzCentrality(base: 3) == graph.katzCentrality())
  }

  @Test("Without edges all score alike")
  func noEdges() throws {
    #expect(try CSRGraph(nodeCount: 4, edges: []).katzCentrality() == [0.5, 0.5, 0.5, 0.5])
  }

  @Test("Solves its equations on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) throws {
    let graph = random.graph()
    let n = graph.nodeCount
    let greatest = graph.nodes.compactMap { graph.weights(from: $0).max() }.max() ?? 1
    let eigenvalue = try graph.largestEigenvalue()
    let alpha = 0.85 / (eigenvalue == 0 ? greatest : eigenvalue)
    let system = DenseMatrix.identity(n) + -alpha * DenseMatrix(graph).transposed
    let expected = system.solved(for: [Double](repeating: 1, count: n)).ofUnitLength
    #expect(try graph.katzCentrality().isClose(to: expected))
  }

  @Test("Agrees with a dense solution by NumPy", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    #expect(try peers.graph.katzCentrality().isClose(to: try #require(peers.values["katz"])))
  }

  @Test("Odd graphs have scores of length 1", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) throws {
    let scores = try odd.graph.katzCentrality()
    #expect(scores.isEmpty || scores.map { $0 * $0 }.reduce(0, +).isClose(to: 1))
  }
}
