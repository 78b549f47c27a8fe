/// The largest eigenvalue of a nonnegative matrix, and its eigenvector.
///
/// The matrix is irreducible: its graph is strongly connected. Then, by the theorem of
/// Perron and Frobenius, the eigenvalue is simple and its eigenvector positive, even if
/// other eigenvalues are as large in magnitude, as in a bipartite graph.
///
/// > R. A. Horn, C. R. Johnson. *Matrix Analysis*, 2nd ed. Cambridge University Press,
/// > 2012, chapter 8. doi:[10.1017/CBO9781139020411](https://doi.org/10.1017/CBO9781139020411)
struct PerronPair {
  /// The eigenvalue, also known as the spectral radius.
  var value: Double

  /// The eigenvector of Euclidean length 1.
  var vector: [Double]
}

extension PerronPair {
  /// The relative residual that a result must have.
  private static let tolerance = 1e-11

  /// Finds the eigenvalue and eigenvector of an irreducible matrix.
  ///
  /// Krylov's method is used and not the power method, as the latter never ends on a
  /// bipartite graph and takes a time in *n*² steps on a long path. The result is the
  /// best that follows from the residual: |λ − θ| ≤ ‖*Ax* − θ*x*‖ if symmetric, and the
  /// error of the vector is that residual over the distance to the next eigenvalue.
  ///
  /// - Throws: `ConvergenceError` with the residual ‖*Ax* − θ*x*‖ / θ.
  init(of matrix: NonnegativeMatrix) throws(ConvergenceError) {
    if matrix.order == 1 {
      var product = [0.0]
      matrix.multiply([1], into: &product)
      self.init(value: product[0] * matrix.largest, vector: [1])
      return
    }
    var vector = [Double](repeating: 1, count: matrix.order)
    vector.normalize()
    var iterations = 0
    var residual = Double.infinity
    // A symmetric matrix is solved by the first, and others nearly always. What is left
    // are long directed rings, which take as many vectors as they have nodes.
    for basisLimit in matrix.isSymmetric ? [200, 200, 200] : [200, 200, 200, 200, 1000, 1000] {
      let ritz = KrylovSearch.largestRitzPair(
        of: matrix, from: vector, basisLimit: basisLimit)
      iterations += ritz.steps
      // The eigenvector is positive: magnitudes lose nothing and keep a start positive.
      vector = ritz.vector.map(\.magnitude)
      vector.normalize()
      let smoothed = Self.smoothed(vector, by: matrix, value: ritz.value)
      vector = smoothed.vector
      iterations += smoothed.steps
      residual = smoothed.residual
      if ritz.isConverged && residual <= Self.tolerance {
        self.init(value: smoothed.value * matrix.largest, vector: vector)
        return
      }
    }
    throw ConvergenceError(
      iterations: iterations, residual: residual, tolerance: Self.tolerance)
  }

  /// Takes steps of the power method, which make entries small beside the largest as
  /// accurate in proportion, and equal where the graph makes no difference.
  ///
  /// Such a step only adds and multiplies positive numbers. Steps end once the bounds of
  /// Collatz and Wielandt, min (*Ax*)ᵢ/*x*ᵢ ≤ λ ≤ max (*Ax*)ᵢ/*x*ᵢ, meet, or come no
  /// closer while no further entry has its final proportion.
  ///
  /// > L. Collatz. "Einschließungssatz für die charakteristischen Zahlen von Matrizen."
  /// > *Mathematische Zeitschrift* 48, 1942, pp. 221–226.
  /// > doi:[10.1007/BF01180013](https://doi.org/10.1007/BF01180013)
  private static func smoothed(
    _ start: [Double], by matrix: NonnegativeMatrix, value: Double
  ) -> (vector: [Double], value: Double, residual: Double, steps: Int) {
    var vector = start
    var product = start
    var narrowest = Double.infinity
    var mostSettled = 0
    var idleSteps = 0
    var steps = 0
    // The shift keeps a bipartite graph from swinging between its two sides.
    let shift = value / 4
    while true {
      matrix.multiply(vector, into: &product)
      steps += 1
      var (lower, upper) = (Double.infinity, 0.0)
      var settled = 0
      for index in vector.indices where vector[index] > 1e-280 {
        let ratio = product[index] / vector[index]
        lower = min(lower, ratio)
        upper = max(upper, ratio)
        if (ratio - value).magnitude < 1e-12 * value { settled += 1 }
      }
      let spread = (upper - lower) / upper
      let isProgress = spread < 0.9 * narrowest || settled > mostSettled
      idleSteps = isProgress ? 0 : idleSteps + 1
      mostSettled = max(mostSettled, settled)
      narrowest = min(narrowest, spread)
      if spread < 1e-14 || idleSteps == 20 || steps == 400 { break }
      vector.scale(by: shift)
      vector.add(1, times: product)
      vector.normalize()
    }
    let quotient = vector.dot(product)
    product.add(-quotient, times: vector)
    return (vector, quotient, product.norm / quotient, steps)
  }
}
