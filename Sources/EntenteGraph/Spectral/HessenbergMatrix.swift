/// A small square matrix whose entries below the diagonal are all next to it.
struct HessenbergMatrix {
  /// The rows.
  private var rows: [[Double]]

  /// Creates a matrix from its columns.
  ///
  /// - Parameters:
  ///   - columns: The entries of each column down to the diagonal.
  ///   - subdiagonal: The entry of each column below the diagonal; that of the last
  ///     column is not used.
  init(columns: [[Double]], subdiagonal: [Double]) {
    let order = columns.count
    rows = [[Double]](repeating: [Double](repeating: 0, count: order), count: order)
    for column in 0..<order {
      for row in 0...column { rows[row][column] = columns[column][row] }
      if column + 1 < order { rows[column + 1][column] = subdiagonal[column] }
    }
  }

  /// Returns the largest real eigenvalue, or the largest diagonal entry if none is real.
  func largestRealEigenvalue() -> Double {
    var iteration = QRIteration(rows: rows)
    return iteration.realEigenvalues().max() ?? rows.indices.map { rows[$0][$0] }.max() ?? 0
  }

  /// Returns the eigenvector of length 1 whose eigenvalue is nearest to a value.
  ///
  /// By inverse iteration: solves (*H* − value) *x* = *b* by elimination with row
  /// interchange.
  func eigenvector(near value: Double) -> [Double] {
    let order = rows.count
    var upper = rows
    for row in 0..<order { upper[row][row] -= value }
    let greatest = rows.joined().reduce(value.magnitude) { max($0, $1.magnitude) }
    let tiny = greatest * 0x1p-53
    var factors = [Double](repeating: 0, count: order)
    var isSwapped = [Bool](repeating: false, count: order)
    for row in 0..<order - 1 {
      if upper[row + 1][row].magnitude > upper[row][row].magnitude {
        upper.swapAt(row, row + 1)
        isSwapped[row] = true
      }
      if upper[row][row].magnitude < tiny { upper[row][row] = tiny }
      factors[row] = upper[row + 1][row] / upper[row][row]
      if factors[row] == 0 { continue }
      for column in row..<order { upper[row + 1][column] -= factors[row] * upper[row][column] }
    }
    if upper[order - 1][order - 1].magnitude < tiny { upper[order - 1][order - 1] = tiny }

    var vector = [Double](repeating: 1, count: order)
    for _ in 0..<3 {
      for row in 0..<order - 1 {
        if isSwapped[row] { vector.swapAt(row, row + 1) }
        vector[row + 1] -= factors[row] * vector[row]
      }
      for row in (0..<order).reversed() {
        var sum = vector[row]
        for column in row + 1..<max(order, row + 1) { sum -= upper[row][column] * vector[column] }
        vector[row] = sum / upper[row][row]
      }
      vector.normalize()
    }
    return vector
  }
}
