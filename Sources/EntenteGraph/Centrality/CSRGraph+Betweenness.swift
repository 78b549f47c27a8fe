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
  /// - Parameters:
  ///   - lengths: How long the edges are.
  ///   - workers: The threads to use. Any number of them gives the same scores.
  ///
  /// - Returns: The scores.
  ///
  /// - Precondition: By `.weights`, every weight is greater than 0.
  ///
  /// - Complexity: O(*nm*) time by hops, O(*nm* log *n*) by weights; O(*n* + *m*) space
  ///   a thread, for *n* nodes and *m* edges.
  ///
  /// > U. Brandes. "A faster algorithm for betweenness centrality."
  /// > *Journal of Mathematical Sociology* 25(2), 2001, pp. 163–177.
  /// > doi:[10.1080/0022250X.2001.9990249](https://doi.org/10.1080/0022250X.2001.9990249)
  public func betweennessCentrality(
    lengths: EdgeLengths = .hops, workers: Workers = .all
  ) -> [Double] {
    let ends = [Double](repeating: 1, count: nodeCount)
    let scores = dependencies(
      on: nodes.map { Node($0) }, ends: ends, sharedEnds: ends,
      isShared: [Bool](repeating: false, count: nodeCount), lengths: lengths, workers: workers)
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
  ///   - workers: The threads to use. Any number of them gives the same scores.
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
    from sources: some Sequence<Int>, to targets: some Sequence<Int>,
    lengths: EdgeLengths = .hops, workers: Workers = .all
  ) -> [Double] {
    var starts = mask(of: sources)
    var goals = mask(of: targets)
    // From either side the pairs of an undirected graph are the same.
    if !isDirected, goals.count(where: \.self) < starts.count(where: \.self) {
      swap(&starts, &goals)
    }
    let ends = goals.map { $0 ? 1.0 : 0 }
    // Two nodes that are both source and target are a pair seen from each of them.
    let sharedEnds = isDirected ? ends : nodes.map { starts[$0] ? ends[$0] / 2 : ends[$0] }
    return dependencies(
      on: nodes.filter { starts[$0] }.map { Node($0) }, ends: ends, sharedEnds: sharedEnds,
      isShared: goals, lengths: lengths, workers: workers)
  }

  /// Returns how much of the paths from sources depends on each node.
  ///
  /// The pair of a source and a node counts as much as `ends` says of the node, or
  /// `sharedEnds` if the source is one of `isShared`.
  func dependencies(
    on sources: [Node], ends: [Double], sharedEnds: [Double], isShared: [Bool],
    lengths: EdgeLengths, workers: Workers
  ) -> [Double] {
    let lengths = isWeighted ? lengths : .hops
    precondition(lengths == .hops || hasPositiveWeights(), "A length must be greater than 0")
    let sources = sources.filter { !neighbors(of: Int($0)).isEmpty }
    // Enough blocks for many threads, yet few enough that adding them costs little.
    let width = PathBatch.width
    let blockSize = min(32, sources.count / (64 * width) + 1) * width
    let sum = OrderedSum(count: nodeCount)
    _ = workers.forEach(
      of: (sources.count + blockSize - 1) / blockSize,
      storage: {
        PathDependencies(
          graph: self, lengths: lengths, ends: ends, sharedEnds: sharedEnds, isShared: isShared)
      },
      { block, dependencies in
        var scores = [Double](repeating: 0, count: nodeCount)
        var rest = sources[(block * blockSize)...].prefix(blockSize)
        while !rest.isEmpty {
          dependencies.add(from: rest.prefix(width), to: &scores)
          rest = rest.dropFirst(width)
        }
        sum.add(scores, number: block)
      })
    return sum.sum
  }

  /// Returns whether each node is one of some.
  private func mask(of members: some Sequence<Int>) -> [Bool] {
    var mask = [Bool](repeating: false, count: nodeCount)
    for node in members { mask[node] = true }
    return mask
  }
}

/// The dependencies of some sources at a time on every node, over storage reused between them.
private struct PathDependencies: Sendable {
  let graph: CSRGraph
  let lengths: EdgeLengths
  let ends: [Double]
  let sharedEnds: [Double]
  let isShared: [Bool]

  /// For all sources at a time, by hops.
  private lazy var batch = PathBatch(nodeCount: graph.nodeCount)

  /// For a source at a time, by weights.
  private lazy var lengthSearch = LengthSearch(nodeCount: graph.nodeCount)
  private lazy var weightedCount = WeightedPathCount(nodeCount: graph.nodeCount)

  /// For a source at a time, if there are too many paths for those.
  private lazy var search = PathSearch(nodeCount: graph.nodeCount)
  private lazy var count = ShortestPathCount(nodeCount: graph.nodeCount)

  init(
    graph: CSRGraph, lengths: EdgeLengths, ends: [Double], sharedEnds: [Double],
    isShared: [Bool]
  ) {
    self.graph = graph
    self.lengths = lengths
    self.ends = ends
    self.sharedEnds = sharedEnds
    self.isShared = isShared
  }

  /// Adds the dependencies of sources, at most as many as a batch has.
  mutating func add(from sources: ArraySlice<CSRGraph.Node>, to scores: inout [Double]) {
    if lengths == .hops && batch.countPaths(from: sources, in: graph) {
      var isSharedLane = SIMDMask<SIMD8<Int64>>()
      for (lane, source) in sources.enumerated() { isSharedLane[lane] = isShared[Int(source)] }
      batch.addDependencies(
        in: graph, ends: ends, sharedEnds: sharedEnds, isShared: isSharedLane, to: &scores)
      return
    }
    for source in sources {
      let ends = isShared[Int(source)] ? sharedEnds : ends
      if lengths == .weights, let weights = graph.outgoing.weights {
        lengthSearch.run(from: Int(source), along: graph.outgoing, weights: weights)
        if weightedCount.addDependencies(over: lengthSearch, in: graph, ends: ends, to: &scores) {
          continue
        }
      }
      search.run(from: Int(source), along: graph.outgoing, lengths: lengths)
      count.countPaths(over: search, in: graph, lengths: lengths)
      count.addDependencies(
        over: search, in: graph, lengths: lengths, ends: ends, to: &scores)
    }
  }
}
