import EntenteGraph
import EntenteGraphviz
import EntenteModel

/// What shapes, lines, sizes and colors mean: of exactly those that the diagram
/// holds, drawn with the same marks and scales, so that it can't contradict the
/// picture.
struct Legend {
  enum Entry {
    case heading(String)
    case kind(Entity.Kind, String)
    case line(Relation.Family, DiagramContent.Look, head: String?, String)
    case size(weight: Double, String)
    case color(EntityColor, String)
    case range(String, String)

    var text: String {
      switch self {
      case .heading(let text), .kind(_, let text), .line(_, _, _, let text), .size(_, let text),
        .color(_, let text):
        text
      case .range(let low, let high): low + Legend.rangeSpace + high
      }
    }
  }

  /// The entries in columns, those that belong together in one section.
  private let sections: [[[Entry]]]

  /// Whether some shapes bear their names, and some are small marks.
  private let hasNames: Bool
  private let hasMarks: Bool

  /// Whether the colors of shapes are those of their kinds.
  private let colorsKinds: Bool

  private let painter: DiagramPainter

  private static let rows = 4
  private static let rowHeight = 17.0
  private static let swatch = 46.0

  /// Stands for the room of a scale between the words at its ends.
  private static let rangeSpace = "            "

  init(of content: DiagramContent, painter: DiagramPainter) {
    self.painter = painter
    hasNames = content.nodes.contains { $0.chips.isEmpty && $0.isLabeled }
    hasMarks = content.nodes.contains { !$0.isLabeled }
    colorsKinds = content.colors.name == nil
    let entries =
      Self.kinds(of: content, painter.vocabulary) + Self.lines(of: content)
      + Self.standings(of: content)
    sections =
      entries.chunked(by: Self.rows).map { [$0] }
      + [Self.sizes(of: content), Self.colors(of: content)].map { $0.chunked(by: Self.rows) }
  }
}

// MARK: - Entries

extension Legend {
  private static func kinds(of content: DiagramContent, _ words: Vocabulary) -> [Entry] {
    let kinds = Set(content.nodes.map(\.kind))
    return words.entityKinds.filter { kinds.contains($0.kind) }
      .map { .kind($0.kind, $0.kind.rawValue.spaced) }
  }

  private static func lines(of content: DiagramContent) -> [Entry] {
    Relation.Family.allCases.compactMap { family in
      let members = content.edges.filter { $0.family == family && $0.look != .denied }
      guard !members.isEmpty else { return nil }
      let pointing = members.first {
        ($0.pointsToHead || $0.pointsToTail) && $0.arrowhead != "none"
      }
      return .line(family, .held, head: pointing?.arrowhead, words(for: members))
    }
  }

  private static func standings(of content: DiagramContent) -> [Entry] {
    var states: [Entry] = []
    let planned = content.edges.filter { $0.look == .planned }
    if let usual = Relation.Family.allCases.max(by: { a, b in
      planned.filter { $0.family == a }.count < planned.filter { $0.family == b }.count
    }), !planned.isEmpty {
      states.append(.line(usual, .planned, head: nil, "planned or sought, not confirmed"))
    }
    if let denied = content.edges.first(where: { $0.look == .denied }) {
      states.append(.line(denied.family, .denied, head: "odot", "denied"))
    }
    return states
  }

  /// The kinds of relation that some lines stand for, the most frequent first.
  private static func words(for edges: [DiagramContent.Edge]) -> String {
    var counts: [String: Int] = [:]
    for kind in edges.flatMap(\.kinds) { counts[kind, default: 0] += 1 }
    let kinds = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key.spaced)
    return kinds.prefix(4).joined(separator: ", ") + (kinds.count > 4 ? " …" : "")
  }

  private static func sizes(of content: DiagramContent) -> [Entry] {
    // Chips are all of one size.
    let drawn = content.nodes.filter { $0.chips.isEmpty }.flatMap(\.entities)
    let samples = content.sizes.samples(of: drawn)
    guard let name = content.sizes.name, samples.count > 1 else { return [] }
    return [.heading("Size: " + name)] + samples.map { .size(weight: $0.weight, $0.text) }
  }

  private static func colors(of content: DiagramContent) -> [Entry] {
    guard let name = content.colors.name else { return [] }
    let present = Set(content.nodes.flatMap(\.colors))
    var entries: [Entry] = [.heading("Color: " + name)]
    for (number, word) in content.colors.categories.enumerated()
    where present.contains(.category(number)) {
      entries.append(.color(.category(number), word.shortened))
    }
    if let range = content.colors.range {
      let (low, high) = (range.lowerBound.brief, range.upperBound.brief)
      entries.append(low == high ? .color(.level(0.5), low) : .range(low, high))
    }
    if present.contains(.other) { entries.append(.color(.other, "other")) }
    if present.contains(.unknown) { entries.append(.color(.unknown, "no \(name) known")) }
    return entries
  }
}

extension String {
  /// The beginning of a long word of data.
  fileprivate var shortened: String { count > 40 ? prefix(38) + "…" : self }
}

extension Array {
  /// The elements in lists of at most so many, about equally long.
  fileprivate func chunked(by size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}

// MARK: - Drawing

extension Legend {
  /// Adds the legend below a height; returns the height at which it ends.
  func add(
    to document: inout DOTDocument, painter: DiagramPainter, left: Double, width: Double,
    top: Double
  ) -> Double {
    var (x, bottom, number) = (left, top, 0)
    var rows = 0
    for section in sections {
      let widths = section.map { column in column.map { room(for: $0) }.max() ?? 0 }
      let needed = widths.reduce(0, +)
      for (column, columnWidth) in zip(section, widths) {
        // A section that fits one row of columns is not torn apart.
        let room =
          column.first?.text == section.first?.first?.text ? min(needed, width) : columnWidth
        if x > left, x + room > left + width {
          x = left
          bottom -= Double(rows) * Self.rowHeight + 8
          rows = 0
        }
        for (row, entry) in column.enumerated() {
          let y = bottom - (Double(row) + 0.5) * Self.rowHeight
          add(entry, number: number, x: x, y: y, width: columnWidth, &document)
          number += 1
        }
        rows = max(rows, column.count)
        x += columnWidth
      }
    }
    return bottom - Double(rows) * Self.rowHeight
  }

  private func room(for entry: Entry) -> Double {
    let words = 22 + Double(entry.text.count) * 5.3
    switch entry {
    case .heading, .range: return words
    case .size: return words + sizeSwatch
    default: return words + Self.swatch
    }
  }

  /// The room for the name and the mark of a size.
  private var sizeSwatch: Double { hasNames && hasMarks ? 64 : Self.swatch }

  private func add(
    _ entry: Entry, number: Int, x: Double, y: Double, width: Double,
    _ document: inout DOTDocument
  ) {
    func words(_ text: String, at left: Double, id: String = "", color: String? = nil) {
      document.textBox(
        text, id: "legend-text-\(number)\(id)", size: 9.5, color: color ?? painter.theme.ink,
        left: left, width: max(20, width - (left - x) - 14), middle: y, height: 14)
    }
    switch entry {
    case .heading(let text):
      words(text, at: x, color: painter.theme.muted)
    case .kind(let kind, let text):
      let paint = colorsKinds ? painter.paint(.kind, kind: kind) : painter.neutral
      swatch(
        number, painter.style.mark(of: kind, in: painter.vocabulary), paint,
        class: "kind-\(kind.rawValue.cssName)", x: x, y: y, &document)
      words(text, at: x + Self.swatch)
    case .color(let color, let text):
      let letter = painter.theme.hasLetters ? color.letter : nil
      swatch(
        number, KindMark(.box), painter.paint(color, kind: .plain), class: color.cssClass ?? "",
        letter: letter, x: x, y: y, &document)
      words(text, at: x + Self.swatch)
    case .size(let weight, let text):
      size(number, weight: weight, x: x, y: y, &document)
      words(text, at: x + sizeSwatch)
    case .range(let low, let high):
      let start = x + Double(low.count) * 5.3 + 8
      words(low, at: x)
      let end = range(number, x: start, y: y, &document)
      words(high, at: end + 8, id: "-high")
    case .line(let family, let look, let head, let text):
      line(number, family, look, head: head, x: x, y: y, &document)
      words(text, at: x + Self.swatch)
    }
  }

  private func swatch(
    _ number: Int, _ mark: KindMark, _ paint: NodePaint, class name: String,
    letter: String? = nil, x: Double, y: Double, _ document: inout DOTDocument
  ) {
    let size = NodeSize(width: 24, height: 12)
    let inner = mark.isDoubled ? size.inset(by: 3) : size
    let words = letter.map { "<FONT POINT-SIZE=\"8\" COLOR=\"\(paint.ink)\">\($0)</FONT>" }
    document.node(
      "legend-\(number)",
      [
        ("id", .text("legend-\(number)")), ("class", .text("legend \(name)")),
        ("label", words.map(DOTDocument.Value.markup) ?? .text("")),
        ("fixedsize", .text("true")), ("margin", .number(0)),
        ("width", .number(inner.width / 72)), ("height", .number(inner.height / 72)),
        ("pos", .text("\((x + 14).twoDigits),\(y.twoDigits)")),
      ] + painter.outline(mark, paint, width: 1.3))
  }

  /// A name and a mark of a size, as far as the diagram has such.
  private func size(
    _ number: Int, weight: Double, x: Double, y: Double, _ document: inout DOTDocument
  ) {
    if hasMarks {
      let size = NodeSize(markOf: weight, aspect: 1)
      document.node(
        "legend-\(number)",
        [
          ("id", .text("legend-\(number)")), ("class", .text("legend size")),
          ("label", .text("")), ("fixedsize", .text("true")),
          ("width", .number(size.width / 72)), ("height", .number(size.height / 72)),
          ("pos", .text("\((x + (hasNames ? 46 : 14)).twoDigits),\(y.twoDigits)")),
        ] + painter.outline(KindMark(.ellipse), painter.neutral, width: 1))
    }
    guard hasNames else { return }
    let points = NodeText.titleSize(of: weight)
    document.textBox(
      "Aa", id: "legend-size-\(number)", size: points, color: painter.theme.ink, isBold: true,
      left: x + 2, width: 30, middle: y, height: points * 1.2)
  }

  /// The fills of a scale from its low end to its high one; returns where it ends.
  private func range(
    _ number: Int, x: Double, y: Double, _ document: inout DOTDocument
  ) -> Double {
    let steps = 6
    let step = 10.0
    for i in 0..<steps {
      var paint = painter.paint(.level(Double(i) / Double(steps - 1)), kind: .plain)
      paint.border = paint.fill
      document.node(
        "legend-\(number)-\(i)",
        [
          ("id", .text("legend-\(number)-\(i)")), ("class", .text("legend level")),
          ("label", .text("")), ("fixedsize", .text("true")), ("width", .number(step / 72)),
          ("height", .number(12.0 / 72)),
          ("pos", .text("\((x + (Double(i) + 0.5) * step).twoDigits),\(y.twoDigits)")),
        ] + painter.outline(KindMark(.box), paint, width: 0.5))
    }
    return x + Double(steps) * step
  }

  private func line(
    _ number: Int, _ family: Relation.Family, _ look: DiagramContent.Look, head: String?,
    x: Double, y: Double, _ document: inout DOTDocument
  ) {
    let (from, to) = (PlanePoint(x: x + 1, y: y), PlanePoint(x: x + 30, y: y))
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
