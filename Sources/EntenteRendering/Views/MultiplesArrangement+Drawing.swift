import EntenteGraph
import EntenteGraphviz
import EntenteModel

extension MultiplesArrangement {
  private static let gap = 44.0
  private static let heading = 30.0
  private static let mark = NodeSize(width: 11, height: 9)

  /// Whether sizes or colors of marks say more than their kinds.
  private var isScaled: Bool { content.sizes.name != nil || content.colors.name != nil }

  func draw(
    into document: inout DOTDocument, with painter: DiagramPainter, _ worker: GraphvizWorker
  ) async throws(GraphvizError) -> Extent2D {
    let columns = panels.count < 2 ? 1 : panels.count == 3 ? 3 : 2
    var extent = Extent2D([], [])
    for (number, frame) in panels.enumerated() {
      let middle = PlanePoint(
        x: Double(number % columns) * (frameSize.width + Self.gap),
        y: -Double(number / columns) * (frameSize.height + Self.gap + Self.heading * scale))
      extent.formUnion(draw(frame, number: number, around: middle, painter, &document))
      extent.formUnion(
        Extent2D(
          [PlanePoint(x: middle.x, y: middle.y + Self.heading * scale / 2)],
          [
            NodeSize(
              width: frameSize.width, height: frameSize.height + Self.heading * scale)
          ]))
    }
    return extent
  }

  /// Draws a frame; returns the room that its names take.
  private func draw(
    _ frame: Panel, number: Int, around middle: PlanePoint, _ painter: DiagramPainter,
    _ document: inout DOTDocument
  ) -> Extent2D {
    drawHeading(frame, number: number, around: middle, painter.theme, &document)
    let nodes = Array(content.nodes[frame.nodes])
    let sizes = nodes.map { isScaled ? painter.markSize(of: $0) : Self.mark }
    let shapes = zip(points, sizes).map { point, size in
      ShapeOutline(
        shape: "ellipse", center: PlanePoint(x: middle.x + point.x, y: middle.y + point.y),
        width: size.width + 3, height: size.height + 3)
    }
    for (node, shape) in nodes.enumerated() {
      let center = shapes[node].center
      document.node(
        shape.id,
        isScaled && frame.isTied[node]
          ? painter.attributes(of: shape, at: center)
          : painter.mark(of: shape, at: center, frame.isTied[node] ? Self.mark : nil))
    }
    let lines = drawLines(of: frame, nodes, between: shapes, painter, &document)
    let names = NamePlacement(
      nodes.map(\.title), at: shapes.map(\.center), marks: sizes,
      wanted: frame.named.sorted { (-nodes[$0].weight, $0) < (-nodes[$1].weight, $1) },
      lines: lines, within: Extent2D([middle], [frameSize]),
      fontSize: { (nodes[$0].weight > 0.5 ? 9.5 : 8) * scale.squareRoot() })
    for (node, name) in names.names.sorted(by: { $0.key < $1.key }) {
      document.name(name, id: nodes[node].id + "-name", painter.theme)
    }
    return names.extent
  }

  private func drawHeading(
    _ frame: Panel, number: Int, around middle: PlanePoint, _ theme: Theme,
    _ document: inout DOTDocument
  ) {
    let left = middle.x - frameSize.width / 2
    let top = middle.y + frameSize.height / 2
    document.textBox(
      frame.title, id: "frame-\(number)", size: 13 * scale, color: theme.ink, isBold: true,
      left: left, width: frameSize.width / 2, middle: top + 16 * scale, height: 18 * scale)
    document.textBox(
      frame.counts, id: "frame-counts-\(number)", size: 9.5 * scale, color: theme.muted,
      left: left + (12 + Double(frame.title.columns) * 7.6) * scale,
      width: frameSize.width / 3, middle: top + 15 * scale, height: 14 * scale)
  }

  /// Draws the lines of a frame; returns the ends of those that are not faint.
  private func drawLines(
    of frame: Panel, _ nodes: [DiagramContent.Node], between shapes: [ShapeOutline],
    _ painter: DiagramPainter, _ document: inout DOTDocument
  ) -> [(PlanePoint, PlanePoint)] {
    var part = DiagramContent()
    part.nodes = nodes
    part.edges = content.edges[frame.edges].map { edge in
      var edge = edge
      edge.tail -= frame.nodes.lowerBound
      edge.head -= frame.nodes.lowerBound
      return edge
    }
    var lines: [(PlanePoint, PlanePoint)] = []
    for (edge, route) in zip(part.edges, EdgeRoutes(part, between: shapes, .straight).routes) {
      guard let route else { continue }
      document.edge(
        nodes[edge.tail].id, nodes[edge.head].id,
        painter.attributes(of: edge) + [("pos", .text(route.positions))])
      if !edge.isFaint { lines.append((shapes[edge.tail].center, shapes[edge.head].center)) }
    }
    return lines
  }
}

extension DiagramPainter {
  /// A small shape without words; a dot if it has no size.
  func mark(
    of node: DiagramContent.Node, at point: PlanePoint, _ size: NodeSize?
  ) -> DOTDocument.Attributes {
    let colors = style.colors(of: node.kind, in: vocabulary)
    let mark = style.mark(of: node.kind, in: vocabulary)
    return [
      ("id", .text(node.id)), ("class", .text("kind-\(node.kind.rawValue.cssName)")),
      ("tooltip", .text(GraphvizText.label(node.description))), ("label", .text("")),
      ("shape", .text(size == nil ? "circle" : mark.shape.rawValue)),
      ("style", .text(mark.isRounded && size != nil ? "filled,rounded" : "filled")),
      ("color", .text(size == nil ? theme.faint : colors.border)),
      ("fillcolor", .text(size == nil ? theme.faint : colors.border)), ("penwidth", .number(0.5)),
      ("fixedsize", .text("true")), ("width", .number((size?.width ?? 3.5) / 72)),
      ("height", .number((size?.height ?? 3.5) / 72)),
      ("pos", .text("\(point.x.twoDigits),\(point.y.twoDigits)")),
    ]
  }
}
