/// A layout or drawing that did not come about.
public struct GraphvizError: Error, Hashable, Sendable {
  /// What went wrong, in terms that a caller can switch over.
  public enum Reason: Hashable, Sendable {
    /// The text is not one graph of the DOT language; the line counts from 1.
    case syntax(message: String, line: Int?)

    /// The library reported an error after it had read the graph.
    case layoutFailed(message: String)

    /// The library, one of its plugins, or the worker itself cannot be used here.
    case unavailable(message: String)

    /// The worker took longer than it was allowed.
    case timedOut(limit: Duration, clock: Clock)

    /// The worker wanted more memory than it was allowed, in bytes.
    case outOfMemory(limit: Int)

    /// A defect of the library killed the worker.
    case crashed(signal: Int, message: String)

    /// The drawing is larger than it was allowed to be, in bytes.
    case outputTooLarge(limit: Int)

    /// Not one font is installed, so that every character would be a box.
    case noFonts

    /// The task was canceled.
    case cancelled
  }

  /// The clock by which a worker's time was up.
  public enum Clock: Hashable, Sendable {
    /// Time as people see it.
    case wall

    /// Time on the processor.
    case cpu
  }

  /// What went wrong.
  public var reason: Reason

  /// What the library had warned of before.
  public var warnings: [String]

  /// Creates an error.
  public init(_ reason: Reason, warnings: [String] = []) {
    self.reason = reason
    self.warnings = warnings
  }
}

extension GraphvizError: CustomStringConvertible {
  /// One line that says what went wrong.
  public var description: String {
    switch reason {
    case .syntax(let message, let line):
      line.map { "line \($0): \(message)" } ?? message
    case .layoutFailed(let message):
      "Graphviz could not lay the graph out: \(message)"
    case .unavailable(let message):
      "Graphviz cannot be used: \(message)"
    case .timedOut(let limit, .wall):
      "Graphviz was stopped after \(limit.formattedSeconds)"
    case .timedOut(let limit, .cpu):
      "Graphviz was stopped after \(limit.formattedSeconds) of processor time"
    case .outOfMemory(let limit):
      "Graphviz needed more than \(limit >> 20) MiB of memory"
    case .crashed(let signal, let message):
      message.isEmpty
        ? "Graphviz crashed (signal \(signal))" : "Graphviz crashed (signal \(signal)): \(message)"
    case .outputTooLarge(let limit):
      "the drawing has more than \(limit >> 10) KiB"
    case .noFonts:
      "no font is installed, so the drawing would show boxes for letters"
    case .cancelled:
      "the drawing was canceled"
    }
  }

  /// What to do next.
  public var hint: String {
    switch reason {
    case .syntax:
      "draw one graph at a time, written in the DOT language"
    case .layoutFailed:
      "see the node or attribute that the message names; try another engine"
    case .unavailable:
      "install Graphviz with its plugins (Debian: libgvc6; macOS: brew install graphviz)"
    case .timedOut:
      "draw fewer nodes and edges, use the engine 'sfdp', or raise the limit"
    case .outOfMemory:
      "draw fewer nodes, shorter labels or fewer pixels, or raise the limit"
    case .crashed:
      "try another engine, or draw a part of the graph"
    case .outputTooLarge:
      "draw fewer nodes, or raise the limit"
    case .noFonts:
      "install a font, such as the package fonts-inter or fonts-dejavu-core"
    case .cancelled:
      "start the drawing again"
    }
  }
}

extension Duration {
  /// The duration in seconds, such as `60 s` or `1.5 s`.
  fileprivate var formattedSeconds: String {
    let (seconds, attoseconds) = components
    let tenths = attoseconds / 100_000_000_000_000_000
    return tenths == 0 ? "\(seconds) s" : "\(seconds).\(tenths) s"
  }
}
