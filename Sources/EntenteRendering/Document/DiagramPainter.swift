import EntenteGraph
import EntenteGraphviz
import EntenteModel

/// Writes the shapes and lines of a diagram as DOT statements in a theme.
struct DiagramPainter {
  let theme: Theme
  let vocabulary: Vocabulary

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
    let colors = theme.colors(of: node.kind)
    let common: [(String, DOTDocument.Value)] = [
      ("id", .text(node.id)), ("class", .text("kind-\(node.kind.rawValue.cssName)")),
      ("pos", position), ("tooltip", .text(GraphvizText.label(node.description))),
    ]
    guard node.chips.isEmpty else {
      return common + [
        ("shape", .text("plain")), ("label", .markup(chips(of: node, colors))),
      ]
    }
    let mark = KindMark.of(node.kind, in: vocabulary)
    let z = node.weight.squareRoot()
    let isFilled = node.isProminent && theme != .dark
    return common + [
      ("shape", .text(mark.shape)),
      ("style", .text(mark.isRounded ? "filled,rounded" : "filled")),
      ("color", .text(colors.border)),
      ("fillcolor", .text(isFilled ? colors.border : colors.fill)),
      ("penwidth", .number(1 + 1.2 * z)),
      (
        "margin",
        .text(
          "\(((0.09 + 0.07 * z) * mark.marginX).twoDigits),\(((0.05 + 0.05 * z) * mark.marginY).twoDigits)"
        )
      ),
      ("width", .number(0.3)), ("height", .number(0.3)),
      ("label", .markup(label(of: node, isFilled: isFilled))),
    ]
  }

  /// The outline of a shape, by its Graphviz name.
  func shape(of node: DiagramContent.Node) -> String {
    node.chips.isEmpty ? KindMark.of(node.kind, in: vocabulary).shape : "box"
  }

  private func label(of node: DiagramContent.Node, isFilled: Bool) -> String {
    let text = NodeText(node)
    let ink = isFilled ? theme.background : theme.ink
    let muted = isFilled ? theme.background : theme.muted
    let title = text.titleLines.map {
      "<FONT POINT-SIZE=\"\(text.titleSize.twoDigits)\" COLOR=\"\(ink)\"><B>\(GraphvizText.html($0))</B></FONT>"
    }
    let subtitle = text.subtitleLines.map {
      "<FONT POINT-SIZE=\"\(text.subtitleSize.twoDigits)\" COLOR=\"\(muted)\">\(GraphvizText.html($0))</FONT>"
    }
    return (title + (node.subtitle == nil ? [] : subtitle)).joined(separator: "<BR/>")
  }

  /// A box with a heading and a chip for each entity.
  private func chips(of node: DiagramContent.Node, _ colors: Theme.KindColors) -> String {
    let columns = NodeText(node).chipColumns
    let mark = KindMark.of(node.kind, in: vocabulary)
    let rounded = mark.isRounded ? " STYLE=\"rounded\"" : ""
    let cells = node.chips.map { name in
      "<TD BORDER=\"1\"\(rounded) COLOR=\"\(colors.border)\" BGCOLOR=\"\(colors.fill)\" CELLPADDING=\"3\">"
        + "<FONT POINT-SIZE=\"9.5\" COLOR=\"\(theme.ink)\">\(GraphvizText.html(name))</FONT></TD>"
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
    let mark = FamilyMark.of(family)
    let style =
      switch look {
      case .held: mark.isDashed ? "dashed" : "solid"
      case .planned: "dotted"
      case .denied: "dashed"
      }
    let direction = head != nil && tail != nil ? "both" : tail != nil ? "back" : "forward"
    return [
      ("color", .text(look == .denied ? theme.muted : theme.colors(of: family).line)),
      ("penwidth", .number(mark.width)), ("style", .text(style)),
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

extension String {
  /// A name of letters, digits and hyphens that CSS can select.
  var cssName: String {
    map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }.joined()
  }
}
