import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Changing dossiers in place")
struct EditingTests {
  private func editor(_ text: String) throws -> DossierEditor {
    try DossierEditor(InputFile(name: "test.yaml", bytes: Array(text.utf8)))
  }

  private func text(_ edited: DossierEditor.Edited) -> String {
    String(decoding: edited.bytes, as: UTF8.self)
  }

  private func addition(_ claims: Claim...) -> DossierEditor.Addition {
    var addition = DossierEditor.Addition()
    addition.claims = claims
    return addition
  }

  private static let flow = """
    # About this dossier
    entente: 1
    sources: {s: {date: 2024}}   # one
    entities:
      # States
      a: {kind: state, name: "A: the first"}  # of all
      b: {kind: state, name: B, aliases: [Bee]}

    claims:   # what is said
      - {subject: a, relation: ally, object: b, cite: s ¶1}  # first
      # a word at the end

    """

  @Test("A claim is added after the last, and all else stays as it is")
  func addToFlow() throws {
    var claim = Claim("b", .ally, "a")
    claim.role = "on paper: \"yes\""
    claim.citations = [Citation(source: "s", locator: "¶2")]
    let edited = try editor(Self.flow).adding(addition(claim))
    #expect(
      text(edited)
        == Self.flow.replacing(
          "# first\n",
          with: "# first\n  - {subject: b, relation: ally, object: a, "
            + "role: \"on paper: \\\"yes\\\"\", cite: s ¶2}\n"))
    #expect(
      edited.difference == """
        --- test.yaml
        +++ test.yaml
        @@ -8,4 +8,5 @@
         
         claims:   # what is said
           - {subject: a, relation: ally, object: b, cite: s ¶1}  # first
        +  - {subject: b, relation: ally, object: a, role: "on paper: \\"yes\\"", cite: s ¶2}
           # a word at the end

        """)
  }

  @Test("Where claims are spread over lines, so is a new one")
  func addToBlock() throws {
    let text = """
      entente: 1
      entities:
        a:
          kind: state
          name: A
        b:
          kind: state
      claims:
      - subject: a
        relation: ally
        object: b
        note: |
          Two lines,
          # and no comment

      # the end
      """
    var addition = addition(Claim("b", .rival, "c"))
    addition.entities = [Entity(id: "c", kind: .state, name: "no")]
    let edited = try editor(text).adding(addition)
    #expect(
      self.text(edited)
        == text.replacing(
          "    kind: state\nclaims",
          with: "    kind: state\n  c:\n    kind: state\n    name: \"no\"\nclaims"
        ).replacing(
          "comment\n", with: "comment\n- subject: b\n  relation: rival\n  object: c\n"))
  }

  @Test(
    "Sections that are empty, missing or on one line take what is added",
    arguments: [
      "entente: 1\nentities: {a: , b: {}}\nclaims:\n",
      "entente: 1\nentities: {a: , b: {}}\nclaims: # none\n# end\n",
      "entente: 1\nentities: {a: , b: {}}\nclaims: []   # none\n",
      "entente: 1\nentities: {a: , b: {}}\nclaims: [ ]",
      "entente: 1\nentities: {a: , b: {}}",
      "entente: 1\r\nentities:\r\n  a:\r\n  b: {}\r\n",
      "{entente: 1, entities: {a: , b: {}}}",
      "{entente: 1, entities: {a: , b: {}}, claims: []}",
      "{entente: 1,\n claims: [\n   {subject: a, relation: ally, object: b}, # one\n ],\n entities: {a: {}, b: {}}}\n",
      "entente: 1\nentities: {a: , b: {}}\nclaims: [{subject: a, relation: ally, object: b}]\n",
      "---\nentente: 1\nentities: {a: , b: {}}\n...\n",
      "entente: 1\nclaims:\n-\n  subject: a\n  relation: ally\n  object: b\nentities: {a: , b: {}}\n",
      "entente: 1\nentities: {a: , b: {name: it's\n   B}}\nclaims:\n- {subject: a, relation: ally,\nobject: b}\n# end\n",
      "entente: 1\nentities:\n  a: {name: 'it''s # A'} # x\n  b: !!map {aliases: [\"}\"]}\ntitle: on two\n  lines",
    ])
  func sections(text: String) throws {
    var addition = addition(Claim("a", .rival, "x: y"))
    addition.entities = [
      Entity(id: "x: y", kind: .state, name: "{#} \u{1F1F0}\u{1F1FF} \u{2028}\u{85}'")
    ]
    addition.sources = [Source(id: "s", date: try PartialDate("2024"))]
    let before = try editor(text)
    let edited = try before.adding(addition)
    #expect(edited.graph.claims.count == before.graph.claims.count + 1)
    #expect(edited.graph.sources.map(\.id) == ["s"])
    for comment in ["# none", "# end", "# one", "# x"] where text.contains(comment) {
      #expect(self.text(edited).contains(comment))
    }
    let gone = try edited.editor().removing(claims: [edited.graph.claims.count - 1])
    #expect(gone.graph.claims.count == before.graph.claims.count)
  }

  @Test("An entity gets another id wherever claims speak of it, and nowhere else")
  func rename() throws {
    let text = """
      entente: 1
      entities:
        putin: {kind: leader, name: putin}   # putin
        "xi": {kind: leader}
        e: {kind: event, aliases: [putin]}
      claims:
        - {subject: putin, relation: met-with, object: 'xi', at: e, said-by: putin, note: putin}
        - subject: xi
          relation: mediates
          object: e
          between: [putin, "xi"]
          for: putin
          role: putin

      """
    let edited = try editor(text).renaming("putin", to: "no: 1")
    #expect(
      self.text(edited)
        == text.replacing("  putin: {", with: "  \"no: 1\": {")
        .replacing("subject: putin", with: "subject: \"no: 1\"")
        .replacing("said-by: putin", with: "said-by: \"no: 1\"")
        .replacing("[putin, \"xi\"]", with: "[\"no: 1\", \"xi\"]")
        .replacing("for: putin", with: "for: \"no: 1\""))
    let back = try edited.editor().renaming("no: 1", to: "putin")
    #expect(DossierContent(back.graph).isSaid(by: try editor(text).graph))
  }

  @Test("A source gets another id, and so do citations of it")
  func renameSource() throws {
    let text = """
      entente: 1
      sources: {s: {date: 2024}, t: }
      entities: {a: , b: }
      claims:
        - {subject: a, relation: ally, object: b, cite: [s ¶1, t, s]}
        - {subject: a, relation: ally, object: b, cite: {source: s, quotation: s}}

      """
    let edited = try editor(text).renaming(source: "s", to: "wire")
    #expect(
      self.text(edited)
        == text.replacing("{s: ", with: "{wire: ").replacing(
          "[s ¶1, t, s]", with: "[wire ¶1, t, wire]"
        )
        .replacing("source: s", with: "source: wire"))
  }

  @Test(
    "Repeated citations go, and a key of which nothing is left",
    arguments: [
      ("cite: [s ¶1, t, s ¶1]", [2], "cite: [s ¶1, t]"),
      ("cite: [s, s, t], note: x", [0], "cite: [s, t], note: x"),
      ("cite: s, citations: [s, t]", [1], "cite: s, citations: [t]"),
      ("cite: s, citations: [s], note: x", [1], "cite: s, note: x"),
      ("note: x, cite: [s, t], citations: s", [2], "note: x, cite: [s, t]"),
    ] as [(String, Set<Int>, String)])
  func removeCitations(keys: String, places: Set<Int>, rest: String) throws {
    func text(_ keys: String) -> String {
      """
      entente: 1
      sources: {s: {date: 2024}, t: }
      entities: {a: , b: }
      claims:
        - {subject: a, relation: ally, object: b, \(keys)}  # one
        - {subject: b, relation: ally, object: a}

      """
    }
    let edited = try editor(text(keys)).removing(claims: [], citations: [0: places])
    #expect(self.text(edited) == text(rest))
    let both = try editor(text(keys)).removing(claims: [0], citations: [0: places])
    #expect(both.graph.claims.count == 1)
  }

  @Test("Two entities become one with the names and codes of both")
  func merge() throws {
    let text = """
      entente: 1
      entities:
        khurelsukh: {kind: person, name: Ukhnaagiin Khurelsukh, aliases: [Khurelsukh]}
        # unnamed
        leader: {kind: leader, unnamed: true, name: Leader of Mongolia, wd: Q1, codes: {own: x}}  # gone
        m: {kind: state}
      claims:
        - {subject: leader, relation: holds-office, object: m}
        - {subject: leader, relation: same-as, object: khurelsukh}
        - {subject: m, relation: hosts, object: leader}   # kept

      """
    let edited = try editor(text).merging("leader", into: "khurelsukh")
    #expect(
      self.text(edited) == """
        entente: 1
        entities:
          khurelsukh: {kind: leader, name: Ukhnaagiin Khurelsukh, aliases: [Khurelsukh, Leader of Mongolia], wd: Q1, codes: {own: x}}
          # unnamed
          m: {kind: state}
        claims:
          - {subject: khurelsukh, relation: holds-office, object: m}
          - {subject: m, relation: hosts, object: khurelsukh}   # kept

        """)
  }

  @Test(
    "What would be an error is refused, with its place",
    arguments: [
      ("b", "a", "code-conflict", 4), ("c", "a", "kind-conflict", 5), ("x", "a", "unknown-id", 0),
      ("d", "a", "self-tie", 9), ("a", "a", "unknown-id", 3), ("b", "d", "kind-conflict", 4),
    ])
  func refusedMerges(second: String, first: String, rule: String, line: Int) throws {
    let text = """
      entente: 1
      entities:
        a: {kind: state, iso: RUS, name: A}
        b: {kind: state, iso: CHN, name: B}
        c: {kind: leader}
        d: {kind: state, unnamed: true}
      claims:
        - {subject: a, relation: ally, object: b}
        - {subject: a, relation: ally, object: d}

      """
    let error = #expect(throws: ReadError.self) {
      _ = try editor(text).merging(second, into: first)
    }
    #expect(error?.problems.map(\.rule) == [rule])
    #expect(error?.problems.first?.location?.line == line)
  }

  @Test(
    "Random dossiers are added to, renamed, merged and cut, and say just that",
    arguments: 0..<120 as Range<UInt64>)
  func random(seed: UInt64) throws {
    var random = RandomGraph(seed: seed)
    let graph = try random.dossier()
    let written = try graph.written(as: .dossier)
    // Every other one is spread over lines, as a person may write it.
    let flat = String(decoding: written.files[0].bytes, as: UTF8.self)
    let before = try editor(seed % 2 == 0 ? flat : Self.spread(graph))
    let ids = before.graph.entities.map(\.id)
    let first = try #require(ids.first)

    let renamed = try before.renaming(first, to: "- new: #1")
    #expect(renamed.graph.entities[0].id == "- new: #1")
    var claim = Claim("- new: #1", .rival, ids.last == first ? "- new: #1" : ids[ids.count - 1])
    claim.note = RandomGraph.texts[Int(seed) % RandomGraph.texts.count]
    claim.period = try Period(RandomGraph.periods[Int(seed) % RandomGraph.periods.count])
    let added = try renamed.editor().adding(addition(claim))
    #expect(added.graph.claims.last?.note == claim.note)
    let cut = try added.editor().removing(claims: [added.graph.claims.count - 1])
    let back = try cut.editor().renaming("- new: #1", to: first)
    #expect(Array(back.graph.claims) == Array(before.graph.claims))
    #expect(back.graph.entities.map(\.id) == ids)
    let all = try back.editor().removing(claims: Set(before.graph.claims.indices))
    #expect(all.graph.claims.isEmpty)
    #expect(all.graph.entities.count == ids.count)
  }

  /// A dossier with each key of a claim and an entity on a line.
  private static func spread(_ graph: KnowledgeGraph) throws -> String {
    let written = try graph.written(as: .dossier)
    let text = String(decoding: written.files[0].bytes, as: UTF8.self)
    let head = text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.hasPrefix("entities:") }.joined(separator: "\n")
    let entities = graph.entities.map { entity in
      YAMLItem(key: entity.id, value: JSONValue(dossier: entity).inDossier(without: "id"))
        .block(indent: 4, isSpread: true, newline: "\n") + "  # \(entity.kind.rawValue)"
    }
    let claims = graph.claims.map { claim in
      "# a claim\n"
        + YAMLItem(key: nil, value: JSONValue(dossier: claim).inDossier())
        .block(indent: 0, isSpread: true, newline: "\n")
    }
    return head + (head.isEmpty ? "" : "\n") + "entities:\n" + entities.joined(separator: "\n")
      + "\nclaims:\n" + claims.joined(separator: "\n") + "\n# the end\n"
  }
}

extension Relation.Kind {
  fileprivate static let ally = Relation.Kind(rawValue: "ally")
  fileprivate static let rival = Relation.Kind(rawValue: "rival")
}
