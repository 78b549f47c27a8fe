import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Brokers between two sides")
struct BrokerageTests {
  /// East (a, b) and West (y, z), which only m and n trade with; b borders y.
  private let world = Dossier(
    "a", "b", "m", "n", "y", "z", "east organization", "west bloc", "un organization",
    "a member east", "b member east", "y member west", "z member west",
    "a member un", "z member un", "a borders b", "a borders m", "m borders z", "b borders y",
    "n borders z")

  private let borders: Set<Relation.Kind> = [Relation.Kind(rawValue: "borders")]

  private func ranking(
    _ graph: KnowledgeGraph, _ first: String, _ second: String, by measure: Measure = .betweenness,
    _ change: (inout Ranking.Options) throws -> Void = { _ in }
  ) throws -> Ranking {
    var options = Ranking.Options()
    options.between = Brokerage.Sides(try graph.position(first), try graph.position(second))
    try change(&options)
    return try graph.ranking(by: measure, options)
  }

  private func scores(_ ranking: Ranking, _ graph: KnowledgeGraph) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: ranking.entries.map { (graph.id($0.entity), $0.score) })
  }

  @Test("An organization stands for its members and is itself no broker")
  func members() throws {
    let graph = try world.graph
    let found = try ranking(graph, "east", "west") { $0.selection.relationKinds = borders }
    // a–z by m, a–y by b, b–z by a and m; b–y are neighbors.
    #expect(scores(found, graph) == ["a": 1, "b": 1, "m": 2])
    #expect(found.brokerage?.sources.map(graph.id) == ["a", "b"])
    #expect(found.brokerage?.targets.map(graph.id) == ["y", "z"])
    #expect(
      found.notes == [
        "between 2 members of East and 2 members of West: 4 pairs, 1 of them tied directly"
      ])
    #expect(found.projection.summary.contains("without East and West"))
    #expect(found.projection.nodes[try graph.position("east")] == nil)
  }

  @Test("What all belong to is a broker, unless --among leaves it out")
  func universal() throws {
    let graph = try world.graph
    #expect(scores(try ranking(graph, "east", "west"), graph)["un"] == 1)
    let states = try ranking(graph, "east", "west") { $0.selection.entityKinds = [.state] }
    #expect(scores(states, graph) == ["a": 1, "b": 1, "m": 2])
  }

  @Test("Whoever is no organization stands for itself")
  func alone() throws {
    let graph = try world.graph
    let found = try ranking(graph, "b", "west") { $0.selection.relationKinds = borders }
    #expect(scores(found, graph) == ["a": 1, "m": 1])
    #expect(found.notes == ["between B and 2 members of West: 2 pairs, 1 of them tied directly"])
  }

  @Test("Members of both sides make pairs with each other, each once")
  func both() throws {
    let graph = try Dossier(
      "a", "b", "c", "hub", "one organization", "two organization", "a member one",
      "b member one", "c member one", "a member two", "b member two", "a borders hub",
      "b borders hub", "c borders hub"
    ).graph
    let found = try ranking(graph, "one", "two") { $0.selection.relationKinds = borders }
    // a–b, a–c, b–c
    #expect(found.brokerage?.pairs == 3)
    #expect(scores(found, graph) == ["hub": 3])
    let directed = try ranking(graph, "one", "two") {
      $0.selection.relationKinds = borders
      $0.direction = .declared
    }
    #expect(directed.brokerage?.pairs == 4)
    #expect(scores(directed, graph) == ["hub": 4])
    #expect(directed.notes[0].hasPrefix("from 3 members of One to 2 members of Two: 4 pairs"))
  }

  @Test("Who was a member at the date asked for is")
  func dates() throws {
    let graph = try Dossier(
      "a", "b", "c", "x", "org organization", "a member org | period: 2001/2010",
      "b member org | period: 2011/..", "a borders c", "b borders c", "c borders x"
    ).graph
    let found = try ranking(graph, "org", "x") { $0.selection.asOf = try PartialDate("2024") }
    #expect(found.brokerage?.sources.map(graph.id) == ["b"])
  }

  @Test("Normalized, a score is a share of the pairs")
  func normalized() throws {
    let graph = try world.graph
    let found = try ranking(graph, "east", "west") {
      $0.selection.relationKinds = borders
      $0.isNormalized = true
    }
    #expect(scores(found, graph) == ["a": 0.25, "b": 0.25, "m": 0.5])
  }

  @Test("Other measures, sides without members and sides left out are refused")
  func refusals() throws {
    let graph = try world.graph
    #expect(throws: Ranking.Refusal.between(.degree)) {
      try ranking(graph, "east", "west", by: .degree)
    }
    let empty = try Dossier("a", "b", "org organization", "a borders b").graph
    #expect(
      throws: Ranking.Refusal.noMembers(organization: try empty.position("org"), known: 0)
    ) { try ranking(empty, "org", "a") }
    #expect(
      throws: Ranking.Refusal.noMembers(organization: try graph.position("east"), known: 2)
    ) { try ranking(graph, "east", "west") { $0.selection.entityKinds = [.place] } }
    #expect(
      throws: Ranking.Refusal.projection(
        .leftOut(entity: try graph.position("m"), foldedInto: []))
    ) { try ranking(graph, "m", "west") { $0.selection.entityKinds = [.organization] } }
  }
}
