import EntenteGraph
import EntenteGraphviz
import EntenteModel

extension Legend {
  /// Adds the legend below a height.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - left: The left edge.
  ///   - width: How wide it may be.
  ///   - top: Where it begins.
  ///   - scale: How much larger than usual words and marks are.
  /// - Returns: The height at which it ends.
  func add(
    to document: inout DOTDocument, left: Double, width: Double, top: Double, scale: Double
  ) -> Double {
    let drawing = LegendDrawing(legend: self, scale: scale)
    var (x, bottom, number) = (left, top, 0)
    var height = 0.0
    for section in sections {
      let widths = section.map { column in column.map(drawing.room).max() ?? 0 }
      let needed = widths.reduce(0, +)
      for (place, (column, columnWidth)) in zip(section, widths).enumerated() {
        // A section that fits one row of columns is not torn apart.
        let room = place == 0 ? min(needed, width) : columnWidth
        if x > left, x + room > left + width {
          x = left
          bottom -= height + 8 * scale
          height = 0
        }
        var y = bottom
        for entry in column {
          let row = drawing.height(of: entry)
          drawing.add(
            entry, number: number, x: x, y: y - row / 2, width: columnWidth, &document)
          y -= row
          number += 1
        }
        height = max(height, bottom - y)
        x += columnWidth
      }
    }
    return bottom - height
  }
}

/// Draws the entries of a legend: words and marks larger than usual on a large sheet,
/// but for those that show a size, which are as large as in the picture.
private struct LegendDrawing {
  let legend: Legend
  let scale: Double

  private var painter: DiagramPainter { legend.painter }
  private var fontSize: Double { 9.5 * scale }
  private var letterWidth: Double { 5.3 * scale }

  /// The room of a mark before its words.
  private var swatch: Double { 42 * scale }

  /// The room for the name and the mark of a size.
  private func sizeSwatch(_ weight: Double) -> (name: Double, mark: Double) {
    (
      legend.hasNames ? max(30 * scale, NodeText.titleSize(of: 1) * 1.7) : 0,
      legend.hasMarks ? max(28 * scale, NodeSize(markOf: 1, aspect: 1).width + 8) : 0
    )
  }

  func room(for entry: Legend.Entry) -> Double {
    let words = 20 * scale + Double(entry.text.columns) * letterWidth
    switch entry {
    case .heading, .range: return words
    case .size(let weight, _):
      let swatch = sizeSwatch(weight)
      return words + swatch.name + swatch.mark + 6 * scale
    default: return words + swatch
    }
  }

  func height(of entry: Legend.Entry) -> Double {
    let usual = 17 * scale
    guard case .size(let weight, _) = entry else { return usual }
    let name = legend.hasNames ? NodeText.titleSize(of: weight) * 1.15 : 0
    let mark = legend.hasMarks ? NodeSize(markOf: weight, aspect: 1).height + 4 : 0
    return max(usual, name, mark)
  }

  func add(
    _ entry: Legend.Entry, number: Int, x: Double, y: Double, width: Double,
    _ document: inout DOTDocument
  ) {
    func words(_ text: String, at left: Double, id: String = "", color: String? = nil) {
      document.textBox(
        text, id: "legend-text-\(number)\(id)", size: fontSize, color: color ?? painter.theme.ink,
        left: left, width: max(20, width - (left - x) - 12 * scale), middle: y,
        height: 14 * scale)
    }
    switch entry {
    case .heading(let text):
      words(text, at: x, color: painter.theme.muted)
    case .kind(let kind, let text):
      let paint = legend.colorsKinds ? painter.paint(.kind, kind: kind) : painter.neutral
      mark(
        number, painter.style.mark(of: kind, in: painter.vocabulary), paint,
        class: "kind-\(kind.rawValue.cssName)", x: x, y: y, &document)
      words(text, at: x + swatch)
    case .color(let color, let text):
      let letter = painter.theme.hasLetters ? color.letter : nil
      mark(
        number, KindMark(.box), painter.paint(color, kind: .plain), class: color.cssClass ?? "",
        letter: letter, x: x, y: y, &document)
      words(text, at: x + swatch)
    case .size(let weight, let text):
      words(text, at: size(number, weight: weight, x: x, y: y, &document))
    case .range(let low, let high):
      let start = x + Double(low.columns) * letterWidth + 8 * scale
      words(low, at: x)
      let end = range(number, x: start, y: y, &document)
      words(high, at: end + 8 * scale, id: "-high")
    case .line(let family, let look, let head, let text):
      line(number, family, look, head: head, x: x, y: y, &document)
      words(text, at: x + swatch)
    }
  }

  private func mark(
    _ number: Int, _ mark: KindMark, _ paint: NodePaint, class name: String,
    letter: String? = nil, x: Double, y: Double, _ document: inout DOTDocument
  ) {
    let size = NodeSize(width: 24 * scale, height: 12 * scale)
    let inner = mark.isDoubled ? size.inset(by: 3) : size
    let words = letter.map {
      "<FONT POINT-SIZE=\"\((8 * scale).twoDigits)\" COLOR=\"\(paint.ink)\">\($0)</FONT>"
    }
    document.node(
      "legend-\(number)",
      [
        ("id", .text("legend-\(number)")), ("class", .text("legend \(name)")),
        ("label", words.map(DOTDocument.Value.markup) ?? .text("")),
        ("fixedsize", .text("true")), ("margin", .number(0)),
        ("width", .number(inner.width / 72)), ("height", .number(inner.height / 72)),
        ("pos", .text("\((x + 14 * scale).twoDigits),\(y.twoDigits)")),
      ] + painter.outline(mark, paint, width: 1.3 * scale.squareRoot()))
  }

  /// A name and a mark of a size, as far as the diagram has such; returns where the
  /// words begin.
  private func size(
    _ number: Int, weight: Double, x: Double, y: Double, _ document: inout DOTDocument
  ) -> Double {
    let room = sizeSwatch(weight)
    if legend.hasMarks {
      let size = NodeSize(markOf: weight, aspect: 1)
      document.node(
        "legend-\(number)",
        [
          ("id", .text("legend-\(number)")), ("class", .text("legend size")),
          ("label", .text("")), ("fixedsize", .text("true")),
          ("width", .number(size.width / 72)), ("height", .number(size.height / 72)),
          ("pos", .text("\((x + room.name + room.mark / 2).twoDigits),\(y.twoDigits)")),
        ] + painter.outline(KindMark(.ellipse), painter.neutral, width: 1))
    }
    if legend.hasNames {
      let points = NodeText.titleSize(of: weight)
      document.textBox(
        "Aa", id: "legend-size-\(number)", size: points, color: painter.theme.ink, isBold: true,
        left: x + 2, width: 30, middle: y, height: points * 1.15)
    }
    return x + room.name + room.mark + 6 * scale
  }

  /// The fills of a scale from its low end to its high one; returns where it ends.
  private func range(
    _ number: Int, x: Double, y: Double, _ document: inout DOTDocument
  ) -> Double {
    let steps = 6
    let step = 10 * scale
    for i in 0..<steps {
      var paint = painter.paint(.level(Double(i) / Double(steps - 1)), kind: .plain)
      paint.border = paint.fill
      document.node(
        "legend-\(number)-\(i)",
        [
          ("id", .text("legend-\(number)-\(i)")), ("class", .text("legend level")),
          ("label", .text("")), ("fixedsize", .text("true")), ("width", .number(step / 72)),
          ("height", .number(12 * scale / 72)),
          ("pos", .text("\((x + (Double(i) + 0.5) * step).twoDigits),\(y.twoDigits)")),
        ] + painter.outline(KindMark(.box), paint, width: 0.5))
    }
    return x + Double(steps) * step
  }

  private func line(
    _ number: Int, _ family: Relation.Family, _ look: DiagramContent.Look, head: String?,
    x: Double, y: Double, _ document: inout DOTDocument
  ) {
    let (from, to) = (PlanePoint(x: x + 1, y: y), PlanePoint(x: x + 27 * scale, y: y))
    document.hiddenPoint("legend-\(number)-from", from)
    document.hiddenPoint("legend-\(number)-to", to)
    let third = (to.x - from.x) / 3
    let shaft = [0, 1, 2, 3].map { "\((from.x + Double($0) * third).twoDigits),\(y.twoDigits)" }
    let tip = head == nil ? "" : "e,\((to.x + 6).twoDigits),\(y.twoDigits) "
    document.edge(
      "legend-\(number)-from", "legend-\(number)-to",
      [
        ("id", .text("legend-\(number)")),
        ("class", .text("legend family-\(family.rawValue) \(look.rawValue)")),
        ("pos", .text(tip + shaft.joined(separator: " "))),
      ] + painter.line(family, look, head: head, tail: nil))
  }
}
