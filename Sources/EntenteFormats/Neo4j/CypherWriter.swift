import EntenteModel

/// Writes a script of Cypher that makes the graph in Neo4j or Memgraph.
///
/// Entities are merged by id, so that a graph can be added to another; each tie
/// is created, so that parallel ones stay apart. Texts can't end the literal
/// that they stand in: Neo4j replaces `\u0027` before it looks at quotes, so that
/// no backslash is ever followed by a `u` but in escapes of control characters,
/// and names hold no backslash at all.
///
/// > *openCypher. Cypher Query Language Reference*, version 9.
struct CypherWriter {
  private let graph: GraphExport
  private var text = ""

  /// How many rows one statement makes.
  private static let batchSize = 500

  /// The script of a graph.
  static func write(_ graph: GraphExport, losses: inout LossReport) -> [UInt8] {
    var writer = CypherWriter(graph: graph)
    writer.writeHead()
    writer.writeSources(PropertyGraphSource.all(graph, &losses))
    writer.writeNodes(&losses)
    writer.writeRelationships(&losses)
    return Array(writer.text.utf8)
  }

  private init(graph: GraphExport) { self.graph = graph }

  private mutating func writeHead() {
    text += """
      // Memgraph has its own statement for the first:
      // CREATE CONSTRAINT ON (e:Entity) ASSERT e.id IS UNIQUE;
      CREATE CONSTRAINT entente_entity_id IF NOT EXISTS
      FOR (e:Entity) REQUIRE e.id IS UNIQUE;

      """
  }

  private mutating func writeSources(_ sources: [PropertyGraphSource]) {
    let rows = sources.map { source in
      Self.map([
        ("id", Self.literal(source.id)),
        ("properties", Self.map(source.properties.map { ($0.key, Self.literal($0.value)) })),
      ])
    }
    write(rows, "MERGE (s:Source {id: row.id})\nSET s += row.properties;")
  }

  // MARK: Nodes

  private mutating func writeNodes(_ losses: inout LossReport) {
    let columns = columns(
      graph.nodeColumns, graph.nodes.lazy.map(\.values), taken: ["id", "name", "kind"], &losses)
    var labels: [String?] = []
    var rows: [String?: [String]] = [:]
    for node in graph.nodes {
      let label = node.kind.flatMap(PropertyGraphNames.label)
      var properties = [("name", Self.literal(node.label ?? node.id))]
      if let kind = node.kind, !PropertyGraphNames.showsKind(kind) {
        properties.append(("kind", Self.literal(kind)))
      }
      properties += Self.properties(node.values, columns)
      if rows[label] == nil { labels.append(label) }
      rows[label, default: []].append(
        Self.map([("id", Self.literal(node.id)), ("properties", Self.map(properties))]))
    }
    for label in labels {
      let set = label.map { ", e:" + Self.name($0) } ?? ""
      write(
        rows[label, default: []],
        "MERGE (e:Entity {id: row.id})\nSET e += row.properties\(set);")
    }
  }

  // MARK: Relationships

  private mutating func writeRelationships(_ losses: inout LossReport) {
    let taken: Set = ["relation", "weight", "period", "start", "end", "directed", "key", "label"]
    let columns = columns(
      graph.edgeColumns, graph.edges.lazy.map(\.values), taken: taken, &losses)
    var types: [String] = []
    var rows: [String: [String]] = [:]
    for edge in graph.edges {
      var properties: [(String, String)] = []
      func add(_ name: String, _ value: String?) {
        if let value { properties.append((name, value)) }
      }
      let showsRelation = PropertyGraphNames.showsRelation(edge.relation)
      add("relation", showsRelation ? nil : edge.relation.map(Self.literal))
      add("weight", edge.weight.map { Self.literal(String(describing: $0), .double) })
      add("period", edge.period.map { Self.literal($0.description) })
      add("start", edge.period?.firstDay.map { Self.literal($0, .date) })
      add("end", edge.period?.lastDay.map { Self.literal($0, .date) })
      add("directed", edge.isDirected ? nil : "false")
      add("key", edge.id.map(Self.literal))
      add("label", edge.label.map(Self.literal))
      properties += Self.properties(edge.values, columns)
      let type = PropertyGraphNames.type(edge.relation)
      if rows[type] == nil { types.append(type) }
      rows[type, default: []].append(
        Self.map([
          ("source", Self.literal(graph.nodes[edge.source].id)),
          ("target", Self.literal(graph.nodes[edge.target].id)),
          ("properties", Self.map(properties)),
        ]))
    }
    for type in types {
      write(
        rows[type, default: []],
        """
        MATCH (a:Entity {id: row.source})
        MATCH (b:Entity {id: row.target})
        CREATE (a)-[r:\(Self.name(type))]->(b)
        SET r += row.properties;
        """)
    }
  }

  /// Writes a statement for each batch of rows.
  private mutating func write(_ rows: [String], _ statement: String) {
    var rest = rows[...]
    while !rest.isEmpty {
      text += "\nUNWIND [\n  " + rest.prefix(Self.batchSize).joined(separator: ",\n  ")
      text += "\n] AS row\n" + statement + "\n"
      rest = rest.dropFirst(Self.batchSize)
    }
  }

  // MARK: Columns

  private struct Column {
    var name: String
    var type: PropertyGraphType
    var isList: Bool
  }

  private func columns(
    _ columns: [GraphExport.Column], _ lists: some Sequence<[GraphExport.Value]>,
    taken: Set<String>, _ losses: inout LossReport
  ) -> [Column] {
    var names = PropertyGraphNames(taken: taken)
    let result = columns.enumerated().map { i, column in
      let type = PropertyGraphType(of: column, lists, at: i)
      if type == .string, ![.text, .code].contains(column.type) {
        losses.add("types of attributes", why: "some values of a column are not of its type")
      }
      return Column(name: names.key(column.name), type: type, isList: column.isList)
    }
    losses.add(
      "names of attributes", count: names.changedCount, why: "Cypher can't hold them as they are")
    return result
  }

  private static func properties(
    _ values: [GraphExport.Value], _ columns: [Column]
  ) -> [(String, String)] {
    values.map { value in
      let column = columns[value.column]
      let literals = value.texts.map { literal($0, column.type) }
      return (
        column.name, column.isList ? "[" + literals.joined(separator: ", ") + "]" : literals[0]
      )
    }
  }
}

// MARK: - Texts

extension CypherWriter {
  private static func map(_ entries: [(String, String)]) -> String {
    "{" + entries.map { name($0) + ": " + $1 }.joined(separator: ", ") + "}"
  }

  /// A name, in backticks unless it is a plain word.
  private static func name(_ name: String) -> String {
    let isPlain =
      name.utf8.allSatisfy {
        $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
      } && name.utf8.first.map { !(0x30...0x39).contains($0) } ?? false
    return isPlain ? name : "`" + name.replacing("`", with: "``") + "`"
  }

  private static func literal(_ text: String, _ type: PropertyGraphType) -> String {
    switch type {
    case .string: literal(text)
    case .long, .boolean: text
    case .double: text.utf8.contains { ".eE".utf8.contains($0) } ? text : text + ".0"
    case .date: "date(" + literal(text) + ")"
    }
  }

  private static func literal(_ text: String) -> String {
    var literal = "'"
    var followsBackslash = false
    for scalar in text.unicodeScalars {
      if followsBackslash, scalar == "u" || scalar == "U" { literal += "' + '" }
      followsBackslash = scalar == "\\"
      switch scalar.value {
      case 0x5C: literal += "\\\\"
      case 0x27: literal += "\\'"
      case 0x0A: literal += "\\n"
      case 0x0D: literal += "\\r"
      case 0x09: literal += "\\t"
      default: literal += scalar.unseenEscape ?? String(scalar)
      }
    }
    return literal + "'"
  }
}
