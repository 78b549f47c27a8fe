import EntenteModel

/// A time in a cell of Gephi: `[2016-02-03, 2016-02-04]`, `[2000, 2001)`, `[3.0]`,
/// and, where a value changes, with the value behind it: `[1.0, 2.0, 0.5]`.
struct TableTime: Equatable {
  /// A time as written; nil where it is infinite.
  var start: String?
  var end: String?
  /// Whether the time is one moment, written in `start`.
  var isMoment = false
  /// Whether the start, or the end, itself is left out.
  var isStartOpen = false
  var isEndOpen = false
  /// The value that holds then, if the cell gives values.
  var value: String?
}

extension TableTime {
  /// The times of a cell, `<[…]; […]>` or without the angles; nil if the text is
  /// anything else.
  ///
  /// - Parameter haveValues: Whether the last of each bracket is a value.
  static func all(in text: String, haveValues: Bool = false) -> [TableTime]? {
    var rest = text[...].trimmedSubsequence
    if rest.first == "<" {
      guard rest.last == ">" else { return nil }
      rest = rest.dropFirst().dropLast().trimmedSubsequence
    }
    var times: [TableTime] = []
    while let open = rest.first {
      guard "[(]".contains(open),
        let close = rest.dropFirst().firstIndex(where: { "])[".contains($0) })
      else { return nil }
      let inside = rest[rest.index(after: rest.startIndex)..<close]
      var words = inside.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
      guard words.allSatisfy({ !$0.isEmpty }) else { return nil }
      var time = TableTime(isStartOpen: open != "[", isEndOpen: rest[close] != "]")
      if haveValues {
        guard words.count > 1, let value = words.popLast() else { return nil }
        time.value = value
      }
      switch words.count {
      case 2 where words.contains { finite($0) != nil }:
        time.start = finite(words[0])
        time.end = finite(words[1])
        times.append(time)
      case 2: break  // Always.
      default:
        guard !haveValues || words.count == 1, words.allSatisfy({ finite($0) != nil }) else {
          return nil
        }
        times += words.map { TableTime(start: $0, isMoment: true, value: time.value) }
      }
      rest = rest[rest.index(after: close)...].trimmedSubsequence
      if rest.first == ";" { rest = rest.dropFirst().trimmedSubsequence }
    }
    return times
  }

  private static func finite(_ word: String) -> String? {
    ["-infinity", "infinity", "+infinity", "-inf", "inf"].contains(word.lowercased()) ? nil : word
  }
}

extension TableTime {
  /// The time as a period, if it is one of the calendar: its bounds are dates,
  /// or whole numbers that can be years.
  var period: Period? {
    let bounds = [start, end].compactMap(\.self)
    let days = bounds.compactMap(Self.day)
    guard days.count == bounds.count, !days.isEmpty else { return nil }
    if isMoment { return try? Period(days[0]) }
    let text = (start.flatMap(Self.day) ?? "..") + "/" + (end.flatMap(Self.day) ?? "..")
    return try? Period(text)
  }

  /// Whether the period says all that the cell does.
  var fitsPeriod: Bool {
    !isStartOpen && !isEndOpen
      && [start, end].allSatisfy { $0 == nil || $0.flatMap(Self.day) == $0 }
  }

  /// Whether the time consists of numbers.
  var isNumeric: Bool {
    [start, end].allSatisfy { $0 == nil || $0.flatMap { Double($0) } != nil }
  }

  /// The time as `2.0`, `2.0/4.0` or `../3`.
  var text: String {
    if isMoment { return start ?? "" }
    return (isStartOpen ? "]" : "") + (start ?? "..") + "/" + (end ?? "..") + (isEndOpen ? "[" : "")
  }

  /// The day of a date with a time behind it, or a year that may be written as
  /// a fraction.
  private static func day(_ text: String) -> String? {
    if let number = Double(text) {
      guard number == number.rounded(), (1000..<3000).contains(number) else { return nil }
      return String(Int(number))
    }
    guard text.utf8.count <= 40 else { return nil }
    let day = text.prefix { $0 != "T" && $0 != " " }
    return (try? Period(text.replacing(" ", with: "T"))) == nil || day.contains("/")
      ? nil : String(day)
  }
}

extension TableTime {
  /// A period that is written as such, `2001/2003`.
  init(_ period: Period) {
    if case .date(let date) = period.start { start = date.description }
    if case .date(let date) = period.end { end = date.description }
    isMoment = period.isSingleDate
  }
}

extension [TableTime] {
  /// The shortest period that holds all of several.
  static func hull(of periods: [Period]) -> Period? {
    guard var hull = periods.first else { return nil }
    for period in periods.dropFirst() {
      if case .date(let first) = hull.start {
        if case .date(let other) = period.start, first.earliest <= other.earliest {
        } else {
          hull.start = period.start
        }
      }
      if case .date(let last) = hull.end {
        if case .date(let other) = period.end, other.latest <= last.latest {
        } else {
          hull.end = period.end
        }
      }
    }
    return Period(from: hull.start, to: hull.end)
  }
}

extension Substring {
  fileprivate var trimmedSubsequence: Substring {
    var rest = drop { $0.isWhitespace }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }
}
