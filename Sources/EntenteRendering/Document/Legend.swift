import EntenteGraph
import EntenteGraphviz
import EntenteModel

/// What shapes and lines mean: of exactly those that the diagram holds, drawn
/// with the same marks, so that it can't contradict the picture.
struct Legend {
  private enum Entry {
    case kind(Entity.Kind, String)
    case line(Relation.Family, DiagramContent.Look, head: String?, String)

    var text: String {
      switch self {
      case .kind(_, let text), .line(_, _, _, let text): text
      }
    }
  }

  private let entries: [Entry]

  private static let rows = 4
  private static let rowHeight = 17.0
  private static let swatch = 46.0

  init(of content: DiagramContent, vocabulary: Vocabulary) {
    let kinds = Set(content.nodes.map(\.kind))
    let known = vocabulary.entityKinds.filter { kinds.contains($0.kind) }
    let lines = Relation.Family.allCases.compactMap { family -> Entry? in
      let members = content.edges.filter { $0.family == family && $0.look != .denied }
      guard !members.isEmpty else { return nil }
      let pointing = members.first {
        ($0.pointsToHead || $0.pointsToTail) && $0.arrowhead != "none"
      }
      return .line(family, .held, head: pointing?.arrowhead, Self.words(for: members))
    }
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
    entries = known.map { .kind($0.kind, $0.kind.rawValue.spaced) } + lines + states
  }

  /// The kinds of relation that some lines stand for, the most frequent first.
  private static func words(for edges: [DiagramContent.Edge]) -> String {
    var counts: [String: Int] = [:]
    for kind in edges.flatMap(\.kinds) { counts[kind, default: 0] += 1 }
    let kinds = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key.spaced)
    return kinds.prefix(4).joined(separator: ", ") + (kinds.count > 4 ? " …" : "")
  }

  /// Adds the legend below a height; returns the height at which it ends.
  func add(
    to document: inout DOTDocument, painter: DiagramPainter, left: Double, width: Double,
    top: Double
  ) -> Double {
    var x = left
    var bottom = top
    for start in stride(from: 0, to: entries.count, by: Self.rows) {
      let column = entries[start..<min(start + Self.rows, entries.count)]
      let columnWidth = Self.swatch + 22 + Double(column.map(\.text.count).max() ?? 0) * 5.3
      if x > left, x + columnWidth > left + width {
        x = left
        bottom -= Double(Self.rows) * Self.rowHeight + 6
      }
      for (row, entry) in column.enumerated() {
        let y = bottom - (Double(row) + 0.5) * Self.rowHeight
        draw(entry, number: start + row, painter, x: x, y: y, &document)
        document.textBox(
          entry.text, id: "legend-text-\(start + row)", size: 9.5, color: painter.theme.ink,
          left: x + Self.swatch, width: columnWidth - Self.swatch - 14, middle: y, height: 14)
      }
      x += columnWidth
    }
    return bottom - Double(min(Self.rows, entries.count)) * Self.rowHeight
  }

  private func draw(
    _ entry: Entry, number: Int, _ painter: DiagramPainter, x: Double, y: Double,
    _ document: inout DOTDocument
  ) {
    switch entry {
    case .kind(let kind, _):
      let colors = painter.theme.colors(of: kind)
      let mark = KindMark.of(kind, in: painter.vocabulary)
      document.node(
        "legend-\(number)",
        [
          ("id", .text("legend-\(number)")),
          ("class", .text("legend kind-\(kind.rawValue.cssName)")), ("label", .text("")),
          ("shape", .text(mark.shape)),
          ("style", .text(mark.isRounded ? "filled,rounded" : "filled")),
          ("color", .text(colors.border)), ("fillcolor", .text(colors.fill)),
          ("penwidth", .number(1.3)), ("fixedsize", .text("true")),
          ("width", .number(24.0 / 72)), ("height", .number(12.0 / 72)),
          ("pos", .text("\((x + 14).twoDigits),\(y.twoDigits)")),
        ])
    case .line(let family, let look, let head, _):
      let (from, to) = (PlanePoint(x: x + 1, y: y), PlanePoint(x: x + 30, y: y))
      document.hiddenPoint("legend-\(number)-from", from)
      document.hiddenPoint("legend-\(number)-to", to)
      let third = (to.x - from.x) / 3
      let shaft = [0, 1, 2, 3].map { "\((from.x + Double($0) * third).twoDigits),\(y.twoDigits)" }
      let tip =
        head == nil ? "" : "e,\((to.x + 6).twoDigits),\(y.twoDigits) "
      document.edge(
        "legend-\(number)-from", "legend-\(number)-to",
        [
          ("id", .text("legend-\(number)")),
          ("class", .text("legend family-\(family.rawValue) \(look.rawValue)")),
          ("pos", .text(tip + shaft.joined(separator: " "))),
        ] + painter.line(family, look, head: head, tail: nil))
    }
  }
}
