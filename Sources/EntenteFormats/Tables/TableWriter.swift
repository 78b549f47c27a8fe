import EntenteModel

/// Writes a graph as tables: edges (`source,target,type,relation,weight,…`),
/// nodes beside them (`id,label,kind,…`), and what is said of the graph as a
/// whole (`entente attribute,value`), if there is any.
///
/// Gephi, pandas and Entente know these columns by their names. A further column
/// has its name alone where its values show their type; else the type stands
/// behind the name as Neo4j writes it: `code:string`, `cite:string[]`. Values of
/// a list are parted by semicolons; one within a value has a backslash before it.
enum TableWriter {
  /// The first row of the table of what is said of the graph as a whole.
  static let graphHeader = ["entente attribute", "value"]

  /// The name of the title in that table.
  static let title = "title"

  /// The files: edges, then `nodes`, then `graph` if it is needed.
  static func write(
    _ whole: GraphExport, separator: Character, losses: inout LossReport
  ) -> [WrittenGraph.File] {
    let graph = whole.reportingTableLosses(to: &losses)
    var files: [WrittenGraph.File] = [
      .init(bytes: edges(graph, separator)),
      .init(part: "nodes", bytes: nodes(graph, separator)),
    ]
    if graph.title != nil || !graph.attributes.isEmpty {
      files.append(.init(part: "graph", bytes: attributes(graph, separator)))
    }
    return files
  }

  private static func edges(_ graph: GraphExport, _ separator: Character) -> [UInt8] {
    var lines = TableLines(separator: separator)
    let edges = graph.edges
    let hasID = edges.contains { $0.id != nil }
    let hasRelation = edges.contains { $0.relation != nil }
    let hasWeight = edges.contains { $0.weight != nil }
    let hasPeriod = edges.contains { $0.period != nil }
    let hasLabel = edges.contains { $0.label != nil }
    let columns = graph.tableHeaders(of: graph.edgeColumns, edges.lazy.map(\.values))
    let fields = [
      ("source", true), ("target", true), ("type", true), ("id", hasID), ("relation", hasRelation),
      ("weight", hasWeight), ("period", hasPeriod), ("start", hasPeriod), ("end", hasPeriod),
      ("label", hasLabel),
    ]
    for (name, isUsed) in fields where isUsed { lines.add(name) }
    for column in columns { lines.add(column) }
    lines.endRow()
    for edge in edges {
      lines.add(graph.nodes[edge.source].id)
      lines.add(graph.nodes[edge.target].id)
      lines.add(edge.isDirected ? "Directed" : "Undirected")
      if hasID { lines.add(edge.id) }
      if hasRelation { lines.add(edge.relation) }
      if hasWeight { lines.add(edge.weight.map { String(describing: $0) }) }
      if hasPeriod {
        lines.add(edge.period?.description)
        lines.add(edge.period?.firstDay)
        lines.add(edge.period?.lastDay)
      }
      if hasLabel { lines.add(edge.label) }
      write(edge.values, graph.edgeColumns, to: &lines)
      lines.endRow()
    }
    return Array(lines.text.utf8)
  }

  private static func nodes(_ graph: GraphExport, _ separator: Character) -> [UInt8] {
    var lines = TableLines(separator: separator)
    let hasKind = graph.nodes.contains { $0.kind != nil }
    lines.add("id")
    lines.add("label")
    if hasKind { lines.add("kind") }
    for column in graph.tableHeaders(of: graph.nodeColumns, graph.nodes.lazy.map(\.values)) {
      lines.add(column)
    }
    lines.endRow()
    for node in graph.nodes {
      lines.add(node.id)
      lines.add(node.label ?? node.id)
      if hasKind { lines.add(node.kind) }
      write(node.values, graph.nodeColumns, to: &lines)
      lines.endRow()
    }
    return Array(lines.text.utf8)
  }

  private static func write(
    _ values: [GraphExport.Value], _ columns: [GraphExport.Column], to lines: inout TableLines
  ) {
    var texts = [String?](repeating: nil, count: columns.count)
    for value in values {
      let column = columns[value.column]
      let isList = column.isList || column.isListOfAliases
      texts[value.column] = isList ? value.texts.tableList : value.texts.first
    }
    for text in texts { lines.add(text) }
  }

  private static func attributes(_ graph: GraphExport, _ separator: Character) -> [UInt8] {
    var lines = TableLines(separator: separator)
    let title = graph.title.map { [(name: Self.title, text: $0)] } ?? []
    for field in graphHeader { lines.add(field) }
    lines.endRow()
    for (name, text) in title + graph.attributes {
      lines.add(name)
      lines.add(text)
      lines.endRow()
    }
    return Array(lines.text.utf8)
  }
}

extension [String] {
  /// The values of a list with semicolons between.
  var tableList: String {
    map { $0.replacing(";", with: "\\;") }.joined(separator: ";")
  }
}
