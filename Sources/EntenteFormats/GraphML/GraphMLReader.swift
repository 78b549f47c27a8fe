import EntenteModel

/// Reads GraphML, also as yEd, TinkerPop, igraph and NetworkX write it.
///
/// Nodes and edges of nested graphs belong to the one graph that is read; a
/// node within another has the attribute `part-of`. Of what drawing programs
/// add, labels are read. What a graph of nodes and edges can't hold (edges of
/// more than two ends, data of the graph itself) is reported.
struct GraphMLReader: XMLGraphReader {
  static let language = "GraphML"
  static let root = "graphml"

  /// An element that is open.
  enum Context {
    case document, root, node, edge, key(Int?), defaultValue, description, skipped
    case graph(isDirected: Bool?)
    case data(id: String, key: Int?, isMarkup: Bool, offset: Int)
    case label
  }

  let pass: XMLReadingPass
  var log: ProblemLog
  var scanner: XMLScanner
  var contexts: [Context] = [.document]
  var rootNamespace = ""
  var rootOffset = 0

  var graph = ForeignGraph()
  var declared = DeclaredNodes()
  /// The keys.
  var declarations = GraphMLKeys()
  var notes = ReadingNotes()

  /// The nodes and edges that are open, the innermost last.
  var elements: [GraphElement] = []
  /// Which of several drawings of a node shows, while they are read.
  var realizers: (depth: Int, active: Int, current: Int)?
  var graphCount = 0

  init(_ file: InputFile, log: ProblemLog, pass: XMLReadingPass) {
    self.log = log
    self.pass = pass
    scanner = XMLScanner(file.bytes, limits: .of(file))
  }

  var isDeclaration: Bool { isOwn && scanner.name == "key" }

  mutating func checkReferences() { declared.checkEnds(of: graph, log: &log) }

  // MARK: Contexts

  /// Whether the element just read belongs to GraphML itself.
  var isOwn: Bool { scanner.namespace == rootNamespace }

  var isTextKept: Bool {
    switch contexts.last {
    case .data, .label, .defaultValue, .description: true
    default: false
    }
  }

  mutating func noteStrayText(at offset: Int) {
    switch contexts.last {
    case .root, .graph, .node, .edge, .key:
      notes.add(
        "stray-text", .warning, at: offset, "text between the elements is not read",
        hint: "values stand within <data>")
    default: break
    }
  }

  /// What the element that starts here is.
  mutating func open() -> Context {
    switch contexts.last ?? .document {
    case .document: return takeRoot() ? .root : .skipped
    case .key(let index):
      if isOwn, scanner.name == "default" { return index == nil ? .skipped : .defaultValue }
      return .skipped
    case .root where isDeclaration, .graph where isDeclaration:
      if pass == .second { return .skipped }
      return .key(GraphMLKey(scanner, log: &log).flatMap { declarations.add($0, log: &log) })
    case .root, .graph, .node, .edge:
      if pass == .gathering {
        return isOwn && scanner.name == "graph" ? .graph(isDirected: nil) : .skipped
      }
      return openContent()
    case .data: return pass == .gathering ? .skipped : openMarkup()
    case .label, .defaultValue, .description, .skipped:
      return isInMarkup ? openMarkup() : .skipped
    }
  }

  /// Whether the element is within the markup of data.
  private var isInMarkup: Bool {
    for context in contexts.reversed() {
      switch context {
      case .skipped: continue
      case .data: return true
      default: return false
      }
    }
    return false
  }
}
