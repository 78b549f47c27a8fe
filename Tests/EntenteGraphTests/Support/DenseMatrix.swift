import EntenteGraph

/// A matrix small enough to do everything the slow way.
struct DenseMatrix {
  var rows: [[Double]]

  var order: Int { rows.count }

  static func identity(_ order: Int) -> DenseMatrix {
    DenseMatrix(rows: (0..<order).map { row in (0..<order).map { $0 == row ? 1 : 0 } })
  }

  /// Entry (u, v) is the weight of all edges from u to v.
  init(_ graph: CSRGraph) {
    rows = [[Double]](
      repeating: [Double](repeating: 0, count: graph.nodeCount), count: graph.nodeCount)
    for node in graph.nodes {
      for (head, weight) in zip(graph.neighbors(of: node), graph.weights(from: node)) {
        rows[node][Int(head)] += weight
      }
    }
  }

  init(rows: [[Double]]) { self.rows = rows }

  var transposed: DenseMatrix {
    DenseMatrix(rows: rows.indices.map { column in rows.map { $0[column] } })
  }

  static func * (a: DenseMatrix, b: DenseMatrix) -> DenseMatrix {
    let columns = b.transposed.rows
    return DenseMatrix(rows: a.rows.map { row in columns.map { zip(row, $0).map(*).reduce(0, +) } })
  }

  static func * (a: DenseMatrix, x: [Double]) -> [Double] {
    a.rows.map { zip($0, x).map(*).reduce(0, +) }
  }

  static func + (a: DenseMatrix, b: DenseMatrix) -> DenseMatrix {
    DenseMatrix(rows: zip(a.rows, b.rows).map { zip($0, $1).map(+) })
  }

  static func * (factor: Double, a: DenseMatrix) -> DenseMatrix {
    DenseMatrix(rows: a.rows.map { $0.map { factor * $0 } })
  }

  /// The matrix squared again and again, up to a factor.
  func raised(squarings: Int) -> DenseMatrix {
    var power = self
    for _ in 0..<squarings {
      let greatest = power.rows.joined().max() ?? 0
      if greatest == 0 { return power }
      power = (1 / greatest) * power
      power = power * power
    }
    return power
  }

  /// The solution of *Ax* = *b*, by Gaussian elimination.
  func solved(for b: [Double]) -> [Double] {
    var a = rows
    var x = b
    for pivot in 0..<order {
      let best = (pivot..<order).max { a[$0][pivot].magnitude < a[$1][pivot].magnitude } ?? pivot
      a.swapAt(pivot, best)
      x.swapAt(pivot, best)
      for row in 0..<order where row != pivot && a[row][pivot] != 0 {
        let factor = a[row][pivot] / a[pivot][pivot]
        for column in pivot..<order { a[row][column] -= factor * a[pivot][column] }
        x[row] -= factor * x[pivot]
      }
    }
    return x.indices.map { x[$0] / a[$0][$0] }
  }
}

extension [Double] {
  /// The vector with the Euclidean length 1.
  var ofUnitLength: [Double] {
    let length = map { $0 * $0 }.reduce(0, +).squareRoot()
    return length == 0 ? self : map { $0 / length }
  }

  /// The vector with the sum 1.
  var ofUnitSum: [Double] {
    let sum = reduce(0, +)
    return sum == 0 ? self : map { $0 / sum }
  }
}
