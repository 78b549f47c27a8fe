extension CSRGraph {
  /// Returns the degree of every node, in node order: the number of its edges in a
  /// direction.
  ///
  /// Parallel edges count one by one, and weights do not matter. A loop counts
  /// twice, once for each of its ends: in an undirected graph for every direction,
  /// in a directed graph once as an outgoing and once as an incoming edge.
  ///
  ///     let path = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)])
  ///     path.degrees()  // [1, 2, 1]
  ///
  /// - Complexity: O(*n*) for a directed graph, O(*n* + *m*) for an undirected one.
  ///
  /// > L. C. Freeman. "Centrality in social networks: conceptual clarification."
  /// > *Social Networks* 1(3), 1978, pp. 215–239.
  /// > doi:[10.1016/0378-8733(78)90021-7](https://doi.org/10.1016/0378-8733(78)90021-7)
  public func degrees(_ direction: EdgeDirection = .any) -> [Int] {
    if !isDirected {
      return nodes.map { node in
        neighbors(of: node).reduce(0) { $0 + (Int($1) == node ? 2 : 1) }
      }
    }
    return switch direction {
    case .outgoing: nodes.map { outgoing.arcs(of: $0).count }
    case .incoming: nodes.map { incoming.arcs(of: $0).count }
    case .any: nodes.map { outgoing.arcs(of: $0).count + incoming.arcs(of: $0).count }
    }
  }

  /// Returns the strength of every node, in node order: the sum of the weights of its
  /// edges in a direction.
  ///
  /// Every edge of a graph without weights weighs 1, so strengths are degrees. A loop
  /// counts as in ``degrees(_:)``: twice, once for each of its ends.
  ///
  ///     let path = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], weights: [2, 0.5])
  ///     path.strengths()  // [2, 2.5, 0.5]
  ///
  /// - Complexity: O(*n* + *m*).
  ///
  /// > A. Barrat, M. Barthélemy, R. Pastor-Satorras, A. Vespignani. "The architecture
  /// > of complex weighted networks." *PNAS* 101(11), 2004, pp. 3747–3752.
  /// > doi:[10.1073/pnas.0400087101](https://doi.org/10.1073/pnas.0400087101)
  public func strengths(_ direction: EdgeDirection = .any) -> [Double] {
    guard let outgoingWeights = outgoing.weights, let incomingWeights = incoming.weights else {
      return degrees(direction).map(Double.init)
    }
    return nodes.map { node in
      var strength = 0.0
      if !isDirected || direction != .incoming {
        for arc in outgoing.arcs(of: node) {
          let isUndirectedLoop = !isDirected && Int(outgoing.heads[arc]) == node
          strength += isUndirectedLoop ? 2 * outgoingWeights[arc] : outgoingWeights[arc]
        }
      }
      if isDirected && direction != .outgoing {
        for arc in incoming.arcs(of: node) { strength += incomingWeights[arc] }
      }
      return strength
    }
  }
}
