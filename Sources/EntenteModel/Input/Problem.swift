/// Something wrong, or doubtful, in what was read.
public struct Problem: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, CaseIterable, Hashable, Sendable, Comparable {
    case note, warning, error

    /// Whether one problem weighs less than another.
    public static func < (a: Severity, b: Severity) -> Bool { a.order < b.order }

    private var order: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// The name of the rule broken, such as `unknown-id`.
  public var rule: String

  /// How bad it is.
  public var severity: Severity

  /// What is wrong, in one sentence without a full stop.
  public var message: String

  /// What to do about it.
  public var hint: String?

  /// Where it is.
  public var location: SourceLocation?

  /// Creates a problem.
  public init(
    _ rule: String, _ severity: Severity, _ message: String, hint: String? = nil,
    at location: SourceLocation? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.hint = hint
    self.location = location
  }
}

/// The input can't be read: every problem found, at least one of them an error.
public struct ReadError: Error, Hashable, Sendable {
  /// The problems, in the order of the text.
  public var problems: [Problem]

  /// Creates an error of the problems found.
  public init(_ problems: [Problem]) { self.problems = problems }
}
