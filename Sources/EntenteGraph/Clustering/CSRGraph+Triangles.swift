extension CSRGraph {
  /// Returns the number of triangles that each node is a corner of, in node order.
  ///
  /// A triangle is three nodes of which each two are joined. Directions, parallel
  /// edges, loops and weights do not matter.
  ///
  ///     let kite = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 0), (2, 3)])
  ///     kite.triangleCounts()  // [1, 1, 1, 0]
  ///
  /// - Complexity: O(*m*√*m*) time and O(*n* + *m*) space.
  ///
  /// > T. Schank, D. Wagner. "Finding, counting and listing all triangles in large graphs,
  /// > an experimental study." *Experimental and Efficient Algorithms*, 2005, pp. 606–609.
  /// > doi:[10.1007/11427186_54](https://doi.org/10.1007/11427186_54)
  public func triangleCounts(workers: Workers = .all) -> [Int] {
    simpleRows(workers: workers).triangleCounts(workers: workers)
  }

  /// Returns the number of triangles.
  ///
  ///     CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2), (2, 0)]).triangleCount()  // 1
  ///
  /// It is a third of the sum of `triangleCounts()`.
  ///
  /// - Complexity: O(*m*√*m*) time and O(*n* + *m*) space.
  public func triangleCount(workers: Workers = .all) -> Int {
    triangleCounts(workers: workers).reduce(0, +) / 3
  }
}

extension Adjacency {
  /// Returns the number of triangles of each node of a simple graph.
  func triangleCounts(workers: Workers) -> [Int] {
    let ranked = RankedRows(rows: self, workers: workers)
    let byRank = TriangleSearch(rows: ranked).countsByRank(workers: workers)
    var counts = [Int](repeating: 0, count: nodeCount)
    for rank in byRank.indices { counts[Int(ranked.order[rank])] = byRank[rank] }
    return counts
  }
}
