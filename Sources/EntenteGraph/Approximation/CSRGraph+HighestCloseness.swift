/// A node with its score.
public struct ScoredNode: Sendable, Hashable {
  /// The node.
  public var node: Int

  /// The score.
  public var score: Double

  /// Creates a node with its score.
  public init(node: Int, score: Double) {
    self.node = node
    self.score = score
  }
}

extension CSRGraph {
  /// Returns the nodes of highest closeness, without searching from all.
  ///
  /// Scores are those of `closenessCentrality(lengths:)` by hops, bit by bit. Of nodes
  /// with the score of the last all are returned, so there may be more than asked for; a
  /// score counts as the same if it is less by a relative 1e-9 at most.
  ///
  /// A bound on the score of each node follows from the degrees around it. Searches start
  /// from the nodes of the highest bounds, 512 at a time, until no bound is left that
  /// reaches the last score to be returned. In a network with hubs those are soon found;
  /// in a grid, where all nodes look alike, all are searched from.
  ///
  ///     let path = CSRGraph(nodeCount: 5, edges: [(0, 1), (1, 2), (2, 3), (3, 4)])
  ///     path.highestCloseness(count: 1)  // node 2, with the score 2/3
  ///
  /// - Parameters:
  ///   - count: How many nodes to return, if there are so many.
  ///   - workers: The threads to use. Any number of them gives the same scores.
  ///
  /// - Returns: The nodes, the highest score first; those with equal scores in their order.
  ///
  /// - Complexity: O(*km*) time for the *k* nodes whose bounds are too high, at worst
  ///   O(*nm*); O(*n* + *m*) space a thread.
  ///
  /// > E. Bergamini, M. Borassi, P. Crescenzi, A. Marino, H. Meyerhenke. "Computing top-k
  /// > closeness centrality faster in unweighted graphs." *ACM Transactions on Knowledge
  /// > Discovery from Data* 13(5), 2019, 53:1–53:40.
  /// > doi:[10.1145/3344719](https://doi.org/10.1145/3344719)
  public func highestCloseness(count: Int, workers: Workers = .all) -> [ScoredNode] {
    highest(
      count, of: .distance, bounds: ReachBounds(self, workers: workers).closeness,
      workers: workers)
  }

  /// Returns the nodes of highest harmonic centrality, without searching from all.
  ///
  /// Scores are those of `harmonicCentrality(lengths:)` by hops, bit by bit. How they are
  /// found, and which nodes are returned, is told at `highestCloseness(count:)`.
  ///
  /// - Parameters:
  ///   - count: How many nodes to return, if there are so many.
  ///   - workers: The threads to use. Any number of them gives the same scores.
  ///
  /// - Returns: The nodes, the highest score first; those with equal scores in their order.
  ///
  /// - Complexity: O(*km*) time for the *k* nodes whose bounds are too high, at worst
  ///   O(*nm*); O(*n* + *m*) space a thread.
  public func highestHarmonic(count: Int, workers: Workers = .all) -> [ScoredNode] {
    highest(
      count, of: .inverse, bounds: ReachBounds(self, workers: workers).harmonic,
      workers: workers)
  }

  /// Returns the nodes whose closeness, or harmonic centrality, is not less than that of
  /// one, without searching from all; `nil` if too many may be among them.
  ///
  /// - Parameters:
  ///   - node: The node, which is among them.
  ///   - isHarmonic: Whether the score is the harmonic centrality.
  ///   - mostSearches: From how many nodes to search at most.
  ///   - workers: The threads to use. Any number of them gives the same scores.
  ///
  /// - Returns: The nodes as `highestCloseness(count:)` has them, where a score counts as not
  ///   less if it is so by a relative 1e-9 at most; and from how many was searched.
  ///
  /// - Complexity: O(*n* + *km*) time for the *k* nodes whose bounds are too high.
  package func closest(
    notBelow node: Int, isHarmonic: Bool, mostSearches: Int, workers: Workers = .all
  ) -> (nodes: [ScoredNode], searchCount: Int)? {
    let term: DistanceSums.Term = isHarmonic ? .inverse : .distance
    let reach = ReachBounds(self, workers: workers)
    let bounds = isHarmonic ? reach.harmonic : reach.closeness
    guard let own = scores(of: [Node(node)], by: term, workers: workers).first else { return nil }
    let least = Self.leastTie(own.score)
    let isOpen = { (node: Int) in bounds[node] * (1 + 1e-12) >= least }
    guard nodes.count(where: isOpen) <= mostSearches else { return nil }
    let sources = nodes.filter { $0 == node || isOpen($0) }.map { Node($0) }
    let nodes = scores(of: sources[...], by: term, workers: workers).filter { $0.score >= least }
      .sorted { ($1.score, $0.node) < ($0.score, $1.node) }
    return (nodes, sources.count)
  }

  /// Returns the closeness, or harmonic centrality, of some nodes, which are all different, in
  /// their order.
  ///
  /// - Complexity: O(*km*) for *k* nodes.
  package func closeness(
    of nodes: [Node], isHarmonic: Bool, workers: Workers = .all
  ) -> [Double] {
    let found = scores(of: nodes[...], by: isHarmonic ? .inverse : .distance, workers: workers)
    let scores = Dictionary(uniqueKeysWithValues: found.map { ($0.node, $0.score) })
    return nodes.map { scores[Int($0)] ?? 0 }
  }

  private func highest(
    _ count: Int, of term: DistanceSums.Term, bounds: [Double], workers: Workers
  ) -> [ScoredNode] {
    guard count > 0 else { return [] }
    let order = nodes.sorted { (bounds[$1], $0) < (bounds[$0], $1) }.map { Node($0) }
    let width = DistanceSums.width
    var best: [ScoredNode] = []
    var done = 0
    // A bound is a sum of its own, and may be rounded down.
    while done < order.count,
      best.count < count
        || bounds[Int(order[done])] * (1 + 1e-12) >= Self.leastTie(best[count - 1].score)
    {
      let wave = order[done...].prefix(width * workers.count)
      done = wave.endIndex
      best.append(contentsOf: scores(of: wave, by: term, workers: workers))
      best.sort { ($1.score, $0.node) < ($0.score, $1.node) }
      if best.count > count {
        let least = Self.leastTie(best[count - 1].score)
        best.removeAll { $0.score < least }
      }
    }
    return best
  }

  /// The scores of some nodes, in any order.
  private func scores(
    of nodes: ArraySlice<Node>, by term: DistanceSums.Term, workers: Workers
  ) -> [ScoredNode] {
    let width = DistanceSums.width
    let scale = Double(nodeCount - 1)
    let parts = workers.forEach(
      of: (nodes.count + width - 1) / width,
      storage: {
        ScoredSearches(sums: DistanceSums(nodeCount: nodeCount, of: term, bySearch: true))
      },
      { batch, searches in
        let sources = nodes.dropFirst(batch * width).prefix(width)
        searches.sums.addDistances(from: sources, along: incoming, against: outgoing)
        guard let tally = searches.sums.tally else { return }
        for (search, source) in sources.enumerated() {
          let (others, sum) = (tally.reachCount[search], tally.sum[search])
          let score =
            term == .inverse
            ? Double(sum) * 0x1p-90
            : others == 0 ? 0 : Double(others) / scale * (Double(others) / Double(sum))
          searches.scored.append(ScoredNode(node: Int(source), score: score))
        }
      })
    return parts.flatMap(\.scored)
  }

  /// The least score that counts as equal to another.
  private static func leastTie(_ score: Double) -> Double { score * (1 - 1e-9) }
}

/// Searches, and the scores found by them.
private struct ScoredSearches: Sendable {
  var sums: DistanceSums
  var scored: [ScoredNode] = []
}
