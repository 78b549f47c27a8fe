extension CSRGraph {
  /// Returns the local clustering coefficient of every node, in node order.
  ///
  /// It is the share of the pairs of a node's neighbors that are joined themselves,
  /// for a node with *k* neighbors that is a corner of *t* triangles:
  ///
  ///     c(v) = 2 t / (k (k − 1))
  ///
  /// A node with fewer than two neighbors has none, which counts as 0. Directions,
  /// parallel edges, loops and weights do not matter.
  ///
  ///     let kite = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 0), (2, 3)])
  ///     kite.localClustering()  // [1, 1, 0.333…, 0]
  ///
  /// - Complexity: O(*m*√*m*) time and O(*n* + *m*) space.
  ///
  /// > D. J. Watts, S. H. Strogatz. "Collective dynamics of 'small-world' networks."
  /// > *Nature* 393, 1998, pp. 440–442. doi:[10.1038/30918](https://doi.org/10.1038/30918)
  public func localClustering(workers: Workers = .all) -> [Double] {
    let rows = simpleRows(workers: workers)
    let triangles = rows.triangleCounts(workers: workers)
    return triangles.indices.map { node in
      let pairs = rows.neighborPairs(of: node)
      return pairs == 0 ? 0 : Double(triangles[node]) / Double(pairs)
    }
  }

  /// Returns the share of the paths of two edges whose ends are joined.
  ///
  /// It is three times the number of triangles by the number of pairs of neighbors
  /// of any node; 0 if no node has two neighbors. Hubs weigh more in it than in the
  /// mean of `localClustering()`. Directions, parallel edges, loops and weights do
  /// not matter.
  ///
  ///     let kite = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 0), (2, 3)])
  ///     kite.transitivity()  // 0.6
  ///
  /// - Complexity: O(*m*√*m*) time and O(*n* + *m*) space.
  public func transitivity(workers: Workers = .all) -> Double {
    let rows = simpleRows(workers: workers)
    let triangles = rows.triangleCounts(workers: workers).reduce(0, +)
    let pairs = nodes.reduce(0) { $0 + rows.neighborPairs(of: $1) }
    return pairs == 0 ? 0 : Double(triangles) / Double(pairs)
  }
}

extension Adjacency {
  /// The number of pairs of neighbors of a node of a simple graph.
  fileprivate func neighborPairs(of node: Int) -> Int {
    let degree = arcs(of: node).count
    return degree * (degree - 1) / 2
  }
}
