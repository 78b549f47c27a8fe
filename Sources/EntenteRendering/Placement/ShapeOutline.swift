import EntenteGraph

/// The outline of a shape on the sheet: whether a point lies within it.
struct ShapeOutline: Sendable {
  private(set) var center: PlanePoint
  let width: Double
  let height: Double

  /// The corners of a convex outline, as parts of half the width and height,
  /// against the clock; none if it is an ellipse.
  private let corners: [(x: Double, y: Double)]

  init(shape: String, center: PlanePoint, width: Double, height: Double) {
    self.center = center
    self.width = width
    self.height = height
    corners = Self.corners[shape] ?? Self.box
  }

  /// The same outline elsewhere.
  func moved(to point: PlanePoint) -> ShapeOutline {
    var copy = self
    copy.center = point
    return copy
  }

  func contains(_ point: PlanePoint) -> Bool {
    let x = (point.x - center.x) / (width / 2)
    let y = (point.y - center.y) / (height / 2)
    guard !corners.isEmpty else { return x * x + y * y < 1 }
    for (i, corner) in corners.enumerated() {
      let next = corners[(i + 1) % corners.count]
      let side = (next.x - corner.x) * (y - corner.y) - (next.y - corner.y) * (x - corner.x)
      if side <= 0 { return false }
    }
    return true
  }

  /// Whether a point lies within the box around the shape, widened by a margin.
  func isNear(_ point: PlanePoint, margin: Double) -> Bool {
    abs(point.x - center.x) < width / 2 + margin && abs(point.y - center.y) < height / 2 + margin
  }

  private static let box: [(x: Double, y: Double)] = [(-1, -1), (1, -1), (1, 1), (-1, 1)]

  /// The corners as Graphviz draws them.
  private static let corners: [String: [(x: Double, y: Double)]] = [
    "ellipse": [],
    "hexagon": [(-0.5, -1), (0.5, -1), (1, 0), (0.5, 1), (-0.5, 1), (-1, 0)],
    "octagon": [
      (-0.414, -1), (0.414, -1), (1, -0.414), (1, 0.414), (0.414, 1), (-0.414, 1), (-1, 0.414),
      (-1, -0.414),
    ],
    "parallelogram": [(-1, -1), (0.591, -1), (1, 1), (-0.591, 1)],
  ]
}
