#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a graph has no subgraph centrality.
public enum SubgraphError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The numbers of closed walks are beyond all numbers, which grow as exp of the largest
  /// eigenvalue; shares of their sum are not.
  case overflow(eigenvalue: Double)

  /// It would take too many steps.
  case tooLong(steps: Double, limit: Double)

  /// The largest eigenvalue was not found.
  case notConverged(ConvergenceError)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .overflow(let eigenvalue):
      "scores grow as exp(\(eigenvalue)), beyond all numbers; shares of their sum do not"
    case .tooLong(let steps, let limit):
      "this takes about \(steps) steps, and no more than \(limit) are made"
    case .notConverged(let error): error.description
    }
  }
}

extension CSRGraph {
  /// Returns the subgraph centrality of every node, in node order: the number of closed
  /// walks from the node, a walk of *k* edges counting 1/*k*!.
  ///
  ///     s(v) = Σ (Aᵏ)(v, v) / k! = (exp A)(v, v)        k = 0, 1, 2, …
  ///
  /// A closed walk goes around in a subgraph, so that nodes in many small dense ones score
  /// highest. Every edge counts as one step, whatever its weight; parallel edges are steps
  /// of their own, and a loop is one. A node without edges has its empty walk, and scores 1.
  ///
  ///     CSRGraph(nodeCount: 2, edges: [(0, 1)]).subgraphCentrality()  // [cosh 1, cosh 1]
  ///
  /// The terms are added up, all of which are positive: with *u* the steps from *v*, walks
  /// of 2*j* edges are uⱼ · uⱼ, those of one more uⱼ · uⱼ₊₁. Eight nodes are taken at a time.
  ///
  /// - Parameters:
  ///   - areShares: Whether to divide by the sum of all, the Estrada index, which stays
  ///     within numbers however large the largest eigenvalue.
  ///   - workers: The threads to use; the scores are the same for any number of them.
  ///
  /// - Returns: The scores.
  ///
  /// - Precondition: The graph is undirected.
  ///
  /// - Throws: `SubgraphError.overflow` if the largest eigenvalue *λ* is above 700, unless
  ///   shares are asked for; `tooLong` beyond 10¹² steps.
  ///
  /// - Complexity: O(*nmk*) time for *k* = *λ* + O(√*λ*), O(*n* + *m*) space a thread.
  ///
  /// > E. Estrada, J. A. Rodríguez-Velázquez. "Subgraph centrality in complex networks."
  /// > *Physical Review E* 71, 2005, 056103.
  /// > doi:[10.1103/PhysRevE.71.056103](https://doi.org/10.1103/PhysRevE.71.056103)
  public func subgraphCentrality(
    areShares: Bool = false, workers: Workers = .all
  ) throws(SubgraphError) -> [Double] {
    precondition(!isDirected, "Subgraph centrality is of undirected graphs")
    if nodeCount == 0 { return [] }
    let plain = CSRGraph(
      outgoing: Adjacency(offsets: outgoing.offsets, heads: outgoing.heads, weights: nil),
      edgeCount: edgeCount, isDirected: false)
    try refuseLongWalks(eigenvalue: 0)
    let eigenvalue: Double
    do { eigenvalue = try plain.largestEigenvalue(workers: workers) } catch {
      throw .notConverged(error)
    }
    if eigenvalue > 700 && !areShares { throw .overflow(eigenvalue: eigenvalue) }
    try refuseLongWalks(eigenvalue: eigenvalue)

    let walks = ClosedWalks(rows: plain.outgoing, eigenvalue: eigenvalue)
    let width = ClosedWalks.width
    var scores = [Double](repeating: 0, count: nodeCount)
    scores.withSharedEntries { scores in
      _ = workers.forEach(
        of: (nodeCount + width - 1) / width, storage: { walks },
        { batch, walks in
          let first = batch * width
          let sums = walks.sums(from: first)
          for lane in 0..<min(width, nodeCount - first) { scores[first + lane] = sums[lane] }
        })
    }
    if areShares {
      let sum = scores.reduce(0, +)
      return scores.map { $0 / sum }
    }
    let scale = exp(eigenvalue)
    return scores.map { $0 * scale }
  }

  /// Refuses what would take more than a quarter of an hour or so.
  private func refuseLongWalks(eigenvalue: Double) throws(SubgraphError) {
    let limit = 1e12
    let size = Double(nodeCount) * Double(outgoing.heads.count + nodeCount)
    let steps: Double = size * (eigenvalue + 9 * eigenvalue.squareRoot() + 20) / 2
    if steps > limit { throw .tooLong(steps: steps, limit: limit) }
  }
}

/// Sums over the closed walks of some nodes at a time, by exp(*λ*), for the largest
/// eigenvalue *λ*.
///
/// With the matrix divided by *λ*, no step grows, and a walk of *k* edges counts as often as
/// a Poisson variable of mean *λ* is *k*.
private struct ClosedWalks: Sendable {
  static let width = 8

  private let rows: Adjacency
  private let eigenvalue: Double

  /// How much walks of each number of edges count.
  private let terms: [Double]

  /// The steps so far from each of some nodes, and one more.
  private var steps: [SIMD8<Double>]
  private var next: [SIMD8<Double>]

  init(rows: Adjacency, eigenvalue: Double) {
    self.rows = rows
    self.eigenvalue = eigenvalue
    terms = PoissonShares.upToRounding(mean: eigenvalue)
    steps = [SIMD8<Double>](repeating: .zero, count: rows.nodeCount)
    next = steps
  }

  /// The sums for a node and those after it.
  mutating func sums(from first: Int) -> SIMD8<Double> {
    for node in steps.indices { steps[node] = .zero }
    for lane in 0..<min(Self.width, steps.count - first) { steps[first + lane][lane] = 1 }
    var sums = SIMD8<Double>.zero
    for term in stride(from: 0, to: terms.count, by: 2) {
      let (even, odd) = Self.advance(
        steps, to: &next, along: rows, eigenvalue, isLast: term + 1 == terms.count)
      sums += terms[term] * even
      if term + 1 < terms.count { sums += terms[term + 1] * odd }
      swap(&steps, &next)
    }
    return sums
  }

  /// Takes a step, and returns the products of the steps so far with themselves, and with
  /// one more.
  private static func advance(
    _ steps: [SIMD8<Double>], to next: inout [SIMD8<Double>], along rows: Adjacency,
    _ eigenvalue: Double, isLast: Bool
  ) -> (SIMD8<Double>, SIMD8<Double>) {
    let (offsets, heads) = (rows.offsets.span, rows.heads.span)
    let steps = steps.span
    var next = next.mutableSpan
    let scale = eigenvalue > 0 ? 1 / eigenvalue : 0
    var even = SIMD8<Double>.zero
    var odd = SIMD8<Double>.zero
    for node in 0..<steps.count {
      let own = steps[unchecked: node]
      even += own * own
      if isLast { continue }
      var sum = SIMD8<Double>.zero
      for arc in offsets[unchecked: node]..<offsets[unchecked: node &+ 1] {
        sum += steps[unchecked: Int(heads[unchecked: arc])]
      }
      sum *= scale
      next[unchecked: node] = sum
      odd += own * sum
    }
    return (even, odd)
  }
}
