/// An iteration that did not reach its accuracy within the work allowed.
public struct ConvergenceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number of iterations made.
  public let iterations: Int

  /// The accuracy reached, in the measure that the kernel documents.
  public let residual: Double

  /// The accuracy asked for.
  public let tolerance: Double

  /// Creates an error from what was reached and what was asked for.
  public init(iterations: Int, residual: Double, tolerance: Double) {
    self.iterations = iterations
    self.residual = residual
    self.tolerance = tolerance
  }

  /// What was reached, and what was asked for.
  public var description: String {
    "no convergence after \(iterations) iterations: reached \(residual), asked for \(tolerance)"
  }
}
