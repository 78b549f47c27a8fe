import EntenteModel

/// Reads GEXF 1.1 to 1.3, in every namespace in use and in none.
///
/// A node within another, or with parents, has an attribute `part-of` for each.
/// Times that are dates become periods; times that are numbers stay attributes.
/// A value that holds at some time only is an attribute named after both:
/// `Weight@2004`. Drawing data are passed over, and that is reported.
struct GEXFReader {
  /// An element that is open.
  enum Context {
    case document, root, meta, graph, nodes, edges, node, edge, values, spells, parents, skipped
    case metaText(String)
    case attributes(forNodes: Bool)
    case attribute(Int?, forNodes: Bool)
    case defaultValue, options
    case value(GEXFValue)
  }

  let file: InputFile
  var log: ProblemLog
  var scanner: XMLScanner
  var contexts: [Context] = [.document]
  private var rootNamespace = ""
  private var rootOffset = 0

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

  /// Whether attributes are gathered and all else is passed over.
  private let isGathering: Bool
  /// Whether attributes were gathered before.
  private var hasAllAttributes = false

  /// Reads a graph; nil with an error reported if that can't be done.
  static func read(_ file: InputFile, log: inout ProblemLog) -> ForeignGraph? {
    guard let file = XMLEncoding.decoded(file, log: &log) else { return nil }
    var reader = GEXFReader(file, log: log)
    do throws(XMLMalformation) {
      if try reader.readDocument() == .needsAttributes {
        var gatherer = GEXFReader(file, log: log, isGathering: true)
        _ = try gatherer.readDocument()
        reader = GEXFReader(file, log: gatherer.log)
        reader.declarations = gatherer.declarations
        reader.hasAllAttributes = true
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

  private init(_ file: InputFile, log: ProblemLog, isGathering: Bool = false) {
    self.file = file
    self.log = log
    self.isGathering = isGathering
    scanner = XMLScanner(file.bytes, limits: .of(file))
  }

  private enum Outcome { case complete, needsAttributes }

  /// Reads the document.
  ///
  /// Attributes declared behind the first node ask for all of them to be
  /// gathered first.
  private mutating func readDocument() throws(XMLMalformation) -> Outcome {
    while true {
      let event = try scanner.next()
      noteStrayText()
      switch event {
      case .start:
        if !isGathering, !hasAllAttributes, scanner.name == "attributes", !graph.nodes.isEmpty {
          return .needsAttributes
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
        hint: "GEXF has <graph> within <gexf>")
    }
    if let undeclared = scanner.undeclaredPrefix {
      notes.add(
        "undeclared-prefix", .warning, at: undeclared.offset,
        "the prefix '\(undeclared.prefix)' is not declared",
        hint: "write xmlns:\(undeclared.prefix)=\"…\" in the root element")
    }
    declared.checkEnds(of: graph, log: &log)
    for parent in parents where !declared.contains(parent.id) {
      declared.report(parent.id, as: "a part", at: parent.offset, log: &log)
    }
    notes.report(to: &log)
  }

  // MARK: Contexts

  private var isTextKept: Bool {
    switch contexts.last {
    case .metaText, .defaultValue, .options, .value: true
    default: false
    }
  }

  private mutating func noteStrayText() {
    defer { scanner.strayText = nil }
    guard let offset = scanner.strayText, !isGathering else { return }
    if case .skipped = contexts.last { return }
    notes.add("stray-text", .warning, at: offset, "text between the elements is not read")
  }

  /// What the element that starts here is.
  private mutating func open() -> Context {
    guard let parent = contexts.last else { return .skipped }
    if case .skipped = parent { return .skipped }
    if case .document = parent { return openRoot() }
    guard scanner.namespace == rootNamespace, !isDrawing(in: parent) else {
      if !isGathering {
        notes.add("not-read", at: scanner.offset, "drawing data are not read")
      }
      return .skipped
    }
    if isGathering { return openWhileGathering(in: parent) }
    if hasAllAttributes, scanner.name == "attributes" { return .skipped }
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

  private mutating func openRoot() -> Context {
    rootNamespace = scanner.namespace
    rootOffset = scanner.offset
    if scanner.name == "gexf" { return .root }
    log.report(
      "not-gexf", at: scanner.offset, "the root element is '\(scanner.name)', not 'gexf'",
      hint: scanner.name == "graphml" ? "this is GraphML; name the file so" : nil)
    return .skipped
  }
}
