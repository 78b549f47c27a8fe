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
    let width = (Double(text.count) * size * 0.62 + 4).rounded()
    textBox(
      text, id: id, size: size, color: color, left: right - width, width: width, middle: middle,
      height: 12, alignment: .right)
  }

  /// A line of text around a point.
  mutating func centeredText(
    _ text: String, id: String, size: Double, color: String, isBold: Bool = false,
    at point: PlanePoint
  ) {
    node(
      id,
      Self.frame(id, at: point) + [
        ("label", .markup(Self.words(text, size: size, color: color, isBold: isBold)))
      ])
  }

  private static func frame(_ id: String, at point: PlanePoint) -> Attributes {
    [
      ("id", .text(id)), ("class", .text("frame")), ("shape", .text("plain")),
      ("pos", .text("\(point.x.twoDigits),\(point.y.twoDigits)")),
    ]
  }

  private static func words(
    _ text: String, size: Double, color: String, isBold: Bool
  ) -> String {
    let safe = GraphvizText.html(text)
    return "<FONT POINT-SIZE=\"\(size.twoDigits)\" COLOR=\"\(color)\">"
      + (isBold ? "<B>\(safe)</B>" : safe) + "</FONT>"
  }
}
