import EntenteAnalysis
import EntenteModel

/// A scale of days, with marks at the beginnings of years, months or days.
struct TimeAxis {
  let first: CalendarDay
  let last: CalendarDay

  /// The days that are marked, and what is written at them.
  let marks: [(day: CalendarDay, text: String)]

  /// - Parameters:
  ///   - first: The first day.
  ///   - last: The last day.
  ///   - count: About how many marks have room.
  init(from first: CalendarDay, to last: CalendarDay, marks count: Int) {
    self.first = first
    self.last = last
    let (start, end) = (first.parts, last.parts)
    let days = Int(last.number) - Int(first.number)
    let months = (end.year - start.year) * 12 + end.month - start.month
    var marks: [(day: CalendarDay, text: String)] = []
    if months <= 2 {
      let step = [1, 2, 5, 7, 14, 30].first { days / $0 < count } ?? 30
      marks = stride(from: 0, through: days, by: step).map { offset in
        let day = CalendarDay(number: first.number + Int32(offset))
        return (day, Self.dayAndMonth(day))
      }
    } else {
      let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 300, 600, 1200, 2400, 6000, 12_000, 60_000]
      let step = steps.first { months / $0 < count } ?? 120_000
      let base = step < 12 ? start.year * 12 : start.year * 12 / step * step
      for month in stride(from: base, through: end.year * 12 + end.month - 1, by: step) {
        let year = Int((Double(month) / 12).rounded(.down))
        let day = CalendarDay(year: year, month: month - year * 12 + 1, day: 1)
        guard first <= day, day <= last else { continue }
        marks.append((day, step < 12 ? Self.monthAndYear(day) : String(year)))
      }
    }
    self.marks = marks
  }

  /// Where a day lies, from 0 to 1.
  func place(of day: CalendarDay) -> Double {
    let span = Double(last.number) - Double(first.number)
    return span > 0 ? (Double(day.number) - Double(first.number)) / span : 0.5
  }

  private static func dayAndMonth(_ day: CalendarDay) -> String {
    let words = PartialDate(day).spelledOut.split(separator: " ")
    return words.count == 3 ? "\(words[0]) \(words[1].prefix(3))" : words.joined(separator: " ")
  }

  private static func monthAndYear(_ day: CalendarDay) -> String {
    let words = PartialDate(day).spelledOut.split(separator: " ")
    return words.count == 3 ? "\(words[1].prefix(3)) \(words[2])" : words.joined(separator: " ")
  }
}
