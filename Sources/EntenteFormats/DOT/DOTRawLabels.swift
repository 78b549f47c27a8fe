import EntenteModel

/// The labels of records and of HTML, which a graph from DOT keeps beside the
/// words that they say, so that they can be written as they were.
struct DOTRawLabels {
  /// Whether the column `label` of the nodes, or of the edges, holds such labels
  /// and nothing else.
  private(set) var areOfNodes = true
  private(set) var areOfEdges = true

  private let nodeColumn: Int?
  private let edgeColumn: Int?
  private let shapeColumn: Int?
  private let title: String

  init(_ graph: GraphExport) {
    func column(_ name: String, _ columns: [GraphExport.Column]) -> Int? {
      columns.firstIndex { $0.name == name && !$0.isList }
    }
    title = graph.title ?? ""
    shapeColumn = column("shape", graph.nodeColumns)
    nodeColumn = column("label", graph.nodeColumns)
    edgeColumn = column("label", graph.edgeColumns)
    areOfNodes =
      nodeColumn != nil
      && graph.nodes.allSatisfy { text(nodeColumn, $0.values) == nil || written(for: $0) != nil }
    areOfEdges =
      edgeColumn != nil
      && graph.edges.allSatisfy { text(edgeColumn, $0.values) == nil || written(for: $0) != nil }
  }

  /// The label of a node as DOT has it, quotes or brackets included; nil if
  /// there is none.
  func written(for node: GraphExport.Node) -> String? {
    guard areOfNodes, let raw = text(nodeColumn, node.values) else { return nil }
    let names = DOTLabel(names: ["N": node.id, "G": title])
    return written(raw, names, isRecord: isRecord(node)) { said in
      said.isEmpty || said == node.id ? node.label == nil : said == node.label
    }
  }

  /// The label of an edge as DOT has it.
  func written(for edge: GraphExport.Edge) -> String? {
    guard areOfEdges, let raw = text(edgeColumn, edge.values) else { return nil }
    return written(raw, DOTLabel(names: [:]), isRecord: false) { said in
      said.isEmpty ? edge.label == nil : said == edge.label
    }
  }

  /// Whether the label of a node is read as one of a record.
  func isRecord(_ node: GraphExport.Node) -> Bool {
    ["record", "mrecord"].contains(text(shapeColumn, node.values)?.lowercased())
  }

  private func text(_ column: Int?, _ values: [GraphExport.Value]) -> String? {
    guard let column else { return nil }
    return values.first { $0.column == column }?.texts[0]
  }

  /// A label in the form in which the reader finds the right words in it.
  private func written(
    _ raw: String, _ names: DOTLabel, isRecord: Bool, if isRight: (String) -> Bool
  ) -> String? {
    guard DOTText.holds(raw) else { return nil }
    if Self.isHTML(raw) {
      let html = DOTAttributes.Value(
        text: String(raw.dropFirst().dropLast()), isHTML: true, offset: 0)
      if isRight(names.text(of: html, isRecord: false)) { return raw }
    }
    guard isRecord, raw != "\\N" else { return nil }
    let said = names.text(of: DOTAttributes.Value(text: raw, offset: 0), isRecord: true)
    return isRight(said) ? DOTText.quoted(raw) : nil
  }

  /// Whether a text stands in brackets, and all within it are closed.
  private static func isHTML(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "<") else { return false }
    var depth = 0
    for (position, byte) in text.utf8.enumerated() {
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: ">") { depth -= 1 }
      if depth == 0 { return position == text.utf8.count - 1 }
    }
    return false
  }
}
