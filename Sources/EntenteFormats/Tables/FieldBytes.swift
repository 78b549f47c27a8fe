import EntenteModel

/// Fields of a table as numbers and dates, read from their bytes where they are
/// written plainly.
extension UnsafeBufferPointer<UInt8> {
  /// The first separator, quote or line end from a byte on, or the end.
  func firstMark(_ separator: UInt8, from start: Int) -> Int {
    var position = start
    let raw = UnsafeRawBufferPointer(self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let separators = ones &* UInt64(separator)
    let quotes = ones &* 0x22
    while position &+ 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
      // A byte becomes zero where it is the one sought; line ends are below 0x10.
      let (a, b) = (word ^ separators, word ^ quotes)
      let marks =
        ((a &- ones) & ~a) | ((b &- ones) & ~b) | (((word &- (ones &* 0x10)) & ~word))
      if marks & tops != 0 {
        // Of what lies below the first true mark none can be a false one.
        let first = position &+ (marks & tops).trailingZeroBitCount / 8
        if isMark(self[first], separator) { return first }
        position = first &+ 1
        continue
      }
      position &+= 8
    }
    while position < count, !isMark(self[position], separator) { position &+= 1 }
    return position
  }

  private func isMark(_ byte: UInt8, _ separator: UInt8) -> Bool {
    byte == separator || byte == UInt8(ascii: "\"") || CSVScanner.isLineEnd(byte)
  }

  /// Whether a field starts or ends with a space, or with a character that may
  /// be one beyond ASCII.
  func mayNeedTrimming(_ field: Range<Int>) -> Bool {
    let (first, last) = (self[field.lowerBound], self[field.upperBound - 1])
    if first <= 0x20 || last <= 0x20 { return true }
    if first >= 0x80, Self.leadsToSpaces(first) { return true }
    guard last >= 0x80 else { return false }
    var lead = field.upperBound - 1
    while lead > field.lowerBound, self[lead] & 0xC0 == 0x80 { lead -= 1 }
    return Self.leadsToSpaces(self[lead])
  }

  /// Whether spaces are among the characters that start with a byte.
  private static func leadsToSpaces(_ byte: UInt8) -> Bool {
    byte == 0xC2 || (0xE1...0xE3).contains(byte)
  }

  /// The number that a field of digits, at most one point among them, writes; nil
  /// if it is written otherwise or its value is not certain to be the nearest.
  ///
  /// An integer below 2⁵³ and a power of ten up to 10²² are exact, so that their
  /// quotient is the nearest double to the number written.
  ///
  /// > Clinger. *How to read floating point numbers accurately*, PLDI 1990.
  /// > doi:10.1145/93542.93557
  func decimal(_ field: Range<Int>) -> Double? {
    var position = field.lowerBound
    let isNegative = self[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var digits: UInt64 = 0
    var (count, decimals) = (0, -1)
    while position < field.upperBound {
      let byte = self[position]
      if PlainValue.isDigit(byte) {
        digits = digits &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
        count += 1
        if decimals >= 0 { decimals += 1 }
      } else if byte == UInt8(ascii: "."), decimals < 0, count > 0 {
        decimals = 0
      } else {
        return nil
      }
      position += 1
    }
    guard (1...15).contains(count), decimals != 0 else { return nil }
    let number = Double(digits) / decimalPowers[Swift.max(0, decimals)]
    return isNegative ? -number : number
  }

  /// The date that a field writes as `2024`, `2024-07` or `2024-07-03`; nil if it
  /// is written otherwise or there is no such day.
  func date(_ field: Range<Int>) -> PackedBound? {
    guard let year = digits(field.lowerBound, 4, in: field), year > 0 else { return nil }
    if field.count == 4 { return PackedBound(year: year, month: 0, day: 0) }
    guard self[field.lowerBound + 4] == UInt8(ascii: "-"),
      let month = digits(field.lowerBound + 5, 2, in: field), (1...12).contains(month)
    else { return nil }
    if field.count == 7 { return PackedBound(year: year, month: month, day: 0) }
    guard field.count == 10, self[field.lowerBound + 7] == UInt8(ascii: "-"),
      let day = digits(field.lowerBound + 8, 2, in: field),
      day > 0, day <= CalendarDay.daysInMonth(month, year: year)
    else { return nil }
    return PackedBound(year: year, month: month, day: day)
  }

  private func digits(_ start: Int, _ count: Int, in field: Range<Int>) -> Int? {
    guard start + count <= field.upperBound else { return nil }
    var number = 0
    for i in start..<(start + count) {
      guard PlainValue.isDigit(self[i]) else { return nil }
      number = number * 10 + Int(self[i] &- UInt8(ascii: "0"))
    }
    return number
  }
}

/// The powers of ten that a double holds exactly, as far as fifteen digits need.
private let decimalPowers: [Double] = (0...15).map { exponent in
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}
