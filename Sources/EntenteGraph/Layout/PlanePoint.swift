/// A point of the plane, or the vector from the origin to it.
public struct PlanePoint: Hashable, Sendable {
  /// The coordinate to the right.
  public var x: Double

  /// The coordinate upward.
  public var y: Double

  /// Creates a point of two coordinates.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// The distance to another point.
  public func distance(to other: PlanePoint) -> Double {
    let dx = x - other.x
    let dy = y - other.y
    return (dx * dx + dy * dy).squareRoot()
  }
}
