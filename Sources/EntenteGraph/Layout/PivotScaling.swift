/// A first placement from the distances to a few nodes, the pivots.
///
/// The squared distances, centered by rows and columns, are projected on their two
/// strongest directions.
///
/// > U. Brandes, C. Pich. "Eigensolver methods for progressive multidimensional scaling of
/// > large data." *Graph Drawing*, LNCS 4372, 2007, pp. 42–53.
/// > doi:[10.1007/978-3-540-70904-6_6](https://doi.org/10.1007/978-3-540-70904-6_6)
struct PivotScaling {
  private(set) var x: [Float]
  private(set) var y: [Float]

  /// Places nodes by the distances from each pivot to all of them; the seed chooses by how
  /// little nodes of equal distances are set apart.
  init(distances: [[Float]], nodeCount: Int, seed: UInt64, workers: Workers) {
    let columns = Self.centered(distances, nodeCount: nodeCount, workers: workers)
    let count = columns.count
    let products = workers.map(count * count) { place in
      let (a, b) = (place / count, place % count)
      return a <= b ? Self.product(columns[a], columns[b]) : 0
    }
    var matrix = products
    for a in 0..<count { for b in 0..<a { matrix[a * count + b] = products[b * count + a] } }
    var axes: [[Double]] = []
    for axis in 0..<2 {
      axes.append(Self.strongestDirection(of: matrix, count: count, besides: axes, seed: axis))
    }
    x = Self.projection(of: columns, on: axes[0], nodeCount: nodeCount)
    y = Self.projection(of: columns, on: axes[1], nodeCount: nodeCount)
    scale(to: distances)
    spread(seed: seed)
  }

  /// The squared distances, less the means of rows and columns.
  private static func centered(
    _ distances: [[Float]], nodeCount: Int, workers: Workers
  ) -> [[Float]] {
    var meanOfNode = [Double](repeating: 0, count: nodeCount)
    var means: [Double] = []
    for column in distances {
      var sum = 0.0
      for node in 0..<nodeCount {
        let square = Double(column[node]) * Double(column[node])
        meanOfNode[node] += square
        sum += square
      }
      means.append(sum / Double(nodeCount))
    }
    let count = Double(distances.count)
    let mean = means.reduce(0, +) / count
    return distances.indices.map { pivot in
      (0..<nodeCount).map { node in
        let square = Double(distances[pivot][node]) * Double(distances[pivot][node])
        return Float((means[pivot] + meanOfNode[node] / count - mean - square) / 2)
      }
    }
  }

  private static func product(_ a: [Float], _ b: [Float]) -> Double {
    var sums = SIMD4<Double>.zero
    let whole = a.count & ~3
    for place in stride(from: 0, to: whole, by: 4) {
      let left = SIMD4<Double>(
        Double(a[place]), Double(a[place + 1]), Double(a[place + 2]), Double(a[place + 3]))
      let right = SIMD4<Double>(
        Double(b[place]), Double(b[place + 1]), Double(b[place + 2]), Double(b[place + 3]))
      sums += left * right
    }
    return (whole..<a.count).reduce(sums.sum()) { $0 + Double(a[$1]) * Double(b[$1]) }
  }

  /// The strongest direction that stands upright on some others; zeros if there is none.
  private static func strongestDirection(
    of matrix: [Double], count: Int, besides others: [[Double]], seed: Int
  ) -> [Double] {
    var random = SplitMix64(seed: UInt64(seed))
    var vector = (0..<count).map { _ in random.nextUnit() - 0.5 }
    var last = 0.0
    for _ in 0..<200 {
      for other in others {
        let share = zip(vector, other).reduce(0) { $0 + $1.0 * $1.1 }
        for place in 0..<count { vector[place] -= share * other[place] }
      }
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0, length.isFinite else { return [Double](repeating: 0, count: count) }
      for place in 0..<count { vector[place] /= length }
      if abs(length - last) < 1e-9 * length { break }
      last = length
      let from = vector
      for row in 0..<count {
        var sum = 0.0
        for column in 0..<count { sum += matrix[row * count + column] * from[column] }
        vector[row] = sum
      }
    }
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0, length.isFinite else { return [Double](repeating: 0, count: count) }
    return vector.map { $0 / length }
  }

  private static func projection(
    of columns: [[Float]], on axis: [Double], nodeCount: Int
  ) -> [Float] {
    var places = [Double](repeating: 0, count: nodeCount)
    for (column, share) in zip(columns, axis) {
      for node in 0..<nodeCount { places[node] += share * Double(column[node]) }
    }
    return places.map { Float($0) }
  }

  /// Brings the distances in the plane to the size of those to the pivots.
  private mutating func scale(to distances: [[Float]]) {
    // Each pivot is the node that is 0 from itself.
    var (ratios, squares) = (0.0, 0.0)
    for column in distances {
      guard let pivot = column.firstIndex(of: 0) else { continue }
      for node in column.indices where column[node] > 0 {
        let (dx, dy) = (Double(x[node] - x[pivot]), Double(y[node] - y[pivot]))
        let ratio = (dx * dx + dy * dy).squareRoot() / Double(column[node])
        ratios += ratio
        squares += ratio * ratio
      }
    }
    let factor = squares > 0 && (ratios / squares).isFinite ? Float(ratios / squares) : 0
    for node in x.indices {
      x[node] *= factor
      y[node] *= factor
    }
  }

  private mutating func spread(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for node in x.indices {
      x[node] += Float(random.nextUnit() - 0.5)
      y[node] += Float(random.nextUnit() - 0.5)
    }
  }
}
