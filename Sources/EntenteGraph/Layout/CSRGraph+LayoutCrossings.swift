extension CSRGraph {
  /// Returns the number of pairs of edges that cross in a layout of straight lines.
  ///
  /// Two edges cross if each has the ends of the other on different sides. So edges that
  /// share a node do not, nor do those that touch or lie on one line. Directions, loops and
  /// parallel edges do not matter.
  ///
  /// In a graph of more than `sampleSize` edges, so many random edges are held against all;
  /// the standard error is that of their mean.
  ///
  /// - Parameters:
  ///   - points: The point of each node.
  ///   - sampleSize: The greatest number of edges that are held against all.
  ///   - seed: Chooses these edges.
  ///   - workers: The threads to use; every number gives the same estimate.
  /// - Returns: The number of pairs, with its standard error.
  ///
  /// - Complexity: O(*m* log *m* + *sm*) for a sample of *s* edges, with a small factor if
  ///   edges are short.
  ///
  /// > H. C. Purchase. "Metrics for graph drawing aesthetics." *Journal of Visual Languages
  /// > & Computing* 13(5), 2002, pp. 501–516.
  /// > doi:[10.1006/jvlc.2002.0232](https://doi.org/10.1006/jvlc.2002.0232)
  public func layoutCrossings(
    of points: [PlanePoint], sampleSize: Int = 50_000, seed: UInt64 = 0,
    workers: Workers = .all
  ) -> LayoutEstimate {
    precondition(points.count == nodeCount, "Each node needs one point")
    let segments = LayoutSegments(of: plainGraph(lengths: .hops), points: points)
    let sample = LayoutEstimate.sample(sampleSize, of: segments.count, seed: seed)
    let isExact = sample.count == segments.count
    let edgesPerPiece = 64
    let pieces = (sample.count + edgesPerPiece - 1) / edgesPerPiece
    // Sums of whole numbers below 2⁵³ are exact in any order.
    let sums = workers.map(pieces) { piece in
      var (sum, squares) = (0.0, 0.0)
      let places = piece * edgesPerPiece..<min(sample.count, (piece + 1) * edgesPerPiece)
      for place in places {
        let count = Double(segments.crossings(of: sample[place], onlyLater: isExact))
        sum += count
        squares += count * count
      }
      return SIMD2(sum, squares)
    }
    let sum = sums.reduce(SIMD2<Double>.zero, +)
    if isExact { return LayoutEstimate(value: sum.x, standardError: 0) }
    let (size, count) = (Double(sample.count), Double(segments.count))
    let mean = sum.x / size
    let variance = max(0, sum.y / size - mean * mean) * (1 - size / count)
    return LayoutEstimate(
      value: mean * count / 2,
      standardError: (variance / max(1, size - 1)).squareRoot() * count / 2)
  }
}

/// The edges of a layout as straight lines, from left to right by their left ends.
private struct LayoutSegments: Sendable {
  private struct Segment {
    var left: PlanePoint
    var right: PlanePoint
    var bottom: Double
    var top: Double
  }

  private let segments: [Segment]

  /// The greatest right end of a segment and those before it.
  private let reaches: [Double]

  var count: Int { segments.count }

  init(of graph: CSRGraph, points: [PlanePoint]) {
    var segments: [Segment] = []
    for node in graph.nodes {
      for neighbor in graph.neighbors(of: node) where neighbor > node {
        var (a, b) = (points[node], points[Int(neighbor)])
        if b.x < a.x { swap(&a, &b) }
        segments.append(
          Segment(left: a, right: b, bottom: min(a.y, b.y), top: max(a.y, b.y)))
      }
    }
    segments.sort { ($0.left.x, $0.left.y) < ($1.left.x, $1.left.y) }
    var reach = -Double.infinity
    reaches = segments.map { segment in
      reach = max(reach, segment.right.x)
      return reach
    }
    self.segments = segments
  }

  /// Returns how many edges cross one: of those that come later, or of all.
  func crossings(of number: Int, onlyLater: Bool) -> Int {
    let (segments, reaches) = (segments.span, reaches.span)
    let own = segments[number]
    var count = 0
    var other = number &+ 1
    while other < segments.count, segments[unchecked: other].left.x < own.right.x {
      if Self.cross(own, segments[unchecked: other]) { count &+= 1 }
      other &+= 1
    }
    if onlyLater { return count }
    other = number &- 1
    while other >= 0, reaches[unchecked: other] > own.left.x {
      if Self.cross(own, segments[unchecked: other]) { count &+= 1 }
      other &-= 1
    }
    return count
  }

  @inline(__always)
  private static func cross(_ a: Segment, _ b: Segment) -> Bool {
    if a.top <= b.bottom || b.top <= a.bottom || a.right.x <= b.left.x { return false }
    let sides = side(a, b.left) * side(a, b.right)
    return sides < 0 && side(b, a.left) * side(b, a.right) < 0
  }

  /// 1 left of a line, −1 right of it, 0 on it.
  @inline(__always)
  private static func side(_ line: Segment, _ point: PlanePoint) -> Int {
    let turn =
      (line.right.x - line.left.x) * (point.y - line.left.y)
      - (line.right.y - line.left.y) * (point.x - line.left.x)
    return turn > 0 ? 1 : turn < 0 ? -1 : 0
  }
}
