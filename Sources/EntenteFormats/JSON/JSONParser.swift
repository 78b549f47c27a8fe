import EntenteModel

/// Reads JSON (RFC 8259) into nodes that know their bytes.
struct JSONParser {
  /// Why a text is not JSON, and the byte at which it stops being so.
  struct Malformation: Error {
    var message: String
    var hint: String?
    var offset: Int
  }

  /// How deep values may nest unless a user raises the limit.
  private static let depthLimit = 500

  private let depthLimit: Int
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var depth = 0

  private init(_ bytes: ArraySlice<UInt8>, _ limits: ReadingLimits) {
    self.bytes = bytes
    depthLimit = limits.nesting(orDefault: Self.depthLimit)
    position = bytes.startIndex
  }

  /// The only value of a text; offsets are indices of the slice.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  static func parse(
    _ bytes: ArraySlice<UInt8>, limits: ReadingLimits = ReadingLimits()
  ) throws(Malformation) -> DataNode {
    var parser = JSONParser(bytes, limits)
    parser.skipSpace()
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == bytes.endIndex else { throw parser.malformed("text after the end") }
    return value
  }
}

extension JSONParser {
  private mutating func value() throws(Malformation) -> DataNode {
    let start = position
    switch peek {
    case UInt8(ascii: "{"): return DataNode(offset: start, content: .map(try members()))
    case UInt8(ascii: "["): return DataNode(offset: start, content: .list(try elements()))
    case UInt8(ascii: "\""):
      return DataNode(offset: start, content: .scalar(try string()), isQuoted: true)
    case .none: throw malformed("the text ends where a value should stand")
    default: return try literal()
    }
  }

  private mutating func members() throws(Malformation) -> [DataNode.Member] {
    try enter()
    var members: [DataNode.Member] = []
    var keys: Set<String> = []
    skipSpace()
    while peek != UInt8(ascii: "}") {
      let keyOffset = position
      guard peek == UInt8(ascii: "\"") else { throw malformed("expected a key in quotes") }
      let key = try string()
      guard !Self.contains(key, in: members, &keys) else {
        throw Malformation(message: "the key '\(key)' stands twice", offset: keyOffset)
      }
      skipSpace()
      try take(":", "a colon after the key")
      skipSpace()
      members.append(.init(key: key, keyOffset: keyOffset, value: try value()))
      guard takeComma() else { break }
      guard peek != UInt8(ascii: "}") else { throw malformed("a comma before the end") }
    }
    try take("}", "a comma or a closing brace")
    depth -= 1
    return members
  }

  /// Whether an object has a key already; the keys of a large one are kept in a
  /// set.
  private static func contains(
    _ key: String, in members: [DataNode.Member], _ keys: inout Set<String>
  ) -> Bool {
    guard members.count >= 32 else { return members.contains { $0.key == key } }
    if keys.isEmpty { keys = Set(members.map(\.key)) }
    return !keys.insert(key).inserted
  }

  private mutating func elements() throws(Malformation) -> [DataNode] {
    try enter()
    var elements: [DataNode] = []
    skipSpace()
    while peek != UInt8(ascii: "]") {
      elements.append(try value())
      guard takeComma() else { break }
      guard peek != UInt8(ascii: "]") else { throw malformed("a comma before the end") }
    }
    try take("]", "a comma or a closing bracket")
    depth -= 1
    return elements
  }

  /// Takes a comma and the space around it; false if there is none.
  private mutating func takeComma() -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: ",") else { return false }
    position += 1
    skipSpace()
    return true
  }

  /// A number, `true`, `false` or `null`; a number keeps its source text.
  private mutating func literal() throws(Malformation) -> DataNode {
    let start = position
    while let byte = peek, !" \t\r\n,:]}[{\"".utf8.contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if text == "null" { return DataNode(offset: start, content: .null) }
    if text == "true" || text == "false" || Self.isNumber(text) {
      return DataNode(offset: start, content: .scalar(text))
    }
    position = start
    throw malformed(text.isEmpty ? "expected a value" : "'\(text)' is not a JSON value")
  }

  /// Whether a text is `-?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?`.
  private static func isNumber(_ text: String) -> Bool {
    var rest = Substring(text)
    func takeDigits() -> Int {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }.count
      rest.removeFirst(digits)
      return digits
    }
    if rest.first == "-" { rest.removeFirst() }
    let startsWithZero = rest.first == "0"
    let whole = takeDigits()
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if rest.first == "." {
      rest.removeFirst()
      guard takeDigits() > 0 else { return false }
    }
    if let exponent = rest.first, exponent == "e" || exponent == "E" {
      rest.removeFirst()
      if let sign = rest.first, sign == "+" || sign == "-" { rest.removeFirst() }
      guard takeDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private mutating func string() throws(Malformation) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw Malformation(message: "this text is not UTF-8", offset: start)
        }
        return string
      case UInt8(ascii: "\\"): text.append(contentsOf: try escape().utf8)
      case 0..<0x20:
        position -= 1
        throw malformed("a control character in a text; write it as \\u00XX")
      default: text.append(byte)
      }
    }
    throw Malformation(message: "this text has no closing quote", offset: start)
  }

  private mutating func escape() throws(Malformation) -> String {
    guard let byte = peek else { throw malformed("the text ends after a backslash") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return String(Character(try unicodeEscape()))
    default:
      position -= 1
      throw malformed("there is no such escape")
    }
  }

  private mutating func unicodeEscape() throws(Malformation) -> Unicode.Scalar {
    let start = position - 2
    let first = try fourHexDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, bytes[position...].starts(with: "\\u".utf8) else {
      throw Malformation(message: "half of a surrogate pair", offset: start)
    }
    position += 2
    let second = try fourHexDigits()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw Malformation(message: "half of a surrogate pair", offset: start) }
    return scalar
  }

  private mutating func fourHexDigits() throws(Malformation) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw malformed("expected four hexadecimal digits") }
    position += 4
    return value
  }

  // MARK: Bytes

  private var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, " \t\r\n".utf8.contains(byte) { position += 1 }
  }

  private mutating func take(_ mark: Unicode.Scalar, _ what: String) throws(Malformation) {
    guard let byte = peek, byte == UInt8(ascii: mark) else { throw malformed("expected \(what)") }
    position += 1
  }

  private mutating func enter() throws(Malformation) {
    depth += 1
    guard depth <= depthLimit else {
      throw Malformation(
        message: "values are nested more than \(depthLimit) deep",
        hint: ReadingLimits.nestingHint(beyond: depthLimit), offset: position)
    }
    position += 1
  }

  private func malformed(_ message: String) -> Malformation {
    Malformation(message: message, offset: position)
  }
}
