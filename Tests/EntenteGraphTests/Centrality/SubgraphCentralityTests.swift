import EntenteGraph
import Foundation
import Testing

@Suite("Subgraph centrality")
struct SubgraphCentralityTests {
  @Test("The hub of a star has cosh √k closed walks", arguments: [1, 2, 7, 100])
  func star(leafCount k: Int) throws {
    let hub = cosh(Double(k).squareRoot())
    let leaf = 1 + (hub - 1) / Double(k)
    let scores = try CSRGraph.star(leafCount: k).subgraphCentrality()
    #expect(scores.isClose(to: [hub] + [Double](repeating: leaf, count: k), within: 1e-12))
  }

  @Test("In a complete graph two eigenvalues give all", arguments: [2, 5, 40])
  func complete(nodeCount n: Int) throws {
    let m = Double(n)
    let expected = (exp(m - 1) + (m - 1) * exp(-1)) / m
    let scores = try CSRGraph.complete(nodeCount: n).subgraphCentrality()
    #expect(scores.isClose(to: [Double](repeating: expected, count: n), within: 1e-12))
  }

  @Test("Sums the powers of the matrix on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) throws {
    let graph = CSRGraph.random(
      nodeCount: 11, edgeCount: 5 + Int(random.seed), isDirected: false, isWeighted: false,
      seed: random.seed)
    let a = DenseMatrix(graph)
    var power = DenseMatrix.identity(graph.nodeCount)
    var sums = [Double](repeating: 0, count: graph.nodeCount)
    for k in 1...120 {
      for node in graph.nodes { sums[node] += power.rows[node][node] }
      power = (1 / Double(k)) * (power * a)
    }
    let scores = try graph.subgraphCentrality()
    #expect(scores.isClose(to: sums, within: 1e-12))
    #expect(try graph.subgraphCentrality(areShares: true).isClose(to: sums.ofUnitSum))
    #expect(try graph.subgraphCentrality(workers: Workers(count: 2)) == scores)
  }

  @Test("Agrees with NetworkX", arguments: ReferenceCase.all.filter { !$0.isDirected })
  func reference(peers: ReferenceCase) throws {
    let expected = try #require(peers.values["subgraph"])
    #expect(try peers.graph.subgraphCentrality().isClose(to: expected))
  }

  @Test("Numbers beyond all numbers are refused, and shares of them are not")
  func overflow() throws {
    let dense = CSRGraph(
      nodeCount: 2, edges: [(CSRGraph.Node, CSRGraph.Node)](repeating: (0, 1), count: 800))
    let error = #expect(throws: SubgraphError.self) { try dense.subgraphCentrality() }
    guard case .overflow(let eigenvalue) = error else {
      Issue.record("The walks were counted")
      return
    }
    #expect(eigenvalue.isClose(to: 800))
    #expect(try dense.subgraphCentrality(areShares: true).isClose(to: [0.5, 0.5]))
  }

  @Test("What would take days is refused before any work")
  func tooLong() {
    let path = CSRGraph.path(nodeCount: 300_000)
    #expect(throws: SubgraphError.self) { try path.subgraphCentrality() }
  }

  @Test("Odd graphs without direction have an empty walk at least", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) throws {
    if odd.graph.isDirected { return }
    #expect(try odd.graph.subgraphCentrality().allSatisfy { $0 >= 1 })
  }
}
