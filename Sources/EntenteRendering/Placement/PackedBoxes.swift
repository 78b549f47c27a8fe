import EntenteGraph

/// The connected parts of a diagram, set beside and below each other: the
/// largest first, in rows of the wanted width.
struct PackedBoxes {
  struct Box {
    var members: [Int]
    var points: [PlanePoint]
    var extent: Extent2D

    init(members: [Int], points: [PlanePoint], sizes: [NodeSize]) {
      self.members = members
      self.points = points
      extent = Extent2D(points, sizes)
    }
  }

  private static let gap = 40.0

  private let boxes: [Box]
  private let aspect: Double

  init(_ boxes: [Box], aspect: Double) {
    self.boxes = boxes
    self.aspect = aspect
  }

  /// Moves the points of every box to where it belongs.
  func place(_ points: inout [PlanePoint]) {
    guard boxes.count > 1 else { return }
    let order = boxes.indices.sorted { a, b in
      let (x, y) = (boxes[a].extent, boxes[b].extent)
      return (-x.width * x.height, a) < (-y.width * y.height, b)
    }
    let area = boxes.reduce(0) { sum, box in
      sum + (box.extent.width + Self.gap) * (box.extent.height + Self.gap)
    }
    let widest = boxes.map(\.extent.width).max() ?? 0
    let rowWidth = max(widest, (area * aspect).squareRoot())
    var x = 0.0
    var top = 0.0
    var rowHeight = 0.0
    for index in order {
      let box = boxes[index]
      if x > 0, x + box.extent.width > rowWidth {
        x = 0
        top -= rowHeight + Self.gap
        rowHeight = 0
      }
      for (node, point) in zip(box.members, box.points) {
        points[node] = PlanePoint(
          x: point.x - box.extent.minX + x, y: point.y - box.extent.maxY + top)
      }
      x += box.extent.width + Self.gap
      rowHeight = max(rowHeight, box.extent.height)
    }
  }
}
