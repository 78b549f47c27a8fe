import EntenteAnalysis
import EntenteModel

extension MeasureHistory.Sampling {
  /// How the dates were chosen, in words.
  var words: String {
    switch self {
    case .changes: "dates: every day on which a tie begins or ceases to count"
    case .months(let count):
      "dates: every "
        + (count.isMultiple(of: 12)
          ? count == 12 ? "year" : "\(count / 12) years"
          : count == 1 ? "month" : "\(count) months")
    }
  }

  /// What does not change over time for want of dates; nil if all ties have some.
  static func words(undated count: Int) -> String? {
    guard count > 0 else { return nil }
    return "\(count.counted("tie counts", "ties count")) on every date, since no claim says when"
  }
}
