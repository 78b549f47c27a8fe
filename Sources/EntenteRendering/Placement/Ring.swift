import EntenteGraph

/// Shapes on an ellipse around one in the middle, in a given order, clockwise
/// from the top.
struct Ring {
  /// The middle of each shape, that in the middle being the first.
  private(set) var points: [PlanePoint]

  /// The distance that shapes keep, in points.
  private static let gap = 16.0

  /// Places shapes.
  ///
  /// - Parameters:
  ///   - sizes: Their sizes, that in the middle being the first.
  ///   - order: The others in the order in which they stand.
  ///   - aspect: The width of the ellipse to its height.
  init(_ sizes: [NodeSize], order: [Int], aspect: Double = 1.5) {
    points = Array(repeating: PlanePoint(x: 0, y: 0), count: sizes.count)
    guard !order.isEmpty else { return }
    var height = Self.leastHeight
    repeat {
      place(sizes, order, Ellipse(width: height * aspect, height: height))
      height *= 1.04
    } while overlaps(sizes) && height < 20_000
  }

  private static let leastHeight = 165.0

  /// Puts the shapes along an ellipse, each with as much of it as it needs: wide
  /// shapes need more where it runs level, above and below.
  private mutating func place(_ sizes: [NodeSize], _ order: [Int], _ ellipse: Ellipse) {
    // Shapes stand evenly at first, and are then moved by what they need there.
    var needs = [Double](repeating: 1, count: order.count)
    for turn in 0..<8 {
      let total = needs.reduce(0, +)
      // The first is at the top, or the top is between the last and the first.
      var passed = order.count % 2 == 0 ? 0 : -needs[0] / 2
      for (place, node) in order.enumerated() {
        let part = (passed + needs[place] / 2) / total
        passed += needs[place]
        let (point, direction) = ellipse.place(at: part)
        points[node] = point
        let need =
          abs(direction.x) * sizes[node].width + abs(direction.y) * sizes[node].height + Self.gap
        needs[place] = turn == 0 ? need : (needs[place] + need) / 2
      }
    }
  }

  private func overlaps(_ sizes: [NodeSize]) -> Bool {
    for i in sizes.indices {
      for j in (i + 1)..<max(i + 1, sizes.count) {
        let room = i == 0 ? 90.0 : Self.gap
        let (dx, dy) = (abs(points[i].x - points[j].x), abs(points[i].y - points[j].y))
        if dx < (sizes[i].width + sizes[j].width) / 2 + room,
          dy < (sizes[i].height + sizes[j].height) / 2 + (i == 0 ? 70 : Self.gap)
        {
          return true
        }
      }
    }
    return false
  }
}

/// An ellipse around the origin, measured along its line.
private struct Ellipse {
  let width: Double
  let height: Double

  /// The length of the line from the top, clockwise, at equal steps of the angle.
  private let lengths: [Double]
  private static let steps = 720

  /// - Parameters:
  ///   - width: Half of its width.
  ///   - height: Half of its height.
  init(width: Double, height: Double) {
    self.width = width
    self.height = height
    var lengths = [0.0]
    var last = PlanePoint(x: 0, y: height)
    for step in 1...Self.steps {
      let point = Self.point(step, width, height)
      lengths.append(lengths[step - 1] + point.distance(to: last))
      last = point
    }
    self.lengths = lengths
  }

  /// The point at a part of the line from 0 to 1, and the direction in which
  /// the line runs there.
  func place(at part: Double) -> (point: PlanePoint, direction: PlanePoint) {
    let wanted = (part - part.rounded(.down)) * (lengths.last ?? 0)
    var (low, high) = (0, Self.steps)
    while low < high {
      let middle = (low + high) / 2
      if lengths[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    let (before, after) = (
      Self.point(low - 1, width, height), Self.point(low + 1, width, height)
    )
    let length = max(1e-9, before.distance(to: after))
    return (
      Self.point(low, width, height),
      PlanePoint(x: (after.x - before.x) / length, y: (after.y - before.y) / length)
    )
  }

  private static func point(_ step: Int, _ width: Double, _ height: Double) -> PlanePoint {
    let angle = Double(step) / Double(steps) * 2 * .pi
    return PlanePoint(x: width * sine(angle), y: height * cosine(angle))
  }
}
