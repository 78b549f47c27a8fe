import EntenteModel

/// Why a document is not well-formed XML, and where.
struct XMLMalformation: Error, Hashable {
  var message: String
  var hint: String?
  /// The byte at which the document stops being XML.
  var offset: Int
  /// The byte of the tag that is still open there, if that matters.
  var opening: Int?
}

extension ProblemLog {
  /// Notes that a document is not well-formed.
  mutating func report(_ malformation: XMLMalformation) {
    var hint = malformation.hint
    if let opening = malformation.opening {
      let place = "it opens in line \(file.location(ofByte: opening).line)"
      hint = hint.map { "\(place); \($0)" } ?? place
    }
    report("xml", at: malformation.offset, malformation.message, hint: hint)
  }
}

extension XMLScanner {
  func malformed(_ message: String, hint: String? = nil) -> XMLMalformation {
    if position >= end, let illegal = illegalByte() { return illegal }
    return XMLMalformation(message: message, hint: hint, offset: position)
  }

  /// What is wrong with the byte at which reading stops, if it is not the end.
  func illegalByte() -> XMLMalformation? {
    guard end < bytes.count else { return nil }
    let byte = bytes[end]
    if byte >= 0x80 {
      return XMLMalformation(
        message: "this byte is not UTF-8 text",
        hint: "save the file as UTF-8, or declare its encoding in the first line", offset: end)
    }
    let digits = String(byte, radix: 16, uppercase: true)
    return XMLMalformation(
      message: "the control character U+00\(byte < 16 ? "0" : "")\(digits) can't stand in XML",
      hint: "remove it", offset: end)
  }
}
