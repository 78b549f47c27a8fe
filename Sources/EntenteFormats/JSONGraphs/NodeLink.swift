import EntenteModel

/// Nodes in one list and edges in another, as NetworkX, D3, sigma and Gephi
/// write them.
///
/// Edges name nodes by id, or by position in the list, counted from 0, as D3 and
/// old versions of NetworkX do: whole numbers that are not all ids are positions.
/// Nodes without ids are named by position, or by `name` if the edges do.
enum NodeLink {
  static func read(_ root: DataNode, into builder: inout JSONGraphBuilder) {
    if root["links"] != nil, let edges = root["edges"] {
      builder.error(
        "two-lists", at: edges.offset, "the graph has both 'links' and 'edges'",
        hint: "keep one of them")
    }
    readGraph(root, into: &builder)
    let key = root["links"] == nil ? "edges" : "links"
    for edge in builder.list(key, of: root) where builder.isObject(edge, "an edge") {
      readEdge(edge, into: &builder)
    }
    let nodes = builder.list("nodes", of: root).filter { builder.isObject($0, "a node") }
    let haveIDs = nodes.contains { $0["id"] != nil }
    let haveNames = nodes.allSatisfy { $0["name"]?.id != nil }
    let areNumbered = !haveIDs && (builder.endsAreNumbers || !haveNames)
    for (position, node) in nodes.enumerated() {
      let key = haveIDs ? "id" : "name"
      guard let id = areNumbered ? String(position) : node[key]?.id else {
        builder.error("missing-id", at: node.offset, "this node has no id")
        continue
      }
      builder.addNode(
        id, at: node.offset, idOffset: node[key]?.offset,
        saying: (node.members ?? []).filter { !haveIDs || $0.key != "id" })
    }
    guard builder.isSound else { return }
    let arePositions =
      areNumbered && builder.endsAreNumbers
      || builder.endsAreNumbers && !builder.endsAreIDs && builder.endsArePositions
    if arePositions, haveIDs {
      builder.warn(
        "ends-by-position", at: root[key]?.offset ?? root.offset,
        "the edges name nodes by their position in the list, from 0, not by id")
    }
    builder.joinEnds(positions: arePositions)
    if key == "links" { builder.takeWeights(from: "value") }
  }

  private static func readGraph(_ root: DataNode, into builder: inout JSONGraphBuilder) {
    builder.isDirected = root["directed"]?.boolean
    let graph = root["graph"]
    builder.title = graph?["name"]?.text ?? root["name"]?.text
    let known = ["nodes", "links", "edges", "directed", "multigraph", "graph", "name"]
    let ignored = (root.members ?? []).map(\.key).filter { !known.contains($0) }
    let inner = builder.readGraphMembers(graph, titled: ["name"], as: "graph")
    builder.noteIgnored(ignored + inner, at: root.offset)
  }

  private static func readEdge(_ edge: DataNode, into builder: inout JSONGraphBuilder) {
    let source = edge["source"] == nil ? "from" : "source"
    let target = edge["target"] == nil ? "to" : "target"
    let id = edge["id"] == nil ? "key" : "id"
    builder.addEdge(
      from: edge[source].map(node), to: edge[target].map(node), at: edge.offset, id: edge[id],
      saying: (edge.members ?? []).filter { ![source, target, id].contains($0.key) })
  }

  /// The id of the end of an edge, where D3 has put the whole node.
  private static func node(_ end: DataNode) -> DataNode {
    end.members == nil ? end : end["id"] ?? end["index"] ?? end
  }
}
