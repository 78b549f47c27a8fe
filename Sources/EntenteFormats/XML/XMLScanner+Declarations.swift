// MARK: - What says nothing of a graph

extension XMLScanner {
  mutating func passOverComment() throws(XMLMalformation) {
    let start = position
    position += 4
    while position < end {
      guard bytes[position] == UInt8(ascii: "-"), matches("--") else {
        position += 1
        continue
      }
      guard matches("-->") else {
        throw malformed("'--' within a comment", hint: "only '-->' may hold two hyphens")
      }
      position += 3
      return
    }
    throw unclosed("a comment", from: start)
  }

  /// Passes over a processing instruction, or the XML declaration.
  mutating func passOverInstruction() throws(XMLMalformation) {
    let start = position
    position += 2
    let target = text(of: try readName())
    if target.lowercased() == "xml" {
      let isFirst = start == 0 || (start == 3 && bytes.starts(with: XMLEncoding.byteOrderMark))
      guard isFirst, target == "xml" else {
        position = start
        throw malformed(
          "the XML declaration is not the first thing in the file",
          hint: "remove what stands before '<?xml'")
      }
    }
    while position < end {
      if bytes[position] == UInt8(ascii: "?"), matches("?>") {
        position += 2
        return
      }
      position += 1
    }
    throw unclosed("a processing instruction", from: start)
  }
}

// MARK: - Document types

extension XMLScanner {
  /// Passes over a document type; it is never fetched, and may declare no
  /// entity.
  mutating func passOverDocumentType() throws(XMLMalformation) {
    let start = position
    position += "<!DOCTYPE".utf8.count
    var isInside = false
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): try passOverLiteral(from: start)
      case UInt8(ascii: "["):
        guard !isInside else { throw malformed("'[' within a document type") }
        isInside = true
        position += 1
      case UInt8(ascii: "]") where isInside:
        isInside = false
        position += 1
      case UInt8(ascii: ">") where !isInside:
        position += 1
        return
      case UInt8(ascii: "%") where isInside: throw refusedEntity()
      case UInt8(ascii: "<"):
        guard isInside else { throw malformed("the document type is not closed") }
        try passOverDeclaration(from: start)
      default: position += 1
      }
    }
    throw unclosed("the document type", from: start)
  }

  private mutating func passOverDeclaration(from start: Int) throws(XMLMalformation) {
    if matches("<!--") { return try passOverComment() }
    if matches("<?") { return try passOverInstruction() }
    if matches("<!ENTITY") { throw refusedEntity() }
    guard matches("<!ELEMENT") || matches("<!ATTLIST") || matches("<!NOTATION") else {
      throw malformed("this is no declaration that a document type may hold")
    }
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): try passOverLiteral(from: start)
      case UInt8(ascii: "%"): throw refusedEntity()
      case UInt8(ascii: ">"):
        position += 1
        return
      default: position += 1
      }
    }
  }

  private mutating func passOverLiteral(from start: Int) throws(XMLMalformation) {
    let quote = bytes[position]
    position += 1
    while position < end, bytes[position] != quote { position += 1 }
    guard position < end else { throw unclosed("the document type", from: start) }
    position += 1
  }

  private func refusedEntity() -> XMLMalformation {
    malformed(
      "entities declared by the document are not read",
      hint: "they can make a small file huge or pull in other files; write the text itself")
  }
}

// MARK: - Bytes

extension XMLScanner {
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  @discardableResult
  mutating func skipSpace() -> Bool {
    let start = position
    while position < end, Self.isSpace(bytes[position]) { position += 1 }
    return position > start
  }

  func byte(after count: Int) -> UInt8? {
    position + count < end ? bytes[position + count] : nil
  }

  /// Whether a text stands at the next byte.
  func matches(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= end else { return false }
    return text.withUTF8Buffer { expected in
      for i in 0..<expected.count where bytes[position + i] != expected[i] { return false }
      return true
    }
  }

  mutating func take(_ mark: Unicode.Scalar, _ what: String) throws(XMLMalformation) {
    guard position < end, bytes[position] == UInt8(ascii: mark) else {
      throw malformed("expected \(what)")
    }
    position += 1
  }

  /// The trouble that the file ends within something.
  func unclosed(_ what: String, from start: Int) -> XMLMalformation {
    illegalByte() ?? XMLMalformation(message: "\(what) is never closed", offset: start)
  }
}
