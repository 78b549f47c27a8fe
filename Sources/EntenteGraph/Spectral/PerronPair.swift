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

  /// How close the bounds of the eigenvalue are to be, as a part of it.
  ///
  /// Entries then have errors of that order in proportion, far below those by which scores
  /// are told apart.
  private static let narrowSpread = 1e-12

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
    while true {
      let bounds = matrix.multiplyAndBound(vector, into: &product, value: value)
      steps += 1
      let spread = (bounds.upper - bounds.lower) / bounds.upper
      let isProgress = spread < 0.9 * narrowest || bounds.settled > mostSettled
      idleSteps = isProgress ? 0 : idleSteps + 1
      mostSettled = max(mostSettled, bounds.settled)
      narrowest = min(narrowest, spread)
      // What is left of a narrow spread is rounding.
      let patience = narrowest < 10 * narrowSpread ? 2 : 20
      if spread < narrowSpread || idleSteps == patience || steps == 400 { break }
      // Every other step has a shift, which keeps a bipartite graph from swinging between
      // its two sides; a step without one leaves nothing of the eigenvalues near 0.
      let shift = steps % 2 == 0 ? value / 2 : 0
      vector.combine(
        shift / (value + shift), 1 / (value + shift), times: product, on: matrix.workers)
    }
    let length = vector.norm
    vector.scale(by: 1 / length)
    product.scale(by: 1 / length)
    let quotient = vector.dot(product)
    product.add(-quotient, times: vector)
    return (vector, quotient, product.norm / quotient, steps)
  }
}

extension NonnegativeMatrix {
  /// The least and the greatest factor by which a product exceeds a vector.
  fileprivate struct Bounds: BitwiseCopyable {
    var lower = Double.infinity
    var upper = 0.0

    /// The number of entries whose factor is the eigenvalue.
    var settled = 0
  }

  /// Sets `product` to the matrix times `vector`, and compares the two.
  fileprivate func multiplyAndBound(
    _ vector: [Double], into product: inout [Double], value: Double
  ) -> Bounds {
    let bounds = product.withSharedEntries { product in
      workers.map(pieces.count) { piece in
        let entries = vector.span
        var bounds = Bounds()
        forEachProduct(ofPiece: piece, with: vector) { row, sum in
          product[row] = sum
          let entry = entries[unchecked: row]
          if entry <= 1e-280 { return }
          let ratio = sum / entry
          bounds.lower = min(bounds.lower, ratio)
          bounds.upper = max(bounds.upper, ratio)
          if (ratio - value).magnitude < 1e-12 * value { bounds.settled &+= 1 }
        }
        return bounds
      }
    }
    return bounds.reduce(into: Bounds()) {
      $0.lower = min($0.lower, $1.lower)
      $0.upper = max($0.upper, $1.upper)
      $0.settled += $1.settled
    }
  }
}
