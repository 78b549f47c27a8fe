import EntenteModel

/// How far reading is, in one line.
enum ProgressLine {
  /// The line for a state.
  ///
  /// - Parameters:
  ///   - state: What was reached.
  ///   - seconds: How long the stage has taken so far.
  ///   - width: The columns of the terminal, of which the last stays free.
  /// - Returns: The line, without an end.
  static func text(_ state: ReadingProgress.State, after seconds: Double, width: Int) -> String {
    var parts: [String] = []
    let share = state.total > 0 ? Double(state.position) / Double(state.total) : 0
    let verb = state.stage == .loading ? "loading" : "reading"
    switch state.stage {
    case .joining: parts.append("joining")
    case _ where state.position == 0: parts.append("\(verb) \(AmountText.bytes(state.total))")
    default:
      parts.append(
        "\(verb) \(Int(share * 100)) %, \(AmountText.bytes(state.position)) of "
          + AmountText.bytes(state.total))
    }
    if state.entities > 0 { parts.append("\(AmountText.count(state.entities)) entities") }
    if state.ties > 0 { parts.append("\(AmountText.count(state.ties)) ties") }
    // Before that, how fast it goes is anybody's guess.
    if state.stage != .joining, share > 0.02, seconds > 0.5 {
      parts.append("about \(AmountText.time(seconds * (1 - share) / share)) left")
    }
    return parts.joined(separator: " · ").cut(to: max(1, width - 1))
  }
}

extension String {
  /// As much of the text as fits some columns.
  fileprivate func cut(to width: Int) -> String {
    displayWidth <= width ? self : String(prefix(width - 1)) + "…"
  }
}
