import EntenteModel

/// The places of the fields of a row that is split without making texts.
///
/// All rows that it splits are of one text, which does not change.
struct PlainRow {
  private var marks: FieldMarks

  /// The place of each field, without quotes around it.
  private(set) var fields: [Range<Int>]

  /// Creates a row of a number of fields, which is at least one.
  init(count: Int, separator: UInt8) {
    marks = FieldMarks(separator: separator)
    fields = Array(repeating: 0..<0, count: count)
  }

  /// Finds the fields of a row; nil if there are more or fewer than columns, or
  /// quotes that are no plain ones around a field.
  ///
  /// - Returns: The byte behind the row.
  mutating func split(from start: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var marks = marks
    defer { self.marks = marks }
    return fields.withUnsafeMutableBufferPointer {
      Self.split(from: start, of: bytes, at: &marks, into: $0)
    }
  }

  @inline(__always)
  private static func split(
    from start: Int, of bytes: UnsafeBufferPointer<UInt8>, at marks: inout FieldMarks,
    into fields: UnsafeMutableBufferPointer<Range<Int>>
  ) -> Int? {
    let last = fields.count - 1
    var position = start
    for column in 0...last {
      let isQuoted = position < bytes.count && bytes[position] == FieldMarks.quote
      if isQuoted { position &+= 1 }
      let first = position
      position =
        isQuoted ? marks.quote(from: first, of: bytes) : marks.mark(from: first, of: bytes)
      fields[column] = Range(uncheckedBounds: (first, position))
      if isQuoted {
        guard position < bytes.count else { return nil }
        position &+= 1
      }
      if column == last {
        return position >= bytes.count || CSVScanner.isLineEnd(bytes[position]) ? position : nil
      }
      guard position < bytes.count, bytes[position] == marks.separator else { return nil }
      position &+= 1
    }
    return nil
  }
}

/// Finds the bytes that part fields.
private struct FieldMarks {
  /// The byte between two fields.
  let separator: UInt8

  private var marks: ByteMarks

  init(separator: UInt8) {
    self.separator = separator
    // Of the bytes up to those that end lines most part nothing, and are rare.
    marks = ByteMarks(upTo: UInt8(ascii: "\r"), or: separator, or: Self.quote)
  }

  /// The first separator, quote or line end from a byte on, or the end.
  @inline(__always)
  mutating func mark(from start: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var position = marks.next(from: start, of: bytes)
    while position < bytes.count, !isMark(bytes[position]) {
      position = marks.next(from: position &+ 1, of: bytes)
    }
    return position
  }

  /// The first quote from a byte on, or the end.
  mutating func quote(from start: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var position = marks.next(from: start, of: bytes)
    while position < bytes.count, bytes[position] != Self.quote {
      position = marks.next(from: position &+ 1, of: bytes)
    }
    return position
  }

  private func isMark(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.quote || CSVScanner.isLineEnd(byte)
  }

  static let quote = UInt8(ascii: "\"")
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
