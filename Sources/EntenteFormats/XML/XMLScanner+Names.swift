/// A name and value in a start tag, with references resolved.
struct XMLAttribute: Hashable, Sendable {
  /// The prefix of the name, empty if it has none.
  var prefix: String
  var name: String
  var value: String
  /// The byte at which the name starts.
  var nameOffset: Int
  /// The first byte of the value, behind its quote.
  var offset: Int
}

// MARK: - Names

extension XMLScanner {
  /// Whether a byte may start a name; letters beyond ASCII are not told apart
  /// from other characters there.
  static func startsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...:
      true
    default: false
    }
  }

  private static func continuesName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: startsName(byte)
    }
  }

  mutating func readName() throws(XMLMalformation) -> Range<Int> {
    let start = position
    guard position < end, Self.startsName(bytes[position]) else {
      throw malformed("expected a name")
    }
    while position < end, Self.continuesName(bytes[position]) { position += 1 }
    return start..<position
  }

  func text(of range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The prefix and the local part of a name.
  func splitName(_ range: Range<Int>) throws(XMLMalformation) -> (prefix: String, name: String) {
    guard let colon = bytes[range].firstIndex(of: UInt8(ascii: ":")) else {
      return ("", text(of: range))
    }
    let local = (colon + 1)..<range.upperBound
    guard colon > range.lowerBound, !local.isEmpty, !bytes[local].contains(UInt8(ascii: ":")) else {
      throw XMLMalformation(
        message: "'\(text(of: range))' is not a name with a prefix", offset: range.lowerBound)
    }
    return (text(of: range.lowerBound..<colon), text(of: local))
  }

  /// The namespace that a prefix stands for.
  ///
  /// One that is not declared stands for itself: many hand-written files leave the declaration out.
  mutating func resolve(_ prefix: String, at offset: Int) -> String {
    if let binding = bindings.last(where: { $0.prefix == prefix }) { return binding.namespace }
    if prefix.isEmpty { return "" }
    if prefix == "xml" { return "http://www.w3.org/XML/1998/namespace" }
    if undeclaredPrefix == nil { undeclaredPrefix = (prefix, offset) }
    return prefix + ":"
  }
}

// MARK: - Attributes

extension XMLScanner {
  /// Reads the attributes of a start tag up to its end, and whether it is the
  /// tag of an empty element.
  mutating func readAttributes(of start: Int) throws(XMLMalformation) -> Bool {
    attributes.removeAll(keepingCapacity: true)
    var count = 0
    var names: Set<String> = []
    while true {
      let hadSpace = skipSpace()
      guard position < end else {
        if let illegal = illegalByte() { throw illegal }
        throw XMLMalformation(
          message: "the file ends within a tag", hint: "the file may be cut off",
          offset: position, opening: start)
      }
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        return false
      case UInt8(ascii: "/"):
        position += 1
        try take(">", "'>' after '/'")
        return true
      case UInt8(ascii: "<"):
        throw XMLMalformation(
          message: "the tag is not closed before the next one starts",
          hint: "a tag ends with '>'", offset: position, opening: start)
      default:
        guard hadSpace else { throw malformed("expected a space before the attribute") }
      }
      let attribute = try readAttribute()
      count += 1
      guard count <= limits.attributes else {
        position = attribute.nameOffset
        throw malformed("an element has more than \(limits.attributes) attributes")
      }
      if attribute.prefix == "xmlns" {
        bindings.append((attribute.name, attribute.value))
      } else if attribute.prefix.isEmpty, attribute.name == "xmlns" {
        bindings.append(("", attribute.value))
      } else {
        guard isNew(attribute, among: &names) else {
          position = attribute.nameOffset
          throw malformed("the attribute '\(attribute.name)' stands twice in one tag")
        }
        attributes.append(attribute)
      }
    }
  }

  /// Whether no attribute of the tag has the same name; the names of many are
  /// kept in a set.
  private func isNew(_ attribute: XMLAttribute, among names: inout Set<String>) -> Bool {
    guard attributes.count >= 16 else {
      return !attributes.contains { $0.name == attribute.name && $0.prefix == attribute.prefix }
    }
    if names.isEmpty { names = Set(attributes.map { $0.prefix + ":" + $0.name }) }
    return names.insert(attribute.prefix + ":" + attribute.name).inserted
  }

  private mutating func readAttribute() throws(XMLMalformation) -> XMLAttribute {
    let start = position
    let split = try splitName(try readName())
    skipSpace()
    try take("=", "'=' after the attribute '\(split.name)'")
    skipSpace()
    guard position < end,
      bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'")
    else {
      throw malformed(
        "the value of the attribute '\(split.name)' is not in quotes",
        hint: "write \(split.name)=\"…\"")
    }
    let quote = bytes[position]
    position += 1
    let valueStart = position
    let value = try readValue(to: quote, of: split.name, from: valueStart)
    return XMLAttribute(
      prefix: split.prefix, name: split.name, value: value, nameOffset: start, offset: valueStart)
  }
}
