import EntenteModel

/// Reads GEXF 1.1 to 1.3, in every namespace in use and in none.
///
/// A node within another, or with parents, has an attribute `part-of` for each.
/// Times that are dates become periods; times that are numbers stay attributes.
/// A value that holds at some time only is an attribute named after both:
/// `Weight@2004`. Drawing data are passed over, and that is reported.
struct GEXFReader: XMLGraphReader {
  static let language = "GEXF"
  static let root = "gexf"

  /// An element that is open.
  enum Context {
    case document, root, meta, graph, nodes, edges, node, edge, values, spells, parents, skipped
    case metaText(String)
    case carried(String)
    case attributes(forNodes: Bool)
    case attribute(Int?, forNodes: Bool)
    case defaultValue, options
    case value(GEXFValue)
  }

  let pass: XMLReadingPass
  var log: ProblemLog
  var scanner: XMLScanner
  var contexts: [Context] = [.document]
  var rootNamespace = ""
  var rootOffset = 0

  var graph = ForeignGraph()
  var declared = DeclaredNodes()
  var declarations = GEXFAttributes()
  var notes = ReadingNotes()

  /// The nodes and edges that are open, the innermost last.
  var elements: [OpenElement] = []
  /// The nodes named as parents, to be looked up once all are read.
  var parents: [(id: String, offset: Int)] = []
  var timeFormat = GEXFTime.Format.unknown
  var graphCount = 0

  /// A node or an edge, and when it is there.
  struct OpenElement {
    var content: GraphElement
    var times: [GEXFTime] = []
    var spells: [GEXFTime] = []
  }

  init(_ file: InputFile, log: ProblemLog, pass: XMLReadingPass) {
    self.log = log
    self.pass = pass
    scanner = XMLScanner(file.bytes, limits: .of(file))
  }

  var isDeclaration: Bool { scanner.name == "attributes" }

  mutating func checkReferences() {
    declared.checkEnds(of: graph, log: &log)
    for parent in parents where !declared.contains(parent.id) {
      declared.report(parent.id, as: "a part", at: parent.offset, log: &log)
    }
  }

  // MARK: Contexts

  var isTextKept: Bool {
    switch contexts.last {
    case .metaText, .defaultValue, .options, .value, .carried: true
    default: false
    }
  }

  mutating func noteStrayText(at offset: Int) {
    if case .skipped = contexts.last { return }
    notes.add("stray-text", .warning, at: offset, "text between the elements is not read")
  }

  /// What the element that starts here is.
  mutating func open() -> Context {
    guard let parent = contexts.last else { return .skipped }
    if case .skipped = parent { return .skipped }
    if case .document = parent { return takeRoot() ? .root : .skipped }
    if case .meta = parent, scanner.namespace == GEXFWriter.ownNamespace {
      _ = scanner.takeText()
      return .carried(scanner["name"] ?? "")
    }
    guard scanner.namespace == rootNamespace, !isDrawing(in: parent) else {
      if pass != .gathering {
        notes.add("not-read", at: scanner.offset, "drawing data are not read")
      }
      return .skipped
    }
    if pass == .gathering { return openWhileGathering(in: parent) }
    if pass == .second, isDeclaration { return .skipped }
    return openContent(in: parent)
  }

  private func isDrawing(in parent: Context) -> Bool {
    switch parent {
    case .node, .edge:
      ["color", "position", "size", "shape", "thickness"].contains(scanner.name)
    default: false
    }
  }

  /// Goes only where attributes are declared.
  private mutating func openWhileGathering(in parent: Context) -> Context {
    switch (scanner.name, parent) {
    case ("graph", .root): .graph
    case ("attributes", .graph): openAttributes()
    case (_, .attributes), (_, .attribute): openContent(in: parent)
    default: .skipped
    }
  }
}
