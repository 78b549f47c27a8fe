import EntenteGraph
import Testing

@Suite("Positions of equivalent nodes")
struct EquivalenceTests {
  private func random(_ seed: UInt64) -> (RelationalGraph, [RelationalGraph.Tie]) {
    var random = SplitMix(state: seed)
    let ties = (0..<8 + Int(seed) % 8).map { _ in
      RelationalGraph.Tie(
        UInt32(random.below(7)), UInt32(random.below(7)), kind: UInt32(random.below(2)),
        isDirected: random.below(2) == 0)
    }
    return (RelationalGraph(nodeCount: 7, ties: ties), ties)
  }

  @Test(
    "Structurally equivalent nodes can change places, no others can",
    arguments: 0..<60 as Range<UInt64>)
  func structural(seed: UInt64) {
    let (graph, ties) = random(seed)
    func pattern(_ rename: (UInt32) -> UInt32) -> Set<[UInt32]> {
      Set(
        ties.filter { $0.subject != $0.object }.flatMap { tie -> [[UInt32]] in
          let (a, b) = (rename(tie.subject), rename(tie.object))
          return tie.isDirected
            ? [[a, b, tie.kind, 1]] : [[a, b, tie.kind, 0], [b, a, tie.kind, 0]]
        })
    }
    let labels = graph.structuralPositions().labels
    let own = pattern { $0 }
    for b in 0..<7 as Range<UInt32> {
      for a in 0..<b {
        let isSame = own == pattern { $0 == a ? b : $0 == b ? a : $0 }
        #expect((labels[Int(a)] == labels[Int(b)]) == isSame)
      }
    }
  }

  @Test(
    "Regularly equivalent nodes are tied to the same positions, and no two could be joined",
    arguments: 0..<60 as Range<UInt64>)
  func regular(seed: UInt64) {
    let (graph, ties) = random(seed)
    func roles(_ labels: [Int32], of node: Int) -> Set<[Int]> {
      Set(
        ties.filter { $0.subject != $0.object }.flatMap { tie -> [[Int]] in
          let (a, b) = (Int(tie.subject), Int(tie.object))
          let kind = Int(tie.kind)
          return (a == node ? [[kind, tie.isDirected ? 1 : 0, Int(labels[b])]] : [])
            + (b == node ? [[kind, tie.isDirected ? 2 : 0, Int(labels[a])]] : [])
        })
    }
    let labels = graph.regularPositions().labels
    func isRegular(_ labels: [Int32]) -> Bool {
      (0..<7).allSatisfy { b in
        (0..<b).allSatisfy {
          labels[$0] != labels[b] || roles(labels, of: $0) == roles(labels, of: b)
        }
      }
    }
    #expect(isRegular(labels))
    for second in 0..<(labels.max() ?? 0) + 1 {
      for first in 0..<second {
        #expect(!isRegular(labels.map { $0 == second ? first : $0 }))
      }
    }
    // Whoever is structurally equivalent is so regularly.
    let structural = graph.structuralPositions().labels
    for b in 0..<7 {
      for a in 0..<b where structural[a] == structural[b] { #expect(labels[a] == labels[b]) }
    }
  }

  /// Positions that part until none do, each round from the definition (CATREGE).
  private func regularByRounds(_ nodeCount: Int, _ ties: [RelationalGraph.Tie]) -> [Int32] {
    var labels = [Int32](repeating: 0, count: nodeCount)
    while true {
      var signatures = labels.map { (own: $0, ties: Set<[Int32]>()) }
      for tie in ties where tie.subject != tie.object {
        let (a, b, kind) = (Int(tie.subject), Int(tie.object), Int32(tie.kind))
        signatures[a].ties.insert([kind, tie.isDirected ? 1 : 0, labels[b]])
        signatures[b].ties.insert([kind, tie.isDirected ? 2 : 0, labels[a]])
      }
      var numbers: [[[Int32]]: Int32] = [:]
      let next = signatures.map { signature in
        let key = [[signature.own]] + signature.ties.sorted { $0.lexicographicallyPrecedes($1) }
        let number = numbers[key] ?? Int32(numbers.count)
        numbers[key] = number
        return number
      }
      if next == labels { return labels }
      labels = next
    }
  }

  @Test("Positions are those that rounds of parting leave", arguments: 0..<40 as Range<UInt64>)
  func rounds(seed: UInt64) {
    var random = SplitMix(state: seed)
    let count = 30
    let ties = (0..<[20, 35, 60][Int(seed % 3)]).map { _ in
      RelationalGraph.Tie(
        UInt32(random.below(30)), UInt32(random.below(30)), kind: UInt32(random.below(2)),
        isDirected: random.below(3) > 0)
    }
    let labels = RelationalGraph(nodeCount: count, ties: ties).regularPositions().labels
    #expect(labels == regularByRounds(count, ties))
  }

  @Test(
    "In layers, some are tied to one sort below and some to several",
    arguments: 0..<40 as Range<UInt64>)
  func layers(seed: UInt64) {
    var random = SplitMix(state: seed)
    let ties = (0..<30 + Int(seed)).map { _ in
      let layer = random.below(3)
      return RelationalGraph.Tie(
        UInt32(12 * layer + random.below(12)), UInt32(12 * (layer + 1) + random.below(12)),
        isDirected: true)
    }
    let positions = RelationalGraph(nodeCount: 48, ties: ties).regularPositions()
    #expect(positions.labels == regularByRounds(48, ties))
  }

  @Test("A chain of many has as many positions, found without a round for each")
  func chain() {
    let count = 30_000
    let chain = RelationalGraph(
      nodeCount: count,
      ties: (1..<count).map {
        .init(CSRGraph.Node($0 - 1), CSRGraph.Node($0), isDirected: true)
      })
    let start = ContinuousClock.now
    #expect(chain.regularPositions().count == count)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("Levels of a hierarchy are positions")
  func hierarchy() {
    let graph = RelationalGraph(
      nodeCount: 7,
      ties: [(0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6)].map {
        .init($0.0, $0.1, isDirected: true)
      })
    #expect(graph.regularPositions().labels == [0, 1, 1, 2, 2, 2, 2])
    #expect(graph.structuralPositions().labels == [0, 1, 2, 3, 3, 4, 4])
  }

  @Test("Those tied to each other and to the same others are in one position")
  func tiedToEachOther() {
    let clique = RelationalGraph(
      nodeCount: 5, ties: [.init(0, 1), .init(0, 2), .init(1, 2), .init(3, 4)])
    #expect(clique.structuralPositions().labels == [0, 0, 0, 1, 1])
  }

  @Test("Nothing and no ties")
  func degenerate() {
    #expect(RelationalGraph(nodeCount: 0, ties: []).regularPositions().count == 0)
    #expect(RelationalGraph(nodeCount: 0, ties: []).structuralPositions().count == 0)
    #expect(RelationalGraph(nodeCount: 3, ties: []).regularPositions().sizes == [3])
    #expect(RelationalGraph(nodeCount: 3, ties: []).structuralPositions().sizes == [3])
  }
}
