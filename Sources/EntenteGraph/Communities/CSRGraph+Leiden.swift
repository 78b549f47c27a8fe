extension CSRGraph {
  /// Returns communities of high modularity that hold together, found by the Leiden
  /// method.
  ///
  /// As in the Louvain method nodes move where modularity gains most. But before
  /// communities become nodes, each is built anew from single nodes that are well
  /// tied to it, and it is these parts that become nodes: so every community is
  /// connected, and none can be split in two parts that are tied less than expected.
  /// Edges count without direction, with their weights; loops and parallel edges count.
  ///
  /// In the refinement a node joins the part where it gains most, not one drawn at
  /// random.
  ///
  /// - Parameters:
  ///   - resolution: γ: above 1 communities become smaller, below 1 larger.
  ///   - iterations: How often the whole is begun again from its result, at most; it
  ///     ends when nothing moves.
  ///   - seed: What the order is drawn from in which nodes are looked at.
  ///   - workers: The threads to use; every number gives the same communities.
  /// - Returns: The communities, with their modularity.
  ///
  /// - Complexity: O(*m*) time for each look at all nodes, of which a few dozen are
  ///   usual, and O(*n* + *m*) space.
  ///
  /// > V. A. Traag, L. Waltman, N. J. van Eck. "From Louvain to Leiden: guaranteeing
  /// > well-connected communities." *Scientific Reports* 9, 2019, 5233.
  /// > doi:[10.1038/s41598-019-41695-z](https://doi.org/10.1038/s41598-019-41695-z)
  public func leidenCommunities(
    resolution: Double = 1, iterations: Int = 2, seed: UInt64 = 0, workers: Workers = .all
  ) -> Communities {
    precondition(resolution.isFinite && resolution >= 0, "The resolution is not negative")
    precondition(iterations >= 1, "There is at least one iteration")
    let network = CommunityNetwork(self)
    var random = SplitMix64(seed: seed)
    var tally = LabelTally(labelCount: nodeCount)
    var labels = (0..<UInt32(nodeCount)).map(\.self)
    for _ in 0..<iterations {
      let before = labels
      labels = network.leidenIteration(
        from: labels, resolution: resolution, random: &random, tally: &tally)
      if labels == before { break }
    }
    return Communities(labels: labels, in: network, resolution: resolution, workers: workers)
  }
}

extension CommunityNetwork {
  /// Returns connected communities at least as good as given ones.
  fileprivate func leidenIteration(
    from start: [UInt32], resolution: Double, random: inout SplitMix64, tally: inout LabelTally
  ) -> [UInt32] {
    var nodes = (0..<UInt32(nodeCount)).map(\.self)
    var level = self
    var labels = start
    while true {
      var search = CommunitySearch(level, labels: labels, resolution: resolution)
      let order = (0..<UInt32(level.nodeCount)).shuffled(using: &random)
      _ = search.moveNodes(of: level, inOrder: order, tally: &tally)
      let parts = search.refined(in: level, inOrder: order, tally: &tally)
      if parts.count == level.nodeCount { break }
      var above = [UInt32](repeating: 0, count: parts.count)
      for node in parts.labels.indices { above[Int(parts.labels[node])] = search.labels[node] }
      for node in nodes.indices { nodes[node] = parts.labels[Int(nodes[node])] }
      level = level.aggregated(by: parts.labels, count: parts.count)
      labels = CommunitySearch.numbered(above, bound: search.labels.count).labels
    }
    return CommunitySearch.numbered(nodes, bound: nodeCount).labels
  }
}
