public import EntenteModel

/// A graph can't be written.
public struct WriteError: Error, Hashable, Sendable {
  /// Why not, and what to do about it.
  public var problem: Problem

  /// Creates an error from what is wrong, in one sentence without a full stop.
  public init(_ message: String, hint: String? = nil) {
    problem = Problem("unwritable", .error, message, hint: hint)
  }
}
