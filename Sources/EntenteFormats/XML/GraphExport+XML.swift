import EntenteModel

extension GraphExport {
  /// A copy whose columns GraphML and GEXF can hold: of their types, without
  /// lists, and under names that nobody takes for something else.
  func fittedToXML(losses: inout LossReport) -> GraphExport {
    var named = self
    named.dropBlanks(losses: &losses)
    named.nodeColumns.rename(mistakenNodeColumns)
    named.edgeColumns.rename(mistakenEdgeColumns)
    named.labelAmbiguousNodes()
    var limits = ColumnLimits(types: [.text, .integer, .number, .boolean], keepsLists: false)
    limits.isValue = TypedValue.isPlain
    limits.holds = { $0.unicodeScalars.allSatisfy(XMLText.isWritable) }
    return named.flattened(to: limits)
  }

  /// Drops the fields that readers take for nothing.
  private mutating func dropBlanks(losses: inout LossReport) {
    func drop(_ text: inout String?, _ what: String) {
      guard text?.trimmed.isEmpty == true else { return }
      text = nil
      losses.add(what, why: "they are blank")
    }
    drop(&title, "titles")
    for i in nodes.indices {
      drop(&nodes[i].label, "names")
      drop(&nodes[i].kind, "kinds")
    }
    for i in edges.indices {
      drop(&edges[i].relation, "relations")
      drop(&edges[i].label, "labels of edges")
      if edges[i].weight?.isFinite == false {
        edges[i].weight = nil
        losses.add("strengths", why: "they are not finite")
      }
    }
  }

  /// Gives a node that is called by its id a label if it has an attribute which
  /// a reader would take for one.
  private mutating func labelAmbiguousNodes() {
    let names = Set(nodeColumns.indices.filter { Self.labelNames.contains(nodeColumns[$0].name) })
    if names.isEmpty { return }
    for i in nodes.indices
    where nodes[i].label == nil && nodes[i].values.contains(where: { names.contains($0.column) }) {
      nodes[i].label = nodes[i].id
    }
  }

  private static let labelNames: Set<String> = ["label", "name", "Label", "Name"]

  // MARK: Names

  /// The columns of nodes that are called like a field that is in use, or that
  /// a reader would take for a field.
  private var mistakenNodeColumns: Set<Int> {
    var mistaken: Set<Int> = []
    for (number, column) in nodeColumns.enumerated() {
      switch column.name {
      case "label": mistaken.insert(number)
      // Readers take it for the kind before they look for another.
      case "labelV" where column.isText: mistaken.insert(number)
      case "kind" where nodes.contains { $0.kind != nil }: mistaken.insert(number)
      default: break
      }
    }
    let kinds = nodeColumns.indices.filter {
      nodeColumns[$0].name == "kind" && nodeColumns[$0].isText
    }
    if kinds.isEmpty { return mistaken }
    for node in nodes where node.kind == nil {
      mistaken.formUnion(node.values.lazy.map(\.column).filter(kinds.contains))
    }
    return mistaken
  }

  /// The columns of edges that are called like a field that is in use, or that
  /// a reader would take for a field.
  private var mistakenEdgeColumns: Set<Int> {
    let fields: [(name: String, isUsed: Bool)] = [
      ("relation", edges.contains { $0.relation != nil }),
      ("weight", edges.contains { $0.weight != nil }),
      ("period", edges.contains { $0.period != nil }),
      ("start", edges.contains { $0.period != nil }),
      ("end", edges.contains { $0.period != nil }),
      ("label", edges.contains { $0.label != nil }),
      ("directed", directedness == .mixed), ("id", edges.contains { $0.id != nil }),
    ]
    let used = Set(fields.lazy.filter(\.isUsed).map(\.name))
    var mistaken = Set(edgeColumns.indices.filter { used.contains(edgeColumns[$0].name) })
    for edge in edges {
      for value in edge.values where !mistaken.contains(value.column) {
        if edgeColumns[value.column].isTaken(value.texts[0], on: edge) {
          mistaken.insert(value.column)
        }
      }
    }
    return mistaken
  }
}

extension GraphExport.Column {
  /// Whether the column will be one of texts.
  fileprivate var isText: Bool { isList || ![.integer, .number, .boolean].contains(type) }

  /// Whether a reader takes a value in the column for a field of the edge.
  fileprivate func isTaken(_ text: String, on edge: GraphExport.Edge) -> Bool {
    switch name {
    case "label", "Label": edge.label == nil
    case "kind", "labelE": edge.relation == nil && isText
    case "relation": edge.relation == nil
    case "weight", "strength", "Weight":
      edge.weight == nil && Double(TypedValue.trimmed(text))?.isFinite == true
    case "period": edge.period == nil && (try? Period(text.trimmed)) != nil
    case "directed": text == "true" || text == "false"
    default: false
    }
  }
}

extension [GraphExport.Column] {
  /// Gives some columns other names, and those whose names XML can't hold.
  fileprivate mutating func rename(_ mistaken: Set<Int>) {
    var names = Set(map(\.name))
    for i in indices {
      let name = self[i].name
      let written = XMLText.writable(name)
      guard mistaken.contains(i) || written != name || name.isEmpty else { continue }
      let base = CarriedField.attributePrefix + written
      var candidate = base
      var number = 1
      while !names.insert(candidate).inserted {
        number += 1
        candidate = "\(base)-\(number)"
      }
      self[i].name = candidate
      self[i].trueName = name
    }
  }
}

extension Property.ValueType {
  /// What GraphML and GEXF call a type that they have.
  var xmlName: String {
    switch self {
    case .integer: "long"
    case .number: "double"
    case .boolean: "boolean"
    case .text, .code, .period: "string"
    }
  }
}
