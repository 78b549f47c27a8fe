/// How alike the positions of each two nodes are, from 0 to 1.
public struct PositionSimilarity: Sendable, Hashable {
  /// The number of nodes.
  public let nodeCount: Int

  /// The similarities, row after row.
  let values: [Double]

  /// How alike two nodes are, whichever comes first.
  public subscript(a: Int, b: Int) -> Double { values[a * nodeCount + b] }
}

extension RelationalGraph {
  /// Returns how nearly each two nodes are regularly equivalent (REGE).
  ///
  /// All begin as equal. In each round, every tie of the one is matched with the tie of the
  /// other that is most like it and leads to the one most like whom it leads to, and every
  /// tie of the other with one of the first:
  ///
  ///     E(i, j) = (Σₖ maxₘ E(k, m) · M(ik, jm) + Σₘ maxₖ E(k, m) · M(ik, jm)) / (d(i) + d(j))
  ///
  /// where *M* adds up, over kinds and directions, the smaller of the two strengths, and *d*
  /// all strengths of a node. A tie without direction counts as one each way. Nodes that are
  /// regularly equivalent have 1; two without ties have 1, one with and one without have 0.
  /// Where ties are of one kind, one strength and without direction, all nodes with ties
  /// are alike.
  ///
  ///     let chain = RelationalGraph(
  ///       nodeCount: 3, ties: [.init(0, 1, isDirected: true), .init(1, 2, isDirected: true)])
  ///     chain.regularSimilarity(rounds: 1)[0, 1]  // ⅔: of three ends of ties, two match
  ///
  /// - Parameters:
  ///   - rounds: The number of rounds; three are customary.
  ///   - workers: The threads to use. Any number of them gives the same values.
  ///
  /// - Returns: The similarities.
  ///
  /// - Complexity: O(*m*²) time a round and O(*n*² + *m*) space.
  ///
  /// > D. R. White, K. P. Reitz. "Graph and semigroup homomorphisms on networks of relations."
  /// > *Social Networks* 5(2), 1983, pp. 193–234.
  /// > doi:[10.1016/0378-8733(83)90025-4](https://doi.org/10.1016/0378-8733(83)90025-4)
  /// >
  /// > S. P. Borgatti, M. G. Everett. "Two algorithms for computing regular equivalence."
  /// > *Social Networks* 15(4), 1993, pp. 361–376.
  /// > doi:[10.1016/0378-8733(93)90012-A](https://doi.org/10.1016/0378-8733(93)90012-A)
  public func regularSimilarity(rounds: Int = 3, workers: Workers = .all) -> PositionSimilarity {
    precondition(rounds >= 0, "The number of rounds is negative")
    let ties = MatchedTies(self)
    var similarity = PositionSimilarity(
      nodeCount: nodeCount, values: [Double](repeating: 1, count: nodeCount * nodeCount))
    for _ in 0..<rounds {
      let known = similarity
      let next = ties.similarity(workers: workers) { ties, a, b in
        ties.matchedRegularly(a, b, known)
      }
      if next == known { break }
      similarity = next
    }
    return similarity
  }

  /// Returns how nearly each two nodes are structurally equivalent.
  ///
  /// It is the share of their ties that they have in common: of all strengths of both, twice
  /// the smaller of the two strengths to each other node, in each kind and direction (of
  /// Sørensen and Dice, or of Bray and Curtis by strengths). A tie to each other is in common
  /// with the one back. Two without ties have 1.
  ///
  ///     let path = RelationalGraph(nodeCount: 4, ties: [.init(0, 1), .init(1, 2), .init(2, 3)])
  ///     path.structuralSimilarity()[0, 2]  // ⅔: of three ends of ties, two match
  ///
  /// - Parameter workers: The threads to use. Any number of them gives the same values.
  /// - Returns: The similarities.
  /// - Complexity: O(*nm*) time and O(*n*² + *m*) space.
  public func structuralSimilarity(workers: Workers = .all) -> PositionSimilarity {
    MatchedTies(self).similarity(workers: workers) { ties, a, b in
      2 * ties.matchedStructurally(a, b)
    }
  }
}

/// The ties of each node, all those to one other together, and how far two such match.
private struct MatchedTies: Sendable {
  /// Whom a node is tied to, and the number of how it is.
  struct Tie {
    var other: Int
    var pattern: Int
  }

  /// The ties of each node, in the order of the others.
  private let rows: [[Tie]]

  /// How nodes are tied: roles with their strengths, in the order of roles.
  private let patterns: [[(role: UInt32, strength: Double)]]

  /// How far each two patterns match; empty if there are too many.
  private var matches: [Double] = []

  /// The strengths of all ties of each node.
  private let totals: [Double]

  /// The most patterns of which each two are matched beforehand.
  private static let patternLimit = 1000

  init(_ graph: RelationalGraph) {
    var numbers: [[UInt64]: Int] = [:]
    var patterns: [[(role: UInt32, strength: Double)]] = []
    rows = graph.rows.indices.map { node in
      let row = graph.rows[node]
      let order = row.indices.sorted { (row[$0].other, $0) < (row[$1].other, $1) }
      var ties: [Tie] = []
      var place = 0
      while place < order.count {
        let other = row[order[place]].other
        var pattern: [(role: UInt32, strength: Double)] = []
        while place < order.count, row[order[place]].other == other {
          let role = row[order[place]].role
          // Without direction a tie leads both ways.
          let ways: Double = role % 3 == 0 ? 2 : 1
          pattern.append((role, ways * graph.strength(ofEnd: order[place], of: node)))
          place += 1
        }
        let key = pattern.flatMap { [UInt64($0.role), $0.strength.bitPattern] }
        if numbers[key] == nil {
          numbers[key] = patterns.count
          patterns.append(pattern)
        }
        ties.append(Tie(other: Int(other), pattern: numbers[key] ?? 0))
      }
      return ties
    }
    self.patterns = patterns
    let sums = patterns.map { $0.reduce(0) { $0 + $1.strength } }
    totals = rows.map { $0.reduce(0) { $0 + sums[$1.pattern] } }
    if patterns.count <= Self.patternLimit {
      matches = patterns.flatMap { first in patterns.map { Self.match(first, $0) } }
    }
  }

  /// How much of two patterns is the same.
  private static func match(
    _ first: [(role: UInt32, strength: Double)], _ second: [(role: UInt32, strength: Double)]
  ) -> Double {
    var (sum, a, b) = (0.0, 0, 0)
    while a < first.count, b < second.count {
      if first[a].role == second[b].role {
        sum += min(first[a].strength, second[b].strength)
        a += 1
        b += 1
      } else if first[a].role < second[b].role {
        a += 1
      } else {
        b += 1
      }
    }
    return sum
  }

  private func match(_ first: Int, _ second: Int) -> Double {
    matches.isEmpty
      ? Self.match(patterns[first], patterns[second])
      : matches[first * patterns.count + second]
  }

  /// Fills a matrix with the share of the ties of two nodes that match.
  func similarity(
    workers: Workers, _ matched: @Sendable (_ ties: MatchedTies, _ a: Int, _ b: Int) -> Double
  ) -> PositionSimilarity {
    let count = rows.count
    var values = [Double](repeating: 1, count: count * count)
    values.withSharedEntries { values in
      workers.forEach(of: count) { piece, _ in
        // Long rows come first.
        let a = count - 1 - piece
        for b in 0..<a {
          let total = totals[a] + totals[b]
          let value = total > 0 ? min(1, matched(self, a, b) / total) : 1
          values[a * count + b] = value
          values[b * count + a] = value
        }
      }
    }
    return PositionSimilarity(nodeCount: count, values: values)
  }

  /// How much of the ties of two nodes leads alike to alike others, in both directions.
  func matchedRegularly(_ a: Int, _ b: Int, _ known: PositionSimilarity) -> Double {
    let others = rows[b]
    var sum = 0.0
    var bestOfOthers = [Double](repeating: 0, count: others.count)
    for tie in rows[a] {
      var best = 0.0
      for (place, other) in others.enumerated() {
        let value = known[tie.other, other.other] * match(tie.pattern, other.pattern)
        best = max(best, value)
        bestOfOthers[place] = max(bestOfOthers[place], value)
      }
      sum += best
    }
    return bestOfOthers.reduce(sum, +)
  }

  /// How much of the ties of two nodes leads alike to the same others, or to each other.
  func matchedStructurally(_ a: Int, _ b: Int) -> Double {
    let (first, second) = (rows[a], rows[b])
    var (sum, x, y) = (0.0, 0, 0)
    var (toSecond, toFirst): (Int?, Int?)
    while x < first.count || y < second.count {
      let one = x < first.count ? first[x].other : .max
      let other = y < second.count ? second[y].other : .max
      if one == b { toSecond = first[x].pattern }
      if other == a { toFirst = second[y].pattern }
      if one == other { sum += match(first[x].pattern, second[y].pattern) }
      if one <= other { x += 1 }
      if other <= one { y += 1 }
    }
    if let toSecond, let toFirst { sum += match(toSecond, toFirst) }
    return sum
  }
}
