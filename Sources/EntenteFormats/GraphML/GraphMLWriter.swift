import EntenteModel

/// Writes GraphML as NetworkX, igraph, Gephi and yEd read it.
///
/// Fields and columns are keys with types; a list is a JSON array in a string.
/// GraphML lets edges differ in direction, but NetworkX refuses such files: an
/// undirected edge among directed ones has the data `directed` = false instead.
/// For yEd, which shows no data, nodes and edges are drawn as well.
///
/// > U. Brandes, M. Eiglsperger, J. Lerner, C. Pich. "Graph Markup Language
/// > (GraphML)." In: *Handbook of Graph Drawing and Visualization*, 2013,
/// > pp. 517–541.
struct GraphMLWriter {
  private let graph: GraphExport
  private let ids: XMLIDs
  private let isForYEd: Bool
  private var text = ""
  private var keys = ""
  private var keyCount = 0
  private var unwritable = 0

  /// The document of a graph.
  static func write(
    _ graph: GraphExport, isForYEd: Bool = false, losses: inout LossReport
  ) -> [UInt8] {
    let fitted = graph.fittedToXML(losses: &losses)
    var writer = GraphMLWriter(fitted, XMLIDs(of: fitted, losses: &losses), isForYEd: isForYEd)
    writer.writeGraph()
    losses.add("characters", count: writer.unwritable, why: XMLText.unwritableReason)
    let head = isForYEd ? Self.head.replacing(" xmlns:xsi", with: Self.headForYEd) : Self.head
    return Array((head + writer.keys + writer.text + "</graphml>\n").utf8)
  }

  private init(_ graph: GraphExport, _ ids: XMLIDs, isForYEd: Bool) {
    self.graph = graph
    self.ids = ids
    self.isForYEd = isForYEd
  }

  private static let headForYEd = """
     xmlns:y="\(YEdDrawing.namespace)"
      xmlns:xsi
    """

  private static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns"
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

    """

  // MARK: Keys

  /// Declares a key and returns its id.
  private mutating func key(
    _ name: String, _ type: Property.ValueType, for domain: String
  ) -> String {
    let id = "d\(keyCount)"
    keyCount += 1
    keys +=
      "  <key id=\"\(id)\" for=\"\(domain)\" attr.name=\"\(escaped(name))\" "
      + "attr.type=\"\(type.xmlName)\"/>\n"
    return id
  }

  /// Declares the key of drawings for yEd, if they are asked for.
  private mutating func drawingKey(for domain: String) -> String? {
    guard isForYEd else { return nil }
    keys +=
      "  <key id=\"\(domain)graphics\" for=\"\(domain)\" yfiles.type=\"\(domain)graphics\"/>\n"
    return "\(domain)graphics"
  }

  private mutating func escaped(_ value: String) -> String {
    XMLText.escaped(value, unwritable: &unwritable)
  }

  private mutating func writeData(_ key: String?, _ value: String?) {
    guard let key, let value else { return }
    text += "<data key=\"\(key)\">\(escaped(value))</data>"
  }

  // MARK: Graph

  private mutating func writeGraph() {
    let directedness = graph.directedness
    text +=
      "  <graph edgedefault=\"\(directedness == .undirected ? "undirected" : "directed")\">\n"
    let title = graph.title.map { [("name", $0)] } ?? []
    for (name, value) in title + graph.attributes.map({ ($0.name, $0.text) }) {
      text += "    "
      writeData(key(name, .text, for: "graph"), value)
      text += "\n"
    }
    writeNodes()
    writeEdges(markingUndirected: directedness == .mixed)
    text += "  </graph>\n"
  }

  private mutating func writeNodes() {
    let label = graph.nodes.contains { $0.label != nil } ? key("label", .text, for: "node") : nil
    let kind = graph.nodes.contains { $0.kind != nil } ? key("kind", .text, for: "node") : nil
    let columns = graph.nodeColumns.map { key($0.name, $0.type, for: "node") }
    let drawing = drawingKey(for: "node")
    for (number, node) in graph.nodes.enumerated() {
      text += "    <node id=\"\(escaped(ids.nodes[number]))\">"
      writeData(label, node.label)
      writeData(kind, node.kind)
      for value in node.values { writeData(columns[value.column], value.texts[0]) }
      if let drawing {
        text += "<data key=\"\(drawing)\">\(YEdDrawing.box(of: node))</data>"
      }
      text += "</node>\n"
    }
  }

  private mutating func writeEdges(markingUndirected: Bool) {
    func key(_ name: String, _ type: Property.ValueType, if isUsed: Bool) -> String? {
      isUsed ? self.key(name, type, for: "edge") : nil
    }
    let edges = graph.edges
    let relation = key("relation", .text, if: edges.contains { $0.relation != nil })
    let weight = key("weight", .number, if: edges.contains { $0.weight != nil })
    let hasPeriods = edges.contains { $0.period != nil }
    let period = key("period", .text, if: hasPeriods)
    let start = key("start", .text, if: hasPeriods)
    let end = key("end", .text, if: hasPeriods)
    let label = key("label", .text, if: edges.contains { $0.label != nil })
    let directed = key("directed", .boolean, if: markingUndirected)
    let columns = graph.edgeColumns.map { self.key($0.name, $0.type, for: "edge") }
    let drawing = drawingKey(for: "edge")
    for (number, edge) in edges.enumerated() {
      text += "    <edge"
      if let id = ids.edges[number] { text += " id=\"\(escaped(id))\"" }
      text +=
        " source=\"\(escaped(ids.nodes[edge.source]))\""
        + " target=\"\(escaped(ids.nodes[edge.target]))\">"
      writeData(relation, edge.relation)
      writeData(weight, edge.weight.map { String(describing: $0) })
      writeData(period, edge.period?.description)
      writeData(start, edge.period?.firstDay)
      writeData(end, edge.period?.lastDay)
      writeData(label, edge.label)
      if !edge.isDirected { writeData(directed, "false") }
      for value in edge.values { writeData(columns[value.column], value.texts[0]) }
      if let drawing {
        text += "<data key=\"\(drawing)\">\(YEdDrawing.line(of: edge))</data>"
      }
      text += "</edge>\n"
    }
  }
}
