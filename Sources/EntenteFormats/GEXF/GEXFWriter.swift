import EntenteModel

/// Writes GEXF 1.3 as Gephi and NetworkX read it.
///
/// Labels, weights and times are what GEXF has for them; the relation of an
/// edge is its `kind`, by which Gephi tells parallel edges apart, and a column
/// as well, since NetworkX passes kinds over. A time has whole days at its
/// ends; the exact period is in the column `period`. A list is a JSON array in
/// a string: the lists of GEXF have no way to quote a separator that every
/// reader knows. What is said of the graph as a whole is in `meta`, in elements
/// of a namespace of our own.
///
/// GEXF lets edges differ in direction, but NetworkX refuses such files: an
/// undirected edge among directed ones has the value `directed` = false instead.
///
/// > GEXF Working Group. *GEXF 1.3 primer*, 2022.
/// > <https://gexf.net/1.3/gexf-13-primer.pdf>
struct GEXFWriter {
  /// The namespace of what other programs pass over.
  static let ownNamespace = "urn:entente"
  static let creator = "Entente"

  private let graph: GraphExport
  private let ids: XMLIDs
  private var text = ""
  private var columnCount = 0
  private var unwritable = 0

  /// The document of a graph.
  static func write(_ graph: GraphExport, losses: inout LossReport) -> [UInt8] {
    let fitted = graph.fittedToXML(losses: &losses)
    var writer = GEXFWriter(fitted, XMLIDs(of: fitted, losses: &losses))
    writer.writeMeta()
    writer.writeGraph()
    losses.add("characters", count: writer.unwritable, why: XMLText.unwritableReason)
    return Array((head + writer.text + "</gexf>\n").utf8)
  }

  private init(_ graph: GraphExport, _ ids: XMLIDs) {
    self.graph = graph
    self.ids = ids
  }

  private static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <gexf xmlns="http://gexf.net/1.3" version="1.3"
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
      xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd">

    """

  private mutating func escaped(_ value: String) -> String {
    XMLText.escaped(value, unwritable: &unwritable)
  }

  /// Writes an attribute of the tag that is open.
  private mutating func write(_ name: String, _ value: String?) {
    guard let value else { return }
    text += " \(name)=\"\(escaped(value))\""
  }

  // MARK: Meta

  private mutating func writeMeta() {
    text += "  <meta>\n    <creator>\(Self.creator)</creator>\n"
    if let title = graph.title { text += "    <title>\(escaped(title))</title>\n" }
    for attribute in graph.attributes {
      text += "    <entente:data xmlns:entente=\"\(Self.ownNamespace)\""
      write("name", attribute.name)
      text += ">\(escaped(attribute.text))</entente:data>\n"
    }
    text += "  </meta>\n"
  }

  // MARK: Columns

  /// Declares a column and returns its id.
  private mutating func column(_ name: String, _ type: Property.ValueType) -> String {
    let id = String(columnCount)
    columnCount += 1
    text += "      <attribute id=\"\(id)\""
    write("title", name)
    text += " type=\"\(type.xmlName)\"/>\n"
    return id
  }

  /// Declares the columns of nodes or of edges: those of the fields in use,
  /// then the others.
  private mutating func declare(
    _ fields: [(name: String, type: Property.ValueType, isUsed: Bool)],
    _ columns: [GraphExport.Column], of domain: String
  ) -> (fields: [String: String], columns: [String]) {
    var ids: (fields: [String: String], columns: [String]) = ([:], [])
    columnCount = 0
    if columns.isEmpty, !fields.contains(where: \.isUsed) { return ids }
    text += "    <attributes class=\"\(domain)\" mode=\"static\">\n"
    for field in fields where field.isUsed {
      ids.fields[field.name] = column(field.name, field.type)
    }
    for other in columns { ids.columns.append(column(other.name, other.type)) }
    text += "    </attributes>\n"
    return ids
  }

  private mutating func writeValues(_ values: [(id: String?, text: String?)]) {
    let stated = values.filter { $0.id != nil && $0.text != nil }
    if stated.isEmpty { return }
    text += "<attvalues>"
    for value in stated {
      text += "<attvalue"
      write("for", value.id)
      write("value", value.text)
      text += "/>"
    }
    text += "</attvalues>"
  }

  // MARK: Graph

  private mutating func writeGraph() {
    let directedness = graph.directedness
    let isDynamic = graph.edges.contains { $0.period?.firstDay != nil || $0.period?.lastDay != nil }
    text += "  <graph"
    write("defaultedgetype", directedness == .undirected ? "undirected" : "directed")
    write("mode", isDynamic ? "dynamic" : "static")
    if isDynamic {
      write("timeformat", "date")
      write("timerepresentation", "interval")
    }
    text += ">\n"
    let nodeColumns = declare(
      [("kind", .text, graph.nodes.contains { $0.kind != nil })], graph.nodeColumns, of: "node")
    let edgeColumns = declare(
      [
        ("relation", .text, graph.edges.contains { $0.relation != nil }),
        ("period", .text, graph.edges.contains { $0.period != nil }),
        ("directed", .boolean, directedness == .mixed),
      ], graph.edgeColumns, of: "edge")
    text += "    <nodes>\n"
    for (number, node) in graph.nodes.enumerated() {
      text += "      <node"
      write("id", ids.nodes[number])
      write("label", node.label ?? ids.nodes[number])
      text += ">"
      writeValues(
        [(nodeColumns.fields["kind"], node.kind)]
          + node.values.map { (nodeColumns.columns[$0.column], $0.texts[0]) })
      text += "</node>\n"
    }
    text += "    </nodes>\n    <edges>\n"
    for (number, edge) in graph.edges.enumerated() {
      text += "      <edge"
      write("id", ids.edges[number])
      write("source", ids.nodes[edge.source])
      write("target", ids.nodes[edge.target])
      write("label", edge.label)
      write("kind", edge.relation)
      write("weight", edge.weight.map { String(describing: $0) })
      write("start", edge.period?.firstDay)
      write("end", edge.period?.lastDay)
      text += ">"
      writeValues(
        [
          (edgeColumns.fields["relation"], edge.relation),
          (edgeColumns.fields["period"], edge.period?.description),
          (edgeColumns.fields["directed"], edge.isDirected ? nil : "false"),
        ] + edge.values.map { (edgeColumns.columns[$0.column], $0.texts[0]) })
      text += "</edge>\n"
    }
    text += "    </edges>\n  </graph>\n"
  }
}
