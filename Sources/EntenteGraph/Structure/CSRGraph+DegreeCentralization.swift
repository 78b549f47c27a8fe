extension CSRGraph {
  /// Returns how far the graph is centered on one node by its degree, from 0 to 1.
  ///
  /// It is the sum of what the degrees fall short of the greatest, divided by what that
  /// is in a star, the most there can be: (*n* − 1)(*n* − 2) if ties have no direction,
  /// and (*n* − 1)² for arcs in or out. Parallel edges count once, and loops not at all.
  ///
  ///     CSRGraph(nodeCount: 4, edges: [(0, 1), (0, 2), (0, 3)]).degreeCentralization()  // 1
  ///
  /// - Parameter direction: Which degrees; any reads the graph without directions.
  /// - Returns: The centralization; nil with fewer than three nodes.
  ///
  /// - Complexity: O(*n* + *m*).
  ///
  /// > L. C. Freeman. "Centrality in social networks: conceptual clarification."
  /// > *Social Networks* 1(3), 1979, pp. 215–239.
  /// > doi:[10.1016/0378-8733(78)90021-7](https://doi.org/10.1016/0378-8733(78)90021-7)
  public func degreeCentralization(_ direction: EdgeDirection = .any) -> Double? {
    let rows = DyadRows(self)
    let isPlain = !isDirected || direction == .any
    let degrees = rows.degrees(
      isPlain ? DyadRows.both : direction == .outgoing ? DyadRows.out : DyadRows.back)
    guard let greatest = degrees.max(), nodeCount >= 3 else { return nil }
    let shortfall = degrees.reduce(0.0) { $0 + Double(greatest - $1) }
    let n = Double(nodeCount)
    return shortfall / ((n - 1) * (isPlain ? n - 2 : n - 1))
  }
}
