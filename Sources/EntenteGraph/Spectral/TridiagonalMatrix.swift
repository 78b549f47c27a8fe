/// A small symmetric matrix with entries on the diagonal and beside it only.
struct TridiagonalMatrix {
  let diagonal: [Double]

  /// The entries beside the diagonal, one fewer.
  let offDiagonal: [Double]

  /// Returns the largest eigenvalue, by bisection with Sturm sequences.
  ///
  /// > W. Barth, R. S. Martin, J. H. Wilkinson. "Calculation of the eigenvalues of a
  /// > symmetric tridiagonal matrix by the method of bisection." *Numerische Mathematik*
  /// > 9, 1967, pp. 386–393. doi:[10.1007/BF02162154](https://doi.org/10.1007/BF02162154)
  func largestEigenvalue() -> Double {
    var low = diagonal.max() ?? 0
    var high = low
    for row in diagonal.indices {
      let left = row > 0 ? offDiagonal[row - 1].magnitude : 0
      let right = row < offDiagonal.count ? offDiagonal[row].magnitude : 0
      high = max(high, diagonal[row] + left + right)
    }
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return high }
      if isAboveAllEigenvalues(middle) { high = middle } else { low = middle }
    }
  }

  /// Returns whether every pivot of *x* − *T* is positive, and so every eigenvalue less.
  private func isAboveAllEigenvalues(_ x: Double) -> Bool {
    var pivot = x - diagonal[0]
    for row in offDiagonal.indices {
      if pivot <= 0 { return false }
      pivot = x - diagonal[row + 1] - offDiagonal[row] * offDiagonal[row] / pivot
    }
    return pivot > 0
  }

  /// Returns the eigenvector of length 1 whose eigenvalue is nearest to a value.
  ///
  /// By inverse iteration: solves (*T* − value) *x* = *b* by elimination with row
  /// interchange, which adds a second diagonal above the first.
  func eigenvector(near value: Double) -> [Double] {
    let order = diagonal.count
    var pivots = diagonal.map { $0 - value }
    var first = offDiagonal + [0]
    var second = [Double](repeating: 0, count: order)
    var factors = [Double](repeating: 0, count: order)
    var isSwapped = [Bool](repeating: false, count: order)
    let tiny = ((diagonal.map(\.magnitude).max() ?? 0) + value.magnitude) * 0x1p-53
    for row in 0..<order - 1 {
      let below = offDiagonal[row]
      if below.magnitude > pivots[row].magnitude {
        isSwapped[row] = true
        factors[row] = pivots[row] / below
        let (next, upper) = (pivots[row + 1], first[row + 1])
        pivots[row + 1] = first[row] - factors[row] * next
        first[row + 1] = -factors[row] * upper
        (pivots[row], first[row], second[row]) = (below, next, upper)
      } else {
        if pivots[row].magnitude < tiny { pivots[row] = tiny }
        factors[row] = below / pivots[row]
        pivots[row + 1] -= factors[row] * first[row]
      }
    }
    if pivots[order - 1].magnitude < tiny { pivots[order - 1] = tiny }

    var vector = [Double](repeating: 1, count: order)
    for _ in 0..<3 {
      for row in 0..<order - 1 {
        if isSwapped[row] { vector.swapAt(row, row + 1) }
        vector[row + 1] -= factors[row] * vector[row]
      }
      for row in (0..<order).reversed() {
        var sum = vector[row]
        if row + 1 < order { sum -= first[row] * vector[row + 1] }
        if row + 2 < order { sum -= second[row] * vector[row + 2] }
        vector[row] = sum / pivots[row]
      }
      vector.normalize()
    }
    return vector
  }
}
