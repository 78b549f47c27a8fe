extension CSRGraph {
  /// Returns Bonacich's power centrality of every node, in node order.
  ///
  /// The power of a node is the sum, over those that its edges lead to, of a base and of
  /// *β* times their power:
  ///
  ///     c = α A 1 + β A c
  ///
  /// With *β* above 0 it is power to be tied to the powerful. With *β* below 0 it is power
  /// to be tied to those who have no one else, as where parties bargain. With 0 it is the
  /// strength. *A* has the weights; parallel edges add up, and a loop adds its weight once.
  /// *α* is such that the squares of all scores add up to *n*. Scores may be below 0 if *β*
  /// is. Without edges all scores are 0. In a directed graph the edges *from* a node count,
  /// as in igraph.
  ///
  ///     let path = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)])
  ///     try path.bonacichPower(reach: -0.5)  // [0.6065…, 1.4994…, 0.6065…] · scale
  ///
  /// - Parameters:
  ///   - reach: *β* as a share of its limit, the inverse of the largest eigenvalue: from
  ///     −0.999 to 0.999. A directed graph without cycles has no limit, and 1 stands for
  ///     the inverse of its greatest weight.
  ///   - workers: The threads to use; the scores are the same for any number of them.
  ///
  /// - Returns: The scores.
  ///
  /// - Throws: `ConvergenceError` if the eigenvalue was not found, or 100,000 iterations
  ///   do not suffice.
  ///
  /// - Complexity: That of ``eigenvectorCentrality()`` for the limit, and O(*k* (*n* + *m*))
  ///   for *k* iterations, dozens at the default.
  ///
  /// > P. Bonacich. "Power and centrality: a family of measures." *American Journal of
  /// > Sociology* 92(5), 1987, pp. 1170–1182. doi:[10.1086/228631](https://doi.org/10.1086/228631)
  public func bonacichPower(
    reach: Double = 0.5, workers: Workers = .all
  ) throws(ConvergenceError) -> [Double] {
    precondition(reach.magnitude <= 0.999, "The reach is at most 0.999 either way")
    let greatest = outgoing.weights?.max() ?? 1
    if outgoing.heads.isEmpty || greatest == 0 { return [Double](repeating: 0, count: nodeCount) }
    var arcs = outgoing
    var unit = 1.0
    // Weights close to the largest number, or to 0, would leave the range of numbers.
    if greatest > 0x1p400 || greatest < 0x1p-400 {
      unit = greatest
      arcs.mapWeights { $0 / unit }
    }
    let matrix = NonnegativeMatrix(arcs, isSymmetric: !isDirected, workers: workers)
    let eigenvalue = try largestEigenvalue(workers: workers) / unit
    let factor = reach / (eigenvalue > 0 ? eigenvalue : greatest / unit)

    // What is left of the equation is the next term: the walks of one more edge.
    var term = [Double](repeating: 0, count: nodeCount)
    matrix.multiply([Double](repeating: 1, count: nodeCount), into: &term)
    var power = term
    var next = term
    let limit = 100_000
    for _ in 0..<limit {
      matrix.multiply(term, into: &next)
      next.scale(by: factor)
      power.add(1, times: next, on: workers)
      swap(&term, &next)
      if term.norm <= 1e-15 * (1 - reach.magnitude) * power.norm {
        power.normalize()
        power.scale(by: Double(nodeCount).squareRoot())
        return power
      }
    }
    throw ConvergenceError(
      iterations: limit, residual: term.norm / power.norm,
      tolerance: 1e-15 * (1 - reach.magnitude))
  }
}
