/// The solution of a system of linear equations whose matrix is symmetric, by the
/// method of conjugate gradients.
///
/// Where the matrix has no inverse, the least solution is found.
///
/// > M. R. Hestenes, E. Stiefel. "Methods of Conjugate Gradients for Solving Linear
/// > Systems." *Journal of Research of the National Bureau of Standards* 49(6), 1952,
/// > pp. 409–436. doi:[10.6028/jres.049.044](https://doi.org/10.6028/jres.049.044)
enum ConjugateGradients {
  /// How small the squares of what is left are, to those at the start.
  private static let enough = 1e-28

  /// Solves *A x* = 1 for a symmetric matrix *A* without negative eigenvalues.
  ///
  /// - Parameters:
  ///   - size: The number of equations.
  ///   - image: Multiplies the matrix with a vector.
  /// - Returns: The solution, to about fourteen digits.
  /// - Complexity: A few dozen products as a rule, 2 *size* at most, or 100 of small systems.
  static func solution(size: Int, _ image: ([Double]) -> [Double]) -> [Double] {
    var solution = [Double](repeating: 0, count: size)
    var residual = [Double](repeating: 1, count: size)
    var direction = residual
    var power = Double(size)
    let enough = power * Self.enough
    for _ in 0..<max(100, 2 * size) where power > enough {
      let image = image(direction)
      let curvature = zip(direction, image).reduce(0) { $0 + $1.0 * $1.1 }
      guard curvature > 0 else { break }
      let step = power / curvature
      for place in 0..<size {
        solution[place] += step * direction[place]
        residual[place] -= step * image[place]
      }
      let next = residual.reduce(0) { $0 + $1 * $1 }
      let ratio = next / power
      for place in 0..<size { direction[place] = residual[place] + ratio * direction[place] }
      power = next
    }
    return solution
  }
}
