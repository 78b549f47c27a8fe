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
  ///
  /// - Returns: The scores.
  ///
  /// - Throws: `KatzError.divergent` if the attenuation is not less than its limit;
  ///   `KatzError.notConverged` if it is so close that 100,000 iterations do not suffice,
  ///   or if the eigenvalue was not found.
  ///
  /// - Complexity: That of ``eigenvectorCentrality()`` for the limit, and O(*k* (*n* + *m*))
  ///   for *k* iterations, about 200 with the default attenuation.
  ///
  /// > L. Katz. "A new status index derived from sociometric analysis." *Psychometrika*
  /// > 18(1), 1953, pp. 39–43.
  /// > doi:[10.1007/BF02289026](https://doi.org/10.1007/BF02289026)
  public func katzCentrality(
    attenuation: Double? = nil, base: Double = 1
  ) throws(KatzError) -> [Double] {
    precondition(base.isFinite && base > 0, "The base is finite and greater than 0")
    precondition(
      attenuation.map { $0.isFinite && $0 >= 0 } ?? true,
      "The attenuation is finite and not negative")
    if nodeCount == 0 { return [] }
    let eigenvalue: Double
    do {
      eigenvalue = try largestEigenvalue()
    } catch {
      throw .notConverged(error)
    }
    let greatest = outgoing.weights?.max() ?? 1
    let factor = attenuation ?? 0.85 / (eigenvalue > 0 ? eigenvalue : greatest > 0 ? greatest : 1)
    if factor * eigenvalue >= 1 - IrreducibleBlocks.tieTolerance {
      throw .divergent(attenuation: factor, limit: 1 / eigenvalue)
    }
    let sum = WalkSum(graph: self, attenuation: factor)
    do {
      return try sum.scores()
    } catch {
      throw .notConverged(error)
    }
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
  public func largestEigenvalue() throws(ConvergenceError) -> Double {
    var blocks = IrreducibleBlocks(of: self)
    return try blocks.dominant().map(\.pair.value).max() ?? 0
  }
}

/// The sum of attenuated walks to every node, by length.
private struct WalkSum {
  let graph: CSRGraph
  let attenuation: Double

  private static let tolerance = 1e-14

  init(graph: CSRGraph, attenuation: Double) {
    self.graph = graph
    self.attenuation = attenuation
  }

  /// Returns the sums, scaled to length 1.
  ///
  /// Longer walks are added until the rest is known to be small. If no node gets more
  /// than ρ times what it got *p* steps ago, no node ever will, as nothing is negative;
  /// then the rest is less than ρ/(1 − ρ) times what these *p* steps added.
  func scores() throws(ConvergenceError) -> [Double] {
    var sums = [Double](repeating: 1, count: graph.nodeCount)
    var step = sums
    var next = sums
    var oldSums = sums
    var oldStep = step
    var nextMark = 1
    var worst = Double.infinity
    for iteration in 1...100_000 {
      advance(step, to: &next)
      swap(&step, &next)
      var greatest = 0.0
      for node in graph.nodes {
        sums[node] += step[node]
        greatest = max(greatest, sums[node])
      }
      worst = restShare(sums: sums, oldSums: oldSums, step: step, oldStep: oldStep)
      if worst <= Self.tolerance {
        sums.normalize()
        return sums
      }
      if iteration == nextMark {
        (oldSums, oldStep) = (sums, step)
        nextMark *= 2
      }
      if greatest > 0x1p500 {
        for node in graph.nodes {
          sums[node] *= 0x1p-500
          step[node] *= 0x1p-500
          oldSums[node] *= 0x1p-500
          oldStep[node] *= 0x1p-500
        }
      }
    }
    throw ConvergenceError(iterations: 100_000, residual: worst, tolerance: Self.tolerance)
  }

  /// Sets `next` to the sums of walks that are one edge longer.
  private func advance(_ step: [Double], to next: inout [Double]) {
    let heads = graph.incoming.heads.span
    let offsets = graph.incoming.offsets.span
    let weights = graph.incoming.weights
    for node in graph.nodes {
      var sum = 0.0
      if let weights {
        for arc in offsets[node]..<offsets[node + 1] {
          sum += attenuation * weights[arc] * step[Int(heads[arc])]
        }
      } else {
        for arc in offsets[node]..<offsets[node + 1] {
          sum += attenuation * step[Int(heads[arc])]
        }
      }
      next[node] = sum
    }
  }

  /// Returns a bound of the part that longer walks can still add to any sum.
  private func restShare(
    sums: [Double], oldSums: [Double], step: [Double], oldStep: [Double]
  ) -> Double {
    var ratio = 0.0
    var growth = 0.0
    for node in graph.nodes {
      if step[node] > 0 { ratio = max(ratio, step[node] / oldStep[node]) }
      growth = max(growth, (sums[node] - oldSums[node]) / sums[node])
    }
    return ratio < 1 ? ratio / (1 - ratio) * growth : .infinity
  }
}
