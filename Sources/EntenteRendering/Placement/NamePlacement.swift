import EntenteGraph

/// Where names stand beside small marks: to the right, left, above or below,
/// whichever meets the fewest other names and marks; the most important first.
struct NamePlacement {
  /// The middle of each name that found a place, by node.
  private(set) var centers: [Int: PlanePoint] = [:]

  /// Places names.
  ///
  /// - Parameters:
  ///   - names: The names of all marks.
  ///   - points: The middles of the marks.
  ///   - marks: Their size.
  ///   - wanted: The marks that are named, the most important first; a name that
  ///     would cover much of another is left out.
  ///   - fontSize: The size of the names.
  /// - Complexity: O(*kn*) for *k* names and *n* marks.
  init(
    _ names: [String], at points: [PlanePoint], marks: NodeSize, wanted: [Int],
    fontSize: Double = 8.5
  ) {
    var placed: [LabelPlacement.Box] = []
    for node in wanted {
      let width = Double(names[node].count) * fontSize * 0.55 + 4
      let height = fontSize * 1.25
      let (x, y) = ((width + marks.width) / 2 + 1, (height + marks.height) / 2)
      let places = [
        (x, 0.0), (-x, 0), (0, y), (0, -y), (x * 0.7, y), (-x * 0.7, y), (x * 0.7, -y),
        (-x * 0.7, -y),
      ]
      var best: (cost: Double, box: LabelPlacement.Box)?
      for (turn, place) in places.enumerated() {
        let box = LabelPlacement.Box(
          center: PlanePoint(x: points[node].x + place.0, y: points[node].y + place.1),
          width: width, height: height)
        var cost = Double(turn) * 2
        for other in placed { cost += 3 * box.overlap(other) }
        for (number, point) in points.enumerated() where number != node {
          cost += box.overlap(
            LabelPlacement.Box(center: point, width: marks.width, height: marks.height))
        }
        if best.map({ cost < $0.cost }) ?? true { best = (cost, box) }
      }
      guard let best, best.cost < 0.8 * width * height else { continue }
      placed.append(best.box)
      centers[node] = best.box.center
    }
  }
}
