extension CSRGraph {
  /// Returns the PageRank of every node, in node order.
  ///
  /// It is the share of time that a walker spends at each node, who follows with
  /// probability `damping` an edge that leaves the node, chosen by weight, and jumps
  /// otherwise. From a node without such edges, or whose edges all weigh 0, the walker
  /// always jumps. A jump leads to all nodes alike, or to nodes in proportion to
  /// `personalization`. Scores sum to 1.
  ///
  /// An undirected edge can be followed both ways. Parallel edges add up; a loop counts
  /// once.
  ///
  ///     let chain = CSRGraph(nodeCount: 2, edges: [(0, 1)], isDirected: true)
  ///     try chain.pageRank()  // [0.3508…, 0.6491…]
  ///
  /// - Parameters:
  ///   - damping: The probability to follow an edge, at least 0 and less than 1.
  ///   - tolerance: The sum of all changes of an iteration below which to stop. The sum
  ///     of all errors is then below `tolerance` · *d* / (1 − *d*) for damping *d*.
  ///   - personalization: How much each node attracts jumps: one number a node, finite
  ///     and not negative, not all 0; or `nil` for all alike.
  ///   - workers: The threads to use; the scores are the same for any number of them.
  ///
  /// - Returns: The scores.
  ///
  /// - Throws: `ConvergenceError` with the sum of changes, if `tolerance` is less than
  ///   rounding allows: about 1e-14 where weights are beyond 2⁴⁰, else 2⁻⁵³.
  ///
  /// - Complexity: O(*k* (*n* + *m*)) time for *k* = log `tolerance` / log `damping`
  ///   iterations at most, O(*n* + *m*) space.
  ///
  /// > L. Page, S. Brin, R. Motwani, T. Winograd. *The PageRank citation ranking:
  /// > bringing order to the Web.* Stanford InfoLab 1999-66, 1999.
  /// > S. Brin, L. Page. "The anatomy of a large-scale hypertextual Web search engine."
  /// > *Computer Networks and ISDN Systems* 30(1–7), 1998, pp. 107–117.
  /// > doi:[10.1016/S0169-7552(98)00110-X](https://doi.org/10.1016/S0169-7552(98)00110-X)
  public func pageRank(
    damping: Double = 0.85, tolerance: Double = 1e-10, personalization: [Double]? = nil,
    workers: Workers = .all
  ) throws(ConvergenceError) -> [Double] {
    precondition(damping >= 0 && damping < 1, "Damping is at least 0 and less than 1")
    precondition(tolerance > 0, "The tolerance is greater than 0")
    if nodeCount == 0 { return [] }
    let limit = iterationLimit(damping: damping, tolerance: tolerance)
    // What is rounded then adds less than a sixteenth of what the tolerance allows.
    let smallChange = min(Self.smallChange, 0x1p20 * (1 - damping) * tolerance)
    var walk = RandomWalk(
      on: self, damping: damping, jumps: jumpShares(personalization), smallChange: smallChange,
      workers: workers)
    var change = Double.infinity
    for _ in 0..<limit {
      // Rounding leaves a change unknown by about this much, even if it seems to be 0.
      change = max(walk.advance(), 0x1p-53)
      if change < tolerance { return walk.shares() }
    }
    throw ConvergenceError(iterations: limit, residual: change, tolerance: tolerance)
  }

  /// Returns the scores after a number of iterations, whatever they still change.
  package func pageRank(
    iterations: Int, damping: Double = 0.85, workers: Workers = .all
  ) -> [Double] {
    if nodeCount == 0 { return [] }
    var walk = RandomWalk(
      on: self, damping: damping, jumps: jumpShares(nil), smallChange: Self.smallChange,
      workers: workers)
    for _ in 0..<iterations { _ = walk.advance() }
    return walk.shares()
  }

  /// The sum of all changes up to which narrower numbers tell them, whatever the tolerance:
  /// for the usual damping the errors that they add sum to less than 1e-9.
  private static var smallChange: Double { 0x1p-12 }

  /// Returns the probability of each node to be jumped to.
  private func jumpShares(_ personalization: [Double]?) -> [Double] {
    guard let personalization else {
      return [Double](repeating: 1 / Double(nodeCount), count: nodeCount)
    }
    precondition(personalization.count == nodeCount, "Each node needs one number")
    precondition(
      personalization.allSatisfy { $0.isFinite && $0 >= 0 },
      "A personalization is finite and not negative")
    let greatest = personalization.max() ?? 0
    precondition(greatest > 0, "A personalization is not 0 for all nodes")
    let shares = personalization.map { $0 / greatest }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }

  /// Returns the iterations after which the change is below `tolerance`, but for rounding.
  private func iterationLimit(damping: Double, tolerance: Double) -> Int {
    var limit = 100
    var change = 2.0
    while change >= tolerance && limit < 1_000_000 {
      change *= damping
      limit += 1
    }
    return limit
  }
}
