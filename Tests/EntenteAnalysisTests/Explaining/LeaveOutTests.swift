import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Scores without a tie or a claim")
struct LeaveOutTests {
  typealias Reading = @Sendable (inout Ranking.Options) -> Void

  private func explain(
    _ graph: KnowledgeGraph, _ id: String, by measure: Measure, below: Int? = nil,
    budget: Int? = nil, _ change: Reading = { _ in }
  ) throws -> ScoreExplanation {
    var options = Ranking.Options()
    change(&options)
    var wanted = ScoreExplanation.Options()
    wanted.below = below
    if let budget { wanted.budget = budget }
    return try graph.explanation(of: graph.position(id), by: measure, options, wanted)
  }

  /// What a ranking says of an entity in a graph from which claims are deleted.
  private func truth(
    of id: String, in graph: KnowledgeGraph, by measure: Measure, without claims: [Int],
    _ change: Reading
  ) throws -> Ranking.Entry? {
    var options = Ranking.Options()
    change(&options)
    options.selection.withheld = Set(claims)
    let position = try graph.position(id)
    return try graph.ranking(by: measure, options).entries.first { $0.entity == position }
  }

  /// Compares all that an explanation leaves out with rankings of graphs that lack it.
  private func expectTruth(
    _ why: ScoreExplanation, of id: String, in graph: KnowledgeGraph, by measure: Measure,
    _ change: Reading
  ) throws {
    #expect(why.tried.isComplete)
    let left =
      why.effects.map { ($0.without, $0.tie.claims) }
      + why.claimEffects.map { ($0.without, [$0.claim]) }
    for (outcome, claims) in left {
      let entry = try truth(of: id, in: graph, by: measure, without: claims, change)
      #expect(outcome.rank == entry?.rank, "\(id) without \(claims)")
      #expect(
        outcome.score.isClose(to: entry?.score ?? 0, within: 1e-8)
          || (outcome.score - (entry?.score ?? 0)).magnitude < 1e-12, "\(id) without \(claims)")
    }
  }

  private let dossier = Dossier(
    "a", "b", "c", "d", "e leader", "f", "alone", "a ally b", "b aids a", "b ally c",
    "c partner a", "c ally d", "d aids a | strength: 2", "d aids a | cite: august, strength: 3",
    "e holds-office a", "e visited d", "f aids d")

  /// How a graph may be read, as far as a measure can.
  private static let readings: [Reading] = [
    { _ in }, { $0.isNormalized = true }, { $0.parallel = .keep },
    {
      $0.direction = .declared
      $0.isNormalized = true
    },
  ]

  @Test(
    "A score without a tie or a claim is that of a graph that lacks it", arguments: Measure.allCases
  )
  func everyMeasure(measure: Measure) throws {
    let graph = try dossier.graph
    for reading in measure.needsNoDirection ? Self.readings.dropLast() : Self.readings[...] {
      for id in ["a", "c", "f"] {
        let why = try explain(graph, id, by: measure, reading)
        try expectTruth(why, of: id, in: graph, by: measure, reading)
      }
    }
    let why = try explain(graph, "a", by: measure)
    #expect(why.claimEffects.contains { $0.role == .carries })
    #expect(why.claimEffects.contains { $0.role == .supports(others: 1) })
  }

  @Test("Who loses the last tie has no rank by measures of holes, and the last by others")
  func lastTie() throws {
    let graph = try dossier.graph
    let hole = try explain(graph, "f", by: .constraint)
    let tie = try #require(hole.effects.first { $0.isOwn })
    #expect(tie.without.rank == nil && tie.without.score == 0)
    #expect(hole.removal.ties?.count == 1)
    #expect(hole.ranking.rankedCount == 6)
    let degree = try explain(graph, "f", by: .degree)
    #expect(degree.effects.map(\.without.rank) == [6])
    #expect(degree.effects.map(\.without.score) == [0])
  }

  @Test("Who has no rank is not explained", arguments: [Measure.constraint, .effectiveSize])
  func undefined(measure: Measure) throws {
    let graph = try dossier.graph
    let alone = try graph.position("alone")
    #expect(throws: Ranking.Refusal.undefined(measure, entity: alone)) {
      try explain(graph, "alone", by: measure)
    }
    #expect(try explain(graph, "alone", by: .degree).entry.score == 0)
  }

  @Test("Who scores 0 falls as far behind others as it would, normalized or not")
  func zero() throws {
    let graph = try Dossier("a", "b", "c", "a aids b", "c aids b").graph
    for isNormalized in [false, true] {
      let why = try explain(graph, "a", by: .degree) {
        $0.direction = .declared
        $0.isNormalized = isNormalized
      }
      // b still has the tie of c, and is ahead.
      #expect(why.effects.map(\.without.rank) == [2])
    }
  }

  @Test("Jumps lead to the same seeds when a tie is left out, and the parts are not told")
  func seeds() throws {
    let graph = try dossier.graph
    let d = try graph.position("d")
    let change: Reading = { $0.seeds = [d] }
    for measure in [Measure.pagerank, .communicability] {
      let why = try explain(graph, "a", by: measure, change)
      #expect(why.breakdowns.isEmpty == (measure == .pagerank))
      let isRefused = why.refusal?.contains("jumps lead to some") ?? false
      #expect(isRefused == (measure == .pagerank))
      #expect(why.entry.score != (try explain(graph, "a", by: measure).entry.score))
      try expectTruth(why, of: "a", in: graph, by: measure, change)
    }
  }

  @Test("Communities stay as they are when a tie is left out")
  func communities() throws {
    let lines = [
      "a aids b", "b aids c", "c aids a", "c aids d", "d aids e", "e aids f", "f aids d",
      "b aids d", "a aids e",
    ]
    func dossier(_ camps: [String: String]) -> Dossier {
      var dossier = Dossier("a", "b", "c", "d", "e", "f")
      for line in lines { dossier.add(line) }
      for (id, camp) in camps.sorted(by: { $0.key < $1.key }) { dossier.add("\(id) aim: \(camp)") }
      return dossier
    }
    let plain = try dossier([:]).graph
    var options = Ranking.Options()
    options.grouping = .community
    let ranking = try plain.ranking(by: .brokerage, options)
    #expect(ranking.notes.contains { $0.contains("Leiden") && $0.contains("seed 0") })
    var camps: [String: String] = [:]
    for entry in ranking.entries {
      camps[plain.id(entry.entity)] = String(entry.role?.group.last ?? "?")
    }
    #expect(Set(camps.values).count == 2)
    let camp = Ranking.Grouping.property(Property(rawValue: "aim"))
    for measure in [Measure.gatekeeper, .coordinator, .liaison] {
      let found = try explain(plain, "c", by: measure) { $0.grouping = .community }
      let known = try explain(dossier(camps).graph, "c", by: measure) { $0.grouping = camp }
      #expect(found.effects.map(\.without) == known.effects.map(\.without))
    }
  }

  // MARK: Folding

  private let bodies = Dossier(
    "x organization", "y organization", "a", "b", "c", "d", "e", "a member x", "b member x",
    "b member y", "c member y", "a ally c", "a ally d", "b visited d", "x aids d", "d supports y",
    "b aids e", "e ally d")

  private static let folds: [Projection.Folding] = [
    Projection.Folding([.members(of: nil)]), Projection.Folding([.organizations(nil)]),
  ]

  @Test(
    "A tie that is folded into several is left out of all of them",
    arguments: [Measure.degree, .strength, .pagerank, .betweenness, .constraint, .core], folds)
  func folding(measure: Measure, folding: Projection.Folding) throws {
    let graph = try bodies.graph
    let isOfMembers = folding == Self.folds[0]
    for direction in [Projection.Direction.ignore, .declared] {
      let change: Reading = {
        $0.folding = folding
        $0.direction = direction
      }
      for id in isOfMembers ? ["x", "y", "d", "e"] : ["a", "b", "c", "d"] {
        let why = try explain(graph, id, by: measure, change)
        try expectTruth(why, of: id, in: graph, by: measure, change)
        let own = why.effects.filter(\.isOwn).map(\.tie.relation.position)
        #expect(Set(own).count == own.count)
        #expect(why.tried.ownCount == own.count)
      }
    }
  }

  @Test("What a tie of several places adds is told of the tie")
  func order() throws {
    let graph = try bodies.graph
    let why = try explain(graph, "d", by: .degree) { $0.folding = Self.folds[1] }
    // Without what x does, neither a nor b aids d; a is still an ally, b still visited.
    #expect(why.entry.score == 4)
    #expect(why.tried.ownCount == 5)
    let aid = try #require(why.effects.first { $0.tie.relation.kind.rawValue == "supports" })
    #expect(aid.without.score == 3)
  }

  @Test(
    "Of a folded graph no smaller set of ties does than that called the smallest", arguments: 1...3)
  func removal(limit: Int) throws {
    let graph = try bodies.graph
    for (id, folding) in [("x", Self.folds[0]), ("d", Self.folds[0]), ("d", Self.folds[1])] {
      for measure in [Measure.degree, .strength] {
        let change: Reading = { $0.folding = folding }
        let why = try explain(graph, id, by: measure, below: limit, change)
        var ties: [Tie] = []
        for tie in why.ranking.projection.ties
        where tie.relation.position != ties.last?.relation.position { ties.append(tie) }
        let smallest = try (0..<(1 << ties.count)).filter { set in
          let gone = ties.indices.filter { set >> $0 & 1 == 1 }.flatMap { ties[$0].claims }
          let entry = try truth(of: id, in: graph, by: measure, without: gone, change)
          return try #require(entry).rank > limit
        }.map(\.nonzeroBitCount).min()
        switch why.removal.proof {
        case .smallest: #expect(why.removal.ties?.count == smallest)
        case .alreadyBelow: #expect(smallest == 0)
        case .atLeast(let least):
          #expect(least <= (smallest ?? 0) && (smallest ?? 0) <= (why.removal.ties?.count ?? 0))
        case .tooFew, .notByOwnTies, .notTried: #expect(smallest == nil)
        }
        guard let removed = why.removal.ties else { continue }
        let entry = try truth(
          of: id, in: graph, by: measure, without: removed.flatMap(\.claims), change)
        #expect(entry?.rank == why.removal.without.rank)
      }
    }
  }

  @Test("Without a claim that dates a tie, an official acts for another state")
  func office() throws {
    let graph = try Dossier(
      "l leader", "a", "b", "c", "l holds-office a | period: 2010/2014",
      "l holds-office b | period: 2015/2020", "l supports c | period: 2018/2019",
      "l supports c | period: 2012/2013, cite: august", "b ally c"
    ).graph
    let change: Reading = { $0.folding = .leaders }
    var differ = false
    for id in ["a", "b"] {
      let why = try explain(graph, id, by: .strength, change)
      for effect in why.claimEffects where effect.role != .carries {
        let entry = try truth(
          of: id, in: graph, by: .strength, without: [effect.claim], change)
        #expect(effect.without.rank == entry?.rank && effect.without.score == entry?.score)
        differ = differ || effect.without.score != why.entry.score
      }
    }
    #expect(differ)
  }

  @Test("Without an office that is a tie itself, what the holder did falls to another state")
  func officeAsTie() throws {
    // Of two offices the later one speaks for l, so that the other ties the two states.
    let graph = try Dossier(
      "l leader", "a", "b", "c", "d", "l holds-office a | period: 2010/2020",
      "l holds-office b | period: 2012/2014", "l supports c | period: 2018/2019", "c ally d"
    ).graph
    let change: Reading = { $0.folding = .leaders }
    for measure in [Measure.degree, .strength, .betweenness] {
      for id in ["a", "b", "c"] {
        let why = try explain(graph, id, by: measure, change)
        try expectTruth(why, of: id, in: graph, by: measure, change)
      }
    }
    let why = try explain(graph, "a", by: .degree, change)
    let office = try #require(
      why.effects.first { $0.tie.relation.kind.rawValue == "holds-office" })
    // Neither the tie to b is left nor the support of c, which b then gives.
    #expect(why.entry.score == 2 && office.without.score == 0)
  }

  // MARK: Budget

  /// v is tied to six others, to each more strongly than to the one before.
  private func fan() throws -> KnowledgeGraph {
    try KnowledgeGraph.table(
      "source,target,weight\n" + (1...6).map { "n\($0),v,\($0)\n" }.joined(), isDirected: true)
  }

  @Test("Where not all can be tried, the ties that add most are")
  func budget() throws {
    let why = try explain(fan(), "v", by: .strength, budget: 10)
    #expect(why.tried.own == 4 && why.tried.ownCount == 6)
    #expect(why.effects.map { $0.tie.claims } == [[5], [4], [3], [2]])
  }

  @Test("All ties of the entity are tried if that costs no more than five times the budget")
  func completion() throws {
    let (nodes, edges) = (7, 6)
    let cost = 120 * (nodes + edges + 1)
    let most = try explain(fan(), "v", by: .pagerank, budget: 6 * cost / 5 - 1)
    #expect(most.tried.own == 4)
    let enough = try explain(fan(), "v", by: .pagerank, budget: 6 * cost / 5)
    #expect(enough.tried.own == 6)
  }

  @Test("A ranking is computed again if it costs no more than twenty times the budget")
  func hopeless() throws {
    let (nodes, edges) = (7, 6)
    let cost = 120 * (nodes + edges + 1)
    let most = try explain(fan(), "v", by: .pagerank, budget: cost / 20 - 1)
    #expect(most.removal.proof == .notTried && most.effects.isEmpty)
    let enough = try explain(fan(), "v", by: .pagerank, budget: cost / 20)
    #expect(enough.removal.proof != .notTried && enough.tried.own == 4)
  }

  @Test("Of a hub with thousands of ties the fewest to remove are found")
  func hub() throws {
    let leaves = 1500
    var table = "source,target\nrival,l0\n"
    for leaf in 0..<leaves { table += "hub,l\(leaf)\n" }
    for leaf in 1..<900 { table += "rival,l\(leaf)\n" }
    let why = try explain(KnowledgeGraph.table(table), "hub", by: .degree, below: 1)
    // Of 1500, one less than the 900 of the rival are left.
    #expect(why.removal.ties?.count == 601)
    #expect(why.removal.proof == .smallest)
    #expect(why.removal.without.rank == 2)
  }

  /// A hub of 2000 leaves and a rival of 900 others, in a graph with chains of many more.
  private func rivals() throws -> KnowledgeGraph {
    var table = "source,target\nhub,rival\n"
    for leaf in 0..<2000 { table += "hub,l\(leaf)\n" }
    for leaf in 2000..<2900 { table += "rival,l\(leaf)\n" }
    for link in 0..<2000 { table += "l\(link),c\(link)\n" }
    for link in 0..<300 { table += "c\(link),c\(link + 900)\n" }
    return try KnowledgeGraph.table(table, isDirected: false)
  }

  @Test(
    "Ties of a hub in a large graph are left out by searches from few, with the same outcome",
    arguments: [Measure.closeness, .harmonic])
  func nearness(measure: Measure) throws {
    let graph = try rivals()
    let change: Reading = { $0.isNormalized = true }
    let why = try explain(graph, "rival", by: measure, below: 2, budget: 40_000_000, change)
    // So many are more than the four that are tried whatever they cost.
    #expect(why.tried.own > 8 && why.effects.count > 8)
    for effect in [why.effects.first, why.effects.last].compactMap(\.self) {
      let entry = try truth(
        of: "rival", in: graph, by: measure, without: effect.tie.claims, change)
      #expect(effect.without.rank == entry?.rank)
      #expect(effect.without.score == entry?.score)
    }
  }

  @Test("What a sample says of the fewest ties is made sure of", arguments: [1, 2])
  func sample(limit: Int) throws {
    let graph = try rivals()
    let why = try explain(graph, "hub", by: .harmonic, below: limit, budget: 40_000_000)
    let removed = try #require(why.removal.ties)
    let entry = try truth(
      of: "hub", in: graph, by: .harmonic, without: removed.flatMap(\.claims)
    ) { _ in }
    #expect(why.removal.without.rank == entry?.rank)
    #expect(try #require(entry).rank > limit)
    #expect(why.removal.proof == .atLeast(1))
    // The rival is as near to all once about half of the leaves are gone.
    #expect(removed.count < 1900)
  }

  @Test("Every tie of a hub is left out, however many others there are")
  func manyTies() throws {
    var table = "source,target,weight\n"
    for leaf in 0..<6000 { table += "hub,l\(leaf),\(1 + leaf % 3)\n" }
    for leaf in 0..<3000 { table += "l\(leaf),l\(leaf + 3000),\(1 + leaf % 5)\n" }
    let why = try explain(KnowledgeGraph.table(table), "hub", by: .strength)
    #expect(why.tried.own == 6000)
    #expect(why.effects.allSatisfy { $0.without.rank == 1 })
    #expect(why.effects.first?.without.score == 11_997)
    #expect(why.effects.last?.without.score == 11_999)
  }
}
