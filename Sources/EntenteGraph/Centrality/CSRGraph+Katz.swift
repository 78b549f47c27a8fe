/// Why a graph has no Katz centrality.
public enum KatzError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The attenuation is so strong that walks add up to infinity; it must be less than
  /// the limit, the inverse of the largest eigenvalue.
  case divergent(attenuation: Double, limit: Double)

  /// An iteration did not reach its accuracy.
  case notConverged(ConvergenceError)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .divergent(let attenuation, let limit):
      "attenuation \(attenuation) lets walks add up to infinity; use less than \(limit)"
    case .notConverged(let error):
      error.description
    }
  }
}

extension CSRGraph {
  /// Returns the Katz centrality of every node, in node order.
  ///
  /// Each node gets a base score, and the scores of the nodes that point to it, each
  /// times the weight of the edge and the attenuation *α*:
  ///
  ///     x = α Aᵀ x + β
  ///
  /// So the score counts the walks that end at the node, a walk of *k* edges counting
  /// αᵏ. Of a directed graph, the edges that enter a node count. Parallel edges add up; a
  /// loop adds its weight once. The scores have the Euclidean length 1, each to a
  /// relative 1e-13.
  ///
  ///     let chain = CSRGraph(nodeCount: 2, edges: [(0, 1)], isDirected: true)
  ///     try chain.katzCentrality(attenuation: 1)  // [1/√5, 2/√5]
  ///
  /// - Parameters:
  ///   - attenuation: *α*, at least 0 and less than the inverse of the largest eigenvalue
  ///     of the graph; or `nil` for 0.85 times that limit. A directed graph without
  ///     cycles has no limit, and `nil` is 0.85 divided by its greatest weight. Without
  ///     edges all scores are equal.
  ///   - base: *β*, greater than 0 and the same for all nodes. It sets the scale of the
  ///     scores, and so cancels out as they are given the length 1.
  ///   - workers: The threads to use; the scores are the same for any number of them.
  ///
  /// - Returns: The scores.
  ///
  /// - Throws: `KatzError.divergent` if the attenuation is not less than its limit;
  ///   `KatzError.notConverged` if it is so close that 100,000 iterations do not suffice,
  ///   or if the eigenvalue was not found.
  ///
  /// - Complexity: That of ``eigenvectorCentrality()`` for the limit, and O(*k* (*n* + *m*))
  ///   for *k* iterations, dozens with the default attenuation.
  ///
  /// > L. Katz. "A new status index derived from sociometric analysis." *Psychometrika*
  /// > 18(1), 1953, pp. 39–43.
  /// > doi:[10.1007/BF02289026](https://doi.org/10.1007/BF02289026)
  public func katzCentrality(
    attenuation: Double? = nil, base: Double = 1, workers: Workers = .all
  ) throws(KatzError) -> [Double] {
    precondition(base.isFinite && base > 0, "The base is finite and greater than 0")
    precondition(
      attenuation.map { $0.isFinite && $0 >= 0 } ?? true,
      "The attenuation is finite and not negative")
    if nodeCount == 0 { return [] }
    let factor = try checkedAttenuation(attenuation, workers: workers)
    do {
      return try WalkSum(graph: self, attenuation: factor, workers: workers).scores()
    } catch {
      throw .notConverged(error)
    }
  }

  /// Returns the attenuation to use, less than the inverse of the largest eigenvalue.
  private func checkedAttenuation(
    _ attenuation: Double?, workers: Workers
  ) throws(KatzError) -> Double {
    // No eigenvalue is greater than the greatest sum of weights that enter a node.
    if let attenuation, attenuation * greatestInStrength() < 1 - IrreducibleBlocks.tieTolerance {
      return attenuation
    }
    let eigenvalue: Double
    do {
      eigenvalue = try largestEigenvalue(workers: workers)
    } catch {
      throw .notConverged(error)
    }
    let factor = attenuation ?? usualAttenuation(eigenvalue: eigenvalue)
    if factor * eigenvalue >= 1 - IrreducibleBlocks.tieTolerance {
      throw .divergent(attenuation: factor, limit: 1 / eigenvalue)
    }
    return factor
  }

  /// Returns the attenuation that ``katzCentrality(attenuation:base:workers:)`` takes if none
  /// is given.
  ///
  /// - Throws: `ConvergenceError` as ``eigenvectorCentrality(workers:)`` does.
  ///
  /// - Complexity: That of ``eigenvectorCentrality(workers:)``.
  package func katzAttenuation(workers: Workers = .all) throws(ConvergenceError) -> Double {
    usualAttenuation(eigenvalue: try largestEigenvalue(workers: workers))
  }

  /// 0.85 times the limit; without cycles there is none, and the greatest weight stands for it.
  private func usualAttenuation(eigenvalue: Double) -> Double {
    let greatest = outgoing.weights?.max() ?? 1
    return 0.85 / (eigenvalue > 0 ? eigenvalue : greatest > 0 ? greatest : 1)
  }

  private func greatestInStrength() -> Double {
    guard let weights = incoming.weights else {
      return Double(nodes.reduce(0) { max($0, incoming.arcs(of: $1).count) })
    }
    return nodes.reduce(0) { max($0, weights[incoming.arcs(of: $1)].reduce(0, +)) }
  }

  /// Returns the largest eigenvalue of the adjacency matrix, also known as the spectral
  /// radius.
  ///
  /// Entry (*u*, *v*) of the matrix is the sum of the weights of all edges from *u* to *v*;
  /// an undirected edge leads both ways, and an undirected loop counts once. The
  /// eigenvalue of a graph without cycles of such steps is 0.
  ///
  ///     let star = CSRGraph(nodeCount: 5, edges: [(0, 1), (0, 2), (0, 3), (0, 4)])
  ///     try star.largestEigenvalue()  // 2
  ///
  /// - Throws: `ConvergenceError` as ``eigenvectorCentrality()`` does.
  ///
  /// - Complexity: That of ``eigenvectorCentrality()``.
  public func largestEigenvalue(
    workers: Workers = .all
  ) throws(ConvergenceError) -> Double {
    var blocks = IrreducibleBlocks(of: self, workers: workers)
    return try blocks.dominant().map(\.pair.value).max() ?? 0
  }
}

/// The sum of attenuated walks to every node, by length.
private struct WalkSum {
  let matrix: NonnegativeMatrix
  let attenuation: Double

  private static let tolerance = 1e-14

  init(graph: CSRGraph, attenuation: Double, workers: Workers) {
    var arcs = graph.incoming
    var unit = 1.0
    // Weights close to the largest number, or to 0, would leave the range of numbers.
    if let greatest = arcs.weights?.max(), greatest > 0x1p400 || greatest < 0x1p-400,
      greatest > 0
    {
      unit = greatest
      arcs = Adjacency(
        offsets: arcs.offsets, heads: arcs.heads, weights: arcs.weights?.map { $0 / unit })
    }
    matrix = NonnegativeMatrix(arcs, isSymmetric: !graph.isDirected, workers: workers)
    self.attenuation = attenuation * unit
  }

  /// Returns the sums, scaled to length 1.
  ///
  /// The walks of *k* edges, *s*ₖ = (αAᵀ)ᵏ 1, are added up for one *k* after the other. In
  /// the end two steps grow every *s*ₖ by about the same factor *f*, which is 1 if *k* is
  /// even or odd does not matter; so the rest is about *f*/(1 − *f*) times the last two.
  ///
  /// How good such an *x* is follows from what it lacks to solve its equation, *r* = 1 +
  /// αAᵀ*x* − *x*, however it was found. The inverse of I − αAᵀ has no negative entries,
  /// and gives the true sums for 1: if no |*r*ᵢ| is greater than ε, no entry of *x* is off
  /// by more than ε times its true value. Nor is any after another step.
  func scores() throws(ConvergenceError) -> [Double] {
    var sums = [Double](repeating: 1, count: matrix.order)
    var before = sums
    var step = sums
    // The base, which is 1 until sums grow so large that all is scaled.
    var base = 1.0
    advance(before, to: &step, sums: &sums)
    var next = step
    var factor = 0.0
    var worst = Double.infinity
    for _ in 2...100_000 {
      let rest = factor / (1 - factor)
      // Before this step x = sums + rest · (before + step).
      let pass = advance(step, to: &next, sums: &sums, before: before, rest: rest)
      worst = pass.residual / base
      // Sums beyond any number leave nothing of the base; then walks have to end.
      if pass.residual <= Self.tolerance * base {
        for node in sums.indices { sums[node] += rest * (step[node] + next[node]) }
        sums.normalize()
        return sums
      }
      let growth = pass.before > 0 ? pass.next / pass.before : 0
      factor = growth < 1 ? growth : 0
      (before, step, next) = (step, next, before)
      if pass.greatest > 0x1p500 {
        base *= 0x1p-500
        sums.scale(by: 0x1p-500)
        before.scale(by: 0x1p-500)
        step.scale(by: 0x1p-500)
      }
    }
    throw ConvergenceError(iterations: 100_000, residual: worst, tolerance: Self.tolerance)
  }

  /// What a step tells of a piece of the nodes.
  private struct Pass: BitwiseCopyable {
    /// The greatest sum.
    var greatest = 0.0

    /// The most that an entry lacks to solve its equation.
    var residual = 0.0

    /// The sum of the entries of the next step, and that of two steps before.
    var next = 0.0
    var before = 0.0
  }

  /// Sets `next` to the walks that are one edge longer, and adds them to `sums`.
  @discardableResult
  private func advance(
    _ step: [Double], to next: inout [Double], sums: inout [Double], before: [Double]? = nil,
    rest: Double = 0
  ) -> Pass {
    let (matrix, attenuation) = (matrix, attenuation)
    let before = before ?? step
    let passes = next.withSharedEntries { next in
      sums.withSharedEntries { sums in
        matrix.workers.map(matrix.pieces.count) { piece in
          let before = before.span
          var pass = Pass()
          matrix.forEachProduct(ofPiece: piece, with: step) { node, sum in
            let walks = attenuation * sum
            let old = before[unchecked: node]
            next[node] = walks
            sums[node] += walks
            pass.greatest = max(pass.greatest, sums[node])
            pass.residual = max(pass.residual, (walks + rest * (walks - old)).magnitude)
            pass.next += walks
            pass.before += old
          }
          return pass
        }
      }
    }
    return passes.reduce(into: Pass()) {
      $0.greatest = max($0.greatest, $1.greatest)
      $0.residual = max($0.residual, $1.residual)
      $0.next += $1.next
      $0.before += $1.before
    }
  }
}
