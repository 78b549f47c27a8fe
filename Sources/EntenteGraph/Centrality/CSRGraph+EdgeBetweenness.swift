extension CSRGraph {
  /// Returns the betweenness of every edge, one number for each arc: those from node 0 in
  /// the order of `neighbors(of:)`, then those from node 1, and so on.
  ///
  /// The betweenness of an edge is the sum, over all pairs of nodes *s* and *t*, of the
  /// share of shortest paths from *s* to *t* that go along it. Both arcs of an undirected
  /// edge have the same number. A pair of an undirected graph counts once, a pair of a
  /// directed graph once for each direction. Scores are not normalized. Parallel edges
  /// are paths of their own, as in igraph; loops lie on no shortest path.
  ///
  ///     let path = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)])
  ///     path.edgeBetweenness()  // [2, 2, 2, 2]
  ///
  /// - Parameters:
  ///   - lengths: How long the edges are.
  ///   - workers: The threads to use. Any number of them gives the same scores.
  ///
  /// - Returns: The scores, one an arc.
  ///
  /// - Precondition: By `.weights`, every weight is greater than 0.
  ///
  /// - Complexity: O(*nm*) time by hops, O(*nm* log *n*) by weights; O(*n* + *m*) space a
  ///   thread.
  ///
  /// > M. Girvan, M. E. J. Newman. "Community structure in social and biological networks."
  /// > *PNAS* 99(12), 2002, pp. 7821–7826.
  /// > doi:[10.1073/pnas.122653799](https://doi.org/10.1073/pnas.122653799)
  public func edgeBetweenness(
    lengths: EdgeLengths = .hops, workers: Workers = .all
  ) -> [Double] {
    let lengths = isWeighted ? lengths : .hops
    precondition(lengths == .hops || hasPositiveWeights(), "A length must be greater than 0")
    let sources = nodes.filter { !neighbors(of: $0).isEmpty }
    let blockSize = sources.count / 64 + 1
    let sum = OrderedSum(count: outgoing.heads.count)
    _ = workers.forEach(
      of: (sources.count + blockSize - 1) / blockSize,
      storage: {
        (PathSearch(nodeCount: nodeCount), ShortestPathCount(nodeCount: nodeCount))
      },
      { block, storage in
        var scores = [Double](repeating: 0, count: outgoing.heads.count)
        for source in sources[(block * blockSize)...].prefix(blockSize) {
          storage.0.run(from: source, along: outgoing, lengths: lengths)
          storage.1.countPaths(over: storage.0, in: self, lengths: lengths)
          storage.1.addArcDependencies(over: storage.0, in: self, lengths: lengths, to: &scores)
        }
        sum.add(scores, number: block)
      })
    return isDirected ? sum.sum : halvesJoined(sum.sum)
  }

  /// Gives both arcs of each undirected edge the mean of theirs: each pair was seen from
  /// either end.
  private func halvesJoined(_ scores: [Double]) -> [Double] {
    var joined = scores
    var next = outgoing.offsets
    for node in nodes {
      for arc in outgoing.arcs(of: node) {
        // Rows are in order, and parallel arcs in the order of their edges.
        let head = Int(outgoing.heads[arc])
        joined[arc] = (scores[arc] + scores[next[head]]) / 2
        next[head] += 1
      }
    }
    return joined
  }
}
