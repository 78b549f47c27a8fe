import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Wikidata")
struct WikidataTests {
  private func read(_ text: String, name: String = "a.json") -> Reading {
    Reading([InputFile(name, text)])
  }

  /// An item with statements, in the answer of the API.
  private func answer(_ id: String, _ claims: String) -> String {
    #"{"entities":{"\#(id)":{"type":"item","id":"\#(id)","labels":{"en":{"language":"en","value":"Name"}},"aliases":{"en":[{"language":"en","value":"Alias"}]},"claims":{\#(claims)}}}}"#
  }

  private func item(_ property: String, _ id: String) -> String {
    #"{"snaktype":"value","property":"\#(property)","datavalue":{"value":{"entity-type":"item","id":"\#(id)"},"type":"wikibase-entityid"}}"#
  }

  private func time(_ property: String, _ time: String, _ precision: Int = 11) -> String {
    #"{"snaktype":"value","property":"\#(property)","datavalue":{"value":{"time":"\#(time)","precision":\#(precision),"calendarmodel":"http://www.wikidata.org/entity/Q1985727"},"type":"time"}}"#
  }

  private func statement(_ snak: String, rank: String = "normal", _ rest: String = "") -> String {
    #"{"mainsnak":\#(snak),"type":"statement","id":"S","rank":"\#(rank)"\#(rest)}"#
  }

  @Test("An item is an entity with code, names and the kind of what it is an instance of")
  func items() throws {
    let reading = read(answer("Q1", #""P31":[\#(statement(item("P31", "Q5")))]"#))
    #expect(reading.errors.isEmpty)
    let graph = try #require(reading.graph)
    #expect(
      graph.entities[0]
        == Entity(
          id: "Q1", kind: .person, name: "Name", aliases: ["Alias"],
          codes: [.init(scheme: "wd", value: "Q1")]))
    #expect(graph.entities[1] == Entity(id: "Q5", codes: [.init(scheme: "wd", value: "Q5")]))
    #expect(reading.ties == ["Q1 instance-of Q5"])
  }

  @Test("A statement has the period and the attributes of its qualifiers, and its references")
  func qualifiers() throws {
    let qualifiers =
      #","qualifiers":{"P580":[\#(time("P580", "+2012-05-07T00:00:00Z"))],"P582":[\#(time("P582", "+2013-00-00T00:00:00Z", 9))],"P1365":[\#(item("P1365", "Q9"))]},"references":[{"snaks":{"P854":[{"snaktype":"value","property":"P854","datavalue":{"value":"https://example.org/a","type":"string"}}],"P577":[\#(time("P577", "+2012-06-00T00:00:00Z", 10))]}}]"#
    let reading = read(
      answer("Q1", #""P39":[\#(statement(item("P39", "Q2"), rank: "preferred", qualifiers))]"#))
    let graph = try #require(reading.graph)
    let claim = try #require(graph.claims.first)
    #expect(reading.ties == ["Q1 position-held Q2"])
    #expect(claim.period?.description == "2012-05-07/2013")
    #expect(claim.id == "S")
    #expect(
      claim.attributes == [
        .init("rank", type: .text, value: "preferred"), .init("P1365", type: .code, value: "Q9"),
      ])
    #expect(claim.citations == [Citation(source: "https://example.org/a")])
    #expect(graph.sources.first?.date?.description == "2012-06")
  }

  @Test("Known properties are kinds of ours, in our direction; others are named by their ids")
  func kinds() {
    let reading = read(
      answer(
        "Q1",
        #""P463":[\#(statement(item("P463", "Q2")))],"P35":[\#(statement(item("P35", "Q3")))],"P9999":[\#(statement(item("P9999", "Q4")))]"#
      ))
    #expect(reading.ties == ["Q1 member Q2", "Q3 holds-office Q1", "Q1 P9999 Q4"])
    #expect(reading.graph?.claims[1].role == "head of state")
  }

  @Test("Values that are no items are properties with their types")
  func values() throws {
    let quantity =
      #"{"snaktype":"value","property":"P1082","datavalue":{"value":{"amount":"+146","unit":"1"},"type":"quantity"}}"#
    let text =
      #"{"snaktype":"value","property":"P1448","datavalue":{"value":{"text":"Nom","language":"fr"},"type":"monolingualtext"}}"#
    let reading = read(
      answer(
        "Q1",
        #""P569":[\#(statement(time("P569", "+1952-10-07T00:00:00Z")))],"P1082":[\#(statement(quantity))],"P1448":[\#(statement(text))]"#
      ))
    #expect(
      reading.properties(of: "Q1") == ["birth=1952-10-07", "population=146", "P1448=Nom"])
    let graph = try #require(reading.graph)
    #expect(graph.claims[2].attributes == [.init("language", type: .text, value: "fr")])
    #expect(graph.vocabulary[.birth]?.type == .period)
  }

  @Test("What Wikidata holds to be wrong, or has no value, is counted and not kept")
  func leftOut() {
    let reading = read(
      answer(
        "Q1",
        #""P26":[\#(statement(item("P26", "Q2"), rank: "deprecated")),\#(statement(#"{"snaktype":"novalue","property":"P26"}"#))]"#
      ))
    #expect(reading.ties.isEmpty)
    #expect(reading.problems.map(\.rule).sorted() == ["deprecated", "no-value"])
  }

  @Test("Dumps of one item a line are read, with a list around them and without")
  func dumps() {
    let line =
      #"{"type":"item","id":"Q1","labels":{},"claims":{"P361":[\#(statement(item("P361", "Q2")))]}}"#
    let other = line.replacing("Q1", with: "Q3")
    for text in ["[\n\(line),\n\(other)\n]\n", "\(line)\n\(other)\n", "[\(line),\(other)]"] {
      for name in ["a.json", "a.jsonl"] {
        #expect(read(text, name: name).ties == ["Q1 part-of Q2", "Q3 part-of Q2"])
      }
    }
  }

  @Test(
    "Times have the precision that they say, in the Gregorian calendar",
    arguments: [
      ("+2012-05-07T00:00:00Z", 11, false, "2012-05-07"),
      ("+2012-05-00T00:00:00Z", 10, false, "2012-05"),
      ("+2012-00-00T00:00:00Z", 9, false, "2012"), ("+1995-00-00T00:00:00Z", 8, false, "199X"),
      ("+2000-00-00T00:00:00Z", 7, false, "19XX~"), ("+1901-00-00T00:00:00Z", 7, false, "19XX~"),
      ("-0044-03-15T00:00:00Z", 9, false, "-0043"),
      ("+1917-10-25T00:00:00Z", 11, true, "1917-11-07"),
      ("+1582-10-05T00:00:00Z", 11, true, "1582-10-15"), ("+0004-00-00T00:00:00Z", 3, false, nil),
      ("+2012-13-07T00:00:00Z", 11, false, nil), ("+2011-02-29T00:00:00Z", 11, false, nil),
      ("+99999999999999999999-00-00T00:00:00Z", 9, false, nil), ("2012", 9, false, nil),
    ] as [(String, Int, Bool, String?)])
  func times(text: String, precision: Int, isJulian: Bool, date: String?) throws {
    let calendar = "http://www.wikidata.org/entity/" + (isJulian ? "Q1985786" : "Q1985727")
    let json = #"{"time":"\#(text)","precision":\#(precision),"calendarmodel":"\#(calendar)"}"#
    let node = try JSONParser.parse(Array(json.utf8)[...])
    #expect(WikidataTime.date(node)?.description == date)
  }

  @Test("An item is one with the entity of a dossier that has its code")
  func merging() throws {
    let dossier = InputFile(
      "a.yaml", "entente: 1\nentities:\n  x: {kind: person, name: X, wd: Q2}\n")
    let items = InputFile("b.json", answer("Q1", #""P26":[\#(statement(item("P26", "Q2")))]"#))
    let reading = Reading([dossier, items])
    #expect(reading.ties == ["x spouse Q1"] || reading.ties == ["Q1 spouse x"])
    #expect(reading.graph?.entities.count == 2)
  }

  @Test(
    "What is malformed is pointed at",
    arguments: [
      (#"{"entities":{"Q1":{"labels":{}}}}"#, "1:19 missing-id"),
      (#"{"entities":{"Q1":{"id":"Q1","claims":{"P1":[{}]}}}}"#, "1:46 malformed-statement"),
      (#"{"entities":{"Q1":{"id":"Q1"},"#, "1:31 json"), (#"{"entities":{}}"#, "1:1 empty"),
    ])
  func errors(text: String, error: String) {
    #expect(read(text).errors == [error])
  }
}
