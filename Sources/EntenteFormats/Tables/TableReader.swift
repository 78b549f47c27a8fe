import EntenteModel

/// Reads tables of edges (`source,target[,kind][,weight]`) and of nodes
/// (`id[,name][,kind]`).
///
/// Each edge is a relation of its own. Without a kind column edges are `tied`
/// and nodes plain entities. A tie is directed from source to target unless
/// its kind is symmetric, the table says otherwise, or the reader is told.
struct TableReader {
  private let file: InputFile
  private var log: ProblemLog
  private var scanner: CSVScanner
  private let isDirected: Bool?

  /// The words of the kind column that the vocabulary does not hold.
  private var unknownKinds: Set<String> = []
  private var hasNotedDirection = false

  /// What a table holds.
  enum Content { case nodes, edges }

  private init(_ file: InputFile, isDirected: Bool? = nil) {
    self.file = file
    self.isDirected = isDirected
    log = ProblemLog(file: file)
    let name = file.name.lowercased()
    let isTabbed = name.hasSuffix(".tsv") || name.hasSuffix(".tab")
    scanner = CSVScanner(file.bytes, separator: isTabbed ? UInt8(ascii: "\t") : nil)
  }

  /// What a table holds, by its first row.
  static func content(of file: InputFile) -> Content {
    var scanner = TableReader(file).scanner
    guard let header = try? scanner.next() else { return .edges }
    return TableColumns.ofEdges(header) == nil && TableColumns.ofNodes(header) != nil
      ? .nodes : .edges
  }

  /// Adds a table to a graph that is being built.
  ///
  /// - Parameters:
  ///   - file: The table.
  ///   - group: The group of files within which its ids mean something.
  ///   - isDirected: Whether ties of plain kinds are directed; by default they are.
  ///   - builder: The graph that is being built.
  static func read(
    _ file: InputFile, group: Int, isDirected: Bool? = nil,
    into builder: inout KnowledgeGraph.Builder
  ) {
    var reader = TableReader(file, isDirected: isDirected)
    let number = builder.add(file, scope: .group(group), declaresByUse: true)
    do {
      switch content(of: file) {
      case .nodes: try reader.readNodes(from: number, into: &builder)
      case .edges: try reader.readEdges(from: number, into: &builder)
      }
    } catch {
      reader.log.report("csv", at: error.offset, error.message, hint: error.hint)
    }
    builder.problems += reader.log.problems
  }
}

// MARK: - Nodes

extension TableReader {
  private mutating func readNodes(
    from number: KnowledgeGraph.Builder.FileNumber, into builder: inout KnowledgeGraph.Builder
  ) throws(CSVScanner.Malformation) {
    guard let header = try scanner.next(), let columns = TableColumns.ofNodes(header) else {
      return
    }
    noteIgnored(columns)
    var firstOffsets: [String: Int] = [:]
    while let row = try scanner.next() {
      guard checkLength(of: row, against: header) else { continue }
      guard let id = text(.id, columns, row) else {
        log.report("missing-id", at: row[0].offset, "this node has no id")
        continue
      }
      if firstOffsets.updateValue(row[0].offset, forKey: id) != nil {
        log.report(
          "duplicate-id", at: row[0].offset, "the id '\(id)' is declared twice",
          hint: "give one of the two rows another id")
        continue
      }
      var entity = Entity(id: id, name: text(.name, columns, row))
      if let kind = text(.nodeKind, columns, row), !Self.isTruthValue(kind) {
        entity.kind = Entity.Kind(rawValue: builder.vocabulary.known(kind))
      }
      entity.aliases = text(.aliases, columns, row)?.split(separator: ";").map(\.trimmed) ?? []
      for (scheme, position) in columns.codes {
        let value = row[position].text.trimmed
        if !value.isEmpty { entity.codes.append(Entity.Code(scheme: scheme, value: value)) }
      }
      builder.add(entity, from: number, at: row[0].offset)
    }
    if firstOffsets.isEmpty { noteEmpty() }
  }
}

// MARK: - Edges

extension TableReader {
  private mutating func readEdges(
    from number: KnowledgeGraph.Builder.FileNumber, into builder: inout KnowledgeGraph.Builder
  ) throws(CSVScanner.Malformation) {
    guard let first = try scanner.next() else {
      log.report("empty", at: 0, "the file holds no rows")
      return
    }
    let named = TableColumns.ofEdges(first)
    guard let columns = named ?? TableColumns.ofPlainEdges(first) else {
      log.report(
        "no-columns", at: first[0].offset,
        "this is neither a table of edges nor one of nodes",
        hint: "name the columns: source,target,kind,weight for edges; id,name,kind for nodes")
      return
    }
    noteIgnored(columns)
    builder.add(Source(id: file.name), from: number)
    var isEmpty = true
    if named == nil {
      log.report(
        "no-header", .warning, at: first[0].offset,
        "the first row names no columns that Entente knows and is read as an edge",
        hint: "if it is a header, name its columns: source,target,kind,weight,period")
      readEdge(first, columns, from: number, into: &builder)
      isEmpty = false
    }
    while let row = try scanner.next() {
      isEmpty = false
      guard checkLength(of: row, against: first) else { continue }
      readEdge(row, columns, from: number, into: &builder)
    }
    if isEmpty { noteEmpty() }
  }

  private mutating func readEdge(
    _ row: CSVScanner.Row, _ columns: TableColumns,
    from number: KnowledgeGraph.Builder.FileNumber, into builder: inout KnowledgeGraph.Builder
  ) {
    guard let source = text(.source, columns, row), let target = text(.target, columns, row) else {
      log.report(
        "missing-end", at: row[0].offset, "this edge has no source or no target")
      return
    }
    let (directedness, typeName) = directedness(columns, row)
    let kindName = text(.kind, columns, row) ?? typeName
    let kind = kindName.map { self.kind($0, at: row, columns, builder.vocabulary) } ?? .tied
    var claim = Claim(source, kind, target, period: period(columns, row))
    if let weight = text(.weight, columns, row), let position = columns[.weight] {
      claim.strength = strength(weight, at: row[position].offset)
    }
    claim.role = text(.role, columns, row)
    claim.key = text(.id, columns, row)
    claim.citations = [Citation(source: file.name)]
    claim.isDirected = directedness
    if claim.isDirected == nil, builder.vocabulary[kind]?.isSymmetric != true {
      claim.isDirected = isDirected
      if isDirected == nil, kind == .tied { noteAssumedDirection(at: row[0].offset) }
    }
    builder.add(claim, from: number, at: row[0].offset, isOwnRelation: true)
  }

  /// The kind that a word of the table means: a kind of the vocabulary, however
  /// it is written (`Met with`, `ALLY`), or one of the table's own, of which
  /// nothing is known.
  private mutating func kind(
    _ word: String, at row: CSVScanner.Row, _ columns: TableColumns, _ vocabulary: Vocabulary
  ) -> Relation.Kind {
    let kind = Relation.Kind(rawValue: word)
    guard vocabulary[kind] == nil else { return kind }
    let folded = word.lowercased().map { $0.isWhitespace || $0 == "_" ? "-" : String($0) }.joined()
    let known = Relation.Kind(rawValue: folded)
    if vocabulary[known] != nil { return known }
    if unknownKinds.insert(word).inserted {
      let near = nearest(to: folded, among: vocabulary.relationKinds.map(\.kind.rawValue))
      log.report(
        "unknown-kind", .warning,
        at: (columns[.kind] ?? columns[.directedness]).map { row[$0].offset } ?? row[0].offset,
        "'\(word)' is no kind of relation that Entente knows; it is read as neutral",
        hint: near.map { "did you mean '\($0)'?" } ?? "entente kinds lists those that it knows")
    }
    return kind
  }

  /// The number of a field; a comma before the decimals is taken where the
  /// fields are separated by something else.
  private mutating func strength(_ text: String, at offset: Int) -> Double? {
    let isComma = scanner.separator != UInt8(ascii: ",")
    guard let weight = Double(isComma ? text.replacing(",", with: ".") : text), weight.isFinite
    else {
      log.report("wrong-type", at: offset, "the weight '\(text)' is not a number")
      return nil
    }
    return weight
  }

  /// Says once that nothing in the table tells whether its ties are directed.
  private mutating func noteAssumedDirection(at offset: Int) {
    guard !hasNotedDirection else { return }
    hasNotedDirection = true
    log.report(
      "assumed-direction", .note, at: offset,
      "ties are taken to run from source to target, which the table does not say",
      hint: "--undirected if they have no direction, --directed if they have")
  }

  /// Whether a row says that it is directed, as Gephi writes it, in a column
  /// *type*; where there is no column of kinds, any other word there is a kind.
  private mutating func directedness(
    _ columns: TableColumns, _ row: CSVScanner.Row
  ) -> (isDirected: Bool?, kind: String?) {
    guard let position = columns[.directedness], let text = text(.directedness, columns, row) else {
      return (nil, nil)
    }
    switch text.lowercased() {
    case "directed", "true": return (true, nil)
    case "undirected", "false": return (false, nil)
    default:
      if columns[.kind] == nil { return (nil, text) }
      log.report(
        "unknown-word", .warning, at: row[position].offset,
        "'\(text)' is neither 'directed' nor 'undirected' and is not read")
      return (nil, nil)
    }
  }

  private mutating func period(_ columns: TableColumns, _ row: CSVScanner.Row) -> Period? {
    let start = text(.start, columns, row)
    let end = text(.end, columns, row)
    let whole =
      text(.period, columns, row)
      ?? (start == nil && end == nil ? nil : "\(start ?? "")/\(end ?? "")")
    guard let whole else { return nil }
    do { return try Period(whole) } catch {
      let position = columns[.period] ?? columns[.start] ?? columns[.end] ?? 0
      log.report("malformed-date", at: row[position].offset, error.description)
      return nil
    }
  }
}

extension Vocabulary {
  /// The kind of entity that a word means however it is written, or the word.
  fileprivate func known(_ word: String) -> String {
    let folded = word.lowercased()
    return self[Entity.Kind(rawValue: word)] == nil && self[Entity.Kind(rawValue: folded)] != nil
      ? folded : word
  }
}

// MARK: - Rows

extension TableReader {
  /// The text of a field without the spaces around it; nil if it is empty.
  private func text(
    _ meaning: TableColumns.Meaning, _ columns: TableColumns, _ row: CSVScanner.Row
  ) -> String? {
    guard let position = columns[meaning], position < row.count else { return nil }
    let text = row[position].text.trimmed
    return text.isEmpty ? nil : text
  }

  private mutating func checkLength(
    of row: CSVScanner.Row, against header: CSVScanner.Row
  ) -> Bool {
    if row.count == header.count { return true }
    log.report(
      "row-length", at: row[0].offset,
      "this row has \(row.count) \(row.count == 1 ? "field" : "fields"), the first has \(header.count)",
      hint: "a field that holds the separator stands in double quotes")
    return false
  }

  /// Whether a word is the mark of a mode of a two-mode table, and no kind.
  private static func isTruthValue(_ word: String) -> Bool {
    ["true", "false", "0", "1"].contains(word.lowercased())
  }

  private mutating func noteEmpty() {
    log.report("empty", .warning, at: 0, "the table names its columns but holds no rows")
  }

  private mutating func noteIgnored(_ columns: TableColumns) {
    guard !columns.ignored.isEmpty else { return }
    log.report(
      "ignored-column", .note, at: 0,
      "not read: " + columns.ignored.map { "'\($0)'" }.joined(separator: ", "))
  }
}
