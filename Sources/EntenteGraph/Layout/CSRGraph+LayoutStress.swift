extension CSRGraph {
  /// Returns how far the distances in a layout are from those along the edges.
  ///
  /// It is the mean, over all pairs of nodes that a path joins, of the square of the
  /// relative error, in the scale that makes it least:
  ///
  ///     Σ (α |p(u) − p(v)| / d(u, v) − 1)² / number of pairs
  ///
  /// 0 is a layout without error; 1 one where all nodes are in one place. Directions do
  /// not matter, pairs at distance 0 do not count.
  ///
  /// In a graph of more than `sampleSize` nodes the pairs are those of so many random
  /// nodes with all others, and the standard error is that of the mean over these nodes.
  ///
  /// - Parameters:
  ///   - points: The point of each node.
  ///   - lengths: How long the edges are.
  ///   - sampleSize: The greatest number of nodes whose pairs are looked at.
  ///   - seed: Chooses these nodes.
  ///   - workers: The threads to use; every number gives the same estimate.
  /// - Returns: The stress, with its standard error.
  ///
  /// - Complexity: O(*s*(*n* + *m*)) for a sample of *s* nodes, by hops.
  ///
  /// > E. R. Gansner, Y. Koren, S. North. "Graph drawing by stress majorization." *Graph
  /// > Drawing*, LNCS 3383, 2005, pp. 239–250.
  /// > doi:[10.1007/978-3-540-31843-9_25](https://doi.org/10.1007/978-3-540-31843-9_25)
  /// >
  /// > K. Smelser, J. Miller, S. Kobourov. "'Normalized stress' is not normalized: how to
  /// > interpret stress correctly." 2024.
  /// > doi:[10.48550/arXiv.2408.07724](https://doi.org/10.48550/arXiv.2408.07724)
  public func layoutStress(
    of points: [PlanePoint], lengths: EdgeLengths = .hops, sampleSize: Int = 10_000,
    seed: UInt64 = 0, workers: Workers = .all
  ) -> LayoutEstimate {
    precondition(points.count == nodeCount, "Each node needs one point")
    let plain = plainGraph(lengths: lengths)
    let sample = LayoutEstimate.sample(sampleSize, of: nodeCount, seed: seed)
    let sums = workers.map(sample.count) { place in
      plain.ratioSums(from: sample[place], points: points)
    }
    let all = sums.reduce(RatioSums()) { $0 + $1 }
    guard all.squares > 0 else {
      return LayoutEstimate(value: all.count > 0 ? 1 : 0, standardError: 0)
    }
    let scale = all.ratios / all.squares
    let value = max(0, 1 - scale * all.ratios / all.count)
    // The error of a ratio of two means.
    let deviations = sums.reduce(0) { sum, own in
      let stress = scale * scale * own.squares - 2 * scale * own.ratios + own.count
      let deviation = stress - value * own.count
      return sum + deviation * deviation
    }
    return LayoutEstimate(
      value: value,
      standardError: sample.count == nodeCount ? 0 : deviations.squareRoot() / all.count)
  }

  /// The sums over the pairs of a node.
  private func ratioSums(from source: Int, points: [PlanePoint]) -> RatioSums {
    var sums = RatioSums()
    let place = points[source]
    let distances = distances(
      from: source, lengths: isWeighted ? .weights : .hops, workers: .one)
    for node in nodes {
      let distance = distances[node]
      guard distance > 0, distance.isFinite else { continue }
      let ratio = place.distance(to: points[node]) / distance
      sums.ratios += ratio
      sums.squares += ratio * ratio
      sums.count += 1
    }
    return sums
  }
}

/// Distances in the plane by those along the edges, summed up.
private struct RatioSums: BitwiseCopyable {
  var ratios = 0.0
  var squares = 0.0
  var count = 0.0

  static func + (a: RatioSums, b: RatioSums) -> RatioSums {
    RatioSums(
      ratios: a.ratios + b.ratios, squares: a.squares + b.squares, count: a.count + b.count)
  }
}
