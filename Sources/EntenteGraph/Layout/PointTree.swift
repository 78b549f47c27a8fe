/// Points of the plane in a tree, halved by turns from left to right and from bottom to
/// top, in which the nearest are found.
///
/// > J. L. Bentley. "Multidimensional binary search trees used for associative searching."
/// > *Communications of the ACM* 18(9), 1975, pp. 509–517.
/// > doi:[10.1145/361002.361007](https://doi.org/10.1145/361002.361007)
struct PointTree: Sendable {
  private let points: [PlanePoint]

  /// The numbers of the points; the middle one of a range divides it.
  private var order: [CSRGraph.Node]

  /// Ranges as short as this are looked through.
  private static let leafSize = 8

  init(_ points: [PlanePoint]) {
    self.points = points
    order = points.indices.map { CSRGraph.Node($0) }
    var ranges = [(range: 0..<points.count, isByX: true)]
    while let (range, isByX) = ranges.popLast() {
      guard range.count > Self.leafSize else { continue }
      // Sorted ranges are halved in the same way everywhere.
      order[range].sort { a, b in
        let (p, q) = (points[Int(a)], points[Int(b)])
        return isByX ? (p.x, p.y, a) < (q.x, q.y, b) : (p.y, p.x, a) < (q.y, q.x, b)
      }
      let middle = range.lowerBound + range.count / 2
      ranges.append((range.lowerBound..<middle, !isByX))
      ranges.append((middle + 1..<range.upperBound, !isByX))
    }
  }

  /// Returns the points nearest to one, without it, those as far by their numbers.
  func nearest(_ count: Int, to number: Int) -> [CSRGraph.Node] {
    var found = NearestPoints(count: count)
    var ranges = [(range: 0..<order.count, isByX: true, beyond: 0.0)]
    let own = points[number]
    while let (range, isByX, beyond) = ranges.popLast() {
      if beyond > found.reach { continue }
      if range.count <= Self.leafSize {
        for place in range { insert(order[place], to: &found, besides: number) }
        continue
      }
      let middle = range.lowerBound + range.count / 2
      insert(order[middle], to: &found, besides: number)
      let divider = points[Int(order[middle])]
      let offset = isByX ? own.x - divider.x : own.y - divider.y
      let (low, high) = (range.lowerBound..<middle, middle + 1..<range.upperBound)
      let (near, far) = offset < 0 ? (low, high) : (high, low)
      ranges.append((far, !isByX, offset * offset))
      ranges.append((near, !isByX, beyond))
    }
    return found.numbers
  }

  private func insert(_ other: CSRGraph.Node, to found: inout NearestPoints, besides number: Int) {
    if Int(other) == number { return }
    let (dx, dy) = (
      points[number].x - points[Int(other)].x, points[number].y - points[Int(other)].y
    )
    found.insert(other, square: dx * dx + dy * dy)
  }
}

/// The nearest of the points met so far, the farthest of them on top of a heap.
private struct NearestPoints {
  private let count: Int
  private var heap: [(square: Double, number: CSRGraph.Node)] = []

  init(count: Int) { self.count = count }

  /// The square of the distance beyond which no point is wanted.
  var reach: Double { heap.count < count ? .infinity : heap[0].square }

  var numbers: [CSRGraph.Node] { heap.map(\.number) }

  mutating func insert(_ number: CSRGraph.Node, square: Double) {
    if heap.count < count {
      heap.append((square, number))
      var child = heap.count - 1
      while child > 0, heap[(child - 1) / 2] < heap[child] {
        heap.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    } else if count > 0, (square, number) < heap[0] {
      heap[0] = (square, number)
      var parent = 0
      while 2 * parent + 1 < count {
        var child = 2 * parent + 1
        if child + 1 < count, heap[child] < heap[child + 1] { child += 1 }
        guard heap[parent] < heap[child] else { break }
        heap.swapAt(parent, child)
        parent = child
      }
    }
  }
}
