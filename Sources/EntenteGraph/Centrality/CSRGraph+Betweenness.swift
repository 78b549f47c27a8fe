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
    let ends = [Double](repeating: 1, count: nodeCount)
    for source in nodes {
      search.run(from: source, along: outgoing, lengths: lengths)
      count.countPaths(over: search, in: self, lengths: lengths)
      count.addDependencies(over: search, in: self, lengths: lengths, ends: ends, to: &scores)
    }
    return isDirected ? scores : scores.map { $0 / 2 }
  }

  /// Returns how much each node stands between some nodes and others, in node order: its
  /// betweenness on the shortest paths from sources to targets.
  ///
  ///     b(v) = Σ σ(s, t | v) / σ(s, t)        s a source, t a target, s ≠ v ≠ t ≠ s
  ///
  /// A node may be a source, a target, or both; of the pairs of which it is an end it
  /// carries none. A pair of an undirected graph counts once, even if both of its nodes
  /// are sources and targets; a pair of a directed graph once for each direction that
  /// leads from a source to a target. With all nodes as sources and targets this is
  /// `betweennessCentrality(lengths:)`, whose other conventions hold as well.
  ///
  ///     let path = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 3)])
  ///     path.betweennessCentrality(from: [0], to: [2, 3])  // [0, 2, 1, 0]
  ///
  /// NetworkX (`betweenness_centrality_subset`) halves the sum over all pairs (*s*, *t*)
  /// of an undirected graph, so that a pair counts one half unless both of its nodes are
  /// sources and targets. For sources *S* and targets *T*, the scores here are
  /// 2 · NX(*S*, *T*) − NX(*S* ∩ *T*, *S* ∩ *T*).
  ///
  /// - Parameters:
  ///   - sources: The nodes that paths start from; one that is repeated counts once.
  ///   - targets: The nodes that paths lead to.
  ///   - lengths: How long the edges are.
  ///
  /// - Returns: The scores.
  ///
  /// - Precondition: By `.weights`, every weight is greater than 0.
  ///
  /// - Complexity: O(*n* + *km*) time by hops, O(*n* + *km* log *n*) by weights; O(*n* + *m*)
  ///   space, for *k* sources, or in an undirected graph the fewer of sources and targets.
  ///
  /// > U. Brandes. "On variants of shortest-path betweenness centrality and their generic
  /// > computation." *Social Networks* 30(2), 2008, pp. 136–145.
  /// > doi:[10.1016/j.socnet.2007.11.001](https://doi.org/10.1016/j.socnet.2007.11.001)
  public func betweennessCentrality(
    from sources: some Sequence<Int>, to targets: some Sequence<Int>, lengths: EdgeLengths = .hops
  ) -> [Double] {
    precondition(lengths == .hops || hasPositiveWeights(), "A length must be greater than 0")
    var starts = mask(of: sources)
    var goals = mask(of: targets)
    // From either side the pairs of an undirected graph are the same.
    if !isDirected, goals.count(where: \.self) < starts.count(where: \.self) {
      swap(&starts, &goals)
    }
    let ends = goals.map { $0 ? 1.0 : 0 }
    // Two nodes that are both source and target are a pair seen from each of them.
    let sharedEnds = isDirected ? ends : nodes.map { starts[$0] ? ends[$0] / 2 : ends[$0] }
    var scores = [Double](repeating: 0, count: nodeCount)
    var search = PathSearch(nodeCount: nodeCount)
    var count = ShortestPathCount(nodeCount: nodeCount)
    for source in nodes where starts[source] {
      search.run(from: source, along: outgoing, lengths: lengths)
      count.countPaths(over: search, in: self, lengths: lengths)
      count.addDependencies(
        over: search, in: self, lengths: lengths, ends: goals[source] ? sharedEnds : ends,
        to: &scores)
    }
    return scores
  }

  /// Returns whether each node is one of some.
  private func mask(of members: some Sequence<Int>) -> [Bool] {
    var mask = [Bool](repeating: false, count: nodeCount)
    for node in members { mask[node] = true }
    return mask
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

  /// δ, the part of the source's paths that passes through a node, and that which ends
  /// there.
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
  ///
  /// The pair of the source and a node counts as much as `ends` says of the node.
  mutating func addDependencies(
    over search: PathSearch, in graph: CSRGraph, lengths: EdgeLengths, ends: [Double],
    to scores: inout [Double]
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
        sum += share * dependency[v]
      }
      dependency[u] = sum + ends[u]
      scores[u] += sum
    }
  }

  /// Returns 2⁵¹² to a power of 0 or less.
  private func scale(byPowers power: Int32) -> Double {
    power == 0 ? 1 : power == -1 ? 0x1p-512 : 0
  }
}
