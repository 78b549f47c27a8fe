import EntenteGraph
import Testing

@Suite("Positions that are alike")
struct PositionSimilarityTests {
  /// A tie for each pair that a seed draws, of two kinds, some without direction.
  private func ties(_ seed: UInt64, nodeCount: Int, isWeighed: Bool) -> [RelationalGraph.Tie] {
    var random = SplitMix(state: seed)
    return (0..<nodeCount + Int(seed) % 9).map { _ in
      RelationalGraph.Tie(
        UInt32(random.below(nodeCount)), UInt32(random.below(nodeCount)),
        kind: UInt32(random.below(2)), isDirected: random.below(2) == 0,
        strength: isWeighed ? Double(1 + random.below(5)) / 2 : nil)
    }
  }

  /// A matrix for each kind, with and without direction, from subject to object.
  private func matrices(_ ties: [RelationalGraph.Tie], nodeCount n: Int) -> [[[Double]]] {
    var matrices = [[[Double]]](
      repeating: [[Double]](repeating: [Double](repeating: 0, count: n), count: n), count: 4)
    for tie in ties where tie.subject != tie.object {
      let (a, b) = (Int(tie.subject), Int(tie.object))
      let kind = 2 * Int(tie.kind) + (tie.isDirected ? 1 : 0)
      func add(_ a: Int, _ b: Int) {
        matrices[kind][a][b] = tie.strength.map { matrices[kind][a][b] + $0 } ?? 1
      }
      add(a, b)
      if !tie.isDirected { add(b, a) }
    }
    return matrices
  }

  /// How much of the tie from i to k and back is like that from j to m.
  private func match(_ matrices: [[[Double]]], _ i: Int, _ k: Int, _ j: Int, _ m: Int) -> Double {
    matrices.reduce(0) { $0 + min($1[i][k], $1[j][m]) + min($1[k][i], $1[m][j]) }
  }

  private func total(_ matrices: [[[Double]]], _ i: Int) -> Double {
    matrices.reduce(0) { sum, matrix in
      sum + matrix[i].reduce(0, +) + matrix.reduce(0) { $0 + $1[i] }
    }
  }

  @Test(
    "Ties are matched with the most like ties to the most like others, round by round",
    arguments: 0..<40 as Range<UInt64>)
  func regularDefinition(seed: UInt64) {
    let n = 8
    let ties = ties(seed, nodeCount: n, isWeighed: seed % 2 == 1)
    let matrices = matrices(ties, nodeCount: n)
    let graph = RelationalGraph(nodeCount: n, ties: ties)
    var known = [[Double]](repeating: [Double](repeating: 1, count: n), count: n)
    for rounds in 0...4 {
      let found = graph.regularSimilarity(rounds: rounds)
      for i in 0..<n {
        for j in 0..<n { #expect(abs(found[i, j] - known[i][j]) < 1e-12) }
      }
      var next = known
      func best(_ i: Int, _ k: Int, _ j: Int) -> Double {
        let values: [Double] = (0..<n).map { m in known[k][m] * match(matrices, i, k, j, m) }
        return values.max() ?? 0
      }
      for i in 0..<n {
        for j in 0..<n where i != j {
          var sum = 0.0
          for k in 0..<n { sum += best(i, k, j) + best(j, k, i) }
          let total = total(matrices, i) + total(matrices, j)
          next[i][j] = total > 0 ? sum / total : 1
        }
      }
      known = next
    }
  }

  @Test(
    "Ties in common lead to the same others, or to each other", arguments: 0..<40 as Range<UInt64>)
  func structuralDefinition(seed: UInt64) {
    let n = 8
    let ties = ties(seed, nodeCount: n, isWeighed: seed % 2 == 1)
    let matrices = matrices(ties, nodeCount: n)
    let found = RelationalGraph(nodeCount: n, ties: ties).structuralSimilarity()
    for i in 0..<n {
      #expect(found[i, i] == 1)
      for j in 0..<i {
        var sum = 2 * match(matrices, i, j, j, i)
        for k in 0..<n where k != i && k != j { sum += 2 * match(matrices, i, k, j, k) }
        let total = total(matrices, i) + total(matrices, j)
        #expect(abs(found[i, j] - (total > 0 ? sum / total : 1)) < 1e-12)
        #expect(found[i, j] == found[j, i])
      }
    }
  }

  @Test(
    "Those who are equivalent are wholly alike, others are not", arguments: 0..<40 as Range<UInt64>)
  func equivalence(seed: UInt64) {
    let graph = RelationalGraph(
      nodeCount: 9, ties: ties(seed, nodeCount: 9, isWeighed: false))
    let regular = (graph.regularPositions().labels, graph.regularSimilarity(rounds: 12))
    let structural = (graph.structuralPositions().labels, graph.structuralSimilarity())
    for (labels, similarity) in [regular, structural] {
      for b in 0..<9 {
        for a in 0..<b {
          #expect((labels[a] == labels[b]) == (similarity[a, b] > 1 - 1e-9))
        }
      }
    }
  }

  @Test("Of as many positions as there are, each is one of equivalent nodes")
  func sameAsExact() {
    for seed in 0..<20 as Range<UInt64> {
      let graph = RelationalGraph(
        nodeCount: 9, ties: ties(seed, nodeCount: 9, isWeighed: false))
      #expect(graph.structuralSimilarity().positions(count: 9) == graph.structuralPositions())
      #expect(graph.regularSimilarity(rounds: 12).positions(count: 9) == graph.regularPositions())
    }
  }

  @Test("Neighbors in a chain of three are alike by two thirds less each round", arguments: 0...5)
  func chain(rounds: Int) {
    let chain = RelationalGraph(
      nodeCount: 3, ties: [.init(0, 1, isDirected: true), .init(1, 2, isDirected: true)])
    let similarity = chain.regularSimilarity(rounds: rounds)
    let power = (0..<rounds).reduce(1.0) { value, _ in value * 2 / 3 }
    #expect(abs(similarity[0, 1] - power) < 1e-15)
    #expect(abs(similarity[1, 2] - power) < 1e-15)
    #expect(similarity[0, 2] == (rounds == 0 ? 1 : 0))
  }

  @Test("A tie of strength 1 is like one of 3 by half")
  func strengths() {
    let pairs = RelationalGraph(
      nodeCount: 4, ties: [.init(0, 1, strength: 1), .init(2, 3, strength: 3)])
    #expect(pairs.regularSimilarity(rounds: 1)[0, 2] == 0.5)
    #expect(pairs.regularSimilarity(rounds: 2)[0, 2] == 0.25)
    #expect(pairs.regularSimilarity()[0, 1] == 1)
    // Two to the same end, of which one is twice as strong.
    let common = RelationalGraph(
      nodeCount: 3, ties: [.init(0, 2, strength: 1), .init(1, 2, strength: 2)])
    #expect(common.structuralSimilarity()[0, 1] == 2.0 / 3)
    // Parallel ties are one as strong as both.
    let parallel = RelationalGraph(
      nodeCount: 3,
      ties: [.init(0, 2, strength: 1), .init(0, 2, strength: 1), .init(1, 2, strength: 2)])
    #expect(parallel.structuralSimilarity()[0, 1] == 1)
  }

  private static let hierarchyTies: [(CSRGraph.Node, CSRGraph.Node)] = [
    (0, 1), (0, 2), (1, 3), (1, 4), (1, 5), (2, 6), (2, 7), (2, 8), (2, 9), (0, 6),
  ]

  @Test("Levels of a hierarchy that is not quite regular are found all the same")
  func hierarchy() {
    // Two who answer to a third, with three and four below; of these one answers to the third.
    let graph = RelationalGraph(
      nodeCount: 10,
      ties: Self.hierarchyTies.map { RelationalGraph.Tie($0.0, $0.1, isDirected: true) })
    #expect(graph.regularPositions().count > 3)
    #expect(graph.regularSimilarity().positions(count: 3).labels == [0, 1, 1, 2, 2, 2, 2, 2, 2, 2])
  }

  @Test("Positions are those of average linkage", arguments: 0..<30 as Range<UInt64>)
  func linkage(seed: UInt64) {
    let n = 12
    let graph = RelationalGraph(nodeCount: n, ties: ties(seed, nodeCount: n, isWeighed: true))
    let similarity = graph.regularSimilarity()
    var groups = (0..<n).map { [$0] }
    func mean(_ a: [Int], _ b: [Int]) -> Double {
      a.reduce(0) { sum, x in b.reduce(sum) { $0 + similarity[x, $1] } } / Double(a.count * b.count)
    }
    while groups.count > 1 {
      let pairs = groups.indices.flatMap { b in (0..<b).map { ($0, b) } }
      let means = pairs.map { mean(groups[$0.0], groups[$0.1]) }
      let most = means.max() ?? 0
      // Which of two pairs as alike is joined first is not told.
      if means.count(where: { abs($0 - most) < 1e-9 }) > 1, most < 1 - 1e-9 { return }
      let (a, b) = pairs[means.firstIndex(of: most) ?? 0]
      groups[a] += groups.remove(at: b)
      if most > 1 - 1e-9 { continue }
      let found = similarity.positions(count: groups.count).labels
      #expect(groups.allSatisfy { group in Set(group.map { found[$0] }).count == 1 })
      #expect(Set(found).count == groups.count)
    }
  }

  @Test("Means are those of pairs within positions and between")
  func means() {
    let star = RelationalGraph(nodeCount: 4, ties: [.init(0, 1), .init(0, 2), .init(0, 3)])
    let similarity = star.structuralSimilarity()
    let means = similarity.means(of: star.structuralPositions())
    #expect(means.within == 1)
    #expect(means.between.map { abs($0 - 0.5) < 1e-15 } == true)
    #expect(similarity.means(of: similarity.positions(count: 1)).between == nil)
  }

  @Test("Any number of threads gives the same")
  func threads() {
    let graph = RelationalGraph(nodeCount: 60, ties: ties(7, nodeCount: 60, isWeighed: true))
    #expect(
      graph.regularSimilarity(workers: .one) == graph.regularSimilarity(workers: Workers(count: 2)))
    #expect(
      graph.structuralSimilarity(workers: .one)
        == graph.structuralSimilarity(workers: Workers(count: 2)))
  }

  @Test("Nothing, one, and no ties")
  func degenerate() {
    for count in 0...3 {
      let graph = RelationalGraph(nodeCount: count, ties: [])
      for similarity in [graph.regularSimilarity(), graph.structuralSimilarity()] {
        #expect(similarity.nodeCount == count)
        #expect(similarity.positions(count: 3).count == min(1, count))
      }
    }
    // One with ties is not like one without.
    let graph = RelationalGraph(nodeCount: 3, ties: [.init(0, 1)])
    #expect(graph.regularSimilarity()[0, 2] == 0)
    #expect(graph.structuralSimilarity()[0, 1] == 1)
    #expect(graph.structuralSimilarity()[0, 2] == 0)
    let weightless = RelationalGraph(nodeCount: 2, ties: [.init(0, 1, strength: 0)])
    #expect(weightless.regularSimilarity()[0, 1] == 1)
  }
}
