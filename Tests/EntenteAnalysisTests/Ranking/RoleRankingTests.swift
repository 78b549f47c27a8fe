import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Brokers between groups")
struct RoleRankingTests {
  /// Two blocs of two, and one between them.
  private let dossier = Dossier(
    "a", "b", "c", "d", "m leader", "east organization", "west organization",
    "a aim: East", "b aim: East", "c aim: West", "d aim: West",
    "a member east", "b member east", "m member east", "c member west", "d member west",
    "a borders b", "a supports m", "m supports c", "m supports d", "c borders d")

  private func entry(
    _ id: String, _ measure: Measure, _ grouping: Ranking.Grouping,
    _ change: (inout Ranking.Options) -> Void = { _ in }
  ) throws -> Ranking.Entry {
    let graph = try dossier.graph
    var options = Ranking.Options()
    options.grouping = grouping
    options.selection.relationKinds = [
      Relation.Kind(rawValue: "borders"), Relation.Kind(rawValue: "supports"),
    ]
    change(&options)
    let position = try graph.position(id)
    let ranking = try graph.ranking(by: measure, options)
    return try #require(ranking.entries.first { $0.entity == position })
  }

  @Test("By kind, who is of another kind than both is an itinerant")
  func kind() throws {
    #expect(try entry("m", .itinerant, .kind).score == 2)
    #expect(try entry("m", .liaison, .kind).score == 0)
    let role = try #require(entry("m", .brokerage, .kind).role)
    #expect(role.group == "leader")
    #expect(role.counts == [0, 2, 0, 0, 0])
  }

  @Test("By a property, those without one are a group, and stand between the others")
  func property() throws {
    let aim = Ranking.Grouping.property(Property(rawValue: "aim"))
    #expect(try entry("m", .liaison, aim).score == 2)
    #expect(try #require(entry("m", .liaison, aim).role).group == "none")
    #expect(try #require(entry("a", .liaison, aim).role).group == "East")
  }

  @Test("By membership, the member who leads to others represents its own")
  func members() throws {
    let graph = try dossier.graph
    let groups = Ranking.Grouping.members(
      of: [try graph.position("east"), try graph.position("west")])
    #expect(try entry("m", .representative, groups).score == 2)
    #expect(try #require(entry("m", .brokerage, groups).role).group == "East")
  }

  @Test("Communities are groups as well")
  func community() throws {
    let entry = try entry("m", .brokerage, .community)
    #expect(entry.score == 2)
    #expect(try #require(entry.role).group.hasPrefix("community "))
  }

  @Test("Normalized is how far it is above chance")
  func normalized() throws {
    let raw = try entry("m", .brokerage, .kind)
    let z = try #require(raw.role).z
    #expect(try entry("m", .brokerage, .kind) { $0.isNormalized = true }.score == z)
    #expect(z > 0)
  }

  @Test("A property that nobody has is refused, and an organization without members")
  func refusals() throws {
    #expect(
      throws: Ranking.Refusal.unknownProperty(Property(rawValue: "size"), known: ["aim"])
    ) {
      try entry("m", .brokerage, .property(Property(rawValue: "size")))
    }
    let graph = try dossier.graph
    let state = try graph.position("a")
    #expect(throws: Ranking.Refusal.noMembers(organization: state, known: 0)) {
      try entry("m", .brokerage, .members(of: [state]))
    }
  }
}

@Suite("What measures need beside the graph")
struct MeasureSettingTests {
  private func scores(
    _ text: String, _ measure: Measure,
    _ change: (inout Ranking.Options, KnowledgeGraph) throws -> Void
  ) throws -> [String: Double] {
    let graph = try KnowledgeGraph.table(text)
    var options = Ranking.Options()
    try change(&options, graph)
    let ranking = try graph.ranking(by: measure, options)
    return Dictionary(
      uniqueKeysWithValues: ranking.entries.map { (graph.id($0.entity), $0.score) })
  }

  private let path = "source,target,kind\na,b,ally\nb,c,ally\nc,d,ally\n"

  @Test("PageRank around an entity falls with the distance from it")
  func around() throws {
    let scores = try scores(path, .pagerank) { $0.seeds = [try $1.position("a")] }
    let order = scores.sorted { $0.value > $1.value }.map(\.key)
    // b has two neighbors to give to a, and takes from two.
    #expect(order == ["b", "a", "c", "d"])
    #expect(scores.values.reduce(0, +).isClose(to: 1))
  }

  @Test("Below 0, Bonacich's power is over those who have no one else")
  func reach() throws {
    let scores = try scores(path + "d,e,ally\n", .power) { options, _ in options.reach = -0.9 }
    #expect(try #require(scores["b"]) > (try #require(scores["c"])))
  }

  @Test("Current does not flow along a direction, and so a direction is refused")
  func direction() throws {
    for measure in [Measure.currentFlowBetweenness, .currentFlowCloseness, .subgraph] {
      #expect(throws: Ranking.Refusal.direction(measure)) {
        try scores(path, measure) { options, _ in options.direction = .declared }
      }
    }
  }

  @Test("A strong tie conducts well: strength is conductance")
  func conductance() throws {
    let text = "source,target,kind,weight\na,b,ally,4\nb,c,ally,1\n"
    let scores = try scores(text, .currentFlowCloseness) { options, _ in options.weight = .strength
    }
    // R(a, b) = 1/4, R(b, c) = 1.
    #expect(try #require(scores["a"]).isClose(to: 2 / 1.5))
    #expect(try #require(scores["b"]).isClose(to: 2 / 1.25))
  }

  @Test("Normalized, the effective size is efficiency, and subgraphs are shares")
  func normalized() throws {
    let star = "source,target,kind\na,b,ally\na,c,ally\nb,c,ally\na,d,ally\n"
    let sizes = try scores(star, .effectiveSize) { options, _ in options.isNormalized = true }
    #expect(try #require(sizes["a"]).isClose(to: (3 - 2.0 / 3) / 3))
    let shares = try scores(star, .subgraph) { options, _ in options.isNormalized = true }
    #expect(shares.values.reduce(0, +).isClose(to: 1))
  }

  @Test(
    "Every measure has a card, one name, and a family in its place", arguments: Measure.allCases)
  func card(measure: Measure) {
    let card = measure.card
    for text in [card.title, card.meaning, card.formula, card.scale, card.weight, card.reference] {
      #expect(!text.isEmpty)
    }
    #expect(card.meaning.hasSuffix("."))
    #expect(card.reference.contains("doi:10.") || card.reference.contains("ISBN"))
    #expect(Measure(name: measure.rawValue.uppercased()) == measure)
    #expect(measure.reads(measure.defaultWeight))
    let titles = Measure.allCases.map(\.card.title)
    #expect(Set(titles).count == titles.count)
  }

  @Test("Every measure ranks the summit and a graph without ties", arguments: Measure.allCases)
  func summit(measure: Measure) throws {
    let ranking = try Summit.graph().ranking(by: measure)
    #expect(ranking.entries.count > 60)
    #expect(ranking.entries.allSatisfy { $0.score.isFinite })
    let alone = try Dossier("a", "b").graph.ranking(by: measure)
    #expect(alone.entries.map(\.rank) == (measure.family == .holes ? [] : [1, 1]))
  }

  @Test(
    "Ranks hold in worlds for measures with groups and seeds as well",
    arguments: [
      Measure.brokerage, .pagerank, .constraint, .currentFlowBetweenness,
    ])
  func worlds(measure: Measure) throws {
    var options = Ranking.Options()
    options.worlds = 3
    options.selection.asOf = try PartialDate("2024-07-03")
    options.seeds = [try Summit.graph().position("russia")]
    let ranking = try Summit.graph().ranking(by: measure, options)
    #expect(ranking.entries.contains { $0.uncertainty != nil })
  }
}
