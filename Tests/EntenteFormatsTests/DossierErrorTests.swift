import EntenteFormats
import EntenteModel
import Testing

/// A dossier with a mistake, and where a reader must find it.
struct BrokenDossier: Sendable, CustomTestStringConvertible {
  var what: String
  var text: String
  var errors: [String]
  /// A part of the first error's message or hint.
  var says: String

  var testDescription: String { what }

  init(_ what: String, _ text: String, _ errors: [String], says: String) {
    (self.what, self.text, self.errors, self.says) = (what, text, errors, says)
  }

  private static let head = """
    entente: 1
    sources: {first: {date: 2024-07-03}}
    entities:
      a: {kind: state, name: A}
      b: {kind: state, name: B}
      sco: {kind: organization, name: Organization}
    claims:

    """

  /// A dossier of which the eighth line is wrong.
  private static func claim(
    _ what: String, _ line: String, _ errors: [String], says: String
  ) -> BrokenDossier {
    BrokenDossier(what, head + line, errors, says: says)
  }

  /// Mistakes of structure, which a schema sees as well.
  static let structural: [BrokenDossier] = [
    .init("no version", "title: x", ["1:1 missing-key"], says: "begin with 'entente: 1'"),
    .init("another version", "entente: 2", ["1:10 version"], says: "version 1, not '2'"),
    .init("a list", "- 1\n- 2", ["1:1 wrong-type"], says: "keys of a dossier, found a list"),
    .init("an unknown section", "entente: 1\nentitys: {}", ["2:1 unknown-key"], says: "'entities'"),
    .init("a null title", "entente: 1\ntitle:", ["2:7 null-value"], says: "comma"),
    .init("claims as a map", "entente: 1\nclaims: {a: b}", ["2:9 wrong-type"], says: "'- '"),
    .init("entities as a list", "entente: 1\nentities: [a]", ["2:11 wrong-type"], says: "a list"),
    .init(
      "an entity as a text", "entente: 1\nentities: {a: b}", ["2:15 wrong-type"], says: "single"),
    .init(
      "an unknown key of an entity", "entente: 1\nentities: {a: {nam: x}}", ["2:16 unknown-key"],
      says: "did you mean 'name'?"),
    .init(
      "a flag that is none", "entente: 1\nentities: {a: {unnamed: yes}}", ["2:25 wrong-type"],
      says: "true or false, not 'yes'"),
    .init(
      "a code that is a list", "entente: 1\nentities: {a: {codes: {x: [y]}}}", ["2:27 wrong-type"],
      says: "single value, not a list"),
    .init(
      "an id with a space after it", "entente: 1\nentities: {\"ab \": {}}", ["2:12 malformed-id"],
      says: "no space before"),
    .init(
      "a source's date", "entente: 1\nsources: {a: {date: July}}", ["2:21 malformed-date"],
      says: "'July' is not a date"),
    .init(
      "an unknown key of a source", "entente: 1\nsources: {a: {dat: 2024}}", ["2:15 unknown-key"],
      says: "'date'"),
    .init(
      "an unknown basis of a date", "entente: 1\nsources: {a: {date-basis: guess}}",
      ["2:27 unknown-word"], says: "stated, inferred"),
    .init(
      "an unknown family", "entente: 1\nrelation-kinds: {x: {family: love}}", ["2:30 unknown-word"],
      says: "structure, office, cooperation, contact, conflict, absence"),
    .init(
      "an unknown type of property", "entente: 1\nproperties: {x: {type: int}}",
      ["2:24 unknown-word"], says: "text, number, integer, boolean, period, code"),
    .init(
      "an unknown key of a kind", "entente: 1\nentity-kinds: {x: {parnt: state}}",
      ["2:20 unknown-key"], says: "'parent'"),
    claim(
      "a claim that is a text", "  - a member sco", ["8:5 wrong-type"], says: "keys of a claim"),
    claim(
      "an unknown key of a claim", "  - {subject: a, relation: member, object: sco, form: b}",
      ["8:49 unknown-key"], says: "did you mean 'for'?"),
    claim(
      "a comma without quotes",
      "  - {subject: a, relation: member, object: sco, role: President, of Russia}",
      ["8:66 null-value"], says: "comma"),
    claim(
      "a known key after a comma", "  - {subject: a, relation: member, object: sco, note: so, for}",
      ["8:62 null-value"], says: "comma"),
    claim(
      "no subject", "  - {relation: member, object: sco}", ["8:5 missing-key"], says: "'subject'"),
    claim("no object", "  - {subject: a, relation: member}", ["8:5 missing-key"], says: "'object'"),
    claim("no value", "  - {subject: a, property: aim}", ["8:5 missing-key"], says: "'value'"),
    claim(
      "neither relation nor property", "  - {subject: a, object: sco}", ["8:5 missing-key"],
      says: "neither 'relation' nor 'property'"),
    claim(
      "both relation and property",
      "  - {subject: a, relation: member, object: sco, property: aim, value: x}",
      ["8:5 missing-key"], says: "both 'relation' and 'property'"),
    claim(
      "an empty subject", "  - {subject: '', relation: member, object: sco}",
      ["8:15 malformed-id"], says: "'subject' is empty"),
    claim(
      "a period", "  - {subject: a, relation: member, object: sco, period: 3 July 2024}",
      ["8:57 malformed-date"], says: "2024-07-03"),
    claim(
      "a strength", "  - {subject: a, relation: member, object: sco, strength: much}",
      ["8:59 wrong-type"], says: "'strength' is a number, not 'much'"),
    claim(
      "a confidence", "  - {subject: a, relation: member, object: sco, confidence: 2}",
      ["8:61 out-of-range"], says: "between 0.0 and 1.0"),
    claim(
      "a modality", "  - {subject: a, relation: member, object: sco, modality: planed}",
      ["8:59 unknown-word"], says: "did you mean 'planned'?"),
    claim(
      "a list of subjects", "  - {subject: [a, b], relation: member, object: sco}",
      ["8:15 wrong-type"], says: "'subject' is a single value, not a list"),
    claim(
      "a citation without a source",
      "  - {subject: a, relation: member, object: sco, cite: {locator: ¶1}}", ["8:55 missing-key"],
      says: "this citation has no 'source'"),
    claim(
      "an empty citation", "  - {subject: a, relation: member, object: sco, cite: ''}",
      ["8:55 wrong-type"], says: "first ¶3"),
    claim(
      "a null citation", "  - {subject: a, relation: member, object: sco, cite: }",
      ["8:55 null-value"], says: "'cite' has no value"),
  ]

  /// Mistakes of meaning or of YAML, which a schema can't see.
  static let others: [BrokenDossier] = [
    .init("nothing", "", ["1:1 empty"], says: "entente init"),
    .init("a comment", "# only this\n", ["1:1 empty"], says: "empty"),
    .init("a tab", "entente: 1\nentities:\n\ta: {}", ["3:1 yaml"], says: "spaces, not with tabs"),
    .init(
      "an open brace", "entente: 1\nentities: {a: {kind: state\n", ["3:1 yaml"], says: "not YAML"),
    .init("two colons", "entente: 1\ntitle: a: b", ["2:9 yaml"], says: "stand in quotes"),
    .init(
      "a quote never closed", "entente: 1\ntitle: \"a\nentities: {}\n", ["2:8 yaml"],
      says: "never closed"),
    .init(
      "a name in place of an id",
      "entente: 1\nentities: {mollet: {kind: leader, name: Guy Mollet}, fr: {kind: state}}\n"
        + "claims: [{subject: Guy Mollet, relation: visited, object: fr}]", ["3:20 unknown-id"],
      says: "did you mean 'mollet'?"),
    .init(
      "a kind under another word, which fits no relation",
      "entente: 1\nentities: {a: {kind: country}, b: {kind: state}}\n"
        + "claims: [{subject: a, relation: ally, object: b}]", ["2:22 unknown-kind"],
      says: "did you mean 'state'?"),
    .init("two documents", "entente: 1\n---\nentente: 1", ["2:1 yaml"], says: "document"),
    .init("a NUL", "entente: 1\ntitle: a\u{0}b", ["2:9 yaml"], says: "U+0"),
    .init(
      "a key that is a list", "entente: 1\nentities: {[a]: {}}", ["2:12 wrong-type"],
      says: "a key is a single text"),
    .init(
      "an entity twice", "entente: 1\nentities:\n  é: {name: x}\n  b: {}\n  é: {}",
      ["5:3 duplicate-key"], says: "first in line 3"),
    .init(
      "an entity twice in one line", "entente: 1\nentities: {a: {}, 'b': {x: 1}, b: {}}",
      ["2:32 duplicate-key"], says: "'b'"),
    .init(
      "a key twice", "entente: 1\nclaims:\n  - {subject: a, object: b, subject: c}",
      ["3:29 duplicate-key"], says: "'subject'"),
    .init(
      "a code twice", "entente: 1\nentities: {a: {iso: X, codes: {iso: Y}}}",
      ["2:32 duplicate-key"], says: "given twice"),
    .init(
      "an unknown kind of entity", "entente: 1\nentities: {a: {kind: sate}}", ["2:22 unknown-kind"],
      says: "did you mean 'state'?"),
    .init(
      "an unknown kind far from any", "entente: 1\nentities: {a: {kind: galaxy}}",
      ["2:22 unknown-kind"], says: "declare it under 'entity-kinds:'"),
    .init(
      "an unknown parent", "entente: 1\nentity-kinds: {x: {parent: galaxy}}", ["2:28 unknown-kind"],
      says: "one of"),
    .init(
      "an unknown end", "entente: 1\nrelation-kinds: {x: {from: sate}}", ["2:28 unknown-kind"],
      says: "'state'"),
    .init(
      "a standard kind redefined", "entente: 1\nrelation-kinds: {member: {sign: '-'}}",
      ["2:18 word-conflict"], says: "only 'strength' can be set"),
    .init(
      "a standard property redefined", "entente: 1\nproperties: {birth: {type: text}}",
      ["2:14 word-conflict"], says: "standard word"),
    .init(
      "a standard kind of entity redefined", "entente: 1\nentity-kinds: {leader: {parent: state}}",
      ["2:16 word-conflict"], says: "standard word"),
    claim(
      "an unknown relation", "  - {subject: a, relation: membr, object: sco}",
      ["8:28 unknown-relation"], says: "did you mean 'member'?"),
    claim(
      "an unknown property", "  - {subject: a, property: inceptoin, value: 2001}",
      ["8:28 unknown-property"], says: "did you mean 'inception'?"),
    claim(
      "an unknown subject", "  - {subject: c, relation: member, object: sco}",
      ["8:15 unknown-id"], says: "did you mean 'a'?"),
    claim(
      "an unknown object", "  - {subject: a, relation: member, object: scoo}",
      ["8:44 unknown-id"], says: "did you mean 'sco'?"),
    claim(
      "an unknown place", "  - {subject: a, relation: member, object: sco, at: nowhere}",
      ["8:53 unknown-id"], says: "declare it under 'entities:'"),
    claim(
      "an unknown side", "  - {subject: a, relation: member, object: sco, between: [a, nowhere]}",
      ["8:58 unknown-id"], says: "nowhere"),
    claim(
      "an unknown source", "  - {subject: a, relation: member, object: sco, cite: frist ¶1}",
      ["8:55 unknown-source"], says: "did you mean 'first'?"),
    claim(
      "a value that is no date", "  - {subject: a, property: inception, value: long ago}",
      ["8:46 malformed-date"], says: "'long ago' is not a date"),
    claim(
      "a value that is no number", "  - {subject: a, property: population, value: many}",
      ["8:47 wrong-type"], says: "'population' is a number, not 'many'"),
    claim(
      "a claim id twice",
      "  - {id: x, subject: a, relation: member, object: sco}\n  - {id: x, subject: b, relation: member, object: sco}",
      ["9:10 duplicate-id"], says: "'x' is used twice"),
    claim(
      "a period that runs backwards",
      "  - {subject: a, relation: member, object: sco, period: 2024/2023}",
      ["8:57 malformed-date"], says: "ends before it begins"),
  ]
}

@Suite("Broken dossiers")
struct DossierErrorTests {
  @Test(
    "A mistake is found at its line and column, with a hint",
    arguments: BrokenDossier.structural + BrokenDossier.others)
  func mistake(_ broken: BrokenDossier) throws {
    let reading = Reading(broken.text)
    #expect(reading.graph == nil)
    #expect(reading.errors == broken.errors)
    let first = try #require(reading.problems.first { $0.severity == .error })
    #expect(
      (first.message + " " + (first.hint ?? "")).contains(broken.says),
      "\(first.message) | \(first.hint ?? "")")
  }

  @Test("All mistakes of a file are reported, in the order of its lines")
  func several() {
    let reading = Reading(
      """
      entente: 1
      claims:
        - {subject: a, relation: membr, object: sco, period: soon, strength: x}
        - {subject: b, relation: member, object: c}
      entities:
        a: {kind: stat}
        sco: {kin: organization}
      """)
    #expect(
      reading.errors == [
        "3:28 unknown-relation", "3:56 malformed-date", "3:72 wrong-type", "4:15 unknown-id",
        "4:44 unknown-id", "6:13 unknown-kind", "7:9 unknown-key",
      ])
  }

  @Test("A file that is not UTF-8 is refused at its first wrong byte")
  func encoding() {
    let bytes = Array("entente: 1\ntitle: caf".utf8) + [0xE9, 0x0A]
    #expect(Reading([InputFile(name: "a.yaml", bytes: bytes)]).errors == ["2:11 encoding"])
    let utf16: [UInt8] = [0xFF, 0xFE] + "entente: 1".utf8.flatMap { [$0, 0] }
    #expect(Reading([InputFile(name: "a.yaml", bytes: utf16)]).errors == ["1:1 encoding"])
  }

  @Test("Values nested without end are refused")
  func nesting() {
    let texts = [
      String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000),
      String(repeating: "- ", count: 100_000) + "x", String(repeating: "? ", count: 100_000),
      (0..<2000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
      (0..<2000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\r"),
      (0..<900).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\u{2028}"),
    ]
    for text in texts {
      let errors = Reading("entente: 1\ntitle: x\n" + text).errors
      #expect(errors.count == 1 && errors[0].hasSuffix("nesting"))
    }
  }

  @Test(
    "Aliases that multiply are refused, as values and as keys",
    arguments: [
      { "[\($0), \($0), \($0), \($0)]" }, { "{x: \($0), y: \($0), z: \($0)}" },
      { "[{\($0): 1}, {\($0): 1}, {\($0): 1}]" },
      { "{? \($0) : 1, ? [\($0), \($0)] : 2, ? [\($0)] : 3}" }, { "{\($0): 1, k: [\($0),\($0)]}" },
    ] as [@Sendable (String) -> String])
  func aliasBomb(level: @Sendable (String) -> String) {
    var text = "entente: 1\na0: &a0 x\n"
    for i in 1...30 { text += "a\(i): &a\(i) \(level("*a\(i - 1)"))\n" }
    let errors = Reading(text).errors
    #expect(errors.count == 1 && errors[0].hasSuffix("aliases"), "\(errors)")
  }

  @Test("A few aliases are allowed")
  func aliases() {
    let reading = Reading(
      "entente: 1\nentities:\n  a: &s {kind: state}\n  b: *s\nclaims: [{subject: a, relation: ally, object: b}]"
    )
    #expect(reading.errors.isEmpty)
    #expect(reading.graph?.entities[1].kind == .state)
  }

  @Test("A line of ten million bytes is read or refused in short order", .timeLimit(.minutes(1)))
  func longLine() {
    let long = String(repeating: "x", count: 10_000_000)
    #expect(Reading("entente: 1\ntitle: \(long)").graph?.title?.utf8.count == 10_000_000)
    let late = Reading("{entente: 1, title: '\(long.prefix(1_000_000))', extra: 1}")
    #expect(late.errors == ["1:1000025 unknown-key"])
  }

  @Test("Mistakes beyond two hundred are not listed")
  func many() {
    let claims = (0..<1000).map { _ in "  - {subject: a}" }.joined(separator: "\n")
    let errors = Reading("entente: 1\nclaims:\n" + claims).errors
    #expect(errors.count == 201)
    #expect(errors.last == "203:5 too-many-problems")
  }
}
