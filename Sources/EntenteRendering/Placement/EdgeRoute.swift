import EntenteGraph

/// The way of a line from one shape to another: a cubic curve that begins and
/// ends at their outlines, with room for the arrowheads.
struct EdgeRoute: Sendable {
  /// The four points of the curve, from which the arrowheads are cut off.
  let curve: [PlanePoint]

  /// The tip of the arrowhead at the tail, if there is one.
  let startTip: PlanePoint?

  /// The tip of the arrowhead at the head, if there is one.
  let endTip: PlanePoint?

  /// Cuts a curve between the middles of two shapes down to what is seen.
  ///
  /// - Parameters:
  ///   - whole: The four points of the curve.
  ///   - tail: The shape where it begins.
  ///   - head: The shape where it ends.
  ///   - startGap: The length of the arrowhead at the tail; nil if there is none.
  ///   - endGap: The length of the arrowhead at the head; nil if there is none.
  init(
    _ whole: [PlanePoint], from tail: ShapeOutline, to head: ShapeOutline, startGap: Double?,
    endGap: Double?
  ) {
    let leaves = Self.edge(of: tail, on: whole, from: 0, to: 0.9)
    let enters = Self.edge(of: head, on: whole, from: 1, to: 0.1)
    let (first, last) = leaves < enters ? (leaves, enters) : (0.45, 0.55)
    let start = Self.point(at: first, on: whole)
    let end = Self.point(at: last, on: whole)
    let from = startGap.map { Self.away(from: start, by: $0, on: whole, first, last) } ?? first
    let to = endGap.map { Self.away(from: end, by: $0, on: whole, last, from) } ?? last
    curve = Self.part(of: whole, from: from, to: to)
    startTip = startGap == nil ? nil : start
    endTip = endGap == nil ? nil : end
  }

  /// The point of a curve at a parameter from 0 to 1.
  static func point(at t: Double, on curve: [PlanePoint]) -> PlanePoint {
    let u = 1 - t
    let (a, b, c, d) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    return PlanePoint(
      x: a * curve[0].x + b * curve[1].x + c * curve[2].x + d * curve[3].x,
      y: a * curve[0].y + b * curve[1].y + c * curve[2].y + d * curve[3].y)
  }

  /// Points along the curve, from one end to the other.
  func points(_ count: Int) -> [PlanePoint] {
    (1..<count).map { Self.point(at: Double($0) / Double(count), on: curve) }
  }

  /// The route as Graphviz reads it from `pos`.
  var positions: String {
    let tips = [("s", startTip), ("e", endTip)].compactMap { name, tip in
      tip.map { "\(name),\($0.x.twoDigits),\($0.y.twoDigits)" }
    }
    return (tips + curve.map { "\($0.x.twoDigits),\($0.y.twoDigits)" }).joined(separator: " ")
  }

  /// The parameter at which a curve crosses an outline, by halving.
  private static func edge(
    of shape: ShapeOutline, on curve: [PlanePoint], from inside: Double, to outside: Double
  ) -> Double {
    var (within, without) = (inside, outside)
    for _ in 0..<24 {
      let middle = (within + without) / 2
      if shape.contains(point(at: middle, on: curve)) { within = middle } else { without = middle }
    }
    return without
  }

  /// The parameter at which a curve is so far from a tip, towards another.
  private static func away(
    from tip: PlanePoint, by distance: Double, on curve: [PlanePoint], _ start: Double,
    _ end: Double
  ) -> Double {
    var (near, far) = (start, end)
    for _ in 0..<20 {
      let middle = (near + far) / 2
      if point(at: middle, on: curve).distance(to: tip) < distance {
        near = middle
      } else {
        far = middle
      }
    }
    return far
  }

  /// The part of a curve between two parameters, by de Casteljau's division.
  private static func part(of curve: [PlanePoint], from: Double, to: Double) -> [PlanePoint] {
    func mix(_ a: PlanePoint, _ b: PlanePoint, _ t: Double) -> PlanePoint {
      PlanePoint(x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t)
    }
    /// The blossom of the curve: its control points between three parameters.
    func blossom(_ r: Double, _ s: Double, _ t: Double) -> PlanePoint {
      let (a, b, c) = (
        mix(curve[0], curve[1], r), mix(curve[1], curve[2], r), mix(curve[2], curve[3], r)
      )
      return mix(mix(a, b, s), mix(b, c, s), t)
    }
    return [
      blossom(from, from, from), blossom(from, from, to), blossom(from, to, to),
      blossom(to, to, to),
    ]
  }
}
