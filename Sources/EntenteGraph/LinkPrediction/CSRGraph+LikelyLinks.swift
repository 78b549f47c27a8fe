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
  ///   - isListed: Which pairs are wanted; all if nil.
  ///   - workers: The threads to use; every number gives the same pairs.
  /// - Returns: The pairs, the highest score first.
  ///
  /// - Complexity: O(Σ *d*²) time for degrees *d*; O(*n*²) by preferential attachment.
  public func likelyLinks(
    by score: LinkScore, limit: Int = .max,
    where isListed: ((_ first: Int, _ second: Int) -> Bool)? = nil, workers: Workers = .all
  ) -> [LikelyLink] {
    let pairs = UntiedPairs(
      self, score: score, isEligible: [Bool](repeating: true, count: nodeCount), workers: workers)
    var storage = UntiedPairs.Storage(nodeCount: nodeCount)
    var links: [LikelyLink] = []
    // Whoever is behind so many others need not be kept.
    let roomLimit = limit > 1 << 40 ? .max : max(4096, 2 * limit)
    func sort() {
      links.sort { a, b in
        a.score != b.score
          ? a.score > b.score : (a.first, a.second) < (b.first, b.second)
      }
    }
    for node in nodes {
      pairs.forEachPair(of: node, &storage) { other, score in
        if let isListed, !isListed(node, other) { return }
        links.append(LikelyLink(first: Node(node), second: Node(other), score: score))
      }
      guard links.count > roomLimit else { continue }
      sort()
      links.removeSubrange(limit...)
    }
    sort()
    if links.count > limit { links.removeSubrange(limit...) }
    return links
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
