import EntenteGraph
import EntenteGraphviz
import EntenteModel

/// Paints the parts of a matrix: stripes, headings and signs.
struct MatrixPainter {
  let painter: DiagramPainter

  private var theme: Theme { painter.theme }

  /// A stripe behind a row.
  func stripe(
    _ id: String, left: Double, width: Double, middle: Double, height: Double,
    _ document: inout DOTDocument
  ) {
    document.node(
      id,
      [
        ("id", .text(id)), ("class", .text("frame stripe")), ("shape", .text("box")),
        ("style", .text("filled")), ("penwidth", .number(0)), ("label", .text("")),
        ("color", .text(theme.panel)), ("fillcolor", .text(theme.panel)),
        ("fixedsize", .text("true")), ("width", .number(width / 72)),
        ("height", .number(height / 72)),
        ("pos", .text("\((left + width / 2).twoDigits),\(middle.twoDigits)")),
      ])
  }

  /// A small shape of a kind of entity in a color, as the legend shows it.
  func swatch(
    _ id: String, of kind: Entity.Kind, _ color: EntityColor, at point: PlanePoint,
    _ document: inout DOTDocument
  ) {
    var mark = painter.style.mark(of: kind, in: painter.vocabulary)
    // A second outline would fill so small a shape.
    mark.isDoubled = false
    let letter = theme.hasLetters ? color.letter : nil
    let size = letter == nil ? NodeSize(width: 13, height: 8) : NodeSize(width: 17, height: 12)
    let paint = painter.paint(color, kind: kind)
    let words = letter.map { "<FONT POINT-SIZE=\"7\" COLOR=\"\(paint.ink)\">\($0)</FONT>" }
    let classes = ["frame", "kind-\(kind.rawValue.cssName)", color.cssClass].compactMap { $0 }
    document.node(
      id,
      [
        ("id", .text(id)), ("class", .text(classes.joined(separator: " "))),
        ("label", words.map(DOTDocument.Value.markup) ?? .text("")), ("margin", .number(0)),
        ("fixedsize", .text("true")), ("width", .number(size.width / 72)),
        ("height", .number(size.height / 72)),
        ("pos", .text("\(point.x.twoDigits),\(point.y.twoDigits)")),
      ] + painter.outline(mark, paint, width: 1))
  }

  /// A sign of a cell, or of the legend.
  func sign(
    _ id: String, _ sign: MatrixSign, at point: PlanePoint, tooltip: String,
    isLegend: Bool = false, _ document: inout DOTDocument
  ) {
    let colors = theme.colors(of: sign.mark.family)
    let color =
      sign.look == .denied
      ? theme.muted
      : sign.mark == .member || sign.mark == .partner
        ? theme.colors(of: Entity.Kind.organization).border : colors.text
    var attributes: DOTDocument.Attributes = [
      ("id", .text(id)),
      (
        "class",
        .text(
          (isLegend ? "legend " : "") + "sign family-\(sign.mark.family.rawValue)"
            + (sign.look == .held ? "" : " " + sign.look.rawValue))
      ),
      ("tooltip", .text(GraphvizText.label(tooltip))),
      ("pos", .text("\(point.x.twoDigits),\(point.y.twoDigits)")),
    ]
    if let glyph = Self.glyph(of: sign) {
      attributes += [
        ("shape", .text("plain")),
        (
          "label",
          .markup(
            "<FONT POINT-SIZE=\"13\" COLOR=\"\(color)\"><B>\(GraphvizText.html(glyph))</B></FONT>")
        ),
      ]
    } else {
      let size = sign.mark == .tied ? 4.5 : 8.5
      let isHollow = sign.look == .planned || sign.mark == .partner
      // Half of a planned membership is there.
      let isHalf = sign.look == .planned && sign.mark == .member
      attributes += [
        ("shape", .text(Self.shape(of: sign.mark))), ("label", .text("")),
        ("style", .text(isHalf ? "wedged" : "filled")), ("color", .text(color)),
        (
          "fillcolor",
          .text(isHalf ? "\(color):\(theme.background)" : isHollow ? theme.background : color)
        ),
        ("penwidth", .number(1.3)), ("fixedsize", .text("true")), ("width", .number(size / 72)),
        ("height", .number(size / 72)),
      ]
    }
    document.node(id, attributes)
  }

  /// Whether a sign is written with several characters.
  static func isWide(_ sign: MatrixSign) -> Bool { glyph(of: sign).map { $0.count > 1 } ?? false }

  private static func shape(of mark: MatrixMark) -> String {
    switch mark {
    case .office: "box"
    case .contact: "diamond"
    default: "circle"
    }
  }

  /// The character of a sign that is one; what is planned is in brackets.
  private static func glyph(of sign: MatrixSign) -> String? {
    if sign.look == .denied { return "×" }
    let glyph: String
    switch sign.mark {
    case .cooperation: glyph = "+"
    case .conflict: glyph = "−"
    case .absence: glyph = "∅"
    case .suspended: glyph = "/"
    default: return nil
    }
    return sign.look == .planned ? "(\(glyph))" : glyph
  }
}
