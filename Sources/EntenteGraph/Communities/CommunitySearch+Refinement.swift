extension CommunitySearch {
  /// Divides each community into parts that are well tied within themselves and to
  /// the rest of the community.
  ///
  /// A set *p* of nodes is well tied to its community *c* if no less weight joins it to
  /// the rest than expected: w(p, c − p) ≥ γ · s(p) · s(c − p) / 2m. Nodes begin alone;
  /// each that is well tied joins the part where it gains most, unless it loses in all,
  /// or others have joined it before.
  ///
  /// - Returns: The part of each node, numbered without gaps.
  func refined(
    in network: CommunityNetwork, inOrder order: [UInt32], tally: inout LabelTally
  ) -> (labels: [UInt32], count: Int) {
    var parts = (0..<UInt32(network.nodeCount)).map(\.self)
    guard network.total > 0 else { return (parts, parts.count) }
    var isAlone = [Bool](repeating: true, count: parts.count)
    var partTotals = network.strengths
    var ties = network.weightsWithin(labels)
    let scale = resolution / network.total
    for (place, next) in order.enumerated() {
      let node = Int(next)
      if place + 8 < order.count { network.prefetch(order[place + 8]) }
      if place + 2 < order.count { network.prefetchRow(of: order[place + 2]) }
      let strength = network.strengths[node]
      let whole = totals[Int(labels[node])]
      let own = ties[node]
      if !isAlone[node] || own == 0 || own < scale * strength * (whole - strength) - slack(strength)
      {
        continue
      }
      tally.add(arcsOf: node, in: network, by: parts, within: labels)
      var best = next
      var most = -slack(strength)
      var bestWeight = 0.0
      tally.drain { label, weight in
        let part = Int(label)
        let total = partTotals[part]
        let gain = weight - scale * strength * total
        if gain > most && ties[part] >= scale * total * (whole - total) - slack(total) {
          most = gain
          best = label
          bestWeight = weight
        }
      }
      if best == next { continue }
      parts[node] = best
      isAlone[node] = false
      isAlone[Int(best)] = false
      partTotals[Int(best)] += strength
      ties[Int(best)] += own - 2 * bestWeight
    }
    return Self.numbered(parts, bound: parts.count)
  }

  private func slack(_ strength: Double) -> Double { 2 * Self.leastGain * strength }
}

extension CommunityNetwork {
  /// Returns the weight of each node's ties to the rest of its community.
  fileprivate func weightsWithin(_ labels: [UInt32]) -> [Double] {
    (0..<nodeCount).map { node in
      let heads = heads.span
      let labels = labels.span
      let own = labels[node]
      var sum = 0.0
      if let weights {
        let weights = weights.span
        for arc in offsets[node]..<offsets[node + 1] {
          let head = Int(heads[unchecked: arc])
          if labels[unchecked: head] == own && head != node { sum += weights[unchecked: arc] }
        }
      } else {
        for arc in offsets[node]..<offsets[node + 1] {
          let head = Int(heads[unchecked: arc])
          sum += labels[unchecked: head] == own && head != node ? 1 : 0
        }
      }
      return sum
    }
  }
}
