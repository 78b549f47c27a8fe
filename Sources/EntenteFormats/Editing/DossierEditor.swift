package import EntenteModel

/// Changes a dossier in place: its comments, the order of its parts and their
/// spelling stay, except for what is asked for.
///
///     let edited = try DossierEditor(file).renaming("putin", to: "vladimir-putin")
///     print(edited.difference)
///
/// What changes is read again before it is handed out, and refused unless the
/// dossier then says exactly what it said before and what was asked for.
package struct DossierEditor: Sendable {
  /// What the dossier says.
  package let graph: KnowledgeGraph

  let file: InputFile
  let document: YAMLDocument

  /// Reads a dossier to be changed.
  ///
  /// - Throws: A ``ReadError`` if it can't be read, or is no dossier.
  package init(_ file: InputFile) throws(ReadError) {
    guard InputFormat(of: file) == .dossier else {
      throw ReadError([
        Problem(
          "not-editable", .error, "only dossiers can be changed in place",
          hint: "entente convert \(file.name) -o dossier.yaml makes one",
          at: SourceLocation(file: file.name, line: 0, column: 0))
      ])
    }
    try self.init(dossier: file)
  }

  private init(dossier file: InputFile) throws(ReadError) {
    var builder = KnowledgeGraph.Builder()
    let document = DossierReader.read(file, into: &builder)
    self.file = file
    graph = try builder.build()
    guard let document else { throw ReadError(builder.problems) }
    self.document = document
  }

  /// The dossier as text.
  var text: DossierText { DossierText(file, document.root) }

  /// A dossier that was changed.
  package struct Edited: Sendable {
    /// The text to write.
    package var bytes: [UInt8] { file.bytes }

    /// What it says.
    package let graph: KnowledgeGraph

    /// The ids, before and after, of the entities of which it says something else now.
    package let concerned: Set<String>

    fileprivate let file: InputFile

    /// What changed in the text, as `diff -u` shows it.
    package let difference: String

    /// Whether nothing changed.
    package var isUnchanged: Bool { difference.isEmpty }

    /// Reads the dossier once more, to change it again.
    package func editor() throws(ReadError) -> DossierEditor { try DossierEditor(dossier: file) }
  }

  /// Makes edits, and verifies that they do what they should and nothing else.
  ///
  /// - Parameters:
  ///   - edits: The edits.
  ///   - expected: What the dossier is to say then.
  ///   - concerned: The ids, before and after, of the entities of which it is to say
  ///     something else.
  /// - Returns: The dossier as it is then.
  /// - Throws: A ``ReadError`` if the edits do anything else.
  func edited(
    _ edits: [TextEdit], to expected: DossierContent, concerning concerned: Set<String>
  ) throws(ReadError) -> Edited {
    let edits = edits.withoutRepetitions
    guard let bytes = edits.applied(to: file.bytes, in: 0..<file.bytes.count) else {
      throw notEditable(edits)
    }
    let changed = InputFile(name: file.name, bytes: bytes)
    let graph: KnowledgeGraph
    var kept: [Int?] = []
    if let reread = DossierRereading.graph(of: changed, after: edits, in: self) {
      (graph, kept) = reread
    } else {
      do { graph = try DossierEditor(dossier: changed).graph } catch {
        // A value that an alias repeats went, or the text is no YAML any more.
        throw error.problems.contains { $0.rule == "yaml" } ? notEditable(edits) : error
      }
    }
    guard expected.isSaid(by: graph, keeping: kept) else { throw notEditable(edits) }
    return Edited(
      graph: graph, concerned: concerned, file: changed,
      difference: UnifiedDiff(of: file.bytes, edits).text(file: file.name))
  }

  /// The refusal of edits that don't do what they should: an alias is at fault
  /// if they touch it or what it repeats.
  private func notEditable(_ edits: [TextEdit]) -> ReadError {
    let alias = document.aliases.first { alias in
      edits.contains { $0.touches(alias.range) || $0.touches(alias.original) }
    }
    guard let alias else {
      return refusal(
        "not-editable", "the way in which this dossier is written can't be changed here",
        hint: "change it in an editor", at: nil)
    }
    return refusal(
      "not-editable", "this YAML alias repeats what would change",
      hint: "write the value out here, or change the dossier in an editor",
      at: alias.range.lowerBound)
  }

  /// A refusal that points at a byte of the dossier.
  func refusal(
    _ rule: String, _ message: String, hint: String? = nil, at offset: Int?
  ) -> ReadError {
    ReadError([
      Problem(
        rule, .error, message, hint: hint,
        at: offset.map { file.location(ofByte: $0) }
          ?? SourceLocation(file: file.name, line: 0, column: 0))
    ])
  }
}

extension DossierEditor {
  /// Whether these are the bytes of the dossier.
  package func isOf(_ bytes: [UInt8]) -> Bool { file.bytes == bytes }
}
