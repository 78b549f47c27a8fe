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
    // Wide shapes need more of the ring where it runs level, above and below.
    var height = 190.0
    repeat {
      place(sizes, order, width: height * aspect, height: height)
      height *= 1.04
    } while overlaps(sizes) && height < 20_000
  }

  /// Puts the shapes at equal distances along an ellipse of half axes.
  private mutating func place(
    _ sizes: [NodeSize], _ order: [Int], width: Double, height: Double
  ) {
    // Equal steps of the arc: its length by small chords.
    let steps = 720
    var lengths = [0.0]
    var last = PlanePoint(x: 0, y: height)
    for step in 1...steps {
      let angle = Double(step) / Double(steps) * 2 * .pi
      let point = PlanePoint(x: width * sine(angle), y: height * cosine(angle))
      lengths.append(lengths[step - 1] + point.distance(to: last))
      last = point
    }
    let half = 0.5 / Double(order.count)
    var step = 0
    for (place, node) in order.enumerated() {
      let part = Double(place) / Double(order.count) + (order.count % 2 == 0 ? half : 0)
      while step < steps, lengths[step] < part * lengths[steps] { step += 1 }
      let angle = Double(step) / Double(steps) * 2 * .pi
      points[node] = PlanePoint(x: width * sine(angle), y: height * cosine(angle))
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
