@testable import EntenteModel
import Testing

@Suite("Extents and certainty")
struct ExtentTests {
  @Test(
    "What lasts holds on a day certainly, possibly or not",
    arguments: [
      // A span between exact days holds on both of them and between.
      ("2024-07-03/2024-07-05", "2024-07-02", Certainty.no),
      ("2024-07-03/2024-07-05", "2024-07-03", .certain),
      ("2024-07-03/2024-07-05", "2024-07-05", .certain),
      ("2024-07-03/2024-07-05", "2024-07-06", .no),
      // Between vague ends it must hold, within them it may.
      ("2001/2005", "2000-12-31", .no), ("2001/2005", "2001-01-01", .possible),
      ("2001/2005", "2001-12-31", .certain), ("2001/2005", "2005-01-01", .certain),
      ("2001/2005", "2005-06-01", .possible), ("2001/2005", "2006-01-01", .no),
      // Still open, and ended nobody says when.
      ("2001/..", "2000-12-31", .no), ("2001/..", "2001-06-01", .possible),
      ("2001/..", "2002-01-01", .certain), ("2001/..", "2999-01-01", .certain),
      ("2001/", "2001-12-31", .possible), ("2001/", "2999-01-01", .possible),
      ("2001-05-01/", "2001-05-01", .certain), ("2001-05-01/", "2001-05-02", .possible),
      // Since ever, and begun nobody says when.
      ("../2005", "1000-01-01", .certain), ("../2005", "2005-06-01", .possible),
      ("../2005", "2006-01-01", .no), ("/2005-06-01", "2005-06-01", .certain),
      ("/2005-06-01", "2005-05-31", .possible), ("/2005-06-01", "2005-06-02", .no),
      // A single vague date: some time in it.
      ("2024", "2024-05-01", .possible), ("2024-05-01", "2024-05-01", .certain),
      ("2024-05-01~", "2024-05-02", .possible), ("2024-05-01~", "2024-05-03", .no),
    ])
  func lastingOnDay(period: String, day: String, expected: Certainty) throws {
    let extent = Extent(lasting: try Period(period), reportedOn: nil, isPlanned: false)
    let date = try PartialDate(day)
    #expect(extent.holds(during: date.earliest...date.latest) == expected)
  }

  @Test(
    "What lasts holds at some time of a period certainly, possibly or not",
    arguments: [
      ("2024", "2024", Certainty.certain), ("2024", "2023/2025", .certain),
      ("2024", "2024-03", .possible), ("2024", "2025", .no), ("2001/", "2001", .certain),
      ("/2005", "2005", .certain), ("2001/2005", "2003", .certain), ("2001/2005", "2001", .certain),
      ("2001/2005", "1999/2000", .no), ("2001/2005", "2001-02/2001-03", .possible),
      // It begins by the end of the period and ends after its start, whatever the days.
      ("202X/2024~", "2022/2029", .certain), ("2020/2030", "2020-12-31/2021-01-01", .certain),
    ])
  func lastingDuring(period: String, during: String, expected: Certainty) throws {
    let extent = Extent(lasting: try Period(period), reportedOn: nil, isPlanned: false)
    #expect(extent.holds(during: try days(during)) == expected)
  }

  @Test("What lasts without a period holds on the date of its source, and possibly at other times")
  func undatedInterval() throws {
    let extent = Extent(
      lasting: nil, reportedOn: try PartialDate("2024-07-03"), isPlanned: false)
    #expect(extent.holds(during: try days("2024-07-03")) == .certain)
    #expect(extent.holds(during: try days("2024-07-02")) == .possible)
    #expect(extent.holds(during: try days("1900")) == .possible)
    let vague = Extent(lasting: nil, reportedOn: try PartialDate("2024-07"), isPlanned: false)
    #expect(vague.holds(during: try days("2024-07")) == .certain)
    #expect(vague.holds(during: try days("2024-07-03")) == .possible)
    let undated = Extent(lasting: nil, reportedOn: nil, isPlanned: false)
    #expect(undated.holds(during: try days("2024")) == .possible)
  }

  @Test("What is planned without a period can begin on the date of its source, not before")
  func undatedPlannedInterval() throws {
    let extent = Extent(lasting: nil, reportedOn: try PartialDate("2024-07-03"), isPlanned: true)
    #expect(extent.holds(during: try days("2024-07-02")) == .no)
    #expect(extent.holds(during: try days("2024-07-03")) == .possible)
    #expect(extent.holds(during: try days("2030")) == .possible)
  }

  @Test(
    "What happens once has happened by a day certainly, possibly or not",
    arguments: [
      ("2024-07-03", "2024-07-02", Certainty.no), ("2024-07-03", "2024-07-03", .certain),
      ("2024-07", "2024-07-01", .possible), ("2024-07", "2024-07-30", .possible),
      ("2024-07", "2024-07-31", .certain), ("2024-07", "2024-06-30", .no),
      ("2024-07-03/2024-07-04", "2024-07-03", .possible),
      ("2024-07-03/2024-07-04", "2024-07-04", .certain),
      ("/2005", "1800-01-01", .possible), ("2005/", "2004-12-31", .no),
      ("2005/", "2999-01-01", .possible),
    ])
  func happening(period: String, day: String, expected: Certainty) throws {
    let extent = Extent(happening: try Period(period), reportedOn: nil, isPlanned: false)
    #expect(extent.happened(by: try PartialDate(day).latest) == expected)
  }

  @Test("What happened without a date happened by the date of its source")
  func undatedPoint() throws {
    let source = try PartialDate("2024-07-03")
    let extent = Extent(happening: nil, reportedOn: source, isPlanned: false)
    #expect(extent.happened(by: source.latest) == .certain)
    #expect(extent.happened(by: source.latest.previous) == .possible)
    let planned = Extent(happening: nil, reportedOn: source, isPlanned: true)
    #expect(planned.happened(by: source.latest.previous) == .no)
    #expect(planned.happened(by: source.latest) == .possible)
    #expect(planned.happened(by: try PartialDate("2999").latest) == .possible)
  }

  @Test("What happens once lies in a period certainly only if all its days do")
  func pointDuring() throws {
    let extent = Extent(happening: try Period("2024-07"), reportedOn: nil, isPlanned: false)
    #expect(extent.holds(during: try days("2024")) == .certain)
    #expect(extent.holds(during: try days("2024-07-15/2024-08")) == .possible)
    #expect(extent.holds(during: try days("2024-08")) == .no)
  }

  @Test("Two extents can be one occurrence if they have a day in common")
  func coincidence() throws {
    func extent(_ period: String) throws -> Extent {
      Extent(happening: try Period(period), reportedOn: nil, isPlanned: false)
    }
    #expect(try extent("2024-07").canCoincide(with: extent("2024-07-31/2024-08-02")))
    #expect(try !extent("2024-07").canCoincide(with: extent("2024-08")))
    #expect(try extent("2024").canCoincide(with: extent("2024-07-03")))
  }

  @Test("Certainty agrees with trying every beginning and end", arguments: 0..<200 as Range<UInt64>)
  func definition(seed: UInt64) {
    var random = SplitMix(seed)
    func day() -> Int32 { Int32(random.next() % 6) }
    let (a, b, c, d) = (day(), day(), day(), day())
    let start = min(a, b)...max(a, b)
    let end = min(c, d)...max(c, d)
    let pairs = start.flatMap { s in end.filter { $0 >= s }.map { (s, $0) } }
    guard !pairs.isEmpty else { return }
    let (e, f) = (day(), day())
    let days = min(e, f)...max(e, f)
    let holding = pairs.filter { $0.0 <= days.upperBound && $0.1 >= days.lowerBound }.count
    let extent = Extent(
      earliestStart: CalendarDay(number: start.lowerBound),
      latestStart: CalendarDay(number: start.upperBound),
      earliestEnd: CalendarDay(number: end.lowerBound),
      latestEnd: CalendarDay(number: end.upperBound))
    let expected: Certainty = holding == 0 ? .no : holding == pairs.count ? .certain : .possible
    let found = extent.holds(
      during: CalendarDay(number: days.lowerBound)...CalendarDay(number: days.upperBound))
    #expect(found == expected, "\(start) \(end) \(days)")
  }

  private func days(_ text: String) throws -> ClosedRange<CalendarDay> {
    let period = try Period(text)
    guard case .date(let first) = period.start, case .date(let last) = period.end else {
      throw Period.Malformation.noDate(text)
    }
    return first.earliest...last.latest
  }
}

/// Random numbers that are the same on every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
