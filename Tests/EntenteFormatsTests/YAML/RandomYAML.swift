/// YAML texts that spell values in every way, by chance.
struct RandomYAML {
  private var random: SplitMix
  private var keys = 0

  /// How lines end.
  let newline: String

  init(seed: UInt64) {
    random = SplitMix(seed)
    newline = ["\n", "\n", "\r\n", "\u{85}", "\u{2028}"][Int(seed % 5)]
  }

  /// A whole text.
  mutating func document() -> String {
    let mark = chance(4) ? "\u{FEFF}" : ""
    let head = chance(3) ? "# é head" + newline : ""
    let start = chance(4) ? "---" + newline : ""
    return mark + head + start + map(indent: 0) + (chance(3) ? "# end" + newline : "")
  }

  private mutating func chance(_ part: Int) -> Bool {
    Int.random(in: 0..<part, using: &random) == 0
  }

  private mutating func count(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func pick(_ texts: [String]) -> String {
    texts[Int.random(in: 0..<texts.count, using: &random)]
  }

  private mutating func key() -> String {
    keys += 1
    return pick(["k\(keys)", "é\(keys)", "\"q \(keys)\"", "'s'' \(keys)'", "k \(keys)"])
  }

  // MARK: Lines

  /// The members of a map, a line or more each.
  private mutating func map(indent: Int) -> String {
    (0..<count(1...4)).map { _ in
      comment(indent) + margin(indent) + key() + ":" + value(indent: indent, isInList: false)
    }.joined()
  }

  private mutating func list(indent: Int) -> String {
    (0..<count(1...3)).map { _ in
      comment(indent) + margin(indent) + "-" + value(indent: indent, isInList: true)
    }.joined()
  }

  /// What follows a colon or a dash, to the end of its last line.
  private mutating func value(indent: Int, isInList: Bool) -> String {
    let properties = chance(6) ? pick([" !!str", " &a\(keys)", " &a\(keys) !!str"]) : ""
    switch count(0...9) {
    case 0: return chance(2) ? newline : " # none" + newline
    case 1 where indent < 8:
      return newline + map(indent: indent + count(1...3))
    case 2 where indent < 8:
      return newline + list(indent: indent + (isInList ? 1 : 0) + count(0...2))
    case 3: return properties + " " + block(indent: indent)
    case 4, 5: return " " + flow(depth: 0, indent: indent) + tail()
    default: return properties + " " + scalar(indent: indent, isFlow: false) + tail()
    }
  }

  private mutating func tail() -> String {
    (chance(4) ? "  # 'tail" : "") + newline + (chance(6) ? newline : "")
  }

  private mutating func comment(_ indent: Int) -> String {
    chance(6) ? margin(chance(2) ? 0 : indent) + "# - é: {" + newline : ""
  }

  private func margin(_ indent: Int) -> String { String(repeating: " ", count: indent) }

  // MARK: Values

  private mutating func scalar(indent: Int, isFlow: Bool) -> String {
    let inner = newline + margin(indent + 1)
    var plain = ["x", "Москва", "two words", "a#b", "it's", "http://a:1/b", "-1", "a\"b", "007"]
    if !isFlow { plain += ["a, b", "a [b] {c}"] }
    switch count(0...5) {
    case 0:
      return "\"" + pick(["", "é", "a \\\" b", "\\u00e9\\n", "# {", "a" + inner + "b"]) + "\""
    case 1: return "'" + pick(["", "it''s", "\"", "a: b", "a" + inner + inner + "b"]) + "'"
    case 2: return pick(plain) + inner + pick(["b", "é c", "1"])
    default: return pick(plain)
    }
  }

  private mutating func flow(depth: Int, indent: Int) -> String {
    let inner = chance(4) ? newline + margin(indent + 2) : pick(["", " "])
    let items = (0..<count(0...3)).map { _ -> String in
      let value =
        depth < 2 && chance(3)
        ? flow(depth: depth + 1, indent: indent) : scalar(indent: indent, isFlow: true)
      return value
    }
    if chance(2) { return "[" + inner + items.joined(separator: "," + inner) + inner + "]" }
    let members = items.map { key() + ": " + $0 }
    return "{" + inner + members.joined(separator: " ," + inner) + inner + "}"
  }

  /// A text in lines of its own.
  private mutating func block(indent: Int) -> String {
    let head = pick(["|", ">", "|-", ">-", "|+", ">+", "| # +"])
    let inner = margin(indent + count(1...3))
    let lines = (0..<count(1...3)).map { _ -> String in
      chance(4) ? newline : inner + pick(["x", "é # y", "  in", "- z", "end  "]) + newline
    }
    return head + newline + inner + pick(["first", "'", "a: b"]) + newline + lines.joined()
      + (chance(3) ? newline : "")
  }
}
