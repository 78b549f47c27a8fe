import EntenteModel

/// Writes a project of Pajek (`.paj`) with all that Pajek itself works with:
/// relations, times, a partition by kind, and values of vertices as partitions
/// and vectors.
///
/// Times of Pajek are whole numbers. They are years if every period is one of
/// years, else days as `20240703`. Pajek has no place for anything else.
struct PajekProjectWriter {
  private let graph: GraphExport
  private var names: PajekWriter
  private var text = ""

  /// The file of a graph.
  static func write(_ whole: GraphExport, losses: inout LossReport) -> [UInt8] {
    let graph = whole.withoutPlannedAndDenied(
      why: "Pajek would take them for facts", losses: &losses)
    var writer = PajekProjectWriter(graph: graph, names: PajekWriter(graph: graph))
    writer.writeVertices(&losses)
    writer.writeLines(&losses)
    writer.writeKinds()
    writer.writeValues(&losses)
    losses.add("characters", count: writer.names.unwritable, why: "Pajek has no way to write them")
    graph.reportColumns(of: [.edges], why: "Pajek has no attributes of lines", to: &losses)
    graph.reportColumns(of: [.graph], why: "Pajek has no attributes of networks", to: &losses)
    return Array(writer.text.utf8)
  }

  private mutating func writeVertices(_ losses: inout LossReport) {
    text += "*Network \(graph.title.map { names.escaped($0) } ?? "network")\n"
    text += "*Vertices \(graph.nodes.count)\n"
    for (i, node) in graph.nodes.enumerated() {
      text += "\(i + 1) \(names.quoted(node.label ?? node.id))\n"
      if node.id != String(i + 1) {
        losses.add("ids of nodes", why: "Pajek numbers its vertices")
      }
    }
  }

  // MARK: Lines

  private mutating func writeLines(_ losses: inout LossReport) {
    var relations: [String] = []
    var lines: [String: [Bool: [GraphExport.Edge]]] = [:]
    for edge in graph.edges {
      let relation = edge.relation ?? ""
      if lines[relation] == nil { relations.append(relation) }
      lines[relation, default: [:]][edge.isDirected, default: []].append(edge)
    }
    let areYears = graph.edges.allSatisfy { $0.period.map(\.isOfYears) ?? true }
    for (number, relation) in relations.enumerated() {
      for isDirected in [true, false] {
        guard let edges = lines[relation]?[isDirected] else { continue }
        text += isDirected ? "*Arcs" : "*Edges"
        if !relation.isEmpty { text += " :\(number + 1) \(names.quoted(relation))" }
        text += "\n"
        for edge in edges { write(edge, areYears: areYears, &losses) }
      }
    }
  }

  private mutating func write(
    _ edge: GraphExport.Edge, areYears: Bool, _ losses: inout LossReport
  ) {
    text += "\(edge.source + 1) \(edge.target + 1) \(edge.weight ?? 1)"
    if edge.weight == nil {
      losses.add("absence of weights", why: "a line of Pajek without a value has the value 1")
    }
    if edge.id != nil { losses.add("ids of edges", why: "lines of Pajek have none") }
    if let label = edge.label { text += " l \(names.quoted(label))" }
    if let period = edge.period {
      let time = areYears ? period.pajekYears : period.pajekDays
      if let time { text += " " + time }
      let isKept = time.flatMap(PajekParameters.period) == period
      if !isKept {
        losses.add(
          time == nil ? "periods" : "precision of periods",
          why: "times of Pajek are whole numbers with a start")
      }
    }
    text += "\n"
  }

  // MARK: Values of vertices

  /// Writes a partition by kind, whose name tells what its numbers mean.
  private mutating func writeKinds() {
    guard graph.nodes.contains(where: { $0.kind != nil }) else { return }
    var kinds: [String] = []
    var numbers: [String: Int] = [:]
    for case let kind? in graph.nodes.map(\.kind) where numbers[kind] == nil {
      kinds.append(kind)
      numbers[kind] = kinds.count
    }
    let legend = JSONValue.array(kinds.map { .string($0) }).line
    text += "*Partition kind \(names.escaped(legend))\n*Vertices \(graph.nodes.count)\n"
    for node in graph.nodes { text += "\(node.kind.flatMap { numbers[$0] } ?? 0)\n" }
  }

  /// Writes a partition or vector for each column in which all nodes have a
  /// number, and reports the others.
  private mutating func writeValues(_ losses: inout LossReport) {
    var rest = graph
    for (i, column) in graph.nodeColumns.enumerated() {
      let texts = graph.nodes.map { node in node.values.first { $0.column == i }?.texts ?? [] }
      let isPartition = column.type == .integer
      let fits = { (text: String) in isPartition ? text.isPlainInteger : text.isPlainNumeral }
      let isName =
        column.name.trimmed == column.name && !column.name.isEmpty && column.name != "kind"
        && !column.name.hasPrefix("kind ") && !column.name.hasPrefix("\"")
        && !column.name.contains(where: \.isNewline) && Int(column.name) == nil
      guard isPartition || column.type == .number, isName, !column.name.contains(":"),
        !texts.isEmpty, texts.allSatisfy({ $0.count == 1 && fits($0[0]) })
      else { continue }
      text += (isPartition ? "*Partition " : "*Vector ") + names.escaped(column.name)
      text += "\n*Vertices \(graph.nodes.count)\n"
      for text in texts { self.text += text[0] + "\n" }
      for node in rest.nodes.indices { rest.nodes[node].values.removeAll { $0.column == i } }
    }
    rest.reportColumns(
      of: [.nodes], why: "vertices of Pajek have numbers only, and all or none of them", to: &losses
    )
  }
}

// MARK: - Times

extension Period {
  /// Whether its ends are years.
  fileprivate var isOfYears: Bool {
    [start, end].allSatisfy {
      guard case .date(let date) = $0 else { return true }
      return date.month == nil && date.qualifier == .plain && date.firstYear == date.lastYear
    }
  }

  /// The time in years, `[1995-1999]`; nil without a start.
  fileprivate var pajekYears: String? { pajekTime { $0.prefix(4) } }

  /// The time in days, `[20240703-20240704]`.
  fileprivate var pajekDays: String? { pajekTime { $0.replacing("-", with: "") } }

  private func pajekTime(_ text: (String) -> some StringProtocol) -> String? {
    guard let first = firstDay.map(text) else { return nil }
    guard case .date = end else { return "[\(first)-*]" }
    guard let last = lastDay.map(text) else { return nil }
    return String(first) == String(last) && isSingleDate ? "[\(first)]" : "[\(first)-\(last)]"
  }
}
