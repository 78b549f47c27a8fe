import EntenteModel

/// Reads the grammar of DOT, as <https://graphviz.org/doc/info/lang.html> has it
/// and as Graphviz reads it: `a, b -> c` is two edges.
struct DOTParser {
  private static let depthLimit = 500

  private let file: InputFile
  var words: DOTWords
  var log: ProblemLog

  /// How much more may be made than is written: a few bytes can ask for the
  /// edges of a product, and for defaults on each.
  private var allowance: Int

  private init(
    _ file: InputFile, from start: Int, as encoding: DOTScanner.Encoding, log: ProblemLog
  ) {
    self.file = file
    self.log = log
    words = DOTWords(DOTScanner(file.bytes, from: start, encoding: encoding))
    allowance = 10_000_000 + 8 * file.bytes.count
  }

  /// The graphs of a file, those before a mistake if there is one, and the log
  /// with what was found added.
  static func parse(
    _ file: InputFile, from start: Int, as encoding: DOTScanner.Encoding, log: ProblemLog
  ) -> (graphs: [DOTGraph], log: ProblemLog) {
    var parser = DOTParser(file, from: start, as: encoding, log: log)
    var graphs: [DOTGraph] = []
    do throws(DOTMalformation) {
      try parser.words.advance()
      while parser.words.token.content != .end { graphs.append(try parser.graph()) }
    } catch {
      parser.log.report("dot", at: error.offset, error.message, hint: error.hint)
    }
    for number in parser.words.crowdedNumbers {
      parser.log.report(
        "crowded-number", .warning, at: number.offset,
        "the number \(number.description) ends where the next word starts: two ids are read",
        hint: "put an id that starts with a digit in double quotes")
    }
    return (graphs, parser.log)
  }
}

extension DOTParser {
  /// What holds inside a pair of braces.
  struct Scope {
    var group = 0
    /// How many braces stand around it.
    var depth = 0
    var nodeDefaults = DOTAttributes()
    var edgeDefaults = DOTAttributes()
  }

  /// One side of an edge statement: nodes, or all nodes of a subgraph.
  enum Side {
    case nodes([DOTGraph.End])
    case group(Int)
  }
}

// MARK: - Graphs and subgraphs

extension DOTParser {
  private mutating func graph() throws(DOTMalformation) -> DOTGraph {
    let start = words.token.offset
    let isStrict = try words.take(.strict)
    let isDirected: Bool
    if try words.take(.digraph) {
      isDirected = true
    } else if try words.take(.graph) {
      isDirected = false
    } else {
      throw words.unexpected("'graph' or 'digraph'")
    }
    var name: String?
    if case .id(let text, _) = try words.takeID() { name = text }
    var graph = DOTGraph(name: name, at: start, isDirected: isDirected, isStrict: isStrict)
    var scope = Scope()
    try statements(of: &graph, in: &scope)
    return graph
  }

  private mutating func statements(
    of graph: inout DOTGraph, in scope: inout Scope
  ) throws(DOTMalformation) {
    let start = words.token.offset
    let limit = file.limits.nesting(orDefault: Self.depthLimit)
    guard scope.depth <= limit else {
      throw DOTMalformation(
        message: "subgraphs are nested more than \(limit) deep",
        hint: ReadingLimits.nestingHint(beyond: limit), offset: start)
    }
    try words.expect("{")
    while words.token.content != .mark(UInt8(ascii: "}")) {
      guard words.token.content != .end else {
        throw DOTMalformation(
          message: "the file ends inside a graph",
          hint: "the brace opened in line \(file.location(ofByte: start).line) has no '}'",
          offset: words.token.offset)
      }
      try statement(of: &graph, in: &scope)
      _ = try words.take(";")
    }
    try words.advance()
  }

  mutating func subgraph(
    of graph: inout DOTGraph, in scope: Scope
  ) throws(DOTMalformation) -> Int {
    var name: String?
    if try words.take(.subgraph), case .id(let text, _) = try words.takeID() { name = text }
    let group = graph.openGroup(named: name, in: scope.group)
    var inner = scope
    inner.group = group
    inner.depth += 1
    inner.nodeDefaults.merge(graph.groups[group].nodeDefaults)
    inner.edgeDefaults.merge(graph.groups[group].edgeDefaults)
    try spend(graph.groups[group].nodeDefaults.count + graph.groups[group].edgeDefaults.count)
    try statements(of: &graph, in: &inner)
    return group
  }
}

// MARK: - Limits

extension DOTParser {
  /// Takes from what may be made beyond what is written.
  mutating func spend(_ count: Int) throws(DOTMalformation) {
    allowance -= count
    guard allowance >= 0 else {
      throw DOTMalformation(
        message: "the file asks for too much more than it writes",
        hint: "edges between whole subgraphs, or defaults, multiply beyond reason here",
        offset: words.token.offset)
    }
  }
}
