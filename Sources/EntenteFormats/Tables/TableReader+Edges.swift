import EntenteGraph
import EntenteModel

extension TableReader {
  /// Reads a table of edges, of which the header was read.
  mutating func readEdges(
    _ columns: TableColumns, _ header: CSVScanner.Row, _ parts: Parts?
  ) throws(CSVScanner.Malformation) {
    noteIgnored(columns)
    let values = AttributeReader(columns.attributes, rows: scanner, window, of: header.count)
    needsWhole = !values.areSettled
    if needsWhole { return }
    if try !readRows(columns, header, values, parts), !log.holdsErrors { noteEmpty() }
    noteUnknownKinds()
  }

  /// Reads a table of edges without a header, of which the first row was read.
  mutating func readPlainEdges(
    _ columns: TableColumns, _ first: CSVScanner.Row, _ parts: Parts?
  ) throws(CSVScanner.Malformation) {
    log.report(
      "no-header", .warning, at: first[0].offset,
      "the first row names no columns that Entente knows and is read as an edge",
      hint: "if it is a header, name its columns: source,target,kind,weight,period; or choose "
        + "them with --from-column and --to-column")
    let values = AttributeReader([], rows: scanner, of: first.count)
    readEdge(first, columns, values)
    _ = try readRows(columns, first, values, parts)
    noteUnknownKinds()
  }

  /// How many edges are handed over at a time.
  private static let partSize = 4096

  /// Reads the rows that follow; false if there are none.
  private mutating func readRows(
    _ columns: TableColumns, _ header: CSVScanner.Row, _ values: AttributeReader, _ parts: Parts?
  ) throws(CSVScanner.Malformation) -> Bool {
    var row: CSVScanner.Row = []
    var isEmpty = true
    var common =
      parts == nil
      ? nil
      : EdgeRows(
        columns, values, count: header.count, separator: scanner.separator,
        takesPlainEdges: isDirected != nil)
    repeat {
      while try nextRow(&row, like: header) {
        isEmpty = false
        readEdge(row, columns, values)
        guard let parts else { continue }
        if graph.edges.count >= Self.partSize { handOver(to: parts) }
        common?.learn(kinds)
        if let common { readCommonRows(common, values, parts) }
      }
      // What is handed over later would come after edges of the lines to come.
      if let parts, window?.isLast == false, !graph.edges.isEmpty { handOver(to: parts) }
    } while moveToNextLines()
    return !isEmpty
  }

  /// Reads rows of the common shape, as many as follow each other.
  private mutating func readCommonRows(
    _ rows: EdgeRows, _ values: AttributeReader, _ parts: Parts
  ) {
    // Where many rows are unusual, few are read in vain.
    var count = 1
    while true {
      let (bytes, base) = (scanner.bytes, scanner.base)
      let pieces = bytes.withUnsafeBufferPointer {
        $0.linePieces(from: scanner.position, atMost: count)
      }
      let found = workers.gather(pieces.count) { piece in
        bytes.withUnsafeBufferPointer { rows.read(pieces[piece], of: $0, base: base) }
      }
      var batches: [EdgeBatch] = []
      var stops = pieces.isEmpty
      for (piece, part) in zip(pieces, found) {
        // A row may end within the next piece, which then begins in its midst.
        guard piece.lowerBound == scanner.position, !stops else { break }
        scanner.position = part.end
        if part.batch.count > 0 { batches.append(part.batch) }
        stops = part.stopsAtUnusualRow
      }
      if !batches.isEmpty, !log.holdsErrors {
        // Edges come in the order of the file.
        if !graph.edges.isEmpty { handOver(to: parts) }
        parts(
          .batches(
            batches, of: bytes, kinds: rows.kinds, values, isDirected: graph.isDirected), file)
      }
      if stops { return }
      count = min(2 * count, LinePieces.most)
    }
  }

  /// Hands over the edges read so far, unless there was a mistake.
  private mutating func handOver(to parts: Parts) {
    guard !log.holdsErrors else { return }
    parts(.graph(graph), file)
    graph.edges.removeAll(keepingCapacity: true)
  }

  private mutating func readEdge(
    _ row: CSVScanner.Row, _ columns: TableColumns, _ values: AttributeReader
  ) {
    guard let source = id(.source, columns, row), let target = id(.target, columns, row) else {
      log.report("missing-end", at: row[0].offset, "this edge has no source or no target")
      return
    }
    var edge = ForeignGraph.Edge(source, target, at: row[0].offset)
    let (isDirected, typeName) = directedness(columns, row)
    edge.isDirected = isDirected
    edge.kind = (text(.kind, columns, row) ?? typeName).map { kind($0, in: columns, row) }
    edge.label = text(.role, columns, row)
    edge.id = edgeID(columns, row)
    edge.period = period(columns, row)
    edge.attributes = values.attributes(of: row, scanner, &log, &notes)
    if let weight = text(.weight, columns, row), let position = columns[.weight] {
      readWeight(weight, at: row[position], into: &edge)
    }
    addTimes(columns, row, toEdge: &edge)
    if edge.isDirected == nil, self.isDirected == nil, edge.kind == nil {
      noteAssumedDirection(at: edge.offset)
    }
    graph.edges.append(edge)
  }

  /// Says once that nothing in the table tells whether its ties are directed.
  mutating func noteAssumedDirection(at offset: Int) {
    guard !hasAssumedDirection else { return }
    hasAssumedDirection = true
    log.report(
      "assumed-direction", .note, at: offset,
      "ties are taken to run from source to target, which the table does not say",
      hint: "--undirected if they have no direction, --directed if they have")
  }

  /// The id of an edge; one that another edge has is none.
  private mutating func edgeID(_ columns: TableColumns, _ row: CSVScanner.Row) -> String? {
    guard let id = text(.id, columns, row) else { return nil }
    guard edgeIDs.insert(id).inserted else {
      notes.add(
        "duplicate-edge-id", .warning, at: row[0].offset,
        "an edge has the id of one before it and is told apart by its place")
      return nil
    }
    return id
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

// MARK: - Kinds and directions

extension TableReader {
  /// How many unknown kinds are listed one by one.
  private static let listedKinds = 20

  /// The kind that a word of the table means: a kind of the vocabulary, however
  /// it is written (`Met with`, `ALLY`), or one of the table's own, of which
  /// nothing is known.
  private mutating func kind(
    _ word: String, in columns: TableColumns, _ row: CSVScanner.Row
  ) -> String {
    if let known = kinds[word] { return known }
    let folded = word.lowercased().map { $0.isWhitespace || $0 == "_" ? "-" : String($0) }.joined()
    let isKnown = vocabulary[Relation.Kind(rawValue: word)] != nil
    let isKnownFolded = vocabulary[Relation.Kind(rawValue: folded)] != nil
    kinds[word] = isKnown || !isKnownFolded ? word : folded
    guard !isKnown, !isKnownFolded else { return kinds[word] ?? word }
    unknownKindCount += 1
    if unknownKindCount <= Self.listedKinds {
      let near = nearest(to: folded, among: vocabulary.relationKinds.map(\.kind.rawValue))
      let position = columns[.kind] ?? columns[.directedness] ?? 0
      log.report(
        "unknown-kind", .warning, at: row[position].offset,
        "'\(word)' is no kind of relation that Entente knows; it is read as neutral",
        hint: near.map { "did you mean '\($0)'?" } ?? "entente kinds lists those that it knows")
    }
    return word
  }

  private mutating func noteUnknownKinds() {
    guard unknownKindCount > Self.listedKinds else { return }
    log.report(
      "unknown-kind", .warning, at: 0,
      "\(unknownKindCount - Self.listedKinds) more words are no kinds of relation that Entente "
        + "knows",
      hint: "is the column of kinds free text?")
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
    case "mutual": return (false, nil)
    default:
      if columns[.kind] == nil { return (nil, text) }
      log.report(
        "unknown-word", .warning, at: row[position].offset,
        "'\(text)' is neither 'directed' nor 'undirected' and is not read")
      return (nil, nil)
    }
  }
}

// MARK: - Weights

extension TableReader {
  /// Gives an edge its weight, which Gephi may have change in time.
  private mutating func readWeight(
    _ text: String, at field: CSVScanner.Field, into edge: inout ForeignGraph.Edge
  ) {
    let opensTimes = text.utf8.first.map("<[(".utf8.contains) == true
    if opensTimes, let times = TableTime.all(in: text, haveValues: true) {
      readWeights(times, as: text, at: field.offset, into: &edge)
    } else {
      edge.weight = weight(text, at: field.offset)
    }
  }

  /// Takes weights that hold at times: one alone for the edge as a whole.
  private mutating func readWeights(
    _ times: [TableTime], as text: String, at offset: Int, into edge: inout ForeignGraph.Edge
  ) {
    let values = times.compactMap { $0.value.flatMap { PlainValue.number($0) } }
    if values.count == 1, times.count == 1 {
      edge.weight = values[0]
      add(times, as: "weight", text, to: &edge)
      return
    }
    edge.attributes.append(Claim.Attribute("weight", type: .text, value: text))
    notes.add(
      "dynamic-weight", .warning, at: offset,
      "a weight that changes in time is kept as the text of an attribute; the edge has none")
  }

  /// The number of a field; a comma before the decimals is taken where it can't
  /// part thousands.
  private mutating func weight(_ text: String, at offset: Int) -> Double? {
    if let weight = PlainValue.number(text) { return weight }
    if ColumnType.isMissing(Array(text.utf8)[...]) {
      notes.add("missing-value", .warning, at: offset, "the weight '\(text)' is read as no weight")
      return nil
    }
    if case .commaDecimal(let digits) = NumberShape(Array(text.utf8)[...]) {
      if digits != 3 || scanner.separator != UInt8(ascii: ",") {
        return Double(text.replacing(",", with: "."))
      }
      log.report(
        "wrong-type", at: offset, "the weight '\(text)' may be a fraction or thousands",
        hint: "write a point before decimals, and nothing between thousands")
      return nil
    }
    log.report("wrong-type", at: offset, "the weight '\(text)' is not a number")
    return nil
  }
}
