extension PositionSimilarity {
  /// Returns the positions that are left when those most alike are joined until there are
  /// few enough.
  ///
  /// Two positions are as alike as their nodes are on average (average linkage, UPGMA).
  /// Nodes whose similarity is 1 are always in one position, so that there may be fewer.
  /// The positions are numbered in the order of their first nodes.
  ///
  ///     let path = RelationalGraph(nodeCount: 4, ties: [.init(0, 1), .init(1, 2), .init(2, 3)])
  ///     path.structuralSimilarity().positions(count: 2).labels  // [0, 1, 0, 1]
  ///
  /// - Parameter count: The number of positions.
  /// - Returns: The positions.
  /// - Complexity: O(*n*²) time and space.
  ///
  /// > F. Murtagh. "A survey of recent advances in hierarchical clustering algorithms."
  /// > *The Computer Journal* 26(4), 1983, pp. 354–359.
  /// > doi:[10.1093/comjnl/26.4.354](https://doi.org/10.1093/comjnl/26.4.354)
  public func positions(count: Int) -> Components {
    precondition(count >= 1, "There is at least one position")
    let joints = joints()
    let order = joints.indices.sorted { a, b in
      joints[a].similarity == joints[b].similarity
        ? a < b : joints[a].similarity > joints[b].similarity
    }
    var first = (0..<nodeCount).map(\.self)
    func root(_ node: Int) -> Int {
      var node = node
      while first[node] != node { node = first[node] }
      return node
    }
    for (number, joint) in order.enumerated() {
      guard number < nodeCount - count || joints[joint].similarity > 1 - 1e-9 else { break }
      let (a, b) = (root(joints[joint].first), root(joints[joint].second))
      first[max(a, b)] = min(a, b)
    }
    return Components(labels: first.indices.map { Int32(root($0)) }, count: nodeCount)
  }

  /// Two positions that are joined, each told by one of its nodes, and how alike they are.
  private struct Joint {
    var first: Int
    var second: Int
    var similarity: Double
  }

  /// Joins all nodes, along chains of nearest neighbors.
  private func joints() -> [Joint] {
    var near = values
    var sizes = [Double](repeating: 1, count: nodeCount)
    // The nodes that stand for positions, in ascending order.
    var alive = Array(0..<nodeCount)
    var chain: [Int] = []
    var joints: [Joint] = []
    while alive.count > 1 {
      if chain.isEmpty { chain.append(alive[0]) }
      let top = chain[chain.count - 1]
      // Of those as near, the one from which the chain came, or else the first.
      var best = chain.count > 1 ? chain[chain.count - 2] : -1
      var most = best >= 0 ? near[top * nodeCount + best] : -.infinity
      for other in alive where other != top && near[top * nodeCount + other] > most {
        (best, most) = (other, near[top * nodeCount + other])
      }
      guard chain.count > 1, best == chain[chain.count - 2] else {
        chain.append(best)
        continue
      }
      chain.removeLast(2)
      let (kept, gone) = (min(top, best), max(top, best))
      joints.append(Joint(first: kept, second: gone, similarity: most))
      let whole = sizes[kept] + sizes[gone]
      for other in alive where other != kept && other != gone {
        let mean =
          (sizes[kept] * near[kept * nodeCount + other]
            + sizes[gone] * near[gone * nodeCount + other]) / whole
        near[kept * nodeCount + other] = mean
        near[other * nodeCount + kept] = mean
      }
      sizes[kept] = whole
      alive.remove(at: alive.firstIndex(of: gone) ?? 0)
    }
    return joints
  }

  /// The mean similarity of two nodes of one position, and of two of different ones; nil
  /// where there are no such.
  public func means(of positions: Components) -> (within: Double?, between: Double?) {
    var (within, between) = ((sum: 0.0, count: 0), (sum: 0.0, count: 0))
    for a in 0..<nodeCount {
      for b in 0..<a {
        if positions.labels[a] == positions.labels[b] {
          within = (within.sum + self[a, b], within.count + 1)
        } else {
          between = (between.sum + self[a, b], between.count + 1)
        }
      }
    }
    return (
      within.count > 0 ? within.sum / Double(within.count) : nil,
      between.count > 0 ? between.sum / Double(between.count) : nil
    )
  }
}
