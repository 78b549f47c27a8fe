/// The search for the largest eigenvalue in the span of *x*, *Ax*, *A*²*x* and so on.
///
/// It is the method of Lanczos if the matrix is symmetric, and of Arnoldi if not. All
/// basis vectors are kept orthogonal to working precision.
///
/// > C. Lanczos. "An iteration method for the solution of the eigenvalue problem of
/// > linear differential and integral operators." *Journal of Research of the National
/// > Bureau of Standards* 45(4), 1950, pp. 255–282.
/// > doi:[10.6028/jres.045.026](https://doi.org/10.6028/jres.045.026)
/// >
/// > W. E. Arnoldi. "The principle of minimized iterations in the solution of the matrix
/// > eigenvalue problem." *Quarterly of Applied Mathematics* 9(1), 1951, pp. 17–29.
/// > doi:[10.1090/qam/42792](https://doi.org/10.1090/qam/42792)
struct KrylovSearch {
  /// An approximate eigenvalue and eigenvector.
  struct RitzPair {
    var value: Double
    var vector: [Double]

    /// Whether the residual is as small as rounding lets it be.
    var isConverged: Bool

    /// The number of products with the matrix.
    var steps: Int
  }

  /// The residual, as a part of the eigenvalue, that ends the search.
  private static let tolerance = 1e-15

  /// The orthonormal basis.
  private var basis: [[Double]] = []

  /// Column *j* holds what *A* times basis vector *j* has along vectors 0 to *j*.
  private var columns: [[Double]] = []

  /// What *A* times basis vector *j* has along vector *j* + 1.
  private var couplings: [Double] = []

  /// Returns the best approximation from one basis, grown until it suffices or is full.
  ///
  /// A full basis has at most `basisLimit` vectors; fewer for large matrices, as it takes up
  /// to 64 MB or 24 vectors. Should it not suffice, a symmetric matrix goes on without a basis,
  /// for up to ten steps a row.
  static func largestRitzPair(
    of matrix: NonnegativeMatrix, from start: [Double], basisLimit: Int
  ) -> RitzPair {
    let capacity = min(matrix.order, max(24, 8_000_000 / matrix.order))
    let limit = min(capacity, basisLimit)
    var search = KrylovSearch()
    var next = start
    var nextCheck = min(8, limit)
    var best: (value: Double, weights: [Double]) = (0, [1])
    while true {
      let isInvariant = search.extend(by: &next, with: matrix)
      let steps = search.basis.count
      guard isInvariant || steps == nextCheck else { continue }
      // A check of a symmetric matrix costs little beside a product with a large one.
      let symmetricStep = matrix.order > 4096 ? 1 : 8
      nextCheck = min(
        limit, steps + (matrix.isSymmetric ? symmetricStep : max(8, steps / 2)))

      best = search.projectedPair(isSymmetric: matrix.isSymmetric)
      let residual = (search.couplings[steps - 1] * best.weights[steps - 1]).magnitude
      let isConverged = isInvariant || residual <= tolerance * best.value
      if !isConverged && steps == limit && matrix.isSymmetric && limit < matrix.order {
        return LanczosRecurrence.largestRitzPair(
          of: matrix, from: start, limit: 10 * matrix.order)
      }
      if isConverged || steps == limit {
        return RitzPair(
          value: best.value, vector: search.combination(best.weights, on: matrix.workers),
          isConverged: isConverged || residual <= 1e-14 * best.value, steps: steps)
      }
    }
  }

  /// Adds a vector of length 1 to the basis, and replaces it by the one to add next.
  ///
  /// Returns whether there is none: the basis spans an invariant space.
  private mutating func extend(by next: inout [Double], with matrix: NonnegativeMatrix) -> Bool {
    basis.append(next)
    matrix.multiply(basis[basis.count - 1], into: &next)
    let length = next.dot(next, on: matrix.workers).squareRoot()
    var column = [Double](repeating: 0, count: basis.count)
    // Once leaves an error that grows; twice is enough. What a symmetric matrix makes of
    // the last vector has parts along the last two only, but for rounding.
    let last = matrix.isSymmetric ? max(0, basis.count - 2) : 0
    for first in [last, 0] {
      for index in first..<basis.count {
        let part = basis[index].dot(next, on: matrix.workers)
        next.add(-part, times: basis[index], on: matrix.workers)
        column[index] += part
      }
    }
    let coupling = next.dot(next, on: matrix.workers).squareRoot()
    columns.append(column)
    couplings.append(coupling)
    if coupling <= 1e-14 * length { return true }
    next.scale(by: 1 / coupling)
    return false
  }

  /// Returns the largest eigenvalue of the matrix seen in the basis, and its eigenvector.
  private func projectedPair(isSymmetric: Bool) -> (value: Double, weights: [Double]) {
    if isSymmetric {
      let tridiagonal = TridiagonalMatrix(
        diagonal: columns.indices.map { columns[$0][$0] },
        offDiagonal: Array(couplings.dropLast()))
      let value = tridiagonal.largestEigenvalue()
      return (value, tridiagonal.eigenvector(near: value))
    }
    let hessenberg = HessenbergMatrix(columns: columns, subdiagonal: couplings)
    let value = hessenberg.largestRealEigenvalue()
    return (value, hessenberg.eigenvector(near: value))
  }

  private func combination(_ weights: [Double], on workers: Workers) -> [Double] {
    var vector = [Double](repeating: 0, count: basis[0].count)
    for index in basis.indices {
      vector.add(weights[index], times: basis[index], on: workers)
    }
    return vector
  }
}
