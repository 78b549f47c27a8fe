/// The layout of a connected graph.
enum ComponentLayout {
  /// The greatest number of nodes of which all pairs are looked at.
  ///
  /// It takes as long with pivots where there are twice as many nodes.
  private static let denseSize = 512

  /// Returns the points of the nodes of a connected graph without loops and parallel edges,
  /// around the origin, wide rather than high.
  static func points(
    of graph: CSRGraph, seed: UInt64, workers: Workers, until isOver: () -> Bool
  ) -> [PlanePoint] {
    guard graph.nodeCount > 1 else {
      return [PlanePoint](repeating: PlanePoint(x: 0, y: 0), count: graph.nodeCount)
    }
    let isDense = graph.nodeCount <= denseSize
    // Of few nodes, fewer pivots tell as much; of very many, memory counts.
    let sample =
      switch graph.nodeCount {
      case ...denseSize: 0
      case ...5000: 132
      case ...50_000: 268
      default: 168
      }
    let pivots = Pivots(
      in: graph, spread: 32, random: sample, seed: seed, workers: workers)
    let start = PivotScaling(
      distances: Array(pivots.distances.prefix(32)), nodeCount: graph.nodeCount, seed: seed,
      workers: workers)
    if isOver() { return start.x.indices.map { start.point($0) }.turned() }
    if isDense {
      return points(
        by: DenseTerms(of: graph, workers: workers), from: start, rounds: 300,
        tolerance: 1e-4, workers: workers, until: isOver)
    }
    return points(
      by: SparseTerms(of: graph, pivots: pivots, seed: seed, workers: workers), from: start,
      rounds: 200, tolerance: 2e-3, workers: workers, until: isOver)
  }

  private static func points(
    by terms: some StressTerms, from start: PivotScaling, rounds: Int, tolerance: Double,
    workers: Workers, until isOver: () -> Bool
  ) -> [PlanePoint] {
    var descent = StressDescent(terms: terms, x: start.x, y: start.y)
    descent.run(rounds: rounds, tolerance: tolerance, workers: workers, until: isOver)
    return (0..<terms.nodeCount).map { node in
      PlanePoint(x: Double(descent.x[node]), y: Double(descent.y[node]))
    }.turned()
  }
}

extension PivotScaling {
  fileprivate func point(_ node: Int) -> PlanePoint {
    PlanePoint(x: Double(x[node]), y: Double(y[node]))
  }
}

extension [PlanePoint] {
  /// The points around their middle, turned so that they spread most to the side.
  fileprivate func turned() -> [PlanePoint] {
    let middleX = reduce(0) { $0 + $1.x } / Double(Swift.max(1, count))
    let middleY = reduce(0) { $0 + $1.y } / Double(Swift.max(1, count))
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for point in self {
      let (x, y) = (point.x - middleX, point.y - middleY)
      (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y)
    }
    // The direction of the greater eigenvalue of the matrix xx, xy, xy, yy.
    let half = (xx - yy) / 2
    let root = (half * half + xy * xy).squareRoot()
    var (cosine, sine) = half >= 0 ? (half + root, xy) : (Swift.abs(xy), root - half)
    if half < 0, xy < 0 { sine = -sine }
    let length = (cosine * cosine + sine * sine).squareRoot()
    (cosine, sine) = length > 0 ? (cosine / length, sine / length) : (1, 0)
    return map { point in
      let (x, y) = (point.x - middleX, point.y - middleY)
      return PlanePoint(x: x * cosine + y * sine, y: y * cosine - x * sine)
    }
  }
}
