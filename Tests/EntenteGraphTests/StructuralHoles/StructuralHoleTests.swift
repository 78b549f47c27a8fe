import EntenteGraph
import Testing

@Suite("Structural holes")
struct StructuralHoleTests {
  @Test("Constraint and effective size are sums over contacts", arguments: RandomCase.all)
  func contacts(random: RandomCase) {
    let graph = random.graph()
    let (constraints, sizes) = (graph.constraints(), graph.effectiveSizes())
    for node in graph.nodes {
      let constraint = graph.constraintParts(of: node)
      let size = graph.effectiveSizeParts(of: node)
      #expect(constraint.reduce(0) { $0 + $1.value }.isClose(to: constraints[node]))
      #expect(size.reduce(0) { $0 + $1.value }.isClose(to: sizes[node]))
      let neighbors = Set(graph.neighbors(of: node)).union(graph.predecessors(of: node))
      let contacts = neighbors.subtracting([CSRGraph.Node(node)]).sorted()
      #expect(constraint.map(\.contact) == contacts && size.map(\.contact) == contacts)
      // No contact is more redundant than wholly.
      #expect(size.allSatisfy { $0.value > -1e-12 && $0.value <= 1 })
    }
  }

  @Test("The hub of a star is as free as its leaves are many", arguments: 2...9)
  func star(leafCount k: Int) {
    let star = CSRGraph.star(leafCount: k)
    #expect(star.constraints().isClose(to: [1 / Double(k)] + [Double](repeating: 1, count: k)))
    #expect(star.effectiveSizes() == [Double(k)] + [Double](repeating: 1, count: k))
    #expect(star.constraintHierarchies().dropFirst().allSatisfy { $0 == 1 })
    #expect(star.constraintHierarchies()[0] < 1e-15)
  }

  @Test("In a clique every contact is redundant", arguments: 3...8)
  func clique(nodeCount n: Int) {
    let clique = CSRGraph.complete(nodeCount: n)
    let k = Double(n - 1)
    // Each contact directly, and by way of k − 1 others.
    let part: Double = 1 / k + (k - 1) / (k * k)
    #expect(clique.constraints().isClose(to: [Double](repeating: k * part * part, count: n)))
    #expect(clique.effectiveSizes().isClose(to: [Double](repeating: 1, count: n)))
    #expect(clique.constraintHierarchies().allSatisfy { $0 < 1e-12 })
  }

  @Test("A contact to whom all ties go constrains alone")
  func oneStrongTie() {
    let graph = CSRGraph(
      nodeCount: 4, edges: [(0, 1), (0, 2), (0, 3)], weights: [1e6, 1, 1])
    #expect(graph.constraints()[0] > 0.999)
    #expect(graph.constraintHierarchies()[0] > 0.999)
  }

  @Test("Agree with their definitions on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    for graph in [
      random.graph(), random.graph(nodeCount: 5),
      .withHubs(nodeCount: 60, edgeCount: 300, isDirected: random.isDirected, seed: random.seed),
    ] {
      let matrix = DenseMatrix(graph)
      let ties = matrix.order == 0 ? matrix : matrix + matrix.transposed
      #expect(graph.constraints().isClose(to: Self.constraints(ties)))
      #expect(graph.effectiveSizes().isClose(to: Self.effectiveSizes(ties)))
    }
  }

  private static func contacts(of i: Int, _ a: DenseMatrix) -> [Int] {
    (0..<a.order).filter { $0 != i && a.rows[i][$0] > 0 }
  }

  private static func share(_ i: Int, _ j: Int, _ a: DenseMatrix) -> Double {
    let sum = contacts(of: i, a).map { a.rows[i][$0] }.reduce(0, +)
    return i == j || sum == 0 ? 0 : a.rows[i][j] / sum
  }

  private static func constraints(_ a: DenseMatrix) -> [Double] {
    (0..<a.order).map { i in
      contacts(of: i, a).reduce(0.0) { sum, j in
        let indirect = contacts(of: i, a).filter { $0 != j }
          .map { share(i, $0, a) * share($0, j, a) }.reduce(0, +)
        let part: Double = share(i, j, a) + indirect
        return sum + part * part
      }
    }
  }

  private static func effectiveSizes(_ a: DenseMatrix) -> [Double] {
    (0..<a.order).map { i in
      contacts(of: i, a).reduce(0.0) { sum, j in
        let strongest = contacts(of: j, a).map { a.rows[j][$0] }.max() ?? 1
        let redundancy = contacts(of: i, a).filter { $0 != j }
          .map { share(i, $0, a) * a.rows[j][$0] / strongest }.reduce(0, +)
        return sum + 1 - redundancy
      }
    }
  }

  @Test("Agree with NetworkX and igraph", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    let graph = peers.graph
    let constraint = try #require(peers.values["constraint"])
    let effectiveSize = try #require(peers.values["effectiveSize"])
    let hierarchy = try #require(peers.values["hierarchy"])
    #expect(graph.constraints().isClose(to: constraint))
    #expect(graph.effectiveSizes().isClose(to: effectiveSize))
    #expect(graph.constraintHierarchies().isClose(to: hierarchy))
  }

  @Test("Every number of threads gives the same bytes")
  func threads() {
    let graph = CSRGraph.withHubs(nodeCount: 3000, edgeCount: 12_000, seed: 3)
    let two = Workers(count: 2)
    #expect(graph.constraints(workers: .one) == graph.constraints(workers: two))
    #expect(graph.effectiveSizes(workers: .one) == graph.effectiveSizes(workers: two))
  }

  @Test(
    "Odd graphs have finite scores, and nodes without ties have 0", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    let graph = odd.graph
    for scores in [graph.constraints(), graph.effectiveSizes(), graph.constraintHierarchies()] {
      #expect(scores.count == graph.nodeCount)
      #expect(scores.allSatisfy { $0.isFinite })
    }
    if odd == .noEdges || odd == .zeroWeights || odd == .oneLoop {
      #expect(graph.constraints().allSatisfy { $0 == 0 })
    }
  }
}
