/// Long vectors are cut into pieces, and sums by piece are added in order.
extension [Double] {
  /// Returns the sum of the products of entries at the same place.
  func dot(_ other: [Double], on workers: Workers = .one) -> Double {
    precondition(count == other.count, "The vectors differ in length")
    let pieces = RowPieces(evenly: count)
    if pieces.count == 1 { return dot(other, in: pieces[0]) }
    return workers.map(pieces.count) { dot(other, in: pieces[$0]) }.reduce(0, +)
  }

  private func dot(_ other: [Double], in range: Range<Int>) -> Double {
    let (a, b) = (span, other.span)
    // Four sums at once are faster, and each is rounded less often.
    var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
    var index = range.lowerBound
    while index + 4 <= range.upperBound {
      first += a[unchecked: index] * b[unchecked: index]
      second += a[unchecked: index + 1] * b[unchecked: index + 1]
      third += a[unchecked: index + 2] * b[unchecked: index + 2]
      fourth += a[unchecked: index + 3] * b[unchecked: index + 3]
      index += 4
    }
    while index < range.upperBound {
      first += a[unchecked: index] * b[unchecked: index]
      index += 1
    }
    return (first + second) + (third + fourth)
  }

  /// Adds a multiple of another vector.
  mutating func add(_ factor: Double, times other: [Double], on workers: Workers = .one) {
    combine(1, factor, times: other, on: workers)
  }

  /// Multiplies the vector by a number, and adds a multiple of another.
  mutating func combine(
    _ scale: Double, _ factor: Double, times other: [Double], on workers: Workers
  ) {
    precondition(count == other.count, "The vectors differ in length")
    let pieces = RowPieces(evenly: count)
    withSharedEntries { entries in
      workers.forEach(of: pieces.count) { piece, _ in
        let other = other.span
        for index in pieces[piece] {
          entries[index] = scale * entries[index] + factor * other[unchecked: index]
        }
      }
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
