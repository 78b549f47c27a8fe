import EntenteModel

// MARK: - What other programs and Entente write as parameters

extension PajekReader {
  /// Takes what a comment says of the graph as a whole, where Entente wrote it.
  mutating func readComment(_ line: Range<Int>) {
    let comment = text.text(line.dropFirst()).trimmed
    if comment == PajekWriter.noWeights { hasNoWeights = true }
    let name = comment.prefix { !$0.isWhitespace }
    guard CarriedField.Graph.all.contains(String(name)) else { return }
    graph.attributes.append(
      Claim.Attribute(String(name), type: .text, value: comment.dropFirst(name.count).trimmed))
  }

  /// Makes fields of the parameters that mean one: the ids, labels and kinds of
  /// vertices, the ids of lines, and weights that are none.
  mutating func takeFields() {
    takeKinds()
    dropEmptyDrawing()
    takeIDs()
    for i in graph.nodes.indices {
      if let kind = graph.nodes[i].attributes.take("kind", as: .text) { graph.nodes[i].kind = kind }
    }
    for i in graph.edges.indices {
      if let id = graph.edges[i].attributes.take("id") { graph.edges[i].id = id }
      let isWeighted = graph.edges[i].attributes.take("weighted", being: "false") == nil
      if hasNoWeights || !isWeighted { graph.edges[i].weight = nil }
    }
  }

  /// Takes a partition by kind whose name tells its kinds.
  private mutating func takeKinds() {
    let prefix = "kind ["
    guard
      let name = graph.nodes.first?.attributes.first(where: { $0.name.hasPrefix(prefix) })?.name,
      let kinds = try? JSONParser.parse([UInt8](name.dropFirst(5).utf8)[...]).elements?
        .compactMap(\.text)
    else { return }
    for i in graph.nodes.indices {
      guard let number = graph.nodes[i].attributes.take(name).flatMap({ Int($0) }),
        (1...max(1, kinds.count)).contains(number), !kinds.isEmpty
      else { continue }
      graph.nodes[i].kind = kinds[number - 1]
    }
  }

  /// Drops coordinates if all vertices lie at the origin, where NetworkX puts
  /// those that have none.
  private mutating func dropEmptyDrawing() {
    let origin = [
      Claim.Attribute("x", type: .number, value: "0.0"),
      Claim.Attribute("y", type: .number, value: "0.0"),
      Claim.Attribute("shape", type: .text, value: "ellipse"),
    ]
    guard graph.nodes.allSatisfy({ $0.attributes.starts(with: origin) }) else { return }
    for i in graph.nodes.indices { graph.nodes[i].attributes.removeFirst(origin.count) }
  }

  /// Takes the ids of vertices, if each has one of its own.
  private mutating func takeIDs() {
    var seen: Set<String> = []
    let ids = graph.nodes.map { node in
      node.attributes.first { $0.name == "node_id" && !$0.value.isEmpty }?.value
    }
    guard !ids.isEmpty, ids.allSatisfy({ $0.map { seen.insert($0).inserted } ?? false }) else {
      takeLabels()
      return
    }
    for i in graph.nodes.indices {
      if let id = graph.nodes[i].attributes.take("node_id") { graph.nodes[i].id = id }
    }
    takeLabels()
    for i in graph.edges.indices {
      if let source = Int(graph.edges[i].source) {
        graph.edges[i].source = graph.nodes[source - 1].id
      }
      if let target = Int(graph.edges[i].target) {
        graph.edges[i].target = graph.nodes[target - 1].id
      }
    }
  }

  /// Takes the labels of vertices that share theirs: `Woman (2)` has the
  /// parameter `label` = Woman.
  private mutating func takeLabels() {
    for i in graph.nodes.indices {
      guard let label = graph.nodes[i].attributes.first(where: { $0.name == "label" })?.value,
        graph.nodes[i].label == "\(label) (\(graph.nodes[i].id))"
      else { continue }
      _ = graph.nodes[i].attributes.take("label")
      graph.nodes[i].label = label
    }
  }
}

extension [Claim.Attribute] {
  /// Removes the first attribute of a name, and returns its value.
  fileprivate mutating func take(
    _ name: String, as type: Property.ValueType? = nil, being value: String? = nil
  ) -> String? {
    let position = firstIndex {
      $0.name == name && (type == nil || $0.type == type) && (value == nil || $0.value == value)
    }
    return position.map { remove(at: $0).value }
  }
}
