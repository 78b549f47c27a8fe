import EntenteModel

/// Gathers the nodes and edges of a JSON graph, whatever its layout.
struct JSONGraphBuilder {
  var graph = ForeignGraph()
  private(set) var log: ProblemLog

  /// Whether no error was found.
  private(set) var isSound = true

  /// The ids of the nodes.
  private(set) var ids: Set<String> = []
  private var edgeIDs: Set<String> = []
  /// How often a node was looked for that an unknown id may have meant.
  var searches = 0
  /// The ends of the edges, as the file has them.
  private(set) var ends: [(source: DataNode, target: DataNode)] = []

  init(log: ProblemLog) { self.log = log }

  var title: String? {
    get { graph.title }
    set { graph.title = newValue }
  }

  /// Whether edges that don't say so are directed; nil if the file leaves it open.
  var isDirected: Bool? {
    get { graph.isDirected }
    set { graph.isDirected = newValue }
  }

  mutating func error(
    _ rule: String, at offset: Int, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String? = nil
  ) {
    isSound = false
    log.report(rule, at: offset, message(), hint: hint())
  }

  mutating func warn(_ rule: String, at offset: Int, _ message: String, hint: String? = nil) {
    log.report(rule, .warning, at: offset, message, hint: hint)
  }

  /// Notes what is said of the whole graph and has no place in ours.
  mutating func noteIgnored(_ names: [String], at offset: Int) {
    guard !names.isEmpty else { return }
    let shown = names.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
    log.report(
      "ignored-key", .note, at: offset,
      "what is said of the whole graph is not kept: \(shown)" + (names.count > 20 ? ", …" : ""))
  }

  /// Takes what a file says of the whole graph that means something here, and
  /// returns the names of the rest.
  mutating func readGraphMembers(
    _ node: DataNode?, titled titles: Set<String>, as prefix: String
  ) -> [String] {
    var ignored: [String] = []
    for member in node?.members ?? [] where !titles.contains(member.key) {
      if CarriedField.Graph.all.contains(member.key), let text = member.value.text {
        graph.attributes.append(Claim.Attribute(member.key, type: .text, value: text))
      } else {
        ignored.append(prefix + "." + member.key)
      }
    }
    return ignored
  }

  /// The elements of a list that a key must hold; none if there is no such key.
  mutating func list(_ key: String, of node: DataNode) -> [DataNode] {
    guard let value = node[key] else { return [] }
    guard let elements = value.elements else {
      error(
        "wrong-type", at: value.offset, "'\(key)' should be a list, but is \(value.typeName)")
      return []
    }
    return elements
  }

  /// The graph, once all is said; nil if there was an error.
  mutating func finish(at offset: Int) -> ForeignGraph? {
    if isSound, graph.nodes.isEmpty, graph.edges.isEmpty {
      warn("empty", at: offset, "the graph has no nodes")
    }
    guard isSound else { return nil }
    graph.settleAttributeTypes(.declared)
    return graph
  }

  /// Whether a value is an object, which is an error otherwise.
  mutating func isObject(_ node: DataNode, _ what: String) -> Bool {
    if node.members != nil { return true }
    error("wrong-type", at: node.offset, "\(what) should be an object, but is \(node.typeName)")
    return false
  }
}

// MARK: - Nodes

extension JSONGraphBuilder {
  /// Adds a node with what the members of its objects say of it.
  mutating func addNode(
    _ id: String, at offset: Int, idOffset: Int? = nil, saying members: [DataNode.Member]
  ) {
    guard ids.insert(id).inserted else {
      return error(
        "duplicate-id", at: idOffset ?? offset, "the node id '\(id)' is used twice",
        hint: "give each node an id of its own")
    }
    var node = ForeignGraph.Node(id: id, at: offset)
    let hasLabel = members.contains { $0.key == "label" && $0.value.text?.isEmpty == false }
    for member in members {
      switch (member.key, member.value.text) {
      case ("label", let text?),
        ("name", let text?) where !hasLabel:
        if !text.isEmpty { node.label = text }
      case ("kind", let text?) where !text.isEmpty: node.kind = text
      default: addAttribute(member, to: &node.attributes)
      }
    }
    graph.nodes.append(node)
  }
}

// MARK: - Edges

extension JSONGraphBuilder {
  /// Adds an edge with what the members of its objects say of it.
  ///
  /// With `keepsIDsApart` two edges of one id are an error.
  mutating func addEdge(
    from source: DataNode?, to target: DataNode?, at offset: Int, id: DataNode?,
    keepsIDsApart: Bool = false, saying members: [DataNode.Member]
  ) {
    guard let source, let target else {
      return error(
        "missing-end", at: offset,
        source == nil ? "this edge has no source" : "this edge has no target")
    }
    var edge = ForeignGraph.Edge("", "", at: offset)
    edge.id = id?.id
    if keepsIDsApart, let id, let text = id.id, !edgeIDs.insert(text).inserted {
      error(
        "duplicate-id", at: id.offset, "the edge id '\(text)' is used twice",
        hint: "give each edge an id of its own")
    }
    let hasRelation = members.contains { $0.key == "relation" && $0.value.text?.isEmpty == false }
    for member in members { read(member, of: &edge, hasRelation: hasRelation) }
    graph.edges.append(edge)
    ends.append((source, target))
  }

  private mutating func read(
    _ member: DataNode.Member, of edge: inout ForeignGraph.Edge, hasRelation: Bool
  ) {
    let value = member.value
    switch (member.key, value.text) {
    case ("label", let text?):
      if !text.isEmpty { edge.label = text }
      return
    case ("relation", let text?) where !text.isEmpty, ("kind", let text?) where !hasRelation:
      if !text.isEmpty { edge.kind = text }
      return
    case ("directed", let text?):
      if let flag = value.boolean {
        edge.isDirected = flag
      } else {
        error("wrong-type", at: value.offset, "'directed' should be true or false, not '\(text)'")
      }
      return
    case ("undirected", _?) where value.boolean != nil:
      edge.isDirected = value.boolean == false
      return
    case ("type", let text?) where ["directed", "undirected"].contains(text.lowercased()):
      edge.isDirected = text.lowercased() == "directed"
      return
    case ("weight", let text?):
      if let number = value.number {
        edge.weight = number
        return
      }
      warn(
        "wrong-type", at: value.offset,
        "the weight '\(text)' is not a number and is kept as an attribute")
    default: break
    }
    addAttribute(member, to: &edge.attributes)
  }

  private mutating func addAttribute(
    _ member: DataNode.Member, to attributes: inout [Claim.Attribute]
  ) {
    guard let offset = JSONAttributes.add(member.value, as: member.key, to: &attributes) else {
      return
    }
    error(
      "long-name", at: offset, "the name of this value, with those of what it is in, is too long",
      hint: "names may have 1,000 bytes in all, dots included")
  }

  /// Makes a number on each edge its weight, if no edge has one yet.
  mutating func takeWeights(from name: String) {
    guard !graph.edges.isEmpty,
      graph.edges.allSatisfy({ edge in
        edge.weight == nil
          && edge.attributes.contains { $0.name == name && [.integer, .number].contains($0.type) }
      })
    else { return }
    for edge in graph.edges.indices {
      guard let position = graph.edges[edge].attributes.firstIndex(where: { $0.name == name })
      else { continue }
      graph.edges[edge].weight = Double(graph.edges[edge].attributes.remove(at: position).value)
    }
    log.report(
      "assumed-weight", .note, at: graph.edges[0].offset,
      "'\(name)' of the edges is read as their weight")
  }
}
