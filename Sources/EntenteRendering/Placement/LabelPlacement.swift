import EntenteGraph
import EntenteGraphviz

/// Where the words on lines stand: on their own line, as clear of shapes and of
/// each other as can be.
struct LabelPlacement {
  private struct Box {
    var center: PlanePoint
    var width: Double
    var height: Double

    func overlap(_ other: Box) -> Double {
      let x = (width + other.width) / 2 - abs(center.x - other.center.x)
      let y = (height + other.height) / 2 - abs(center.y - other.center.y)
      return x > 0 && y > 0 ? x * y : 0
    }
  }

  /// The size of the words on lines, in points.
  static let fontSize = 8.5

  /// The middle of the label of each edge that has one.
  private(set) var centers: [String: PlanePoint] = [:]

  /// Places labels one after the other, those with the least room first.
  init(_ content: DiagramContent, in layout: GraphvizLayout) {
    let shapes = content.nodes.compactMap { layout.nodes[$0.id] }.map {
      Box(
        center: PlanePoint(x: $0.center.x, y: $0.center.y), width: $0.width + 4,
        height: $0.height + 4)
    }
    let routes = layout.edgesByID()
    let labelled = content.edges.compactMap { edge -> (DiagramContent.Edge, [PlanePoint])? in
      guard edge.label != nil, let route = routes[edge.id] else { return nil }
      let points = route.splines.flatMap { Self.points(on: $0) }
      return points.isEmpty ? nil : (edge, points)
    }.sorted { ($0.1.count, $0.0.id) < ($1.1.count, $1.0.id) }
    var placed: [Box] = []
    let lines = Dictionary(
      uniqueKeysWithValues: content.edges.compactMap { edge in
        routes[edge.id].map { (edge.id, $0.splines.flatMap { Self.points(on: $0) }) }
      })
    for (edge, points) in labelled {
      let size = Self.size(of: edge.label ?? "")
      let others = lines.filter { $0.key != edge.id }.values
      let best = points.indices.map { i -> (cost: Double, box: Box) in
        let box = Box(center: points[i], width: size.width, height: size.height)
        let middle = abs(Double(i) / Double(max(1, points.count - 1)) - 0.5)
        let cost =
          4 * shapes.reduce(0) { $0 + $1.overlap(box) }
          + 6 * placed.reduce(0) { $0 + $1.overlap(box) }
          + 14 * Double(others.filter { line in line.contains { Self.hits($0, box) } }.count)
          + 60 * middle
        return (cost, box)
      }.min { $0.cost < $1.cost }
      guard let best else { continue }
      placed.append(best.box)
      centers[edge.id] = best.box.center
    }
  }

  private static func hits(_ point: PlanePoint, _ box: Box) -> Bool {
    abs(point.x - box.center.x) < box.width / 2 && abs(point.y - box.center.y) < box.height / 2
  }

  /// The room that a label takes.
  static func size(of label: String) -> (width: Double, height: Double) {
    (Double(label.count) * fontSize * 0.54 + 6, fontSize * 1.4)
  }

  /// Points along the curves of a route, from one end to the other.
  private static func points(on spline: GraphvizLayout.Spline) -> [PlanePoint] {
    let controls = spline.points
    guard controls.count >= 4 else { return [] }
    var points: [PlanePoint] = []
    for start in stride(from: 0, to: controls.count - 3, by: 3) {
      let curve = controls[start...(start + 3)].map { ($0.x, $0.y) }
      for step in 1..<24 {
        let t = Double(step) / 24
        let u = 1 - t
        let weights = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
        points.append(
          PlanePoint(
            x: zip(weights, curve).reduce(0) { $0 + $1.0 * $1.1.0 },
            y: zip(weights, curve).reduce(0) { $0 + $1.0 * $1.1.1 }))
      }
    }
    return points
  }
}
