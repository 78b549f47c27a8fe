extension PartialDate {
  /// Why a text is not a date.
  public enum Malformation: Error, Hashable, Sendable, CustomStringConvertible {
    case notADate(String)
    case noSuchMonth(String)
    case noSuchDay(String)
    case yearOutOfRange(String)

    /// What is wrong, with the form expected.
    public var description: String {
      switch self {
      case .notADate(let text):
        "'\(text)' is not a date; write 2024, 2024-07 or 2024-07-03, and a span as 2024-07-03/2024-07-04"
      case .noSuchMonth(let text): "there is no month '\(text)'"
      case .noSuchDay(let text): "there is no day '\(text)' in that month"
      case .yearOutOfRange(let text): "the year '\(text)' lies beyond a million years from now"
      }
    }
  }

  /// Reads a date of EDTF level 1.
  ///
  /// That is `2024`, `2024-05`, `2024-05-16`, `199X`, `2024-XX`, `2024-21`
  /// (spring), `-0043` or `Y-17000`, each with `?`, `~` or `%` behind it. A time of
  /// day behind a day and `T` is passed over.
  public init(_ text: some StringProtocol) throws(Malformation) {
    if let plain = PartialDate(plain: text.utf8) {
      self = plain
      return
    }
    var rest = Substring(text)
    let whole = String(text)
    var qualifier = Qualifier.plain
    if let last = rest.last, let mark = Qualifier(rawValue: String(last)), mark != .plain {
      qualifier = mark
      rest.removeLast()
    }
    if rest.first == "Y" {
      self.init(year: try Self.longYear(rest.dropFirst(), of: whole), qualifier: qualifier)
      return
    }
    let time = rest.firstIndex(of: "T")
    if let time {
      guard Self.isTimeOfDay(rest[rest.index(after: time)...]) else { throw .notADate(whole) }
      rest = rest[..<time]
    }
    let isNegative = rest.first == "-"
    if isNegative { rest.removeFirst() }
    let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }), time == nil || parts.count == 3
    else { throw .notADate(whole) }

    guard let years = Self.years(parts[0], isNegative: isNegative) else { throw .notADate(whole) }
    guard years.count == 1 else {
      guard parts.count == 1 else { throw .notADate(whole) }
      self.init(years: years, qualifier: qualifier)
      return
    }
    self.init(year: years.lowerBound, qualifier: qualifier)
    guard parts.count > 1, parts[1] != "XX" else {
      guard parts.count < 3 || parts[2] == "XX" else { throw .notADate(whole) }
      return
    }
    guard let month = Self.number(parts[1]) else { throw .notADate(whole) }
    guard (1...12).contains(month) || (parts.count == 2 && (21...24).contains(month)) else {
      throw .noSuchMonth(String(parts[1]))
    }
    self.month = UInt8(month)
    guard parts.count > 2, parts[2] != "XX" else { return }
    guard let day = Self.number(parts[2]) else { throw .notADate(whole) }
    guard (1...CalendarDay.daysInMonth(month, year: years.lowerBound)).contains(day) else {
      throw .noSuchDay(String(parts[2]))
    }
    self.day = UInt8(day)
  }

  /// Reads `2024`, `2024-05` or `2024-05-16`, as most dates are written; nil if it is
  /// written otherwise, or no date.
  init?(plain text: some Collection<UInt8>) {
    var (year, month, day) = (0, 0, 0)
    var length = 0
    for byte in text {
      guard length < 10 else { return nil }
      if length == 4 || length == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard (0x30...0x39).contains(byte) else { return nil }
        let digit = Int(byte - 0x30)
        switch length {
        case ..<4: year = year * 10 + digit
        case ..<7: month = month * 10 + digit
        default: day = day * 10 + digit
        }
      }
      length += 1
    }
    guard length == 4 || length == 7 || length == 10 else { return nil }
    self.init(year: year)
    guard length > 4 else { return }
    guard (1...12).contains(month) else { return nil }
    self.month = UInt8(month)
    guard length > 7 else { return }
    guard (1...CalendarDay.daysInMonth(month, year: year)).contains(day) else { return nil }
    self.day = UInt8(day)
  }

  /// A year of more than four digits, which follow a `Y`.
  private static func longYear(
    _ digits: Substring, of whole: String
  ) throws(Malformation) -> Int {
    let magnitude = digits.first == "-" ? digits.dropFirst() : digits
    guard magnitude.utf8.count > 4, magnitude.first != "0",
      magnitude.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { throw .notADate(whole) }
    guard let year = number(magnitude), year <= 1_000_000 else { throw .yearOutOfRange(whole) }
    return digits.first == "-" ? -year : year
  }

  /// The years that four digits can mean, of which the last may be unknown.
  private static func years(_ digits: Substring, isNegative: Bool) -> ClosedRange<Int>? {
    let known = digits.prefix { $0 != "X" }
    guard !known.isEmpty, digits.dropFirst(known.count).allSatisfy({ $0 == "X" }),
      let first = number(known)
    else { return nil }
    var unit = 1
    for _ in known.count..<4 { unit *= 10 }
    let low = first * unit
    let high = low + unit - 1
    return isNegative ? -high...(-low) : low...high
  }

  /// The value of ASCII digits; a sign or any other character is refused.
  private static func number(_ digits: Substring) -> Int? {
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(digits)
  }

  /// Whether a text begins like `23:59` and holds nothing but a time and a zone.
  private static func isTimeOfDay(_ text: Substring) -> Bool {
    let digits = Array(text.utf8.prefix(5))
    guard digits.count == 5, digits[2] == UInt8(ascii: ":"),
      let hour = number(text.prefix(2)), let minute = number(text.dropFirst(3).prefix(2))
    else { return false }
    return hour <= 24 && minute < 60
      && text.allSatisfy { $0.isASCII && ($0.isNumber || ":.Z+-".contains($0)) }
  }
}
