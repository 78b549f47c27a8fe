import EntenteModel

// MARK: - Graphs, nodes and edges

extension GraphMLReader {
  /// Opens an element within the root, a graph, a node or an edge.
  mutating func openContent() -> Context {
    guard isOwn else {
      notes.add(
        "not-read", at: scanner.offset, "'\(scanner.name)' of another namespace is not read")
      return .skipped
    }
    let parent = contexts.last ?? .document
    switch (scanner.name, parent) {
    case ("graph", .root), ("graph", .node), ("graph", .edge): return openGraph()
    case ("node", .graph): return openNode()
    case ("edge", .graph(let isDirected)): return openEdge(isDirected)
    case ("data", _): return openData()
    case ("desc", _): return .description
    case ("hyperedge", .graph):
      notes.add(
        "hyperedge", .warning, at: scanner.offset,
        "an edge of more than two ends is not read",
        hint: "make it a node with an edge to each of its ends")
      return .skipped
    case ("port", .node):
      notes.add("not-read", at: scanner.offset, "ports of nodes are not read")
      return .skipped
    case ("locator", _):
      notes.add(
        "not-read", .warning, at: scanner.offset, "what a locator points to is not fetched",
        hint: "read that file as well")
      return .skipped
    default:
      noteUnknownElement(
        among: Self.names, hint: "nodes and edges stand within <graph>, keys within <graphml>")
      return .skipped
    }
  }

  private static let names = [
    "graph", "node", "edge", "data", "key", "desc", "hyperedge", "port", "default",
  ]

  private mutating func openGraph() -> Context {
    graphCount += 1
    var isDirected: Bool?
    for case .graph(let outer) in contexts { isDirected = outer }
    if let word = scanner.attribute("edgedefault") {
      switch word.value {
      case "directed": isDirected = true
      case "undirected": isDirected = false
      default:
        log.report(
          "unknown-word", at: word.offset,
          "'\(word.value)' is neither 'directed' nor 'undirected'")
      }
    } else if elements.isEmpty {
      notes.add(
        "no-edgedefault", at: scanner.offset, "the graph leaves open whether its edges are directed"
      )
    }
    if graphCount == 1 {
      graph.offset = scanner.offset
      graph.isDirected = isDirected
    } else if !elements.isEmpty {
      notes.add("nested-graph", at: scanner.offset, "a nested graph is read into the outer one")
    } else {
      notes.add(
        "several-graphs", .warning, at: scanner.offset, "a further graph is read into the first")
    }
    return .graph(isDirected: isDirected)
  }

  private mutating func openNode() -> Context {
    var element = GraphElement(index: -1, isNode: true)
    element.attributes = ownAttributes(besides: ["id"])
    if let parent = elements.last(where: { $0.isNode && $0.index >= 0 }) {
      element.attributes.append(
        Claim.Attribute("part-of", type: .text, value: graph.nodes[parent.index].id))
    }
    if let id = scanner.attribute("id"), !id.value.isEmpty {
      element.index =
        declared.add(
          ForeignGraph.Node(id: id.value, at: scanner.offset), idAt: id.offset, to: &graph,
          log: &log) ?? -1
    } else {
      log.report("missing-id", at: scanner.offset, "this node has no id")
    }
    elements.append(element)
    return .node
  }

  private mutating func openEdge(_ isDirected: Bool?) -> Context {
    var element = GraphElement(index: -1, isNode: false)
    element.attributes = ownAttributes(besides: ["id", "source", "target", "directed"])
    if let source = scanner["source"], let target = scanner["target"] {
      var edge = ForeignGraph.Edge(source, target, at: scanner.offset)
      edge.id = declared.edgeID(scanner.attribute("id"), log: &log)
      if isDirected != graph.isDirected { edge.isDirected = isDirected }
      if let word = scanner.attribute("directed") {
        switch word.value.lowercased() {
        case "true", "1": edge.isDirected = true
        case "false", "0": edge.isDirected = false
        default:
          log.report(
            "unknown-word", at: word.offset, "'\(word.value)' is neither 'true' nor 'false'")
        }
      }
      element.index = graph.edges.count
      graph.edges.append(edge)
    } else {
      log.report(
        "missing-end", at: scanner.offset,
        "this edge has no \(scanner["source"] == nil ? "source" : "target")")
    }
    elements.append(element)
    return .edge
  }

  /// What a tag says beyond what GraphML knows; ports of an edge included.
  private func ownAttributes(besides names: [String]) -> [Claim.Attribute] {
    ownAttributes { name in
      !names.contains(name) && !name.hasPrefix("parse.") && name != "yfiles.foldertype"
    }
  }
}
