import EntenteModel

/// Writes a network of Pajek as NetworkX and igraph read it too.
///
/// Those two know one section of lines only: relation, period and all else are
/// parameters of a line, as NetworkX writes them, and an undirected edge among
/// arcs has the parameter `directed` = false. A project (`.paj`) has Pajek's own
/// sections instead, see ``PajekProjectWriter``. Labels have no escapes but
/// character references, `&#34;`.
///
/// > A. Mrvar, V. Batagelj. *Pajek and PajekXXL: Programs for Analysis and
/// > Visualization of Very Large Networks. Reference Manual*.
struct PajekWriter {
  let graph: GraphExport
  var text = ""
  /// How many characters a file of Pajek can't hold.
  var unwritable = 0

  /// The names that mean something to Pajek on a line: what is drawn, and how.
  private static let parameters: Set<String> = [
    "l", "lp", "lr", "lphi", "lc", "la", "lr", "fos", "font", "c", "p", "w", "s", "a", "ap", "ic",
    "bc", "bw", "x_fact", "y_fact", "s_size", "phi", "r", "q", "h1", "h2", "a1", "a2", "k1", "k2",
    "angle1", "angle2", "velocity1", "velocity2", "url", "node_id",
  ]

  /// The file of a graph.
  static func write(_ graph: GraphExport, losses: inout LossReport) -> [UInt8] {
    var limits = ColumnLimits(types: [.text, .integer, .number], keepsLists: false)
    limits.readLooks(as: PlainValue.type)
    limits.replacement = { name, _ in
      parameters.contains(name.lowercased()) ? CarriedField.attributePrefix + name : nil
    }
    var writer = PajekWriter(graph: graph.flattened(to: limits))
    writer.writeHead(&losses)
    writer.writeVertices()
    writer.writeLines()
    losses.add("characters", count: writer.unwritable, why: "Pajek has no way to write them")
    return Array(writer.text.utf8)
  }

  /// The comment that says that the values of lines are not theirs.
  static let noWeights = "lines have no weights"

  private mutating func writeHead(_ losses: inout LossReport) {
    for (name, value) in graph.attributes { text += "% \(name) \(value)\n" }
    if !graph.edges.isEmpty, graph.edges.allSatisfy({ $0.weight == nil }) {
      text += "% \(Self.noWeights)\n"
    }
    guard let title = graph.title, !title.isEmpty else { return }
    text += "*Network \(escaped(title))\n"
  }

  // MARK: Vertices

  private mutating func writeVertices() {
    text += "*Vertices \(graph.nodes.count)\n"
    let areNumbered = graph.nodes.enumerated().allSatisfy { String($0 + 1) == $1.id }
    var counts: [String: Int] = [:]
    for node in graph.nodes { counts[node.label ?? node.id, default: 0] += 1 }
    // NetworkX gives attributes to vertices that have coordinates and a shape.
    let isDrawn = graph.nodes.allSatisfy { node in
      ["x", "y"].allSatisfy { axis in
        node.values.contains { column($0) == axis && isDrawing($0) }
      }
    }
    for (i, node) in graph.nodes.enumerated() {
      let label = node.label ?? node.id
      let isRepeated = counts[label, default: 0] > 1
      text += "\(i + 1) \(quoted(isRepeated ? "\(label) (\(node.id))" : label))"
      if !isDrawn { text += " 0.0 0.0 ellipse" } else { writeDrawing(node) }
      if !areNumbered { text += " node_id \(quoted(node.id))" }
      if isRepeated { text += " label \(quoted(label))" }
      if let kind = node.kind { text += " kind \(quoted(kind))" }
      write(node.values.filter { !isDrawn || !isDrawing($0) }, graph.nodeColumns)
      text += "\n"
    }
  }

  /// Writes the coordinates and the shape that a file of Pajek had.
  private mutating func writeDrawing(_ node: GraphExport.Node) {
    for name in ["x", "y", "z", "shape"] {
      guard let value = node.values.first(where: { isDrawing($0) && column($0) == name }) else {
        continue
      }
      text += " " + value.texts[0]
    }
  }

  private func column(_ value: GraphExport.Value) -> String {
    graph.nodeColumns[value.column].name
  }

  private func isDrawing(_ value: GraphExport.Value) -> Bool {
    switch column(value) {
    case "x", "y", "z": value.texts[0].isPlainNumeral
    case "shape": PajekVertexLine.shapes.contains(value.texts[0])
    default: false
    }
  }

  // MARK: Lines

  private mutating func writeLines() {
    let isUndirected = graph.directedness == .undirected
    let areUnweighted = graph.edges.allSatisfy { $0.weight == nil }
    text += isUndirected ? "*Edges\n" : "*Arcs\n"
    for edge in graph.edges {
      text += "\(edge.source + 1) \(edge.target + 1) \(edge.weight ?? 1)"
      if edge.weight == nil, !areUnweighted { text += " weighted \"false\"" }
      if !edge.isDirected, !isUndirected { text += " directed \"false\"" }
      if let relation = edge.relation { text += " relation \(quoted(relation))" }
      if let period = edge.period {
        text += " period \"\(period)\""
        if let day = period.firstDay { text += " start \"\(day)\"" }
        if let day = period.lastDay { text += " end \"\(day)\"" }
      }
      if let id = edge.id { text += " id \(quoted(id))" }
      if let label = edge.label { text += " l \(quoted(label))" }
      write(edge.values, graph.edgeColumns)
      text += "\n"
    }
  }

  private mutating func write(_ values: [GraphExport.Value], _ columns: [GraphExport.Column]) {
    for value in values {
      let column = columns[value.column]
      let isSimple =
        column.name.utf8.allSatisfy {
          $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
        } && column.name.utf8.first.map { !(0x30...0x39).contains($0) } ?? false
      text += " " + (isSimple ? column.name : quoted(column.name)) + " "
      let isNumber = column.type == .integer || column.type == .number
      text += isNumber && value.texts[0].isPlainNumeral ? value.texts[0] : quoted(value.texts[0])
    }
  }
}

// MARK: - Texts

extension PajekWriter {
  mutating func quoted(_ value: String) -> String { "\"" + escaped(value) + "\"" }

  /// A text whose quotes, backslashes and control characters are character
  /// references; Python would take a backslash for an escape.
  mutating func escaped(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "&")
        && $0 != 0x7F && $0 < 0x80
    }
    if isPlain { return value }
    var escaped = ""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0:
        unwritable += 1
        escaped += "\u{FFFD}"
      case 0x01...0x1F, 0x22, 0x26, 0x5C, 0x7F...0x9F, 0x2028, 0x2029:
        escaped += "&#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
