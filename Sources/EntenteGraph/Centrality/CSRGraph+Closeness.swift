extension CSRGraph {
  /// Returns the closeness centrality of every node, in node order.
  ///
  /// The closeness of *v* is the inverse of the mean distance from the nodes that reach
  /// it, times the share of nodes that do. With *r* such nodes of *n* − 1 others:
  ///
  ///     c(v) = r / (n − 1) · r / Σ d(u, v)
  ///
  /// So a node of a small component does not outrank those of a large one (Wasserman
  /// and Faust). In a connected graph it is Freeman's (*n* − 1) / Σ *d*. Distances are
  /// those *to* the node along the direction of the edges. A node that no other
  /// reaches scores 0. Loops do not matter, of parallel edges the shortest counts.
  ///
  ///     let path = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)])
  ///     path.closenessCentrality()  // [2/3, 1, 2/3]
  ///
  /// - Precondition: By `.weights`, every weight is greater than 0.
  ///
  /// - Complexity: O(*nm*) by hops, O(*nm* log *n*) by weights; O(*n* + *m*) space.
  ///
  /// > S. Wasserman, K. Faust. *Social Network Analysis.* Cambridge University Press,
  /// > 1994, p. 201.
  /// > doi:[10.1017/CBO9780511815478](https://doi.org/10.1017/CBO9780511815478)
  public func closenessCentrality(lengths: EdgeLengths = .hops) -> [Double] {
    precondition(lengths == .hops || hasPositiveWeights(), "A length must be greater than 0")
    var search = PathSearch(nodeCount: nodeCount)
    return nodes.map { node in
      search.run(from: node, along: incoming, lengths: lengths)
      var farness = 0.0
      for other in search.reached { farness += search.distance[Int(other)] }
      let others = Double(search.reached.count - 1)
      return others == 0 ? 0 : others / Double(nodeCount - 1) * (others / farness)
    }
  }

  /// Returns the harmonic centrality of every node, in node order.
  ///
  /// The harmonic centrality of *v* is the sum of the inverse distances of all others,
  /// a node that does not reach *v* adding nothing:
  ///
  ///     h(v) = Σ 1 / d(u, v)        u ≠ v
  ///
  /// Distances are those *to* the node along the direction of the edges. The sum is
  /// not divided by *n* − 1. Loops do not matter, of parallel edges the shortest
  /// counts.
  ///
  ///     let path = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)])
  ///     path.harmonicCentrality()  // [1.5, 2, 1.5]
  ///
  /// - Precondition: By `.weights`, every weight is greater than 0.
  ///
  /// - Complexity: O(*nm*) by hops, O(*nm* log *n*) by weights; O(*n* + *m*) space.
  ///
  /// > M. Marchiori, V. Latora. "Harmony in the small-world." *Physica A* 285(3–4),
  /// > 2000, pp. 539–546.
  /// > doi:[10.1016/S0378-4371(00)00311-3](https://doi.org/10.1016/S0378-4371(00)00311-3)
  public func harmonicCentrality(lengths: EdgeLengths = .hops) -> [Double] {
    precondition(lengths == .hops || hasPositiveWeights(), "A length must be greater than 0")
    var search = PathSearch(nodeCount: nodeCount)
    return nodes.map { node in
      search.run(from: node, along: incoming, lengths: lengths)
      var sum = 0.0
      for other in search.reached.dropFirst() { sum += 1 / search.distance[Int(other)] }
      return sum
    }
  }
}
