extension CSRGraph {
  /// Returns the graph as layouts read it: without directions, loops and parallel edges,
  /// of which the shortest stays.
  ///
  /// - Parameters:
  ///   - lengths: How long the edges are; the graph has weights only if these are.
  ///   - weight: What becomes of each weight.
  /// - Returns: The graph.
  func plainGraph(
    lengths: EdgeLengths, weight: @Sendable (Double) -> Double = { $0 }
  ) -> CSRGraph {
    let weights = lengths == .weights ? outgoing.weights : nil
    var arcs = Arcs()
    arcs.makeRoom(
      for: (isDirected ? 2 : 1) * outgoing.heads.count, isWeighted: weights != nil)
    for node in nodes {
      for arc in outgoing.arcs(of: node) where Int(outgoing.heads[arc]) != node {
        arcs.append(Node(node), outgoing.heads[arc], weights?[arc])
        if isDirected { arcs.append(outgoing.heads[arc], Node(node), weights?[arc]) }
      }
    }
    return CSRGraph(
      nodeCount: nodeCount, arcs: arcs, isWeighted: weights != nil, joining: .least,
      weight: weight, isDirected: false)
  }

  /// Returns the graph of some nodes and the edges among them, the nodes in their order.
  ///
  /// - Parameters:
  ///   - nodes: Nodes without edges to others.
  ///   - places: Where in `nodes` each of them is.
  /// - Returns: The graph, its nodes numbered by their places.
  func part(of nodes: ArraySlice<Node>, places: [Node]) -> CSRGraph {
    var arcs = Arcs()
    for node in nodes {
      for arc in outgoing.arcs(of: Int(node)) {
        arcs.append(
          places[Int(node)], places[Int(outgoing.heads[arc])], outgoing.weights?[arc])
      }
    }
    return CSRGraph(
      nodeCount: nodes.count, arcs: arcs, isWeighted: isWeighted, joining: nil,
      isDirected: false)
  }
}

extension CSRGraph.Arcs {
  fileprivate mutating func append(
    _ tail: CSRGraph.Node, _ head: CSRGraph.Node, _ weight: Double?
  ) {
    tails.append(tail)
    heads.append(head)
    if let weight { weights.append(weight) }
  }
}
