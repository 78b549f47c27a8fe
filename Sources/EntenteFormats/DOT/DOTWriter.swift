import EntenteModel

/// Writes DOT that carries data: fields and columns are attributes, whatever
/// Graphviz makes of them.
///
/// A graph with any directed edge is a digraph, whose undirected edges have
/// `dir=none`; it is never strict, so that parallel edges stay. On the edges of a
/// dossier the relation is the label to draw; the reader knows it as such. Ids,
/// names and labels that DOT can't hold come with an attribute that can.
struct DOTWriter {
  private let graph: GraphExport
  private let labels: DOTRawLabels
  private var text = ""
  private var unwritableWeights = 0

  /// Whether edges are labelled by their relations.
  private let showsRelations: Bool

  /// The document of a graph.
  static func write(_ graph: GraphExport, losses: inout LossReport) -> [UInt8] {
    let labels = DOTRawLabels(graph)
    var writer = DOTWriter(graph.flattened(to: limits(graph, labels)), labels)
    writer.writeGraph()
    losses.add("weights", count: writer.unwritableWeights, why: "DOT has finite numbers only")
    return Array(writer.text.utf8)
  }

  private init(_ graph: GraphExport, _ labels: DOTRawLabels) {
    self.graph = graph
    self.labels = labels
    showsRelations = graph.attributes.contains { $0.name == CarriedField.Graph.version }
  }

  private mutating func writeGraph() {
    let directedness = graph.directedness
    var exact = DOTExact()
    text += directedness == .undirected ? "graph " : "digraph "
    if let title = graph.title {
      if DOTText.holds(title) { text += DOTText.id(title) + " " } else { exact.add("title", title) }
    }
    text += "{\n"
    for (name, value) in graph.attributes {
      text += "  \(name)=\(DOTText.quoted(DOTText.json(value)));\n"
    }
    if let exact = exact.text { text += "  \(DOTExact.name)=\(DOTText.quoted(exact));\n" }
    let ids = nodeIDs()
    for (node, id) in zip(graph.nodes, ids) { write(node, as: id) }
    let arrow = directedness == .undirected ? " -- " : " -> "
    for edge in graph.edges {
      let ends = DOTText.id(ids[edge.source]) + arrow + DOTText.id(ids[edge.target])
      write(edge, ends, marksUndirected: directedness == .mixed)
    }
    text += "}\n"
  }

  /// The ids of the nodes, with others for those that DOT can't hold.
  private func nodeIDs() -> [String] {
    var used: Set<String>?
    return graph.nodes.enumerated().map { number, node in
      if DOTText.holds(node.id) { return node.id }
      var known = used ?? Set(graph.nodes.map(\.id))
      var id = "node\(number)"
      while !known.insert(id).inserted { id += "_" }
      used = known
      return id
    }
  }
}

// MARK: - Nodes and edges

extension DOTWriter {
  private mutating func write(_ node: GraphExport.Node, as id: String) {
    var list = AttributeList()
    if id != node.id { list.exact.add("id", node.id) }
    let raw = labels.written(for: node)
    // Graphviz shows the id itself, in which backslashes have a meaning.
    let isShownAsIs = id == node.id && !id.contains { "\\&".contains($0) }
    if let raw {
      list.add("label", written: raw)
    } else if let label = node.label ?? (isShownAsIs ? nil : node.id) {
      list.addLabel(label, of: DOTLabel(names: ["N": id]), isRecord: labels.isRecord(node))
    }
    list.add("kind", node.kind)
    list.add(node.values, of: graph.nodeColumns)
    text += "  " + DOTText.id(id) + list.text + ";\n"
  }

  private mutating func write(
    _ edge: GraphExport.Edge, _ ends: String, marksUndirected: Bool
  ) {
    var list = AttributeList()
    list.add("key", edge.id)
    if showsRelations {
      if let relation = edge.relation {
        list.add("label", DOTText.label(relation, isRecord: false))
      }
    } else if let raw = labels.written(for: edge) {
      list.add("label", written: raw)
    } else if let label = edge.label {
      list.addLabel(label, of: DOTLabel(names: [:]), isRecord: false)
    }
    list.add("relation", edge.relation)
    if let weight = edge.weight {
      if weight.isFinite {
        list.add("weight", JSONValue.number(weight).line)
      } else {
        unwritableWeights += 1
      }
    }
    list.add("period", edge.period?.description)
    list.add("start", edge.period?.firstDay)
    list.add("end", edge.period?.lastDay)
    if marksUndirected, !edge.isDirected { list.add("dir", "none") }
    list.add(edge.values, of: graph.edgeColumns)
    text += "  " + ends + list.text + ";\n"
  }
}

/// The attributes of an element, as they are written.
private struct AttributeList {
  private var entries = ""
  var exact = DOTExact()

  /// The list in its brackets; nothing if it is empty.
  var text: String {
    var all = entries
    if let exact = exact.text {
      all += (all.isEmpty ? "" : ", ") + DOTExact.name + "=" + DOTText.quoted(exact)
    }
    return all.isEmpty ? "" : " [" + all + "]"
  }

  mutating func add(_ name: String, written value: String) {
    entries += (entries.isEmpty ? "" : ", ") + DOTText.id(name) + "=" + value
  }

  /// Adds a field; one that DOT can't hold goes where it is exact.
  mutating func add(_ name: String, _ text: String?) {
    guard let text else { return }
    if DOTText.holds(text) { add(name, written: DOTText.id(text)) } else { exact.add(name, text) }
  }

  /// Adds a label, and its exact text if the reader would see another.
  mutating func addLabel(_ label: String, of names: DOTLabel, isRecord: Bool) {
    let written = DOTText.label(label, isRecord: isRecord)
    let isHeld = DOTText.holds(written)
    if isHeld { add("label", written: DOTText.id(written)) }
    if !isHeld || names.text(of: .init(text: written, offset: 0), isRecord: isRecord) != label {
      exact.add("label", label)
    }
  }

  mutating func add(_ values: [GraphExport.Value], of columns: [GraphExport.Column]) {
    // A column `label` is one of raw labels, which are written by now.
    for value in values where columns[value.column].name != "label" {
      // What DOT can't hold is a JSON array by now.
      let text = value.texts[0]
      add(
        columns[value.column].name,
        written: DOTText.id(DOTText.holds(text) ? text : DOTText.json(text)))
    }
  }
}

// MARK: - Limits

extension DOTWriter {
  private static func limits(_ graph: GraphExport, _ labels: DOTRawLabels) -> ColumnLimits {
    let hasDirections =
      graph.directedness == .mixed || (graph.directedness == .directed && saysNone(graph))
    return ColumnLimits(
      types: Set(Property.ValueType.allCases), keepsLists: false,
      typeRead: { _, text in .inferred(from: text) }, holds: DOTText.holds,
      replacement: { name, element in
        let isTaken: Bool =
          switch (element, name) {
          case (.node, "label"): !labels.areOfNodes
          case (.edge, "label"): !labels.areOfEdges
          case (.edge, "dir"): hasDirections
          case (.edge, _): edgeNames.contains(name)
          case (.node, _): nodeNames.contains(name)
          }
        if isTaken { return CarriedField.attributePrefix + name }
        return DOTText.holds(name) ? nil : "_" + name.filter { $0 != "\\" && $0 != "\0" }
      })
  }

  /// The names by which the reader knows what a node says, and those that pydot,
  /// through which NetworkX reads DOT, has for itself.
  private static let nodeNames: Set<String> = [
    "kind", DOTExact.name, "name", "obj_dict", "self", "node_for_adding",
  ]

  private static let edgeNames: Set<String> = [
    "key", "kind", "relation", "weight", "period", "start", "end", "directed", DOTExact.name,
    "src", "dst", "obj_dict", "self", "u_for_edge", "v_for_edge",
  ]

  /// Whether a column `dir` would pass for the direction of an edge.
  private static func saysNone(_ graph: GraphExport) -> Bool {
    guard let column = graph.edgeColumns.firstIndex(where: { $0.name == "dir" }) else {
      return false
    }
    return graph.edges.contains { edge in
      edge.values.contains { $0.column == column && $0.texts == ["none"] }
    }
  }
}
