import EntenteModel

// MARK: - Node-link

extension JSONGraphWriter {
  /// Writes what NetworkX, D3, sigma and Gephi read as nodes and edges.
  ///
  /// NetworkX knows one direction for all edges; an undirected one among
  /// directed ones says so itself.
  mutating func writeNodeLink() {
    text += "{\n  \"directed\": \(directedness == .undirected ? "false" : "true"),\n"
    if layout == .nodeLink { text += "  \"multigraph\": \(isMultigraph),\n" }
    text += "  \"graph\": \(graphMembers(titled: "name").object),\n  \"nodes\": [\n"
    writeLines(graph.nodes.count) { number, writer in
      let node = writer.graph.nodes[number]
      var members = JSONMembers()
      members.add("id", node.id)
      writer.addLabel(of: node, as: "label", to: &members)
      writer.addRest(of: node, to: &members)
      return members.object
    }
    text += "  ],\n  \"\(layout == .d3 ? "links" : "edges")\": [\n"
    writeLines(graph.edges.count) { number, writer in
      let edge = writer.graph.edges[number]
      var members = JSONMembers()
      // NetworkX tells parallel edges apart by `key`.
      members.add(writer.layout == .nodeLink && writer.isMultigraph ? "key" : "id", edge.id)
      writer.addEnds(of: edge, to: &members)
      members.add("relation", edge.relation)
      members.add("label", edge.label)
      writer.addDirection(of: edge, to: &members)
      writer.addRest(of: edge, to: &members)
      return members.object
    }
    text += "  ]\n}\n"
  }

  private func addEnds(of edge: GraphExport.Edge, to members: inout JSONMembers) {
    members.add("source", graph.nodes[edge.source].id)
    members.add("target", graph.nodes[edge.target].id)
  }

  /// Says that an edge is undirected if others are not.
  private func addDirection(of edge: GraphExport.Edge, to members: inout JSONMembers) {
    if directedness == .mixed, !edge.isDirected { members.add("directed", false) }
  }
}

// MARK: - JSON Graph Format

extension JSONGraphWriter {
  /// Writes JSON Graph Format 2: nodes by id, and whatever it has no word for in
  /// `metadata`.
  mutating func writeJSONGraphFormat() {
    text += "{\"graph\": {\n  \"directed\": \(directedness == .undirected ? "false" : "true"),\n"
    if let title = graph.title { text += "  \"label\": \(JSONValue.string(title).line),\n" }
    let said = graphMembers(titled: nil)
    if !said.isEmpty { text += "  \"metadata\": \(said.object),\n" }
    text += "  \"nodes\": {\n"
    writeLines(graph.nodes.count) { number, writer in
      let node = writer.graph.nodes[number]
      var (members, metadata) = (JSONMembers(), JSONMembers())
      writer.addLabel(of: node, as: "label", to: &members)
      writer.addRest(of: node, to: &metadata)
      members.add("metadata", metadata)
      return JSONValue.string(node.id).line + ": " + members.object
    }
    text += "  },\n  \"edges\": [\n"
    writeLines(graph.edges.count) { number, writer in
      let edge = writer.graph.edges[number]
      var (members, metadata) = (JSONMembers(), JSONMembers())
      members.add("id", edge.id)
      writer.addEnds(of: edge, to: &members)
      members.add("relation", edge.relation)
      members.add("label", edge.label)
      writer.addDirection(of: edge, to: &members)
      writer.addRest(of: edge, to: &metadata)
      members.add("metadata", metadata)
      return members.object
    }
    text += "  ]\n}}\n"
  }
}

// MARK: - Cytoscape

extension JSONGraphWriter {
  /// Writes the elements of Cytoscape.js, with what NetworkX asks for: a `value`
  /// of each node, which is its id, and a `key` of parallel edges, which counts
  /// them.
  ///
  /// Cytoscape has one set of ids for nodes and edges: if an edge has the id of a
  /// node, those of edges are keys.
  mutating func writeCytoscape() {
    text += "{\n  \"data\": \(graphMembers(titled: "name").object),\n"
    text += "  \"directed\": \(directedness == .undirected ? "false" : "true"),\n"
    text += "  \"multigraph\": \(isMultigraph),\n  \"elements\": {\"nodes\": [\n"
    writeLines(graph.nodes.count) { number, writer in
      let node = writer.graph.nodes[number]
      var members = JSONMembers()
      members.add("id", node.id)
      members.add("value", node.id)
      writer.addLabel(of: node, as: "name", to: &members)
      writer.addRest(of: node, to: &members)
      return "{\"data\":" + members.object + "}"
    }
    text += "  ], \"edges\": [\n"
    var counts = ParallelCounts(isDirected: directedness != .undirected)
    let ids = Set(graph.nodes.map(\.id))
    let sharesIDs = graph.edges.contains { $0.id.map(ids.contains) ?? false }
    writeLines(graph.edges.count) { number, writer in
      let edge = writer.graph.edges[number]
      let (source, target) = (
        writer.graph.nodes[edge.source].id, writer.graph.nodes[edge.target].id
      )
      var members = JSONMembers()
      let count = counts.next(source, target)
      members.add(sharesIDs ? "key" : "id", edge.id)
      if writer.isMultigraph, !sharesIDs || edge.id == nil {
        members.add("key", json: String(count))
      }
      writer.addEnds(of: edge, to: &members)
      members.add("relation", edge.relation)
      members.add("label", edge.label)
      writer.addDirection(of: edge, to: &members)
      writer.addRest(of: edge, to: &members)
      return "{\"data\":" + members.object + "}"
    }
    text += "  ]}\n}\n"
  }
}

/// Counts the edges that run between the same two nodes, each pair from 0.
struct ParallelCounts {
  let isDirected: Bool
  private var counts: [[String]: Int] = [:]

  init(isDirected: Bool) { self.isDirected = isDirected }

  /// How many edges of these ends came before this one.
  mutating func next(_ source: String, _ target: String) -> Int {
    let ends = isDirected || source <= target ? [source, target] : [target, source]
    let count = counts[ends, default: 0]
    counts[ends] = count + 1
    return count
  }
}

// MARK: - Graphology

extension JSONGraphWriter {
  /// Writes what graphology imports: each undirected edge says that it is one.
  mutating func writeGraphology() {
    let type =
      switch directedness {
      case .directed: "directed"
      case .undirected: "undirected"
      case .mixed: "mixed"
      }
    text += "{\n  \"options\": {\"type\":\"\(type)\",\"multi\":\(isMultigraph),"
    text += "\"allowSelfLoops\":true},\n"
    text += "  \"attributes\": \(graphMembers(titled: "name").object),\n  \"nodes\": [\n"
    writeLines(graph.nodes.count) { number, writer in
      let node = writer.graph.nodes[number]
      var (members, attributes) = (JSONMembers(), JSONMembers())
      members.add("key", node.id)
      writer.addLabel(of: node, as: "label", to: &attributes)
      writer.addRest(of: node, to: &attributes)
      members.add("attributes", attributes)
      return members.object
    }
    text += "  ],\n  \"edges\": [\n"
    writeLines(graph.edges.count) { number, writer in
      let edge = writer.graph.edges[number]
      var (members, attributes) = (JSONMembers(), JSONMembers())
      members.add("key", edge.id)
      writer.addEnds(of: edge, to: &members)
      if !edge.isDirected { members.add("undirected", true) }
      attributes.add("relation", edge.relation)
      attributes.add("label", edge.label)
      writer.addRest(of: edge, to: &attributes)
      members.add("attributes", attributes)
      return members.object
    }
    text += "  ]\n}\n"
  }
}
