import EntenteModel

/// Writes the tables that `neo4j-admin database import` takes: nodes, and
/// `relationships` and `sources` beside them.
///
/// Fields may hold line ends, which needs `--multiline-fields=true`. Relationships
/// of Neo4j are directed; an undirected tie has the property `directed` = false.
///
/// > *Neo4j Operations Manual*, "Import", CSV header format.
enum Neo4jTables {
  /// The files: nodes, then `relationships`, then `sources` if there are any.
  static func write(
    _ graph: GraphExport, losses: inout LossReport
  ) -> [WrittenGraph.File] {
    var files: [WrittenGraph.File] = [
      .init(bytes: nodes(graph, &losses)),
      .init(part: "relationships", bytes: relationships(graph, &losses)),
    ]
    let sources = PropertyGraphSource.all(graph, &losses)
    if !sources.isEmpty { files.append(.init(part: "sources", bytes: table(sources))) }
    return files
  }

  private static func nodes(_ graph: GraphExport, _ losses: inout LossReport) -> [UInt8] {
    var lines = TableLines(separator: ",")
    let showsKinds = graph.nodes.allSatisfy { $0.kind.map(PropertyGraphNames.showsKind) ?? true }
    lines.add("id:ID(Entity)")
    lines.add("name")
    lines.add(":LABEL")
    if !showsKinds { lines.add("kind") }
    let columns = columns(
      graph.nodeColumns, graph.nodes.lazy.map(\.values), taken: ["id", "name", "kind"], &losses)
    for column in columns { lines.add(column.header) }
    lines.endRow()
    for node in graph.nodes {
      lines.add(node.id)
      lines.add(node.label ?? node.id)
      let label = node.kind.flatMap(PropertyGraphNames.label)
      lines.add((label.map { $0 + ";" } ?? "") + PropertyGraphNames.entity)
      if !showsKinds { lines.add(node.kind) }
      write(node.values, columns, to: &lines)
      lines.endRow()
    }
    return Array(lines.text.utf8)
  }

  private static func relationships(_ graph: GraphExport, _ losses: inout LossReport) -> [UInt8] {
    var lines = TableLines(separator: ",")
    let edges = graph.edges
    let isMarked = graph.directedness != .directed
    let fields = [
      (":START_ID(Entity)", true), (":END_ID(Entity)", true), (":TYPE", true),
      ("relation", !edges.allSatisfy { PropertyGraphNames.showsRelation($0.relation) }),
      ("weight:double", edges.contains { $0.weight != nil }),
      ("period", edges.contains { $0.period != nil }),
      ("start:date", edges.contains { $0.period?.firstDay != nil }),
      ("end:date", edges.contains { $0.period?.lastDay != nil }),
      ("directed:boolean", isMarked), ("key", edges.contains { $0.id != nil }),
      ("label", edges.contains { $0.label != nil }),
    ]
    for (header, isUsed) in fields where isUsed { lines.add(header) }
    let taken = Set(fields.map { String($0.0.prefix { $0 != ":" }) })
    let columns = columns(graph.edgeColumns, edges.lazy.map(\.values), taken: taken, &losses)
    for column in columns { lines.add(column.header) }
    lines.endRow()
    for edge in edges {
      let texts = [
        graph.nodes[edge.source].id, graph.nodes[edge.target].id,
        PropertyGraphNames.type(edge.relation), edge.relation,
        edge.weight.map { String(describing: $0) }, edge.period?.description,
        edge.period?.firstDay, edge.period?.lastDay,
        isMarked ? (edge.isDirected ? "true" : "false") : nil, edge.id, edge.label,
      ]
      for (text, (_, isUsed)) in zip(texts, fields) where isUsed { lines.add(text) }
      write(edge.values, columns, to: &lines)
      lines.endRow()
    }
    return Array(lines.text.utf8)
  }

  // MARK: Columns

  private struct Column {
    var header: String
    var isList: Bool
    /// Whether values that hold the mark between values are JSON arrays instead.
    var isJSON: Bool
  }

  private static func columns(
    _ columns: [GraphExport.Column], _ lists: some Sequence<[GraphExport.Value]>,
    taken: Set<String>, _ losses: inout LossReport
  ) -> [Column] {
    var names = PropertyGraphNames(taken: taken)
    let result = columns.enumerated().map { i, column in
      let type = PropertyGraphType(of: column, lists, at: i)
      let isJSON =
        column.isList
        && lists.contains { values in
          values.contains { $0.column == i && $0.texts.contains { $0.contains(";") || $0.isEmpty } }
        }
      if type == .string, ![.text, .code].contains(column.type) {
        losses.add("types of attributes", why: "some values of a column are not of its type")
      }
      let typeName =
        switch type {
        case .string: "string"
        case .long: "long"
        case .double: "double"
        case .boolean: "boolean"
        case .date: "date"
        }
      let name = names.key(column.name)
      return Column(
        header: name + ":" + (isJSON ? "string" : typeName + (column.isList ? "[]" : "")),
        isList: column.isList, isJSON: isJSON)
    }
    losses.add(
      "names of attributes", count: names.changedCount, why: "a header can't hold them as they are")
    losses.add(
      "types of attributes", count: result.count(where: \.isJSON),
      why: "lists whose values hold semicolons are JSON in a text")
    return result
  }

  private static func write(
    _ values: [GraphExport.Value], _ columns: [Column], to lines: inout TableLines
  ) {
    var texts = [String?](repeating: nil, count: columns.count)
    for value in values {
      let column = columns[value.column]
      texts[value.column] =
        column.isJSON
        ? JSONValue.array(value.texts.map { .string($0) }).line
        : value.texts.joined(separator: ";")
    }
    for text in texts { lines.add(text) }
  }

  private static func table(_ sources: [PropertyGraphSource]) -> [UInt8] {
    var lines = TableLines(separator: ",")
    var keys: [String] = []
    for source in sources {
      for (key, _) in source.properties where !keys.contains(key) { keys.append(key) }
    }
    lines.add("id:ID(Source)")
    lines.add(":LABEL")
    for key in keys { lines.add(key + ":string") }
    lines.endRow()
    for source in sources {
      lines.add(source.id)
      lines.add(PropertyGraphNames.source)
      for key in keys { lines.add(source.properties.first { $0.key == key }?.value) }
      lines.endRow()
    }
    return Array(lines.text.utf8)
  }
}

/// A source as a node of its own.
struct PropertyGraphSource {
  var id: String
  var properties: [(key: String, value: String)]

  /// The sources that a graph carries; what else it says of itself is lost.
  static func all(_ graph: GraphExport, _ losses: inout LossReport) -> [PropertyGraphSource] {
    let why = "a property graph has no attributes of its own"
    losses.add("title", count: graph.title == nil ? 0 : 1, why: why)
    let names = graph.attributes.map(\.name)
    losses.add(
      "vocabulary", count: names.contains(CarriedField.Graph.vocabulary) ? 1 : 0, why: why)
    guard let text = graph.attributes.first(where: { $0.name == CarriedField.Graph.sources })?.text,
      let elements = (try? JSONParser.parse([UInt8](text.utf8)[...]))?.elements
    else { return [] }
    return elements.compactMap { element in
      guard let id = element["id"]?.text else { return nil }
      let others = (element.members ?? []).filter { $0.key != "id" }
      return PropertyGraphSource(
        id: id,
        properties: others.compactMap { member in
          (member.value.text ?? member.value.boolean.map { $0 ? "true" : "false" })
            .map { (member.key, $0) }
        })
    }
  }
}
