extension CSRGraph {
  /// Returns the graph as layouts read it: without directions, loops and parallel edges,
  /// of which the shortest stays; weighted only if weights are lengths.
  func layoutGraph(lengths: EdgeLengths) -> CSRGraph {
    let isWeighted = lengths == .weights && self.isWeighted
    var arcs = Arcs()
    arcs.makeRoom(for: 2 * outgoing.heads.count, isWeighted: isWeighted)
    for node in nodes {
      for arc in outgoing.arcs(of: node) {
        let head = outgoing.heads[arc]
        if Int(head) == node { continue }
        arcs.tails.append(Node(node))
        arcs.heads.append(head)
        if isWeighted, let weights = outgoing.weights { arcs.weights.append(weights[arc]) }
        guard isDirected else { continue }
        arcs.tails.append(head)
        arcs.heads.append(Node(node))
        if isWeighted, let weights = outgoing.weights { arcs.weights.append(weights[arc]) }
      }
    }
    return CSRGraph(
      nodeCount: nodeCount, arcs: arcs, isWeighted: isWeighted, joining: .least,
      isDirected: false)
  }
}
