/// Splits a GML text into its tokens (Himsolt, 1997).
struct GMLScanner {
  /// A token and the byte at which it starts.
  struct Token {
    enum Content: Equatable {
      case key(String), number(String), string(String), open, close
    }
    var content: Content
    var offset: Int
  }

  /// Why a text is not GML, and where.
  struct Malformation: Error {
    var message: String
    var hint: String?
    var offset: Int
  }

  private var text: PlainText

  /// How deep lists may nest.
  let depthLimit: Int

  init(_ text: PlainText, depthLimit: Int) {
    self.text = text
    self.depthLimit = depthLimit
  }

  /// The next token, or nil at the end.
  mutating func next() throws(Malformation) -> Token? {
    skipSpace()
    guard let byte = peek else { return nil }
    let start = text.position
    switch byte {
    case UInt8(ascii: "["):
      text.position += 1
      return Token(content: .open, offset: start)
    case UInt8(ascii: "]"):
      text.position += 1
      return Token(content: .close, offset: start)
    case UInt8(ascii: "\""): return Token(content: .string(try string()), offset: start)
    default: break
    }
    while let byte = peek, !isSpace(byte), !"[]\"".utf8.contains(byte) { text.position += 1 }
    let word = text.text(start..<text.position)
    if let first = word.utf8.first, isLetter(first) || first == UInt8(ascii: "_") {
      guard word.utf8.allSatisfy({ isLetter($0) || PlainValue.isDigit($0) || isJoiner($0) }) else {
        throw Malformation(
          message: "'\(word)' is not a key", hint: "text stands in double quotes", offset: start)
      }
      return Token(content: .key(word), offset: start)
    }
    guard PlainValue.number(word) != nil else {
      throw Malformation(
        message: "'\(word)' is neither a key nor a number", hint: "text stands in double quotes",
        offset: start)
    }
    return Token(content: .number(word), offset: start)
  }

  /// The byte that is read next, for messages about the end.
  var position: Int { text.position }

  private var peek: UInt8? {
    text.position < text.bytes.count ? text.bytes[text.position] : nil
  }

  /// Passes over spaces, and over comments: `#` and the rest of its line.
  private mutating func skipSpace() {
    while let byte = peek {
      if byte == UInt8(ascii: "#") {
        _ = text.nextLine()
      } else if isSpace(byte) {
        text.position += 1
      } else {
        return
      }
    }
  }

  private mutating func string() throws(Malformation) -> String {
    let start = text.position + 1
    guard let end = text.bytes[start...].firstIndex(of: UInt8(ascii: "\"")) else {
      throw Malformation(
        message: "this text has no closing quote", hint: "within a text, write a quote as &quot;",
        offset: start - 1)
    }
    text.position = end + 1
    return CharacterEntities.decoded(text.text(start..<end))
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    PlainText.isSpace(byte) || PlainText.isLineEnd(byte)
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  /// Bytes that programs use in keys beyond the letters and digits of GML.
  private func isJoiner(_ byte: UInt8) -> Bool { "_-.:".utf8.contains(byte) }
}
