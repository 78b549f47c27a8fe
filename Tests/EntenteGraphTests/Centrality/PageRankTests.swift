import EntenteGraph
import Testing

@Suite("PageRank")
struct PageRankTests {
  @Test("In a ring all rank alike", arguments: 1...6)
  func cycle(nodeCount n: Int) throws {
    for isDirected in [false, true] {
      let graph = CSRGraph.cycle(nodeCount: n, isDirected: isDirected)
      #expect(try graph.pageRank().isClose(to: [Double](repeating: 1 / Double(n), count: n)))
    }
  }

  @Test("The hub of a star gets what the leaves pass on", arguments: [1, 4, 20])
  func star(leafCount k: Int) throws {
    let n = Double(k + 1)
    let hub = (0.15 / n + 0.85) / 1.85
    let ranks = try CSRGraph.star(leafCount: k).pageRank(tolerance: 1e-14)
    #expect(ranks.isClose(to: [hub] + [Double](repeating: (1 - hub) / Double(k), count: k)))
  }

  @Test("From a node without a way out the walker jumps")
  func dangling() throws {
    let chain = CSRGraph(nodeCount: 2, edges: [(0, 1)], isDirected: true)
    // r₁ = ½·(0.15 + 0.85 r₁) + 0.85 r₀, and they sum to 1.
    #expect(try chain.pageRank(tolerance: 1e-14).isClose(to: [1 / 2.85, 1.85 / 2.85]))
  }

  @Test("A walker who jumps to one node only never leaves what it reaches")
  func personalization() throws {
    let graph = CSRGraph(nodeCount: 4, edges: [(0, 1), (2, 3)], isDirected: true)
    let ranks = try graph.pageRank(tolerance: 1e-14, personalization: [3, 0, 0, 0])
    #expect(ranks.isClose(to: [1 / 1.85, 0.85 / 1.85, 0, 0]))
  }

  @Test("Without damping only jumps count")
  func jumpsOnly() throws {
    let ranks = try CSRGraph.star(leafCount: 3).pageRank(
      damping: 0, personalization: [1, 1, 2, 0])
    #expect(ranks == [0.25, 0.25, 0.5, 0])
  }

  @Test("The default is within a sum of errors of 6e-10", arguments: ReferenceCase.all)
  func tolerance(peers: ReferenceCase) throws {
    let expected = try #require(peers.values["pageRank"])
    let errors = zip(try peers.graph.pageRank(), expected).map { ($0 - $1).magnitude }
    #expect(errors.reduce(0, +) < 1e-10 * 0.85 / 0.15)
  }

  @Test(
    "However slowly chances settle, errors add up to no more than the tolerance allows",
    arguments: [0.85, 0.99], [1e-3, 1e-6, 1e-9, 1e-12])
  func promise(damping: Double, tolerance: Double) throws {
    // Chances go to and fro between the two sides of a path, which has an odd cycle at one end.
    let n = 120
    let path = (1..<n).map { (CSRGraph.Node($0 - 1), CSRGraph.Node($0)) } + [(0, 2)]
    let graph = CSRGraph(nodeCount: n, edges: path)
    let jumps = (0..<n).map { $0 == n - 1 ? 1.0 : 0 }
    let walk = DenseMatrix(graph).rows.map(\.ofUnitSum)
    let system = DenseMatrix.identity(n) + -damping * DenseMatrix(rows: walk).transposed
    let exact = system.solved(for: jumps.map { (1 - damping) * $0 })
    let found = try graph.pageRank(
      damping: damping, tolerance: tolerance, personalization: jumps)
    let error = zip(found, exact).reduce(0.0) { $0 + ($1.0 - $1.1).magnitude }
    let allowed = tolerance * damping / (1 - damping)
    // What is solved exactly is off by rounding, too.
    #expect(error < 1.0625 * allowed + 1e-13)
    #expect(error > 0)
  }

  @Test("A tolerance below rounding is reported")
  func unreachable() {
    #expect(throws: ConvergenceError.self) {
      try CSRGraph.kite.pageRank(tolerance: 1e-30)
    }
  }

  @Test("Solves its equations on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) throws {
    let graph = random.graph()
    let n = graph.nodeCount
    let weights = DenseMatrix(graph).rows
    let jumps = (1...n).map { Double($0) }.ofUnitSum
    let walk = weights.map { row in row.reduce(0, +) == 0 ? jumps : row.ofUnitSum }
    let system = DenseMatrix.identity(n) + -0.85 * DenseMatrix(rows: walk).transposed
    let expected = system.solved(for: jumps.map { 0.15 * $0 })
    let ranks = try graph.pageRank(tolerance: 1e-14, personalization: jumps)
    #expect(ranks.isClose(to: expected))
    #expect(ranks.reduce(0, +).isClose(to: 1))
  }

  @Test("Agrees with a dense solution by NumPy", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    let graph = peers.graph
    let ranks = try graph.pageRank(tolerance: 1e-14)
    #expect(ranks.isClose(to: try #require(peers.values["pageRank"])))
    let jumps = (0..<graph.nodeCount).map { Double($0) }
    let personalized = try graph.pageRank(tolerance: 1e-14, personalization: jumps)
    #expect(personalized.isClose(to: try #require(peers.values["personalized"])))
  }

  @Test("Odd graphs have ranks that sum to 1", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) throws {
    let ranks = try odd.graph.pageRank()
    #expect(ranks.count == odd.graph.nodeCount)
    #expect(ranks.isEmpty || ranks.reduce(0, +).isClose(to: 1))
  }
}
