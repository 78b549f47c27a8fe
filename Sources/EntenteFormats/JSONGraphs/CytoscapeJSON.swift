import EntenteModel

/// The elements of Cytoscape.js: nodes and edges apart or in one list, the
/// export of a whole view, or only what it has under `elements`.
enum CytoscapeJSON {
  static func read(
    _ elements: DataNode, of root: DataNode, into builder: inout JSONGraphBuilder
  ) {
    readGraph(root, elements, into: &builder)
    if let list = elements.elements {
      for element in list where builder.isObject(element, "an element") {
        let group = element["group"]?.text
        let hasEnds = element["data"]?["source"] != nil || element["data"]?["target"] != nil
        read(element, isEdge: group.map { $0 == "edges" } ?? hasEnds, into: &builder)
      }
    } else if builder.isObject(elements, "'elements'") {
      for node in builder.list("nodes", of: elements) where builder.isObject(node, "a node") {
        read(node, isEdge: false, into: &builder)
      }
      for edge in builder.list("edges", of: elements) where builder.isObject(edge, "an edge") {
        read(edge, isEdge: true, into: &builder)
      }
    }
    guard builder.isSound else { return }
    builder.joinEnds()
    // NetworkX asks for both.
    builder.dropRepeatedIDs("value")
    builder.dropCounts("key")
  }

  private static func readGraph(
    _ root: DataNode, _ elements: DataNode, into builder: inout JSONGraphBuilder
  ) {
    builder.isDirected = root["directed"]?.boolean
    let data = root["data"]
    builder.title = data?["name"]?.text ?? root["name"]?.text
    let known = ["elements", "nodes", "edges", "directed", "multigraph", "name", "data"]
    let ignored = (root.members ?? []).map(\.key).filter { !known.contains($0) }
    let inner = builder.readGraphMembers(data, titled: ["name"], as: "data")
    builder.noteIgnored(ignored + inner, at: root.offset)
  }

  private static func read(
    _ element: DataNode, isEdge: Bool, into builder: inout JSONGraphBuilder
  ) {
    guard let data = element["data"] else {
      return builder.error("missing-data", at: element.offset, "this element has no 'data'")
    }
    guard builder.isObject(data, "'data'") else { return }
    let around = (element.members ?? []).filter { !["data", "group"].contains($0.key) }
    let hasTextKey = isEdge && data["id"] == nil && data["key"]?.isQuoted == true
    let inside = (data.members ?? []).filter { member in
      member.key != "id" && !(isEdge && ["source", "target"].contains(member.key))
        && !(hasTextKey && member.key == "key")
    }
    if isEdge {
      builder.addEdge(
        from: data["source"], to: data["target"], at: element.offset,
        id: hasTextKey ? data["key"] : data["id"], keepsIDsApart: true, saying: inside + around)
    } else if let id = data["id"]?.id {
      builder.addNode(
        id, at: element.offset, idOffset: data["id"]?.offset, saying: inside + around)
    } else {
      builder.error("missing-id", at: element.offset, "this node has no id")
    }
  }
}
