/// Whether something is so: certainly, possibly, or not.
public enum Certainty: Int, Comparable, Hashable, Sendable {
  case no, possible, certain

  /// Whether one answer is less certain than another.
  public static func < (a: Certainty, b: Certainty) -> Bool { a.rawValue < b.rawValue }
}

/// The days on which a claim can hold, and those on which it must.
///
/// The claim begins some day from ``earliestStart`` to ``latestStart`` and ends
/// some day from ``earliestEnd`` to ``latestEnd``, on the day of its beginning
/// or later. It can hold from the first of these days to the last; it must hold
/// from the latest start to the earliest end, if these are in order.
public struct Extent: Hashable, Sendable {
  /// The first day on which it can begin.
  public var earliestStart: CalendarDay

  /// The last day on which it can begin.
  public var latestStart: CalendarDay

  /// The first day on which it can end.
  public var earliestEnd: CalendarDay

  /// The last day on which it can end.
  public var latestEnd: CalendarDay
}

extension Extent {
  /// The extent of something that lasts.
  ///
  /// Without a period it holds on the day of its source and possibly before
  /// and after; if planned, it can begin only on that day or later.
  public init(lasting period: Period?, reportedOn date: PartialDate?, isPlanned: Bool) {
    guard let period else {
      self.init(
        earliestStart: isPlanned ? date?.earliest ?? .distantPast : .distantPast,
        latestStart: isPlanned ? .distantFuture : date?.latest ?? .distantFuture,
        earliestEnd: isPlanned ? .distantPast : date?.earliest ?? .distantPast,
        latestEnd: .distantFuture)
      return
    }
    self.init(
      earliestStart: Self.earliest(period.start), latestStart: Self.latestStart(period),
      earliestEnd: Self.earliestEnd(period), latestEnd: Self.latest(period.end))
  }

  /// The extent of something that happens once: some day of its period.
  ///
  /// Without a period it happened on the day of its source or before; if
  /// planned, it will happen on that day or later.
  public init(happening period: Period?, reportedOn date: PartialDate?, isPlanned: Bool) {
    let first: CalendarDay
    let last: CalendarDay
    if let period {
      first = Self.earliest(period.start)
      last = Self.latest(period.end)
    } else {
      first = isPlanned ? date?.earliest ?? .distantPast : .distantPast
      last = isPlanned ? .distantFuture : date?.latest ?? .distantFuture
    }
    self.init(earliestStart: first, latestStart: last, earliestEnd: first, latestEnd: last)
  }

  private static func earliest(_ bound: Period.Bound) -> CalendarDay {
    if case .date(let date) = bound { date.earliest } else { .distantPast }
  }

  private static func latest(_ bound: Period.Bound) -> CalendarDay {
    if case .date(let date) = bound { date.latest } else { .distantFuture }
  }

  /// The last day on which it may begin; if nobody says, that of its end.
  private static func latestStart(_ period: Period) -> CalendarDay {
    switch period.start {
    case .date(let date): date.latest
    case .open: .distantPast
    case .unknown: latest(period.end)
    }
  }

  /// The first day on which it may end; if nobody says, that of its start.
  private static func earliestEnd(_ period: Period) -> CalendarDay {
    switch period.end {
    case .date(let date): date.earliest
    case .open: .distantFuture
    case .unknown: earliest(period.start)
    }
  }
}

extension Extent {
  /// Whether something that lasts holds at some time from one day to another.
  public func holds(during days: ClosedRange<CalendarDay>) -> Certainty {
    if earliestStart > days.upperBound || latestEnd < days.lowerBound { return .no }
    // It ends on the day of its beginning or later, which narrows both.
    let lastStart = min(latestStart, latestEnd)
    let firstEnd = max(earliestEnd, earliestStart)
    return lastStart <= days.upperBound && firstEnd >= days.lowerBound ? .certain : .possible
  }

  /// Whether it can hold, or happen, at some time of a period.
  package func canHold(during period: Period) -> Bool {
    let days = Extent(lasting: period, reportedOn: nil, isPlanned: false)
    return holds(during: days.earliestStart...days.latestEnd) > .no
  }

  /// Whether something that happens once has happened by the end of a day.
  public func happened(by day: CalendarDay) -> Certainty {
    if latestEnd <= day { return .certain }
    return earliestStart <= day ? .possible : .no
  }

  /// Whether two extents can be the same occurrence.
  public func canCoincide(with other: Extent) -> Bool {
    earliestStart <= other.latestEnd && other.earliestStart <= latestEnd
  }

  /// The extent that agrees with this one and with another.
  package func narrowed(by other: Extent) -> Extent {
    Extent(
      earliestStart: max(earliestStart, other.earliestStart),
      latestStart: min(latestStart, other.latestStart),
      earliestEnd: max(earliestEnd, other.earliestEnd),
      latestEnd: min(latestEnd, other.latestEnd))
  }
}
