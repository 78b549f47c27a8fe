import EntenteModel

/// Reads GML, the Graph Modelling Language (Himsolt, 1997).
///
/// Nodes are told apart by their `id`. An edge's `weight`, or else its `value`,
/// is its weight. Keys without a meaning of their own are attributes, those of
/// inner lists joined by dots: `graphics.x`.
struct GMLReader {
  private var scanner: GMLScanner
  private var graph = ForeignGraph()
  private var nodeIDs: Set<String> = []
  /// The bytes at which the ends of each edge stand.
  private var ends: [(source: Int, target: Int)] = []
  private var unread: Set<String> = []

  /// How deep lists may nest unless a user raises the limit.
  private static let depthLimit = 200

  private init(_ text: PlainText, _ limits: ReadingLimits) {
    scanner = GMLScanner(text, depthLimit: limits.nesting(orDefault: Self.depthLimit))
  }

  /// The graph of a file; nil with an error reported.
  static func read(_ file: InputFile, log: inout ProblemLog) -> ForeignGraph? {
    guard let text = PlainText(file, log: &log) else { return nil }
    var reader = GMLReader(text, file.limits)
    do { try reader.readFile(&log) } catch {
      log.report("gml", at: error.offset, error.message, hint: error.hint)
    }
    guard !log.holdsErrors else { return nil }
    reader.graph.settleTypes()
    return reader.graph
  }

  private mutating func readFile(_ log: inout ProblemLog) throws(GMLScanner.Malformation) {
    var isRead = false
    while let (key, offset) = try GMLRecord.key(from: &scanner, openedAt: nil) {
      let (value, start) = try GMLRecord.value(of: key, from: &scanner)
      switch value {
      case .open where key.lowercased() == "graph" && !isRead:
        isRead = true
        try readGraph(openedAt: start, &log)
      case .open:
        _ = try GMLRecord(from: &scanner, openedAt: start)
        log.report(
          "ignored", .warning, at: offset,
          key.lowercased() == "graph"
            ? "the file holds several graphs; only the first is read" : "'\(key)' is not read")
      default: break  // Creator, Version, comment.
      }
    }
    if !isRead {
      log.report(
        "no-graph", at: 0, "the file holds no graph", hint: "a GML file holds 'graph [ … ]'")
    }
  }

  private mutating func readGraph(
    openedAt start: Int, _ log: inout ProblemLog
  ) throws(GMLScanner.Malformation) {
    graph.isDirected = false
    while let entry = try GMLRecord.entry(from: &scanner, openedAt: start, depth: 1) {
      switch (entry.key.lowercased(), entry.value) {
      case ("node", .record(let record)): readNode(record, at: entry.keyOffset, &log)
      case ("edge", .record(let record)): readEdge(record, at: entry.keyOffset, &log)
      case ("node", _), ("edge", _):
        log.report("gml", at: entry.offset, "the value of '\(entry.key)' is not a list")
      case ("directed", let value):
        graph.isDirected = flag(value, of: entry, &log)
      case ("label", .string(let text)), ("name", .string(let text)), ("title", .string(let text)):
        if graph.title == nil { graph.title = text }
      case ("multigraph", _), ("creator", _), ("version", _), ("comment", _): break
      default: unread.insert(entry.key)
      }
    }
    checkEnds(&log)
    if !unread.isEmpty {
      log.report(
        "ignored", .note, at: start,
        "not read, of the graph: "
          + unread.sorted().prefix(20).map { "'\($0)'" }.joined(separator: ", ")
          + (unread.count > 20 ? " and \(unread.count - 20) more" : ""))
    }
    if graph.nodes.isEmpty, !log.holdsErrors {
      log.report("empty", .warning, at: start, "the graph holds no nodes")
    }
  }

  private func flag(
    _ value: GMLRecord.Value, of entry: GMLRecord.Entry, _ log: inout ProblemLog
  ) -> Bool? {
    switch value.text {
    case "0": return false
    case "1": return true
    default:
      log.report("wrong-type", at: entry.offset, "'\(entry.key)' is neither 0 nor 1")
      return nil
    }
  }

  /// An edge may stand before its nodes; its ends are looked up at the end.
  private func checkEnds(_ log: inout ProblemLog) {
    for (edge, end) in zip(graph.edges, ends) {
      for (id, offset) in [(edge.source, end.source), (edge.target, end.target)]
      where !nodeIDs.contains(id) {
        log.report(
          "unknown-node", at: offset, "no node has the id '\(id)'",
          hint: "edges name the ids of nodes, not their labels")
      }
    }
  }
}

// MARK: - Nodes and edges

extension GMLReader {
  private mutating func readNode(_ record: GMLRecord, at offset: Int, _ log: inout ProblemLog) {
    guard let (id, idOffset) = only("id", of: record, at: offset, "node", &log) else { return }
    guard nodeIDs.insert(id).inserted else {
      log.report(
        "duplicate-id", at: idOffset, "the id '\(id)' is declared twice",
        hint: "give one of the two nodes another id")
      return
    }
    var node = ForeignGraph.Node(id: id, at: offset)
    for entry in record.entries where !entry.isNamed("id") {
      if let text = entry.value.text, node.label == nil, entry.isNamed("label") {
        node.label = text
      } else if case .string(let text) = entry.value, node.kind == nil, entry.isNamed("kind") {
        node.kind = text
      } else {
        entry.flatten(into: &node.attributes)
      }
    }
    graph.nodes.append(node)
  }

  private mutating func readEdge(_ record: GMLRecord, at offset: Int, _ log: inout ProblemLog) {
    guard let source = only("source", of: record, at: offset, "edge", &log),
      let target = only("target", of: record, at: offset, "edge", &log)
    else { return }
    var edge = ForeignGraph.Edge(source.text, target.text, at: offset)
    let weightKey = record.entries.contains { $0.isNamed("weight") } ? "weight" : "value"
    for entry in record.entries where !entry.isNamed("source") && !entry.isNamed("target") {
      switch (entry.key.lowercased(), entry.value) {
      case ("id", .number(let text)) where edge.id == nil,
        ("id", .string(let text)) where edge.id == nil:
        edge.id = text
      case ("label", .string(let text)) where edge.label == nil,
        ("label", .number(let text)) where edge.label == nil:
        edge.label = text
      case ("kind", .string(let text)) where edge.kind == nil: edge.kind = text
      case ("period", .string(let text)) where edge.period == nil:
        edge.period = try? Period(text)
        if edge.period == nil { entry.flatten(into: &edge.attributes) }
      case ("directed", let value): edge.isDirected = flag(value, of: entry, &log)
      case (weightKey, .number(let text)) where edge.weight == nil:
        edge.weight = PlainValue.number(text)
      case (weightKey, .string(let text)) where edge.weight == nil && weightKey == "weight":
        edge.weight = PlainValue.number(text)
        if edge.weight == nil {
          log.report("wrong-type", at: entry.offset, "the weight '\(text)' is not a number")
        }
      default: entry.flatten(into: &edge.attributes)
      }
    }
    graph.edges.append(edge)
    ends.append((source.offset, target.offset))
  }

  /// The only value of a key that nodes or edges must have.
  private func only(
    _ key: String, of record: GMLRecord, at offset: Int, _ what: String, _ log: inout ProblemLog
  ) -> (text: String, offset: Int)? {
    let entries = record.entries.filter { $0.isNamed(key) }
    guard let first = entries.first else {
      log.report(
        "missing-\(key)", at: offset, "this \(what) has no \(key)", hint: "add '\(key) …' to it")
      return nil
    }
    if entries.count > 1 {
      log.report("duplicate-key", at: entries[1].keyOffset, "this \(what) has a second \(key)")
      return nil
    }
    guard let text = first.value.text, !text.isEmpty else {
      log.report("wrong-type", at: first.offset, "the \(key) of a \(what) is a number")
      return nil
    }
    return (text, first.offset)
  }
}
