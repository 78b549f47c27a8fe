extension CalendarDay {
  /// The day as ISO 8601 writes it, such as `2024-07-03`; nil outside the years
  /// 0 to 9999, for which other programs have no date.
  public var isoText: String? {
    let (year, month, day) = parts
    guard (0...9999).contains(year) else { return nil }
    return Self.digits(year, 4) + "-" + Self.digits(month, 2) + "-" + Self.digits(day, 2)
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
