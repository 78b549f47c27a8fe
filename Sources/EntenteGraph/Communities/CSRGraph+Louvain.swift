extension CSRGraph {
  /// Returns communities of high modularity, found by the Louvain method.
  ///
  /// Nodes move to the neighboring community where modularity gains most, until no
  /// move gains; then communities become nodes, and the same begins again, until
  /// nothing moves. On the way back, from large communities to single nodes, nodes of
  /// each level may move once more (Rotta and Noack). Edges count without direction, with
  /// their weights; loops and parallel edges count. The result is a local optimum which
  /// depends on the seed. A community may fall into parts that are not tied to each other; those that
  /// `leidenCommunities` finds do not.
  ///
  ///     let pairs = CSRGraph(nodeCount: 4, edges: [(0, 2), (1, 3)])
  ///     pairs.louvainCommunities().labels  // [0, 1, 0, 1]
  ///
  /// - Parameters:
  ///   - resolution: γ: above 1 communities become smaller, below 1 larger.
  ///   - seed: What the order is drawn from in which nodes are looked at.
  ///   - workers: The threads to use; every number gives the same communities.
  /// - Returns: The communities, with their modularity.
  ///
  /// - Complexity: O(*m*) time for each look at all nodes, of which a few dozen are
  ///   usual, and O(*n* + *m*) space.
  ///
  /// > V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre. "Fast unfolding of
  /// > communities in large networks." *Journal of Statistical Mechanics* 2008, P10008.
  /// > doi:[10.1088/1742-5468/2008/10/P10008](https://doi.org/10.1088/1742-5468/2008/10/P10008)
  /// >
  /// > R. Rotta, A. Noack. "Multilevel local search algorithms for modularity
  /// > clustering." *Journal of Experimental Algorithmics* 16, 2011, 2.3.
  /// > doi:[10.1145/1963190.1970376](https://doi.org/10.1145/1963190.1970376)
  public func louvainCommunities(
    resolution: Double = 1, seed: UInt64 = 0, workers: Workers = .all
  ) -> Communities {
    precondition(resolution.isFinite && resolution >= 0, "The resolution is not negative")
    let network = CommunityNetwork(self)
    var random = SplitMix64(seed: seed)
    var tally = LabelTally(labelCount: nodeCount)
    var levels: [(network: CommunityNetwork, groups: [UInt32])] = []
    var level = network
    while true {
      var search = CommunitySearch(level, resolution: resolution)
      let order = (0..<UInt32(level.nodeCount)).shuffled(using: &random)
      _ = search.moveNodes(of: level, inOrder: order, tally: &tally)
      let (groups, count) = search.numbered()
      levels.append((level, groups))
      if count == level.nodeCount { break }
      level = level.aggregated(by: groups, count: count)
    }
    var labels = levels.removeLast().groups
    while let (level, groups) = levels.popLast() {
      var search = CommunitySearch(
        level, labels: groups.map { labels[Int($0)] }, resolution: resolution)
      let order = (0..<UInt32(level.nodeCount)).shuffled(using: &random)
      _ = search.moveNodes(of: level, inOrder: order, tally: &tally)
      labels = search.labels
    }
    return Communities(labels: labels, in: network, resolution: resolution, workers: workers)
  }
}
