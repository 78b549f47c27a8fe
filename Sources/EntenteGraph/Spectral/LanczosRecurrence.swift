/// The method of Lanczos with three vectors, for symmetric matrices that need many steps.
///
/// Without all the basis at hand its vectors do not stay orthogonal: eigenvalues that were
/// found are found again. That harms neither the largest eigenvalue nor, as the search
/// ends when it first appears, its eigenvector. Each step takes a time in the entries of
/// the matrix; the eigenvector takes the same steps again.
///
/// > C. C. Paige. "Accuracy and effectiveness of the Lanczos algorithm for the symmetric
/// > eigenproblem." *Linear Algebra and its Applications* 34, 1980, pp. 235–258.
/// > doi:[10.1016/0024-3795(80)90167-6](https://doi.org/10.1016/0024-3795(80)90167-6)
struct LanczosRecurrence {
  private let matrix: NonnegativeMatrix

  /// The vector of the current step, of length 1.
  private var current: [Double]

  /// That of the step before.
  private var other: [Double]

  /// The coupling to the step before.
  private var coupling = 0.0

  private init(of matrix: NonnegativeMatrix, from start: [Double]) {
    self.matrix = matrix
    current = start
    other = [Double](repeating: 0, count: start.count)
  }

  /// Returns the best approximation within a number of steps.
  static func largestRitzPair(
    of matrix: NonnegativeMatrix, from start: [Double], limit: Int
  ) -> KrylovSearch.RitzPair {
    var recurrence = LanczosRecurrence(of: matrix, from: start)
    var diagonal: [Double] = []
    var couplings: [Double] = []
    var nextCheck = min(64, limit)
    while true {
      diagonal.append(recurrence.advance())
      couplings.append(recurrence.coupling)
      let steps = diagonal.count
      let isInvariant = recurrence.coupling <= 1e-300
      guard isInvariant || steps == nextCheck else { continue }
      nextCheck = min(limit, steps + max(16, steps / 10))

      let projected = TridiagonalMatrix(
        diagonal: diagonal, offDiagonal: Array(couplings.dropLast()))
      let value = projected.largestEigenvalue()
      let weights = projected.eigenvector(near: value)
      let residual = (recurrence.coupling * weights[steps - 1]).magnitude
      let isConverged = isInvariant || residual <= 1e-15 * value
      if isConverged || steps == limit {
        return KrylovSearch.RitzPair(
          value: value, vector: combination(weights, of: matrix, from: start),
          isConverged: isConverged, steps: 2 * steps)
      }
    }
  }

  /// Returns the sum of the vectors of all steps, each times its weight.
  private static func combination(
    _ weights: [Double], of matrix: NonnegativeMatrix, from start: [Double]
  ) -> [Double] {
    var recurrence = LanczosRecurrence(of: matrix, from: start)
    var sum = [Double](repeating: 0, count: start.count)
    for weight in weights {
      sum.add(weight, times: recurrence.current, on: matrix.workers)
      _ = recurrence.advance()
    }
    return sum
  }

  /// Takes a step, and returns what *A* times the current vector has along it.
  private mutating func advance() -> Double {
    var next = [Double](repeating: 0, count: current.count)
    matrix.multiply(current, into: &next)
    next.add(-coupling, times: other, on: matrix.workers)
    let part = current.dot(next, on: matrix.workers)
    next.add(-part, times: current, on: matrix.workers)
    coupling = next.norm
    if coupling > 0 { next.scale(by: 1 / coupling) }
    other = current
    current = next
    return part
  }
}
