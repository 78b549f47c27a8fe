import EntenteAnalysis
import EntenteGraph
import EntenteModel
import Testing

@Suite("Shared memberships")
struct MembershipTests {
  /// Pairs in words: `1 a b 2`, the rank, the two and the number shared.
  private func texts(_ pairs: [SharingPair], _ graph: KnowledgeGraph) -> [String] {
    pairs.map { "\($0.rank) \(graph.id($0.first)) \(graph.id($0.second)) \($0.shared)" }
  }

  private func memberships(
    of graph: KnowledgeGraph, _ change: (inout Selection) throws -> Void = { _ in }
  ) throws -> Memberships {
    var selection = Selection()
    try change(&selection)
    return try Memberships(of: graph, selection)
  }

  /// Two unions and a club, declared so that ids and their order differ.
  private let unions = Dossier(
    "oman", "iraq", "chad", "opec organization", "league organization", "club organization",
    "oman member league", "iraq member league", "iraq member opec", "chad member league",
    "oman observer opec", "iraq member club", "chad member club")

  private let observer = Relation.Kind(rawValue: "observer")

  @Test("Pairs of equal weight share a rank and stand in the order of their ids")
  func order() throws {
    let graph = try unions.graph
    let found = try memberships(of: graph)
    #expect(
      try texts(found.pairs(), graph) == ["1 chad iraq 2", "2 chad oman 1", "2 iraq oman 1"])
    let iraq = try graph.position("iraq")
    #expect(texts(found.pairs(of: iraq), graph) == ["1 iraq chad 2", "2 iraq oman 1"])
    #expect(found.organizationCount(of: iraq) == 3)
  }

  @Test("Observers belong only if asked for")
  func levels() throws {
    let graph = try unions.graph
    let wider = try memberships(of: graph) { $0.relationKinds = [.member, observer] }
    #expect(
      try texts(wider.pairs(), graph) == ["1 chad iraq 2", "1 iraq oman 2", "3 chad oman 1"])
    let observers = try memberships(of: graph) { $0.relationKinds = [observer] }
    #expect(try observers.pairs().isEmpty)
  }

  @Test("The smallest organization shared comes first")
  func smallest() throws {
    let graph = try unions.graph
    let found = try memberships(of: graph)
    let shared = found.organizations(
      sharedBy: try graph.position("iraq"), try graph.position("chad"))
    #expect(shared.map(graph.id) == ["club", "league"])
    #expect(shared.map { found.memberCount(of: $0) } == [2, 3])
  }

  @Test("A membership counts once, in however many roles and claims, with all its evidence")
  func once() throws {
    let graph = try Dossier(
      "a", "b", "org organization", "a member org", "a member org | role: founder",
      "a member org | cite: august", "b member org"
    ).graph
    let found = try memberships(of: graph)
    #expect(try texts(found.pairs(), graph) == ["1 a b 1"])
    let (a, org) = (try graph.position("a"), try graph.position("org"))
    #expect(found.ties(of: a, in: org).flatMap(\.claims).count == 3)
    #expect(found.pair(a, try graph.position("b"), weight: .jaccard)?.weight == 1)
  }

  @Test("Entities that are the same belong as one")
  func identities() throws {
    let graph = try Dossier(
      "a", "b", "also-a", "org organization", "club organization", "a member org",
      "also-a member club",
      "b member org", "b member club", "also-a same-as a"
    ).graph
    let found = try memberships(of: graph)
    #expect(try texts(found.pairs(), graph) == ["1 a b 2"])
    let also = try graph.position("also-a")
    #expect(texts(found.pairs(of: also), graph) == ["1 a b 2"])
  }

  @Test("Dates, planned and denied claims decide who is a member")
  func selection() throws {
    let graph = try Dossier(
      "a", "b", "c", "d", "org organization", "a member org", "b member org | period: 2001/2010",
      "c member org | modality: planned", "d member org | polarity: denied"
    ).graph
    #expect(try texts(memberships(of: graph).pairs(), graph) == ["1 a b 1"])
    let now = try memberships(of: graph) { $0.asOf = try PartialDate("2024-07-03") }
    #expect(try now.pairs().isEmpty)
    let planned = try memberships(of: graph) {
      $0.asOf = try PartialDate("2024-08-03")
      $0.standings.insert(.planned)
    }
    #expect(try texts(planned.pairs(), graph) == ["1 a c 1"])
  }

  @Test("A symmetric tie makes neither a member of the other, and that is said")
  func symmetric() throws {
    let graph = try Dossier("a", "b", "c", "a ally c", "b ally c").graph
    let found = try memberships(of: graph) { $0.relationKinds = [Relation.Kind(rawValue: "ally")] }
    #expect(found.isEmpty)
    #expect(found.summary.hasSuffix("left out: 2 symmetric"))
  }

  @Test("Only pairs asked for are listed, and more than allowed are refused")
  func listing() throws {
    let graph = try unions.graph
    let found = try memberships(of: graph)
    let oman = try graph.position("oman")
    #expect(try texts(found.pairs(among: { $0 != oman }), graph) == ["1 chad iraq 2"])
    #expect(throws: (any Error).self) { try found.pairs(limit: 2) }
    #expect(try found.pairs(limit: 3).count == 3)
  }

  @Test("Without entities or memberships there is no pair")
  func empty() throws {
    for dossier in [Dossier(), Dossier("a"), Dossier("a", "org organization", "a member org")] {
      let graph = try dossier.graph
      let found = try memberships(of: graph)
      #expect(try found.pairs().isEmpty)
      for entity in graph.entities.indices { #expect(found.pairs(of: entity).isEmpty) }
    }
  }
}
