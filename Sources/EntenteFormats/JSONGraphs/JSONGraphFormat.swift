import EntenteModel

/// JSON Graph Format: version 1 lists nodes, version 2 has a map of them by id.
///
/// Edges are directed unless the graph or the edge says otherwise. Of several
/// graphs the first is read, since ids mean something within one graph only; the
/// others, and hyperedges, are reported.
enum JSONGraphFormat {
  static func read(_ graphs: [DataNode], of root: DataNode, into builder: inout JSONGraphBuilder) {
    guard let graph = graphs.first else { return }
    guard builder.isObject(graph, "a graph") else { return }
    for other in graphs.dropFirst() {
      let nodes = other["nodes"].map { $0.members?.count ?? $0.elements?.count ?? 0 } ?? 0
      builder.warn(
        "several-graphs", at: other.offset,
        "only the first graph of the file is read; this one has \(nodes) nodes and "
          + "\(other["edges"]?.elements?.count ?? 0) edges",
        hint: "give each graph a file of its own")
    }
    readGraph(graph, into: &builder)
    readNodes(graph, into: &builder)
    for edge in builder.list("edges", of: graph) where builder.isObject(edge, "an edge") {
      let rest = members(of: edge, except: ["source", "target", "id"])
      builder.addEdge(
        from: edge["source"], to: edge["target"], at: edge.offset, id: edge["id"], saying: rest)
    }
    let hyperedges = builder.list("hyperedges", of: graph)
    if !hyperedges.isEmpty, let list = graph["hyperedges"] {
      builder.warn(
        "hyperedges", at: list.offset,
        "\(hyperedges.count) hyperedges, which tie more than two nodes, are not read",
        hint: "write each as a node with an edge to each of its members")
    }
    guard builder.isSound else { return }
    builder.joinEnds(declaresByUse: graph["nodes"] == nil)
  }

  private static func readGraph(_ graph: DataNode, into builder: inout JSONGraphBuilder) {
    builder.isDirected = graph["directed"]?.boolean ?? true
    builder.title = graph["label"]?.text ?? graph["id"]?.text
    let known = ["nodes", "edges", "hyperedges", "directed", "label", "id"]
    let ignored = (graph.members ?? []).filter { member in
      !known.contains(member.key) && member.key != "metadata"
    }
    let metadata = graph["metadata"]
    let inner =
      metadata == nil || metadata?.members != nil
      ? builder.readGraphMembers(metadata, titled: [], as: "metadata") : ["metadata"]
    builder.noteIgnored(ignored.map(\.key) + inner, at: graph.offset)
  }

  private static func readNodes(_ graph: DataNode, into builder: inout JSONGraphBuilder) {
    guard let nodes = graph["nodes"] else { return }
    for member in nodes.members ?? [] where builder.isObject(member.value, "a node") {
      guard !member.key.isEmpty else {
        builder.error("missing-id", at: member.keyOffset, "this node has an empty id")
        continue
      }
      builder.addNode(
        member.key, at: member.keyOffset, saying: members(of: member.value, except: []))
    }
    if nodes.members != nil { return }
    for node in builder.list("nodes", of: graph) where builder.isObject(node, "a node") {
      guard let id = node["id"]?.id else {
        builder.error("missing-id", at: node.offset, "this node has no id")
        continue
      }
      builder.addNode(
        id, at: node.offset, idOffset: node["id"]?.offset,
        saying: members(of: node, except: ["id"]))
    }
  }

  /// What an object says, the members of its metadata among the others.
  private static func members(of node: DataNode, except keys: [String]) -> [DataNode.Member] {
    let own = (node.members ?? []).filter { !keys.contains($0.key) }
    let names = Set(own.map(\.key))
    return own.flatMap { member in
      guard member.key == "metadata", let inner = member.value.members else { return [member] }
      return inner.map { entry in
        var entry = entry
        if names.contains(entry.key) { entry.key = "metadata." + entry.key }
        return entry
      }
    }
  }
}
