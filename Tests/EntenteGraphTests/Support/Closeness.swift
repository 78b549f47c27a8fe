extension Double {
  /// Whether two numbers agree to a share of the greater.
  func isClose(to other: Double, within tolerance: Double = 1e-9) -> Bool {
    self == other || (self - other).magnitude <= tolerance * Swift.max(magnitude, other.magnitude)
  }
}

extension [Double] {
  /// Whether two vectors agree, entry by entry, to a share of the greater entry.
  ///
  /// Entries less than the tolerance of the greatest of all need to agree to that only.
  func isClose(to other: [Double], within tolerance: Double = 1e-9) -> Bool {
    let greatest = (self + other).filter(\.isFinite).map(\.magnitude).max() ?? 0
    return count == other.count
      && zip(self, other).allSatisfy { a, b in
        a.isClose(to: b, within: tolerance) || (a - b).magnitude <= 1e-13 * greatest
      }
  }
}
