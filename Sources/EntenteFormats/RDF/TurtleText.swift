/// Terms of Turtle: resources under `urn:entente:`, and literals.
///
/// > D. Beckett et al. *RDF 1.1 Turtle. Terse RDF Triple Language*. W3C
/// > Recommendation, 2014.
enum TurtleText {
  /// A resource, `<urn:entente:entity:russia>`; what is neither an ASCII letter
  /// nor a digit nor one of `-._~` is percent-encoded.
  static func resource(_ kind: String, _ id: String) -> String {
    var encoded = ""
    for byte in id.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "-._~".utf8.contains(byte)
      encoded += isPlain ? String(UnicodeScalar(byte)) : "%" + byte.hexadecimal
    }
    return "<urn:entente:\(kind):\(encoded)>"
  }

  /// A text in quotes.
  static func literal(_ text: String, _ type: String? = nil) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: literal += "\\\""
      case 0x5C: literal += "\\\\"
      case 0x0A: literal += "\\n"
      case 0x0D: literal += "\\r"
      case 0x09: literal += "\\t"
      default: literal += scalar.unseenEscape ?? String(scalar)
      }
    }
    return literal + "\"" + (type.map { "^^" + $0 } ?? "")
  }
}
