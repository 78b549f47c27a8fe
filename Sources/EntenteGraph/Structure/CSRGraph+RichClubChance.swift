/// How densely those of a rich club are tied by chance alone: in random graphs in which each
/// node has as many neighbors.
public struct RichClubChance: Hashable, Sendable {
  /// The club.
  public let club: RichClub

  /// The share of the pairs in the club that are tied in random graphs, in the mean.
  public let expected: Double

  /// The standard deviation of that share over the random graphs.
  public let deviation: Double

  /// The share of the random graphs in which the club is at least as dense, the graph itself
  /// counted as one of them: small if the club is denser than by chance.
  public let tail: Double

  /// ρ, the density of the club as a multiple of what chance gives: above 1 if the rich are
  /// tied to each other more than their many ties make likely; nil if chance gives nothing.
  public var normalized: Double? { expected > 0 ? club.coefficient / expected : nil }
}

extension CSRGraph {
  /// Returns the rich clubs with what chance gives: φ(*k*) beside its mean over random graphs
  /// of the same degrees, ρ(*k*) = φ(*k*) / ⟨φ(*k*)⟩.
  ///
  /// Each random graph is made of this one, by trying `swapsPerEdge` times the number of edges
  /// to exchange the ends of two edges drawn at random, with a seed of its own.
  ///
  ///     let kite = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 0), (2, 3)])
  ///     // There is no other graph of these degrees.
  ///     kite.richClubChances(sampleCount: 20).map(\.normalized)  // [1, 1]
  ///
  /// - Parameters:
  ///   - sampleCount: The number of random graphs, one at least.
  ///   - swapsPerEdge: How many exchanges are tried for each, by the number of edges.
  ///   - seed: What is drawn at random is drawn from this and the numbers that follow.
  ///   - workers: The threads to use; every number gives the same.
  /// - Returns: The clubs, in the order of ``richClubs(workers:)``.
  ///
  /// - Complexity: O(*sampleCount* · *swapsPerEdge* · *m*) time and O(*m*) space for each
  ///   thread.
  ///
  /// > V. Colizza, A. Flammini, M. A. Serrano, A. Vespignani. "Detecting rich-club ordering
  /// > in complex networks." *Nature Physics* 2, 2006, pp. 110–115.
  /// > doi:[10.1038/nphys209](https://doi.org/10.1038/nphys209)
  public func richClubChances(
    sampleCount: Int, swapsPerEdge: Int = 100, seed: UInt64 = 0, workers: Workers = .all
  ) -> [RichClubChance] {
    precondition(sampleCount >= 1, "There is one random graph at least")
    precondition(swapsPerEdge >= 0, "The number of swaps is not negative")
    let rows = simpleRows(workers: workers)
    let clubs = richClubs(workers: workers)
    let degrees = nodes.map { rows.arcs(of: $0).count }
    let edgeCount = rows.heads.count / 2
    // How many ties each club has in each random graph.
    var counts = [Int](repeating: 0, count: sampleCount * clubs.count)
    counts.withSharedEntries { counts in
      workers.forEach(of: sampleCount) { sample, _ in
        var rewiring = RandomRewiring(rows, seed: seed &+ UInt64(sample))
        rewiring.run(steps: swapsPerEdge * edgeCount)
        // A tie is in the clubs of smaller degrees than both its ends.
        var lowest = [Int](repeating: 0, count: clubs.count + 1)
        for edge in rewiring.tails.indices {
          let degree = min(
            degrees[Int(rewiring.tails[edge])], degrees[Int(rewiring.heads[edge])])
          lowest[min(degree, clubs.count)] += 1
        }
        var sum = 0
        for place in stride(from: clubs.count - 1, through: 0, by: -1) {
          sum += lowest[place + 1]
          counts[sample * clubs.count + place] = sum
        }
      }
    }
    return clubs.indices.map { place in
      let club = clubs[place]
      let own = (0..<sampleCount).map { counts[$0 * clubs.count + place] }
      let pairs = Double(club.nodeCount) * Double(club.nodeCount - 1) / 2
      let mean = Double(own.reduce(0, +)) / Double(sampleCount)
      let squares = own.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
      return RichClubChance(
        club: club, expected: mean / pairs,
        deviation: sampleCount == 1 ? 0 : (squares / Double(sampleCount - 1)).squareRoot() / pairs,
        tail: Double(own.count { $0 >= club.edgeCount } + 1) / Double(sampleCount + 1))
    }
  }
}
