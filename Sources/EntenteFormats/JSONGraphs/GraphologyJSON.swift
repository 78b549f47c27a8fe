import EntenteModel

/// What graphology, the graph library behind sigma, exports, and Gephi with it.
///
/// Edges are directed unless they or the type of the graph say otherwise.
enum GraphologyJSON {
  static func read(_ root: DataNode, into builder: inout JSONGraphBuilder) {
    let attributes = root["attributes"]
    let titles = ["title", "name", "label"]
    let title = titles.first { attributes?[$0]?.text != nil }
    builder.title = title.flatMap { attributes?[$0]?.text }
    builder.isDirected = root["options"]?["type"]?.text != "undirected"
    let known = ["options", "attributes", "nodes", "edges"]
    let ignored = (root.members ?? []).map(\.key).filter { !known.contains($0) }
    let inner = builder.readGraphMembers(
      attributes, titled: title.map { [$0] } ?? [], as: "attributes")
    builder.noteIgnored(ignored + inner, at: root.offset)

    for node in builder.list("nodes", of: root) where builder.isObject(node, "a node") {
      guard let key = node["key"], let id = key.id else {
        builder.error("missing-id", at: node.offset, "this node has no key")
        continue
      }
      builder.addNode(
        id, at: node.offset, idOffset: key.offset, saying: members(of: node, except: ["key"]))
    }
    for edge in builder.list("edges", of: root) where builder.isObject(edge, "an edge") {
      builder.addEdge(
        from: edge["source"], to: edge["target"], at: edge.offset, id: edge["key"],
        keepsIDsApart: true, saying: members(of: edge, except: ["key", "source", "target"]))
    }
    guard builder.isSound else { return }
    builder.joinEnds()
  }

  /// What an object says, its attributes among the rest.
  private static func members(of node: DataNode, except keys: [String]) -> [DataNode.Member] {
    (node.members ?? []).filter { !keys.contains($0.key) }.flatMap { member in
      member.key == "attributes" ? member.value.members ?? [member] : [member]
    }
  }
}
