extension CSRGraph {
  /// Returns the eigenvector centrality of every node, in node order.
  ///
  /// The score of a node is proportional to the sum of the scores of its neighbors, each
  /// times the weight of the edge: *λx* = *Ax* for the largest eigenvalue *λ*. Of a
  /// directed graph, the edges that enter a node count (the left eigenvector). Parallel
  /// edges add up; a loop adds its weight once. The scores have the Euclidean length 1.
  ///
  /// An eigenvector compares only nodes that reach one another. So the scores are those
  /// of the largest component that has an edge inside, a strongly connected one if the
  /// graph is directed, and 0 elsewhere; ``eigenvectorScope()`` returns its nodes. Of
  /// several as large, the one with the smallest node is taken. Edges of weight 0 do
  /// not connect. A graph without such a component scores 0 throughout.
  ///
  ///     let star = CSRGraph(nodeCount: 3, edges: [(0, 1), (0, 2)])
  ///     try star.eigenvectorCentrality()  // [√½, ½, ½]
  ///
  /// - Parameter workers: The threads to use; scores are the same for any number of them.
  ///
  /// - Returns: The scores.
  ///
  /// - Throws: `ConvergenceError` if the residual ‖*Ax* − *λx*‖ / *λ* stays above 1e-11. It
  ///   has been seen only on directed rings of more than a thousand nodes with weights
  ///   that differ.
  ///
  /// - Complexity: O(*k* (*m* + *kn*)) time and O(*kn* + *m*) space for *k* steps: dozens in
  ///   most graphs, up to *n* if it is long and thin.
  ///
  /// > P. Bonacich. "Factoring and weighting approaches to status scores and clique
  /// > identification." *Journal of Mathematical Sociology* 2(1), 1972, pp. 113–120.
  /// > doi:[10.1080/0022250X.1972.9989806](https://doi.org/10.1080/0022250X.1972.9989806)
  public func eigenvectorCentrality(
    workers: Workers = .all
  ) throws(ConvergenceError) -> [Double] {
    var scores = [Double](repeating: 0, count: nodeCount)
    var blocks = IrreducibleBlocks(of: self, workers: workers)
    guard let component = blocks.largest() else { return scores }
    let block = blocks.block(of: component)
    let pair = try PerronPair(of: block.matrix)
    for (place, node) in block.nodes.enumerated() {
      scores[Int(node)] = pair.vector[place]
    }
    return scores
  }

  /// Returns the nodes that ``eigenvectorCentrality()`` compares, in ascending order.
  ///
  /// All others score 0 because they are not in the largest component, not because they
  /// are known to matter less.
  ///
  ///     let graph = CSRGraph(nodeCount: 4, edges: [(1, 2), (2, 3)])
  ///     graph.eigenvectorScope()  // [1, 2, 3]
  ///
  /// - Complexity: O(*n* + *m*).
  public func eigenvectorScope() -> [Node] {
    let blocks = IrreducibleBlocks(of: self, workers: .one)
    return blocks.largest().map { Array(blocks.nodes(of: $0)) } ?? []
  }
}
