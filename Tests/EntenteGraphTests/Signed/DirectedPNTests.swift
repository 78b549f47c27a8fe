import EntenteGraph
import Testing

@Suite("PN centrality by the arcs to nodes and from them")
struct DirectedPNTests {
  private func random(_ n: Int, share: Int, seed: UInt64) -> DirectedSignedGraph {
    var random = SplitMix(state: seed)
    var arcs: [DirectedSignedGraph.Arc] = []
    for u in 0..<n {
      for v in 0..<n where u != v && random.below(100) < share {
        arcs.append(.init(UInt32(u), UInt32(v), isPositive: random.below(100) < 55))
      }
    }
    return DirectedSignedGraph(nodeCount: n, arcs: arcs)
  }

  /// (I − AᵀA)⁻¹ (I + Aᵀ) 1, by elimination.
  private func byDefinition(_ graph: DirectedSignedGraph, isIncoming: Bool) -> [Double] {
    let n = graph.nodeCount
    var a = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for arc in graph.arcs {
      a[Int(arc.tail)][Int(arc.head)] = (arc.isPositive ? 1 : -2) / Double(2 * (n - 1))
    }
    if !isIncoming { a = DenseMatrix(rows: a).transposed.rows }
    let product = (DenseMatrix(rows: a).transposed * DenseMatrix(rows: a)).rows
    var system: [[Double]] = (0..<n).map { row in
      let right: Double = 1 + a.map { $0[row] }.reduce(0, +)
      return (0..<n).map { ($0 == row ? 1 : 0) - product[row][$0] } + [right]
    }
    for column in 0..<n {
      let pivot = (column..<n).max { system[$0][column].magnitude < system[$1][column].magnitude }
      system.swapAt(column, pivot ?? column)
      for row in 0..<n where row != column {
        let factor = system[row][column] / system[column][column]
        for place in column...n { system[row][place] -= factor * system[column][place] }
      }
    }
    return (0..<n).map { system[$0][n] / system[$0][$0] }
  }

  @Test("Agrees with its definition", arguments: 0..<20 as Range<UInt64>, [10, 40, 90])
  func definition(seed: UInt64, share: Int) {
    let graph = random(11, share: share, seed: seed)
    let pn = graph.pnCentrality()
    #expect(pn.incoming.isClose(to: byDefinition(graph, isIncoming: true)))
    #expect(pn.outgoing.isClose(to: byDefinition(graph, isIncoming: false)))
  }

  @Test(
    "Where each arc is answered, it is that of a graph without direction",
    arguments: 0..<10 as Range<UInt64>)
  func symmetric(seed: UInt64) {
    let plain = SignedGraph.random(
      nodeCount: 14, edgeShare: 0.4, positiveShare: 0.5, seed: seed)
    let graph = DirectedSignedGraph(
      nodeCount: 14,
      arcs: plain.edges.flatMap {
        [
          .init($0.first, $0.second, isPositive: $0.isPositive),
          .init($0.second, $0.first, isPositive: $0.isPositive),
        ]
      })
    let pn = graph.pnCentrality()
    #expect(pn.incoming.isClose(to: plain.pnCentrality()))
    #expect(pn.outgoing.isClose(to: plain.pnCentrality()))
  }

  @Test("One who praises all gains by it, and so do they", arguments: 2...8, [true, false])
  func star(leafCount k: Int, isPositive: Bool) {
    let graph = DirectedSignedGraph(
      nodeCount: k + 1,
      arcs: (1...UInt32(k)).map { .init(0, $0, isPositive: isPositive) })
    let pn = graph.pnCentrality()
    let s: Double = (isPositive ? 1 : -2) / Double(2 * k)
    let leaf: Double = (1 + s) / (1 - s * s * Double(k))
    let hub: Double = (1 + s * Double(k)) / (1 - s * s * Double(k))
    #expect(pn.incoming.isClose(to: [1] + [Double](repeating: leaf, count: k)))
    #expect(pn.outgoing.isClose(to: [hub] + [Double](repeating: 1, count: k)))
  }

  @Test("Without arcs it is 1, of two foes ½, and loops and repeated arcs do not count")
  func degenerate() {
    #expect(DirectedSignedGraph(nodeCount: 0, arcs: []).pnCentrality().incoming == [])
    #expect(DirectedSignedGraph(nodeCount: 1, arcs: []).pnCentrality().outgoing == [1])
    #expect(DirectedSignedGraph(nodeCount: 3, arcs: []).pnCentrality().incoming == [1, 1, 1])
    let foes = DirectedSignedGraph(
      nodeCount: 2,
      arcs: [
        .init(0, 1, isPositive: false), .init(1, 0, isPositive: false),
        .init(1, 0, isPositive: false), .init(1, 1, isPositive: true),
      ])
    #expect(foes.arcs.count == 2)
    #expect(foes.pnCentrality().incoming.isClose(to: [0.5, 0.5]))
  }

  @Test(
    "Agrees with a dense solution by NumPy",
    arguments: GroupReferences.all.signed.filter { $0.pnIncoming != nil })
  func reference(of reference: GroupReferences.Signed) throws {
    let graph = DirectedSignedGraph(
      nodeCount: reference.nodeCount,
      arcs: reference.edges.map { .init($0[0], $0[1], isPositive: $0[2] == 1) })
    let pn = graph.pnCentrality()
    #expect(try pn.incoming.isClose(to: #require(reference.pnIncoming)))
    #expect(try pn.outgoing.isClose(to: #require(reference.pnOutgoing)))
  }
}
