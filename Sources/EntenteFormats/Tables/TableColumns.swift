import EntenteModel

/// What the columns of a table mean, by the names in its first row.
struct TableColumns {
  /// What a column can mean.
  enum Meaning: Int, CaseIterable {
    // Of an edge.
    case source, target, kind, weight, directedness, period, start, end, role
    // Of a node, or of both.
    case id, name, nodeKind, aliases, times
  }

  /// A column whose values are kept as attributes.
  struct Attribute {
    var name: String
    var position: Int
    /// How its values are read; by their look if nil.
    var type: Property.ValueType?
    var isList = false
  }

  /// The names that columns of each meaning go by, the best first.
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
    .start: ["start", "begin", "since", "start date", "start_date"],
    .end: ["end", "until", "end date", "end_date"],
    .role: ["role", "label"],
    .id: ["id"],
    .name: ["name", "label"],
    .nodeKind: ["kind", "type"],
    .aliases: ["aliases", "alias"],
    .times: ["timeset", "interval", "timestamp"],
  ]

  /// The position of each column that means something, by meaning.
  private var positions = [Int?](repeating: nil, count: Meaning.allCases.count)

  /// The positions of columns that hold codes of entities, by scheme.
  private(set) var codes: [(scheme: String, position: Int)] = []

  /// The other columns, in their order.
  private(set) var attributes: [Attribute] = []

  /// The names of the columns that are told to be passed over.
  private(set) var ignored: [String] = []

  /// The spaces of ids of columns, by position.
  private(set) var idSpaces: [Int: String] = [:]

  subscript(meaning: Meaning) -> Int? {
    get { positions[meaning.rawValue] }
    set { positions[meaning.rawValue] = newValue }
  }
}

// MARK: - Tables of edges and of nodes

extension TableColumns {
  /// A name that a user gave and no column has.
  struct UnknownName: Error {
    var name: String
    var option: String
  }

  /// The columns of a table of edges, if a source and a target are named, in the
  /// row or by the user.
  static func ofEdges(
    _ headers: [ColumnHeader], names: TableColumnNames = TableColumnNames()
  ) throws(UnknownName) -> TableColumns? {
    let meanings: [Meaning] = [
      .source, .target, .kind, .weight, .directedness, .period, .start, .end, .role, .id, .times,
    ]
    var columns = TableColumns()
    for (meaning, name, option) in names.byMeaning {
      columns[meaning] = try position(of: name, in: headers, option)
    }
    columns.assign(headers, meanings)
    return columns[.source] == nil || columns[.target] == nil ? nil : columns
  }

  /// The columns of a table of nodes, if the row names an id.
  static func ofNodes(
    _ headers: [ColumnHeader], names: TableColumnNames = TableColumnNames()
  ) throws(UnknownName) -> TableColumns? {
    var columns = TableColumns()
    if let name = names.name {
      columns[.name] = try position(of: name, in: headers, "--name-column")
    }
    columns.assign(headers, [.id, .name, .nodeKind, .aliases, .times], takesCodes: true)
    return columns[.id] == nil ? nil : columns
  }

  /// The columns of a table of edges without a first row of names: source,
  /// target, and then a kind and a weight in either order, told apart by
  /// whether the field is a number.
  static func ofPlainEdges(_ row: [String]) -> TableColumns? {
    guard (2...4).contains(row.count), row.prefix(2).allSatisfy({ !$0.isEmpty }),
      !row.contains(where: isColumnName)
    else { return nil }
    var columns = TableColumns()
    columns[.source] = 0
    columns[.target] = 1
    for (i, text) in row.enumerated().dropFirst(2) {
      let meaning: Meaning = Double(text) == nil ? .kind : .weight
      guard columns[meaning] == nil else { return nil }
      columns[meaning] = i
    }
    return columns
  }

  /// Whether a text is the name of a column, so that its row is no edge.
  static func isColumnName(_ text: String) -> Bool {
    let name = text.lowercased()
    return words.values.contains { $0.contains(name) }
  }

  /// Whether a row names the columns of a table of edges or of nodes.
  static func namesColumns(_ row: CSVScanner.Row, of scanner: CSVScanner) -> Bool {
    let headers = row.map { ColumnHeader(scanner.trimmedText($0)) }
    return (try? ofNodes(headers)) != nil || (try? ofEdges(headers)) != nil
  }

  private static func position(
    of name: String, in headers: [ColumnHeader], _ option: String
  ) throws(UnknownName) -> Int {
    let wanted = name.trimmed
    let folded = wanted.lowercased()
    let found =
      headers.firstIndex { $0.text == wanted }
      ?? headers.firstIndex { $0.text.lowercased() == folded }
      ?? headers.firstIndex { $0.name.lowercased() == folded }
    guard let found else { throw UnknownName(name: name, option: option) }
    return found
  }
}

// MARK: - Meanings

extension TableColumns {
  /// Gives each column its meaning: what the user said, what a program lays
  /// down, what the name says, and else an attribute.
  private mutating func assign(
    _ headers: [ColumnHeader], _ meanings: [Meaning], takesCodes: Bool = false
  ) {
    var isTaken = headers.map { $0.role == .ignored }
    for position in positions { if let position { isTaken[position] = true } }
    for (i, header) in headers.enumerated() where !isTaken[i] {
      guard let meaning = Self.meaning(of: header.role, ofNodes: takesCodes),
        self[meaning] == nil
      else { continue }
      self[meaning] = i
      isTaken[i] = true
    }
    for (i, header) in headers.enumerated() { idSpaces[i] = header.idSpace }
    let folded = headers.map { $0.role == nil ? $0.name.lowercased() : nil }
    for meaning in meanings {
      for word in Self.words[meaning, default: []] where self[meaning] == nil {
        guard let position = folded.indices.first(where: { !isTaken[$0] && folded[$0] == word })
        else { continue }
        self[meaning] = position
        isTaken[position] = true
      }
    }
    ignored = headers.filter { $0.role == .ignored }.map(\.text)
    var used: [String: Int] = [:]
    for (i, header) in headers.enumerated() where !isTaken[i] {
      let name = header.name.isEmpty ? "column \(i + 1)" : header.name
      if takesCodes, ClaimSchema.codeSchemes.contains(name.lowercased()) {
        codes.append((name.lowercased(), i))
      } else {
        attributes.append(
          Attribute(
            name: Self.unused(name, &used), position: i, type: header.type,
            isList: header.isList))
      }
    }
  }

  private static func meaning(of role: ColumnHeader.Role?, ofNodes: Bool) -> Meaning? {
    switch role {
    case .id: .id
    case .label: ofNodes ? .nodeKind : .kind
    case .type: .kind
    case .source: .source
    case .target: .target
    case .ignored, nil: nil
    }
  }

  /// The name of a column, numbered if columns before it have it.
  private static func unused(_ name: String, _ used: inout [String: Int]) -> String {
    var candidate = name
    while let count = used[candidate] {
      used[candidate] = count + 1
      candidate = "\(candidate) (\(count + 1))"
    }
    used[candidate] = 1
    return candidate
  }

}
