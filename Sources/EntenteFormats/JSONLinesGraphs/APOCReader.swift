import EntenteModel

/// Reads what the procedures of APOC export from Neo4j as JSON.
///
///     {"type":"node","id":"0","labels":["User"],"properties":{"name":"Ada"}}
///     {"type":"relationship","id":"0","label":"KNOWS","start":{"id":"0"},"end":{"id":"1"}}
///
/// The objects stand one a line, in a list, under `nodes` and `rels`, or deep in
/// the rows of a query, where one may stand often and is read once. The first
/// label of a node is its kind; several are an attribute `labels` too. Nodes that
/// stand only at the ends of a relationship are read there.
struct APOCReader: PropertyGraphReader {
  var builder: JSONGraphBuilder
  private var nodes: Set<String> = []
  private var relationships: Set<String> = []
  private var ends: [(id: String, node: DataNode)] = []

  init(builder: JSONGraphBuilder) { self.builder = builder }

  mutating func finish(areRecordsSound: Bool) {
    for (id, node) in ends where !nodes.contains(id) { readNode(node) }
    if nodes.isEmpty, builder.isSound, areRecordsSound {
      builder.error(
        "unknown-layout", at: 0, "this JSON holds no nodes as APOC writes them",
        hint: "a node is {\"type\":\"node\",\"id\":…,\"labels\":[…],\"properties\":{…}}")
    }
  }

  /// Reads the nodes and relationships in a value, however deep.
  mutating func read(_ value: DataNode) {
    if value["type"]?.text == "node", value["id"] != nil { return readNode(value) }
    if value["type"]?.text == "relationship", value["start"] != nil {
      return readRelationship(value)
    }
    for element in value.elements ?? value.members?.map(\.value) ?? [] { read(element) }
  }

  private mutating func readNode(_ node: DataNode) {
    guard let id = node["id"]?.id else {
      return builder.error("missing-id", at: node.offset, "this node has no id")
    }
    guard nodes.insert(id).inserted else { return }
    let labels = node["labels"]?.elements ?? []
    var members: [DataNode.Member] = []
    if let label = labels.first?.text {
      members.append(PropertyGraphMembers.kind(label, at: labels[0].offset))
    }
    if labels.count > 1, let all = node["labels"] {
      members.append(.init(key: "labels", keyOffset: all.offset, value: all))
    }
    members += PropertyGraphMembers.properties(node["properties"]?.members ?? [])
    builder.addNode(id, at: node.offset, saying: members)
  }

  private mutating func readRelationship(_ edge: DataNode) {
    if let id = edge["id"]?.id, !relationships.insert(id).inserted { return }
    var members: [DataNode.Member] = []
    if let label = edge["label"], let text = label.text {
      members.append(PropertyGraphMembers.member("relation", text, at: label.offset))
    }
    members += PropertyGraphMembers.properties(edge["properties"]?.members ?? [])
    for end in [edge["start"], edge["end"]] {
      if let end, let id = end["id"]?.id { ends.append((id, end)) }
    }
    builder.addEdge(
      from: edge["start"]?["id"], to: edge["end"]?["id"], at: edge.offset, id: edge["id"],
      saying: members)
  }
}
