/// The encodings in which files of plain formats are written.
///
/// Windows-1252 holds ISO 8859-1. Pajek and its data come from Central Europe,
/// where files are in Windows-1250 as often.
enum TextEncoding: String, Sendable {
  case utf8 = "UTF-8"
  case windows1250 = "Windows-1250"
  case windows1252 = "Windows-1252"

  /// The encoding of a text: UTF-8 if it is valid, else what its letters show.
  ///
  /// The letters Š, Ž, š, ž, Ť and Ź, which Western European languages all but
  /// lack, and signs such as `³` right after a letter, where Windows-1250 has
  /// `ł`, show Windows-1250.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  init(of bytes: [UInt8]) {
    if (try? UTF8Span(validating: bytes.span)) != nil {
      self = .utf8
      return
    }
    self = .windows1252
    var last: UInt8 = 0
    for byte in bytes {
      if Self.centralEuropean.contains(byte)
        || (Self.signsOrLetters.contains(byte) && Self.isLetter(last))
      {
        self = .windows1250
        return
      }
      last = byte
    }
  }

  /// The text of some bytes.
  func text(_ bytes: ArraySlice<UInt8>) -> String {
    if self == .utf8 || bytes.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: bytes, as: UTF8.self)
    }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(scalar(byte)) }
    return String(text)
  }

  private func scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard byte >= 0x80 else { return Unicode.Scalar(byte) }
    let table = self == .windows1250 ? Self.table1250 : Self.table1252
    return table[Int(byte) - 0x80]
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) || byte >= 0xC0
  }

  private static let centralEuropean: Set<UInt8> = [
    0x8A, 0x8D, 0x8E, 0x8F, 0x9A, 0x9D, 0x9E,
  ]

  private static let signsOrLetters: Set<UInt8> = [0xA3, 0xA5, 0xAF, 0xB3, 0xB9, 0xBC, 0xBE, 0xBF]

  /// The upper half of Windows-1252; unused places hold U+FFFD.
  private static let table1252: [Unicode.Scalar] =
    Array("€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
    + (0xA0...0xFF).map { Unicode.Scalar($0 as UInt8) }

  /// The upper half of Windows-1250; unused places hold U+FFFD.
  private static let table1250: [Unicode.Scalar] = Array(
    """
    €\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰Š‹ŚŤŽŹ\u{FFFD}‘’“”•–—\u{FFFD}™š›śťžź\
    \u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż\
    ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙
    """.unicodeScalars)
}
