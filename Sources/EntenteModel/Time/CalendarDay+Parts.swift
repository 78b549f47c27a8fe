extension CalendarDay {
  /// The year, month and day of the Gregorian calendar, which is taken to hold at all
  /// times.
  package var parts: (year: Int, month: Int, day: Int) {
    // Years are counted from March, as in `init(year:month:day:)`.
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }
}

extension PartialDate {
  /// The date of a day.
  package init(_ day: CalendarDay) {
    let (year, month, day) = day.parts
    self.init(year: year, month: month, day: day)
  }
}
