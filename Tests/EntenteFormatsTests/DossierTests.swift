import EntenteFormats
import EntenteModel
import Testing

@Suite("The dossier of the summit")
struct SummitTests {
  @Test("Reads without an error or a warning")
  func problems() throws {
    let graph = try KnowledgeGraph(contentsOf: Summit.path)
    #expect(graph.problems.filter { $0.severity > .note }.isEmpty)
    #expect(graph.title == "SCO summit in Astana, July 2024")
    #expect(graph.entities.count == 71)
    #expect(graph.claims.count == 210)
    #expect(graph.sources.map(\.id) == ["first", "second"])
    #expect(graph.sources.allSatisfy { $0.isDateInferred && $0.date != nil })
  }

  @Test("The SCO has nine members; Belarus is only planned")
  func members() throws {
    let graph = try KnowledgeGraph(contentsOf: Summit.path)
    let claims = graph.claims.filter {
      if case .relation(.member, object: "sco") = $0.statement { true } else { false }
    }
    let members = Set(claims.filter { $0.standing == .asserted }.map(\.subject))
    #expect(
      members == [
        "china", "india", "iran", "kazakhstan", "kyrgyzstan", "pakistan", "russia", "tajikistan",
        "uzbekistan",
      ])
    #expect(Set(claims.filter { $0.standing == .planned }.map(\.subject)) == ["belarus"])
    #expect(claims.allSatisfy { !$0.citations.isEmpty })
  }

  @Test("The place of each claim is its line")
  func places() throws {
    let graph = try KnowledgeGraph(contentsOf: Summit.path)
    for i in graph.claims.indices {
      let location = graph.location(ofClaim: i)
      #expect(location.lineText.hasPrefix("  - {subject: \(graph.claims[i].subject),"))
      #expect(location.column == 5)
    }
    let putin = try #require(graph.position(ofEntity: "putin"))
    #expect(graph.location(ofEntity: putin).lineText.hasPrefix("  putin: "))
  }

  @Test("Never crashes or turns empty in silence when bytes are changed", arguments: 0..<300)
  func mutations(seed: Int) throws {
    var random = SplitMix(UInt64(seed))
    var bytes = try Summit.file().bytes
    // A third of the dossier keeps each round short.
    let keep = bytes.count / 3
    bytes = Array(bytes[..<keep])
    for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, &random) }
    let reading = Reading([InputFile(name: "a.yaml", bytes: bytes)])
    if let graph = reading.graph {
      #expect(graph.entities.count > 40 && graph.sources.count == 2)
    } else {
      #expect(!reading.errors.isEmpty)
      #expect(reading.problems.allSatisfy { ($0.location?.line ?? 0) > 0 })
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let i = Int.random(in: bytes.indices, using: &random)
    let marks = Array("{}[],:'\"-#&*!|>%@`\t\n\r \u{0}é?~\\¶".utf8)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[i] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[i] = marks.randomElement(using: &random) ?? 0
    case 2: bytes.insert(marks.randomElement(using: &random) ?? 0, at: i)
    case 3: bytes.remove(at: i)
    case 4:
      let end = min(bytes.count, i + Int.random(in: 1...80, using: &random))
      bytes.insert(contentsOf: bytes[i..<end], at: Int.random(in: bytes.indices, using: &random))
    default:
      let end = min(bytes.count, i + Int.random(in: 1...80, using: &random))
      bytes.removeSubrange(i..<end)
    }
  }
}

@Suite("Dossiers")
struct DossierTests {
  @Test("Every key of a claim is kept")
  func everyKey() throws {
    let reading = Reading(
      """
      entente: 1
      sources:
        first: {date: 2024-07-03, date-basis: inferred, title: T, publisher: P, author: A, url: "https://x", note: N}
      entities:
        a: {kind: state, name: A, aliases: [Aa, "A, the"], iso: AAA, codes: {wd: Q1}}
        b: {kind: leader, unnamed: true}
        c:
      claims:
        - {id: c1, subject: b, relation: represents, object: a, period: 2024-07/.., modality: planned, polarity: denied, said-by: a bystander, basis: inferred, role: envoy, at: c, for: b, between: [a, c], strength: 2.5, confidence: 0.5, cite: [first ¶1, {source: first, locator: ¶2, quotation: words}], note: a note, key: k, directed: true}
      """)
    #expect(reading.problems.isEmpty)
    let graph = try #require(reading.graph)
    var expected = Claim("b", .represents, "a", period: try Period("2024-07/.."))
    expected.id = "c1"
    expected.modality = .planned
    expected.polarity = .denied
    expected.saidBy = "a bystander"
    expected.basis = .inferred
    expected.role = "envoy"
    expected.at = "c"
    expected.standsInFor = "b"
    expected.between = ["a", "c"]
    expected.strength = 2.5
    expected.confidence = 0.5
    expected.citations = [
      Citation(source: "first", locator: "¶1"),
      Citation(source: "first", locator: "¶2", quotation: "words"),
    ]
    expected.note = "a note"
    expected.key = "k"
    expected.isDirected = true
    #expect(Array(graph.claims) == [expected])
    #expect(
      graph.entities.first
        == Entity(
          id: "a", kind: .state, name: "A", aliases: ["Aa", "A, the"],
          codes: [.init(scheme: "iso", value: "AAA"), .init(scheme: "wd", value: "Q1")]))
    #expect(graph.entities[1] == Entity(id: "b", kind: .leader, isUnnamed: true))
    var source = Source(id: "first", date: try PartialDate("2024-07-03"), isDateInferred: true)
    (source.title, source.publisher, source.author) = ("T", "P", "A")
    (source.url, source.note) = ("https://x", "N")
    #expect(graph.sources == [source])
  }

  @Test("`no` is Norway, and `null`, `~`, `yes` and numbers are texts")
  func scalars() throws {
    let graph = try #require(
      Reading(
        """
        entente: 1
        entities:
          no: {kind: state, name: yes, iso: NO}
          null: {name: ~}
          1e3: {name: 0x10}
        claims:
          - {subject: no, relation: ally, object: 1e3, role: off}
        """
      ).graph)
    #expect(graph.entities.map(\.id) == ["no", "null", "1e3"])
    #expect(graph.entities.map(\.name) == ["yes", "~", "0x10"])
    #expect(graph.claims[0].role == "off")
  }

  @Test("A dossier brings kinds and properties of its own, and states a strength")
  func ownWords() throws {
    let reading = Reading(
      """
      entente: 1
      entity-kinds:
        party: {parent: organization, plural: parties}
      relation-kinds:
        supplies: {from: state, to: [party, state], inverse: supplied-by, sign: "+", life: point, family: cooperation, strength: 2}
        twin: {symmetric: true}
        ally: {strength: 3}
      properties:
        area: {type: number, functional: true, unit: km2}
      entities: {a: {kind: state}, b: {kind: party}}
      claims:
        - {subject: a, relation: supplies, object: b}
        - {subject: a, property: area, value: 12.5}
        - {subject: b, relation: member, object: b}
      """)
    #expect(reading.problems.isEmpty)
    let words = try #require(reading.graph).vocabulary
    #expect(words[Entity.Kind(rawValue: "party")]?.plural == "parties")
    #expect(
      words[Relation.Kind(rawValue: "supplies")]
        == Relation.Kind.Definition(
          Relation.Kind(rawValue: "supplies"), from: [.state],
          to: [Entity.Kind(rawValue: "party"), .state], inverse: "supplied-by", sign: .positive,
          life: .point, family: .cooperation, defaultStrength: 2))
    #expect(words[Relation.Kind(rawValue: "twin")]?.inverse == "twin")
    let ally = try #require(words[Relation.Kind(rawValue: "ally")])
    #expect(ally.defaultStrength == 3 && ally.isSymmetric && ally.sign == .positive)
    #expect(
      words[Property(rawValue: "area")]
        == Property.Definition(
          Property(rawValue: "area"), type: .number, isFunctional: true, unit: "km2"))
  }

  @Test("A word means one thing in all dossiers read together")
  func sharedWords() {
    func dossier(_ kinds: String) -> String { "entente: 1\nrelation-kinds:\n  \(kinds)\n" }
    func read(_ first: String, _ second: String) -> [String] {
      Reading([InputFile("a.yaml", dossier(first)), InputFile("b.yaml", dossier(second))]).errors
    }
    #expect(read("feeds: {sign: '+'}", "feeds: {sign: '+'}").isEmpty)
    #expect(read("feeds: {sign: '+'}", "feeds: {}").isEmpty)
    #expect(read("feeds: {sign: '+'}", "feeds: {sign: '-'}") == ["3:3 word-conflict"])
    #expect(read("ally: {strength: 3}", "ally: {strength: 2}") == ["3:3 word-conflict"])
    let claims = InputFile("c.jsonl", #"{"subject":"a","relation":"feeds","object":"b"}"#)
    let reading = Reading([claims, InputFile("b.yaml", dossier("feeds: {symmetric: true}"))])
    #expect(reading.errors.isEmpty)
    #expect(reading.graph?.relations.first?.isDirected == false)
  }

  @Test("Windows' line ends and byte order mark change nothing")
  func windows() throws {
    let text = try #require(String(validating: try Summit.file().bytes, as: UTF8.self))
    let plain = try #require(Reading(text).graph)
    for changed in [
      "\u{FEFF}" + text, text.replacing("\n", with: "\r\n"),
      "\u{FEFF}" + text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "\r"),
    ] {
      let graph = try #require(Reading(changed).graph)
      #expect(Array(graph.claims) == Array(plain.claims))
      #expect(graph.location(ofClaim: 9) == plain.location(ofClaim: 9))
    }
    #expect(Reading("\u{FEFF}entente: 2").errors == ["1:10 version"])
    #expect(Reading("\u{FEFF}title: x").errors == ["1:1 missing-key"])
  }
}
