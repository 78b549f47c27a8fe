import EntenteModel

// MARK: - Times

extension GEXFReader {
  /// How a time is written in the name of a value that holds then; nil with an
  /// error if it is no time.
  mutating func label(of time: GEXFTime) -> String? {
    if time.isDates(timeFormat) { return period(of: time)?.description }
    return isNumeric(time) ? time.text : nil
  }

  /// Gives a node or an edge the times at which it is there.
  ///
  /// Spells say more than the start and end of the whole.
  mutating func addTimes(of element: inout OpenElement) {
    let times = element.spells.isEmpty ? element.times : element.spells
    guard let first = times.first else { return }
    if first.isDates(timeFormat) {
      addDates(times, to: &element)
    } else {
      addNumbers(times, to: &element)
    }
  }

  private mutating func addDates(_ times: [GEXFTime], to element: inout OpenElement) {
    var periods: [Period] = []
    for time in times {
      guard let period = period(of: time) else { return }
      periods.append(period)
      if time.isFinerThanDays {
        notes.add(
          "time-of-day", at: time.offset,
          "times of day, and ends left out, are kept in the attribute 'time'; periods have days")
        element.content.attributes.append(Claim.Attribute("time", type: .text, value: time.text))
      }
    }
    if element.content.isNode || periods.count > 1 {
      let name = element.content.isNode ? "period" : "spell"
      element.content.attributes += periods.map {
        Claim.Attribute(name, type: .period, value: $0.description)
      }
    }
    if element.content.isNode { return }
    element.content.period = periods.count == 1 ? periods[0] : Self.hull(of: periods)
    if periods.count > 1 {
      notes.add(
        "spells", at: times[0].offset,
        "an edge with several spells lasts from the first to the last; "
          + "each is kept in the attribute 'spell'")
    }
  }

  /// Times that are numbers have no place in a calendar and stay what they are.
  private mutating func addNumbers(_ times: [GEXFTime], to element: inout OpenElement) {
    guard times.allSatisfy({ isNumeric($0) }) else { return }
    if times.count > 1 {
      let name = times.allSatisfy(\.isMoment) ? "timestamp" : "spell"
      element.content.attributes += times.map {
        Claim.Attribute(name, type: $0.isMoment ? .number : .text, value: $0.text)
      }
      return
    }
    for time in times {
      let startName = time.isMoment ? "timestamp" : time.isStartOpen ? "startopen" : "start"
      if let start = time.start {
        element.content.attributes.append(Claim.Attribute(startName, type: .number, value: start))
      }
      if let end = time.end {
        let name = time.isEndOpen ? "endopen" : "end"
        element.content.attributes.append(Claim.Attribute(name, type: .number, value: end))
      }
    }
  }

  private mutating func isNumeric(_ time: GEXFTime) -> Bool {
    for word in [time.start, time.end] {
      guard let word, Double(word)?.isFinite != true else { continue }
      log.report(
        "malformed-date", at: time.offset, "the time '\(word)' is not a number",
        hint: "if times are dates, write timeformat=\"date\" in <graph>")
      return false
    }
    if let start = time.start.flatMap({ Double($0) }), let end = time.end.flatMap({ Double($0) }),
      end < start
    {
      notes.add(
        "reversed", .warning, at: time.offset, "a time ends before it begins; it is kept so")
    }
    return true
  }

  private mutating func period(of time: GEXFTime) -> Period? {
    do { return try time.period() } catch {
      log.report("malformed-date", at: time.offset, error.description)
      return nil
    }
  }

  /// The shortest period that holds all of several.
  private static func hull(of periods: [Period]) -> Period? {
    guard var hull = periods.first else { return nil }
    for period in periods.dropFirst() {
      if case .date(let first) = hull.start {
        if case .date(let other) = period.start {
          if other.earliest < first.earliest { hull.start = period.start }
        } else {
          hull.start = period.start
        }
      }
      if case .date(let last) = hull.end {
        if case .date(let other) = period.end {
          if last.latest < other.latest { hull.end = period.end }
        } else {
          hull.end = period.end
        }
      }
    }
    return Period(from: hull.start, to: hull.end)
  }
}
