import EntenteModel
import Foundation
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
  @Test("The first of January 1970 is day zero")
  func epoch() {
    #expect(CalendarDay(year: 1970, month: 1, day: 1).number == 0)
  }

  @Test(
    "Days agree with Foundation's Gregorian calendar from 1600 to 2400",
    arguments: [1600, 1700, 1800, 1899, 1900, 1969, 1970, 2000, 2024, 2100, 2399])
  func agreement(firstYear: Int) throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for month in 1...12 {
      let days = CalendarDay.daysInMonth(month, year: firstYear)
      for day in 1...days {
        let components = DateComponents(year: firstYear, month: month, day: day)
        let date = try #require(calendar.date(from: components))
        let number = Int32((date.timeIntervalSince1970 / 86_400).rounded(.down))
        #expect(CalendarDay(year: firstYear, month: month, day: day).number == number)
      }
    }
  }

  @Test("Every day from the year −2000 to 3000 follows the day before it")
  func succession() {
    var expected = CalendarDay(year: -2000, month: 1, day: 1)
    for year in -2000...3000 {
      for month in 1...12 {
        let first = CalendarDay(year: year, month: month, day: 1)
        guard first == expected else {
          Issue.record("\(year)-\(month) starts on \(first.number), not on \(expected.number)")
          return
        }
        expected.number += Int32(CalendarDay.daysInMonth(month, year: year))
      }
    }
  }

  @Test("A leap year is every fourth, but of the centuries only every fourth")
  func leapYears() {
    for (year, days) in [(2024, 29), (2023, 28), (1900, 28), (2000, 29), (0, 29), (-4, 29)] {
      #expect(CalendarDay.daysInMonth(2, year: year) == days)
    }
  }

  @Test("The ends of time have no neighbors")
  func endsOfTime() {
    #expect(CalendarDay.distantPast.previous == .distantPast)
    #expect(CalendarDay.distantFuture.next == .distantFuture)
    let day = CalendarDay(year: 2024, month: 7, day: 3)
    #expect(day.next == CalendarDay(year: 2024, month: 7, day: 4))
    #expect(CalendarDay(year: 2024, month: 3, day: 1).previous.number == day.number - 125)
  }
}
