/// How well a score tells which ties come about.
public struct LinkBackTest: Hashable, Sendable {
  /// The number of pairs without a tie among which a tie could come about.
  public let pairCount: Int

  /// The number of those that got one.
  public let newCount: Int

  /// The chance that a pair that got a tie scores higher than one that did not.
  ///
  /// As high counts half, so that 0.5 is what guessing gives; nil if all got a tie, or none.
  public let areaUnderCurve: Double?

  /// The pairs of one score, the highest score first: how many, and how many got a tie.
  let classes: [ScoreClass]

  /// The share of the pairs that got a tie: the precision of guessing.
  public var chance: Double { pairCount == 0 ? 0 : Double(newCount) / Double(pairCount) }

  /// Returns the share of the *k* pairs that score highest that got a tie.
  ///
  /// Where pairs of one score are only in part among the first *k*, it is the mean over
  /// which of them.
  ///
  /// - Complexity: O(*k*).
  public func precision(at k: Int) -> Double? {
    guard k > 0, k <= pairCount else { return nil }
    var left = k
    var hits = 0.0
    for group in classes where left > 0 {
      let taken = min(left, group.count)
      hits += Double(group.new) * Double(taken) / Double(group.count)
      left -= taken
    }
    return hits / Double(k)
  }

  /// Pairs of one score: how many there are, and how many got a tie.
  struct ScoreClass: Hashable, Sendable {
    var count: Int
    var new: Int
  }

  /// - Parameters:
  ///   - scored: The scores of pairs, and whether each got a tie.
  ///   - pairCount: The number of pairs, of which those not scored have 0.
  ///   - newCount: The number of pairs that got a tie.
  init(scored: [(score: Double, isNew: Bool)], pairCount: Int, newCount: Int) {
    self.pairCount = pairCount
    self.newCount = newCount
    var classes: [ScoreClass] = []
    var last: Double?
    for pair in scored.sorted(by: { $0.score > $1.score }) {
      // Sums of the same parts in another order are the same.
      if let last, last - pair.score <= 1e-12 * last {
        classes[classes.count - 1].count += 1
        if pair.isNew { classes[classes.count - 1].new += 1 }
      } else {
        classes.append(ScoreClass(count: 1, new: pair.isNew ? 1 : 0))
        last = pair.score
      }
    }
    let rest = pairCount - scored.count
    if rest > 0 {
      classes.append(ScoreClass(count: rest, new: newCount - scored.count { $0.isNew }))
    }
    self.classes = classes

    let oldCount = pairCount - newCount
    guard newCount > 0, oldCount > 0 else {
      areaUnderCurve = nil
      return
    }
    var below = Double(oldCount)
    var won = 0.0
    for group in classes {
      let old = Double(group.count - group.new)
      below -= old
      won += Double(group.new) * (below + old / 2)
    }
    areaUnderCurve = won / (Double(newCount) * Double(oldCount))
  }
}

extension CSRGraph {
  /// Tells how well a score of this graph, the ties of one date, tells the ties of another.
  ///
  /// - Parameters:
  ///   - score: The score.
  ///   - later: The graph of the same nodes at the other date.
  ///   - isEligible: Which nodes count, such as those with a tie on the first date.
  ///   - apart: A graph of the same nodes, whose ties are of pairs that do not count.
  ///   - limit: How many pairs may be scored.
  ///   - workers: The threads to use; every number gives the same.
  /// - Returns: The result; nil if there are more pairs than may be scored.
  ///
  /// - Complexity: O(Σ *d*² + *p* log *p*) for degrees *d* and *p* pairs that score.
  ///
  /// > D. Liben-Nowell, J. Kleinberg. "The link-prediction problem for social networks."
  /// > *Journal of the American Society for Information Science and Technology* 58(7),
  /// > 2007, pp. 1019–1031. doi:[10.1002/asi.20591](https://doi.org/10.1002/asi.20591)
  public func backTest(
    _ score: LinkScore, against later: CSRGraph, among isEligible: [Bool],
    apart: CSRGraph? = nil, limit: Int = 20_000_000, workers: Workers = .all
  ) -> LinkBackTest? {
    precondition(later.nodeCount == nodeCount, "Both graphs have the same nodes")
    let pairs = UntiedPairs(
      self, score: score, isEligible: isEligible, apart: apart, workers: workers)
    let laterRows = later.simpleRows(workers: workers)
    let eligibleCount = isEligible.count { $0 }
    var pairCount = eligibleCount * max(0, eligibleCount - 1) / 2
    if score == .preferentialAttachment, pairCount > limit { return nil }
    var newCount = 0
    var scored: [(score: Double, isNew: Bool)] = []
    var storage = UntiedPairs.Storage(nodeCount: nodeCount)
    var isTiedLater = [Bool](repeating: false, count: nodeCount)
    for node in nodes where isEligible[node] {
      // Those that can be no pair with it.
      var wasTied = Set<Node>()
      for arc in pairs.rows.arcs(of: node) {
        let head = pairs.rows.heads[arc]
        guard head > Node(node), isEligible[Int(head)] else { continue }
        wasTied.insert(head)
      }
      if let apart = pairs.apart {
        for arc in apart.arcs(of: node) {
          let head = apart.heads[arc]
          if head > Node(node), isEligible[Int(head)] { wasTied.insert(head) }
        }
      }
      pairCount -= wasTied.count
      for arc in laterRows.arcs(of: node) {
        let head = laterRows.heads[arc]
        isTiedLater[Int(head)] = true
        if head > Node(node), isEligible[Int(head)], !wasTied.contains(head) { newCount += 1 }
      }
      pairs.forEachPair(of: node, &storage) { other, score in
        scored.append((score, isTiedLater[other]))
      }
      for arc in laterRows.arcs(of: node) { isTiedLater[Int(laterRows.heads[arc])] = false }
      if scored.count > limit { return nil }
    }
    return LinkBackTest(scored: scored, pairCount: pairCount, newCount: newCount)
  }
}
