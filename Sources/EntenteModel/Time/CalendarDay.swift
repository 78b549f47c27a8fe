/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
///
/// The two extreme values stand for the endless past and future.
public struct CalendarDay: Hashable, Comparable, Sendable {
  /// The number of days since 1970-01-01.
  public var number: Int32

  /// Creates a day from the number of days since 1970-01-01.
  public init(number: Int32) { self.number = number }

  /// Before every day.
  public static let distantPast = CalendarDay(number: .min)

  /// After every day.
  public static let distantFuture = CalendarDay(number: .max)

  /// Whether one day comes before another.
  public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }

  /// The day before, or itself at the ends of time.
  public var previous: CalendarDay {
    number == .min || number == .max ? self : CalendarDay(number: number - 1)
  }

  /// The day after, or itself at the ends of time.
  public var next: CalendarDay {
    number == .min || number == .max ? self : CalendarDay(number: number + 1)
  }

  /// Creates the day of a year, month and day of month, which must exist.
  ///
  /// > H. Hinnant. "chrono-compatible low-level date algorithms", 2013:
  /// > years are counted from March, so that the leap day ends the year.
  public init(year: Int, month: Int, day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The number of days in a month of a year.
  public static func daysInMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: return 30
    case 2: return isLeap(year) ? 29 : 28
    default: return 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }
}
