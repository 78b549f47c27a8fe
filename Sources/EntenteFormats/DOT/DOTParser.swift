import EntenteModel

/// Reads the grammar of DOT, as <https://graphviz.org/doc/info/lang.html> has it
/// and as Graphviz reads it: `a, b -> c` is two edges.
struct DOTParser {
  private static let depthLimit = 500

  private let file: InputFile
  private var words: DOTWords
  private var log: ProblemLog

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

/// What holds inside a pair of braces.
private struct Scope {
  var group = 0
  /// How many braces stand around it.
  var depth = 0
  var nodeDefaults = DOTAttributes()
  var edgeDefaults = DOTAttributes()
}

/// One side of an edge statement: nodes, or all nodes of a subgraph.
private enum Side {
  case nodes([DOTGraph.End])
  case group(Int)
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

  private mutating func subgraph(
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

// MARK: - Statements

extension DOTParser {
  private mutating func statement(
    of graph: inout DOTGraph, in scope: inout Scope
  ) throws(DOTMalformation) {
    switch words.token.content {
    case .keyword(let kind) where kind == .node || kind == .edge || kind == .graph:
      try words.advance()
      guard words.token.content == .mark(UInt8(ascii: "[")) else {
        throw words.unexpected(
          "'[' after the keyword '\(kind.rawValue)'",
          hint: "a node that is called so stands in double quotes")
      }
      let attributes = try words.attributeLists()
      graph.setDefaults(attributes, of: kind, in: scope.group)
      if scope.depth > 0 { try spend(scope.nodeDefaults.count + scope.edgeDefaults.count) }
      if kind == .node { scope.nodeDefaults.merge(attributes) }
      if kind == .edge { scope.edgeDefaults.merge(attributes) }
    case .id(let name, let notation):
      let start = words.token.offset
      try words.advance()
      let text = try words.concatenated(name, notation)
      guard try words.take("=") else {
        let id = DOTGraph.NodeID(text: text, isHTML: notation == .html)
        let nodes = try nodeList(startingWith: id, at: start, of: &graph, in: scope)
        return try chain(from: nodes, at: start, of: &graph, in: scope)
      }
      var attributes = DOTAttributes()
      attributes.set(text, to: try words.value())
      graph.setDefaults(attributes, of: .graph, in: scope.group)
    case .keyword(.subgraph), .mark(UInt8(ascii: "{")):
      let start = words.token.offset
      let group = try subgraph(of: &graph, in: scope)
      try chain(from: .group(group), at: start, of: &graph, in: scope)
    default:
      throw words.unexpected("a node, an edge, a subgraph or '}'")
    }
  }

  /// Reads the rest of `a -> b -> {c d} [weight=2]`; without an edge the
  /// attributes are those of the nodes.
  private mutating func chain(
    from first: Side, at start: Int, of graph: inout DOTGraph, in scope: Scope
  ) throws(DOTMalformation) {
    var sides = [first]
    while case .edge(let isDirected) = words.token.content {
      if isDirected != graph.isDirected {
        log.report(
          "edge-operator", at: words.token.offset,
          isDirected
            ? "'->' stands in a graph, whose edges are undirected"
            : "'--' stands in a digraph, whose edges are directed",
          hint: isDirected
            ? "write '--', or call the graph a digraph" : "write '->', or call the digraph a graph")
      }
      try words.advance()
      sides.append(try side(of: &graph, in: scope))
    }
    let listOffset = words.token.offset
    let hasList = words.token.content == .mark(UInt8(ascii: "["))
    let attributes = hasList ? try words.attributeLists() : DOTAttributes()
    guard sides.count == 1 else {
      return try addEdges(sides, attributes, at: start, to: &graph, in: scope)
    }
    switch first {
    case .nodes(let ends):
      for end in ends { graph.setAttributes(attributes, ofNode: end.node) }
      try spend(attributes.count * (ends.count - 1))
    case .group where hasList:
      log.report(
        "ignored-attributes", .warning, at: listOffset,
        "attributes after a subgraph mean nothing and are not read",
        hint: "write them inside the braces, as 'graph [\u{2026}]' or 'node [\u{2026}]'")
    case .group: break
    }
  }

  private mutating func addEdges(
    _ sides: [Side], _ attributes: DOTAttributes, at start: Int, to graph: inout DOTGraph,
    in scope: Scope
  ) throws(DOTMalformation) {
    var tails = try ends(of: sides[0], in: graph)
    for side in sides.dropFirst() {
      let heads = try ends(of: side, in: graph)
      if tails.count * heads.count > 1 { try spend(tails.count * heads.count) }
      try spend((scope.edgeDefaults.count + attributes.count) * tails.count * heads.count)
      for tail in tails {
        for head in heads {
          graph.addEdge(
            from: tail, to: head, at: start, defaults: scope.edgeDefaults, attributes: attributes)
        }
      }
      tails = heads
    }
  }

  private mutating func ends(
    of side: Side, in graph: DOTGraph
  ) throws(DOTMalformation) -> [DOTGraph.End] {
    switch side {
    case .nodes(let ends): return ends
    case .group(let group):
      let nodes = graph.allNodes(in: group)
      try spend(nodes.count)
      return nodes.map { DOTGraph.End(node: $0) }
    }
  }
}

// MARK: - Ends of edges

extension DOTParser {
  private mutating func side(
    of graph: inout DOTGraph, in scope: Scope
  ) throws(DOTMalformation) -> Side {
    switch words.token.content {
    case .keyword(.subgraph), .mark(UInt8(ascii: "{")):
      return .group(try subgraph(of: &graph, in: scope))
    case .id:
      let start = words.token.offset
      return try nodeList(startingWith: try words.nodeID(), at: start, of: &graph, in: scope)
    default:
      throw words.unexpected("a node or a subgraph after the edge")
    }
  }

  /// Reads the rest of `a:port, b, c`.
  private mutating func nodeList(
    startingWith id: DOTGraph.NodeID, at start: Int, of graph: inout DOTGraph, in scope: Scope
  ) throws(DOTMalformation) -> Side {
    var ends: [DOTGraph.End] = []
    var (id, start) = (id, start)
    while true {
      let port = try words.port()
      let (node, isNew) = graph.node(
        id, at: start, in: scope.group, defaults: scope.nodeDefaults)
      try spend(isNew ? scope.nodeDefaults.count + scope.depth : scope.depth)
      ends.append(DOTGraph.End(node: node, port: port))
      guard try words.take(",") else { return .nodes(ends) }
      start = words.token.offset
      id = try words.nodeID()
    }
  }
}

// MARK: - Limits

extension DOTParser {
  /// Takes from what may be made beyond what is written.
  private mutating func spend(_ count: Int) throws(DOTMalformation) {
    allowance -= count
    guard allowance >= 0 else {
      throw DOTMalformation(
        message: "the file asks for too much more than it writes",
        hint: "edges between whole subgraphs, or defaults, multiply beyond reason here",
        offset: words.token.offset)
    }
  }
}
