/// What the columns of a table mean, by the names in its first row.
struct TableColumns {
  /// What a column can mean.
  enum Meaning: String, CaseIterable {
    // Of an edge.
    case source, target, kind, weight, directedness, period, start, end, role
    // Of a node, or of both.
    case id, name, nodeKind, aliases
  }

  private static let words: [Meaning: [String]] = [
    .source: [
      "source", "from", "subject", "src", "source id", "node1", "entity1", "country1", "state1",
      "ccode1",
    ],
    .target: [
      "target", "to", "object", "dst", "target id", "node2", "entity2", "country2", "state2",
      "ccode2",
    ],
    .kind: ["kind", "relation", "relation kind", "relation-kind"],
    .weight: ["weight", "strength"],
    .directedness: ["type", "directed"],
    .period: ["period", "date", "when", "year"],
    .start: ["start", "begin"],
    .end: ["end"],
    .role: ["role"],
    .id: ["id"],
    .name: ["name", "label"],
    .nodeKind: ["kind", "type"],
    .aliases: ["aliases", "alias"],
  ]

  /// The position of each column that means something.
  private(set) var positions: [Meaning: Int] = [:]

  /// The positions of columns that hold codes of entities, by scheme.
  private(set) var codes: [(scheme: String, position: Int)] = []

  /// The names of the columns that mean nothing here.
  private(set) var ignored: [String] = []

  subscript(meaning: Meaning) -> Int? { positions[meaning] }
}

extension TableColumns {
  /// The columns of a table of edges, if the row names a source and a target.
  static func ofEdges(_ header: CSVScanner.Row) -> TableColumns? {
    let columns = TableColumns(
      header,
      [.source, .target, .kind, .weight, .directedness, .period, .start, .end, .role, .id])
    return columns[.source] == nil || columns[.target] == nil ? nil : columns
  }

  /// The columns of a table of nodes, if the row names an id.
  static func ofNodes(_ header: CSVScanner.Row) -> TableColumns? {
    let columns = TableColumns(header, [.id, .name, .nodeKind, .aliases], takesCodes: true)
    return columns[.id] == nil ? nil : columns
  }

  /// The columns of a table of edges without a first row of names: source,
  /// target, and then a kind and a weight in either order, told apart by
  /// whether the field is a number.
  static func ofPlainEdges(_ row: CSVScanner.Row) -> TableColumns? {
    guard (2...4).contains(row.count), row.prefix(2).allSatisfy({ !$0.text.trimmed.isEmpty }),
      !row.contains(where: { namesColumn($0) })
    else { return nil }
    var columns = TableColumns()
    columns.positions = [.source: 0, .target: 1]
    for (i, field) in row.enumerated().dropFirst(2) {
      let meaning: Meaning = Double(field.text.trimmed) == nil ? .kind : .weight
      guard columns.positions[meaning] == nil else { return nil }
      columns.positions[meaning] = i
    }
    return columns
  }

  /// Whether a field is the name of a column, so that its row is no edge.
  private static func namesColumn(_ field: CSVScanner.Field) -> Bool {
    let name = field.text.lowercased().trimmed
    return words.values.contains { $0.contains(name) }
  }

  private init(_ header: CSVScanner.Row, _ meanings: [Meaning], takesCodes: Bool = false) {
    for (i, field) in header.enumerated() {
      let name = field.text.lowercased().trimmed
      let meaning = meanings.first {
        positions[$0] == nil && Self.words[$0, default: []].contains(name)
      }
      if let meaning {
        positions[meaning] = i
      } else if takesCodes, ClaimSchema.codeSchemes.contains(name) {
        codes.append((name, i))
      } else {
        ignored.append(field.text)
      }
    }
  }
}

extension StringProtocol {
  /// The text without the spaces around it.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
