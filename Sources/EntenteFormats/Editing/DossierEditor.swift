package import EntenteModel

/// Changes a dossier in place: its comments, the order of its parts and their
/// spelling stay, except for what is asked for.
///
///     let edited = try DossierEditor(file).renaming("putin", to: "vladimir-putin")
///     print(edited.difference)
///
/// Each change is read again before it is handed out, and refused unless the
/// dossier then says exactly what it said before and what was asked for.
package struct DossierEditor: Sendable {
  /// What the dossier says.
  package let graph: KnowledgeGraph

  let file: InputFile

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
    self.file = file
    graph = try KnowledgeGraph(reading: [file], as: .dossier)
  }

  private init(_ file: InputFile, _ graph: KnowledgeGraph) {
    self.file = file
    self.graph = graph
  }

  /// A dossier that was changed.
  package struct Edited: Sendable {
    /// The text to write.
    package let bytes: [UInt8]

    /// What it says.
    package let graph: KnowledgeGraph

    /// What changed in the text, as `diff -u` shows it.
    package let difference: String

    /// Whether nothing changed.
    package var isUnchanged: Bool { difference.isEmpty }

    fileprivate let file: InputFile

    /// The dossier, to be changed again.
    package var editor: DossierEditor { DossierEditor(file, graph) }
  }

  /// Makes edits, and verifies that they do what they should and nothing else.
  func edited(_ edits: [TextEdit], to expected: DossierContent) throws(ReadError) -> Edited {
    guard let bytes = edits.applied(to: file.bytes, in: 0..<file.bytes.count) else {
      throw notEditable
    }
    let changed = InputFile(name: file.name, bytes: bytes)
    let graph = try KnowledgeGraph(reading: [changed], as: .dossier)
    guard DossierContent(graph) == expected else { throw notEditable }
    return Edited(
      bytes: bytes, graph: graph,
      difference: UnifiedDiff(of: file.bytes, edits).text(file: file.name), file: changed)
  }

  private var notEditable: ReadError {
    ReadError([
      Problem(
        "not-editable", .error, "the way in which this dossier is written can't be changed here",
        hint: "change it in an editor", at: SourceLocation(file: file.name, line: 0, column: 0))
    ])
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

/// All that a dossier says, to be compared.
struct DossierContent: Equatable {
  var title: String?
  var vocabulary: Vocabulary
  var sources: [Source]
  var entities: [Entity]
  var claims: [Claim]

  init(_ graph: KnowledgeGraph) {
    title = graph.title
    vocabulary = graph.vocabulary
    sources = graph.sources
    entities = Array(graph.entities)
    claims = Array(graph.claims)
  }
}

extension DossierEditor {
  /// Whether these are the bytes of the dossier.
  package func isOf(_ bytes: [UInt8]) -> Bool { file.bytes == bytes }
}
