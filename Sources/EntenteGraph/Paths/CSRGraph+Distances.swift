extension CSRGraph {
  /// Returns the distance from a node to every node, in node order.
  ///
  /// It is the length of a shortest path along the direction of the edges, 0 for the
  /// node itself and infinite for a node that no path reaches. Of parallel edges the
  /// shortest counts; loops never do.
  ///
  ///     let path = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2)], weights: [2, 3])
  ///     path.distances(from: 0, lengths: .weights)  // [0, 2, 5, .infinity]
  ///
  /// - Parameters:
  ///   - source: The node.
  ///   - lengths: How long the edges are.
  ///   - workers: The threads to use; every number gives the same distances.
  /// - Returns: The distances.
  ///
  /// - Complexity: O(*n* + *m*) by hops, O(*m* + *n* log *n*) by weights; lengths of many
  ///   digits may cost up to 64 moves in a queue for each time that a distance shrinks.
  ///
  /// > E. W. Dijkstra. "A note on two problems in connexion with graphs."
  /// > *Numerische Mathematik* 1, 1959, pp. 269–271.
  /// > doi:[10.1007/BF01386390](https://doi.org/10.1007/BF01386390)
  public func distances(
    from source: Int, lengths: EdgeLengths = .hops, workers: Workers = .all
  ) -> [Double] {
    guard lengths == .weights, let weights = outgoing.weights else {
      return steps(from: source, workers: workers).map { $0 < 0 ? .infinity : Double($0) }
    }
    precondition(nodes.contains(source), "The graph lacks the node")
    return WaveSearch.distances(
      from: source, along: outgoing, weights: weights, workers: workers)
  }

  /// Returns the number of steps from a node to every node, in node order.
  ///
  /// Steps follow the direction of the edges. The number is 0 for the node itself and
  /// −1 for a node that no path reaches.
  ///
  ///     let path = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2)])
  ///     path.steps(from: 0)  // [0, 1, 2, -1]
  ///
  /// - Parameters:
  ///   - source: The node.
  ///   - workers: The threads to use; every number gives the same steps.
  /// - Returns: The numbers of steps.
  ///
  /// - Complexity: O(*n* + *m*).
  public func steps(from source: Int, workers: Workers = .all) -> [Int32] {
    precondition(nodes.contains(source), "The graph lacks the node")
    return StepSearch(from: source, in: self, workers: workers).steps
  }
}
