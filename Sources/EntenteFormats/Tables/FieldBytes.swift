import EntenteModel

/// Fields of a table as numbers and dates, read from their bytes where they are
/// written plainly.
extension UnsafeBufferPointer<UInt8> {
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
    if field.count == 10 { return day(field.lowerBound) }
    guard let year = digits(field.lowerBound, 4, in: field), year > 0 else { return nil }
    if field.count == 4 { return PackedBound(year: year, month: 0, day: 0) }
    guard field.count == 7, self[field.lowerBound + 4] == UInt8(ascii: "-"),
      let month = digits(field.lowerBound + 5, 2, in: field), (1...12).contains(month)
    else { return nil }
    return PackedBound(year: year, month: month, day: 0)
  }

  /// The day that ten bytes write as `2024-07-03`.
  private func day(_ start: Int) -> PackedBound? {
    let raw = UnsafeRawBufferPointer(self)
    let head = raw.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
    let tail = raw.loadUnaligned(fromByteOffset: start + 8, as: UInt16.self).littleEndian
    // Each byte becomes its digit, and a dash 0; what is more overflows into the top bit.
    let digits = head ^ 0x2D30_302D_3030_3030
    let days = tail ^ 0x3030
    guard (digits | digits &+ 0x7F76_767F_7676_7676) & 0x8080_8080_8080_8080 == 0,
      (days | days &+ 0x7676) & 0x8080 == 0
    else { return nil }
    func digit(_ place: UInt64) -> Int { Int(truncatingIfNeeded: digits >> (8 * place) & 0xFF) }
    let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    let month = digit(5) * 10 + digit(6)
    let day = Int(days & 0xFF) * 10 + Int(days >> 8)
    guard year > 0, (1...12).contains(month), day > 0,
      day <= 28 || day <= CalendarDay.daysInMonth(month, year: year)
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
