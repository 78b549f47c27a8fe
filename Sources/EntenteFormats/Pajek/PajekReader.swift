import EntenteModel

/// Reads networks and projects of Pajek (`.net`, `.paj`).
///
/// Vertices are told apart by their number. The value of a line is its weight,
/// 1 if it has none; the relation that it is of is its kind. Values of vertices
/// in a project are attributes of the nodes.
struct PajekReader {
  var text: PlainText
  var graph = ForeignGraph()
  var section = PajekSection.outside
  var header: PajekHeader?
  /// How many lines, or values, the section has given so far.
  var count = 0
  /// The names of the relations, by their numbers.
  var relations: [String: String] = [:]
  /// Which vertices have had a line.
  var described: [Bool] = []
  var hasNetwork = false
  /// The first vertices of a two-mode network; 0 if it has one mode.
  var firstModeCount = 0
  /// Where the next number of a matrix belongs.
  var matrix = (row: 0, column: 0)
  /// What a partition or vector is called, and how many values it has.
  var values = (name: "", count: 0)
  var skipsNetwork = false
  /// Whether a label without its closing quote was met, which is said once.
  var hasOpenQuote = false
  /// What the network that is read is called, and the kind of its edges where
  /// the file holds several.
  var networkName: String?
  var networkKind: String?
  /// Whether the values of lines are not theirs, as a comment says.
  var hasNoWeights = false

  private init(_ text: PlainText) { self.text = text }

  /// The graph of a file; nil with an error reported.
  static func read(_ file: InputFile, log: inout ProblemLog) -> ForeignGraph? {
    guard let text = PlainText(file, log: &log) else { return nil }
    var reader = PajekReader(text)
    reader.readFile(&log)
    guard !log.holdsErrors else { return nil }
    reader.takeFields()
    reader.graph.settleTypes()
    return reader.graph
  }

  private mutating func readFile(_ log: inout ProblemLog) {
    var isComment = false
    while let line = text.nextLine().map(text.trimmed) {
      if isComment || text.line(line, startsWith: "/*") {
        isComment = !text.text(line).contains("*/")
      } else if line.isEmpty {
        continue
      } else if text.bytes[line.lowerBound] == UInt8(ascii: "%") {
        readComment(line)
      } else if text.bytes[line.lowerBound] == UInt8(ascii: "*") {
        endSection(&log)
        start(PajekHeader(line, of: text), &log)
      } else {
        read(line, &log)
      }
    }
    endSection(&log)
    if !hasNetwork {
      log.report(
        "no-graph", at: 0, "the file holds no network",
        hint: "a Pajek network starts with '*Vertices' and their number")
    } else if graph.nodes.isEmpty {
      log.report("empty", .warning, at: 0, "the network has no vertices")
    }
  }

  private mutating func read(_ line: Range<Int>, _ log: inout ProblemLog) {
    switch section {
    case .outside:
      log.report(
        "ignored", .warning, at: line.lowerBound, "a line before any section is not read")
      section = .unread
    case .unread: break
    case .vertices: readVertex(line, &log)
    case .lines(let isDirected): readLine(line, isDirected: isDirected, &log)
    case .lists(let isDirected): readList(line, isDirected: isDirected, &log)
    case .matrix: readMatrix(line, &log)
    case .values(let kind): readValue(line, kind, &log)
    }
  }

  /// Adds an edge between two vertices by their numbers.
  mutating func connect(
    _ source: Int, _ target: Int, isDirected: Bool, weight: Double = 1, relation: String? = nil,
    at offset: Int
  ) -> Int? {
    guard !skipsNetwork else { return nil }
    var edge = ForeignGraph.Edge(String(source), String(target), at: offset)
    edge.isDirected = isDirected
    edge.weight = weight
    edge.kind = networkKind
    if let number = relation ?? header?.relation?.number {
      edge.kind = relations[number] ?? number
    }
    graph.edges.append(edge)
    return graph.edges.count - 1
  }

  /// A vertex by its number; nil, with an error, if there is none.
  func vertex(_ word: PlainText.Word, _ log: inout ProblemLog) -> Int? {
    guard let number = Int(word.text) else {
      log.report("wrong-type", at: word.offset, "'\(word.text)' is not the number of a vertex")
      return nil
    }
    guard (1...max(1, described.count)).contains(number), !described.isEmpty else {
      log.report(
        "unknown-node", at: word.offset, "there is no vertex \(number)",
        hint: described.isEmpty
          ? "'*Vertices' comes before the lines" : "vertices are numbered 1 to \(described.count)")
      return nil
    }
    return number
  }
}
