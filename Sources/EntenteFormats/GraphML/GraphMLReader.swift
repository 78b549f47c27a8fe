import EntenteModel

/// Reads GraphML, also as yEd, TinkerPop, igraph and NetworkX write it.
///
/// Nodes and edges of nested graphs belong to the one graph that is read; a
/// node within another has the attribute `part-of`. Of what drawing programs
/// add, labels are read. What a graph of nodes and edges can't hold (edges of
/// more than two ends, data of the graph itself) is reported.
struct GraphMLReader {
  /// An element that is open.
  enum Context {
    case document, root, node, edge, key(Int?), defaultValue, description, skipped
    case graph(isDirected: Bool?)
    case data(id: String, key: Int?, isMarkup: Bool, offset: Int)
    case label
  }

  let file: InputFile
  var log: ProblemLog
  var scanner: XMLScanner
  var contexts: [Context] = [.document]
  var rootNamespace = ""
  private var rootOffset = 0

  var graph = ForeignGraph()
  var declared = DeclaredNodes()
  var keys = GraphMLKeys()
  var notes = ReadingNotes()

  /// The nodes and edges that are open, the innermost last.
  var elements: [GraphElement] = []
  /// Which of several drawings of a node shows, while they are read.
  var realizers: (depth: Int, active: Int, current: Int)?
  var graphCount = 0

  /// Whether the keys are gathered and all else is passed over.
  private let isGatheringKeys: Bool
  /// Whether keys were gathered before.
  private var hasAllKeys = false

  /// Reads a graph; nil with an error reported if that can't be done.
  static func read(_ file: InputFile, log: inout ProblemLog) -> ForeignGraph? {
    guard let file = XMLEncoding.decoded(file, log: &log) else { return nil }
    var reader = GraphMLReader(file, log: log)
    do throws(XMLMalformation) {
      if try reader.readDocument() == .needsKeys {
        var gatherer = GraphMLReader(file, log: log, isGatheringKeys: true)
        _ = try gatherer.readDocument()
        reader = GraphMLReader(file, log: gatherer.log)
        reader.keys = gatherer.keys
        reader.hasAllKeys = true
        _ = try reader.readDocument()
      }
      reader.finish()
    } catch {
      reader.notes.report(to: &reader.log)
      reader.log.report(error)
    }
    log = reader.log
    return log.problems.contains { $0.severity == .error } ? nil : reader.graph
  }

  private init(_ file: InputFile, log: ProblemLog, isGatheringKeys: Bool = false) {
    self.file = file
    self.log = log
    self.isGatheringKeys = isGatheringKeys
    scanner = XMLScanner(file.bytes, limits: .of(file))
  }

  private enum Outcome { case complete, needsKeys }

  /// Reads the document.
  ///
  /// A key declared behind the first data that may use it
  /// asks for all keys to be gathered first.
  private mutating func readDocument() throws(XMLMalformation) -> Outcome {
    while true {
      let event = try scanner.next()
      noteStrayText()
      switch event {
      case .start:
        if !isGatheringKeys, !hasAllKeys, isOwn, scanner.name == "key", !graph.nodes.isEmpty {
          return .needsKeys
        }
        let context = open()
        contexts.append(context)
      case .end:
        if let context = contexts.popLast() { close(context) }
      case .finished: return .complete
      }
      scanner.keepsText = isTextKept
    }
  }

  private mutating func finish() {
    if graphCount == 0, !log.problems.contains(where: { $0.severity == .error }) {
      log.report(
        "no-graph", at: rootOffset, "the file holds no graph",
        hint: "GraphML has <graph> within <graphml>")
    }
    if let undeclared = scanner.undeclaredPrefix {
      notes.add(
        "undeclared-prefix", .warning, at: undeclared.offset,
        "the prefix '\(undeclared.prefix)' is not declared",
        hint: "write xmlns:\(undeclared.prefix)=\"…\" in the root element")
    }
    declared.checkEnds(of: graph, log: &log)
    notes.report(to: &log)
  }

  // MARK: Contexts

  /// Whether the element just read belongs to GraphML itself.
  var isOwn: Bool { scanner.namespace == rootNamespace }

  private var isTextKept: Bool {
    switch contexts.last {
    case .data, .label, .defaultValue, .description: true
    default: false
    }
  }

  private mutating func noteStrayText() {
    defer { scanner.strayText = nil }
    guard let offset = scanner.strayText, !isGatheringKeys else { return }
    switch contexts.last {
    case .root, .graph, .node, .edge, .key:
      notes.add(
        "stray-text", .warning, at: offset, "text between the elements is not read",
        hint: "values stand within <data>")
    default: break
    }
  }

  /// What the element that starts here is.
  private mutating func open() -> Context {
    switch contexts.last ?? .document {
    case .document: return openRoot()
    case .key(let index):
      if isOwn, scanner.name == "default" { return index == nil ? .skipped : .defaultValue }
      return .skipped
    case .root where isOwn && scanner.name == "key", .graph where isOwn && scanner.name == "key":
      if hasAllKeys { return .skipped }
      return .key(GraphMLKey(scanner, log: &log).flatMap { keys.add($0, log: &log) })
    case .root, .graph, .node, .edge:
      if isGatheringKeys {
        return isOwn && scanner.name == "graph" ? .graph(isDirected: nil) : .skipped
      }
      return openContent()
    case .data: return isGatheringKeys ? .skipped : openMarkup()
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

  private mutating func openRoot() -> Context {
    rootNamespace = scanner.namespace
    rootOffset = scanner.offset
    if scanner.name == "graphml" { return .root }
    log.report(
      "not-graphml", at: scanner.offset,
      "the root element is '\(scanner.name)', not 'graphml'",
      hint: scanner.name == "gexf" ? "this is GEXF; name the file so" : nil)
    return .skipped
  }
}
