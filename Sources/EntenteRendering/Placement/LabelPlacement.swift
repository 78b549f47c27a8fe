import EntenteGraph

/// Where the words on lines stand: on their own line, as clear of shapes and of
/// each other as can be.
struct LabelPlacement {
  struct Box: Sendable {
    var center: PlanePoint
    var width: Double
    var height: Double

    var size: NodeSize { NodeSize(width: width, height: height) }

    func overlap(_ other: Box) -> Double {
      let x = (width + other.width) / 2 - abs(center.x - other.center.x)
      let y = (height + other.height) / 2 - abs(center.y - other.center.y)
      return x > 0 && y > 0 ? x * y : 0
    }
  }

  /// The route of an edge as points, with the box around them.
  private struct Line {
    let edge: String
    let points: [PlanePoint]
    let extent: Extent2D

    init(edge: String, points: [PlanePoint]) {
      self.edge = edge
      self.points = points
      extent = Extent2D(points, points.map { _ in NodeSize(width: 0, height: 0) })
    }

    /// Whether two routes have points that may lie within a distance.
    func comesNear(_ other: Line, by distance: Double) -> Bool {
      extent.minX - distance < other.extent.maxX && other.extent.minX < extent.maxX + distance
        && extent.minY - distance < other.extent.maxY && other.extent.minY < extent.maxY + distance
    }
  }

  /// The size of the words on lines, in points.
  static let fontSize = 8.5

  /// The middle of the label of each edge that has one.
  private(set) var centers: [String: PlanePoint] = [:]

  /// The room that the labels take.
  private(set) var boxes: [Box] = []

  /// Places labels one after the other, those with the least room first.
  init(_ content: DiagramContent, shapes: [ShapeOutline], routes: EdgeRoutes) {
    let shapes = shapes.map {
      Box(center: $0.center, width: $0.width + 4, height: $0.height + 4)
    }
    let lines = zip(content.edges, routes.routes).compactMap { edge, route in
      route.map { Line(edge: edge.id, points: $0.points(24)) }
    }
    let labelled = zip(content.edges, routes.routes)
      .compactMap {
        edge, route -> (edge: DiagramContent.Edge, points: [PlanePoint], room: Double)? in
        guard edge.label != nil, let route else { return nil }
        return (edge, route.points(24), route.curve[0].distance(to: route.curve[3]))
      }.sorted { ($0.room, $0.edge.id) < ($1.room, $1.edge.id) }
    var placed: [Box] = []
    for (edge, points, _) in labelled {
      let size = Self.size(of: edge)
      let reach = Line(edge: edge.id, points: points)
      let others = lines.filter { $0.edge != edge.id && $0.comesNear(reach, by: size.width) }
      let best = Self.candidates(along: points, size).map {
        center, strain -> (cost: Double, box: Box, hidden: Double) in
        let box = Box(center: center, width: size.width, height: size.height)
        let hidden = shapes.reduce(0) { $0 + $1.overlap(box) }
        let cost =
          20 * hidden + 6 * placed.reduce(0) { $0 + $1.overlap(box) }
          + 14 * Double(others.filter { line in line.points.contains { Self.hits($0, box) } }.count)
          + strain
        return (cost, box, hidden)
      }.min { $0.cost < $1.cost }
      // Words that a shape would hide are left to the legend and the title.
      guard let best, best.hidden < 0.15 * size.width * size.height else { continue }
      placed.append(best.box)
      centers[edge.id] = best.box.center
    }
    boxes = placed
  }

  /// Where a label may stand: on its line, or a little beside it, each with
  /// what it costs to be so far from the middle.
  private static func candidates(
    along points: [PlanePoint], _ size: (width: Double, height: Double)
  ) -> [(center: PlanePoint, strain: Double)] {
    points.indices.flatMap { i -> [(PlanePoint, Double)] in
      let middle = abs(Double(i) / Double(max(1, points.count - 1)) - 0.5)
      let shifts = [(0.0, 0.0), (0, 9), (0, -9), (size.width * 0.55, 0), (-size.width * 0.55, 0)]
      return shifts.map { dx, dy in
        (
          PlanePoint(x: points[i].x + dx, y: points[i].y + dy),
          60 * middle + (dx == 0 && dy == 0 ? 0 : 40)
        )
      }
    }
  }

  private static func hits(_ point: PlanePoint, _ box: Box) -> Bool {
    abs(point.x - box.center.x) < box.width / 2 && abs(point.y - box.center.y) < box.height / 2
  }

  /// The room that the words on a line take.
  static func size(of edge: DiagramContent.Edge) -> (width: Double, height: Double) {
    let lines = [edge.label ?? ""] + edge.details
    let longest = lines.map(\.columns).max() ?? 0
    return (Double(longest) * fontSize * 0.54 + 6, fontSize * (0.2 + 1.2 * Double(lines.count)))
  }
}
