import EntenteModel

/// Writes a list of edges as `read_edgelist` of NetworkX reads it: two ids and a
/// dictionary of Python, `russia sco {'relation': 'member'}`.
///
/// NetworkX splits lines at white space and cuts them at `#` before it looks at
/// quotes; such characters are escapes in texts, and percent-encoded in ids. What
/// is said of the graph as a whole stands in comments.
struct EdgeListWriter {
  private let graph: GraphExport
  private var text = ""

  /// The file of a graph.
  static func write(_ graph: GraphExport, losses: inout LossReport) -> [UInt8] {
    var limits = ColumnLimits(types: [.text, .integer, .number, .boolean], keepsLists: false)
    limits.readLooks { text in
      text == "true" || text == "false" ? .boolean : PlainValue.type(of: text)
    }
    var writer = EdgeListWriter(graph: graph.flattened(to: limits))
    writer.writeComments()
    writer.writeEdges(&losses)
    report(graph, to: &losses)
    return Array(writer.text.utf8)
  }

  private init(graph: GraphExport) { self.graph = graph }

  private mutating func writeComments() {
    text += graph.directedness == .undirected ? "# Undirected graph\n" : "# Directed graph\n"
    for (name, value) in graph.attributes { text += "# \(name) \(value)\n" }
  }

  private mutating func writeEdges(_ losses: inout LossReport) {
    let areSafe = graph.nodes.allSatisfy { Self.isSafe($0.id) }
    let ids = areSafe ? graph.nodes.map(\.id) : graph.nodes.map { Self.encoded($0.id) }
    losses.add(
      "ids of nodes", count: zip(ids, graph.nodes).count { $0 != $1.id },
      why: "an id has no spaces, quotes or number signs in an edge list; it is percent-encoded")
    let isUndirected = graph.directedness == .undirected
    for edge in graph.edges {
      var entries: [String] = []
      func add(_ name: String, _ value: String?) {
        if let value { entries.append("'\(name)': \(value)") }
      }
      add("weight", edge.weight.map { String(describing: $0) })
      add("relation", edge.relation.map(Self.literal))
      add("period", edge.period.map { Self.literal($0.description) })
      add("start", edge.period?.firstDay.map(Self.literal))
      add("end", edge.period?.lastDay.map(Self.literal))
      add("id", edge.id.map(Self.literal))
      add("label", edge.label.map(Self.literal))
      if !edge.isDirected, !isUndirected { add("directed", "False") }
      for value in edge.values {
        let column = graph.edgeColumns[value.column]
        entries.append(
          Self.literal(column.name) + ": " + Self.literal(value.texts[0], column.type))
      }
      text += "\(ids[edge.source]) \(ids[edge.target]) {" + entries.joined(separator: ", ") + "}\n"
    }
  }

  private static func report(_ graph: GraphExport, to losses: inout LossReport) {
    let why = "an edge list holds the ids of nodes only"
    var isTied = [Bool](repeating: false, count: graph.nodes.count)
    for edge in graph.edges {
      isTied[edge.source] = true
      isTied[edge.target] = true
    }
    losses.add("nodes without edges", count: isTied.count { !$0 }, why: why)
    losses.add("names of nodes", count: graph.nodes.count { $0.label != nil }, why: why)
    losses.add("kinds of nodes", count: graph.nodes.count { $0.kind != nil }, why: why)
    graph.reportColumns(of: [.nodes], why: why, to: &losses)
    if graph.title != nil { losses.add("title", why: why) }
  }
}

// MARK: - Texts

extension EdgeListWriter {
  private static func isSafe(_ id: String) -> Bool {
    guard let first = id.unicodeScalars.first, first != "%" else { return false }
    return id.unicodeScalars.allSatisfy(isSafe)
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x20 && scalar.value != 0x7F && !"#\"{},".unicodeScalars.contains(scalar)
      && !scalar.properties.isWhitespace && !(0x80...0x9F).contains(scalar.value)
  }

  /// An id whose unsafe characters, and percent signs, are percent-encoded.
  private static func encoded(_ id: String) -> String {
    var encoded = ""
    for scalar in id.unicodeScalars {
      if scalar != "%", isSafe(scalar) {
        encoded.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 { encoded += "%" + byte.hexadecimal }
      }
    }
    return encoded.isEmpty ? "%" : encoded.first == "%" ? "id" + encoded : encoded
  }

  private static func literal(_ text: String, _ type: Property.ValueType) -> String {
    switch type {
    case .integer, .number: text.isPlainNumeral ? text : literal(text)
    case .boolean where text == "true": "True"
    case .boolean where text == "false": "False"
    default: literal(text)
    }
  }

  /// A literal of Python in single quotes.
  ///
  /// Of several spaces all but one are escapes, since lines are split at spaces
  /// and put together with one.
  private static func literal(_ text: String) -> String {
    var literal = "'"
    var last: Unicode.Scalar = " "
    let end = text.unicodeScalars.count - 1
    for (i, scalar) in text.unicodeScalars.enumerated() {
      switch scalar {
      case "'": literal += "\\'"
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case " " where last != " " && i != end: literal += " "
      case "#", " ", "\0"..."\u{1F}", "\u{7F}"..."\u{9F}":
        literal += "\\x" + UInt8(scalar.value).hexadecimal
      case let space where space.properties.isWhitespace:
        let digits = String(scalar.value, radix: 16)
        literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: literal.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return literal + "'"
  }
}

extension UInt8 {
  /// The byte as two hexadecimal digits.
  var hexadecimal: String {
    (self < 0x10 ? "0" : "") + String(self, radix: 16, uppercase: true)
  }
}
