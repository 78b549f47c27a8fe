/// Puts the layouts of components side by side, in rows, the highest first.
///
/// One component that takes most of the room has the first row for itself, and the others
/// stand below, no wider than it is.
enum ComponentPacking {
  /// The room between components: the length of an edge.
  private static let gap = 1.0

  /// How much wider than high the whole is to be.
  private static let aspect = 4.0 / 3

  /// Returns the layouts, moved so that their boxes do not meet, around the origin.
  static func packed(_ layouts: [[PlanePoint]]) -> [[PlanePoint]] {
    let boxes = layouts.map { Box(of: $0) }
    let order = boxes.indices.sorted {
      (boxes[$1].height, boxes[$1].width, $0) < (boxes[$0].height, boxes[$0].width, $1)
    }
    let width = width(for: boxes)
    var moves = [PlanePoint](repeating: PlanePoint(x: 0, y: 0), count: boxes.count)
    var (right, top, rowHeight) = (0.0, 0.0, 0.0)
    for number in order {
      let box = boxes[number]
      if right > 0, right + box.width > width {
        (right, top, rowHeight) = (0, top - rowHeight - gap, 0)
      }
      moves[number] = PlanePoint(x: right - box.left, y: top - box.top)
      right += box.width + gap
      rowHeight = max(rowHeight, box.height)
    }
    let moved = zip(layouts, moves).map { points, move in
      points.map { PlanePoint(x: $0.x + move.x, y: $0.y + move.y) }
    }
    let whole = Box(of: Array(moved.joined()))
    let (middleX, middleY) = (whole.left + whole.width / 2, whole.top - whole.height / 2)
    return moved.map { points in
      points.map { PlanePoint(x: $0.x - middleX, y: $0.y - middleY) }
    }
  }

  private static func width(for boxes: [Box]) -> Double {
    let areas = boxes.map { ($0.width + gap) * ($0.height + gap) }
    let widest = boxes.map(\.width).max() ?? 0
    let area = areas.reduce(0, +)
    if let greatest = areas.max(), greatest > area / 2, boxes.count > 1 { return widest }
    return max(widest, (area * aspect).squareRoot())
  }

  private struct Box {
    var left = 0.0
    var top = 0.0
    var width = 0.0
    var height = 0.0

    init(of points: [PlanePoint]) {
      guard let first = points.first else { return }
      var (right, bottom) = (first.x, first.y)
      (left, top) = (right, bottom)
      for point in points {
        (left, right) = (min(left, point.x), max(right, point.x))
        (bottom, top) = (min(bottom, point.y), max(top, point.y))
      }
      (width, height) = (right - left, top - bottom)
    }
  }
}
