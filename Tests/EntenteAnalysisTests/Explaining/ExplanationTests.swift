import EntenteAnalysis
import EntenteModel
import Foundation
import Testing

@Suite("Explanations of scores")
struct ExplanationTests {
  /// The measures that are taken apart.
  static let measures: [Measure] = [
    .degree, .strength, .closeness, .harmonic, .betweenness, .eigenvector, .pagerank, .hubs,
    .authorities, .katz, .constraint, .effectiveSize, .brokerage, .coordinator, .itinerant,
    .gatekeeper, .representative, .liaison, .communicability,
  ]

  private func explain(
    _ graph: KnowledgeGraph, _ id: String, by measure: Measure, below: Int? = nil,
    budget: Int? = nil, _ change: (inout Ranking.Options) -> Void = { _ in }
  ) throws -> ScoreExplanation {
    var options = Ranking.Options()
    change(&options)
    var wanted = ScoreExplanation.Options()
    wanted.below = below
    if let budget { wanted.budget = budget }
    return try graph.explanation(of: graph.position(id), by: measure, options, wanted)
  }

  // MARK: Parts

  @Test("The parts add up to the score, whichever way it is read", arguments: measures)
  func sums(measure: Measure) throws {
    let graph = try Summit.graph()
    let changes: [(inout Ranking.Options) -> Void] = [
      { _ in }, { $0.direction = .declared },
      {
        $0.direction = .ignore; $0.weight = Projection.Weight.none
      },
      { $0.parallel = .keep }, { $0.isNormalized = true }, { $0.folding = .states },
    ]
    for (number, change) in changes.enumerated() {
      if measure.needsNoDirection, number == 1 { continue }
      for id in ["russia", "sco", "india"] {
        let why = try explain(graph, id, by: measure, budget: 1, change)
        if why.entry.score == 0 { continue }
        if measure.family == .roles, number == 4 {
          #expect(why.refusal?.contains("z compares") == true)
          continue
        }
        #expect(why.refusal == nil)
        #expect(!why.breakdowns.isEmpty)
        for breakdown in why.breakdowns {
          var total = breakdown.sum
          if case .distances(let reached, let others) = breakdown.total {
            total = Double(reached * reached) / (Double(others) * breakdown.sum)
          }
          #expect(total.isClose(to: why.entry.score))
          let parts = breakdown.parts.reduce(0) { $0 + $1.value } + breakdown.rest
          #expect(parts.isClose(to: breakdown.sum))
        }
      }
    }
  }

  @Test("A neighbor passes its score on by share, and parallel ties share what it gives")
  func pageRank() throws {
    let graph = try KnowledgeGraph.table(
      "source,target,kind,weight\na,v,x,1\na,v,y,3\na,b,x,4\nb,v,x,1\n", isDirected: true)
    let why = try explain(graph, "v", by: .pagerank)
    let parts = try #require(why.breakdowns.first)
    let ofA = parts.parts.filter { $0.subject == .entity(0) || $0.subject == .entity(1) }
    // By weight a gives v half of what it passes on: an eighth by x, three by y.
    let a = try #require(ofA.first { $0.ties.first?.relation.kind.rawValue == "y" })
    let whole = try #require(a.whole)
    #expect(a.value.isClose(to: 0.85 * whole * 3 / 8))
    #expect(parts.parts.contains { $0.subject == .teleport && $0.value.isClose(to: 0.05) })
    // v leads nowhere, so what it has is spread over all.
    let dangling = try #require(parts.parts.first { $0.subject == .dangling })
    #expect(dangling.value.isClose(to: 0.85 * why.entry.score / 3))
  }

  @Test("What everyone has is the same for all in Katz's measure")
  func katz() throws {
    let graph = try Summit.graph()
    let bases = try ["russia", "sco", "putin", "india"].map { id in
      try #require(
        explain(graph, id, by: .katz, budget: 1).breakdowns[0].parts.first { $0.subject == .base })
    }
    #expect(bases.allSatisfy { $0.value.isClose(to: bases[0].value) })
  }

  @Test("Who is outside of the part that a measure covers has no parts, and is told why")
  func outside() throws {
    let graph = try Dossier("a", "b", "c", "d", "e", "a ally b", "b ally c", "d ally e").graph
    let why = try explain(graph, "d", by: .eigenvector)
    #expect(why.breakdowns.isEmpty)
    #expect(why.refusal?.contains("part of the graph") == true)
  }

  @Test("The pairs of a broker are those of the sides that it joins")
  func pairs() throws {
    let graph = try Dossier("a", "v", "b", "c", "a ally v", "v ally b", "b ally c").graph
    let why = try explain(graph, "v", by: .betweenness)
    let pairs = try #require(why.breakdowns.first { $0.axis == .pairs })
    #expect(pairs.parts.map(\.subject) == [.pair(0, 2), .pair(0, 3)])
    #expect(pairs.count == 2)
  }

  @Test("A contact who knows the others constrains more, and counts less")
  func contacts() throws {
    // v knows a, b and c; a knows b.
    let graph = try Dossier(
      "v", "a", "b", "c", "v ally a", "v ally b", "v ally c", "a ally b"
    ).graph
    let third = 1.0 / 3
    let constraint = try #require(explain(graph, "v", by: .constraint).breakdowns.first)
    #expect(constraint.parts.map(\.subject) == [.entity(1), .entity(2), .entity(3)])
    // A third of the ties is to a, and half of those of b.
    let known = (third + third / 2) * (third + third / 2)
    #expect(constraint.parts[0].value.isClose(to: known))
    #expect(constraint.parts[2].value.isClose(to: third * third))
    #expect(constraint.parts[2].ties.map(\.claims) == [[2]])
    let size = try #require(explain(graph, "v", by: .effectiveSize).breakdowns.first)
    #expect(size.parts.map(\.subject) == [.entity(3), .entity(1), .entity(2)])
    #expect(size.parts[0].value.isClose(to: 1) && size.parts[1].value.isClose(to: 1 - third))
  }

  @Test("A broker's pairs are those that nothing leads between, each in its role")
  func brokered() throws {
    let graph = try Dossier(
      "v", "a", "b organization", "c organization", "a aids v", "b aids v", "v aids c",
      "a aids c"
    ).graph
    let all = try explain(graph, "v", by: .brokerage)
    let pairs = try #require(all.breakdowns.first { $0.axis == .pairs })
    // From a something leads to c.
    #expect(pairs.parts.map(\.subject) == [.pair(2, 3)] && pairs.count == 1)
    let ties = try #require(all.breakdowns.first { $0.axis == .ties })
    #expect(ties.parts.map(\.subject) == [.entity(2), .entity(3)])
    #expect(ties.parts.map(\.value) == [0.5, 0.5])
    #expect(try explain(graph, "v", by: .itinerant).breakdowns.last?.count == 1)
    #expect(try explain(graph, "v", by: .liaison).breakdowns.last?.count == 0)
  }

  @Test("Communicability adds up over those whom walks lead to, or over those asked for")
  func partners() throws {
    let graph = try Dossier("a", "b", "c", "d", "a ally b", "b ally c").graph
    let why = try explain(graph, "a", by: .communicability)
    let parts = try #require(why.breakdowns.first)
    #expect(parts.axis == .partners)
    // Of a path of three the eigenvalues are √2, 0 and −√2; d is out of reach.
    let cosh = (exp(2.0.squareRoot()) + exp(-2.0.squareRoot())) / 2
    let sinh = (exp(2.0.squareRoot()) - exp(-2.0.squareRoot())) / 2
    let expected = [(cosh + 1) / 2, sinh / 2.0.squareRoot(), (cosh - 1) / 2]
    #expect(parts.parts.map(\.subject) == [.entity(0), .entity(1), .entity(2)])
    #expect(zip(parts.parts, expected).allSatisfy { $0.value.isClose(to: $1) })
    let some = try explain(graph, "a", by: .communicability) { $0.seeds = [2] }
    #expect(some.breakdowns.first?.parts.map(\.subject) == [.entity(2)])
  }

  // MARK: Leaving out

  @Test("A claim alone does not carry a tie that needs two sources, nor one that has others")
  func roles() throws {
    let graph = try Dossier(
      "a", "b", "c", "a ally b", "a ally b | cite: august", "a aids c", "a aids c | cite: july"
    ).graph
    let one = try explain(graph, "a", by: .degree)
    #expect(one.claimEffects.allSatisfy { $0.role == .supports(others: 1) })
    #expect(one.claimEffects.allSatisfy { $0.without.score == 2 })
    let two = try explain(graph, "a", by: .degree) { $0.selection.minimumSources = 2 }
    #expect(two.entry.score == 1)
    #expect(two.claimEffects.map(\.role) == [.carries, .carries])
    #expect(two.claimEffects.allSatisfy { $0.without.score == 0 })
  }

  @Test("The claim by which a leader is folded into a state counts for the state")
  func foldingClaim() throws {
    let graph = try Dossier(
      "l leader", "a", "b", "c", "l holds-office a", "l visited b", "a ally c"
    ).graph
    let why = try explain(graph, "a", by: .degree) { $0.folding = .leaders }
    #expect(why.entry.score == 2)
    let office = try #require(why.claimEffects.first { $0.role == .identifies })
    // Then neither the office nor the visit is a tie of the state.
    #expect(office.without.score == 1)
    #expect(graph.claims[office.claim].subject == "l")
  }

  // MARK: Removal

  /// The size of the smallest set of ties without which an entity falls below a rank.
  private func smallest(
    _ graph: KnowledgeGraph, _ id: String, by measure: Measure, below limit: Int,
    _ change: (inout Ranking.Options) -> Void
  ) throws -> Int? {
    let ties = graph.ties()
    let position = try graph.position(id)
    return try (0..<(1 << ties.count)).filter { set in
      var options = Ranking.Options()
      change(&options)
      options.selection.withheld = Set(
        ties.indices.filter { set >> $0 & 1 == 1 }.flatMap { ties[$0].claims })
      let entry = try graph.ranking(by: measure, options).entries.first { $0.entity == position }
      return try #require(entry).rank > limit
    }.map(\.nonzeroBitCount).min()
  }

  private static let small = [
    Dossier("a", "b", "c", "d", "e", "a ally b", "a ally c", "a ally d", "b ally c", "d ally e"),
    Dossier(
      "a", "b", "c", "d", "a ally b", "a aids b", "a ally c", "c ally b", "c ally d", "b ally d"),
    Dossier(
      "a", "b", "c", "d", "e", "a aids b", "b aids a", "c aids a", "d aids c", "e aids d",
      "c aids d"),
    Dossier("a", "b", "c", "a ally b", "a partner b", "a ally c", "a aids c", "b ally c"),
  ]

  /// How the graph may be read.
  private static let readings: [@Sendable (inout Ranking.Options) -> Void] = [
    { _ in }, { $0.direction = .declared }, { $0.parallel = .keep },
  ]

  @Test(
    "No smaller set of ties does than that which is called the smallest", arguments: 0..<4, 0..<3)
  func removal(number: Int, reading: Int) throws {
    let graph = try Self.small[number].graph
    let change = Self.readings[reading]
    for measure in [Measure.degree, .strength, .betweenness, .pagerank] {
      for limit in 1...3 {
        let why = try explain(graph, "a", by: measure, below: limit, change)
        let expected = try smallest(graph, "a", by: measure, below: limit, change)
        let removal = why.removal
        switch removal.proof {
        case .smallest: #expect(removal.ties?.count == expected)
        case .alreadyBelow: #expect(expected == 0)
        case .atLeast(let least):
          let (found, size) = (try #require(removal.ties).count, try #require(expected))
          #expect(least <= size && size <= found)
        case .tooFew: #expect(removal.ties == nil && expected == nil)
        case .notByOwnTies, .notTried: #expect(removal.ties == nil)
        }
        if measure == .degree, reading < 2 { #expect(removal.ties?.count == expected) }
        guard let ties = removal.ties else { continue }
        var options = Ranking.Options()
        change(&options)
        options.selection.withheld = Set(ties.flatMap(\.claims))
        let ranking = try graph.ranking(by: measure, options)
        let entry = try #require(ranking.entries.first { $0.entity == 0 })
        #expect(entry.rank > limit)
        #expect(entry.rank == removal.without.rank)
      }
    }
  }

  @Test("Where the budget ends, the best set found is called no more than that")
  func greedy() throws {
    let graph = try Summit.graph()
    let why = try explain(graph, "sco", by: .betweenness, below: 20, budget: 20_000)
    #expect(why.tried.own < why.tried.ownCount)
    #expect(why.removal.proof == .atLeast(1))
    #expect(try #require(why.removal.without.rank) > 20)
    let enough = try explain(graph, "sco", by: .pagerank, below: 1, budget: 10_000_000)
    #expect(enough.removal.proof != .smallest || enough.removal.ties?.count == 1)
  }

  @Test("A set is the smallest only if all sets of one tie less were tried, and no more is said")
  func untriedPairs() throws {
    // Of its own ties v loses three to fall; one of them and one farther away do as well.
    let graph = try Dossier(
      "v", "a", "b", "c", "d", "e", "f", "g", "a aids v", "d aids v", "e aids v", "f aids v",
      "c aids d", "a aids c", "c aids a", "v aids b"
    ).graph
    let cost = 120 * (8 + 8 + 1)
    let (singles, pairs) = (8 * cost, 8 * 7 / 2 * cost)
    let read: (inout Ranking.Options) -> Void = { $0.direction = .declared }
    #expect(try smallest(graph, "v", by: .pagerank, below: 3, read) == 2)
    func removal(_ budget: Int) throws -> ScoreExplanation.Removal {
      try explain(graph, "v", by: .pagerank, below: 3, budget: budget, read).removal
    }
    let unproven = try removal(4 * pairs - 4)
    #expect(unproven.ties?.count == 3 && unproven.proof == .atLeast(2))
    let proven = try removal(4 * pairs)
    #expect(proven.ties?.count == 2 && proven.proof == .smallest)
    // Where not even all single ties were tried, one may be enough.
    let least = try removal(singles - 1)
    #expect(least.ties != nil && least.proof == .atLeast(1))
  }

  @Test("Nobody falls below the last rank, and who is below already needs no removal")
  func ends() throws {
    let graph = try Dossier("a", "b", "c", "a ally b", "b ally c").graph
    #expect(try explain(graph, "b", by: .degree, below: 3).removal.proof == .tooFew)
    #expect(try explain(graph, "a", by: .degree, below: 1).removal.proof == .alreadyBelow)
    #expect(try explain(graph, "a", by: .degree, below: 1).removal.ties?.isEmpty == true)
  }

  @Test("Who is folded away, or left out, can't be explained")
  func leftOut() throws {
    let graph = try Dossier("l leader", "a", "l holds-office a").graph
    #expect(throws: Ranking.Refusal.self) {
      try explain(graph, "l", by: .degree) { $0.folding = .leaders }
    }
  }
}
