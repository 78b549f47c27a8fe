// MARK: - Text

extension XMLScanner {
  /// Reads text up to the next tag.
  mutating func readText() throws(XMLMalformation) {
    while position < end {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "<"): return
      case UInt8(ascii: "&"):
        let start = position
        let character = try readReference()
        if keepsText {
          text.append(contentsOf: character.utf8)
        } else if strayText == nil {
          strayText = start
        }
        continue
      case UInt8(ascii: "]") where matches("]]>"):
        throw malformed("']]>' in text ends no section", hint: "write ]]&gt;")
      default: break
      }
      position += 1
      keep(byte)
    }
  }

  /// Reads a section whose text means what it says.
  mutating func readCDATA() throws(XMLMalformation) {
    let start = position
    position += "<![CDATA[".utf8.count
    while position < end {
      if bytes[position] == UInt8(ascii: "]"), matches("]]>") {
        position += 3
        return
      }
      position += 1
      keep(bytes[position - 1])
    }
    throw unclosed("a CDATA section", from: start)
  }

  /// Keeps a byte of text that has just been passed; line ends become LF.
  private mutating func keep(_ byte: UInt8) {
    guard keepsText else {
      if strayText == nil, !Self.isSpace(byte) { strayText = position - 1 }
      return
    }
    if byte != UInt8(ascii: "\r") {
      text.append(byte)
    } else if position >= end || bytes[position] != UInt8(ascii: "\n") {
      text.append(UInt8(ascii: "\n"))
    }
  }

  /// Reads the value of an attribute; white space in it becomes spaces.
  mutating func readValue(
    to quote: UInt8, of name: String, from start: Int
  ) throws(XMLMalformation) -> String {
    while position < end, bytes[position] != quote, isPlainInValue(bytes[position]) {
      position += 1
    }
    if position < end, bytes[position] == quote {
      defer { position += 1 }
      return text(of: start..<position)
    }
    var value = Array(bytes[start..<position])
    while position < end {
      let byte = bytes[position]
      switch byte {
      case quote:
        position += 1
        return String(decoding: value, as: UTF8.self)
      case UInt8(ascii: "<"):
        throw malformed(
          "'<' in the value of the attribute '\(name)'",
          hint: "write &lt;, or close the value with a quote")
      case UInt8(ascii: "&"): value.append(contentsOf: try readReference().utf8)
      default:
        position += 1
        if byte == UInt8(ascii: "\r"), position < end, bytes[position] == UInt8(ascii: "\n") {
          continue
        }
        value.append(Self.isSpace(byte) ? UInt8(ascii: " ") : byte)
      }
    }
    throw unclosed("the value of the attribute '\(name)'", from: start)
  }

  private func isPlainInValue(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&")
  }
}

// MARK: - References

extension XMLScanner {
  /// Reads `&lt;`, `&#233;` or the like.
  private mutating func readReference() throws(XMLMalformation) -> String {
    let start = position
    // The longest, &#x10FFFF;, may have some zeros before it.
    let reach = bytes[start..<min(end, start + 64)]
    guard let last = reach.firstIndex(of: UInt8(ascii: ";")) else {
      throw malformed("'&' starts no character reference", hint: "in text, '&' is written &amp;")
    }
    let reference = bytes[(start + 1)..<last]
    let name = String(decoding: reference, as: UTF8.self)
    position = last + 1
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    position = start
    if reference.first == UInt8(ascii: "#") {
      guard let scalar = Self.scalar(name.dropFirst()) else {
        throw malformed("'&\(name);' is no character that may stand in XML")
      }
      position = last + 1
      return String(Character(scalar))
    }
    guard let first = reference.first, Self.startsName(first),
      !reference.contains(where: { Self.isSpace($0) || "<>&\"'".utf8.contains($0) })
    else {
      throw malformed("'&' starts no character reference", hint: "in text, '&' is written &amp;")
    }
    throw malformed(
      "the entity '&\(name);' is not known",
      hint: "write the character itself, or its number: &#160;")
  }

  /// The character of a number, decimal or with an `x` before it hexadecimal.
  private static func scalar(_ digits: Substring) -> Unicode.Scalar? {
    let isHexadecimal = digits.first == "x"
    let number = isHexadecimal ? digits.dropFirst() : digits
    guard !number.isEmpty, number.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }),
      let value = UInt32(number, radix: isHexadecimal ? 16 : 10),
      let scalar = Unicode.Scalar(value),
      value >= 0x20 ? value != 0xFFFE && value != 0xFFFF : [0x9, 0xA, 0xD].contains(value)
    else { return nil }
    return scalar
  }
}
