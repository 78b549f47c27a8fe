extension CSRGraph {
  /// Returns the modularity of a division of the nodes.
  ///
  /// It is the share of weight that joins nodes of one community, less what edges
  /// drawn at random would have there if every node kept its strength:
  ///
  ///     Q = Σ w(c) / m − γ (s(c) / 2m)²          without direction
  ///     Q = Σ w(c) / m − γ s⁺(c) s⁻(c) / m²      with direction
  ///
  /// over communities *c*, for the weight *w* of their inner edges, the strength *s* of
  /// their nodes (a loop counts twice), out-strength *s⁺* and in-strength *s⁻*, and the
  /// weight *m* of all edges. Parallel edges count each. Without weight it is 0.
  ///
  ///     let pairs = CSRGraph(nodeCount: 4, edges: [(0, 1), (2, 3)])
  ///     pairs.modularity(of: [0, 0, 1, 1])  // 0.5
  ///
  /// - Parameters:
  ///   - labels: The community of each node, from 0.
  ///   - resolution: γ.
  ///   - workers: The threads to use; every number gives the same value.
  /// - Returns: The modularity, at most 1.
  ///
  /// - Complexity: O(*n* + *m*) time, O(*n* + *c*) space for labels up to *c*.
  ///
  /// > M. E. J. Newman, M. Girvan. "Finding and evaluating community structure in
  /// > networks." *Physical Review E* 69, 2004, 026113.
  /// > doi:[10.1103/PhysRevE.69.026113](https://doi.org/10.1103/PhysRevE.69.026113)
  /// >
  /// > E. A. Leicht, M. E. J. Newman. "Community structure in directed networks."
  /// > *Physical Review Letters* 100, 2008, 118703.
  /// > doi:[10.1103/PhysRevLett.100.118703](https://doi.org/10.1103/PhysRevLett.100.118703)
  public func modularity(
    of labels: [Int32], resolution: Double = 1, workers: Workers = .all
  ) -> Double {
    precondition(labels.count == nodeCount, "Each node needs one label")
    precondition(labels.allSatisfy { $0 >= 0 }, "Labels are not negative")
    let labels = labels.map { UInt32($0) }
    guard isDirected else {
      return CommunityNetwork(self).modularity(
        of: labels, resolution: resolution, workers: workers)
    }
    return directedModularity(of: labels, resolution: resolution)
  }

  private func directedModularity(of labels: [UInt32], resolution: Double) -> Double {
    let count = Int(labels.max() ?? 0) + 1
    var leaving = [Double](repeating: 0, count: count)
    var entering = leaving
    var (inside, total) = (0.0, 0.0)
    let scale = CommunityNetwork.scale(of: outgoing.weights)
    for node in nodes {
      for arc in outgoing.arcs(of: node) {
        let weight = outgoing.weights.map { $0[arc] * scale } ?? 1
        let (tail, head) = (Int(labels[node]), Int(labels[Int(outgoing.heads[arc])]))
        leaving[tail] += weight
        entering[head] += weight
        total += weight
        if tail == head { inside += weight }
      }
    }
    guard total > 0 else { return 0 }
    let expected = zip(leaving, entering).reduce(0) { $0 + ($1.0 / total) * ($1.1 / total) }
    return inside / total - resolution * expected
  }
}

extension CommunityNetwork {
  /// The number of nodes that a thread adds up at a time.
  private static let piece = 1 << 14

  /// Returns the modularity of a division of a graph's nodes, without direction.
  func modularity(of labels: [UInt32], resolution: Double, workers: Workers) -> Double {
    guard total > 0 else { return 0 }
    let inside = insideWeights(of: labels, workers: workers).reduce(0, +)
    var totals = [Double](repeating: 0, count: Int(labels.max() ?? 0) + 1)
    for node in labels.indices { totals[Int(labels[node])] += strengths[node] }
    let expected = totals.reduce(0) { $0 + ($1 / total) * ($1 / total) }
    return inside / total - resolution * expected
  }

  /// Returns twice the weight of edges within communities, a sum for each piece.
  private func insideWeights(of labels: [UInt32], workers: Workers) -> [Double] {
    let pieces = (nodeCount + Self.piece - 1) / Self.piece
    return workers.map(pieces) { piece in
      let (heads, labels) = (heads.span, labels.span)
      var sum = 0.0
      for node in piece * Self.piece..<min(nodeCount, (piece + 1) * Self.piece) {
        let own = labels[node]
        for arc in offsets[node]..<offsets[node + 1] {
          let head = Int(heads[unchecked: arc])
          guard labels[unchecked: head] == own else { continue }
          let weight = weights?[arc] ?? 1
          sum += head == node ? 2 * weight : weight
        }
      }
      return sum
    }
  }
}
