extension CSRGraph {
  /// Returns the betweenness centrality of every node, in node order.
  ///
  /// The betweenness of *v* is the sum, over all pairs of other nodes *s* and *t*,
  /// of the share of shortest paths from *s* to *t* that pass through *v*:
  ///
  ///     b(v) = Σ σ(s, t | v) / σ(s, t)        s ≠ v ≠ t
  ///
  /// A pair of an undirected graph counts once, a pair of a directed graph once for
  /// each direction. Scores are not normalized. A pair that no path joins adds
  /// nothing. Parallel edges are paths of their own, as in igraph; loops lie on no
  /// shortest path. By weights, paths whose lengths agree to a relative 1e-10 count as
  /// equally short.
  ///
  ///     let path = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)])
  ///     path.betweennessCentrality()  // [0, 1, 0]
  ///
  /// - Precondition: By `.weights`, every weight is greater than 0.
  ///
  /// - Complexity: O(*nm*) time by hops, O(*nm* log *n*) by weights; O(*n* + *m*) space,
  ///   for *n* nodes and *m* edges.
  ///
  /// > U. Brandes. "A faster algorithm for betweenness centrality."
  /// > *Journal of Mathematical Sociology* 25(2), 2001, pp. 163–177.
  /// > doi:[10.1080/0022250X.2001.9990249](https://doi.org/10.1080/0022250X.2001.9990249)
  public func betweennessCentrality(lengths: EdgeLengths = .hops) -> [Double] {
    precondition(lengths == .hops || hasPositiveWeights(), "A length must be greater than 0")
    var scores = [Double](repeating: 0, count: nodeCount)
    var search = PathSearch(nodeCount: nodeCount)
    var count = ShortestPathCount(nodeCount: nodeCount)
    for source in nodes {
      search.run(from: source, along: outgoing, lengths: lengths)
      count.countPaths(over: search, in: self, lengths: lengths)
      count.addDependencies(over: search, in: self, lengths: lengths, to: &scores)
    }
    return isDirected ? scores : scores.map { $0 / 2 }
  }
}

/// The two passes of Brandes' algorithm, over storage reused from source to source.
///
/// Paths are counted in floating point: in a grid their number doubles with every
/// step, and overflows any integer long before the grid is large. As it overflows a
/// `Double` too in a grid of 520 by 520, a count is a number times a power of 2⁵¹².
private struct ShortestPathCount {
  /// σ, the number of shortest paths from the source, without its power of 2⁵¹².
  private var pathCount: [Double]

  /// The power of 2⁵¹² that belongs to each count.
  private var power: [Int32]

  /// δ, the part of the source's paths that passes through a node.
  private var dependency: [Double]

  init(nodeCount: Int) {
    pathCount = [Double](repeating: 0, count: nodeCount)
    power = [Int32](repeating: 0, count: nodeCount)
    dependency = pathCount
  }

  /// Counts the shortest paths to every node, from the nearest to the farthest.
  mutating func countPaths(
    over search: PathSearch, in graph: CSRGraph, lengths: EdgeLengths
  ) {
    let source = Int(search.reached[0])
    let incoming = graph.incoming
    let offsets = incoming.offsets.span
    let heads = incoming.heads.span
    let edgeLengths = lengths == .weights ? incoming.weights ?? [] : []
    let weights = edgeLengths.span
    let position = search.position.span
    let distance = search.distance.span
    pathCount[source] = 1
    power[source] = 0
    dependency[source] = 0
    for node in search.reached.dropFirst() {
      let v = Int(node)
      let place = position[v]
      let limit = distance[v] * (1 + EdgeLengths.tieTolerance)
      var count = 0.0
      var exponent: Int32 = 0
      for arc in offsets[v]..<offsets[v + 1] {
        let u = Int(heads[arc])
        // Nodes not reached are infinitely far.
        if position[u] >= place { continue }
        if distance[u] + (weights.isEmpty ? 1 : weights[arc]) > limit { continue }
        if power[u] == exponent {
          count += pathCount[u]
        } else if power[u] > exponent {
          count = pathCount[u] + count * scale(byPowers: exponent - power[u])
          exponent = power[u]
        } else {
          count += pathCount[u] * scale(byPowers: power[u] - exponent)
        }
      }
      if count > 0x1p512 {
        count *= 0x1p-512
        exponent += 1
      }
      pathCount[v] = count
      power[v] = exponent
      dependency[v] = 0
    }
  }

  /// Falls back from the farthest nodes, adding what depends on each to its score.
  mutating func addDependencies(
    over search: PathSearch, in graph: CSRGraph, lengths: EdgeLengths, to scores: inout [Double]
  ) {
    let outgoing = graph.outgoing
    let offsets = outgoing.offsets.span
    let heads = outgoing.heads.span
    let edgeLengths = lengths == .weights ? outgoing.weights ?? [] : []
    let weights = edgeLengths.span
    let position = search.position.span
    let distance = search.distance.span
    for node in search.reached.dropFirst().reversed() {
      let u = Int(node)
      let place = position[u]
      var sum = 0.0
      for arc in offsets[u]..<offsets[u + 1] {
        let v = Int(heads[arc])
        if position[v] <= place { continue }
        let length = distance[u] + (weights.isEmpty ? 1 : weights[arc])
        if length > distance[v] * (1 + EdgeLengths.tieTolerance) { continue }
        let share = pathCount[u] / pathCount[v] * scale(byPowers: power[u] - power[v])
        sum += share * (1 + dependency[v])
      }
      dependency[u] = sum
      scores[u] += sum
    }
  }

  /// Returns 2⁵¹² to a power of 0 or less.
  private func scale(byPowers power: Int32) -> Double {
    power == 0 ? 1 : power == -1 ? 0x1p-512 : 0
  }
}
