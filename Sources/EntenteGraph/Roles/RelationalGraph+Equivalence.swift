extension RelationalGraph {
  /// Returns the positions of structurally equivalent nodes: those that could change places
  /// and leave every tie as it is.
  ///
  /// Two such nodes have the same ties to all others, and if they are tied to each other,
  /// then each to the other in the same way. The positions are numbered in the order of
  /// their first nodes.
  ///
  ///     let star = RelationalGraph(nodeCount: 3, ties: [.init(0, 1), .init(0, 2)])
  ///     star.structuralPositions().labels  // [0, 1, 1]
  ///
  /// - Complexity: O(*n* log *n* + *m*) comparisons for nodes that are not tied to each
  ///   other; O(*m* · *degree*) at most for those that are and have the same number of ties.
  ///
  /// > F. Lorrain, H. C. White. "Structural equivalence of individuals in social networks."
  /// > *Journal of Mathematical Sociology* 1(1), 1971, pp. 49–80.
  /// > doi:[10.1080/0022250X.1971.9989788](https://doi.org/10.1080/0022250X.1971.9989788)
  public func structuralPositions() -> Components {
    var first = rows.indices.map { $0 }
    func root(_ node: Int) -> Int {
      var node = node
      while first[node] != node { node = first[node] }
      return node
    }
    func join(_ a: Int, _ b: Int) {
      let (x, y) = (root(a), root(b))
      first[max(x, y)] = min(x, y)
    }
    // Nodes that are not tied to each other have equal rows.
    let order = rows.indices.sorted { a, b in
      if rows[a] != rows[b] { return rows[a].lexicographicallyPrecedes(rows[b]) }
      return a < b
    }
    for (a, b) in zip(order, order.dropFirst()) where rows[a] == rows[b] { join(a, b) }
    // Those that are have equal rows once they change places.
    let roles = rows.map { row in row.map(\.role) }
    for node in rows.indices {
      for end in rows[node] {
        let other = Int(end.other)
        guard node < other, roles[node] == roles[other], root(node) != root(other) else {
          continue
        }
        if exchanged(rows[node], node, other) == rows[other] { join(node, other) }
      }
    }
    return Components(labels: rows.indices.map { Int32(root($0)) }, count: nodeCount)
  }

  /// A row in which two nodes have changed places.
  private func exchanged(_ row: [End], _ a: Int, _ b: Int) -> [End] {
    row.map { end in
      let other = Int(end.other) == a ? b : Int(end.other) == b ? a : Int(end.other)
      return End(role: end.role, other: CSRGraph.Node(other))
    }.sorted()
  }
}
