extension Unicode.Scalar {
  /// The escape `\u202e` of a character that would not be seen, would turn the
  /// direction of writing, or is none; nil for all others.
  ///
  /// JSON, Turtle and Cypher share it, so that what they write is safe on a
  /// terminal.
  var unseenEscape: String? {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF:
      let digits = String(value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: return nil
    }
  }
}
