extension CSRGraph {
  /// Returns communities found by label propagation.
  ///
  /// Every node begins with a label of its own and takes, again and again, the label
  /// that most weight joins it to, until all have one of those. A node keeps its label
  /// if it is among them, otherwise one of them is drawn; so the weight of edges
  /// between equal labels always grows. Fast, but in graphs without clear communities
  /// one label takes all. Edges count without direction, with their weights; loops do
  /// not count, parallel edges do.
  ///
  /// - Parameters:
  ///   - seed: What the order of nodes and the choice among labels are drawn from.
  ///   - workers: The threads to use; every number gives the same communities.
  /// - Returns: The communities, with their modularity.
  ///
  /// - Complexity: O(*m*) time for each look at all nodes, of which a few are usual,
  ///   and O(*n*) space.
  ///
  /// > U. N. Raghavan, R. Albert, S. Kumara. "Near linear time algorithm to detect
  /// > community structures in large-scale networks." *Physical Review E* 76, 2007,
  /// > 036106. doi:[10.1103/PhysRevE.76.036106](https://doi.org/10.1103/PhysRevE.76.036106)
  public func labelPropagationCommunities(
    seed: UInt64 = 0, workers: Workers = .all
  ) -> Communities {
    let network = CommunityNetwork(self)
    var random = SplitMix64(seed: seed)
    var labels = (0..<UInt32(nodeCount)).map(\.self)
    var tally = LabelTally(labelCount: nodeCount)
    var line = WaitingLine(labels.shuffled(using: &random))
    while let next = line.popFirst() {
      let node = Int(next)
      tally.add(arcsOf: node, in: network, by: labels)
      let label = tally.drainHeaviest(keeping: labels[node], random: &random)
      if label == labels[node] { continue }
      labels[node] = label
      line.append(neighborsOf: node, in: network, outside: label, of: labels)
    }
    return Communities(labels: labels, in: network, resolution: 1, workers: workers)
  }
}

extension LabelTally {
  /// Returns a label of the greatest weight and forgets all: a given one if it is among
  /// them, otherwise one drawn.
  fileprivate mutating func drainHeaviest(
    keeping own: UInt32, random: inout SplitMix64
  ) -> UInt32 {
    var best = own
    // Sums of the same weights in another order are the same weight.
    var most = weight(of: own) * (1 + CommunitySearch.leastGain)
    var ties: UInt64 = 0
    drain { label, weight in
      if weight > most {
        (best, most, ties) = (label, weight, 1)
      } else if weight == most && ties > 0 {
        // Each of k equal labels stays with probability 1/k.
        ties += 1
        if random.next() % ties == 0 { best = label }
      }
    }
    return best
  }
}
