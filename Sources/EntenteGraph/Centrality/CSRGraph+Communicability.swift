#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension CSRGraph {
  /// Returns the communicability of every node with some nodes, in node order: the number
  /// of walks between them, a walk of *k* edges counting 1/*k*!.
  ///
  ///     c(v) = Σ (exp A)(v, s)        over the sources s
  ///
  /// With one source, it is the communicability of each node with that one. With all nodes,
  /// it is their total communicability. A source has its closed walks, as
  /// ``subgraphCentrality(areShares:workers:)`` counts them, the empty one included. Every
  /// edge counts as one step, whatever its weight; parallel edges are steps of their own,
  /// and a loop is one. Nodes out of reach score 0.
  ///
  ///     let path = CSRGraph(nodeCount: 2, edges: [(0, 1)])
  ///     path.communicability(with: [0])  // [cosh 1, sinh 1]
  ///
  /// - Parameters:
  ///   - sources: The nodes, each of which counts once; all if `nil`.
  ///   - areShares: Whether to divide by the sum of all, which stays within numbers however
  ///     large the largest eigenvalue.
  ///   - workers: The threads to use; the scores are the same for any number of them.
  ///
  /// - Returns: The scores.
  ///
  /// - Precondition: The graph is undirected, and has all sources.
  ///
  /// - Throws: `SubgraphError.overflow` if the largest eigenvalue *λ* is above 700, unless
  ///   shares are asked for; `tooLong` beyond 10¹² steps.
  ///
  /// - Complexity: O(*mk*) time for *k* = *λ* + O(√*λ*), and O(*n* + *m*) space.
  ///
  /// > E. Estrada, N. Hatano. "Communicability in complex networks." *Physical Review E* 77,
  /// > 2008, 036111. doi:[10.1103/PhysRevE.77.036111](https://doi.org/10.1103/PhysRevE.77.036111)
  /// > M. Benzi, C. Klymko. "Total communicability as a centrality measure." *Journal of
  /// > Complex Networks* 1(2), 2013, pp. 124–149.
  /// > doi:[10.1093/comnet/cnt007](https://doi.org/10.1093/comnet/cnt007)
  public func communicability(
    with sources: [Int]? = nil, areShares: Bool = false, workers: Workers = .all
  ) throws(SubgraphError) -> [Double] {
    precondition(!isDirected, "Communicability is of undirected graphs")
    precondition(sources?.allSatisfy(nodes.contains) ?? true, "The graph lacks a source")
    if nodeCount == 0 { return [] }
    let plain = CSRGraph(
      outgoing: Adjacency(offsets: outgoing.offsets, heads: outgoing.heads, weights: nil),
      edgeCount: edgeCount, isDirected: false)
    let eigenvalue: Double
    do { eigenvalue = try plain.largestEigenvalue(workers: workers) } catch {
      throw .notConverged(error)
    }
    if eigenvalue > 700 && !areShares { throw .overflow(eigenvalue: eigenvalue) }
    let limit = 1e12
    let steps: Double =
      Double(outgoing.heads.count + nodeCount) * (eigenvalue + 9 * eigenvalue.squareRoot() + 20)
    if steps > limit { throw .tooLong(steps: steps, limit: limit) }

    var start = [Double](repeating: sources == nil ? 1 : 0, count: nodeCount)
    for source in sources ?? [] { start[source] = 1 }
    let matrix = NonnegativeMatrix(plain.outgoing, isSymmetric: true, workers: workers)
    let scores = matrix.exponential(times: start, eigenvalue: eigenvalue)
    if areShares {
      let sum = scores.reduce(0, +)
      return sum > 0 ? scores.map { $0 / sum } : scores
    }
    let scale = exp(eigenvalue)
    return scores.map { $0 * scale }
  }
}

extension NonnegativeMatrix {
  /// The exponential of the matrix times a vector, by exp(*λ*) for its largest eigenvalue *λ*.
  ///
  /// With the matrix divided by *λ* no step grows, and *k* steps count as often as a Poisson
  /// variable of mean *λ* is *k*.
  fileprivate func exponential(times start: [Double], eigenvalue: Double) -> [Double] {
    let scale = eigenvalue > 0 ? 1 / eigenvalue : 0
    let terms = PoissonShares.upToRounding(mean: eigenvalue)
    var step = start
    var next = start
    var sums = start.map { $0 * terms[0] }
    for term in terms.dropFirst() {
      let current = step
      next.withSharedEntries { next in
        sums.withSharedEntries { sums in
          _ = workers.map(pieces.count) { piece in
            forEachProduct(ofPiece: piece, with: current) { node, sum in
              next[node] = sum * scale
              sums[node] += term * (sum * scale)
            }
          }
        }
      }
      (step, next) = (next, current)
    }
    return sums
  }
}
