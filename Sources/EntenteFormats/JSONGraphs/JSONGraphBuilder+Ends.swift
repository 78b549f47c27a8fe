import EntenteModel

// MARK: - Ends

extension JSONGraphBuilder {
  /// Whether all ends of edges are whole numbers without quotes.
  var endsAreNumbers: Bool {
    ends.allSatisfy { $0.source.wholeNumber != nil && $0.target.wholeNumber != nil }
  }

  /// Whether all ends of edges are ids of nodes.
  var endsAreIDs: Bool {
    ends.allSatisfy { ends in
      [ends.source, ends.target].allSatisfy { $0.id.map(ids.contains) ?? false }
    }
  }

  /// Whether all ends of edges are positions in the list of nodes.
  var endsArePositions: Bool {
    let range = graph.nodes.indices
    return ends.allSatisfy { ends in
      [ends.source, ends.target].allSatisfy { $0.wholeNumber.map(range.contains) ?? false }
    }
  }

  /// Joins the edges to the nodes that they name.
  ///
  /// - Parameters:
  ///   - positions: Whether ends are positions in the list of nodes, not ids.
  ///   - declaresByUse: Whether an edge may name a node that is not declared.
  mutating func joinEnds(positions: Bool = false, declaresByUse: Bool = false) {
    for edge in graph.edges.indices {
      let (source, target) = ends[edge]
      graph.edges[edge].source = nodeID(source, positions, declaresByUse) ?? ""
      graph.edges[edge].target = nodeID(target, positions, declaresByUse) ?? ""
    }
  }

  private mutating func nodeID(
    _ end: DataNode, _ positions: Bool, _ declaresByUse: Bool
  ) -> String? {
    if positions, let position = end.wholeNumber {
      let count = graph.nodes.count
      if (0..<count).contains(position) { return graph.nodes[position].id }
      error(
        "unknown-node", at: end.offset,
        "the edge names node number \(position), but there are \(count), from 0")
      return nil
    }
    guard let id = end.id else {
      error(
        "wrong-type", at: end.offset, "an edge ends at the id of a node, not at \(end.typeName)")
      return nil
    }
    if declaresByUse || ids.contains(id) { return id }
    let near = nearNode(to: id)
    error(
      "unknown-node", at: end.offset, "the edge names the node '\(id)', which is not declared",
      hint: near.map { "did you mean '\($0)'?" } ?? "add it to the nodes")
    return nil
  }

  /// The node that an unknown id most likely meant, while the search is cheap.
  private mutating func nearNode(to id: String) -> String? {
    searches += 1
    guard searches <= 20, graph.nodes.count <= 100_000 else { return nil }
    return nearest(to: id, among: graph.nodes.lazy.map(\.id))
  }

  /// Drops an attribute of nodes that only repeats their ids.
  mutating func dropRepeatedIDs(_ name: String) {
    let repeats = graph.nodes.allSatisfy { node in
      node.attributes.filter { $0.name == name }.map(\.value) == [node.id]
    }
    guard repeats else { return }
    for i in graph.nodes.indices { graph.nodes[i].attributes.removeAll { $0.name == name } }
  }

  /// Drops an attribute of edges that only counts those of the same ends.
  mutating func dropCounts(_ name: String) {
    var counts = ParallelCounts(isDirected: graph.isDirected != false)
    for edge in graph.edges {
      let count = counts.next(edge.source, edge.target)
      guard
        edge.attributes.allSatisfy({ attribute in
          attribute.name != name
            || (attribute.type == .integer && attribute.value == String(count))
        })
      else { return }
    }
    for i in graph.edges.indices { graph.edges[i].attributes.removeAll { $0.name == name } }
  }
}
