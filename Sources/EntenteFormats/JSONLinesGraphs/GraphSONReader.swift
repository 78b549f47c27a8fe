import EntenteModel

/// Reads GraphSON, the JSON of TinkerPop, in its versions 1 to 3.
///
///     {"id":1,"label":"person","outE":{"knows":[{"id":7,"inV":2}]},"properties":{…}}
///
/// A file holds one vertex a line, with its edges on both their ends, or a whole
/// graph of `vertices` and `edges`, typed or not; that of TinkerPop 2 marks its keys
/// with a line below (`_id`). The label of a vertex is its kind, that of an edge its
/// kind of relation. A property of a vertex may have several values, each with
/// properties of its own, which become `name.key`.
///
/// > Apache TinkerPop. *GraphSON*, IO reference.
struct GraphSONReader: PropertyGraphReader {
  var builder: JSONGraphBuilder
  private var edgeIDs: Set<String> = []
  private var incoming: [(edge: DataNode, label: String, vertex: DataNode)] = []
  private var hasOutgoing = false

  init(builder: JSONGraphBuilder) { self.builder = builder }

  mutating func finish(areRecordsSound: Bool) { readIncoming() }

  mutating func read(_ record: DataNode) {
    let root = GraphSONValue.plain(record)
    let graph = root["graph"] ?? root
    guard graph["vertices"] != nil || graph["edges"] != nil else { return readVertex(root) }
    for vertex in builder.list("vertices", of: graph) where builder.isObject(vertex, "a vertex") {
      readVertex(vertex)
    }
    for edge in builder.list("edges", of: graph) where builder.isObject(edge, "an edge") {
      let label = edge["label"] ?? edge["_label"]
      readEdge(
        edge, label: label?.text, from: edge["outV"] ?? edge["_outV"],
        to: edge["inV"] ?? edge["_inV"])
    }
  }
}

// MARK: - Vertices

extension GraphSONReader {
  private mutating func readVertex(_ vertex: DataNode) {
    guard builder.isObject(vertex, "a vertex") else { return }
    guard let key = vertex["id"] ?? vertex["_id"], let id = key.id else {
      return builder.error(
        "missing-id", at: vertex.offset, "this vertex has no id",
        hint: "GraphSON holds a vertex a line, or an object of 'vertices' and 'edges'")
    }
    var members: [DataNode.Member] = []
    if let label = vertex["label"], let text = label.text, vertex["_id"] == nil, text != "vertex" {
      members.append(PropertyGraphMembers.kind(text, at: label.offset))
    }
    members += PropertyGraphMembers.properties(Self.properties(of: vertex))
    builder.addNode(id, at: vertex.offset, idOffset: key.offset, saying: members)
    for (label, edges) in Self.edges("outE", of: vertex) {
      for edge in edges where builder.isObject(edge, "an edge") {
        hasOutgoing = true
        readEdge(edge, label: label, from: key, to: edge["inV"])
      }
    }
    for (label, edges) in Self.edges("inE", of: vertex) {
      for edge in edges where builder.isObject(edge, "an edge") {
        incoming.append((edge, label, key))
      }
    }
  }

  private static func edges(_ key: String, of vertex: DataNode) -> [(String, [DataNode])] {
    (vertex[key]?.members ?? []).map { ($0.key, $0.value.elements ?? []) }
  }

  /// What a vertex says of itself, each value of a property by itself.
  private static func properties(of vertex: DataNode) -> [DataNode.Member] {
    if vertex["_id"] != nil {
      return (vertex.members ?? []).filter { !["_id", "_type"].contains($0.key) }
    }
    return (vertex["properties"]?.members ?? []).flatMap { member -> [DataNode.Member] in
      guard let values = member.value.elements else { return [member] }
      return values.flatMap { value -> [DataNode.Member] in
        guard value.members != nil, let inner = value["value"] else {
          return [.init(key: member.key, keyOffset: member.keyOffset, value: value)]
        }
        let meta = (value["properties"]?.members ?? []).map { meta in
          DataNode.Member(
            key: member.key + "." + meta.key, keyOffset: meta.keyOffset, value: meta.value)
        }
        return [.init(key: member.key, keyOffset: member.keyOffset, value: inner)] + meta
      }
    }
  }
}

// MARK: - Edges

extension GraphSONReader {
  private mutating func readEdge(
    _ edge: DataNode, label: String?, from source: DataNode?, to target: DataNode?
  ) {
    let id = edge["id"] ?? edge["_id"]
    if let id = id?.id, !edgeIDs.insert(id).inserted {
      return builder.error(
        "duplicate-id", at: edge.offset, "the edge id '\(id)' is used twice",
        hint: "give each edge an id of its own")
    }
    var members: [DataNode.Member] = []
    if let label { members.append(PropertyGraphMembers.member("relation", label, at: edge.offset)) }
    let properties: [DataNode.Member]
    if edge["_id"] != nil || edge["_outV"] != nil {
      let known = ["_id", "_type", "_label", "_outV", "_inV"]
      properties = (edge.members ?? []).filter { !known.contains($0.key) }
    } else {
      properties = (edge["properties"]?.members ?? []).map { member in
        // A property of version 2 or 3 may be an object of its key and its value.
        guard member.value["key"]?.text == member.key, let inner = member.value["value"] else {
          return member
        }
        return .init(key: member.key, keyOffset: member.keyOffset, value: inner)
      }
    }
    members += PropertyGraphMembers.properties(properties)
    builder.addEdge(from: source, to: target, at: edge.offset, id: id, saying: members)
  }

  /// Reads the edges that stand at the vertex they lead to alone; those without
  /// an id are taken for ones read, if vertices list edges that leave them.
  private mutating func readIncoming() {
    for (edge, label, vertex) in incoming {
      if let id = edge["id"]?.id {
        if edgeIDs.contains(id) { continue }
      } else if hasOutgoing {
        continue
      }
      readEdge(edge, label: label, from: edge["outV"], to: vertex)
    }
  }
}
