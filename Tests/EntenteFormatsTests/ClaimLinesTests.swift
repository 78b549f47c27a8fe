import EntenteFormats
import EntenteModel
import Testing

@Suite("Claims as JSON Lines")
struct ClaimLinesTests {
  @Test("A claim with everything is read as it was written")
  func roundTrip() throws {
    var claim = Claim("putin", .metWith, "xi", period: try Period("2024-07-03~/.."))
    claim.id = "c1"
    claim.modality = .planned
    claim.polarity = .denied
    claim.saidBy = "the Kremlin"
    claim.basis = .inferred
    claim.role = "\"guest\" \\ \u{7}\u{202E}\n\u{1F1F0}\u{1F1FF}"
    claim.at = "astana"
    claim.standsInFor = "modi"
    claim.between = ["russia", "india"]
    claim.strength = 0.1
    claim.confidence = 1
    claim.note = "¶ 1, 2"
    claim.key = "e7"
    claim.isDirected = true
    claim.citations = [
      Citation(source: "first"), Citation(source: "a b", locator: "¶1", quotation: "words"),
    ]
    var undirected = claim
    undirected.id = "c2"
    undirected.isDirected = false
    let fact = Claim(
      subject: "sco", statement: .property(Property(rawValue: "own"), value: "2001"),
      period: try Period("/2005"))
    let plain = Claim("sco", Relation.Kind(rawValue: "own kind"), "putin")
    let claims = [claim, undirected, fact, plain]
    let reading = lines(claims.map { JSONValue($0).line })
    #expect(reading.errors.isEmpty)
    #expect(Array(try #require(reading.graph).claims) == claims)
  }

  @Test("Entities and sources are read as they were written")
  func declarations() throws {
    let entity = Entity(
      id: "leader of mongolia", kind: .leader, name: "Leader", aliases: ["L, the"],
      codes: [.init(scheme: "wd", value: "Q1"), .init(scheme: "own", value: "2")], isUnnamed: true)
    var source = Source(id: "first", date: try PartialDate("2024-07"), isDateInferred: true)
    (source.title, source.publisher, source.author) = ("T", "P", "A")
    (source.url, source.note) = ("https://x", "N")
    let reading = lines([
      #"{"entente": 1, "title": "A title"}"#, #"{"source": "# + JSONValue(source).line + "}", "",
      "  ", #"{"entity": "# + JSONValue(entity).line + "}",
      #"{"subject": "leader of mongolia", "relation": "member", "object": "sco", "cite": "second p. 3"}"#,
    ])
    let graph = try #require(reading.graph)
    #expect(graph.title == "A title")
    #expect(Array(graph.entities) == [entity, Entity(id: "sco")])
    #expect(graph.sources == [source, Source(id: "second")])
    #expect(graph.claims[0].citations == [Citation(source: "second", locator: "p. 3")])
    #expect(graph.location(ofClaim: 0).line == 6)
    #expect(graph.location(ofEntity: 0).line == 5)
  }

  @Test("The summit is the same as JSON Lines")
  func summit() throws {
    let dossier = try KnowledgeGraph(contentsOf: Summit.path)
    let text =
      dossier.sources.map { #"{"source":"# + JSONValue($0).line + "}" }
      + dossier.entities.map { #"{"entity":"# + JSONValue($0).line + "}" }
      + dossier.claims.map { JSONValue($0).line }
    let graph = try #require(lines(text).graph)
    #expect(Array(graph.claims) == Array(dossier.claims))
    #expect(Array(graph.entities) == Array(dossier.entities))
    #expect(graph.sources == dossier.sources)
    #expect(graph.relations.map(\.claims) == dossier.relations.map(\.claims))
  }

  @Test("Claims speak of the entities and sources of a dossier")
  func withDossier() throws {
    let dossier = InputFile(
      "a.yaml", "entente: 1\nsources: {first: {date: 2024}}\nentities: {a: {kind: state}}")
    let claims = InputFile(
      "b.jsonl", #"{"subject":"a","relation":"ally","object":"b","citations":[{"source":"first"}]}"#
    )
    let graph = try #require(Reading([claims, dossier]).graph)
    #expect(graph.entities.map(\.kind) == [.state, .plain])
    #expect(graph.sources.count == 1)
  }

  @Test(
    "A mistake is found at its line and column",
    arguments: [
      ("{", "2:2 json", "expected a key"),
      ("{\"a\":1,}", "2:8 json", "a comma before the end"),
      ("nothing", "2:1 json", "'nothing' is not a JSON value"),
      ("{} {}", "2:4 json", "text after the end"),
      ("[1]", "2:1 wrong-type", "keys of a line, found a list"),
      ("{\"subject\":\"\\uD800x\"}", "2:13 json", "half of a surrogate pair"),
      ("{\"subject\":\"\\uDC00\"}", "2:13 json", "half of a surrogate pair"),
      ("{\"subject\":\"\\uD800\\u0041\"}", "2:13 json", "half of a surrogate pair"),
      ("{\"subject\":\"\\u12G4\"}", "2:15 json", "four hexadecimal digits"),
      ("{\"subject\":\"a\tb\"}", "2:14 json", "control character"),
      ("{\"é\":1,\"é\":2}", "2:8 json", "'é' stands twice"),
      (
        "{\"subject\":\"a\",\"relation\":\"ally\",\"object\":\"b\",\"saidby\":\"c\"}",
        "2:47 unknown-key",
        "did you mean 'saidBy'?"
      ),
      (
        "{\"subject\":\"a\",\"relation\":\"ally\",\"object\":\"b\",\"period\":null}",
        "2:56 null-value",
        "'period' has no value"
      ),
      (
        "{\"subject\":\"a\",\"relation\":\"ally\",\"object\":\"b\",\"period\":\"July\"}",
        "2:56 malformed-date", "'July'"
      ),
      ("{\"subject\":\"a\",\"relation\":\"ally\"}", "2:1 missing-key", "'object'"),
      ("{\"subject\":\"\",\"relation\":\"ally\",\"object\":\"b\"}", "2:12 malformed-id", "empty"),
      ("{\"entity\":{\"name\":\"x\"}}", "2:11 missing-key", "'id'"),
      ("{\"entity\":{\"id\":\"x\",\"nam\":\"y\"}}", "2:21 unknown-key", "did you mean 'name'?"),
      ("{\"entity\":{\"id\":\"x\"},\"more\":1}", "2:22 unknown-key", "'more'"),
      ("{\"source\":\"x\"}", "2:11 wrong-type", "keys of a declaration"),
      ("{\"entente\":2}", "2:12 version", "version 1, not '2'"),
    ])
  func mistake(line: String, error: String, says: String) throws {
    let good = #"{"subject":"a","relation":"ally","object":"b"}"#
    let reading = lines([good, line, good])
    #expect(reading.errors == [error])
    let first = try #require(reading.problems.first { $0.severity == .error })
    #expect((first.message + " " + (first.hint ?? "")).contains(says), "\(first)")
  }

  @Test("Byte order mark and CR LF change nothing")
  func windows() {
    let reading = lines([
      "\u{FEFF}{\"subject\":\"a\",\"relation\":\"ally\",\"object\":\"b\"}\r", "\r",
    ])
    #expect(reading.errors.isEmpty && reading.graph?.claims.count == 1)
  }

  @Test("An unknown kind is the file's own; a wrong end is found in its field")
  func ownKinds() throws {
    let reading = lines([
      #"{"entity":{"id":"a","kind":"galaxy"}}"#,
      #"{"subject":"a","relation":"member","object":"a"}"#,
      #"{"subject":"a","relation":"orbits","object":"a"}"#,
    ])
    #expect(reading.errors.isEmpty)
    #expect(reading.doubts == ["2:12 kind-mismatch", "2:45 kind-mismatch"])
    #expect(reading.graph?.vocabulary[Relation.Kind(rawValue: "orbits")] != nil)
  }

  @Test("Hostile lines are refused, not followed")
  func hostile() {
    for text in [
      String(repeating: "[", count: 200_000), String(repeating: "{\"a\":", count: 200_000),
      "\u{0}", "\u{0}\u{0}\n\u{0}", "",
    ] {
      let reading = Reading([InputFile("a.jsonl", text)])
      #expect(reading.graph == nil && reading.errors.count >= 1)
    }
    var bytes = Array(#"{"subject":""#.utf8)
    bytes += [0xFF, 0xC0, 0x22, 0x7D]
    #expect(Reading([InputFile(name: "a.jsonl", bytes: bytes)]).errors == ["1:12 json"])
  }

  @Test("Never crashes or turns empty in silence when bytes are changed", arguments: 0..<100)
  func mutations(seed: Int) throws {
    var random = SplitMix(UInt64(seed))
    var bytes = Self.summitLines
    try #require(!bytes.isEmpty)
    for _ in 0..<3 {
      let i = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[i] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: i)
      default: bytes.insert(Array("{}[]\",:\\".utf8).randomElement(using: &random) ?? 0, at: i)
      }
    }
    let reading = Reading([InputFile(name: "a.jsonl", bytes: bytes)])
    if let graph = reading.graph {
      #expect(graph.claims.count >= 16)
    } else {
      #expect(
        reading.problems.allSatisfy { ($0.location?.line ?? 0) > 0 } && !reading.errors.isEmpty)
    }
  }

  /// Twenty claims of the summit, a line each.
  private static let summitLines: [UInt8] = {
    guard let graph = try? KnowledgeGraph(contentsOf: Summit.path) else { return [] }
    return graph.claims.prefix(20).flatMap { Array((JSONValue($0).line + "\n").utf8) }
  }()

  private func lines(_ lines: [String]) -> Reading {
    Reading([InputFile("a.jsonl", lines.joined(separator: "\n") + "\n")])
  }
}
