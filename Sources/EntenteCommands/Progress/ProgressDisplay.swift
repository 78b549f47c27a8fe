import Dispatch
import EntenteModel
import Foundation

/// Shows on a terminal how far reading is: a line that is drawn anew in its
/// place while the work takes more than a second, and is gone at the end.
final class ProgressDisplay: Sendable {
  let progress = ReadingProgress()
  private let ending = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  /// Starts to show, if standard error is a terminal that can redraw a line.
  init?() {
    guard isatty(2) == 1, ProcessInfo.processInfo.environment["TERM"] != "dumb" else { return nil }
    Thread.detachNewThread { [self] in
      draw()
      ended.signal()
    }
  }

  /// Ends, and leaves the terminal as it was.
  func stop() {
    ending.signal()
    ended.wait()
  }

  private func draw() {
    let start = ContinuousClock.now
    var stage = ReadingProgress.Stage.loading
    var stageStart = start
    var isDrawn = false
    while ending.wait(timeout: .now() + .milliseconds(200)) == .timedOut {
      let (now, state) = (ContinuousClock.now, progress.state)
      if state.stage != stage { (stage, stageStart) = (state.stage, now) }
      guard now - start > .seconds(1), state.total > 0 else { continue }
      let line = ProgressLine.text(
        state, after: (now - stageStart) / .seconds(1),
        width: TextStyle.terminalWidth(descriptor: 2) ?? 80)
      StandardError.write("\r" + line + "\u{1B}[K")
      isDrawn = true
    }
    if isDrawn { StandardError.write("\r\u{1B}[K") }
  }
}
