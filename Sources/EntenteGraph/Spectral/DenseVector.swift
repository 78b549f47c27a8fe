extension [Double] {
  /// Returns the sum of the products of entries at the same place.
  func dot(_ other: [Double]) -> Double {
    precondition(count == other.count, "The vectors differ in length")
    let (a, b) = (span, other.span)
    // Four sums at once are faster, and each is rounded less often.
    var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
    var index = 0
    while index + 4 <= count {
      first += a[unchecked: index] * b[unchecked: index]
      second += a[unchecked: index + 1] * b[unchecked: index + 1]
      third += a[unchecked: index + 2] * b[unchecked: index + 2]
      fourth += a[unchecked: index + 3] * b[unchecked: index + 3]
      index += 4
    }
    while index < count {
      first += a[unchecked: index] * b[unchecked: index]
      index += 1
    }
    return (first + second) + (third + fourth)
  }

  /// Adds a multiple of another vector.
  mutating func add(_ factor: Double, times other: [Double]) {
    precondition(count == other.count, "The vectors differ in length")
    let other = other.span
    var entries = mutableSpan
    for index in other.indices {
      entries[unchecked: index] += factor * other[unchecked: index]
    }
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
