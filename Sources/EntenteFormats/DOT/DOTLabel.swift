/// What a label says, as one line of plain text.
///
/// Graphviz gives labels a language of their own: escapes for line ends and for
/// names (`\n`, `\l`, `\r`, `\N`, `\G`, `\E`, `\T`, `\H`), HTML entities, records
/// (`{a|<port> b}`) and HTML.
struct DOTLabel {
  /// The names that escapes stand for, by their letter.
  var names: [Character: String]

  /// The text of a label without line ends.
  func text(of value: DOTAttributes.Value, isRecord: Bool) -> String {
    let text =
      value.isHTML
      ? Self.plainText(ofHTML: value.text)
      : unescaped(isRecord ? Self.fields(ofRecord: value.text) : value.text)
    return HTMLEntities.decoded(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Resolves `\n` and its kin; a backslash before any other letter goes away.
  private func unescaped(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    var result = ""
    var rest = text.makeIterator()
    while let character = rest.next() {
      guard character == "\\", let next = rest.next() else {
        result.append(character)
        continue
      }
      switch next {
      case "n", "l", "r": result.append("\n")
      default: result += names[next] ?? String(next)
      }
    }
    return result
  }

  /// The fields of a record with bars between them, without ports and braces.
  private static func fields(ofRecord text: String) -> String {
    var fields: [String] = []
    var field = ""
    var isPort = false
    var rest = text.makeIterator()
    func ended(_ field: String) -> [String] {
      let words = field.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return words.isEmpty ? [] : [words]
    }
    while let character = rest.next() {
      switch character {
      case "\\":
        guard let next = rest.next() else { break }
        if !isPort { field += "{}|<> ".contains(next) ? String(next) : "\\\(next)" }
      case "<": isPort = true
      case ">": isPort = false
      case "{", "}", "|":
        fields += ended(field)
        field = ""
      default: if !isPort { field.append(character) }
      }
    }
    return (fields + ended(field)).joined(separator: " | ")
  }

  /// The text between the tags of HTML; breaks, cells and images separate words.
  private static func plainText(ofHTML html: String) -> String {
    var text = ""
    var rest = html.unicodeScalars[...]
    while let start = rest.firstIndex(of: "<") {
      text.unicodeScalars += rest[..<start]
      let isComment = rest[start...].starts(with: "<!--".unicodeScalars)
      guard let end = isComment ? endOfComment(rest[start...]) : rest[start...].firstIndex(of: ">")
      else { return text }
      let tag = String(rest[start..<end].dropFirst().prefix { $0 != " " && $0 != "\n" })
      if !isComment, !isInline(tag) { text.append(" ") }
      rest = rest[rest.index(after: end)...]
    }
    text.unicodeScalars += rest
    return text
  }

  private static func endOfComment(
    _ text: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView.Index? {
    var dashes = 0
    for index in text.indices.dropFirst(4) {
      if text[index] == ">", dashes >= 2 { return index }
      dashes = text[index] == "-" ? dashes + 1 : 0
    }
    return nil
  }

  private static func isInline(_ tag: String) -> Bool {
    let name = tag.lowercased().filter { $0 != "/" }
    return ["b", "i", "u", "o", "s", "sub", "sup", "font"].contains(name)
  }
}
