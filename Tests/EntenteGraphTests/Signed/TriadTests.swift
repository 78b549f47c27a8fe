import EntenteGraph
import Testing

@Suite("Signed triangles and PN centrality")
struct TriadTests {
  @Test("Agree with a look at all triples", arguments: 0..<12 as Range<UInt64>)
  func definition(seed: UInt64) {
    let graph = SignedGraph.random(
      nodeCount: 18, edgeShare: 0.4, positiveShare: 0.6, seed: seed)
    var sign: [Int: (edge: Int, isPositive: Bool)] = [:]
    for (position, edge) in graph.edges.enumerated() {
      sign[Int(edge.first) * 18 + Int(edge.second)] = (position, edge.isPositive)
    }
    var census = [0, 0, 0, 0]
    var unbalanced = [Int](repeating: 0, count: graph.edges.count)
    for c in 0..<18 {
      for b in 0..<c {
        for a in 0..<b {
          let found = [sign[a * 18 + b], sign[b * 18 + c], sign[a * 18 + c]].compactMap(\.self)
          guard found.count == 3 else { continue }
          let negative = found.count { !$0.isPositive }
          census[negative] += 1
          if negative % 2 == 1 { for side in found { unbalanced[side.edge] += 1 } }
        }
      }
    }
    let triads = graph.triads()
    #expect(triads.census == census)
    #expect(triads.unbalancedOfEdges == unbalanced)
    #expect(triads.countOfEdges.reduce(0, +) == 3 * triads.count)
  }

  @Test("All friends are balanced, all foes are not")
  func complete() {
    #expect(SignedGraph.complete(nodeCount: 6, isPositive: true).triads().degreeOfBalance == 1)
    #expect(SignedGraph.complete(nodeCount: 6, isPositive: false).triads().census == [0, 0, 0, 20])
    #expect(SignedGraph(nodeCount: 2, edges: []).triads().degreeOfBalance == nil)
  }

  @Test("PN centrality is 2 among friends, 1 alone, and of two foes ½")
  func pnClosedForms() {
    let friends = SignedGraph.complete(nodeCount: 5, isPositive: true).pnCentrality()
    #expect(friends.allSatisfy { abs($0 - 2) < 1e-12 })
    let foes = SignedGraph.complete(nodeCount: 5, isPositive: false).pnCentrality()
    #expect(foes.allSatisfy { abs($0 - 0.5) < 1e-12 })
    #expect(SignedGraph(nodeCount: 3, edges: []).pnCentrality() == [1, 1, 1])
    #expect(SignedGraph(nodeCount: 1, edges: []).pnCentrality() == [1])
    #expect(SignedGraph(nodeCount: 0, edges: []).pnCentrality() == [])
    let two = SignedGraph(nodeCount: 2, edges: [(0, 1, isPositive: false)]).pnCentrality()
    #expect(two == [0.5, 0.5])
  }

  @Test("PN centrality agrees with a dense solution", arguments: GroupReferences.all.signed)
  func pnReference(of reference: GroupReferences.Signed) {
    let scores = reference.graph.pnCentrality()
    for (score, expected) in zip(scores, reference.pn) {
      #expect(abs(score - expected) <= 1e-9 * max(1, abs(expected)))
    }
  }
}
