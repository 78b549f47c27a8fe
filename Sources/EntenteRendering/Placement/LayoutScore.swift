import EntenteGraph

/// How hard a placement is to read; less is better.
///
/// Crossings of straight ties, ties that run over shapes, shapes that overlap,
/// the distance from the wanted aspect and the area each cost something.
struct LayoutScore: Comparable, Sendable {
  let crossings: Int
  let tiesOverShapes: Int
  let overlaps: Int
  let aspect: Double
  let total: Double

  init(
    _ points: [PlanePoint], _ content: DiagramContent, sizes: [NodeSize], aspect wanted: Double
  ) {
    let lines = content.edges.map { (points[$0.tail], points[$0.head]) }
    var crossings = 0
    var tiesOverShapes = 0
    for (i, edge) in content.edges.enumerated() {
      for j in (i + 1)..<max(i + 1, content.edges.count) {
        let other = content.edges[j]
        let isJoined =
          edge.tail == other.tail || edge.tail == other.head || edge.head == other.tail
          || edge.head == other.head
        if !isJoined, Self.cross(lines[i], lines[j]) { crossings += 1 }
      }
      for node in points.indices where node != edge.tail && node != edge.head {
        if Self.runs(lines[i], over: points[node], sizes[node]) { tiesOverShapes += 1 }
      }
    }
    var overlaps = 0
    for i in points.indices {
      for j in (i + 1)..<max(i + 1, points.count)
      where abs(points[i].x - points[j].x) < (sizes[i].width + sizes[j].width) / 2
        && abs(points[i].y - points[j].y) < (sizes[i].height + sizes[j].height) / 2
      {
        overlaps += 1
      }
    }
    let extent = Extent2D(points, sizes)
    let squareInches = extent.width * extent.height / (72 * 72)
    self.crossings = crossings
    self.tiesOverShapes = tiesOverShapes
    self.overlaps = overlaps
    aspect = extent.width / max(1, extent.height)
    total =
      Double(crossings) + 2 * Double(tiesOverShapes) + 3 * Double(overlaps)
      + 12 * abs(aspect - wanted) + 0.05 * squareInches
  }

  static func < (a: LayoutScore, b: LayoutScore) -> Bool { a.total < b.total }

  static func == (a: LayoutScore, b: LayoutScore) -> Bool { a.total == b.total }

  /// Whether two straight lines cross between their ends.
  static func cross(
    _ first: (PlanePoint, PlanePoint), _ second: (PlanePoint, PlanePoint)
  ) -> Bool {
    func side(_ a: PlanePoint, _ b: PlanePoint, _ c: PlanePoint) -> Double {
      (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }
    let (a, b) = first
    let (c, d) = second
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
  }

  /// Whether a straight line runs over the box of a shape.
  static func runs(
    _ line: (PlanePoint, PlanePoint), over center: PlanePoint, _ size: NodeSize
  ) -> Bool {
    // Liang–Barsky: the part of the line that lies within the box is not empty.
    let (a, b) = line
    var (from, to) = (0.0, 1.0)
    func clip(_ step: Double, _ room: Double) -> Bool {
      if step == 0 { return room >= 0 }
      if step < 0 { from = max(from, room / step) } else { to = min(to, room / step) }
      return from < to
    }
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    return clip(-dx, a.x - center.x + size.width / 2) && clip(dx, center.x + size.width / 2 - a.x)
      && clip(-dy, a.y - center.y + size.height / 2) && clip(dy, center.y + size.height / 2 - a.y)
  }
}
