#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What became of a worker, and what it said.
struct WorkerEnding {
  /// The ways in which a worker ends.
  enum End: Sendable {
    /// By itself, with a status and output.
    case exited(CInt, [UInt8])

    /// By a signal.
    case signaled(CInt)

    /// Killed, since its time was up.
    case timeIsUp

    /// Killed, since it wrote too much.
    case outputTooLarge

    /// Killed, since nobody wants the result any more.
    case cancelled

    /// It never started.
    case notStarted(String)
  }

  /// The way it ended.
  var end: End

  /// What it wrote to standard error.
  var text: String

  /// Returns the drawing, or throws what went wrong.
  func drawing(within limits: GraphvizLimits) throws(GraphvizError) -> GraphvizWorker.Drawing {
    let messages = GraphvizMessages(text)
    let message = messages.error ?? lastLine
    let reason: GraphvizError.Reason
    switch end {
    case .exited(WorkerStatus.done.rawValue, let bytes):
      return GraphvizWorker.Drawing(bytes: bytes, warnings: messages.warnings)
    case .exited(let code, _):
      reason = failure(WorkerStatus(rawValue: code), code, message, messages.line, limits)
    case .signaled(SIGXCPU):
      reason = .timedOut(limit: .seconds(limits.cpuTime), clock: .cpu)
    case .timeIsUp, .signaled(SIGALRM):
      reason = .timedOut(limit: limits.wallTime, clock: .wall)
    case .signaled(let signal):
      reason =
        GraphvizMessages.tellOfMemory(text)
        ? .outOfMemory(limit: limits.memory) : .crashed(signal: Int(signal), message: message)
    case .outputTooLarge:
      reason = .outputTooLarge(limit: limits.output)
    case .cancelled:
      reason = .cancelled
    case .notStarted(let why):
      reason = .unavailable(message: why)
    }
    throw GraphvizError(reason, warnings: messages.warnings)
  }

  private func failure(
    _ status: WorkerStatus?, _ code: CInt, _ message: String, _ line: Int?,
    _ limits: GraphvizLimits
  ) -> GraphvizError.Reason {
    if GraphvizMessages.tellOfMemory(text) { return .outOfMemory(limit: limits.memory) }
    switch status {
    case .syntax: return .syntax(message: message, line: line)
    case .layoutFailed: return .layoutFailed(message: message)
    case .unavailable, .badRequest: return .unavailable(message: message)
    case .noFonts: return .noFonts
    case .done, nil:
      return .unavailable(
        message: "the worker ended with status \(code)" + (message.isEmpty ? "" : ": \(message)"))
    }
  }

  /// The last words of a worker that died without a proper message.
  private var lastLine: String {
    text.split(whereSeparator: \.isNewline).last.map { String($0.prefix(300)) } ?? ""
  }
}
