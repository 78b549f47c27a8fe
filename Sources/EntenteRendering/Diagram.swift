public import EntenteAnalysis
import EntenteGraph
public import EntenteGraphviz
public import EntenteModel

/// A picture of a graph that can be printed as it is: title, legend and sources
/// included.
///
///     let diagram = Diagram(of: summit)
///     let svg = try await diagram.drawn(as: .svg)
///
/// The places of shapes, lines and words come from Entente; Graphviz moves
/// shapes that overlap apart and paints, in a process of its own. Same
/// input, same seed and same fonts give the same bytes.
public struct Diagram: Sendable {
  /// How a diagram is made.
  public struct Options: Sendable {
    /// Which claims count; planned and denied ones are drawn apart.
    public var selection = Selection.everything

    /// How it looks.
    public var style = DiagramStyle()

    /// The colors of the style.
    public var theme: Theme {
      get { style.theme }
      set { style.theme = newValue }
    }

    /// What sizes and colors stand for, if that is known already.
    ///
    /// Otherwise the style tells; where the graph has no such values, the usual
    /// sizes and colors are drawn.
    package var scales: EntityScales?

    /// The title; that of the graph if nil.
    public var title: String?

    /// How many entities to draw at most; all if nil.
    public var limit: Int? = 80

    /// The first of the seeds of the layouts tried.
    public var seed: UInt64 = 1

    /// The worker that lays out and paints.
    public var worker = GraphvizWorker()

    /// Everything in light colors.
    public init() {}
  }

  private let graph: KnowledgeGraph
  private let options: Options
  private let content: DiagramContent
  private let placement: Placement
  private let painter: DiagramPainter

  /// Chooses what to show of a graph, and places it.
  public init(of graph: KnowledgeGraph, _ options: Options = Options()) {
    self.graph = graph
    self.options = options
    let scales =
      options.scales ?? (try? EntityScales(options.style, of: graph, options.selection))
    content = DiagramContent(
      of: graph, options.selection, limit: options.limit, style: options.style,
      scales: scales ?? EntityScales())
    let size = content.nodes.count + content.edges.count
    let tries = size < 250 ? 16 : size < 600 ? 4 : 1
    placement = Placement.best(of: content, seed: options.seed, tries: tries)
    painter = DiagramPainter(
      style: options.style.thinned(lines: content.edges.count, shapes: content.nodes.count),
      vocabulary: graph.vocabulary)
  }

  /// What the diagram shows, in one line.
  public var summary: String {
    let score = placement.score
    return "\(content.nodes.count) shapes and \(content.edges.count) lines for "
      + "\(shownCount) entities and \(content.relationCount) relations; stress layout with "
      + "\(score.crossings) crossings, aspect \(score.aspect.twoDigits)"
  }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { content.nodes.isEmpty }

  /// The diagram as a document that Graphviz draws with `neato -n2`.
  ///
  /// - Throws: A `GraphvizError` if the layout fails or exceeds its limits.
  public func document() async throws(GraphvizError) -> String {
    try await document(resolution: nil)
  }

  /// The diagram in a format.
  ///
  /// SVG is checked on its way out: nothing but listed elements and attributes
  /// passes, and every shape and line gets a title in words.
  ///
  /// - Throws: A `GraphvizError` if layout or drawing fails or exceeds its
  ///   limits, or an ``SVGGate/Refusal`` if the drawing holds what it must not.
  public func drawn(as format: GraphvizFormat) async throws -> [UInt8] {
    try await drawing(as: format).bytes
  }

  /// The diagram in a format, with what the library warned of: fonts that are
  /// missing, and characters that no font has.
  package func drawing(as format: GraphvizFormat) async throws -> GraphvizWorker.Drawing {
    let document = try await document(resolution: format == .png ? 144 : nil)
    if format == .dot { return .init(bytes: Array(document.utf8)) }
    var drawing = try await options.worker.draw(document, engine: .nop2, format: format)
    guard format == .svg else { return drawing }
    let gate = SVGGate(title: title, description: description)
    drawing.bytes = try gate.rewritten(drawing.bytes, titles: titles)
    return drawing
  }
}

// MARK: - Layout

extension Diagram {
  private func document(resolution: Double?) async throws(GraphvizError) -> String {
    let layout = try await options.worker.layout(rough, engine: .nop1)
    let shapes = zip(content.nodes, placement.points).map { node, point in
      let place = layout.nodes[node.id]
      return ShapeOutline(
        shape: painter.outline(of: node),
        center: place.map { PlanePoint(x: $0.center.x, y: $0.center.y) } ?? point,
        width: place?.width ?? 1, height: place?.height ?? 1)
    }
    let routes = EdgeRoutes(content, between: shapes)
    let labels = LabelPlacement(content, shapes: shapes, routes: routes)
    var document = painter.document(
      [("layout", .text("nop2")), ("splines", .text("true"))]
        + (resolution.map { [("dpi", .number($0))] } ?? []))
    for (node, shape) in zip(content.nodes, shapes) {
      document.node(node.id, painter.attributes(of: node, at: shape.center))
    }
    for (edge, route) in zip(content.edges, routes.routes) {
      guard let route else { continue }
      var attributes = painter.attributes(of: edge)
      attributes.append(("pos", .text(route.positions)))
      if let text = edge.label, let center = labels.centers[edge.id] {
        attributes.append(("label", painter.label(text, of: edge)))
        attributes.append(("lp", .text("\(center.x.twoDigits),\(center.y.twoDigits)")))
      }
      document.edge(content.nodes[edge.tail].id, content.nodes[edge.head].id, attributes)
    }
    let frame = Frame(
      around: DrawnBox(shapes, routes, labels).box, painter: painter, title: title,
      subtitle: subtitle,
      footer: footer)
    frame.add(to: &document, legend: Legend(of: content, painter: painter))
    return document.text
  }

  /// The first document: shapes about where they belong, for Graphviz to move
  /// apart.
  private var rough: String {
    var document = painter.document([
      ("layout", .text("nop1")), ("overlap", .text("prism")), ("overlap_scaling", .number(0)),
      ("sep", .text("+12")), ("splines", .text("line")),
    ])
    for (node, point) in zip(content.nodes, placement.points) {
      document.node(node.id, painter.attributes(of: node, at: point))
    }
    return document.text
  }
}

// MARK: - Words

extension Diagram {
  private var title: String {
    options.title ?? graph.title ?? graph.sources.first?.fileName ?? "A relationship graph"
  }

  private var shownCount: Int {
    content.nodes.reduce(0) { $0 + max(1, $1.chips.count) }
  }

  /// What the picture shows, counted.
  private var subtitle: String {
    var parts = [
      "\(shownCount) entities, \(content.relationCount) relations from \(content.claimCount) claims"
    ]
    if let date = options.selection.asOf { parts.append("as of \(date.spelledOut)") }
    if let period = options.selection.during { parts.append("during \(period.spelledOut)") }
    return parts.joined(separator: "; ")
  }

  private var footer: [String] {
    let sources = graph.sources.map { source in
      let date = source.date.map { "\($0.spelledOut)\(source.isDateInferred ? ", inferred" : "")" }
      let name = [source.title, source.publisher].compactMap { $0 }.joined(separator: ", ")
      return (name.isEmpty ? source.fileName : name) + (date.map { " (\($0))" } ?? "")
    }
    var lines: [String] = []
    if !sources.isEmpty { lines.append("Sources: " + sources.joined(separator: "; ") + ".") }
    let left = content.leftOut.sorted { $0.key.rawValue < $1.key.rawValue }.map {
      "\($0.value) \(graph.vocabulary[$0.key]?.plural ?? $0.key.rawValue)"
    }
    if !left.isEmpty {
      let measure = content.sizes.name.map { $0 == "neighbors" ? "fewer neighbors" : "less \($0)" }
      lines.append(
        "Not drawn, with \(measure ?? "fewer neighbors"): " + left.joined(separator: ", ") + ".")
    }
    if !content.untied.isEmpty {
      let names = content.untied.prefix(8).map { graph.storage.entityName($0) }
      let more = content.untied.count - names.count
      lines.append(
        "Not tied in this picture: " + names.joined(separator: ", ")
          + (more > 0 ? " and \(more) more" : "") + ".")
    }
    return lines
  }

  /// The picture in a few sentences, for those who can't see it.
  public var description: String {
    let largest = content.nodes.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) }.prefix(3)
    return "\(subtitle). The most \(content.sizes.name ?? "neighbors") have "
      + largest.map(\.title).joined(separator: ", ") + ". " + footer.joined(separator: " ")
  }

  /// The picture in words, line by line: its counts, what stands out, and each
  /// entity with its ties. Names are as the data has them.
  public var text: [String] {
    DiagramAccount(of: content, in: graph, options.selection)
      .lines(title: title, subtitle: subtitle, footer: footer)
  }

  /// What each shape and line is, by the id of its element.
  private var titles: [String: String] {
    var titles: [String: String] = [:]
    for node in content.nodes { titles[node.id] = node.description }
    for edge in content.edges { titles[edge.id] = edge.description }
    return titles
  }
}

extension Source {
  /// The id, of which only the last part is kept if it is the path of a file.
  fileprivate var fileName: String { id.split(separator: "/").last.map(String.init) ?? id }
}

/// The box around everything that is drawn.
private struct DrawnBox {
  private(set) var box: GraphvizLayout.Box

  init(_ shapes: [ShapeOutline], _ routes: EdgeRoutes, _ labels: LabelPlacement) {
    let corners = shapes.flatMap { shape in
      [-0.5, 0.5].map {
        PlanePoint(x: shape.center.x + $0 * shape.width, y: shape.center.y + $0 * shape.height)
      }
    }
    let bends = routes.routes.compactMap { $0?.points(8) }.flatMap { $0 }
    let words = labels.centers.values.flatMap { center in
      [-26.0, 26].map { PlanePoint(x: center.x + $0, y: center.y) }
    }
    let all = corners + bends + words
    let none = all.map { _ in NodeSize(width: 0, height: 0) }
    let extent = Extent2D(all, none)
    box = GraphvizLayout.Box(
      lower: .init(x: extent.minX, y: extent.minY), upper: .init(x: extent.maxX, y: extent.maxY))
  }
}
