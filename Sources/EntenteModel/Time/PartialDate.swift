/// A date of which the day, the month or even digits of the year may be
/// unknown, in the manner of EDTF level 1.
///
///     PartialDate("2024-05")   // some day of May 2024
///     PartialDate("2022~")     // about 2022
///     PartialDate("199X")      // some year of the nineties
///
/// > Library of Congress. *Extended Date/Time Format (EDTF) Specification*,
/// > 2019; part of ISO 8601-2:2019.
public struct PartialDate: Hashable, Sendable {
  /// The first year that the date can lie in.
  public var firstYear: Int32

  /// The last year that the date can lie in; the same, unless digits are unknown.
  public var lastYear: Int32

  /// The month, 1 to 12, or a season, 21 to 24; nil if unknown.
  public var month: UInt8?

  /// The day of the month; nil if unknown.
  public var day: UInt8?

  /// How far the date can be trusted.
  public var qualifier: Qualifier

  /// How far a date can be trusted.
  public enum Qualifier: String, Hashable, Sendable {
    case plain = ""
    case uncertain = "?"
    case approximate = "~"
    case uncertainAndApproximate = "%"
  }

  /// Creates a date of a year, and a month and day if known.
  public init(year: Int, month: Int? = nil, day: Int? = nil, qualifier: Qualifier = .plain) {
    firstYear = Int32(year)
    lastYear = Int32(year)
    self.month = month.map { UInt8($0) }
    self.day = day.map { UInt8($0) }
    self.qualifier = qualifier
  }

  /// Creates a date of a span of years whose last digits are unknown.
  package init(years: ClosedRange<Int>, qualifier: Qualifier) {
    self.init(year: years.lowerBound, qualifier: qualifier)
    lastYear = Int32(years.upperBound)
  }
}

extension PartialDate {
  /// Whether the date is a single day that nothing qualifies.
  public var isExact: Bool { day != nil && qualifier == .plain }

  /// The first day that the date can mean.
  ///
  /// An approximate date reaches one unit of its own precision further: `2022~`
  /// may be 2021, `2022-05~` may be April, and `199X~` may be 1985.
  public var earliest: CalendarDay { reaches.lowerBound }

  /// The last day that the date can mean.
  public var latest: CalendarDay { reaches.upperBound }

  private var reaches: ClosedRange<CalendarDay> {
    let slack = qualifier == .approximate || qualifier == .uncertainAndApproximate ? 1 : 0
    let years = Int(firstYear)...Int(lastYear)
    guard let month = month.map(Int.init) else {
      let slack = slack * years.count
      return CalendarDay(
        year: years.lowerBound - slack, month: 1, day: 1)...CalendarDay(
          year: years.upperBound + slack, month: 12, day: 31)
    }
    if let day = day.map(Int.init) {
      let exact = CalendarDay(year: years.lowerBound, month: month, day: day).number
      let shift = Int32(slack)
      return CalendarDay(number: exact - shift)...CalendarDay(number: exact + shift)
    }
    let months = month > 12 ? Self.months(ofSeason: month) : month...month
    let first = months.lowerBound - slack * months.count
    let last = months.upperBound + slack * months.count
    return Self.start(
      ofMonth: first, year: years.lowerBound)...Self.start(
        ofMonth: last + 1, year: years.lowerBound
      ).previous
  }

  /// The months of a season of the northern hemisphere, counted past December
  /// for the winter, which ends in the next year.
  private static func months(ofSeason season: Int) -> ClosedRange<Int> {
    let first = 3 * (season - 20)
    return first...(first + 2)
  }

  /// The first day of a month, which may be counted past the ends of its year.
  private static func start(ofMonth month: Int, year: Int) -> CalendarDay {
    let index = month - 1
    let years = index >= 0 ? index / 12 : -1
    return CalendarDay(year: year + years, month: index - 12 * years + 1, day: 1)
  }
}

extension PartialDate: CustomStringConvertible {
  /// The date as EDTF writes it, without a month or day that is unknown:
  /// `2024-XX` is `2024`.
  public var description: String {
    var text = yearText
    if let month { text += "-" + Self.twoDigits(month) }
    if let day { text += "-" + Self.twoDigits(day) }
    return text + qualifier.rawValue
  }

  private var yearText: String {
    let digits = String(abs(Int(firstYear)))
    if digits.count > 4 { return "Y" + (firstYear < 0 ? "-" : "") + digits }
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let sign = firstYear < 0 ? "-" : ""
    switch lastYear - firstYear + 1 {
    case 10: return sign + padded.dropLast(1) + "X"
    case 100: return sign + padded.dropLast(2) + "XX"
    case 1000: return sign + padded.dropLast(3) + "XXX"
    default: return sign + padded
    }
  }

  private static func twoDigits(_ number: UInt8) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
