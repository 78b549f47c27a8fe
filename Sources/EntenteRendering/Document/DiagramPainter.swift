import EntenteGraph
import EntenteGraphviz
import EntenteModel

/// Writes the shapes and lines of a diagram as DOT statements in a style.
struct DiagramPainter {
  let style: DiagramStyle
  let vocabulary: Vocabulary

  var theme: Theme { style.theme }

  /// The family of fonts that a drawing is measured with.
  static let font = "Inter"

  /// A document without shapes, in the theme's colors.
  func document(_ graph: [(String, DOTDocument.Value)]) -> DOTDocument {
    var attributes: [(String, DOTDocument.Value)] = [
      ("charset", .text("UTF-8")), ("bgcolor", .text(theme.background)),
      ("fontname", .text(Self.font)), ("outputorder", .text("edgesfirst")),
      ("pad", .number(0.3)), ("notranslate", .text("true")),
    ]
    attributes += graph
    return DOTDocument(
      graphAttributes: attributes,
      node: [
        ("fontname", .text(Self.font)), ("fontsize", .number(11)), ("fontcolor", .text(theme.ink)),
      ],
      edge: [
        ("fontname", .text(Self.font)), ("fontsize", .number(LabelPlacement.fontSize)),
        ("arrowsize", .number(0.6)),
      ])
  }

  // MARK: Shapes

  func attributes(of node: DiagramContent.Node, at point: PlanePoint) -> [(
    String, DOTDocument.Value
  )] {
    let position = DOTDocument.Value.text("\(point.x.twoDigits),\(point.y.twoDigits)")
    let colors = OrderedNames(node.colors.compactMap(\.cssClass)).names
    let common: [(String, DOTDocument.Value)] = [
      ("id", .text(node.id)),
      (
        "class",
        .text((["kind-\(node.kind.rawValue.cssName)"] + colors).joined(separator: " "))
      ),
      ("pos", position), ("tooltip", .text(GraphvizText.label(node.description))),
    ]
    guard node.chips.isEmpty else {
      return common + [("shape", .text("plain")), ("label", .markup(chips(of: node)))]
    }
    return common + (node.isLabeled ? named(node) : unnamed(node))
  }

  /// A shape around a name.
  private func named(_ node: DiagramContent.Node) -> [(String, DOTDocument.Value)] {
    let mark = style.mark(of: node.kind, in: vocabulary)
    let z = node.weight.squareRoot()
    let paint = paint(of: node)
    return outline(mark, paint, width: 1 + 1.2 * z) + [
      (
        "margin",
        .text(
          "\(((0.09 + 0.07 * z) * mark.marginX).twoDigits),\(((0.05 + 0.05 * z) * mark.marginY).twoDigits)"
        )
      ),
      ("width", .number(0.3)), ("height", .number(0.3)),
      ("label", .markup(label(of: node, paint))),
    ]
  }

  /// A small mark, whose name stands in its title.
  private func unnamed(_ node: DiagramContent.Node) -> [(String, DOTDocument.Value)] {
    let mark = style.mark(of: node.kind, in: vocabulary)
    var paint = paint(of: node)
    let color = node.colors.first ?? .kind
    if !theme.hasLetters, Self.isSolid(color) {
      paint.fill = paint.border
      // Marks that touch are told apart by a thin edge of paper.
      if !mark.isDoubled { paint.border = theme.background }
    }
    var size = markSize(of: node)
    if mark.isDoubled { size = size.inset(by: 4) }
    let letter = theme.hasLetters ? color.letter : nil
    if letter != nil { size = NodeSize(width: max(14, size.width), height: max(12, size.height)) }
    let words = letter.map { "<FONT POINT-SIZE=\"7\" COLOR=\"\(paint.ink)\">\($0)</FONT>" }
    return outline(mark, paint, width: 1) + [
      ("fixedsize", .text("true")), ("width", .number(size.width / 72)),
      ("height", .number(size.height / 72)), ("margin", .number(0)),
      ("label", words.map(DOTDocument.Value.markup) ?? .text("")),
    ]
  }

  /// How large a small mark is drawn.
  func markSize(of node: DiagramContent.Node) -> NodeSize {
    NodeSize(markOf: node, aspect: style.mark(of: node.kind, in: vocabulary).aspect)
  }

  /// Whether a small mark is filled with the color of its border, to be seen.
  private static func isSolid(_ color: EntityColor) -> Bool {
    switch color {
    case .kind, .category, .other: true
    case .level, .unknown: false
    }
  }

  /// The attributes of a shape that its mark and its colors give.
  func outline(
    _ mark: KindMark, _ paint: NodePaint, width: Double
  ) -> [(String, DOTDocument.Value)] {
    [
      ("shape", .text(mark.shape.rawValue)), ("style", .text(mark.graphvizStyle)),
      ("peripheries", .number(mark.isDoubled ? 2 : 1)), ("color", .text(paint.border)),
      ("fillcolor", .text(paint.fill)), ("penwidth", .number(width)),
    ]
  }

  /// The outline at which the lines of a node end, by its Graphviz name.
  func shape(of node: DiagramContent.Node) -> String {
    node.chips.isEmpty ? style.mark(of: node.kind, in: vocabulary).shape.rawValue : "box"
  }

  private func label(of node: DiagramContent.Node, _ paint: NodePaint) -> String {
    let text = NodeText(node)
    var title = text.titleLines.map {
      "<FONT POINT-SIZE=\"\(text.titleSize.twoDigits)\" COLOR=\"\(paint.ink)\"><B>\(GraphvizText.html($0))</B></FONT>"
    }
    if let letter = letter(node.colors.first, paint), let last = title.indices.last {
      title[last] += letter
    }
    let subtitle = text.subtitleLines.map {
      "<FONT POINT-SIZE=\"\(text.subtitleSize.twoDigits)\" COLOR=\"\(paint.muted)\">\(GraphvizText.html($0))</FONT>"
    }
    return (title + (node.subtitle == nil ? [] : subtitle)).joined(separator: "<BR/>")
  }

  /// The letter of a category behind a name, where colors may not be seen.
  private func letter(_ color: EntityColor?, _ paint: NodePaint) -> String? {
    guard theme.hasLetters, let letter = color?.letter else { return nil }
    return "<FONT POINT-SIZE=\"8.5\" COLOR=\"\(paint.muted)\">&#160;&#160;\(letter)</FONT>"
  }

  /// A box with a heading and a chip for each entity.
  private func chips(of node: DiagramContent.Node) -> String {
    let columns = NodeText(node).chipColumns
    let mark = style.mark(of: node.kind, in: vocabulary)
    let rounded = mark.isRounded ? " STYLE=\"rounded\"" : ""
    let cells = node.chips.enumerated().map { number, name in
      let color = number < node.colors.count ? node.colors[number] : .kind
      let paint = paint(color, kind: node.kind)
      return
        "<TD BORDER=\"1\"\(rounded) COLOR=\"\(paint.border)\" BGCOLOR=\"\(paint.fill)\" CELLPADDING=\"3\">"
        + "<FONT POINT-SIZE=\"9.5\" COLOR=\"\(paint.ink)\">\(GraphvizText.html(name))</FONT>"
        + (letter(color, paint) ?? "") + "</TD>"
    }
    let rows = stride(from: 0, to: cells.count, by: columns).map { start in
      "<TR>" + cells[start..<min(start + columns, cells.count)].joined() + "</TR>"
    }
    return
      "<TABLE BORDER=\"1\" STYLE=\"rounded\" COLOR=\"\(theme.faint)\" BGCOLOR=\"\(theme.panel)\" "
      + "CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"2\"><TR><TD COLSPAN=\"\(columns)\">"
      + "<FONT POINT-SIZE=\"9.5\" COLOR=\"\(theme.muted)\"><B>\(GraphvizText.html(node.title))</B></FONT>"
      + "</TD></TR>" + rows.joined() + "</TABLE>"
  }

  // MARK: Lines

  func attributes(of edge: DiagramContent.Edge) -> [(String, DOTDocument.Value)] {
    let classes =
      ["family-\(edge.family.rawValue)"] + (edge.isFaint ? ["faint"] : [])
      + edge.kinds.map { "relation-\($0.cssName)" }
      + (edge.look == .held ? [] : [edge.look.rawValue])
    return [
      ("id", .text(edge.id)), ("class", .text(classes.joined(separator: " "))),
      ("tooltip", .text(GraphvizText.label(edge.description))),
    ]
      + (edge.isFaint
        ? [
          ("color", .text(theme.faint)), ("penwidth", .number(0.8)), ("dir", .text("none")),
          ("style", .text(edge.look == .held ? "solid" : "dotted")),
        ]
        : line(
          edge.family, edge.look, head: edge.pointsToHead ? edge.arrowhead : nil,
          tail: edge.pointsToTail ? edge.arrowhead : nil))
  }

  /// How a line of a family looks: the same in the diagram and in its legend.
  ///
  /// - Parameters:
  ///   - family: The family of relations that it stands for.
  ///   - look: Whether these hold, are planned, or are denied.
  ///   - head: What stands at its head; nil if nothing does.
  ///   - tail: What stands at its tail; nil if nothing does.
  /// - Returns: The attributes of the line.
  func line(
    _ family: Relation.Family, _ look: DiagramContent.Look, head: String?, tail: String?
  ) -> [(String, DOTDocument.Value)] {
    let mark = style.mark(of: family)
    let dash =
      switch look {
      case .held: mark.dash.rawValue
      case .planned: "dotted"
      case .denied: "dashed"
      }
    let direction = head != nil && tail != nil ? "both" : tail != nil ? "back" : "forward"
    return [
      ("color", .text(look == .denied ? theme.muted : theme.colors(of: family).line)),
      ("penwidth", .number(mark.width)), ("style", .text(dash)),
      ("dir", .text(head == nil && tail == nil ? "none" : direction)),
      ("arrowhead", .text(head ?? "none")), ("arrowtail", .text(tail ?? "none")),
    ]
  }

  /// The words on a line, on a patch of paper that interrupts it.
  func words(on edge: DiagramContent.Edge, at center: PlanePoint) -> DOTDocument.Attributes {
    let color = edge.look == .denied ? theme.muted : theme.colors(of: edge.family).text
    let label = GraphvizText.html(edge.label ?? "")
    let details = edge.details.map {
      "<BR/><FONT POINT-SIZE=\"7.5\" COLOR=\"\(theme.muted)\">\(GraphvizText.html($0))</FONT>"
    }
    let markup =
      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\" BGCOLOR=\"\(theme.background)\">"
      + "<TR><TD><FONT POINT-SIZE=\"\(LabelPlacement.fontSize.twoDigits)\" COLOR=\"\(color)\">"
      + (details.isEmpty ? label : "<B>\(label)</B>") + "</FONT>"
      + details.joined() + "</TD></TR></TABLE>"
    return [
      ("id", .text(edge.id + "-words")),
      ("class", .text("words family-\(edge.family.rawValue)")), ("shape", .text("plain")),
      ("tooltip", .text(GraphvizText.label(edge.description))),
      ("pos", .text("\(center.x.twoDigits),\(center.y.twoDigits)")), ("label", .markup(markup)),
    ]
  }
}

/// Names without repetition, in the order of their first.
private struct OrderedNames {
  private(set) var names: [String] = []

  init(_ all: [String]) {
    for name in all where !names.contains(name) { names.append(name) }
  }
}

extension String {
  /// A name of letters, digits and hyphens that CSS can select.
  var cssName: String {
    map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }.joined()
  }
}
