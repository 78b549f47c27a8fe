import EntenteModel
import EntenteSpark
import Foundation
import Synchronization

/// Tells on standard error how far a job is: a line for each stage, and on a
/// terminal one line for all rounds, which is drawn anew in its place.
final class SparkProgress: Sendable {
  private let isQuiet: Bool
  private let redraws: Bool
  private let state: Mutex<State>

  private struct State {
    var isDrawn = false
    var forecast: RoundForecast
  }

  /// - Parameters:
  ///   - isQuiet: Whether only what is doubtful is told.
  ///   - tolerance: How little scores change in the last round.
  init(isQuiet: Bool, tolerance: Double) {
    self.isQuiet = isQuiet
    state = Mutex(State(forecast: RoundForecast(tolerance: tolerance)))
    redraws = isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Tells what a job says.
  func show(_ message: SparkMessage) {
    if isQuiet, !message.isDoubt { return }
    switch message {
    case .plan(let partitions, let bytes):
      let size = bytes.map { " for \(AmountText.bytes($0)) of input" } ?? ""
      say("\(partitions.counted("part", "parts"))\(size)")
    case .stage(let name, let rows, let seconds):
      let amount = rows.map { ": " + $0.counted("row", "rows") } ?? ""
      say(name + amount + (seconds.map { ", \(Self.time($0))" } ?? ""))
    case .round(let round): show(round)
    case .warning(let text): say("warning: " + text)
    case .bad(let bad): show(bad)
    case .done, .failed, .refused: break
    }
  }

  /// Clears what was drawn.
  func end() {
    state.withLock { state in
      if state.isDrawn { StandardError.write("\r\u{1B}[K") }
      state.isDrawn = false
    }
  }

  private func say(_ text: String) {
    end()
    Diagnostics.remark(text)
  }

  private func show(_ bad: SparkMessage.Bad) {
    guard bad.count > 0 else { return }
    say(
      "\(bad.count.counted("record", "records")) can't be read"
        + (bad.path.map { "; written to \($0)" } ?? ""))
    for sample in (bad.samples ?? []).prefix(3) {
      let line = sample.line.map { $0 == "\t" ? " " : $0 }
      say("  \(sample.reason): \(String(line.prefix(60)))")
    }
  }

  private func show(_ round: SparkMessage.Round) {
    let left = state.withLock { state in
      state.forecast.add(round)
      return state.forecast.secondsLeft
    }
    let line =
      "\(round.measure): round \(round.round)"
      + (round.change.map { ", change \(Self.brief($0))" } ?? "")
      + (round.seconds.map { ", \(Self.time($0))" } ?? "")
      + (left.map { ", about \(Self.time(max(1, $0.rounded(.up)))) left" } ?? "")
    guard redraws else { return Diagnostics.remark(line) }
    state.withLock { $0.isDrawn = true }
    StandardError.write("\r" + line.terminalSafe + "\u{1B}[K")
  }

  private static func time(_ seconds: Double) -> String {
    switch seconds {
    case ..<10: "\((seconds * 10).rounded() / 10) s"
    case ..<100: "\(Int(seconds)) s"
    case ..<1e6: "\(Int(seconds / 60)) min"
    default: "days"
    }
  }

  private static func brief(_ value: Double) -> String {
    String(format: "%.1e", value)
  }
}

extension SparkMessage {
  /// Whether this is said though no remarks are wanted.
  fileprivate var isDoubt: Bool {
    switch self {
    case .warning: true
    case .bad(let bad): bad.count > 0
    default: false
    }
  }
}
