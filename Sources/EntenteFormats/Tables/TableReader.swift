import EntenteGraph
import EntenteModel

/// Reads tables: of edges (`source,target[,kind][,weight]`), of nodes
/// (`id[,name][,kind]`), lists of neighbors and matrices, with the headers of
/// Gephi, Neo4j and Neptune.
///
/// Each edge is a relation of its own. Without a kind column edges are `tied`
/// and nodes plain entities. A tie is directed from source to target unless
/// its kind is symmetric, the table says otherwise, or the reader is told. What
/// further columns say is kept as attributes, whose types the header or the
/// values of the whole column show; an empty field is none.
struct TableReader {
  let file: InputFile
  let opening: TableOpening
  let isDirected: Bool?
  let vocabulary: Vocabulary
  var log: ProblemLog
  var scanner: CSVScanner
  var graph = ForeignGraph()
  var notes = ReadingNotes()

  /// The kinds of relation by the words that the table has for them.
  var kinds: [String: String] = [:]
  /// How many of them the vocabulary does not hold.
  var unknownKindCount = 0
  var edgeIDs: Set<String> = []
  var hasAssumedDirection = false

  /// The threads that read rows of the common shape.
  let workers: Workers

  /// The rows at hand, if not all are.
  var window: TextWindow?
  /// Whether it turned out that all must be.
  var needsWhole = false

  init(
    _ file: InputFile, isDirected: Bool?, vocabulary: Vocabulary, log: ProblemLog,
    window: TextWindow? = nil, workers: Workers
  ) {
    self.file = file
    self.isDirected = isDirected
    self.vocabulary = vocabulary
    self.log = log
    self.window = window
    self.workers = workers
    let bytes = window?.bytes ?? file.bytes
    opening = TableOpening(of: bytes, isTabbed: Self.isTabbed(file.name))
    scanner = opening.scanner(of: bytes)
  }

  private static func isTabbed(_ name: String) -> Bool {
    let name = name.withoutGzipEnding.lowercased()
    return name.hasSuffix(".tsv") || name.hasSuffix(".tab")
  }

  /// The graph of a table; nil with an error reported.
  ///
  /// - Parameters:
  ///   - file: The table.
  ///   - names: What the user says of its columns.
  ///   - isDirected: Whether ties of plain kinds are directed; by default they are.
  ///   - vocabulary: The kinds that are known.
  ///   - log: Where problems go; it then speaks of the table as UTF-8.
  ///   - parts: Takes the nodes or edges of a long table, some at a time, and the
  ///     table as UTF-8; if nil the graph keeps them. It is for the taker to see
  ///     whether two nodes have one id, and to read such a table without parts.
  ///   - workers: The threads to use; every number gives the same graph.
  /// - Returns: The graph, or what is left of it.
  static func read(
    _ file: InputFile, names: TableColumnNames = TableColumnNames(), isDirected: Bool? = nil,
    vocabulary: Vocabulary = .standard, log: inout ProblemLog,
    parts: Parts? = nil, workers: Workers = .all
  ) -> ForeignGraph? {
    guard let text = TableText.decoded(file, log: &log) else { return nil }
    var reader = TableReader(
      text, isDirected: isDirected, vocabulary: vocabulary, log: log, workers: workers)
    do {
      try reader.readTable(names, parts)
    } catch {
      reader.log.report("csv", at: error.offset, error.message, hint: error.hint)
    }
    reader.notes.report(to: &reader.log)
    log = reader.log
    return log.holdsErrors ? nil : reader.graph
  }

  /// What takes the nodes or edges of a long table.
  typealias Parts = (Part, InputFile) -> Void

  /// Some nodes or edges of a table.
  enum Part: Sendable {
    case graph(ForeignGraph)
    /// Edges in columns, of kinds in a list, with the attributes that each has; their
    /// texts have places in some bytes.
    case batches(
      [EdgeBatch], of: [UInt8], kinds: [Relation.Kind], AttributeReader, isDirected: Bool?)
    /// Nodes in columns, of kinds in a list, with the properties that each has.
    case nodes(NodeBatch, kinds: [Entity.Kind], AttributeReader)
  }

  mutating func readTable(
    _ names: TableColumnNames, _ parts: Parts?
  ) throws(CSVScanner.Malformation) {
    var header: CSVScanner.Row = []
    guard try scanner.next(&header) else {
      log.report("empty", at: 0, "the file holds no rows")
      return
    }
    if let first = opening.comments.first {
      notes.add(
        "comment", at: first,
        opening.comments.count == 1
          ? "a line that starts with '#' is passed over"
          : "\(opening.comments.count) lines that start with '#' are passed over")
    }
    let layout: TableLayout?
    do {
      layout = try TableLayout(header, before: scanner, names: names)
    } catch {
      let known = header.map(scanner.trimmedText)
      log.report(
        "no-column", at: header[0].offset,
        "\(error.option): the table has no column '\(error.name)'",
        hint: nearest(to: error.name, among: known).map { "did you mean '\($0)'?" }
          ?? "its columns are " + Self.list(known))
      return
    }
    switch layout {
    case .edges(let columns): try readEdges(columns, header, parts)
    case _ where window != nil: needsWhole = true
    case .nodes(let columns): try readNodes(columns, header, parts)
    case .plainEdges(let columns): try readPlainEdges(columns, header, parts)
    case .neighborLists: try readNeighborLists(header)
    case .matrix(let hasTwoModes): try readMatrix(header, hasTwoModes: hasTwoModes)
    case nil: reportUnknownLayout(header)
    }
  }

  private mutating func reportUnknownLayout(_ header: CSVScanner.Row) {
    let names = header.map(scanner.trimmedText)
    guard names.count > 1 else {
      log.report(
        "no-columns", at: header[0].offset,
        "this table has one column; that is neither a table of edges nor one of nodes",
        hint: "a list of nodes starts with 'id'; edges parted by spaces are read with "
          + "--input-format edge-list")
      return
    }
    log.report(
      "no-columns", at: header[0].offset,
      "this is neither a table of edges nor one of nodes; its first row is \(Self.list(names))",
      hint: "choose two columns with --from-column and --to-column; or name the columns: "
        + "source,target,kind,weight for edges; id,name,kind for nodes")
  }

  /// Names in quotes, the first of them.
  private static func list(_ names: [String]) -> String {
    names.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
      + (names.count > 20 ? " and \(names.count - 20) more" : "")
  }
}

// MARK: - What a table holds

extension TableReader {
  /// What a table holds, by its first row.
  enum Content {
    case nodes, edges
    /// What is said of the graph as a whole.
    case graph
  }

  /// What a table holds.
  static func content(of file: InputFile) -> Content {
    let headers = headers(of: file)
    if headers?.map(\.text) == TableWriter.graphHeader { return .graph }
    return headers.map {
      (try? TableColumns.ofEdges($0)) == nil && (try? TableColumns.ofNodes($0)) != nil
    }
      == true ? .nodes : .edges
  }

  /// Whether a table is one of several in a bulk import of Neo4j or Neptune,
  /// which share their ids.
  static func isOfBulkImport(_ file: InputFile) -> Bool {
    headers(of: file)?.contains { $0.role == .id || $0.role == .source } == true
  }

  private static func headers(of file: InputFile) -> [ColumnHeader]? {
    let bytes = TableText.beginning(of: file.bytes)
    var scanner = TableOpening(of: bytes, isTabbed: isTabbed(file.name)).scanner(of: bytes)
    var row: CSVScanner.Row = []
    guard (try? scanner.next(&row)) == true else { return nil }
    return row.map { ColumnHeader(scanner.trimmedText($0)) }
  }
}

// MARK: - Rows

extension TableReader {
  /// Reads the next row that holds anything; false at the end.
  ///
  /// Fields beyond the header are passed over if they are empty; a row that is
  /// too short or too long is an error and passed over.
  mutating func nextRow(
    _ row: inout CSVScanner.Row, like header: CSVScanner.Row
  ) throws(CSVScanner.Malformation) -> Bool {
    while try scanner.next(&row) {
      file.progress?.reach(scanner.base + scanner.position)
      if row.count > 1 || header.count == 1, row.allSatisfy(scanner.isEmpty) {
        notes.add("empty-row", at: row[0].offset, "a row without any text is passed over")
        continue
      }
      if row.count == header.count { return true }
      if row.count > header.count, row[header.count...].allSatisfy(scanner.isEmpty) {
        row.removeLast(row.count - header.count)
        return true
      }
      log.report(
        "row-length", at: row[0].offset,
        "this row has \(row.count.counted("field", "fields")), the first has \(header.count)",
        hint: "a field that holds the separator stands in double quotes")
    }
    return false
  }

  /// The text of a field without the spaces around it; nil if it is empty.
  func text(
    _ meaning: TableColumns.Meaning, _ columns: TableColumns, _ row: CSVScanner.Row
  ) -> String? {
    guard let position = columns[meaning], position < row.count else { return nil }
    let text = scanner.trimmedText(row[position])
    return text.isEmpty ? nil : text
  }

  /// The id that a field gives, marked with the space of its column.
  func id(
    _ meaning: TableColumns.Meaning, _ columns: TableColumns, _ row: CSVScanner.Row
  ) -> String? {
    guard let position = columns[meaning], let text = text(meaning, columns, row) else {
      return nil
    }
    return columns.idSpaces[position].map { $0 + ":" + text } ?? text
  }

  mutating func noteEmpty() {
    log.report("empty", .warning, at: 0, "the table names its columns but holds no rows")
  }

  mutating func noteIgnored(_ columns: TableColumns) {
    guard !columns.ignored.isEmpty else { return }
    log.report(
      "ignored-column", .note, at: 0,
      "not read, as the header says: " + Self.list(columns.ignored))
  }
}
