extension [Double] {
  /// Returns the sum of the products of entries at the same place.
  func dot(_ other: [Double]) -> Double {
    let (a, b) = (span, other.span)
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  /// Adds a multiple of another vector.
  mutating func add(_ factor: Double, times other: [Double]) {
    let other = other.span
    for index in other.indices { self[index] += factor * other[index] }
  }

  /// Multiplies every entry.
  mutating func scale(by factor: Double) {
    for index in indices { self[index] *= factor }
  }

  /// The Euclidean length.
  var norm: Double { dot(self).squareRoot() }

  /// Gives the vector the Euclidean length 1, unless it is 0.
  mutating func normalize() {
    let greatest = reduce(0) { Swift.max($0, $1.magnitude) }
    if greatest == 0 { return }
    for index in indices { self[index] /= greatest }
    scale(by: 1 / norm)
  }
}
