import EntenteGraph
import Testing

@Suite("Several divisions merged into one")
struct MergedDivisionTests {
  private func divisions(_ count: Int, of nodeCount: Int, seed: UInt64) -> [[Int32]] {
    var random = SplitMix(state: seed)
    return (0..<count).map { _ in (0..<nodeCount).map { _ in Int32(random.below(3)) } }
  }

  @Test(
    "A pair weighs the share of the divisions in which it is together",
    arguments: 0..<20 as Range<UInt64>, [0.3, 0.5, 0.75])
  func definition(seed: UInt64, threshold: Double) throws {
    let n = 9
    let all = divisions(6, of: n, seed: seed)
    let graph = try #require(CoAssociation(of: all, threshold: threshold)).graph
    func share(_ u: Int, _ v: Int) -> Double { Double(all.count { $0[u] == $0[v] }) / 6 }
    for u in 0..<n {
      let weights = Dictionary(
        uniqueKeysWithValues: zip(graph.neighbors(of: u).map { Int($0) }, graph.weights(from: u)))
      let others = (0..<n).filter { $0 != u }
      for v in others where share(u, v) >= threshold - 1e-9 {
        #expect(weights[v] == share(u, v))
      }
      for (v, weight) in weights {
        #expect(weight == share(u, v))
        guard weight < threshold - 1e-9 else { continue }
        // One of them has no companion that is closer.
        #expect(
          [u, v].contains { node in
            (0..<n).allSatisfy { $0 == node || share(node, $0) <= weight }
          })
      }
      #expect(!weights.isEmpty || others.allSatisfy { share(u, $0) == 0 })
    }
  }

  @Test("Divisions that agree are what they come to, and nothing is divided")
  func agreed() throws {
    let merged = try #require(
      MergedDivision(of: [[2, 2, 0], [1, 1, 0]]) { _, _ in [] })
    #expect(merged.labels == [0, 0, 1] && merged.roundCount == 0 && merged.isSettled)
    for empty in [[], [0]] as [[Int32]] {
      #expect(MergedDivision(of: [empty, empty]) { _, _ in [] }?.labels == empty)
    }
  }

  @Test("Those who are together in most divisions stay together")
  func majority() throws {
    let merged = try #require(
      MergedDivision(of: [[0, 0, 0, 1, 1], [0, 0, 1, 1, 1], [0, 0, 0, 1, 1]]) { pairs, _ in
        pairs.components().labels
      })
    #expect(merged.labels == [0, 0, 0, 1, 1] && merged.isSettled && merged.roundCount == 1)
    let around = Consensus(
      of: [[0, 0, 0, 1, 1], [0, 0, 1, 1, 1], [0, 0, 0, 1, 1]], around: merged.labels)
    #expect(around.chosen == 0 && around.distinctCount == 2)
    #expect(around.stabilities[2].isClose(to: (1 + 1 + 0.2) / 3))
    #expect(around.stabilities[0].isClose(to: (1 + 1 + 2.0 / 3) / 3))
  }

  @Test("What never settles ends after its rounds, and says so")
  func unsettled() throws {
    let merged = try #require(
      MergedDivision(of: [[0, 0, 1], [0, 1, 1]], roundLimit: 3) { _, run in
        run == 0 ? [0, 0, 1] : [0, 1, 1]
      })
    #expect(merged.roundCount == 3 && !merged.isSettled)
  }

  @Test("Cliques in a ring are found, though single runs often join some")
  func cliques() throws {
    let graph = CSRGraph.ringOfCliques(count: 12, size: 4)
    let cliques = (0..<48).map { Int32($0 / 4) }
    let runs = (0..<20 as Range<UInt64>).map { graph.labelPropagationCommunities(seed: $0).labels }
    #expect(runs.contains { $0 != cliques })
    let merged = try #require(
      MergedDivision(of: runs) { pairs, run in
        pairs.labelPropagationCommunities(seed: UInt64(run)).labels
      })
    #expect(merged.labels == cliques && merged.isSettled)
  }
}
