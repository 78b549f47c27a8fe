/// The double-shift QR iteration, which finds the eigenvalues of a Hessenberg matrix.
///
/// Each sweep multiplies by rotations from both sides, so that entries below the
/// diagonal shrink; where one is 0 the matrix falls apart. Blocks of one row are real
/// eigenvalues, blocks of two rows a pair.
///
/// > R. S. Martin, G. Peters, J. H. Wilkinson. "The QR algorithm for real Hessenberg
/// > matrices." *Numerische Mathematik* 14, 1970, pp. 219–231.
/// > doi:[10.1007/BF02163331](https://doi.org/10.1007/BF02163331)
struct QRIteration {
  private var a: [[Double]]

  /// What was subtracted from the diagonal on the way.
  private var shift = 0.0

  init(rows: [[Double]]) {
    a = rows
  }

  /// Returns the real eigenvalues; complex pairs are left out.
  mutating func realEigenvalues() -> [Double] {
    var values: [Double] = []
    let norm = a.joined().reduce(0) { $0 + $1.magnitude }
    var last = a.count - 1
    var sweeps = 0
    while last >= 0 {
      let first = startOfBlock(endingAt: last, norm: norm)
      if first == last {
        values.append(a[last][last] + shift)
        last -= 1
        sweeps = 0
      } else if first == last - 1 {
        values += realPair(endingAt: last)
        last -= 2
        sweeps = 0
      } else if sweeps == 60 {
        // It has not been seen to fail; what is found so far serves as estimate.
        return values
      } else {
        sweep(first...last, isExceptional: sweeps % 10 == 9)
        sweeps += 1
      }
    }
    return values
  }

  /// Returns the first row of the last block that has not fallen apart.
  private mutating func startOfBlock(endingAt last: Int, norm: Double) -> Int {
    var row = last
    while row > 0 {
      let beside = a[row - 1][row - 1].magnitude + a[row][row].magnitude
      if a[row][row - 1].magnitude <= 0x1p-52 * (beside == 0 ? norm : beside) {
        a[row][row - 1] = 0
        return row
      }
      row -= 1
    }
    return 0
  }

  /// Returns the eigenvalues of a block of two rows if they are real.
  private func realPair(endingAt last: Int) -> [Double] {
    let x = a[last][last]
    let product = a[last][last - 1] * a[last - 1][last]
    let half = (a[last - 1][last - 1] - x) / 2
    let discriminant = half * half + product
    if discriminant < 0 { return [] }
    let z = half + (half < 0 ? -discriminant.squareRoot() : discriminant.squareRoot())
    return [x + z + shift, z == 0 ? x + shift : x - product / z + shift]
  }

  private mutating func sweep(_ block: ClosedRange<Int>, isExceptional: Bool) {
    let (first, last) = (block.lowerBound, block.upperBound)
    var x = a[last][last]
    var y = a[last - 1][last - 1]
    var w = a[last][last - 1] * a[last - 1][last]
    if isExceptional {
      shift += x
      for row in 0...last { a[row][row] -= x }
      let size = a[last][last - 1].magnitude + a[last - 1][last - 2].magnitude
      x = 0.75 * size
      y = x
      w = -0.4375 * size * size
    }
    // The sweep may begin below two small entries in succession.
    var start = last - 2
    var p = 0.0
    var q = 0.0
    var r = 0.0
    while true {
      let z = a[start][start]
      (r, q) = (x - z, y - z)
      p = (r * q - w) / a[start + 1][start] + a[start][start + 1]
      q = a[start + 1][start + 1] - z - r - q
      r = a[start + 2][start + 1]
      let size = p.magnitude + q.magnitude + r.magnitude
      (p, q, r) = (p / size, q / size, r / size)
      if start == first { break }
      let left = a[start][start - 1].magnitude * (q.magnitude + r.magnitude)
      let right =
        p.magnitude
        * (a[start - 1][start - 1].magnitude + z.magnitude + a[start + 1][start + 1].magnitude)
      if left <= 0x1p-52 * right { break }
      start -= 1
    }
    for row in start + 2...last {
      a[row][row - 2] = 0
      if row > start + 2 { a[row][row - 3] = 0 }
    }
    for k in start..<last {
      let isLast = k + 1 == last
      var size = 1.0
      if k > start {
        (p, q, r) = (a[k][k - 1], a[k + 1][k - 1], isLast ? 0 : a[k + 2][k - 1])
        size = p.magnitude + q.magnitude + r.magnitude
        if size == 0 { continue }
        (p, q, r) = (p / size, q / size, r / size)
      }
      let length = (p * p + q * q + r * r).squareRoot()
      let s = p < 0 ? -length : length
      if s == 0 { continue }
      if k > start {
        a[k][k - 1] = -s * size
      } else if first < start {
        a[k][k - 1] = -a[k][k - 1]
      }
      p += s
      reflect(
        at: k, row: (p / s, q / s, isLast ? 0 : r / s), column: (q / p, isLast ? 0 : r / p),
        in: block)
    }
  }

  /// Applies a reflection of two or three rows, and of the same columns.
  private mutating func reflect(
    at k: Int, row: (x: Double, y: Double, z: Double), column: (q: Double, r: Double),
    in block: ClosedRange<Int>
  ) {
    let last = block.upperBound
    let isLast = k + 1 == last
    for j in k...last {
      let p = a[k][j] + column.q * a[k + 1][j] + (isLast ? 0 : column.r * a[k + 2][j])
      a[k][j] -= p * row.x
      a[k + 1][j] -= p * row.y
      if !isLast { a[k + 2][j] -= p * row.z }
    }
    for i in block.lowerBound...min(last, k + 3) {
      let p = row.x * a[i][k] + row.y * a[i][k + 1] + (isLast ? 0 : row.z * a[i][k + 2])
      a[i][k] -= p
      a[i][k + 1] -= p * column.q
      if !isLast { a[i][k + 2] -= p * column.r }
    }
  }
}
