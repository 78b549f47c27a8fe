/// A measure of a layout, exact or estimated from a sample.
public struct LayoutEstimate: Hashable, Sendable {
  /// The value.
  public let value: Double

  /// The standard error of the value; 0 if it is exact.
  public let standardError: Double

  /// Creates an estimate.
  public init(value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }

  /// Draws different numbers below a bound, in ascending order; all if they are no more.
  static func sample(_ size: Int, of count: Int, seed: UInt64) -> [Int] {
    if size >= count { return Array(0..<count) }
    var random = SplitMix64(seed: seed)
    var left = size
    return (0..<count).filter { number in
      // Each number is drawn with the share of those still wanted.
      let isDrawn = random.nextUnit() * Double(count - number) < Double(left)
      if isDrawn { left -= 1 }
      return isDrawn
    }
  }
}
