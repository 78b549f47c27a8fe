extension SignedGraph {
  /// Returns the PN centrality of every node, in node order.
  ///
  /// A friend adds to a node's score, a foe takes twice as much away, and each the more
  /// the higher its own score:
  ///
  ///     PN = (I − (P − 2N) / 2(n − 1))⁻¹ 1
  ///
  /// for the matrices *P* of positive and *N* of negative edges of all *n* nodes. It is 1
  /// for a node without edges; the greatest is 2, of a node in a graph where all are
  /// friends. Of two nodes alone that are foes, for which the matrix has no inverse, each
  /// scores ½, the least solution.
  ///
  /// - Complexity: O(*m*) time for each step of the method of conjugate gradients, of which
  ///   a few dozen are usual, and O(*n*) space.
  ///
  /// > M. G. Everett, S. P. Borgatti. "Networks containing negative ties." *Social
  /// > Networks* 38, 2014, pp. 111–120.
  /// > doi:[10.1016/j.socnet.2014.03.005](https://doi.org/10.1016/j.socnet.2014.03.005)
  public func pnCentrality() -> [Double] {
    guard nodeCount > 1 else { return [Double](repeating: 1, count: nodeCount) }
    // The matrix is symmetric, and its eigenvalues are positive: a row of P − 2N sums to
    // less than 2(n − 1), unless all are foes.
    let scale = 1 / (2 * Double(nodeCount - 1))
    return ConjugateGradients.solution(size: nodeCount) { image(of: $0, scale: scale) }
  }

  /// The product of the matrix and a vector.
  private func image(of vector: [Double], scale: Double) -> [Double] {
    (0..<nodeCount).map { node in
      var sum = 0.0
      for arc in rows.arcs(of: node) {
        let value = vector[Int(rows.heads[arc])]
        sum += edges[Int(edgeOfArc[arc])].isPositive ? value : -2 * value
      }
      return vector[node] - scale * sum
    }
  }
}
