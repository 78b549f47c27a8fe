import EntenteGraph
import Testing

@Suite("Eigenvector centrality")
struct EigenvectorTests {
  @Test("The hub of a star weighs as much as all leaves", arguments: [1, 2, 9, 100])
  func star(leafCount k: Int) throws {
    let graph = CSRGraph.star(leafCount: k)
    let hub = Double(k).squareRoot()
    let expected = ([hub] + [Double](repeating: 1, count: k)).ofUnitLength
    #expect(try graph.eigenvectorCentrality().isClose(to: expected, within: 1e-12))
    #expect(try graph.largestEigenvalue().isClose(to: Double(k).squareRoot(), within: 1e-13))
  }

  @Test(
    "A path is half a wave, however small the gap to the next eigenvalue",
    arguments: [2, 3, 50, 300])
  func path(nodeCount n: Int) throws {
    let graph = CSRGraph.path(nodeCount: n)
    let wave = (1...n).map { sine(.pi * Double($0) / Double(n + 1)) }.ofUnitLength
    #expect(try graph.eigenvectorCentrality().isClose(to: wave))
    let eigenvalue = 2 * sine(.pi / 2 - .pi / Double(n + 1))
    #expect(try graph.largestEigenvalue().isClose(to: eigenvalue, within: 1e-12))
  }

  @Test("In a ring and in a complete graph all score alike", arguments: 3...9)
  func regular(nodeCount n: Int) throws {
    let alike = [Double](repeating: 1 / Double(n).squareRoot(), count: n)
    for graph in [
      CSRGraph.cycle(nodeCount: n), .cycle(nodeCount: n, isDirected: true),
      .complete(nodeCount: n),
    ] {
      #expect(try graph.eigenvectorCentrality().isClose(to: alike, within: 1e-12))
    }
    #expect(try CSRGraph.complete(nodeCount: n).largestEigenvalue().isClose(to: Double(n - 1)))
  }

  @Test("Each side of a bipartite graph has half of the weight")
  func bipartite() throws {
    let scores = try CSRGraph.multipartite(sides: [2, 8]).eigenvectorCentrality()
    #expect(scores.isClose(to: [0.5, 0.5] + [Double](repeating: 0.25, count: 8), within: 1e-12))
  }

  @Test("A grid is a wave in both directions")
  func grid() throws {
    let (width, height) = (9, 6)
    let across = (1...width).map { sine(.pi * Double($0) / Double(width + 1)) }
    let down = (1...height).map { sine(.pi * Double($0) / Double(height + 1)) }
    let wave: [Double] = down.flatMap { y in across.map { x in x * y } }
    let graph = CSRGraph.grid(width: width, height: height)
    #expect(try graph.eigenvectorCentrality().isClose(to: wave.ofUnitLength))
  }

  @Test("A long tail keeps its proportions down to the smallest scores")
  func tail() throws {
    // Twenty leaves at node 0, and a tail of sixty nodes.
    let edges = (1...80).map { (CSRGraph.Node($0 <= 21 ? 0 : $0 - 1), CSRGraph.Node($0)) }
    let graph = CSRGraph(nodeCount: 81, edges: edges)
    let scores = try graph.eigenvectorCentrality()
    let eigenvalue = try graph.largestEigenvalue()
    for node in graph.nodes {
      let sum = graph.neighbors(of: node).map { scores[Int($0)] }.reduce(0, +)
      #expect((eigenvalue * scores[node]).isClose(to: sum))
    }
    #expect(Set(scores[1...20]).count == 1)
  }

  @Test("A directed ring with weights that differ is solved like any other")
  func weightedRing() throws {
    let n = 60
    let weights = (0..<n).map { Double($0 % 7 + 1) }
    let graph = CSRGraph(
      nodeCount: n, edges: (0..<n).map { (CSRGraph.Node($0), CSRGraph.Node(($0 + 1) % n)) },
      weights: weights, isDirected: true)
    let scores = try graph.eigenvectorCentrality()
    let eigenvalue = try graph.largestEigenvalue()
    for node in 0..<n {
      #expect((eigenvalue * scores[(node + 1) % n]).isClose(to: weights[node] * scores[node]))
    }
  }

  @Test("Only the largest component scores, the first of several as large")
  func components() throws {
    let graph = CSRGraph(nodeCount: 7, edges: [(1, 2), (3, 4), (4, 5)])
    #expect(graph.eigenvectorScope() == [3, 4, 5])
    let expected: [Double] = [0, 0, 0, 1, Double(2).squareRoot(), 1, 0]
    #expect(try graph.eigenvectorCentrality().isClose(to: expected.ofUnitLength))
    let pairs = CSRGraph(nodeCount: 5, edges: [(3, 4), (1, 2)], weights: [9, 1])
    #expect(pairs.eigenvectorScope() == [1, 2])
  }

  @Test("An edge of weight 0 does not connect")
  func zeroWeight() throws {
    let graph = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 3)], weights: [1, 0, 2])
    #expect(graph.eigenvectorScope() == [0, 1])
    #expect(try graph.largestEigenvalue().isClose(to: 2))
  }

  @Test("A directed graph without cycles compares no nodes")
  func acyclic() throws {
    let graph = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], isDirected: true)
    #expect(graph.eigenvectorScope().isEmpty)
    #expect(try graph.eigenvectorCentrality() == [0, 0, 0])
    #expect(try graph.largestEigenvalue() == 0)
  }

  @Test("The Medici score highest and the Pucci are not compared")
  func florence() throws {
    let graph = CSRGraph.florentineFamilies
    let scores = try graph.eigenvectorCentrality()
    // Published values, as by Jackson, Social and Economic Networks, 2008.
    #expect((scores[8] - 0.430).magnitude < 0.0006)
    #expect((scores[14] - 0.356).magnitude < 0.0006)
    #expect(!graph.eigenvectorScope().contains(11))
    #expect(graph.eigenvectorScope().count == 15)
  }

  @Test("Is the limit of the powers of the matrix on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) throws {
    let graph = random.graph()
    let scope = graph.eigenvectorScope().map { Int($0) }
    let whole = DenseMatrix(graph)
    let part = DenseMatrix(rows: scope.map { v in scope.map { u in whole.rows[u][v] } })
    let limit = (part + DenseMatrix.identity(scope.count)).raised(squarings: 40)
    var expected = [Double](repeating: 0, count: graph.nodeCount)
    for (node, score) in zip(scope, limit * [Double](repeating: 1, count: scope.count)) {
      expected[node] = score
    }
    #expect(try graph.eigenvectorCentrality().isClose(to: expected.ofUnitLength))
  }

  @Test("Agrees with a dense solution by NumPy", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    let expected = try #require(peers.values["eigenvector"])
    #expect(try peers.graph.eigenvectorCentrality().isClose(to: expected))
    #expect(try peers.graph.largestEigenvalue().isClose(to: peers.largestEigenvalue))
  }

  @Test("Odd graphs have finite scores of length 1 or 0", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) throws {
    let scores = try odd.graph.eigenvectorCentrality()
    let length = scores.map { $0 * $0 }.reduce(0, +)
    #expect(length == 0 || length.isClose(to: 1))
    #expect(scores.count == odd.graph.nodeCount)
  }
}
