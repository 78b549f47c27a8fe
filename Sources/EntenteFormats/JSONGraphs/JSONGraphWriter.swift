import EntenteModel

/// Writes graphs as JSON, in one of the layouts that ``JSONGraphReader`` knows.
///
/// Ids are texts. Numbers, truth values and lists are those of JSON; a value
/// that is none, such as `+inf` in a column of numbers, is a text. What is absent
/// is left out, never null. Each node and each edge has a line of its own.
struct JSONGraphWriter {
  /// A layout of nodes and edges.
  enum Layout { case nodeLink, d3, jsonGraph, cytoscape, graphology }

  let layout: Layout
  let graph: GraphExport
  let directedness: GraphExport.Directedness
  /// Whether all nodes have labels, those too which are called as their id.
  let labelsAll: Bool
  /// Whether D3's `value` can be the weight.
  let valueIsWeight: Bool
  let isMultigraph: Bool
  var text = ""
  private var unwritableWeights = 0

  /// The document of a graph.
  static func write(
    _ graph: GraphExport, as layout: Layout, losses: inout LossReport
  ) -> [UInt8] {
    var named = graph
    named.nameEmptyIDs(losses: &losses)
    var writer = JSONGraphWriter(named.flattened(to: limits(of: layout, named)), layout)
    writer.writeDocument()
    losses.add("weights", count: writer.unwritableWeights, why: "JSON has finite numbers only")
    return Array(writer.text.utf8)
  }

  private init(_ graph: GraphExport, _ layout: Layout) {
    self.graph = graph
    self.layout = layout
    directedness = graph.directedness
    // Without a label the reader takes `name` for one.
    labelsAll = layout == .cytoscape || graph.nodeColumns.contains { $0.name == "name" }
    valueIsWeight = layout == .d3 && graph.edges.allSatisfy { $0.weight?.isFinite == true }
    isMultigraph = graph.hasParallelEdges
  }

  private mutating func writeDocument() {
    switch layout {
    case .nodeLink, .d3: writeNodeLink()
    case .jsonGraph: writeJSONGraphFormat()
    case .cytoscape: writeCytoscape()
    case .graphology: writeGraphology()
    }
  }

  /// Writes lines with commas between them.
  mutating func writeLines(_ count: Int, _ line: (Int, inout JSONGraphWriter) -> String) {
    for number in 0..<count {
      let line = line(number, &self)
      text += "    " + line + (number == count - 1 ? "\n" : ",\n")
    }
  }
}

// MARK: - Fields and columns

extension JSONGraphWriter {
  /// What is said of the graph as a whole, its title under a name.
  func graphMembers(titled name: String?) -> JSONMembers {
    var members = JSONMembers()
    if let name { members.add(name, graph.title) }
    for (name, value) in graph.attributes { members.add(name, value) }
    return members
  }

  /// Adds the label of a node.
  func addLabel(of node: GraphExport.Node, as name: String, to members: inout JSONMembers) {
    members.add(name, node.label ?? (labelsAll ? node.id : nil))
  }

  /// Adds kind and columns of a node.
  func addRest(of node: GraphExport.Node, to members: inout JSONMembers) {
    members.add("kind", node.kind)
    addValues(node.values, of: graph.nodeColumns, to: &members)
  }

  /// Adds weight, period and columns of an edge.
  mutating func addRest(of edge: GraphExport.Edge, to members: inout JSONMembers) {
    if let weight = edge.weight {
      if weight.isFinite {
        members.add(valueIsWeight ? "value" : "weight", json: JSONValue.number(weight).line)
      } else {
        unwritableWeights += 1
      }
    }
    members.add("period", edge.period?.description)
    members.add("start", edge.period?.firstDay)
    members.add("end", edge.period?.lastDay)
    addValues(edge.values, of: graph.edgeColumns, to: &members)
  }

  private func addValues(
    _ values: [GraphExport.Value], of columns: [GraphExport.Column], to members: inout JSONMembers
  ) {
    for value in values {
      let column = columns[value.column]
      if column.isList {
        let elements = value.texts.map { Self.json($0, column.type) }
        members.add(column.name, json: "[" + elements.joined(separator: ",") + "]")
      } else {
        members.add(column.name, json: Self.json(value.texts[0], column.type))
      }
    }
  }

  private static func json(_ text: String, _ type: Property.ValueType) -> String {
    Self.type(of: text, in: type) == .text ? JSONValue.string(text).line : text
  }
}

// MARK: - Limits

extension GraphExport {
  /// Gives an id to nodes and edges whose id is the empty text, which DOT allows
  /// and the programs that read JSON don't.
  fileprivate mutating func nameEmptyIDs(losses: inout LossReport) {
    for i in edges.indices where edges[i].id == "" {
      edges[i].id = nil
      losses.add("ids of edges", why: "an id in JSON can't be empty")
    }
    guard let empty = nodes.firstIndex(where: { $0.id.isEmpty }) else { return }
    let ids = Set(nodes.map(\.id))
    var id = "_"
    while ids.contains(id) { id += "_" }
    nodes[empty].id = id
    losses.add("ids", why: "an id in JSON can't be empty")
  }
}

extension JSONGraphWriter {
  private static func limits(of layout: Layout, _ graph: GraphExport) -> ColumnLimits {
    let typesAreDirections = hasDirections(graph)
    return ColumnLimits(
      types: Set(Property.ValueType.allCases), keepsLists: true,
      typeRead: { type, text in Self.type(of: text, in: type) },
      replacement: { name, element in
        let isTaken: Bool =
          switch element {
          case .node: names(ofNodesIn: layout).contains(name)
          case .edge:
            names(ofEdgesIn: layout).contains(name) || (name == "type" && typesAreDirections)
          }
        return isTaken ? CarriedField.attributePrefix + name : nil
      })
  }

  /// The type that the reader takes a value for.
  private static func type(
    of text: String, in type: Property.ValueType
  ) -> Property.ValueType {
    switch type {
    case .boolean where text == "true" || text == "false": .boolean
    case .integer where JSONParser.isNumber(text), .number where JSONParser.isNumber(text):
      text.utf8.contains { ".eE".utf8.contains($0) } ? .number : .integer
    default: .text
    }
  }

  /// Whether edges have a column `type` that would pass for their direction.
  private static func hasDirections(_ graph: GraphExport) -> Bool {
    guard let column = graph.edgeColumns.firstIndex(where: { $0.name == "type" }) else {
      return false
    }
    return graph.edges.contains { edge in
      edge.values.contains { value in
        value.column == column
          && value.texts.contains { ["directed", "undirected"].contains($0.lowercased()) }
      }
    }
  }

  private static func names(ofNodesIn layout: Layout) -> Set<String> {
    let names: Set<String> = ["id", "label", "kind"]
    switch layout {
    case .nodeLink, .d3: return names
    case .jsonGraph: return names.union(["metadata"])
    case .cytoscape: return names.union(["name", "value", "data", "group"])
    case .graphology: return names.union(["key", "attributes"])
    }
  }

  private static func names(ofEdgesIn layout: Layout) -> Set<String> {
    let names: Set<String> = [
      "id", "key", "source", "target", "label", "kind", "relation", "weight", "period", "start",
      "end", "directed", "undirected",
    ]
    switch layout {
    case .nodeLink: return names
    case .d3: return names.union(["value"])
    case .jsonGraph: return names.union(["metadata"])
    case .cytoscape: return names.union(["data", "group"])
    case .graphology: return names.union(["attributes"])
    }
  }
}
