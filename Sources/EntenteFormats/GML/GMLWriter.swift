import EntenteModel

/// Writes GML as NetworkX, igraph and Gephi read it: ASCII with character
/// entities, keys of letters, digits and `_`, integers of 32 bits.
///
/// The ids of nodes are integers in GML. Ids that are none stand under `name`,
/// which igraph finds vertices by, and the nodes are numbered. A label stands on
/// every node, since NetworkX asks for one and tells nodes apart by it; a graph in
/// which two nodes are called the same it reads with `label="name"` or
/// `label="id"`. Values in a list repeat their key, truth values are 1 and 0, and
/// what is no number of GML (`1e5`, `inf`, 12345678901) stands in quotes. igraph
/// keeps entities by number as they are written, and one value of a list.
///
/// > M. Himsolt. *GML: A portable Graph File Format.* Universität Passau, 1997.
struct GMLWriter {
  private let graph: GraphExport
  private let idKey: String?
  private var text = ""
  private var unwritableWeights = 0
  private var markers = 0

  /// The document of a graph.
  static func write(_ graph: GraphExport, losses: inout LossReport) -> [UInt8] {
    let idKey = graph.nodes.allSatisfy { isID($0.id) } ? nil : "name"
    var writer = GMLWriter(graph.flattened(to: limits(idKey: idKey)), idKey: idKey)
    writer.writeGraph()
    losses.add("weights", count: writer.unwritableWeights, why: "GML has finite numbers only")
    losses.add(
      "values", count: writer.markers, why: "'\(GMLRecord.listMarker)' marks a list in GML")
    return Array(writer.text.utf8)
  }

  private init(_ graph: GraphExport, idKey: String?) {
    self.graph = graph
    self.idKey = idKey
  }

  private mutating func writeGraph() {
    let directedness = graph.directedness
    text += "graph [\n  directed \(directedness == .undirected ? 0 : 1)\n"
    if graph.hasParallelEdges { text += "  multigraph 1\n" }
    write("name", graph.title, indent: "  ")
    for (name, value) in graph.attributes { write(name, value, indent: "  ") }
    for (number, node) in graph.nodes.enumerated() {
      text += "  node [\n    id \(idKey == nil ? node.id : String(number))\n"
      if let idKey { write(idKey, node.id) }
      write("label", node.label ?? node.id)
      write("kind", node.kind)
      writeValues(node.values, of: graph.nodeColumns)
      text += "  ]\n"
    }
    for edge in graph.edges {
      text += "  edge [\n    source \(nodeID(edge.source))\n    target \(nodeID(edge.target))\n"
      if let id = edge.id { text += "    id \(Self.isID(id) ? id : Self.quoted(id))\n" }
      write("relation", edge.relation)
      write("label", edge.label)
      if let weight = edge.weight {
        if weight.isFinite {
          text += "    weight \(Self.text(of: weight))\n"
        } else {
          unwritableWeights += 1
        }
      }
      write("period", edge.period?.description)
      write("start", edge.period?.firstDay)
      write("end", edge.period?.lastDay)
      if directedness == .mixed, !edge.isDirected { text += "    directed 0\n" }
      writeValues(edge.values, of: graph.edgeColumns)
      text += "  ]\n"
    }
    text += "]\n"
  }

  private func nodeID(_ number: Int) -> String {
    idKey == nil ? graph.nodes[number].id : String(number)
  }
}

// MARK: - Values

extension GMLWriter {
  private mutating func write(_ key: String, _ value: String?, indent: String = "    ") {
    if let value { text += indent + key + " " + Self.quoted(value) + "\n" }
  }

  /// Writes the values of an element; those of a drawing into lists of their own.
  private mutating func writeValues(
    _ values: [GraphExport.Value], of columns: [GraphExport.Column]
  ) {
    var drawing: [(list: String, lines: String)] = []
    for value in values {
      let column = columns[value.column]
      let parts = column.name.split(separator: ".", maxSplits: 1)
      let isNested = parts.count == 2
      var lines = ""
      for (number, text) in value.texts.enumerated() {
        if text == GMLRecord.listMarker, number < value.texts.count - 1 { markers += 1 }
        let isBare = Self.typeRead(column.type, text) != .text
        lines += (isNested ? "      " : "    ") + (parts.last ?? "") + " "
        lines += (isBare ? text : Self.quoted(text)) + "\n"
      }
      guard isNested else {
        text += lines
        continue
      }
      if let known = drawing.firstIndex(where: { $0.list == parts[0] }) {
        drawing[known].lines += lines
      } else {
        drawing.append((String(parts[0]), lines))
      }
    }
    for (list, lines) in drawing { text += "    \(list) [\n\(lines)    ]\n" }
  }

  /// A text in quotes.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "&quot;"
      case "&": quoted += "&amp;"
      case " "..."~": quoted.unicodeScalars.append(scalar)
      default: quoted += "&#\(scalar.value);"
      }
    }
    return quoted + "\""
  }

  /// A number as GML writes it, which has a point before an exponent.
  private static func text(of number: Double) -> String {
    let text = JSONValue.number(number).line
    guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }

  /// Whether a text can be the id of a node: a whole number of 31 bits.
  private static func isID(_ text: String) -> Bool {
    guard let number = Int32(text) else { return false }
    return number >= 0 && String(number) == text
  }

  /// The type that readers take a value for: that of the numbers of GML which
  /// all of them know, else text.
  private static func typeRead(
    _ type: Property.ValueType, _ text: String
  ) -> Property.ValueType {
    guard type == .integer || type == .number, PlainValue.number(text) != nil else { return .text }
    if Int32(text) != nil { return .integer }
    let digits = text.drop { $0 == "-" || $0 == "+" }.utf8
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(PlainValue.isDigit),
      parts[1].first.map(PlainValue.isDigit) == true
    else { return .text }
    return .number
  }
}

// MARK: - Limits

extension GMLWriter {
  private static func limits(idKey: String?) -> ColumnLimits {
    ColumnLimits(
      types: [.text, .integer, .number], keepsLists: true, writesBooleansAsDigits: true,
      idKey: idKey, typeRead: typeRead,
      replacement: { name, element in
        let lower = name.lowercased()
        let isTaken: Bool =
          switch element {
          case .node: nodeKeys.contains(lower) || lower == idKey
          case .edge: edgeKeys.contains(lower)
          }
        if isTaken || numbers.contains(lower) { return "attribute_" + name }
        return isKey(name) || isOfDrawing(name) ? nil : key(like: name)
      })
  }

  /// The keys by which readers know what a node says.
  private static let nodeKeys: Set<String> = ["id", "label", "kind"]

  private static let edgeKeys: Set<String> = [
    "id", "key", "source", "target", "label", "kind", "relation", "weight", "value", "period",
    "start", "end", "directed",
  ]

  /// Words that some readers take for numbers.
  private static let numbers: Set<String> = ["nan", "inf"]

  private static func isKey(_ name: some StringProtocol) -> Bool {
    name.utf8.first.map(isLetter) == true && name.utf8.allSatisfy(isOfKey)
  }

  /// Whether a column is of the lists that programs which draw put into nodes.
  private static func isOfDrawing(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && ["graphics", "LabelGraphics"].contains(parts[0]) && isKey(parts[1])
  }

  private static func key(like name: String) -> String {
    let key = String(
      name.unicodeScalars.map { scalar in
        UInt8(exactly: scalar.value).map(isOfKey) == true ? Character(scalar) : "_"
      })
    return key.utf8.first.map(isLetter) == true ? key : "x" + key
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF) && byte < 0x80
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    isLetter(byte) || PlainValue.isDigit(byte) || byte == UInt8(ascii: "_")
  }
}
