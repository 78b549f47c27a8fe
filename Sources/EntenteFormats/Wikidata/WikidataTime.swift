import EntenteModel

/// Reads the times of Wikidata.
///
/// A time says how much of it is known: 11 a day, 10 a month, 9 a year, 8 a decade,
/// 7 a century, 6 a millennium; less is no date of ours. Days of the Julian calendar
/// become those of the Gregorian. There is no year 0: −44 is the year that
/// astronomers, and EDTF, call −43.
///
/// > Wikidata. *Help:Dates*.
enum WikidataTime {
  private static let julian = "Q1985786"

  /// The date that a value of type `time` says; nil if it says none.
  static func date(_ value: DataNode) -> PartialDate? {
    guard let text = value["time"]?.text, let precision = value["precision"]?.wholeNumber,
      let (year, month, day) = parts(of: text)
    else { return nil }
    let isJulian = value["calendarmodel"]?.text?.hasSuffix(julian) ?? false
    switch precision {
    case 11...14:
      guard (1...12).contains(month),
        (1...(isJulian ? 31 : CalendarDay.daysInMonth(month, year: year))).contains(day)
      else { return nil }
      return isJulian
        ? gregorian(year, month, day) : PartialDate(year: year, month: month, day: day)
    case 10: return (1...12).contains(month) ? PartialDate(year: year, month: month) : nil
    case 9: return PartialDate(year: year)
    case 8 where year >= 0:
      return PartialDate(years: span(from: year / 10 * 10, 10), qualifier: .plain)
    // The 20th century is written as 1901 or as 2000.
    case 7 where year > 0:
      return PartialDate(years: span(from: (year - 1) / 100 * 100, 100), qualifier: .approximate)
    case 6 where year > 0:
      return PartialDate(years: span(from: (year - 1) / 1000 * 1000, 1000), qualifier: .approximate)
    default: return nil
    }
  }

  private static func span(from first: Int, _ count: Int) -> ClosedRange<Int> {
    first...(first + count - 1)
  }

  /// Year, month and day of `+2012-05-07T00:00:00Z`.
  private static func parts(of text: String) -> (Int, Int, Int)? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let parts = text.dropFirst().prefix { $0 != "T" }.split(separator: "-")
    guard parts.count == 3, let magnitude = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), (1...1_000_000).contains(magnitude)
    else { return nil }
    return (sign == "+" ? magnitude : 1 - magnitude, month, day)
  }

  /// A day of the Julian calendar in the Gregorian, by the number of the day.
  private static func gregorian(_ year: Int, _ month: Int, _ day: Int) -> PartialDate? {
    guard day <= (month == 2 ? 29 : 31) else { return nil }
    let shift = (14 - month) / 12
    let y = year + 4800 - shift
    let m = month + 12 * shift - 3
    let number = day + (153 * m + 2) / 5 + 365 * y + floored(y, 4) - 32083
    let a = number + 32044
    let b = floored(4 * a + 3, 146_097)
    let c = a - floored(146_097 * b, 4)
    let d = floored(4 * c + 3, 1461)
    let e = c - floored(1461 * d, 4)
    let n = (5 * e + 2) / 153
    return PartialDate(
      year: 100 * b + d - 4800 + n / 10, month: n + 3 - 12 * (n / 10),
      day: e - (153 * n + 2) / 5 + 1)
  }

  private static func floored(_ a: Int, _ b: Int) -> Int {
    a >= 0 ? a / b : -((-a + b - 1) / b)
  }
}
