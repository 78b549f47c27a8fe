import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Names of entities")
struct NameTests {
  private func id(_ name: String) throws -> String {
    let graph = try Summit.graph()
    return graph.id(try EntityNames(of: graph).position(of: name))
  }

  @Test(
    "An entity is found by id, name, alias, without accents and case, or by its own part",
    arguments: [
      ("saudi-arabia", "saudi-arabia"), ("Vladimir Putin", "putin"),
      ("UAE", "united-arab-emirates"),
      ("uae", "united-arab-emirates"), ("Antonio Guterres", "guterres"),
      ("ANTÓNIO  GUTERRES", "guterres"), ("saudi arabia", "saudi-arabia"), ("xi", "xi"),
      ("Jinping", "xi"), ("Tokay", "tokayev"), ("Shanghai Cooperation Organization", "sco"),
      ("New Silk", "new-silk-roads"),
    ])
  func found(name: String, id: String) throws {
    #expect(try self.id(name) == id)
  }

  @Test("A part that several entities have is ambiguous")
  func ambiguous() throws {
    let graph = try Summit.graph()
    let error = #expect(throws: EntityNames.Failure.self) {
      try EntityNames(of: graph).position(of: "leader of")
    }
    guard case .ambiguous("leader of", let positions) = error else {
      Issue.record("not ambiguous: \(String(describing: error))")
      return
    }
    #expect(
      positions.map(graph.id) == [
        "leader-of-azerbaijan", "leader-of-mongolia", "leader-of-pakistan",
      ])
  }

  @Test("A whole word goes before the beginning of one")
  func wholeWord() throws {
    let graph = try Dossier("xi-jinping", "xiang").graph
    #expect(try EntityNames(of: graph).position(of: "XI") == 0)
  }

  @Test("A name that nobody has brings those that are a few letters away, nearest first")
  func unknown() throws {
    let graph = try Summit.graph()
    let error = #expect(throws: EntityNames.Failure.self) {
      try EntityNames(of: graph).position(of: "Tajikstan")
    }
    guard case .unknown("Tajikstan", let near) = error else {
      Issue.record("not unknown: \(String(describing: error))")
      return
    }
    #expect(near.first.map(graph.id) == "tajikistan")
    #expect(throws: EntityNames.Failure.unknown("Atlantis", near: [])) {
      try EntityNames(of: graph).position(of: "Atlantis")
    }
    #expect(throws: EntityNames.Failure.unknown("", near: [])) {
      try EntityNames(of: graph).position(of: "")
    }
  }
}
