/// Amounts as people read them.
enum AmountText {
  /// A number of bytes in two digits or three: `640 KB`, `1.2 GB`, `25 GB`.
  static func bytes(_ count: Int) -> String {
    var value = Double(max(0, count))
    var unit = "B"
    for next in ["KB", "MB", "GB", "TB"] where value >= 999.5 {
      value /= 1000
      unit = next
    }
    return short(value) + " " + unit
  }

  /// A number of things: `980`, `1.2 million`.
  static func count(_ count: Int) -> String {
    switch count {
    case ..<10_000: String(count)
    case ..<999_500: short(Double(count) / 1000) + " thousand"
    case ..<999_500_000: short(Double(count) / 1e6) + " million"
    default: short(Double(count) / 1e9) + " billion"
    }
  }

  /// A time: `8 s`, `3 min`, `2 h 5 min`.
  static func time(_ seconds: Double) -> String {
    let whole = Int(max(0, min(seconds, 1e9)).rounded(.up))
    if whole < 100 { return "\(whole) s" }
    let minutes = (whole + 30) / 60
    return minutes < 100 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }

  private static func short(_ value: Double) -> String {
    let tenths = (value * 10).rounded() / 10
    return tenths >= 10 || tenths == tenths.rounded()
      ? String(Int(value.rounded())) : String(tenths)
  }
}
