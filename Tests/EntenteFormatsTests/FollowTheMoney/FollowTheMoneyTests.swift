import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("FollowTheMoney")
struct FollowTheMoneyTests {
  private func read(_ lines: String..., name: String = "a.ftm.json") -> Reading {
    Reading([InputFile(name, lines.joined(separator: "\n"))])
  }

  private let company =
    #"{"id":"c","schema":"Company","properties":{"name":["Acme","Acme Ltd"],"country":["xx"]}}"#
  private let person =
    #"{"id":"p","schema":"Person","properties":{"name":["A. Person"],"birthDate":["1950-03"]}}"#

  @Test("An entity has kind, names and typed properties")
  func entities() throws {
    let reading = read(company, person)
    #expect(reading.errors.isEmpty)
    let graph = try #require(reading.graph)
    #expect(graph.entities.map(\.name) == ["Acme", "A. Person"])
    #expect(graph.entities[0].aliases == ["Acme Ltd"])
    #expect(graph.entities.map(\.kind.rawValue) == ["company", "person"])
    #expect(graph.vocabulary.kind(graph.entities[0].kind, isA: .organization))
    #expect(reading.properties(of: "c") == ["country=xx"])
    #expect(reading.properties(of: "p") == ["birth=1950-03"])
  }

  @Test("A directorship is a tie with its dates and role, the rest attributes")
  func directorship() throws {
    let reading = read(
      company, person,
      #"{"id":"d","schema":"Directorship","properties":{"director":["p"],"organization":["c"],"role":["Chair"],"startDate":["2001-02-03"],"status":["x","y"]}}"#
    )
    #expect(reading.ties == ["p directs c"])
    let claim = try #require(reading.graph?.claims.first { $0.key == "d" })
    #expect(claim.period?.description == "2001-02-03/")
    #expect(claim.role == "Chair")
    #expect(
      claim.attributes == [
        .init("status", type: .text, value: "x"), .init("status", type: .text, value: "y"),
      ])
    #expect(claim.citations == [Citation(source: "a.ftm.json")])
  }

  @Test("A payment happens on its day; its sum is a number and no strength")
  func payment() throws {
    let reading = read(
      #"{"id":"x","schema":"Payment","properties":{"payer":["p","q"],"beneficiary":["c"],"date":["2011-12-29T10:00:00"],"amountEur":["100.5"],"sourceUrl":["https://example.org/x"]}}"#
    )
    #expect(reading.ties == ["p pays c", "q pays c"])
    let graph = try #require(reading.graph)
    for claim in graph.claims {
      #expect(claim.period?.description == "2011-12-29")
      #expect(claim.strength == nil)
      #expect(claim.attributes == [.init("amountEur", type: .number, value: "100.5")])
      #expect(claim.citations == [Citation(source: "https://example.org/x")])
    }
    #expect(graph.vocabulary[Relation.Kind(rawValue: "pays")]?.life == .point)
    #expect(graph.entities.allSatisfy { $0.kind == .plain })
  }

  @Test("A property that names an entity is a tie, unless its schema has it as a text")
  func properties() {
    let reading = read(
      #"{"id":"c","schema":"Company","properties":{"parent":["d"],"addressEntity":["a"]}}"#,
      #"{"id":"v","schema":"Vessel","properties":{"owner":["c"]}}"#,
      #"{"id":"s","schema":"Sanction","properties":{"entity":["c"],"authority":["An office"]}}"#,
      #"{"id":"t","schema":"Contract","properties":{"authority":["g"]}}"#)
    #expect(
      reading.ties == [
        "c subsidiary-of d", "c has-address a", "c owns v", "s concerns c", "t has-authority g",
      ])
    #expect(reading.properties(of: "s") == ["authority=An office"])
  }

  @Test("Lists and nested entities are read like lines")
  func lists() {
    let nested =
      #"[{"id":"p","schema":"Person","properties":{"addressEntity":[{"id":"a","schema":"Address","properties":{"full":["1 Main St"]}}]}}]"#
    let reading = read(nested, name: "a.json")
    #expect(reading.ties == ["p has-address a"])
    #expect(reading.graph?.entities.map(\.name) == ["p", "1 Main St"])
  }

  @Test("Items of Wikidata have its code; a code alone is no id")
  func codes() throws {
    let graph = try #require(
      read(#"{"id":"Q7","schema":"Person","properties":{"name":["A"],"leiCode":["L"]}}"#).graph)
    #expect(
      graph.entities[0].codes == [
        .init(scheme: "wd", value: "Q7"), .init(scheme: "lei", value: "L"),
      ])
  }

  @Test(
    "What is wrong is pointed at",
    arguments: [
      (#"{"id":"p","schema":"Person","properties":{}}"# + "\n{\"id\":", "2:7 json"),
      (#"{"schema":"Person","properties":{}}"#, "1:1 missing-id"),
      (#"{"id":"p","properties":{}}"#, "1:1 missing-schema"),
      (#"{"id":"p","schema":"Person","properties":[]}"#, "1:42 wrong-type"),
      (#"{"id":"p","schema":"Person","properties":{"name":[{}]}}"#, "1:51 wrong-type"),
      ("3", "1:1 wrong-type"), ("", "1:1 empty"),
    ])
  func errors(text: String, error: String) {
    #expect(Reading([InputFile("a.ijson", text)]).errors == [error])
  }

  @Test("A tie of one end is counted, an unknown schema and a false number are doubted")
  func doubts() {
    let reading = read(
      #"{"id":"o","schema":"Ownership","properties":{"owner":["p"]}}"#,
      #"{"id":"w","schema":"Wormhole","properties":{"amount":["much"]}}"#)
    #expect(reading.doubts == ["1:1 half-tie", "2:1 unknown-schema", "2:55 wrong-type"])
    #expect(reading.properties(of: "w") == ["amount=much"])
  }
}
