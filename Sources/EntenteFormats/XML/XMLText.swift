/// Text made safe for an XML document.
enum XMLText {
  /// Why some characters can't be written.
  static let unwritableReason = "XML 1.0 has no control characters"

  /// A text in an element or, in double quotes, an attribute.
  ///
  /// White space that a reader would fold is written as references. Characters
  /// that XML 1.0 can't hold at all become U+FFFD, and are counted.
  static func escaped(_ text: String, unwritable: inout Int) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != 0x26 && $0 != 0x3C && $0 != 0x3E && $0 != 0x22 && $0 < 0x7F
    }
    if isPlain, text.utf8.first != 0x20, text.utf8.last != 0x20 { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: escaped += "&amp;"
      case 0x3C: escaped += "&lt;"
      case 0x3E: escaped += "&gt;"
      case 0x22: escaped += "&quot;"
      case 0x09, 0x0A, 0x0D, 0x7F...0x9F, 0x2028, 0x2029:
        escaped += "&#x\(String(scalar.value, radix: 16, uppercase: true));"
      case _ where !isWritable(scalar):
        unwritable += 1
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A text with U+FFFD for each character that XML 1.0 can't hold.
  static func writable(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(isWritable) { return text }
    var writable = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { writable.append(isWritable(scalar) ? scalar : "\u{FFFD}") }
    return String(writable)
  }

  /// Whether XML 1.0 can hold a character.
  static func isWritable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
