extension CSRGraph {
  /// Returns the distance from every node to a node, in node order: 0 for the node
  /// itself, and infinite for a node that no path leads from.
  ///
  ///     let chain = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], isDirected: true)
  ///     chain.distances(to: 1)  // [1, 0, .infinity]
  ///
  /// - Parameters:
  ///   - target: The node.
  ///   - lengths: How long the edges are.
  /// - Returns: The distances.
  ///
  /// - Complexity: O(*n* + *m*) by hops, O((*n* + *m*) log *n*) by weights.
  public func distances(to target: Int, lengths: EdgeLengths = .hops) -> [Double] {
    precondition(nodes.contains(target), "The graph lacks the node")
    var search = PathSearch(nodeCount: nodeCount)
    search.run(from: target, along: incoming, lengths: lengths)
    return search.distance
  }
}
