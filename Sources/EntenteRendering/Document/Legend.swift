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
  let sections: [[[Entry]]]

  /// Whether some shapes bear their names, and some are small marks.
  let hasNames: Bool
  let hasMarks: Bool

  /// Whether the colors of shapes are those of their kinds.
  let colorsKinds: Bool

  let painter: DiagramPainter

  /// Whether there is nothing to explain.
  var isEmpty: Bool { sections.allSatisfy(\.isEmpty) }

  private static let rows = 4

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
