import EntenteGraph
import EntenteGraphviz

extension DOTDocument {
  /// To which side of its box a line of text stands.
  enum Alignment: String {
    case left = "LEFT"
    case right = "RIGHT"
  }

  /// A line of text in a box of a known place and width.
  mutating func textBox(
    _ text: String, id: String, size: Double, color: String, isBold: Bool = false, left: Double,
    width: Double, middle: Double, height: Double, background: String? = nil,
    alignment: Alignment = .left
  ) {
    let paper = background.map { " BGCOLOR=\"\($0)\"" } ?? ""
    let room = "WIDTH=\"\(Int(width.rounded()))\" HEIGHT=\"\(Int(height.rounded()))\""
    node(
      id,
      Self.frame(id, at: PlanePoint(x: left + width / 2, y: middle)) + [
        (
          "label",
          .markup(
            "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"\(paper)>"
              + "<TR><TD ALIGN=\"\(alignment.rawValue)\" \(room)>"
              + Self.words(text, size: size, color: color, isBold: isBold) + "</TD></TR></TABLE>")
        )
      ])
  }

  /// A line of text that ends at a place.
  mutating func rightText(
    _ text: String, id: String, size: Double, color: String, right: Double, middle: Double
  ) {
    let width = (Double(text.columns) * size * 0.62 + 4).rounded()
    textBox(
      text, id: id, size: size, color: color, left: right - width, width: width, middle: middle,
      height: 12, alignment: .right)
  }

  /// A line of text around a point.
  mutating func centeredText(
    _ text: String, id: String, size: Double, color: String, isBold: Bool = false,
    isItalic: Bool = false, at point: PlanePoint
  ) {
    let words = Self.words(text, size: size, color: color, isBold: isBold, isItalic: isItalic)
    node(id, Self.frame(id, at: point) + [("label", .markup(words))])
  }

  /// Lines of text around a point, on a patch of a color.
  mutating func textPatch(
    _ lines: [String], id: String, size: Double, color: String, isBold: Bool, background: String,
    at point: PlanePoint
  ) {
    let words = lines.map { Self.words($0, size: size, color: color, isBold: isBold) }
    node(
      id,
      Self.frame(id, at: point) + [
        (
          "label",
          .markup(
            "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\" "
              + "BGCOLOR=\"\(background)\"><TR><TD>" + words.joined(separator: "<BR/>")
              + "</TD></TR></TABLE>")
        )
      ])
  }

  private static func frame(_ id: String, at point: PlanePoint) -> Attributes {
    [
      ("id", .text(id)), ("class", .text("frame")), ("shape", .text("plain")),
      ("pos", .text("\(point.x.twoDigits),\(point.y.twoDigits)")),
    ]
  }

  private static func words(
    _ text: String, size: Double, color: String, isBold: Bool, isItalic: Bool = false
  ) -> String {
    let upright = GraphvizText.html(text)
    let safe = isItalic ? "<I>\(upright)</I>" : upright
    return "<FONT POINT-SIZE=\"\(size.twoDigits)\" COLOR=\"\(color)\">"
      + (isBold ? "<B>\(safe)</B>" : safe) + "</FONT>"
  }
}
