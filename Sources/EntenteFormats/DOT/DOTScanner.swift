/// Splits a DOT file into words, as the scanner of Graphviz does.
///
/// Three kinds of comments are skipped: `/* … */`, `// …`, and lines that start
/// with `#`. A backslash before a line end continues a text; every other
/// backslash stays, since labels give it a meaning of their own.
struct DOTScanner {
  /// How the bytes of texts become characters.
  enum Encoding { case utf8, latin1 }

  private let bytes: [UInt8]
  private let encoding: Encoding
  private var position: Int

  /// Numbers that a letter follows without a space, which makes two words.
  private(set) var crowdedNumbers: [DOTToken] = []

  init(_ bytes: [UInt8], from start: Int, encoding: Encoding) {
    self.bytes = bytes
    self.encoding = encoding
    position = start
  }

  /// The next word of the file.
  mutating func next() throws(DOTMalformation) -> DOTToken {
    try skipSpaceAndComments()
    let start = position
    guard let byte = peek() else { return DOTToken(offset: start, content: .end) }
    switch byte {
    case UInt8(ascii: "\""): return try quoted()
    case UInt8(ascii: "<"): return try html()
    case UInt8(ascii: "-"):
      switch peek(1) {
      case UInt8(ascii: ">"), UInt8(ascii: "-"):
        position += 2
        return DOTToken(
          offset: start, content: .edge(isDirected: bytes[start + 1] == UInt8(ascii: ">")))
      default: return try number()
      }
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): return try number()
    case _ where Self.isNameStart(byte): return name()
    case _ where "{}[];,=:+".utf8.contains(byte):
      position += 1
      return DOTToken(offset: start, content: .mark(byte))
    default: throw unexpected(byte)
    }
  }
}

// MARK: - Words

extension DOTScanner {
  private mutating func name() -> DOTToken {
    let start = position
    while let byte = peek(), Self.isNameStart(byte) || Self.isDigit(byte) { position += 1 }
    let text = decode(bytes[start..<position])
    if position - start <= 8, let keyword = DOTToken.Keyword(rawValue: text.lowercased()) {
      return DOTToken(offset: start, content: .keyword(keyword))
    }
    return DOTToken(offset: start, content: .id(text, .plain))
  }

  /// A numeral: `-?(.[0-9]+|[0-9]+(.[0-9]*)?)`.
  private mutating func number() throws(DOTMalformation) -> DOTToken {
    let start = position
    if peek() == UInt8(ascii: "-") { position += 1 }
    let whole = takeDigits()
    var fraction = 0
    if peek() == UInt8(ascii: ".") {
      position += 1
      fraction = takeDigits()
    }
    guard whole + fraction > 0 else {
      position = start
      throw unexpected(bytes[start])
    }
    let token = DOTToken(offset: start, content: .id(decode(bytes[start..<position]), .plain))
    if let byte = peek(), Self.isNameStart(byte) || Self.isDigit(byte) || byte == UInt8(ascii: ".")
    {
      crowdedNumbers.append(token)
    }
    return token
  }

  private mutating func takeDigits() -> Int {
    let start = position
    while let byte = peek(), Self.isDigit(byte) { position += 1 }
    return position - start
  }

  private mutating func quoted() throws(DOTMalformation) -> DOTToken {
    let start = position
    var text: [UInt8] = []
    position += 1
    while let byte = peek() {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        return DOTToken(offset: start, content: .id(decode(text[...]), .quoted))
      case UInt8(ascii: "\\"):
        if peek() == UInt8(ascii: "\"") {
          text.append(UInt8(ascii: "\""))
          position += 1
        } else if peek() == UInt8(ascii: "\\") {
          text += [byte, byte]
          position += 1
        } else if peek() == UInt8(ascii: "\n") {
          position += 1
        } else if peek() == UInt8(ascii: "\r"), peek(1) == UInt8(ascii: "\n") {
          position += 2
        } else {
          text.append(byte)
        }
      default: text.append(byte)
      }
    }
    throw DOTMalformation(
      message: "this text has no closing quote", hint: "a quote inside a text is written \\\"",
      offset: start)
  }

  private mutating func html() throws(DOTMalformation) -> DOTToken {
    let start = position
    var depth = 0
    while let byte = peek() {
      position += 1
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: ">") { depth -= 1 }
      if depth == 0 {
        let text = decode(bytes[(start + 1)..<(position - 1)])
        return DOTToken(offset: start, content: .id(text, .html))
      }
    }
    throw DOTMalformation(
      message: "this HTML text has no closing '>'",
      hint: "inside it, every '<' needs its '>'; a single one is written &lt; or &gt;",
      offset: start)
  }

  private func decode(_ text: ArraySlice<UInt8>) -> String {
    switch encoding {
    case .utf8: return String(decoding: text, as: UTF8.self)
    case .latin1:
      var string = ""
      for byte in text { string.unicodeScalars.append(Unicode.Scalar(byte)) }
      return string
    }
  }
}

// MARK: - Bytes

extension DOTScanner {
  private mutating func skipSpaceAndComments() throws(DOTMalformation) {
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), 0x0B,
        0x0C:
        position += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): skipLine()
      case UInt8(ascii: "#") where isAtLineStart: skipLine()
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): try skipBlockComment()
      default: return
      }
    }
  }

  private var isAtLineStart: Bool {
    position == 0 || [UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(bytes[position - 1])
      || (position == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF]))
  }

  private mutating func skipLine() {
    while let byte = peek(), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
      position += 1
    }
  }

  private mutating func skipBlockComment() throws(DOTMalformation) {
    let start = position
    position += 2
    while let byte = peek() {
      if byte == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
    throw DOTMalformation(
      message: "this comment is not closed", hint: "close it with */", offset: start)
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isNameStart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }

  private func unexpected(_ byte: UInt8) -> DOTMalformation {
    let shown =
      (0x21..<0x7F).contains(byte)
      ? "'\(Character(Unicode.Scalar(byte)))'" : "a control character"
    let hint: String? =
      switch byte {
      case UInt8(ascii: "-"): "edges are written -> in a digraph and -- in a graph"
      case UInt8(ascii: "#"): "a comment after other text starts with //"
      default: "put ids with other characters than letters, digits and _ in double quotes"
      }
    return DOTMalformation(
      message: "\(shown) does not belong here", hint: hint, offset: position)
  }
}
