import EntenteGraph
import EntenteGraphviz

/// Shapes, lines and words of a network that have their places.
struct NetworkDrawing: Sendable {
  private let content: DiagramContent
  private let shapes: [ShapeOutline]
  private let routes: EdgeRoutes
  private let labels: LabelPlacement

  /// How many shapes there are at most between which lines are bent and have words.
  private static let mostDetailed = 300

  /// Routes the lines between shapes, and finds places for words.
  init(_ content: DiagramContent, shapes: [ShapeOutline]) {
    var content = content
    let isDetailed = shapes.count <= Self.mostDetailed
    if !isDetailed {
      for edge in content.edges.indices { content.edges[edge].label = nil }
    }
    self.content = content
    self.shapes = shapes
    routes = EdgeRoutes(content, between: shapes, isDetailed ? .roomy : .straight)
    labels = LabelPlacement(content, shapes: shapes, routes: routes)
  }

  /// Adds everything to a document.
  func draw(into document: inout DOTDocument, with painter: DiagramPainter) {
    for (node, shape) in zip(content.nodes, shapes) {
      document.node(node.id, painter.attributes(of: node, at: shape.center))
    }
    for (edge, route) in zip(content.edges, routes.routes) {
      guard let route else { continue }
      document.edge(
        content.nodes[edge.tail].id, content.nodes[edge.head].id,
        painter.attributes(of: edge) + [("pos", .text(route.positions))])
    }
    // Words are nodes of their own, which Graphviz paints after all lines, so
    // that no line strikes them out.
    for edge in content.edges {
      guard let center = labels.centers[edge.id] else { continue }
      document.node(edge.id + "-words", painter.words(on: edge, at: center))
    }
  }

  /// The box around everything that is drawn.
  var extent: Extent2D {
    var extent = Extent2D(
      shapes.map(\.center), shapes.map { NodeSize(width: $0.width, height: $0.height) })
    let bends = routes.routes.compactMap { $0?.points(8) }.flatMap { $0 }
    extent.formUnion(Extent2D(bends, bends.map { _ in NodeSize(width: 0, height: 0) }))
    for box in labels.boxes { extent.formUnion(Extent2D([box.center], [box.size])) }
    return extent
  }
}

extension GraphvizWorker {
  /// The outlines that shapes have in a picture, measured by Graphviz.
  ///
  /// - Parameters:
  ///   - content: The shapes and lines.
  ///   - points: About where each shape belongs.
  ///   - painter: Paints the shapes, and so makes their sizes.
  ///   - separation: How many points shapes are moved apart where they overlap;
  ///     nil leaves every shape where it is.
  /// - Returns: The outline of each shape, in their order.
  /// - Throws: A `GraphvizError` if the layout fails or exceeds its limits.
  func outlines(
    of content: DiagramContent, at points: [PlanePoint], _ painter: DiagramPainter,
    separation: Int?
  ) async throws(GraphvizError) -> [ShapeOutline] {
    var document = painter.document(
      [("layout", .text("nop1")), ("splines", .text("line"))]
        + (separation.map {
          [
            ("overlap", .text("prism")), ("overlap_scaling", .number(0)), ("sep", .text("+\($0)")),
          ]
        } ?? [("overlap", .text("true"))]))
    for (node, point) in zip(content.nodes, points) {
      document.node(node.id, painter.attributes(of: node, at: point))
    }
    let layout = try await layout(document.text, engine: .nop1)
    // Graphviz moves the lower left corner of everything to the origin.
    let shift =
      separation == nil
      ? zip(content.nodes, points).lazy.compactMap { node, point in
        layout.nodes[node.id].map {
          PlanePoint(x: point.x - $0.center.x, y: point.y - $0.center.y)
        }
      }.first : nil
    return zip(content.nodes, points).map { node, point in
      let place = layout.nodes[node.id]
      return ShapeOutline(
        shape: painter.shape(of: node),
        center: place.map {
          PlanePoint(x: $0.center.x + (shift?.x ?? 0), y: $0.center.y + (shift?.y ?? 0))
        } ?? point,
        width: place?.width ?? 1, height: place?.height ?? 1)
    }
  }
}
