/// What the lines below a `*` line of a Pajek file hold.
enum PajekSection {
  case outside
  case vertices
  case lines(isDirected: Bool)
  case lists(isDirected: Bool)
  case matrix
  /// Values of vertices: `*Partition`, `*Vector`, `*Permutation`.
  case values(ValueKind)
  /// Something that is not read; its lines are passed over.
  case unread

  enum ValueKind { case partition, vector, permutation }

  /// The words that may start a section, as files write them.
  init?(_ word: String) {
    switch word.lowercased() {
    case "*arcs": self = .lines(isDirected: true)
    case "*edges": self = .lines(isDirected: false)
    case "*arcslist": self = .lists(isDirected: true)
    case "*edgeslist": self = .lists(isDirected: false)
    case "*matrix": self = .matrix
    case "*partition": self = .values(.partition)
    case "*vector": self = .values(.vector)
    case "*permutation": self = .values(.permutation)
    default: return nil
    }
  }
}

/// A line that starts a section: `*Arcs :31 "MEET"`.
struct PajekHeader {
  var word: String
  var offset: Int
  /// The relation that the section's lines are of: its number and its name.
  var relation: (number: String, name: String?)?
  /// The numbers that follow, such as how many lines there are.
  var counts: [(value: Int, offset: Int)] = []
  /// All that follows the word.
  var rest: String

  init(_ line: Range<Int>, of text: PlainText) {
    let words = text.words(in: line)
    word = words[0].text
    offset = words[0].offset
    let restStart = min(offset + word.utf8.count, line.upperBound)
    rest = text.text(text.trimmed(restStart..<line.upperBound))
    if rest.count > 1, rest.hasPrefix("\""), rest.hasSuffix("\"") {
      rest = String(rest.dropFirst().dropLast())
    }
    // `*Arcs:2` is written as well as `*Arcs :2`.
    var others = words.dropFirst()
    if let colon = word.firstIndex(of: ":") {
      let number = String(word[word.index(after: colon)...])
      relation = (number, nil)
      word = String(word[..<colon])
    }
    for next in others {
      if next.text.hasPrefix(":"), relation == nil, !next.isQuoted {
        relation = (String(next.text.dropFirst()), nil)
        others = others.drop { $0.offset <= next.offset }
      }
    }
    if let named = relation {
      if named.number.isEmpty, let first = others.first {
        relation = (first.text, nil)
        others = others.dropFirst()
      }
      let name = others.first { $0.isQuoted || PlainValue.number($0.text) == nil }?.text
      relation?.name =
        name?.trimmed.isEmpty == false ? name.map(CharacterEntities.decoded) : nil
    }
    for next in others where !next.isQuoted {
      if let count = PlainValue.count(next.text) { counts.append((count, next.offset)) }
    }
  }
}
