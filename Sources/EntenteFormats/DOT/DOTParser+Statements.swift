import EntenteModel

// MARK: - Statements

extension DOTParser {
  /// Reads a statement: defaults, an attribute, nodes, edges or a subgraph.
  mutating func statement(
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
