/// Splits a table of separated values into rows and fields (RFC 4180).
///
/// A field may stand in double quotes, and then hold separators, line ends and
/// doubled quotes; spaces around such a field are passed over. Lines end with
/// LF, CR LF or CR, and empty ones are no rows. A byte order mark is passed
/// over. Fields are places in the text; their texts are made when asked for.
struct CSVScanner {
  /// A field of a row.
  struct Field {
    /// The byte of the text at which it starts, its quote included.
    var offset: Int
    /// Its bytes among those at hand, without quotes around it.
    var content: Range<Int>
    var isQuoted = false
    /// Whether quotes stand doubled in its bytes.
    var holdsQuotes = false
  }

  /// A row of fields.
  typealias Row = [Field]

  /// Why a table can't be split, and where.
  struct Malformation: Error {
    var message: String
    var hint: String?
    var offset: Int
  }

  /// The byte between two fields.
  let separator: UInt8

  /// The byte that is read next, among those at hand.
  var position: Int

  /// The bytes at hand.
  let bytes: [UInt8]

  /// The byte of the text at which they start.
  let base: Int

  /// Creates a scanner of a text in UTF-8, from a byte on.
  init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ","), from start: Int = 0) {
    self.bytes = bytes
    self.separator = separator
    base = 0
    position = start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : start
  }

  /// Creates a scanner of some rows in the midst of a text.
  init(_ bytes: [UInt8], separator: UInt8, base: Int) {
    self.bytes = bytes
    self.separator = separator
    self.base = base
    position = 0
  }
}

// MARK: - Rows

extension CSVScanner {
  /// Reads the next row into one that is used again; false at the end.
  mutating func next(_ row: inout Row) throws(Malformation) -> Bool {
    row.removeAll(keepingCapacity: true)
    let text = bytes
    let bytes = text.span
    while position < bytes.count, Self.isLineEnd(bytes[position]) { position += 1 }
    guard position < bytes.count else { return false }
    while true {
      row.append(try field(bytes))
      guard position < bytes.count, bytes[position] == separator else { return true }
      position += 1
    }
  }

  private mutating func field(_ bytes: Span<UInt8>) throws(Malformation) -> Field {
    let start = position
    var first = start
    while first < bytes.count, bytes[first] == 0x20, separator != 0x20 { first += 1 }
    if first < bytes.count, bytes[first] == Self.quote {
      // After a space a quote may as well be part of the text.
      if let field = try quotedField(bytes, at: first, from: start, mayFail: first > start) {
        return field
      }
    }
    var end = start
    while end < bytes.count, bytes[end] != separator, !Self.isLineEnd(bytes[end]) { end += 1 }
    position = end
    return Field(offset: base + start, content: start..<end)
  }

  /// A field in quotes; nil, if it may fail, where it is none after all.
  private mutating func quotedField(
    _ bytes: Span<UInt8>, at quote: Int, from start: Int, mayFail: Bool
  ) throws(Malformation) -> Field? {
    var field = Field(offset: base + start, content: start..<start, isQuoted: true)
    var i = quote + 1
    while i < bytes.count {
      guard bytes[i] == Self.quote else {
        i += 1
        continue
      }
      if i + 1 < bytes.count, bytes[i + 1] == Self.quote {
        field.holdsQuotes = true
        i += 2
        continue
      }
      field.content = (quote + 1)..<i
      i += 1
      let afterQuote = i
      while i < bytes.count, bytes[i] == 0x20, separator != 0x20 { i += 1 }
      guard i == bytes.count || bytes[i] == separator || Self.isLineEnd(bytes[i]) else {
        if mayFail { return nil }
        throw Malformation(
          message: "text after a closing quote",
          hint: "within quotes, a quote is written twice", offset: base + afterQuote)
      }
      position = i
      return field
    }
    if mayFail { return nil }
    throw Malformation(
      message: "this field has no closing quote", hint: "within quotes, a quote is written twice",
      offset: base + start)
  }

  private static let quote = UInt8(ascii: "\"")

  static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}

// MARK: - Texts

extension CSVScanner {
  /// The bytes of a field without the spaces around them.
  func trimmed(_ field: Field) -> Range<Int> {
    var (start, end) = (field.content.lowerBound, field.content.upperBound)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  /// Whether a field holds nothing but spaces.
  func isEmpty(_ field: Field) -> Bool { trimmed(field).isEmpty }

  /// The text of a field as it is.
  func text(_ field: Field) -> String { text(field.content, of: field) }

  /// The text of a field without the spaces around it.
  func trimmedText(_ field: Field) -> String {
    let text = text(trimmed(field), of: field)
    // Spaces beyond ASCII, of which few texts have any.
    guard let first = text.utf8.first, let last = text.utf8.last, first >= 0x80 || last >= 0x80
    else { return text }
    return text.trimmed
  }

  private func text(_ range: Range<Int>, of field: Field) -> String {
    let text = String(decoding: bytes[range], as: UTF8.self)
    return field.holdsQuotes ? text.replacing("\"\"", with: "\"") : text
  }
}

extension StringProtocol {
  /// The text without the spaces around it.
  var trimmed: String {
    // Few texts have any.
    if let first = unicodeScalars.first, let last = unicodeScalars.last,
      ("!"..."~") ~= first, ("!"..."~") ~= last
    {
      return String(self)
    }
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
