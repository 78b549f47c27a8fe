import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Folding")
struct FoldingTests {
  /// The edges of a folded projection, by the ids of their ends.
  private func edges(
    _ graph: KnowledgeGraph, _ steps: Projection.Folding.Step...,
    change: (inout Projection.Options) -> Void = { _ in }
  ) throws -> [String] {
    var options = Projection.Options()
    options.folding = Projection.Folding(steps)
    change(&options)
    let projection = try Projection(graph, options)
    return projection.ties.indices.map { position in
      let ends = projection.ends(ofTie: position)
      return graph.id(projection.entities[Int(ends.subject)]) + "-"
        + graph.id(projection.entities[Int(ends.object)])
    }
  }

  private func summary(
    _ graph: KnowledgeGraph, _ steps: Projection.Folding.Step...
  ) throws -> String {
    var options = Projection.Options()
    options.folding = Projection.Folding(steps)
    return try Projection(graph, options).summary
  }

  private let state = Dossier(
    "m organization", "d organization", "a", "b", "c", "minister leader", "city place",
    "airport place", "m part-of a", "d part-of m", "city located-in a", "airport located-in city",
    "minister holds-office m", "m cooperates-with b", "d cooperates-with c",
    "minister met-with c", "airport hosts e", "e event")

  @Test("An organ of an organ is one of the state; its ties are the state's")
  func organs() throws {
    let graph = try state.graph
    #expect(
      try edges(graph, .organs) == [
        "city-a", "airport-city", "minister-a", "a-b", "a-c", "c-minister", "airport-e",
      ])
    #expect(try summary(graph, .organs).contains("2 organs folded into states"))
  }

  @Test("A place lies in the state in which the place around it lies")
  func places() throws {
    let graph = try state.graph
    #expect(try edges(graph, .places).contains("a-e"))
    #expect(try summary(graph, .places).contains("2 places folded into states"))
  }

  @Test("Who holds an office of an organ acts for the state once organs are folded too")
  func officials() throws {
    let graph = try state.graph
    #expect(try edges(graph, .leaders).contains("c-minister"))
    #expect(
      try edges(graph, .leaders, .organs, .places) == ["a-b", "a-c", "c-a", "a-e"])
  }

  @Test("An organization that is part of no state stays, even in a ring of parts")
  func rings() throws {
    let graph = try Dossier(
      "o organization", "p organization", "a", "o part-of p", "p part-of o", "o aids a"
    ).graph
    #expect(try edges(graph, .organs) == ["o-p", "p-o", "o-a"])
  }

  private let bodies = Dossier(
    "x organization", "y organization", "a", "b", "c", "d", "a member x", "b member x",
    "b member y", "c member y", "a ally b", "a ally c", "a ally d", "b visited d", "x aids d",
    "d supports y")

  @Test("Members' ties are those of their organizations, but for ties within")
  func members() throws {
    let graph = try bodies.graph
    // Of a and b, both in x, the tie is none of x; b's tie to d is that of both.
    #expect(
      try edges(graph, .members(of: nil)) == ["x-y", "x-d", "x-d", "y-d", "x-d", "d-y"])
    #expect(try summary(graph, .members(of: nil)).contains("3 members folded into their"))
  }

  @Test("Members of one organization are folded where it is named")
  func oneBody() throws {
    let graph = try bodies.graph
    #expect(
      try edges(graph, .members(of: "x")) == ["x-y", "c-y", "x-c", "x-d", "x-d", "x-d", "d-y"])
    #expect(throws: Projection.Refusal.unknownBody("d")) {
      try edges(graph, .members(of: "d"))
    }
    #expect(throws: Projection.Refusal.unknownBody("nobody")) {
      try edges(graph, .members(of: "nobody"))
    }
  }

  @Test("What an organization does, its members do")
  func organizations() throws {
    let graph = try bodies.graph
    #expect(
      try edges(graph, .organizations(nil)) == [
        "a-b", "a-c", "a-d", "b-d", "a-d", "b-d", "d-b", "d-c",
      ])
    #expect(try summary(graph, .organizations("x")).contains("x folded into its members"))
  }

  @Test("An organization that is a member gives way to its own members")
  func nested() throws {
    let graph = try Dossier(
      "world organization", "union organization", "a", "b", "c", "union member world",
      "a member union", "b member world", "world aids c"
    ).graph
    #expect(try edges(graph, .organizations(nil)) == ["a-c", "b-c"])
    // Where members are folded, an organization that has some stays itself.
    #expect(try edges(graph, .members(of: nil)) == ["union-world", "world-c"])
  }

  @Test("Memberships count at the date that is asked for")
  func date() throws {
    let graph = try Dossier(
      "x organization", "a", "b", "a member x | period: 2020/2022", "a ally b"
    ).graph
    let day = try PartialDate("2024")
    #expect(try edges(graph, .members(of: nil)) == ["x-b"])
    #expect(
      try edges(graph, .members(of: nil)) { $0.selection.asOf = day }
        == ["a-b"])
  }

  @Test("Leaders are folded into states, and these into their organization")
  func chain() throws {
    let graph = try Dossier(
      "l leader", "x organization", "a", "b", "l holds-office a", "a member x", "l visited b"
    ).graph
    #expect(try edges(graph, .leaders, .members(of: "x")) == ["x-b"])
  }

  @Test("Who was folded is listed with the claims that say so; nobody without folding")
  func evidence() throws {
    let graph = try state.graph
    var options = Projection.Options()
    options.folding = .states
    let folded = try Projection(graph, options).folded
    #expect(folded.map { graph.id($0.entity) } == ["m", "d", "minister", "city", "airport"])
    #expect(folded.allSatisfy { $0.hosts == [2] && !$0.claims.isEmpty })
    options.folding = Projection.Folding([])
    let plain = try Projection(graph, options)
    #expect(plain.folded.isEmpty)
    #expect(plain.summary == (try Projection(graph, Projection.Options())).summary)
  }

  @Test("The neighbors of a state are those of whoever acts for it, but for ties within")
  func neighbors() throws {
    let graph = try state.graph
    let found = try graph.neighborhood(of: 2, folding: .states)
    #expect(
      found.ties.map { graph.id($0.from) + "-" + graph.id($0.entity) } == [
        "m-b", "d-c", "minister-c", "airport-e",
      ])
    #expect(throws: Projection.Refusal.leftOut(entity: 0, foldedInto: [2])) {
      try graph.neighborhood(of: 0, folding: .states)
    }
  }
}
