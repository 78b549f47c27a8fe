import EntenteModel

/// A line of a vertex: `1 "label" x y z shape parameter value … [1-5]`.
struct PajekVertexLine {
  var number: PlainText.Word
  var label: String?
  var attributes: [Claim.Attribute] = []
  /// The byte of a quote that is not closed, if one isn't.
  var openQuote: Int?

  init?(_ line: Range<Int>, of text: PlainText) {
    let start = text.trimmed(line)
    guard !start.isEmpty else { return nil }
    let numberEnd =
      text.bytes[start].firstIndex { PlainText.isSpace($0) || $0 == UInt8(ascii: "\"") }
      ?? start.upperBound
    number = PlainText.Word(
      text: text.text(start.lowerBound..<numberEnd), offset: start.lowerBound)
    let rest = text.trimmed(numberEnd..<start.upperBound)
    guard !rest.isEmpty else { return }
    let restStart: Int
    if text.bytes[rest.lowerBound] == UInt8(ascii: "\"") {
      let end = Self.labelEnd(rest, of: text)
      if end == nil { openQuote = rest.lowerBound }
      label = text.text((rest.lowerBound + 1)..<(end ?? rest.upperBound))
      restStart = end.map { $0 + 1 } ?? rest.upperBound
    } else {
      restStart =
        text.bytes[rest].firstIndex { PlainText.isSpace($0) } ?? rest.upperBound
      label = text.text(rest.lowerBound..<restStart)
    }
    label = label.map(CharacterEntities.decoded)
    readParameters(text.words(in: restStart..<rest.upperBound))
  }

  /// The quote that ends a label.
  ///
  /// Quotes within a label are not escaped, so this is the first after which the
  /// line goes on as that of a vertex does.
  private static func labelEnd(_ rest: Range<Int>, of text: PlainText) -> Int? {
    let isQuote = { (i: Int) in text.bytes[i] == UInt8(ascii: "\"") }
    var last: Int?
    var following = text.bytes[rest].count { $0 == UInt8(ascii: "\"") } - 1
    for i in (rest.lowerBound + 1)..<max(rest.upperBound, rest.lowerBound + 1) where isQuote(i) {
      last = i
      following -= 1
      guard i + 1 < rest.upperBound else { return i }
      guard PlainText.isSpace(text.bytes[i + 1]) else { continue }
      let after = text.trimmed((i + 1)..<rest.upperBound)
      let word = text.bytes[after].prefix { !PlainText.isSpace($0) }
      let first = word.first ?? 0
      if PlainValue.isDigit(first) || "-+.[".utf8.contains(first) { return i }
      if following.isMultiple(of: 2), !word.contains(UInt8(ascii: "\"")) { return i }
    }
    return last
  }

  private mutating func readParameters(_ words: [PlainText.Word]) {
    var rest = words[...]
    for axis in ["x", "y", "z"] {
      guard let word = rest.first, PlainValue.number(word.text) != nil else { break }
      attributes.append(Claim.Attribute(axis, type: .number, value: word.text))
      rest.removeFirst()
    }
    if let word = rest.first, Self.shapes.contains(word.text.lowercased()) {
      attributes.append(Claim.Attribute("shape", type: .text, value: word.text))
      rest.removeFirst()
    }
    attributes += PajekParameters.pairs(rest)
  }

  static let shapes: Set<String> = [
    "ellipse", "box", "diamond", "triangle", "cross", "empty", "house", "man", "woman", "circle",
  ]
}

/// What follows the fixed part of a line: names with values, and times.
enum PajekParameters {
  /// The parameters as attributes; a name without a value is one with an empty
  /// value, and a time in brackets is called `time`.
  static func pairs(_ words: ArraySlice<PlainText.Word>) -> [Claim.Attribute] {
    var attributes: [Claim.Attribute] = []
    var rest = words
    while var name = rest.popFirst() {
      if name.isQuoted { name.text = CharacterEntities.decoded(name.text) }
      if name.text.hasPrefix("["), !name.isQuoted {
        var time = name.text
        while !time.hasSuffix("]"), let next = rest.popFirst() { time += next.text }
        attributes.append(Claim.Attribute("time", type: .text, value: time))
      } else if let value = rest.first, value.isQuoted || !value.text.hasPrefix("[") {
        rest.removeFirst()
        attributes.append(
          value.isQuoted
            ? Claim.Attribute(
              name.text, type: .text, value: CharacterEntities.decoded(value.text))
            : PlainValue.attribute(name.text, value.text))
      } else {
        attributes.append(Claim.Attribute(name.text, type: .text, value: ""))
      }
    }
    return attributes
  }

  /// The period that a time in brackets stands for, if it is one of years or of
  /// days such as `20240703`.
  ///
  /// `[1995-1999]`, `[1995]` and `[1995-*]` are; several do not make one period.
  static func period(_ time: String) -> Period? {
    let ends = time.filter { !"[] ".contains($0) }
      .split(separator: "-", omittingEmptySubsequences: false)
    guard let word = ends.first, let last = ends.last, ends.count <= 2, let first = date(word)
    else { return nil }
    if ends.count == 1 { return try? Period(first) }
    if last == "*" { return try? Period("\(first)/..") }
    guard last.utf8.count == word.utf8.count else { return nil }
    return date(last).flatMap { try? Period("\(first)/\($0)") }
  }

  /// The date that a number of four or eight digits is.
  private static func date(_ text: Substring) -> String? {
    guard text.utf8.allSatisfy(PlainValue.isDigit) else { return nil }
    if text.utf8.count == 4 { return String(text) }
    guard text.utf8.count == 8 else { return nil }
    return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
  }
}
