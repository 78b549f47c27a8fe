import EntenteModel

/// Reads the dictionaries that NetworkX writes after an edge:
/// `{'weight': 3, 'since': None}`.
struct PythonLiteral {
  /// Why a text is not such a dictionary, and where.
  struct Malformation: Error {
    var message: String
    var offset: Int
  }

  private let text: PlainText
  private var position: Int
  private let end: Int

  private init(_ text: PlainText, _ range: Range<Int>) {
    self.text = text
    position = range.lowerBound
    end = range.upperBound
  }

  /// The entries of a dictionary in the order of the text, without those that
  /// are `None`; what is neither number, text nor truth keeps its source.
  static func entries(
    _ range: Range<Int>, of text: PlainText
  ) throws(Malformation) -> [Claim.Attribute] {
    var literal = PythonLiteral(text, range)
    var entries: [Claim.Attribute] = []
    literal.position += 1
    literal.skipSpace()
    while literal.peek != UInt8(ascii: "}") {
      let key = try literal.value("a key")
      literal.skipSpace()
      try literal.take(":", "a colon after the key")
      literal.skipSpace()
      let value = try literal.value("a value")
      if let type = value.type {
        entries.append(Claim.Attribute(key.text, type: type, value: value.text))
      }
      literal.skipSpace()
      guard literal.peek == UInt8(ascii: ",") else { break }
      literal.position += 1
      literal.skipSpace()
    }
    try literal.take("}", "a comma or a closing brace")
    literal.skipSpace()
    guard literal.position == literal.end else { throw literal.malformed("text after the end") }
    return entries
  }

  private mutating func value(
    _ what: String
  ) throws(Malformation) -> (text: String, type: Property.ValueType?) {
    let start = position
    switch peek {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return (try string(), .text)
    case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"):
      try skipNested()
      return (text.text(start..<position), .text)
    default: break
    }
    while let byte = peek, !" \t,:}])".utf8.contains(byte) { position += 1 }
    let word = text.text(start..<position)
    switch word {
    case "": throw malformed("expected \(what)")
    case "None": return (word, nil)
    case "True": return ("true", .boolean)
    case "False": return ("false", .boolean)
    default: return (word, PlainValue.type(of: word))
    }
  }

  private mutating func string() throws(Malformation) -> String {
    let start = position
    let quote = text.bytes[position]
    position += 1
    var string: [UInt8] = []
    while let byte = peek {
      position += 1
      if byte == quote {
        return text.encoding.text(string[...])
      }
      guard byte == UInt8(ascii: "\\"), let escaped = peek else {
        string.append(byte)
        continue
      }
      position += 1
      switch escaped {
      case UInt8(ascii: "n"): string.append(0x0A)
      case UInt8(ascii: "t"): string.append(0x09)
      case UInt8(ascii: "r"): string.append(0x0D)
      case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): string.append(escaped)
      case UInt8(ascii: "x"): string += character(ofDigits: 2) ?? [byte, escaped]
      case UInt8(ascii: "u"): string += character(ofDigits: 4) ?? [byte, escaped]
      case UInt8(ascii: "U"): string += character(ofDigits: 8) ?? [byte, escaped]
      default: string += [byte, escaped]
      }
    }
    throw Malformation(message: "this text has no closing quote", offset: start)
  }

  /// The character whose hexadecimal digits follow; nil if they don't.
  private mutating func character(ofDigits count: Int) -> [UInt8]? {
    guard position + count <= end,
      let code = UInt32(text.text(position..<(position + count)), radix: 16),
      let scalar = Unicode.Scalar(code)
    else { return nil }
    position += count
    return Array(String(scalar).utf8)
  }

  /// Passes over a list, tuple or dictionary within the dictionary.
  private mutating func skipNested() throws(Malformation) {
    let start = position
    var depth = 0
    while let byte = peek {
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        _ = try string()
        continue
      }
      position += 1
      if "[({".utf8.contains(byte) { depth += 1 }
      if "])}".utf8.contains(byte) { depth -= 1 }
      if depth == 0 { return }
    }
    throw Malformation(message: "this list is not closed", offset: start)
  }

  private var peek: UInt8? { position < end ? text.bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, PlainText.isSpace(byte) { position += 1 }
  }

  private mutating func take(_ mark: Unicode.Scalar, _ what: String) throws(Malformation) {
    guard peek == UInt8(ascii: mark) else { throw malformed("expected \(what)") }
    position += 1
  }

  private func malformed(_ message: String) -> Malformation {
    Malformation(message: message, offset: position)
  }
}
