import Dispatch
import Foundation
import Synchronization

/// Ends the program where a picture takes longer than it may: in the layout, which runs in
/// this process and looks at no clock, or in the library, of which the limits might fail.
///
/// Nothing is half-written then, since a picture is written once it is whole.
final class DrawingDeadline: Sendable {
  private let ended = DispatchSemaphore(value: 0)
  private let state = Mutex(State())

  private struct State {
    /// Whether the drawing is done, or the time is over, whichever came first.
    var outcome = Outcome.open
    /// Ends what other processes do for the drawing.
    var cancel: (@Sendable () -> Void)?
  }

  private enum Outcome { case open, done, late }

  /// Begins to wait.
  ///
  /// - Parameters:
  ///   - seconds: How long drawing may take.
  ///   - wayOut: What to do where that does not suffice.
  init(seconds: Int, wayOut: String) {
    Thread.detachNewThread { [self] in
      guard ended.wait(timeout: .now() + .seconds(seconds)) == .timedOut else { return }
      guard settle(.late) else { return }
      state.withLock(\.cancel)?()
      Diagnostics.report(
        Trouble("drawing was stopped after \(seconds) s", hint: wayOut))
      // The worker is told to end, and gets a moment to.
      Thread.sleep(forTimeInterval: 0.2)
      exit(2)
    }
  }

  /// Waits for a drawing, which is canceled if the time is over first.
  ///
  /// - Parameter draw: Draws.
  /// - Returns: What is drawn.
  /// - Throws: What the drawing throws.
  func value<Value: Sendable>(
    of draw: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = Task { try await draw() }
    state.withLock { $0.cancel = { task.cancel() } }
    let result = await task.result
    // If the time is over, the other thread says so and ends the program.
    while !settle(.done) { try await Task.sleep(for: .seconds(1)) }
    ended.signal()
    return try result.get()
  }

  /// Settles how it ends, unless that is settled.
  private func settle(_ outcome: Outcome) -> Bool {
    state.withLock { state in
      if state.outcome == .open { state.outcome = outcome }
      return state.outcome == outcome
    }
  }
}
