public import EntenteModel
import FoundationEssentials

extension KnowledgeGraph {
  /// Reads a graph from a file, by the format that its name or content shows.
  ///
  ///     let summit = try KnowledgeGraph(contentsOf: "graphs/sco-astana-2024.yaml")
  ///
  /// - Throws: A ``ReadError`` with every problem found, if one is an error.
  public init(contentsOf path: String) throws(ReadError) {
    self = try KnowledgeGraph(reading: [try InputFile(contentsOf: path)])
  }

  /// Reads one graph from several inputs.
  ///
  /// Dossiers and claim files share their ids; a table keeps its ids to itself,
  /// but a table of nodes and the table of edges that goes with it are one.
  ///
  /// - Parameters:
  ///   - files: The inputs.
  ///   - format: The format of all of them; by name and content if nil.
  ///   - isDirected: Whether ties of which the file leaves it open are directed.
  ///   - merging: Which entities of several inputs are taken for one.
  ///   - columns: What the columns of tables mean, where their names don't tell.
  /// - Throws: A ``ReadError`` with every problem found, if one is an error.
  public init(
    reading files: [InputFile], as format: InputFormat? = nil, isDirected: Bool? = nil,
    merging: Merging = Merging(), columns: TableColumnNames = TableColumnNames()
  ) throws(ReadError) {
    let nesting = files.compactMap(\.limits.maximumNesting).max() ?? 0
    self = try DeepStack.run(nesting: nesting) { () throws(ReadError) in
      try Self.reading(
        files, as: format, isDirected: isDirected, merging: merging, columns: columns)
    }
  }

  private static func reading(
    _ files: [InputFile], as format: InputFormat?, isDirected: Bool?, merging: Merging,
    columns: TableColumnNames
  ) throws(ReadError) -> KnowledgeGraph {
    var builder = KnowledgeGraph.Builder()
    builder.merging = merging
    let formats = files.map { format ?? InputFormat(of: $0) }
    let files = try files.indices.map { (file: Int) throws(ReadError) in
      try formats[file].isReadByLines(files[file]) ? files[file] : files[file].whole()
    }
    let tables = zip(files, formats).filter { $0.1 == .table }.map(\.0)
    let groups = TableGroups(tables)
    var carried = CarriedTables(tables, groups, &builder)
    if columns.name != nil, !groups.holdNodes {
      builder.problems.append(
        Problem(
          "unused-option", .warning,
          "--name-column has no use: none of the inputs is a table of nodes"))
    }
    let progress = files.lazy.compactMap(\.progress).first
    let byteCount = files.reduce(0) { $0 + $1.byteCount }
    progress?.begin(.reading, of: byteCount)
    for (number, (file, format)) in zip(files, formats).enumerated() {
      progress?.beginInput(of: file.byteCount)
      switch format {
      case .dossier: DossierReader.read(file, into: &builder)
      case .claims: ClaimLinesReader.read(file, into: &builder)
      case .table where TableReader.content(of: file) == .graph: break
      case .table:
        let group = groups.group(of: file)
        try TableIntake(
          file: file, columns: columns, isDirected: isDirected, head: carried.head(of: group),
          group: group
        ).read(into: &builder)
      case .events: EventTableReader.read(file, into: &builder)
      case .followTheMoney: FollowTheMoneyReader.read(file, group: -1 - number, into: &builder)
      case .wikidata: WikidataReader.read(file, into: &builder)
      case .snapshot: builder.problems.append(.misplacedSnapshot(file))
      case .sqlite: SQLiteReader.read(file, group: -1 - number, into: &builder)
      case .edgeList
      where EdgeListReader.readPlainLines(
        file, group: -1 - number, isDirected: isDirected, into: &builder):
        break
      default:
        var log = ProblemLog(file: file)
        let file = try file.whole()
        // Bytes are counted in the text that is read, which XML may have to decode.
        let isXML = format == .graphml || format == .gexf
        let text = isXML ? XMLEncoding.decoded(file, log: &log) : file
        let foreign = text.flatMap { format.readForeignGraph($0, &log) }
        builder.problems += log.problems
        // Groups of tables are numbered from 0, foreign files from below it.
        foreign?.add(
          from: text ?? file, group: -1 - number, isDirected: isDirected, to: &builder)
      }
      progress?.count(entities: builder.declarationCount, ties: builder.claims.count)
    }
    progress?.begin(.joining, of: byteCount)
    return try builder.build()
  }
}

/// What tables say of graphs as a whole, for the tables of their nodes and edges.
private struct CarriedTables {
  private var graphs: [Int: ForeignGraph] = [:]

  init(_ tables: [InputFile], _ groups: TableGroups, _ builder: inout KnowledgeGraph.Builder) {
    for table in tables where TableReader.content(of: table) == .graph {
      var log = ProblemLog(file: table)
      graphs[groups.group(of: table)] = TableReader.readGraphTable(table, log: &log)
      builder.problems += log.problems
    }
  }

  /// What is said of the graph of a group, for one of its tables; sources and
  /// words are told once.
  mutating func head(of group: Int) -> ForeignGraph {
    guard let carried = graphs[group] else { return ForeignGraph() }
    defer { forgetWords(of: group) }
    return carried
  }

  private mutating func forgetWords(of group: Int) {
    let once = [CarriedField.Graph.sources, CarriedField.Graph.vocabulary]
    graphs[group]?.attributes.removeAll { once.contains($0.name) }
  }
}

extension InputFormat {
  /// Whether the beginning of a file is enough to start with.
  fileprivate func isReadByLines(_ file: InputFile) -> Bool {
    self == .edgeList || self == .table && TableReader.content(of: file) == .edges
  }

  /// The graph of a file of another program; nil with an error in the log.
  fileprivate func readForeignGraph(_ file: InputFile, _ log: inout ProblemLog) -> ForeignGraph? {
    switch self {
    case .dossier, .claims, .table, .events, .followTheMoney, .wikidata, .sqlite, .snapshot: nil
    case .dot: DOTReader.read(file, log: &log)
    case .graphml: GraphMLReader.read(file, log: &log)
    case .gexf: GEXFReader.read(file, log: &log)
    case .gml: GMLReader.read(file, log: &log)
    case .pajek: PajekReader.read(file, log: &log)
    case .dl: DLReader.read(file, log: &log)
    case .matrixMarket: MatrixMarketReader.read(file, log: &log)
    case .edgeList: EdgeListReader.read(file, log: &log)
    case .json: JSONGraphReader.read(file, log: &log)
    case .graphson: GraphSONReader.read(file, log: &log)
    case .apoc: APOCReader.read(file, log: &log)
    }
  }
}

/// Which tables belong together: all of them if one alone holds nodes, else
/// nodes and edges of one name.
private struct TableGroups {
  private var groups: [String: Int] = [:]

  /// Whether one of them holds nodes.
  let holdNodes: Bool

  init(_ tables: [InputFile]) {
    let nodes = tables.filter { TableReader.content(of: $0) == .nodes }
    holdNodes = !nodes.isEmpty
    let isOneSet = nodes.count == 1
    var numbers: [String: Int] = [:]
    for table in tables {
      let stem = isOneSet || TableReader.isOfBulkImport(table) ? "" : Self.stem(of: table.name)
      groups[table.name] = numbers[stem, default: numbers.count]
      numbers[stem] = groups[table.name]
    }
  }

  func group(of table: InputFile) -> Int { groups[table.name] ?? 0 }

  /// The name of a table without its ending and without what marks it as nodes
  /// or edges: `trade` for `trade.nodes.csv` and `trade-edges.csv`.
  private static func stem(of name: String) -> String {
    var stem = name.withoutGzipEnding
    if let dot = stem.lastIndex(of: ".") { stem = String(stem[..<dot]) }
    for mark in ["nodes", "edges", "graph"] where stem.lowercased().hasSuffix(mark) {
      stem.removeLast(mark.count)
      while let last = stem.last, ".-_ ".contains(last) { stem.removeLast() }
    }
    return stem
  }
}
