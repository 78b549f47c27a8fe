extension CSRGraph {
  /// Returns the closeness centrality of every node, in node order.
  ///
  /// The closeness of *v* is the inverse of the mean distance from the nodes that reach
  /// it, times the share of nodes that do. With *r* such nodes of *n* − 1 others:
  ///
  ///     c(v) = r / (n − 1) · r / Σ d(u, v)
  ///
  /// So a node of a small component does not outrank those of a large one (Wasserman
  /// and Faust). In a connected graph it is Freeman's (*n* − 1) / Σ *d*. Distances are
  /// those *to* the node along the direction of the edges. A node that no other
  /// reaches scores 0. Loops do not matter, of parallel edges the shortest counts.
  ///
  ///     let path = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)])
  ///     path.closenessCentrality()  // [2/3, 1, 2/3]
  ///
  /// - Parameters:
  ///   - lengths: How long the edges are.
  ///   - workers: The threads to use. Any number of them gives the same scores.
  ///
  /// - Returns: The scores.
  ///
  /// - Precondition: By `.weights`, every weight is greater than 0.
  ///
  /// - Complexity: O(*nm*) by hops, O(*nm* log *n*) by weights; O(*n* + *m*) space a thread.
  ///
  /// > S. Wasserman, K. Faust. *Social Network Analysis.* Cambridge University Press,
  /// > 1994, p. 201.
  /// > doi:[10.1017/CBO9780511815478](https://doi.org/10.1017/CBO9780511815478)
  public func closenessCentrality(
    lengths: EdgeLengths = .hops, workers: Workers = .all
  ) -> [Double] {
    guard lengths == .weights, let weights = incoming.weights else {
      let sums = distanceSums(of: .distance, workers: workers)
      return nodes.map { closeness(others: sums.reachCount[$0], farness: Double(sums.sum[$0])) }
    }
    return scores(weights: weights, workers: workers) { search in
      var farness = 0.0
      for other in search.reached { farness += search.distance[Int(other)] }
      return closeness(others: search.reached.count - 1, farness: farness)
    }
  }

  /// Returns the harmonic centrality of every node, in node order.
  ///
  /// The harmonic centrality of *v* is the sum of the inverse distances of all others,
  /// a node that does not reach *v* adding nothing:
  ///
  ///     h(v) = Σ 1 / d(u, v)        u ≠ v
  ///
  /// Distances are those *to* the node along the direction of the edges. The sum is
  /// not divided by *n* − 1. Loops do not matter, of parallel edges the shortest
  /// counts.
  ///
  ///     let path = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)])
  ///     path.harmonicCentrality()  // [1.5, 2, 1.5]
  ///
  /// - Parameters:
  ///   - lengths: How long the edges are.
  ///   - workers: The threads to use. Any number of them gives the same scores.
  ///
  /// - Returns: The scores.
  ///
  /// - Precondition: By `.weights`, every weight is greater than 0.
  ///
  /// - Complexity: O(*nm*) by hops, O(*nm* log *n*) by weights; O(*n* + *m*) space a thread.
  ///
  /// > M. Marchiori, V. Latora. "Harmony in the small-world." *Physica A* 285(3–4),
  /// > 2000, pp. 539–546.
  /// > doi:[10.1016/S0378-4371(00)00311-3](https://doi.org/10.1016/S0378-4371(00)00311-3)
  public func harmonicCentrality(
    lengths: EdgeLengths = .hops, workers: Workers = .all
  ) -> [Double] {
    guard lengths == .weights, let weights = incoming.weights else {
      return distanceSums(of: .inverse, workers: workers).sum.map { Double($0) * 0x1p-90 }
    }
    return scores(weights: weights, workers: workers) { search in
      var sum = 0.0
      for other in search.reached.dropFirst() { sum += 1 / search.distance[Int(other)] }
      return sum
    }
  }

  private func closeness(others: Int, farness: Double) -> Double {
    others == 0 ? 0 : Double(others) / Double(nodeCount - 1) * (Double(others) / farness)
  }

  /// Returns the closeness, or harmonic centrality, by steps of every node if only some
  /// nodes counted: with a sample of them, about how near each is as compared with others.
  ///
  /// - Complexity: O(*km*) for *k* nodes.
  package func closeness(
    from sources: [Node], isHarmonic: Bool, workers: Workers = .all
  ) -> [Double] {
    let sums = distanceSums(of: isHarmonic ? .inverse : .distance, from: sources, workers: workers)
    if isHarmonic { return sums.sum.map { Double($0) * 0x1p-90 } }
    return nodes.map { closeness(others: sums.reachCount[$0], farness: Double(sums.sum[$0])) }
  }

  /// Returns sums over the numbers of steps to every node, from all or from some.
  private func distanceSums(
    of term: DistanceSums.Term, from wanted: [Node]? = nil, workers: Workers
  ) -> DistanceSums {
    let offsets = outgoing.offsets
    let sources = (wanted ?? nodes.map { Node($0) }).filter {
      offsets[Int($0)] < offsets[Int($0) + 1]
    }
    let width = DistanceSums.width
    let parts = workers.forEach(
      of: (sources.count + width - 1) / width,
      storage: { DistanceSums(nodeCount: nodeCount, of: term) },
      { batch, sums in
        let rest = sources[(batch * width)...]
        sums.addDistances(from: rest.prefix(width), in: self)
      })
    guard var total = parts.first else { return DistanceSums(nodeCount: nodeCount, of: term) }
    for part in parts.dropFirst() { total.add(part) }
    return total
  }

  /// Returns a score for every node, of its search for the distances to it by weights.
  private func scores(
    weights: [Double], workers: Workers, of score: @Sendable (LengthSearch) -> Double
  ) -> [Double] {
    precondition(hasPositiveWeights(), "A length must be greater than 0")
    let width = 64
    let parts = workers.forEach(
      of: (nodeCount + width - 1) / width,
      storage: { ScoringSearch(search: LengthSearch(nodeCount: nodeCount)) },
      { block, scoring in
        let scores = nodes[(block * width)...].prefix(width).map { node in
          scoring.search.run(from: node, along: incoming, weights: weights)
          return score(scoring.search)
        }
        scoring.blocks.append((block, scores))
      })
    return parts.flatMap(\.blocks).sorted { $0.number < $1.number }.flatMap(\.scores)
  }
}

/// A search, and the scores of the blocks of nodes it was used for.
private struct ScoringSearch: Sendable {
  var search: LengthSearch
  var blocks: [(number: Int, scores: [Double])] = []
}
