public import EntenteAnalysis
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

    /// What is shown, and in which form.
    public var view = DiagramView.network

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

    /// Whether frames of several dates have all ties of which no claim tells when,
    /// and call none of them new.
    package var keepsUndated = false

    /// The first of the seeds of the layouts tried.
    public var seed: UInt64 = 1

    /// The worker that lays out and paints.
    public var worker = GraphvizWorker()

    /// Everything in light colors.
    public init() {}
  }

  private let graph: KnowledgeGraph
  private let options: Options
  private let arrangement: any Arrangement
  private let painter: DiagramPainter

  private var content: DiagramContent { arrangement.content }

  /// Chooses what to show of a graph, and arranges it.
  public init(of graph: KnowledgeGraph, _ options: Options = Options()) {
    self.graph = graph
    self.options = options
    var options = options
    if options.scales == nil {
      options.scales = try? EntityScales(options.style, of: graph, options.selection)
    }
    arrangement = options.view.arrangement(of: graph, options)
    let content = arrangement.content
    painter = DiagramPainter(
      style: options.style.thinned(lines: content.edges.count, shapes: content.nodes.count),
      vocabulary: graph.vocabulary)
  }

  /// What the diagram shows and how it was arranged, in one line.
  public var summary: String { arrangement.summary }

  /// What of the style the view can't show, and why; nil if it shows all.
  package var remark: String? {
    switch options.style.sizing {
    case .none, .neighbors: nil
    case .measure, .property: arrangement.unshown
    }
  }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { content.nodes.isEmpty }

  /// Why there is nothing to draw.
  public var reasonForNothing: String { arrangement.reasonForNothing }

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

extension Diagram {
  private func document(resolution: Double?) async throws(GraphvizError) -> String {
    var document = painter.document(
      [("layout", .text("nop2")), ("splines", .text("true"))]
        + (resolution.map { [("dpi", .number($0))] } ?? []))
    let extent = try await arrangement.draw(into: &document, with: painter, options.worker)
    let frame = Frame(
      around: extent, painter: painter, title: title, subtitle: subtitle, footer: footer)
    frame.add(to: &document, legend: Legend(of: arrangement.explained, painter: painter))
    return document.text
  }
}

// MARK: - Words

extension Diagram {
  private var title: String {
    options.title ?? arrangement.heading ?? graph.title ?? graph.sources.first?.fileName
      ?? "A relationship graph"
  }

  /// What the picture shows, counted.
  private var subtitle: String {
    var parts = arrangement.caption
    if let date = options.selection.asOf { parts.insert("as of \(date.spelledOut)", at: 1) }
    if let period = options.selection.during {
      parts.insert("during \(period.spelledOut)", at: 1)
    }
    return parts.joined(separator: "; ")
  }

  private var footer: [String] {
    let sources = graph.sources.enumerated().map { number, source in
      let date = source.date.map { "\($0.spelledOut)\(source.isDateInferred ? ", inferred" : "")" }
      let name = [source.title, source.publisher].compactMap { $0 }.joined(separator: ", ")
      return (arrangement.numbersSources ? "[\(number + 1)] " : "")
        + (name.isEmpty ? source.fileName : name)
        + (date.map { " (\($0))" } ?? "")
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
    return lines + arrangement.notes
  }

  /// The picture in a few sentences, for those who can't see it.
  public var description: String {
    var sentences = [subtitle + "."]
    // Where size means nothing, none is the largest.
    if let measured = content.sizes.name {
      let largest = content.nodes.enumerated().sorted { a, b in
        (-a.element.weight, a.offset) < (-b.element.weight, b.offset)
      }.prefix(3).map(\.element.title)
      sentences.append("The most \(measured) have \(largest.joined(separator: ", ")).")
    }
    return (sentences + footer).joined(separator: " ")
  }

  /// The picture in words, line by line: its counts, what stands out, and each
  /// entity with its ties.
  ///
  /// Names are as the data has them.
  public var text: [String] {
    DiagramAccount(of: content, in: graph, options.selection)
      .lines(title: title, subtitle: subtitle, footer: footer)
  }

  /// What each shape and line is, by the id of its element.
  private var titles: [String: String] {
    var titles: [String: String] = [:]
    for node in content.nodes { titles[node.id] = node.description }
    for edge in content.edges {
      titles[edge.id] = edge.description
      titles[edge.id + "-words"] = edge.description
    }
    titles.merge(arrangement.extraTitles) { first, _ in first }
    return titles
  }
}

extension Source {
  /// The id, of which only the last part is kept if it is the path of a file.
  fileprivate var fileName: String { id.split(separator: "/").last.map(String.init) ?? id }
}
