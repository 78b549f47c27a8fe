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
  ///
  /// - Returns: The scores.
  ///
  /// - Throws: `ConvergenceError` with the sum of changes, if `tolerance` is less than
  ///   rounding allows, about 1e-14.
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
    damping: Double = 0.85, tolerance: Double = 1e-10, personalization: [Double]? = nil
  ) throws(ConvergenceError) -> [Double] {
    precondition(damping >= 0 && damping < 1, "Damping is at least 0 and less than 1")
    precondition(tolerance > 0, "The tolerance is greater than 0")
    if nodeCount == 0 { return [] }
    let jumps = jumpShares(personalization)
    let shares = followedShares()
    let heads = incoming.heads.span
    let offsets = incoming.offsets.span

    var ranks = jumps
    var previous = ranks
    let limit = iterationLimit(damping: damping, tolerance: tolerance)
    var change = Double.infinity
    for _ in 0..<limit {
      swap(&ranks, &previous)
      var dangling = 0.0
      for node in nodes where shares.isDangling[node] { dangling += previous[node] }
      let jumping = 1 - damping + damping * dangling
      var total = 0.0
      for node in nodes {
        var sum = 0.0
        if let shares = shares.ofArcs {
          for arc in offsets[node]..<offsets[node + 1] {
            sum += shares[arc] * previous[Int(heads[arc])]
          }
        } else {
          for arc in offsets[node]..<offsets[node + 1] {
            let head = Int(heads[arc])
            sum += previous[head] * shares.ofNodes[head]
          }
        }
        ranks[node] = damping * sum + jumping * jumps[node]
        total += ranks[node]
      }
      change = 0
      for node in nodes {
        ranks[node] /= total
        change += (ranks[node] - previous[node]).magnitude
      }
      if change < tolerance { return ranks }
    }
    throw ConvergenceError(iterations: limit, residual: change, tolerance: tolerance)
  }

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

/// The probabilities to follow each edge from the node it leaves.
private struct FollowedShares {
  /// The probability of each arc, in the order of the arcs that enter nodes; `nil` if all
  /// arcs from a node are alike.
  var ofArcs: [Double]?

  /// The probability of each arc from a node, if they are alike.
  var ofNodes: [Double]

  /// Whether a walker can only jump from the node.
  var isDangling: [Bool]
}

extension CSRGraph {
  /// Returns the weight of each arc as a part of all from its node.
  private func followedShares() -> FollowedShares {
    guard let weights = outgoing.weights, let enteringWeights = incoming.weights else {
      let degrees = nodes.map { outgoing.arcs(of: $0).count }
      return FollowedShares(
        ofNodes: degrees.map { 1 / Double($0) }, isDangling: degrees.map { $0 == 0 })
    }
    // Weights close to the largest number would overflow a sum.
    let unit = (weights.max() ?? 0) > 0x1p900 ? 0x1p-100 : 1
    var strengths = [Double](repeating: 0, count: nodeCount)
    for node in nodes {
      for arc in outgoing.arcs(of: node) { strengths[node] += weights[arc] * unit }
    }
    var shares = enteringWeights
    for arc in shares.indices where shares[arc] > 0 {
      shares[arc] = shares[arc] * unit / strengths[Int(incoming.heads[arc])]
    }
    return FollowedShares(
      ofArcs: shares, ofNodes: [], isDangling: strengths.map { $0 == 0 })
  }
}
