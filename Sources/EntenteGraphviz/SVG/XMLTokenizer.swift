/// A piece of an XML document.
enum XMLToken: Hashable {
  /// A start tag, or an empty element, with its attributes in their order.
  case start(name: String, attributes: [XMLAttribute], isEmpty: Bool)

  /// An end tag.
  case end(name: String)

  /// Text between tags, its references resolved.
  case text(String)

  /// A declaration, document type, comment or processing instruction.
  case passedOver
}

/// A name and value in a start tag, references resolved.
struct XMLAttribute: Hashable {
  var name: String
  var value: String
}

/// Something in a drawing that is not XML as Graphviz writes it.
struct XMLProblem: Error, Hashable {
  var message: String
  var line: Int
}

/// Splits a document into tokens.
///
/// The tokenizer knows the XML that Graphviz writes, and refuses everything else:
/// CDATA, document types with content, entities other than the five of XML, and
/// bytes that are not UTF-8. Whether tags match is for the reader of the tokens.
struct XMLTokenizer {
  private let bytes: [UInt8]

  /// The number of bytes before the next token.
  private(set) var place = 0

  /// Creates a tokenizer at the start of a document.
  init(_ bytes: [UInt8]) throws(XMLProblem) {
    self.bytes = bytes
    // String repairs bytes silently; here they would hide what a viewer sees.
    if let bad = String.firstInvalidByte(in: bytes) {
      place = bad
      throw problem("the text is not UTF-8")
    }
  }

  /// Returns the line of a place, counted from 1.
  ///
  /// - Complexity: O(*place*).
  func line(at place: Int) -> Int { 1 + bytes[..<place].count { $0 == UInt8(ascii: "\n") } }

  /// Returns the next token, or nil at the end of the document.
  mutating func next() throws(XMLProblem) -> XMLToken? {
    guard place < bytes.count else { return nil }
    if bytes[place] != UInt8(ascii: "<") { return .text(try text()) }
    if skip("<!--") { return try passOver(to: "-->", "a comment") }
    if skip("<?") { return try passOver(to: "?>", "a processing instruction") }
    if skip("<!DOCTYPE") { return try passOverDocumentType() }
    if skip("</") { return try endTag() }
    place += 1
    return try startTag()
  }

  // MARK: Tokens

  private mutating func text() throws(XMLProblem) -> String {
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
    return try resolved(bytes[start..<place], isAddress: false)
  }

  private mutating func endTag() throws(XMLProblem) -> XMLToken {
    let name = try self.name()
    skipSpace()
    guard skip(">") else { throw problem("an end tag is not closed") }
    return .end(name: name)
  }

  private mutating func startTag() throws(XMLProblem) -> XMLToken {
    let name = try self.name()
    var attributes: [XMLAttribute] = []
    while true {
      let hadSpace = skipSpace()
      if skip("/>") { return .start(name: name, attributes: attributes, isEmpty: true) }
      if skip(">") { return .start(name: name, attributes: attributes, isEmpty: false) }
      guard hadSpace else { throw problem("attributes of <\(name)> are not separated") }
      let attribute = try self.attribute()
      if attributes.contains(where: { $0.name == attribute.name }) {
        throw problem("<\(name)> has two attributes \(attribute.name)")
      }
      attributes.append(attribute)
    }
  }

  private mutating func attribute() throws(XMLProblem) -> XMLAttribute {
    let name = try self.name()
    guard skip("=\"") else { throw problem("the attribute \(name) has no quoted value") }
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "<") { throw problem("a '<' is in an attribute") }
      place += 1
    }
    let value = try resolved(bytes[start..<place], isAddress: name.hasSuffix("href"))
    guard skip("\"") else { throw problem("the value of \(name) is not closed") }
    return XMLAttribute(name: name, value: value)
  }

  private mutating func passOver(
    to end: String, _ what: String
  ) throws(XMLProblem) -> XMLToken {
    let end = Array(end.utf8)
    while place < bytes.count {
      if bytes[place] == end[0], bytes[place...].starts(with: end) {
        place += end.count
        return .passedOver
      }
      place += 1
    }
    throw problem("\(what) is not closed")
  }

  private mutating func passOverDocumentType() throws(XMLProblem) -> XMLToken {
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
      if bytes[place] == UInt8(ascii: "[") || bytes[place] == UInt8(ascii: "<") {
        throw problem("the document type has declarations")
      }
      place += 1
    }
    guard skip(">") else { throw problem("the document type is not closed") }
    return .passedOver
  }

  // MARK: Parts of tokens

  private mutating func name() throws(XMLProblem) -> String {
    let start = place
    while place < bytes.count, bytes[place].isXMLName { place += 1 }
    guard place > start, !bytes[start].isDigitOrDash else { throw problem("a name is missing") }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  @discardableResult
  private mutating func skipSpace() -> Bool {
    let start = place
    while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
    return place > start
  }

  private mutating func skip(_ mark: String) -> Bool {
    guard bytes[place...].starts(with: mark.utf8) else { return false }
    place += mark.utf8.count
    return true
  }

  /// Resolves the references in a text, and refuses characters that XML does not know.
  ///
  /// Graphviz writes addresses without escaping them, so there a lone `&` is itself.
  private func resolved(
    _ part: ArraySlice<UInt8>, isAddress: Bool
  ) throws(XMLProblem) -> String {
    var result: [UInt8] = []
    var rest = part
    while let byte = rest.first {
      if byte == UInt8(ascii: "&") {
        if let (character, length) = XMLReference.read(rest) {
          result += Array(String(character).utf8)
          rest = rest.dropFirst(length)
          continue
        }
        if !isAddress { throw problem("an '&' starts no reference that is known") }
      } else if byte < 0x20 && ![0x0A, 0x0D, 0x09].contains(byte) {
        throw problem("a control character is in the text")
      }
      result.append(byte)
      rest = rest.dropFirst()
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func problem(_ message: String) -> XMLProblem {
    XMLProblem(message: message, line: line(at: place))
  }
}

extension UInt8 {
  /// Whether a byte can be in a name, which is ASCII in SVG.
  fileprivate var isXMLName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: ":"), UInt8(ascii: "_"): true
    default: isDigitOrDash
    }
  }

  /// Whether a byte can be in a name, but not first.
  fileprivate var isDigitOrDash: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: "-")
      || self == UInt8(ascii: ".")
  }
}

extension String {
  /// The place of the first byte that is not UTF-8, or nil if all are.
  fileprivate static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var place = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      place += String(scalar).utf8.count
    }
    return place
  }
}
