extension CSRGraph {
  /// Returns the core number of every node, in node order.
  ///
  /// The *k*-core is the largest set of nodes each of which has *k* neighbors in the
  /// set. A node's core number is the greatest *k* whose core it belongs to.
  /// Directions, parallel edges, loops and weights do not matter.
  ///
  ///     let kite = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 0), (2, 3)])
  ///     kite.coreNumbers()  // [2, 2, 2, 1]
  ///
  /// Nodes are taken away from the lowest degree up, each with its edges. In place of
  /// buckets kept in order by swaps, the nodes that are left are read once for each *k*:
  /// a node is read as often as its core number, so no more often than it has neighbors.
  ///
  /// - Complexity: O(*n* + *m*) time and O(*n*) space.
  ///
  /// > V. Batagelj, M. Zaveršnik. "Fast algorithms for determining (generalized) core
  /// > groups in social networks." *Advances in Data Analysis and Classification* 5(2),
  /// > 2011, pp. 129–145.
  /// > doi:[10.1007/s11634-010-0079-y](https://doi.org/10.1007/s11634-010-0079-y)
  public func coreNumbers(workers: Workers = .all) -> [Int] {
    let rows = simpleRows(workers: workers)
    return rows.coreNumbers().map { Int($0) }
  }
}

extension Adjacency {
  /// Returns the core numbers of a simple graph.
  fileprivate func coreNumbers() -> [UInt32] {
    // The number of neighbors that each node has left; its core number once taken away.
    var degrees = (0..<nodeCount).map { UInt32(arcs(of: $0).count) }
    var left = (0..<nodeCount).map { CSRGraph.Node($0) }
    // One more place than nodes, for what is written and not kept.
    var lowest = [CSRGraph.Node](repeating: 0, count: nodeCount + 1)
    var core: UInt32 = 0
    while !left.isEmpty {
      let (count, next) = moveNodes(of: core, from: &left, to: &lowest, degrees: degrees)
      if count > 0 {
        takeAway(&lowest, count: count, core: core, degrees: &degrees)
        core += 1
      } else {
        core = next
      }
    }
    return degrees
  }

  /// Moves the nodes of degree `core` to those of lowest degree, and drops those that
  /// were taken away.
  ///
  /// - Returns: The number of nodes moved, and the lowest degree of those that stay.
  private func moveNodes(
    of core: UInt32, from left: inout [CSRGraph.Node], to lowest: inout [CSRGraph.Node],
    degrees: [UInt32]
  ) -> (count: Int, next: UInt32) {
    let all = left.count
    var kept = 0
    var count = 0
    var next = UInt32.max
    do {
      var left = left.mutableSpan
      var lowest = lowest.mutableSpan
      let degrees = degrees.span
      for place in 0..<all {
        let node = left[unchecked: place]
        let degree = degrees[unchecked: Int(node)]
        left[unchecked: kept] = node
        lowest[unchecked: count] = node
        kept &+= degree > core ? 1 : 0
        count &+= degree == core ? 1 : 0
        next = min(next, degree > core ? degree : .max)
      }
    }
    left.removeLast(all - kept)
    return (count, next)
  }

  /// Takes away the nodes of lowest degree, and those that have no more than `core`
  /// neighbors left by that.
  private func takeAway(
    _ lowest: inout [CSRGraph.Node], count: Int, core: UInt32, degrees: inout [UInt32]
  ) {
    var lowest = lowest.mutableSpan
    var degrees = degrees.mutableSpan
    let (heads, offsets) = (heads.span, offsets.span)
    var count = count
    var place = 0
    while place < count {
      let node = Int(lowest[unchecked: place])
      place &+= 1
      for arc in offsets[unchecked: node]..<offsets[unchecked: node + 1] {
        let head = heads[unchecked: arc]
        let degree = degrees[unchecked: Int(head)]
        degrees[unchecked: Int(head)] = degree &- (degree > core ? 1 : 0)
        lowest[unchecked: count] = head
        count &+= degree == core &+ 1 ? 1 : 0
      }
    }
  }
}
