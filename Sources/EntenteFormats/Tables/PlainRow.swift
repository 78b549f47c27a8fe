import EntenteModel

/// The places of the fields of a row that is split without making texts.
struct PlainRow {
  /// The byte between two fields.
  let separator: UInt8

  /// The place of each field, without quotes around it.
  private(set) var fields: [Range<Int>]

  /// Creates a row of a number of fields.
  init(count: Int, separator: UInt8) {
    self.separator = separator
    fields = Array(repeating: 0..<0, count: count)
  }

  /// Finds the fields of a row; nil if there are more or fewer than columns, or
  /// quotes that are no plain ones around a field.
  ///
  /// - Returns: The byte behind the row.
  mutating func split(from start: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var position = start
    for column in fields.indices {
      let isQuoted = position < bytes.count && bytes[position] == Self.quote
      if isQuoted { position += 1 }
      let first = position
      if isQuoted {
        while position < bytes.count, bytes[position] != Self.quote { position += 1 }
      } else {
        position = bytes.firstMark(separator, from: position)
      }
      fields[column] = first..<position
      if isQuoted {
        guard position < bytes.count else { return nil }
        position += 1
      }
      if column == fields.count - 1 {
        return position >= bytes.count || CSVScanner.isLineEnd(bytes[position]) ? position : nil
      }
      guard position < bytes.count, bytes[position] == separator else { return nil }
      position += 1
    }
    return nil
  }

  private static let quote = UInt8(ascii: "\"")
}

/// What a column is read for whose values are kept.
enum PlainValueUse {
  case text, number, boolean, date

  /// Tells the use of a column; nil if its values may need more than a look.
  init?(_ column: AttributeReader.Column) {
    guard !column.isList, !column.isDeclared || column.type == .text else { return nil }
    self =
      switch column.type {
      case .integer, .number: .number
      case .boolean: .boolean
      case .period: .date
      default: .text
      }
  }

  /// Whether a field is a value as it is written.
  func takes(_ field: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .text: true
    case .number:
      bytes[field].allSatisfy { PlainValue.isDigit($0) || $0 == 0x2D || $0 == 0x2E }
    case .boolean:
      bytes[field].elementsEqual("true".utf8) || bytes[field].elementsEqual("false".utf8)
    case .date: PlainValue.isDigit(bytes[field.lowerBound])
    }
  }
}
