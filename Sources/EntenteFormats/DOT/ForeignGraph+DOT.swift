import EntenteModel

extension ForeignGraph {
  /// The nodes and edges of a DOT graph.
  init(_ graph: DOTGraph, log: inout ProblemLog) {
    self.init()
    isDirected = graph.isDirected
    let label = DOTLabel(names: ["G": graph.name ?? ""])
    let root = graph.groups[0].attributes
    title = root["label"].map { label.text(of: $0, isRecord: false) }
    if title?.isEmpty != false { title = graph.name }
    if let exact = DOTExact(root[DOTExact.name], log: &log) { title = exact["title"] ?? title }
    for (name, value) in root.entries where CarriedField.Graph.all.contains(name) {
      attributes.append(Claim.Attribute(name, type: .text, value: value.text))
    }
    nodes.reserveCapacity(graph.nodes.count)
    for node in graph.nodes { nodes.append(Node(node, in: graph, log: &log)) }
    let ids = nodes.map(\.id)
    if graph.nodes.contains(where: { $0.attributes[DOTExact.name] != nil }) {
      reportRepeatedIDs(log: &log)
    }
    edges.reserveCapacity(graph.edges.count)
    for edge in graph.edges { edges.append(Edge(edge, in: graph, ids, log: &log)) }
    settleAttributeTypes(.inferred)
    // The label shows the relation, so that it is seen in a drawing.
    if carriesClaims {
      for i in edges.indices { edges[i].label = nil }
    }
    report(graph, log: &log)
  }

  /// Reports exact ids that are no longer different.
  private func reportRepeatedIDs(log: inout ProblemLog) {
    var seen: Set<String> = []
    for node in nodes where !seen.insert(node.id).inserted {
      log.report(
        "duplicate-id", at: node.offset, "the id '\(node.id)' is that of another node as well",
        hint: "'\(DOTExact.name)' gives it; write the file anew")
    }
  }

  private func report(_ graph: DOTGraph, log: inout ProblemLog) {
    if nodes.isEmpty {
      log.report("empty", .warning, at: graph.offset, "the graph has no nodes")
    }
    for change in graph.overwritten {
      log.report(
        "overwritten", .warning, at: change.offset,
        "the edge has \(change.name) '\(change.old)' already, which '\(change.new)' replaces",
        hint: graph.isStrict
          ? "in a strict graph repeated edges are one"
          : "repeated edges of the same key are one")
    }
    var ignored: [String] = []
    var seen: Set<String> = ["label", "charset", DOTExact.name]
    seen.formUnion(CarriedField.Graph.all)
    for group in graph.groups {
      for (name, _) in group.attributes.entries where seen.insert(name).inserted {
        ignored.append("'\(name)'")
      }
    }
    if !ignored.isEmpty {
      let shown = ignored.prefix(20).joined(separator: ", ") + (ignored.count > 20 ? ", …" : "")
      log.report(
        "ignored-attribute", .note, at: graph.offset,
        "attributes of the graph and its subgraphs are not kept: \(shown)")
    }
  }
}

extension ForeignGraph.Node {
  fileprivate init(_ node: DOTGraph.Node, in graph: DOTGraph, log: inout ProblemLog) {
    self.init(id: node.id.plainText, at: node.offset)
    let names = DOTLabel(names: ["N": id, "G": graph.name ?? ""])
    let shape = node.attributes["shape"]?.text.lowercased()
    let isRecord = shape == "record" || shape == "mrecord"
    if node.id.isHTML {
      label = names.text(of: .init(text: node.id.text, isHTML: true, offset: 0), isRecord: false)
    }
    for (name, value) in node.attributes.entries where !value.text.isEmpty {
      switch name {
      case "label":
        let text = names.text(of: value, isRecord: isRecord && !value.isHTML)
        if !text.isEmpty, text != id { label = text }
        if value.isHTML || (isRecord && value.text != "\\N") {
          attributes.append(.init(name, value))
        }
      case "kind" where !value.isHTML: kind = value.text
      case DOTExact.name:
        guard let exact = DOTExact(value, log: &log) else { continue }
        id = exact["id"] ?? id
        label = exact["label"] ?? label
        kind = exact["kind"] ?? kind
      default: attributes.append(.init(name, value))
      }
    }
    var around: Set<Int> = []
    for group in node.groups {
      var next: Int? = group
      while let group = next, group != 0, around.insert(group).inserted {
        next = graph.groups[group].parent
      }
    }
    for number in around.sorted() {
      let group = graph.groups[number]
      let kind = group.isCluster ? "cluster" : "subgraph"
      if let name = group.name {
        attributes.append(.init(kind, type: .text, value: name))
      }
      if let value = group.attributes["label"] {
        let title = DOTLabel(names: ["G": group.name ?? ""]).text(of: value, isRecord: false)
        if !title.isEmpty { attributes.append(.init(kind + "-label", type: .text, value: title)) }
      }
    }
  }
}

extension ForeignGraph.Edge {
  fileprivate init(
    _ edge: DOTGraph.Edge, in graph: DOTGraph, _ ids: [String], log: inout ProblemLog
  ) {
    let (tail, head) = (graph.nodes[edge.tail].id, graph.nodes[edge.head].id)
    self.init(tail.plainText, head.plainText, at: edge.offset)
    let names = DOTLabel(names: [
      "T": source, "H": target, "G": graph.name ?? "",
      "E": source + (graph.isDirected ? "->" : "--") + target,
    ])
    source = ids[edge.tail]
    target = ids[edge.head]
    let hasRelation = edge.attributes["relation"]?.text.isEmpty == false
    for (name, value) in edge.attributes.entries where !value.text.isEmpty {
      switch name {
      case "label":
        let text = names.text(of: value, isRecord: false)
        if !text.isEmpty { label = text }
        if value.isHTML { attributes.append(.init(name, value)) }
      case DOTExact.name:
        guard let exact = DOTExact(value, log: &log) else { continue }
        id = exact["key"] ?? id
        label = exact["label"] ?? label
        kind = exact["relation"] ?? kind
      case "key": id = value.text
      case "relation": kind = value.text
      case "kind" where !hasRelation: kind = value.text
      case "dir" where graph.isDirected && value.text == "none": isDirected = false
      case "weight":
        if let number = Double(value.text), number.isFinite {
          weight = number
        } else {
          log.report(
            "wrong-type", .warning, at: value.offset,
            "the weight '\(value.text)' is not a number and is kept as text")
          attributes.append(.init(name, value))
        }
      default: attributes.append(.init(name, value))
      }
    }
  }
}

extension DOTGraph.NodeID {
  /// The id as text; HTML keeps its brackets.
  fileprivate var plainText: String { isHTML ? "<\(text)>" : text }
}

extension Claim.Attribute {
  fileprivate init(_ name: String, _ value: DOTAttributes.Value) {
    self.init(name, type: .text, value: value.isHTML ? "<\(value.text)>" : value.text)
  }
}
