extension CSRGraph {
  /// Returns how far nearest points are neighbors, and neighbors nearest points.
  ///
  /// For a node of *k* neighbors it is the Jaccard index of these and of the *k* points
  /// that are nearest to its own; of points as far the smaller nodes count. The mean goes
  /// over the nodes that have neighbors, and is 1 if none has. Directions, loops and
  /// parallel edges do not matter.
  ///
  /// - Parameters:
  ///   - points: The point of each node.
  ///   - sampleSize: The greatest number of nodes that are looked at; if there are more,
  ///     they are drawn at random.
  ///   - seed: Chooses these nodes.
  ///   - workers: The threads to use; every number gives the same estimate.
  /// - Returns: The mean, with its standard error.
  ///
  /// - Complexity: O(*n* log *n* + *m* log *n*) time, in layouts without crowds.
  ///
  /// > J. F. Kruiger, P. E. Rauber, R. M. Martins, A. Kerren, S. Kobourov, A. C. Telea.
  /// > "Graph layouts by t-SNE." *Computer Graphics Forum* 36(3), 2017, pp. 283–294.
  /// > doi:[10.1111/cgf.13187](https://doi.org/10.1111/cgf.13187)
  public func neighborhoodPreservation(
    of points: [PlanePoint], sampleSize: Int = 20_000, seed: UInt64 = 0,
    workers: Workers = .all
  ) -> LayoutEstimate {
    precondition(points.count == nodeCount, "Each node needs one point")
    let plain = plainGraph(lengths: .hops)
    let joined = plain.nodes.filter { !plain.neighbors(of: $0).isEmpty }
    guard !joined.isEmpty else { return LayoutEstimate(value: 1, standardError: 0) }
    let sample = LayoutEstimate.sample(sampleSize, of: joined.count, seed: seed)
    let tree = PointTree(points)
    let shares = workers.map(sample.count) { place in
      let node = joined[sample[place]]
      let neighbors = plain.neighbors(of: node)
      let nearest = tree.nearest(neighbors.count, to: node)
      let shared = nearest.reduce(0) { count, other in
        count + (neighbors.containsSorted(other) ? 1 : 0)
      }
      return Double(shared) / Double(2 * neighbors.count - shared)
    }
    let count = Double(shares.count)
    let mean = shares.reduce(0, +) / count
    if sample.count == joined.count { return LayoutEstimate(value: mean, standardError: 0) }
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)
    let rest = 1 - count / Double(joined.count)
    return LayoutEstimate(value: mean, standardError: (variance * rest / count).squareRoot())
  }
}

extension ArraySlice<CSRGraph.Node> {
  /// Whether a number is among those of an ascending row.
  fileprivate func containsSorted(_ number: CSRGraph.Node) -> Bool {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && self[low] == number
  }
}
