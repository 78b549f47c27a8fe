/// Splits a table of separated values into rows and fields (RFC 4180).
///
/// A field may stand in double quotes, and then hold separators, line ends and
/// doubled quotes. Lines end with LF, CR LF or CR. A byte order mark is passed
/// over, and so are lines without any field.
struct CSVScanner {
  /// A field with the byte at which it starts.
  struct Field {
    var text: String
    var offset: Int
  }

  /// A row of fields.
  typealias Row = [Field]

  /// Why a table can't be split, and where.
  struct Malformation: Error {
    var message: String
    var hint: String
    var offset: Int
  }

  /// The byte between two fields.
  let separator: UInt8

  private let bytes: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8], separator: UInt8? = nil) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.separator = separator ?? Self.likelySeparator(bytes[position...])
  }

  /// The next row, or nil at the end.
  mutating func next() throws(Malformation) -> Row? {
    while position < bytes.count, isLineEnd(bytes[position]) { position += 1 }
    guard position < bytes.count else { return nil }
    var row: Row = []
    while true {
      row.append(try field())
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
    }
    return row
  }

  private mutating func field() throws(Malformation) -> Field {
    let start = position
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      while position < bytes.count, bytes[position] != separator, !isLineEnd(bytes[position]) {
        position += 1
      }
      return Field(text: try Self.text(bytes[start..<position], at: start), offset: start)
    }
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        if position < bytes.count, bytes[position] != separator, !isLineEnd(bytes[position]) {
          throw Malformation(
            message: "text after a closing quote",
            hint: "within quotes, a quote is written twice", offset: position)
        }
        return Field(text: try Self.text(text[...], at: start), offset: start)
      }
      text.append(byte)
      position += 1
    }
    throw Malformation(
      message: "this field has no closing quote", hint: "within quotes, a quote is written twice",
      offset: start)
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private static func text(
    _ bytes: ArraySlice<UInt8>, at offset: Int
  ) throws(Malformation) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Malformation(
        message: "this field is not UTF-8 text", hint: "save the file as UTF-8", offset: offset)
    }
    return text
  }

  /// The separator that the first line holds most often: comma, semicolon,
  /// tab or bar; a comma if it holds none.
  private static func likelySeparator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    let candidates = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if candidates.contains(byte) { counts[byte, default: 0] += 1 }
    }
    return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] }
      .flatMap { counts[$0] == nil ? nil : $0 } ?? candidates[0]
  }
}
