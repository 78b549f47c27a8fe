import Testing

@testable import EntenteGraph

@Suite("Cycles that stand against any division")
struct ConflictPackingTests {
  @Test("The search for ways ends after its steps, with the cycles found until then")
  func limit() {
    // Triangles of foes in a row, each a conflict of its own.
    let edges = (0..<50 as Range<UInt32>).flatMap { triangle in
      [(0, 1), (1, 2), (0, 2)].map { (3 * triangle + $0.0, 3 * triangle + $0.1, isPositive: false) }
    }
    let graph = SignedGraph(nodeCount: 150, edges: edges)
    let labels = (0..<150).map { UInt32($0 % 3 == 1 ? 1 : 0) }
    func count(_ stepLimit: Int) -> Int {
      ConflictPacking(graph, labels, isTwoSided: true, stepLimit: stepLimit).cycles.count
    }
    #expect(ConflictPacking(graph, labels, isTwoSided: true).cycles.count == 50)
    #expect(count(.max) == 50 && count(0) == 0)
    let some = count(60)
    #expect(some > 0 && some < 50)
  }
}
