import EntenteGraph
import Foundation
import Testing

@Suite("Pairs that may be tied")
struct LinkPredictionTests {
  /// The score of a pair, from the definition.
  private func score(_ u: Int, _ v: Int, _ score: LinkScore, in graph: SimpleGraph) -> Double {
    let (around, beyond) = (graph.neighbors[u], graph.neighbors[v])
    let common = around.intersection(beyond)
    switch score {
    case .commonNeighbors: return Double(common.count)
    case .jaccard:
      return common.isEmpty ? 0 : Double(common.count) / Double(around.union(beyond).count)
    case .adamicAdar:
      return common.sorted().map { 1 / log(Double(graph.neighbors[$0].count)) }.reduce(0, +)
    case .resourceAllocation:
      return common.sorted().map { 1 / Double(graph.neighbors[$0].count) }.reduce(0, +)
    case .preferentialAttachment: return Double(around.count) * Double(beyond.count)
    }
  }

  private func untied(_ graph: SimpleGraph) -> [(Int, Int)] {
    graph.neighbors.indices.flatMap { u in
      graph.neighbors.indices.filter { $0 > u && !graph.neighbors[u].contains($0) }.map { (u, $0) }
    }
  }

  @Test("Agrees with its definition on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = random.graph(nodeCount: 14)
    let simple = SimpleGraph(graph)
    for kind in LinkScore.allCases {
      let links = graph.likelyLinks(by: kind)
      let expected = untied(simple).filter { score($0.0, $0.1, kind, in: simple) > 0 }
      #expect(links.count == expected.count)
      for link in links {
        let (u, v) = (Int(link.first), Int(link.second))
        #expect(link.score.isClose(to: score(u, v, kind, in: simple)))
        #expect(
          kind == .preferentialAttachment
            || Set(graph.commonNeighbors(of: u, v).map { Int($0) })
              == simple.neighbors[u].intersection(simple.neighbors[v])
        )
      }
      #expect(zip(links, links.dropFirst()).allSatisfy { $0.score >= $1.score })
      #expect(graph.likelyLinks(by: kind, limit: 3) == Array(links.prefix(3)))
    }
  }

  @Test("Agrees with NetworkX", arguments: StructureReference.all.filter { $0.links != nil })
  func reference(peers: StructureReference) {
    for (place, kind) in LinkScore.allCases.enumerated() {
      var scores: [[CSRGraph.Node]: Double] = [:]
      for link in peers.graph.likelyLinks(by: kind) {
        scores[[link.first, link.second]] = link.score
      }
      for row in peers.links ?? [] {
        let ours = scores[[CSRGraph.Node(row[0]), CSRGraph.Node(row[1])], default: 0]
        #expect(ours.isClose(to: row[2 + place]), "\(kind) of \(row)")
      }
    }
  }

  @Test("A back-test ranks new ties among all pairs without one", arguments: RandomCase.all)
  func backTest(random: RandomCase) throws {
    let graph = random.graph(nodeCount: 14)
    let later = CSRGraph.random(
      nodeCount: 14, edgeCount: 20, isDirected: false, isWeighted: false, seed: random.seed + 100)
    let (simple, after) = (SimpleGraph(graph), SimpleGraph(later))
    let isEligible = simple.neighbors.map { !$0.isEmpty }
    let pairs = untied(simple).filter { isEligible[$0.0] && isEligible[$0.1] }
    let isNew = pairs.map { after.neighbors[$0.0].contains($0.1) }
    for kind in LinkScore.allCases {
      let test = try #require(graph.backTest(kind, against: later, among: isEligible))
      let scores = pairs.map { score($0.0, $0.1, kind, in: simple) }
      #expect(test.pairCount == pairs.count && test.newCount == isNew.count { $0 })
      var won = 0.0
      var contests = 0
      for new in pairs.indices where isNew[new] {
        for old in pairs.indices where !isNew[old] {
          contests += 1
          let gap = scores[new] - scores[old]
          won += gap.magnitude < 1e-9 ? 0.5 : gap > 0 ? 1 : 0
        }
      }
      if contests == 0 {
        #expect(test.areaUnderCurve == nil)
      } else {
        #expect(try #require(test.areaUnderCurve).isClose(to: won / Double(contests)))
      }
      #expect(test.precision(at: pairs.count + 1) == nil)
      if !pairs.isEmpty {
        #expect(try #require(test.precision(at: pairs.count)).isClose(to: test.chance))
        // The mean over the orders of those that score the same as the fifth.
        let k = min(5, pairs.count)
        let fifth = scores.sorted(by: >)[k - 1]
        let above = pairs.indices.filter { scores[$0] > fifth + 1e-9 }
        let level = pairs.indices.filter { (scores[$0] - fifth).magnitude <= 1e-9 }
        let share = Double(level.count { isNew[$0] }) / Double(level.count)
        let hits = Double(above.count { isNew[$0] }) + share * Double(k - above.count)
        #expect(try #require(test.precision(at: k)).isClose(to: hits / Double(k)))
      }
    }
  }

  @Test("Pairs kept apart are neither listed nor tested", arguments: RandomCase.all)
  func apart(random: RandomCase) throws {
    let graph = random.graph(nodeCount: 14)
    let apart = CSRGraph.random(
      nodeCount: 14, edgeCount: 12, isDirected: false, isWeighted: false, seed: random.seed + 7)
    let foes = SimpleGraph(apart).neighbors
    let all = [Bool](repeating: true, count: 14)
    for kind in LinkScore.allCases {
      let links = graph.likelyLinks(by: kind, apart: apart)
      #expect(
        links
          == graph.likelyLinks(by: kind).filter { !foes[Int($0.first)].contains(Int($0.second)) })
      #expect(graph.likelyLinks(by: kind, limit: 5, apart: apart) == Array(links.prefix(5)))
      // Whoever becomes tied is new, but for those kept apart.
      let complete = CSRGraph.complete(nodeCount: 14)
      let simple = SimpleGraph(graph)
      let open = untied(simple).count { !foes[$0.0].contains($0.1) }
      let test = try #require(graph.backTest(kind, against: complete, among: all, apart: apart))
      #expect(test.pairCount == open && test.newCount == open)
    }
  }

  @Test("How many steps it takes is known beforehand")
  func steps() {
    let star = CSRGraph.star(leafCount: 5)
    #expect(star.linkPredictionSteps(by: .jaccard) == 30)
    #expect(star.linkPredictionSteps(by: .preferentialAttachment) == 36)
    #expect(CSRGraph(nodeCount: 3, edges: []).linkPredictionSteps(by: .adamicAdar) == 0)
  }

  @Test("What closes triangles is told by common neighbors, and better than chance")
  func triangles() throws {
    let ring = CSRGraph.cycle(nodeCount: 12)
    let chords = (0..<12).map { (CSRGraph.Node($0), CSRGraph.Node(($0 + 2) % 12)) }
    let later = CSRGraph(nodeCount: 12, edges: chords)
    let all = [Bool](repeating: true, count: 12)
    let test = try #require(ring.backTest(.commonNeighbors, against: later, among: all))
    #expect(test.areaUnderCurve == 1 && test.precision(at: 12) == 1)
    #expect(test.newCount == 12 && test.pairCount == 54)
    let guess = try #require(ring.backTest(.preferentialAttachment, against: later, among: all))
    #expect(guess.areaUnderCurve == 0.5)
    #expect(ring.backTest(.preferentialAttachment, against: later, among: all, limit: 10) == nil)
  }

  @Test("Odd graphs", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    for kind in LinkScore.allCases {
      #expect(odd.graph.likelyLinks(by: kind).allSatisfy { $0.score > 0 && $0.score.isFinite })
      let all = [Bool](repeating: true, count: odd.graph.nodeCount)
      #expect(odd.graph.backTest(kind, against: odd.graph, among: all)?.newCount == 0)
    }
  }
}
