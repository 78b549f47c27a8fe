import EntenteGraph
import Testing

@Suite("Images of positions")
struct PositionImageTests {
  @Test("Each entry counts the pairs that ties lead across", arguments: 0..<40 as Range<UInt64>)
  func definition(seed: UInt64) {
    var random = SplitMix(state: seed)
    let n = 9
    let ties = (0..<25).map { _ in
      RelationalGraph.Tie(
        UInt32(random.below(9)), UInt32(random.below(9)), kind: UInt32(random.below(3)),
        isDirected: random.below(2) == 0)
    }
    let graph = RelationalGraph(nodeCount: n, ties: ties)
    let positions = graph.regularPositions()
    func leads(_ u: Int, _ v: Int, _ kind: UInt32?) -> Bool {
      ties.contains { tie in
        let (a, b) = (Int(tie.subject), Int(tie.object))
        return (kind == nil || kind == tie.kind)
          && ((a, b) == (u, v) || !tie.isDirected && (b, a) == (u, v))
      }
    }
    var expected: [[Int]] = []
    for from in 0..<positions.count {
      for to in 0..<positions.count {
        let pairs = (0..<n).flatMap { u in (0..<n).map { (u, $0) } }.filter {
          $0.0 != $0.1 && positions.labels[$0.0] == from && positions.labels[$0.1] == to
        }
        let tied = pairs.count { leads($0.0, $0.1, nil) }
        guard tied > 0 else { continue }
        let kinds = (0..<3 as Range<UInt32>).map { kind in pairs.count { leads($0.0, $0.1, kind) } }
        expected.append([from, to, tied, pairs.count] + kinds)
      }
    }
    let image = graph.image(of: positions)
    let found = image.entries.map { entry in
      [entry.from, entry.to, entry.tiedCount, entry.pairCount]
        + (0..<3 as Range<UInt32>).map { kind in
          entry.kinds.first { $0.kind == kind }.map(\.count) ?? 0
        }
    }
    #expect(found == expected)
    #expect(image.entries.allSatisfy { $0.kinds.allSatisfy { $0.count > 0 } })
  }

  @Test(
    "Structurally equivalent nodes are tied all to all, or not at all",
    arguments: 0..<20 as Range<UInt64>)
  func structural(seed: UInt64) {
    var random = SplitMix(state: seed)
    let graph = RelationalGraph(
      nodeCount: 8,
      ties: (0..<10).map { _ in .init(UInt32(random.below(8)), UInt32(random.below(8))) })
    let image = graph.image(of: graph.structuralPositions())
    #expect(image.entries.allSatisfy { $0.density == 1 })
  }

  @Test("Sides of a bipartite graph are tied across, and nothing within")
  func sides() {
    let graph = RelationalGraph(
      nodeCount: 5,
      ties: (0..<2 as Range<UInt32>).flatMap { u in
        (2..<5 as Range<UInt32>).map { .init(u, $0, isDirected: true) }
      })
    let image = graph.image(of: graph.regularPositions())
    #expect(image.entries.map { [$0.from, $0.to, $0.tiedCount, $0.pairCount] } == [[0, 1, 6, 6]])
  }

  @Test("Nothing has an empty image")
  func degenerate() {
    for count in [0, 1, 4] {
      let graph = RelationalGraph(nodeCount: count, ties: [])
      #expect(graph.image(of: graph.regularPositions()).entries.isEmpty)
    }
  }
}
