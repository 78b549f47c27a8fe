import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Event tables")
struct EventTableTests {
  private func read(_ text: String, name: String = "20240704.export.CSV") -> Reading {
    Reading([InputFile(name, text)])
  }

  @Test("An event of GDELT is a claim with day, key, place, strength, numbers and address")
  func gdelt() throws {
    let reading = read(EventExamples.gdelt())
    #expect(reading.errors.isEmpty)
    let graph = try #require(reading.graph)
    let claim = try #require(graph.claims.first)
    #expect(claim.subject == "RUS")
    #expect(claim.statement == .relation(Relation.Kind(rawValue: "visited"), object: "KAZ"))
    #expect(claim.period?.description == "2024-07-03")
    #expect(claim.key == "9001")
    #expect(claim.at == "Astana, Kazakhstan")
    #expect(claim.strength == 1.9)
    #expect(
      claim.attributes == [
        .init("event-code", type: .code, value: "042"),
        .init("goldstein", type: .number, value: "1.9"),
        .init("root-event", type: .boolean, value: "true"),
        .init("mentions", type: .integer, value: "12"),
        .init("sources", type: .integer, value: "3"),
        .init("articles", type: .integer, value: "10"),
        .init("tone", type: .number, value: "2.5"),
        .init("subject-name", type: .text, value: "MOSCOW"),
        .init("object-name", type: .text, value: "KAZAKHSTAN"),
      ])
    let source = try #require(graph.sources.first { $0.id == "https://www.example.org/a.html" })
    #expect(source.url == source.id)
    #expect(source.publisher == "example.org")
    #expect(source.date?.description == "2024-07-04")
    #expect(claim.citations == [Citation(source: source.id)])
  }

  @Test("The tables of GDELT 1.0, with an address and without, read alike", arguments: [57, 58])
  func gdelt1(columns: Int) throws {
    let reading = read(EventExamples.gdelt(columns: columns), name: "events")
    #expect(reading.ties == ["RUS visited KAZ"])
    let cited = try #require(reading.graph?.claims.first?.citations.first?.source)
    #expect(cited == (columns == 57 ? "events" : "https://www.example.org/a.html"))
  }

  @Test("A table with a header has its columns in any order")
  func header() {
    let text = """
      SQLDATE,GLOBALEVENTID,Actor2Code,Actor1Code,Actor1CountryCode,Actor2CountryCode,EventCode
      20240703,1,USA,CHN,CHN,USA,111

      """
    #expect(read(text, name: "events.csv").ties == ["CHN criticizes USA"])
  }

  @Test("An act of conflict has the sign of its kind, and the size of its value as strength")
  func conflict() throws {
    let graph = try #require(
      read(EventExamples.gdelt(code: "190", goldstein: "-10.0")).graph)
    let claim = try #require(graph.claims.first)
    #expect(claim.statement == .relation(Relation.Kind(rawValue: "attacks"), object: "KAZ"))
    #expect(claim.strength == 10)
    #expect(graph.vocabulary[Relation.Kind(rawValue: "attacks")]?.sign == .negative)
  }

  @Test(
    "Without a value of its own an event has that of its code; 0 leaves the strength of the kind",
    arguments: [("163", "", 8.0), ("010", "0.0", nil), ("010", "", nil)]
      as [(String, String, Double?)])
  func strength(code: String, goldstein: String, strength: Double?) throws {
    let claim = try #require(
      read(EventExamples.gdelt(code: code, goldstein: goldstein)).graph?.claims.first)
    #expect(claim.strength == strength)
  }

  @Test("What is only announced is planned, and who hosts a visit receives")
  func meanings() throws {
    let planned = try #require(read(EventExamples.gdelt(code: "036")).graph?.claims.first)
    #expect(planned.modality == .planned)
    #expect(read(EventExamples.gdelt(code: "036")).ties == ["RUS met-with KAZ"])
    #expect(read(EventExamples.gdelt(code: "043")).ties == ["KAZ received-by RUS"])
    let appeal = try #require(read(EventExamples.gdelt(code: "022")).graph)
    #expect(appeal.claims.first?.modality == .asserted)
    #expect(appeal.vocabulary[Relation.Kind(rawValue: "appeals-to")]?.sign == .neutral)
  }

  @Test("Countries have ISO codes, also where CAMEO has others, and merge with a dossier's")
  func countries() throws {
    let table = InputFile(
      "a.export.CSV",
      EventExamples.gdelt(
        actor: EventExamples.state("ROM", "BUCHAREST"), target: EventExamples.state("KAZ", "ASTANA")
      ))
    let dossier = InputFile(
      "b.yaml", "entente: 1\nentities:\n  kaz: {kind: state, name: Kazakhstan, iso: KAZ}\n")
    let reading = Reading([dossier, table])
    let graph = try #require(reading.graph)
    #expect(graph.entities.map(\.id) == ["kaz", "ROU"])
    #expect(graph.entities[1].name == "Romania")
    #expect(graph.entities[1].kind == .state)
    #expect(reading.ties == ["ROU visited kaz"])
  }

  @Test("An organ of a state is an actor of its own, part of its state")
  func organs() throws {
    let reading = read(
      EventExamples.gdelt(
        actor: EventExamples.actor("USAGOV", "WHITE HOUSE", country: "USA", type: "GOV"),
        target: EventExamples.actor("IGOUNO", "UNITED NATIONS", group: "UNO", type: "IGO")))
    let graph = try #require(reading.graph)
    #expect(Set(reading.ties) == ["USAGOV part-of USA", "USAGOV visited IGOUNO"])
    let part = try #require(graph.claims.first { $0.basis == .inferred })
    #expect(part.subject == "USAGOV")
    let names = Dictionary(uniqueKeysWithValues: graph.entities.map { ($0.id, $0.name) })
    #expect(names["USAGOV"] == "United States (government)")
    #expect(names["IGOUNO"] == "UNITED NATIONS (IGOUNO)")
    #expect(graph.entities.allSatisfy { $0.id == "USA" || $0.kind == .organization })
  }

  @Test("Events that name one actor are counted and reported")
  func oneSided() throws {
    let reading = read(
      EventExamples.gdelt() + EventExamples.gdelt(id: "2", target: EventExamples.nobody)
        + EventExamples.gdelt(id: "3", actor: EventExamples.nobody))
    #expect(reading.ties == ["RUS visited KAZ"])
    let note = try #require(reading.problems.first { $0.rule == "one-sided-events" })
    #expect(note.message.hasPrefix("2 of 3 events"))
    #expect(note.location?.line == 2)
  }

  @Test("Tables share their actors, and an event repeated in two of them is one relation")
  func repeated() throws {
    let text = EventExamples.gdelt(
      actor: EventExamples.actor("RUSGOV", "KREMLIN", country: "RUS", type: "GOV"))
    let files = ["a.export.CSV", "b.export.CSV"].map { InputFile($0, text) }
    let graph = try #require(Reading(files).graph)
    #expect(graph.entities.map(\.id) == ["RUSGOV", "RUS", "KAZ"])
    #expect(graph.claims.count { $0.key == "9001" } == 2)
    #expect(graph.relations.count == 2)
  }

  @Test("A code of no table is neutral, with one warning")
  func unknownCode() throws {
    let reading = read(
      EventExamples.gdelt(code: "---") + EventExamples.gdelt(id: "2", code: "---"))
    #expect(reading.errors.isEmpty)
    #expect(reading.problems.count { $0.rule == "unknown-code" } == 1)
    #expect(reading.ties == ["RUS acts-toward KAZ", "RUS acts-toward KAZ"])
  }

  @Test(
    "What is malformed is pointed at",
    arguments: [
      (EventExamples.gdelt() + "9002\t20240703\n", "2:1 row-length"),
      (EventExamples.gdelt() + EventExamples.gdelt(day: "20240732"), "2:6 malformed-date"),
      (EventExamples.gdelt() + EventExamples.gdelt(day: "2024"), "2:6 malformed-date"),
      (EventExamples.gdelt() + EventExamples.gdelt(id: ""), "2:1 missing-id"),
      (EventExamples.gdelt(goldstein: "x"), "1:146 wrong-type"),
      (EventExamples.gdelt(goldstein: "11"), "1:146 wrong-type"),
      (EventExamples.gdelt(goldstein: "nan"), "1:146 wrong-type"),
    ])
  func malformed(text: String, error: String) throws {
    let errors = read(text).errors
    let expected = error.split(separator: " ")
    #expect(errors.count == 1)
    #expect(errors[0].hasSuffix(String(expected[1])))
    if expected[1] != "wrong-type" { #expect(errors[0] == error) }
  }

  @Test("ICEWS names its actors; states by their names, others with their countries")
  func icews() throws {
    let reading = read(EventExamples.icews, name: "events.2024.tab")
    #expect(reading.errors.isEmpty)
    #expect(
      reading.ties == [
        "Russia visited Kazakhstan", "Police (Brazil) criticizes Citizen (Brazil)",
      ])
    let graph = try #require(reading.graph)
    let claim = try #require(graph.claims.first { $0.key == "501" })
    #expect(claim.at == "Astana, Kazakhstan")
    #expect(claim.citations == [Citation(source: "The Example Daily 77", locator: "sentence 2")])
    #expect(claim.attributes.contains(.init("event", type: .text, value: "Make a visit")))
    let russia = try #require(graph.entities.first { $0.id == "Russia" })
    #expect(russia.codes.map(\.value) == ["RUS"])
    #expect(
      graph.sources.first { $0.id == "The Example Daily 77" }?.publisher == "The Example Daily")
  }

  @Test("Types of PLOVER are told apart by mode, and each recipient has its tie")
  func plover() throws {
    let reading = read(EventExamples.plover, name: "polecat.txt")
    #expect(reading.errors.isEmpty)
    #expect(
      reading.ties == [
        "Russia visited Kazakhstan", "Russia visited Turkey", "China cooperates-with Brazil",
      ])
    let promise = try #require(reading.graph?.claims.first { $0.key == "p2" })
    #expect(promise.modality == .planned)
    #expect(promise.attributes.contains(.init("intensity", type: .number, value: "3.0")))
  }

  @Test("Every code of CAMEO has a kind that is known and a value that fits its sign")
  func table() throws {
    var count = 0
    for number in 1...2042 {
      let text = String(number)
      for code in Set([text, "0" + text]) where code.count <= 4 {
        guard let meaning = CAMEOCodes[code], let value = meaning.goldstein else { continue }
        count += 1
        #expect((-10...10).contains(value))
        let known =
          Vocabulary.standard[meaning.kind] ?? EventKinds.definition(of: meaning.kind)
        let sign = try #require(known, "\(code)").sign
        if sign == .positive { #expect(value > 0, "\(code)") }
        if sign == .negative { #expect(value < 0, "\(code)") }
      }
    }
    #expect(count > 300)
    #expect(CAMEOCodes["0"] == nil)
    #expect(CAMEOCodes["42"] == CAMEOCodes["042"])
  }

  @Test("Tables of events are told from other tables by what they hold")
  func formats() {
    for name in ["20240704.export.CSV", "a.tab", "a.csv", "a.tsv", "<stdin>"] {
      #expect(InputFormat(of: InputFile(name, EventExamples.gdelt())) == .events)
      #expect(InputFormat(of: InputFile(name, EventExamples.icews)) == .events)
      #expect(InputFormat(of: InputFile(name, EventExamples.plover)) == .events)
      #expect(InputFormat(of: InputFile(name, "source\ttarget\na\tb\n")) == .table)
    }
  }

  @Test("Damaged tables give a graph or an error")
  func damage() {
    var random = SplitMix(3)
    let texts = [EventExamples.gdelt() + EventExamples.gdelt(id: "2"), EventExamples.icews]
    for _ in 0..<400 {
      var bytes = Array(texts.randomElement(using: &random)!.utf8)
      for _ in 0..<3 {
        let i = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[i] = [9, 10, 34, 0, 255].randomElement(using: &random)!
        case 1: bytes.remove(at: i)
        default: bytes.insert(bytes[i], at: i)
        }
      }
      let reading = Reading([InputFile(name: "a", bytes: bytes)], as: .events)
      #expect((reading.graph == nil) != reading.errors.isEmpty)
    }
  }
}
