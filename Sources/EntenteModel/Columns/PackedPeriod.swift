/// A period in one word, or where it stands in a table of those that need more.
///
/// Each bound takes 31 bits: what it is, and of a date the year from −16,384 to
/// 16,383, the month or season, the day and the qualifier. Dates of other years
/// and those with unknown digits go to the table.
package struct PackedPeriod: Hashable, BitwiseCopyable, Sendable {
  package let rawValue: UInt64

  /// That no period is said.
  @inlinable package static var none: PackedPeriod { PackedPeriod(rawValue: 0) }

  @inlinable package init(rawValue: UInt64) { self.rawValue = rawValue }

  @inlinable static var isSaid: UInt64 { 1 << 63 }
  @inlinable static var isSingleDate: UInt64 { 1 << 62 }
  private static let boundMask: UInt64 = (1 << 31) - 1

  /// Packs a period; nil if it needs more than a word.
  package init?(_ period: Period) {
    guard let start = PackedBound(period.start), let end = PackedBound(period.end) else {
      return nil
    }
    self.init(start, end, isSingleDate: period.isSingleDate)
  }

  @inlinable
  package init(_ start: PackedBound, _ end: PackedBound, isSingleDate: Bool) {
    self.init(
      rawValue: Self.isSaid | (isSingleDate ? Self.isSingleDate : 0)
        | UInt64(start.rawValue) << 31 | UInt64(end.rawValue))
  }

  /// A period that stands in a table.
  package init(numberInTable number: Int) { rawValue = UInt64(number) + 1 }

  /// The period, which may stand in a table.
  package func period(in table: [Period]) -> Period? {
    if rawValue == 0 { return nil }
    guard rawValue & Self.isSaid != 0 else { return table[Int(rawValue) - 1] }
    let start = PackedBound(rawValue: UInt32(rawValue >> 31 & Self.boundMask)).bound
    let end = PackedBound(rawValue: UInt32(rawValue & Self.boundMask)).bound
    var period = Period(from: start, to: end)
    period.isSingleDate = rawValue & Self.isSingleDate != 0
    return period
  }
}

/// One end of a period in 31 bits.
package struct PackedBound: Comparable, BitwiseCopyable, Sendable {
  package var rawValue: UInt32

  @inlinable init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Whether there is no end.
  @inlinable package var isOpen: Bool { rawValue >> 29 == 1 }

  /// Whether there is an end, but nobody says when.
  @inlinable package var isUnknown: Bool { rawValue >> 29 == 2 }

  /// Whether it is a day that nothing qualifies.
  @inlinable package var isDay: Bool {
    rawValue >> 29 == 0 && rawValue & 3 == 0 && rawValue >> 2 & 31 != 0
  }

  @inlinable package static var open: PackedBound { PackedBound(rawValue: 1 << 29) }
  @inlinable package static var unknown: PackedBound { PackedBound(rawValue: 2 << 29) }

  @inlinable static var firstYear: Int { -16_384 }
  private static let qualifiers: [PartialDate.Qualifier] = [
    .plain, .uncertain, .approximate, .uncertainAndApproximate,
  ]

  /// An exact day.
  @inlinable
  package init(year: Int, month: Int, day: Int) {
    self.init(rawValue: UInt32(year - Self.firstYear) << 12 | UInt32(month) << 7 | UInt32(day) << 2)
  }

  init?(_ bound: Period.Bound) {
    switch bound {
    case .open: self = .open
    case .unknown: self = .unknown
    case .date(let date):
      let years = Self.firstYear..<(-Self.firstYear)
      guard date.firstYear == date.lastYear, years.contains(Int(date.firstYear)),
        let qualifier = Self.qualifiers.firstIndex(of: date.qualifier)
      else { return nil }
      self.init(
        year: Int(date.firstYear), month: Int(date.month ?? 0), day: Int(date.day ?? 0))
      rawValue |= UInt32(qualifier)
    }
  }

  /// Orders days; other bounds in some way.
  @inlinable package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  var bound: Period.Bound {
    if isOpen { return .open }
    if isUnknown { return .unknown }
    let month = Int(rawValue >> 7 & 31)
    let day = Int(rawValue >> 2 & 31)
    return .date(
      PartialDate(
        year: Int(rawValue >> 12) + Self.firstYear, month: month == 0 ? nil : month,
        day: day == 0 ? nil : day, qualifier: Self.qualifiers[Int(rawValue & 3)]))
  }
}
