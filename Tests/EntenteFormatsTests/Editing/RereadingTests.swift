import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Reading no more of a dossier than an edit changes")
struct RereadingTests {
  /// What reading all of a text gives; nil if it can't be read.
  private static func whole(_ text: [UInt8]) -> KnowledgeGraph? {
    try? DossierEditor(InputFile(name: "test.yaml", bytes: text)).graph
  }

  /// Whether only a part of a dossier was read after edits; if so, it has to be as if all
  /// had been.
  private static func rereads(_ edits: [TextEdit], in before: DossierEditor) -> Bool {
    let edits = edits.withoutRepetitions
    guard let bytes = edits.applied(to: before.file.bytes, in: 0..<before.file.bytes.count),
      let (graph, kept) = DossierRereading.graph(
        of: InputFile(name: "test.yaml", bytes: bytes), after: edits, in: before)
    else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let whole = whole(bytes) else {
      Issue.record("this can't be read:\n\(text)")
      return true
    }
    #expect(DossierContent(graph).isSaid(by: whole), "\(text)")
    #expect(kept.count == whole.claims.count)
    for claim in whole.claims.indices {
      if let known = kept[claim] {
        #expect(whole.claims[claim] == before.graph.claims[known], "\(text)")
      }
      #expect(graph.location(ofClaim: claim) == whole.location(ofClaim: claim), "\(text)")
    }
    for entity in whole.entities.indices {
      #expect(graph.location(ofEntity: entity) == whole.location(ofEntity: entity), "\(text)")
    }
    #expect(graph.problems.isEmpty && whole.problems.isEmpty)
    return true
  }

  /// A dossier of two claims that have lines of their own, and of others between them.
  private static func dossier(_ items: [String]) -> String {
    """
    # A dossier
    entente: 1
    sources:
      s: {date: 2024}
      # the other
      t:
        date: 2024-07
    entities:
      a: {kind: state, name: "A: the first"}
      b: {kind: state, aliases: [Bee, 'B, too']}
      c: {kind: leader}
      d: {kind: state}
      e: {kind: state}
    claims:

    """ + items.joined()
  }

  private static let items = [
    "  - {subject: a, relation: ally, object: b, cite: s ¶1}  # one\n",
    "  - subject: b\n    relation: ally\n    object: a\n    note: >\n      folded\n      text\n",
    "  # above\n  - {subject: c, relation: holds-office, object: a,\n     cite: [s ¶2, t ¶3]}\n",
    "  - {subject: d, relation: ally, object: e, note: 'it''s'}\n",
    "  -\n    subject: a\n    property: inception\n    value: 2001\n",
    "  - {subject: e, relation: rival, object: b, period: 2001/..}\n",
    "  - {subject: d, relation: rival, object: b, note: plain\n     over two lines}\n",
    "  - {subject: a, relation: rival, object: d}\n",
  ]

  @Test("A claim in the middle, at the end and at the beginning is read alone")
  func changedClaims() throws {
    let text = Array(Self.dossier(Self.items).utf8)
    let before = try DossierEditor(InputFile(name: "test.yaml", bytes: text))
    let claims = before.text.claims
    // No state holds an office, which is remarked, so that all is read.
    for claim in claims where claim["subject"]?.text != "c" {
      let end = claim["subject"]?.range ?? 0..<0
      #expect(Self.rereads([TextEdit(end, "e")], in: before))
    }
    #expect(
      Self.rereads(
        before.text.removing([0], from: try #require(before.document.root["claims"])), in: before))
    #expect(
      Self.rereads(
        before.text.removing([7], from: try #require(before.document.root["claims"])), in: before))
    #expect(
      Self.rereads(
        [TextEdit(at: text.count, insert: "  - {subject: a, relation: ally, object: e}")],
        in: before))
  }

  /// How far apart edits are tried; each byte is, where it is 1.
  private static let step = 29

  @Test(
    "What an edit does to its surroundings is never missed",
    arguments: [
      // Quotes, brackets and lines that run on into what follows.
      "\"", "'", "{", "}", "[", "]", ",", ":", ": ", "#", " #", "|", ">", "&x ", "*x", "- ", "? ",
      "\n", "\n\n", "\n    ", "\n  - ", "\n- ", "\nclaims:", "\n---\n", "\n...\n", "\t", "\r",
      "\r\n",
      "\u{85}", "\u{2028}", "%YAML 1.1\n", "!!str ", "a: b", "\n  x: {kind: state}",
      "\n  a: {kind: state}",
      "\n  f: {kind: state, name: Bee}", "\n  f: {kind: state, iso: RUS}", "¶", "",
    ])
  func hostileEdits(insertion: String) throws {
    var count = 0
    for (round, newline) in ["\n", "\r\n"].enumerated() {
      for isClosed in [true, false] {
        var all = Self.dossier(Self.items).replacing("\n", with: newline)
        if !isClosed { all = String(all.unicodeScalars.dropLast(newline.unicodeScalars.count)) }
        let text = Array(all.utf8)
        let before = try DossierEditor(InputFile(name: "test.yaml", bytes: text))
        for start in stride(
          from: round * 7 + (isClosed ? 0 : 13), through: text.count, by: Self.step)
        where start == text.count || text[start] & 0xC0 != 0x80 {
          for length in [0, 4] {
            var end = min(text.count, start + length)
            while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
            if Self.rereads([TextEdit(start..<end, insertion)], in: before) { count += 1 }
          }
        }
      }
    }
    if insertion.isEmpty || insertion == "¶" || insertion == "\n" { #expect(count > 20) }
  }

  @Test(
    "Marks before and after a dossier make no difference",
    arguments: ["", "\u{FEFF}", "---\n", "%YAML 1.1\n---\n", "\u{FEFF}--- # here\n"],
    ["", "...\n", "...\n# end\n", "\n \n", "# end"])
  func marks(head: String, tail: String) throws {
    let text = Array((head + Self.dossier(Self.items) + tail).utf8)
    let before = try DossierEditor(InputFile(name: "test.yaml", bytes: text))
    let claims = before.text.claims
    var count = 0
    for claim in claims {
      let subject = claim["subject"]?.range ?? 0..<0
      count += ["e", "\"e\"", "e\n...", "\u{FEFF}e", "[e", "e # ", "|\n      e"].count {
        Self.rereads([TextEdit(subject, $0)], in: before)
      }
      let end = YAMLLines.end(from: claim.range.upperBound, in: text)
      count += ["...", "---", "# end", "  - {subject: a, relation: ally, object: e}"].count {
        Self.rereads([TextEdit(at: end, insert: "\n" + $0)], in: before)
      }
    }
    #expect(count > claims.count)
  }

  @Test(
    "Random edits of random dossiers read as all of the text does",
    arguments: 0..<200 as Range<UInt64>)
  func random(seed: UInt64) throws {
    var random = RandomGraph(seed: seed)
    let written = try random.dossier().written(as: .dossier)
    let before = try DossierEditor(
      InputFile(name: "test.yaml", bytes: written.files[0].bytes))
    let claims = before.text.claims
    var generator = SplitMix(seed)
    for _ in 0..<20 {
      var edits: [TextEdit] = []
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        guard let claim = claims.randomElement(using: &generator),
          case .map(let members) = claim.content,
          let member = members.randomElement(using: &generator),
          let word = ["a", "\"", "x: y", "2024", "[b]"].randomElement(using: &generator)
        else { continue }
        edits.append(TextEdit(member.value.range, word))
      }
      _ = Self.rereads(edits, in: before)
    }
  }
}
