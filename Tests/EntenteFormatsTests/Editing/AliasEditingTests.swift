import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Changing dossiers with aliases of YAML")
struct AliasEditingTests {
  private func editor(_ text: String) throws -> DossierEditor {
    try DossierEditor(InputFile("test.yaml", text))
  }

  private func text(_ edited: DossierEditor.Edited) -> String {
    String(decoding: edited.bytes, as: UTF8.self)
  }

  private static let text = """
    entente: 1
    entities:
      a: &state {kind: state}
      b: *state
      c: {kind: state, name: C, aliases: [Sea]}
    claims:
      - &first {subject: a, relation: ally, object: c, between: &both [a, b]}
      - *first
      - {subject: c, relation: rival, object: b, between: *both}
      - {subject: c, relation: ally, object: b}

    """

  @Test("What no alias repeats is changed as in any dossier")
  func beside() throws {
    let renamed = try editor(Self.text).renaming("c", to: "d")
    #expect(
      text(renamed)
        == Self.text.replacing("  c: {", with: "  d: {").replacing(
          "object: c", with: "object: d"
        ).replacing("subject: c", with: "subject: d"))
    #expect(renamed.graph.claims.count == 4)
    let cut = try renamed.editor().removing(claims: [1, 3])
    #expect(cut.graph.claims.count == 2)
    var addition = DossierEditor.Addition()
    addition.claims = [Claim("a", Relation.Kind(rawValue: "ally"), "b")]
    #expect(try cut.editor().adding(addition).graph.claims.count == 3)
  }

  @Test("A name that aliases repeat changes once, where it is written")
  func renamed() throws {
    let edited = try editor(Self.text).renaming("a", to: "x")
    #expect(
      text(edited)
        == Self.text.replacing("  a: &", with: "  x: &").replacing("subject: a", with: "subject: x")
        .replacing("[a, b]", with: "[x, b]"))
  }

  @Test("An alias gives way to what stands there instead")
  func replaced() throws {
    let text = """
      entente: 1
      entities: {a: , b: , c: }
      claims:
        - {subject: a, relation: ally, object: b, note: &who a}
        - {subject: *who , relation: ally, object: c}

      """
    let edited = try editor(text).renaming("a", to: "x")
    #expect(
      self.text(edited)
        == text.replacing("{a:", with: "{x:").replacing("subject: a", with: "subject: x")
        .replacing("*who", with: "x"))
  }

  @Test("A change that an alias would repeat is refused, and the alias is told")
  func repeated() throws {
    let text = """
      entente: 1
      entities:
        a: &state {kind: state}
        b: *state
        c: {kind: state, name: C, aliases: [Sea]}

      """
    try refuses(line: 4) { _ = try editor(text).merging("c", into: "a") }
    // Where the alias is the one that goes, nothing is repeated.
    #expect(try editor(text).merging("b", into: "c").graph.entities.count == 2)
  }

  @Test("What an alias repeats can't be removed before it")
  func removed() throws {
    try refuses(line: 8) { _ = try editor(Self.text).removing(claims: [0]) }
    #expect(try editor(Self.text).removing(claims: [1]).graph.claims.count == 3)
  }

  private func refuses(line: Int, _ body: () throws -> Void) throws {
    let error = #expect(throws: ReadError.self, performing: body)
    #expect(error?.problems.map(\.rule) == ["not-editable"])
    #expect(error?.problems.first?.location?.line == line)
    #expect(error?.problems.first?.message.contains("alias") == true)
  }
}
