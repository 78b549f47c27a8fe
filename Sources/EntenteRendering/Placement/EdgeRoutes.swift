import EntenteGraph

/// The ways of all lines: straight where nothing stands in between, else bent
/// round it; lines between the same two shapes run beside each other.
struct EdgeRoutes: Sendable {
  /// The route of each edge, in their order; nil where the shapes overlap.
  let routes: [EdgeRoute?]

  /// How lines run: as far apart and as much bent as the picture has room for.
  struct Manner: Sendable {
    /// How far lines between the same two shapes stand apart, in points.
    var lane: Double
    /// By how much a line may be bent round shapes, in points.
    var bends: [Double]

    /// Between shapes with names.
    static let roomy = Manner(
      lane: 13, bends: [0.0, 18, -18, 36, -36, 60, -60, 95, -95, 140, -140])

    /// Between small marks: straight.
    static let straight = Manner(lane: 4, bends: [0])
  }

  /// Routes the edges of a diagram between shapes that have their places.
  ///
  /// - Complexity: O(*nm*) for *n* shapes and *m* lines; O(*m*) if they are straight.
  init(_ content: DiagramContent, between shapes: [ShapeOutline], _ manner: Manner = .roomy) {
    let lanes = Self.lanes(of: content)
    routes = content.edges.enumerated().map { position, edge in
      let (tail, head) = (shapes[edge.tail], shapes[edge.head])
      guard tail.center.distance(to: head.center) > 1 else { return nil }
      let bows = manner.bends.map { lanes[position] * manner.lane + $0 }
      let bow =
        bows.count == 1 ? bows[0] : Self.clearest(bows, of: edge, between: shapes) ?? bows[0]
      return EdgeRoute(
        Self.curve(from: tail.center, to: head.center, bow: bow), from: tail, to: head,
        startGap: Self.gap(edge, edge.pointsToTail), endGap: Self.gap(edge, edge.pointsToHead))
    }
  }

  /// The bow with which an edge runs over the fewest shapes, and is bent least.
  private static func clearest(
    _ bows: [Double], of edge: DiagramContent.Edge, between shapes: [ShapeOutline]
  ) -> Double? {
    let (tail, head) = (shapes[edge.tail], shapes[edge.head])
    let others = shapes.indices.filter { $0 != edge.tail && $0 != edge.head }.map { shapes[$0] }
    return bows.map { bow in
      let curve = curve(from: tail.center, to: head.center, bow: bow)
      return (bow: bow, cost: cost(of: curve, bow: bow, among: others))
    }.min { $0.cost < $1.cost }?.bow
  }

  /// The lane of each edge among those between the same two shapes, counted
  /// from the middle and always to the same side.
  private static func lanes(of content: DiagramContent) -> [Double] {
    var members: [[Int]: [Int]] = [:]
    for (position, edge) in content.edges.enumerated() {
      members[[min(edge.tail, edge.head), max(edge.tail, edge.head)], default: []].append(position)
    }
    var lanes = [Double](repeating: 0, count: content.edges.count)
    for positions in members.values {
      for (number, position) in positions.enumerated() {
        let lane = Double(number) - Double(positions.count - 1) / 2
        let edge = content.edges[position]
        lanes[position] = edge.tail < edge.head ? lane : -lane
      }
    }
    return lanes
  }

  /// A curve between two points that stands off the straight line by a bow.
  private static func curve(
    from start: PlanePoint, to end: PlanePoint, bow: Double
  ) -> [PlanePoint] {
    let length = start.distance(to: end)
    // A cubic whose inner points stand off by h stands off by 3h/4 itself.
    let (nx, ny) = (
      (start.y - end.y) / length * bow / 0.75, (end.x - start.x) / length * bow / 0.75
    )
    func inner(_ t: Double) -> PlanePoint {
      PlanePoint(
        x: start.x + (end.x - start.x) * t + nx, y: start.y + (end.y - start.y) * t + ny)
    }
    return [start, inner(0.3), inner(0.7), end]
  }

  /// What a curve costs: running over shapes, and being bent.
  private static func cost(
    of curve: [PlanePoint], bow: Double, among shapes: [ShapeOutline]
  ) -> Double {
    var cost = abs(bow)
    for step in 1..<24 {
      let point = EdgeRoute.point(at: Double(step) / 24, on: curve)
      for shape in shapes where shape.isNear(point, margin: 5) { cost += 60 }
    }
    return cost
  }

  /// The length of an arrowhead as Graphviz draws it at our size; nil if the
  /// end has none.
  private static func gap(_ edge: DiagramContent.Edge, _ points: Bool) -> Double? {
    guard points else { return nil }
    switch edge.arrowhead {
    case "vee", "normal": return 6
    case "tee": return 1.5
    case "odot", "dot": return 4.8
    default: return nil
    }
  }
}
