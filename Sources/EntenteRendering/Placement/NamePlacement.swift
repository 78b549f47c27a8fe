import EntenteGraph

/// Where names stand beside small marks: to the right, left, above or below,
/// whichever meets the fewest other names, marks and lines; the most important
/// first.
struct NamePlacement {
  /// A name in its place.
  struct Name {
    var lines: [String]
    var fontSize: Double
    var box: LabelPlacement.Box
  }

  /// Each name that found a place, by node.
  private(set) var names: [Int: Name] = [:]

  /// The box around all names.
  var extent: Extent2D {
    Extent2D(names.values.map(\.box.center), names.values.map(\.box.size))
  }

  /// A name longer than so many columns stands in several lines.
  private static let longest = 24

  /// Places names.
  ///
  /// - Parameters:
  ///   - titles: The names of all marks.
  ///   - points: The middles of the marks.
  ///   - marks: Their sizes.
  ///   - wanted: The marks that are named, the most important first; a name that
  ///     would cover much of another is left out.
  ///   - lines: The lines between marks, which names had better not interrupt.
  ///   - bounds: What names must not leave; nil if there is room all around.
  ///   - fontSize: The size of the name of a mark.
  /// - Complexity: O(*k*(*n* + *m*)) for *k* names, *n* marks and *m* lines.
  init(
    _ titles: [String], at points: [PlanePoint], marks: [NodeSize], wanted: [Int],
    lines: [(PlanePoint, PlanePoint)] = [], within bounds: Extent2D? = nil,
    fontSize: (Int) -> Double
  ) {
    var placed: [LabelPlacement.Box] = []
    let shapes = zip(points, marks).map {
      LabelPlacement.Box(center: $0, width: $1.width, height: $1.height)
    }
    for node in wanted {
      let size = fontSize(node)
      let text = titles[node].wrapped(at: Self.longest)
      let width = Double(text.map(\.columns).max() ?? 0) * size * 0.56 + 4
      let height = Double(text.count) * size * 1.2 + 1
      var best: (cost: Double, hidden: Double, box: LabelPlacement.Box)?
      for (turn, place) in Self.places(width, height, beside: marks[node]).enumerated() {
        let box = LabelPlacement.Box(
          center: PlanePoint(x: points[node].x + place.x, y: points[node].y + place.y),
          width: width, height: height)
        let hidden =
          placed.reduce(0) { $0 + 3 * box.overlap($1) }
          + shapes.indices.reduce(0) { $0 + ($1 == node ? 0 : 1.5 * box.overlap(shapes[$1])) }
        let crossed = lines.reduce(0) { $0 + box.length(of: $1) }
        let cost =
          Double(turn) * 2 + hidden + crossed * size * 0.3
          + (bounds.map { 5 * box.area(outside: $0) } ?? 0)
        if best.map({ cost < $0.cost }) ?? true { best = (cost, hidden, box) }
      }
      guard let best, best.hidden < 0.6 * width * height else { continue }
      placed.append(best.box)
      names[node] = Name(lines: text, fontSize: size, box: best.box)
    }
  }

  /// Where a name may stand beside its mark, the best places first.
  private static func places(
    _ width: Double, _ height: Double, beside mark: NodeSize
  ) -> [PlanePoint] {
    let (x, y) = ((width + mark.width) / 2 + 1, (height + mark.height) / 2 + 0.5)
    return [
      (x, 0.0), (-x, 0), (0, y), (0, -y), (x * 0.7, y), (-x * 0.7, y), (x * 0.7, -y),
      (-x * 0.7, -y), (x, y), (-x, y), (x, -y), (-x, -y),
    ].map { PlanePoint(x: $0.0, y: $0.1) }
  }
}

extension LabelPlacement.Box {
  /// How much of the box lies outside of another.
  fileprivate func area(outside bounds: Extent2D) -> Double {
    let x = min(center.x + width / 2, bounds.maxX) - max(center.x - width / 2, bounds.minX)
    let y = min(center.y + height / 2, bounds.maxY) - max(center.y - height / 2, bounds.minY)
    return width * height - max(0, x) * max(0, y)
  }

  /// How much of a straight line lies within the box.
  fileprivate func length(of line: (PlanePoint, PlanePoint)) -> Double {
    let (a, b) = line
    var (from, to) = (0.0, 1.0)
    for (start, end, middle, size) in [
      (a.x, b.x, center.x, width), (a.y, b.y, center.y, height),
    ] {
      let (low, high) = (middle - size / 2, middle + size / 2)
      guard max(start, end) > low, min(start, end) < high else { return 0 }
      guard start != end else { continue }
      let (enters, leaves) = ((low - start) / (end - start), (high - start) / (end - start))
      from = max(from, min(enters, leaves))
      to = min(to, max(enters, leaves))
    }
    return max(0, to - from) * a.distance(to: b)
  }
}

extension DOTDocument {
  /// A name beside a mark, on a patch of paper through which lines shine faintly.
  mutating func name(
    _ name: NamePlacement.Name, id: String, isBold: Bool = false, _ theme: Theme
  ) {
    textPatch(
      name.lines, id: id, size: name.fontSize, color: theme.ink, isBold: isBold,
      background: theme.background + "B8", at: name.box.center)
  }
}
