extension CSRGraph {
  /// Returns the pairs of nodes without a tie that score highest, the highest first.
  ///
  /// Of pairs that score the same, those of the smaller nodes come first. Pairs that score
  /// 0 are left out.
  ///
  ///     let square = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 3), (3, 0)])
  ///     square.likelyLinks(by: .commonNeighbors)  // 0 and 2, 1 and 3: 2 each
  ///
  /// - Parameters:
  ///   - score: How likely a tie is held to be.
  ///   - limit: How many pairs to return at most.
  ///   - apart: A graph of the same nodes, whose ties are of pairs that are left out.
  ///   - isListed: Which pairs are wanted; all if nil.
  ///   - workers: The threads to use; every number gives the same pairs.
  /// - Returns: The pairs, the highest score first.
  ///
  /// - Complexity: O(Σ *d*²) time for degrees *d*; O(*n*²) by preferential attachment;
  ///   O(*n* + *m* + *k*) space for *k* pairs returned.
  public func likelyLinks(
    by score: LinkScore, limit: Int = .max, apart: CSRGraph? = nil,
    where isListed: ((_ first: Int, _ second: Int) -> Bool)? = nil, workers: Workers = .all
  ) -> [LikelyLink] {
    let pairs = UntiedPairs(
      self, score: score, isEligible: [Bool](repeating: true, count: nodeCount), apart: apart,
      workers: workers)
    var storage = UntiedPairs.Storage(nodeCount: nodeCount)
    var likeliest = LikeliestLinks(limit: limit)
    for node in nodes {
      pairs.forEachPair(of: node, &storage) { other, score in
        if let isListed, !isListed(node, other) { return }
        likeliest.offer(LikelyLink(first: Node(node), second: Node(other), score: score))
      }
    }
    return likeliest.sorted()
  }

  /// Returns how many steps it takes to look at the pairs that a score gives something.
  ///
  /// It is Σ *d*² for degrees *d*, or *n*² by preferential attachment.
  ///
  /// - Complexity: O(*n* + *m*).
  public func linkPredictionSteps(by score: LinkScore, workers: Workers = .all) -> Double {
    let rows = simpleRows(workers: workers)
    let degrees = nodes.lazy.map { Double(rows.arcs(of: $0).count) }
    guard score.needsCommonNeighbor else {
      let tied = Double(degrees.count { $0 > 0 })
      return tied * tied
    }
    return degrees.reduce(0.0) { $0 + $1 * $1 }
  }

  /// Returns the common neighbors of two nodes, in ascending order.
  ///
  /// - Complexity: O(*d*) for their degrees.
  public func commonNeighbors(of first: Int, _ second: Int) -> [Node] {
    let around = Set(neighbors(of: second) + predecessors(of: second))
    return Set(neighbors(of: first) + predecessors(of: first)).intersection(around)
      .subtracting([Node(first), Node(second)]).sorted()
  }
}
