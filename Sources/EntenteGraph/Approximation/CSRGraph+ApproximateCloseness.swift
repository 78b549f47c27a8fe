extension CSRGraph {
  /// Why no bound can be promised for an estimate.
  public enum ApproximationRefusal: Error, Hashable, Sendable {
    /// Not all nodes of a component reach each other, and how many reach a node is not
    /// known without a search that ends there.
    case unequalReach
  }

  /// Returns an estimate of the closeness of every node, from searches that start at some,
  /// with a bound on its error.
  ///
  /// The conventions are those of `closenessCentrality(lengths:)`, by hops. With at least
  /// the probability `confidence`, **every** exact score is within `error` of its estimate,
  /// all at the same time.
  ///
  /// How many nodes reach a node is known from its component, and how many of them are its
  /// neighbors; what is estimated is by how much the others are farther than two steps. The
  /// bound is that of Maurer and Pontil for the mean of a sample, in the range up to the
  /// greatest distance that a search from one node per component leaves possible. It turns
  /// into an interval of the score. In a component that is small, or of which so many
  /// nodes would have to be searched from, the scores are exact.
  ///
  ///     let ring = CSRGraph(nodeCount: 5000, edges: (0..<5000).map { ($0, ($0 + 1) % 5000) })
  ///     try ring.approximateCloseness(error: 0.1, confidence: 0.99).error  // 0.1
  ///
  /// - Parameters:
  ///   - error: How far a score may be off, greater than 0 and less than 1.
  ///   - confidence: How likely all scores are to be within that, greater than 0 and less
  ///     than 1.
  ///   - seed: What the sample is drawn from. The same seed gives the same sample.
  ///   - workers: The threads to use. Any number of them gives the same scores.
  ///
  /// - Returns: The scores, each with its interval.
  ///
  /// - Throws: `.unequalReach` for a directed graph, unless each component is strongly
  ///   connected.
  ///
  /// - Complexity: O(*km*) time for *k* searches, of which 512 are made at a time. *k* does
  ///   not grow with the graph but for the logarithm of *n* and the greatest distance.
  ///
  /// > D. Eppstein, J. Wang. "Fast approximation of centrality." *Journal of Graph
  /// > Algorithms and Applications* 8(1), 2004, pp. 39–45.
  /// > doi:[10.7155/jgaa.00081](https://doi.org/10.7155/jgaa.00081)
  public func approximateCloseness(
    error: Double, confidence: Double, seed: UInt64 = 1, workers: Workers = .all
  ) throws(ApproximationRefusal) -> ApproximateScores {
    precondition(error > 0 && error < 1, "An error lies between 0 and 1")
    precondition(confidence > 0 && confidence < 1, "A confidence lies between 0 and 1")
    let components = components(workers: workers)
    if isDirected && stronglyConnectedComponents().count != components.count {
      throw .unequalReach
    }
    let neighborCounts = inNeighborCounts()
    let others = components.labels.map { Double(components.sizes[Int($0)] - 1) }
    /// The sum of distances if no node is farther than two steps.
    let least = nodes.map { 2 * others[$0] - neighborCounts[$0] }
    let scale = Double(nodeCount - 1)
    func score(_ node: Int, excess: Double) -> Double {
      let farness = least[node] + max(0, excess)
      return farness > 0 ? others[node] / scale * (others[node] / farness) : 0
    }
    let summand = SampledSums.Summand(
      term: .excess, unit: 1,
      ranges: greatestDistances(in: components).map { Double(max(0, $0 - 2)) },
      allowance: { node, excess in
        let farness = least[node] + excess
        return farness * error / (score(node, excess: excess) + error)
      })
    guard
      let sums = SampledSums(
        of: summand, in: self, components: components, confidence: confidence, seed: seed,
        workers: workers)
    else { return ApproximateScores(exact: closenessCentrality(workers: workers)) }
    return ApproximateScores(
      values: nodes.map { score($0, excess: sums.values[$0]) },
      lower: nodes.map { score($0, excess: sums.values[$0] + sums.radii[$0]) * (1 - 1e-12) },
      upper: nodes.map { score($0, excess: sums.values[$0] - sums.radii[$0]) * (1 + 1e-12) },
      error: error, confidence: confidence, sampleCount: sums.searchCount)
  }

  /// Returns an estimate of the harmonic centrality of every node, from searches that
  /// start at some, with a bound on its error.
  ///
  /// The conventions are those of `harmonicCentrality(lengths:)`, by hops: scores are not
  /// divided by *n* − 1. The `error` asked for is one of scores so divided: with at least
  /// the probability `confidence`, **every** exact score is within `error` · (*n* − 1) of
  /// its estimate, all at the same time. Directed graphs are estimated as well.
  ///
  /// Neighbors are counted; the sum over all others is estimated, no term of which exceeds
  /// ½, with the bound of Maurer and Pontil for the mean of a sample. In a component that
  /// is small, or of which so many nodes would have to be searched from, the scores are
  /// exact.
  ///
  /// - Parameters:
  ///   - error: How far a normalized score may be off, greater than 0 and less than 1.
  ///   - confidence: How likely all scores are to be within that, greater than 0 and less
  ///     than 1.
  ///   - seed: What the sample is drawn from. The same seed gives the same sample.
  ///   - workers: The threads to use. Any number of them gives the same scores.
  ///
  /// - Returns: The scores, each with its interval.
  ///
  /// - Complexity: O(*km*) time for *k* searches, of which 512 are made at a time. *k* does
  ///   not grow with the graph but for the logarithm of *n*.
  ///
  /// > D. Eppstein, J. Wang. "Fast approximation of centrality." *Journal of Graph
  /// > Algorithms and Applications* 8(1), 2004, pp. 39–45.
  /// > doi:[10.7155/jgaa.00081](https://doi.org/10.7155/jgaa.00081)
  public func approximateHarmonic(
    error: Double, confidence: Double, seed: UInt64 = 1, workers: Workers = .all
  ) -> ApproximateScores {
    precondition(error > 0 && error < 1, "An error lies between 0 and 1")
    precondition(confidence > 0 && confidence < 1, "A confidence lies between 0 and 1")
    let components = components(workers: workers)
    let bound = error * Double(max(1, nodeCount - 1))
    let summand = SampledSums.Summand(
      term: .farInverse, unit: 0x1p-60, ranges: [Double](repeating: 0.5, count: nodeCount),
      allowance: { _, _ in bound })
    guard
      let sums = SampledSums(
        of: summand, in: self, components: components, confidence: confidence, seed: seed,
        workers: workers)
    else { return ApproximateScores(exact: harmonicCentrality(workers: workers)) }
    let near = inNeighborCounts()
    let most = components.labels.map { Double(components.sizes[Int($0)] - 1) }
    return ApproximateScores(
      values: nodes.map { near[$0] + sums.values[$0] },
      lower: nodes.map { near[$0] + max(0, sums.values[$0] - sums.radii[$0]) * (1 - 1e-12) },
      upper: nodes.map { node in
        let far = min((most[node] - near[node]) / 2, sums.values[node] + sums.radii[node])
        return near[node] + far * (1 + 1e-12)
      },
      error: bound, confidence: confidence, sampleCount: sums.searchCount)
  }

  /// Returns the number of other nodes with an edge to each node.
  private func inNeighborCounts() -> [Double] {
    nodes.map { node in
      var count = 0
      var last = Node(node)
      for head in predecessors(of: node) where head != node && head != last {
        count += 1
        last = head
      }
      return Double(count)
    }
  }

  /// Returns a bound on the distance to each node from the farthest of those that share its
  /// component, all of which reach each other.
  ///
  /// It is the sum of two: from the farthest node to one of many edges, and from there.
  private func greatestDistances(in components: Components) -> [Int] {
    var roots = [Int](repeating: -1, count: components.count)
    for node in nodes {
      let component = Int(components.labels[node])
      let known = roots[component]
      if known < 0 || outgoing.arcs(of: node).count > outgoing.arcs(of: known).count {
        roots[component] = node
      }
    }
    let from = steps(from: roots, along: outgoing)
    let to = isDirected ? steps(from: roots, along: incoming) : from
    var farthest = [Int](repeating: 0, count: components.count)
    for node in nodes {
      let component = Int(components.labels[node])
      farthest[component] = max(farthest[component], to[node])
    }
    return nodes.map { farthest[Int(components.labels[$0])] + from[$0] }
  }

  /// Returns the number of steps to each node from the root that reaches it.
  private func steps(from roots: [Int], along adjacency: Adjacency) -> [Int] {
    var steps = [Int](repeating: -1, count: nodeCount)
    var reached = roots.map { Node($0) }
    for root in roots { steps[root] = 0 }
    var next = 0
    while next < reached.count {
      let node = Int(reached[next])
      next += 1
      for head in adjacency.heads[adjacency.arcs(of: node)] where steps[Int(head)] < 0 {
        steps[Int(head)] = steps[node] + 1
        reached.append(head)
      }
    }
    return steps
  }
}
