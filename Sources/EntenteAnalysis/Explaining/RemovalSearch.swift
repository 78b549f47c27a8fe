import EntenteGraph

/// Looks for the smallest set of ties without which a node falls below a rank.
///
/// Single ties were tried before. Of a degree the smallest set is found outright; of a
/// strength it is bounded by the heaviest ties. Else sets are tried by size, as far as
/// the budget goes, and after that the ties that add most are taken until it is enough,
/// and those that turn out not to be needed are put back.
struct RemovalSearch {
  typealias Outcome = ScoreExplanation.Outcome

  /// A set of ties by their first places, and what would be without them.
  struct Found {
    var places: [Int]?
    var without: Outcome
    var proof: ScoreExplanation.Proof
  }

  /// The rank below which the node is to fall.
  let limit: Int

  /// What was found out of single ties.
  let singles: [(place: Int, without: Outcome)]

  /// Whether these were all ties that can matter.
  let areComplete: Bool

  /// What each tie adds to the score.
  let values: [Int: Double]

  /// About how many steps may be spent.
  let budget: Int

  func search(_ leaveOut: inout LeaveOut, rank: Int) throws(Ranking.Refusal) -> Found {
    let now = Outcome(rank: rank, score: leaveOut.scores[leaveOut.own.node])
    if rank > limit { return Found(places: [], without: now, proof: .alreadyBelow) }
    // Who has no ties left may have no rank left.
    if limit >= leaveOut.rankedCount, leaveOut.measure.family != .holes {
      return Found(places: nil, without: now, proof: .tooFew)
    }
    if let single = single() { return single }
    if leaveOut.hasClosedForm { return try ofSums(&leaveOut, now) }

    var proven = areComplete ? 1 : 0
    let greedy = try greedy(&leaveOut)
    let most = greedy.places?.count ?? 4
    while proven > 0, proven + 1 < most {
      let places = singles.map(\.place).sorted()
      let work = Self.sets(proven + 1, of: places.count).multipliedOrMost(by: leaveOut.cost)
      guard work <= budget else { break }
      if let found = try exhaust(places, size: proven + 1, &leaveOut) { return found }
      proven += 1
    }
    guard let places = greedy.places else { return greedy }
    return Found(
      places: places, without: greedy.without,
      proof: places.count == proven + 1 ? .smallest : .atLeast(proven + 1))
  }

  // MARK: One tie

  /// The single tie without which the node falls farthest, if it falls far enough.
  private func single() -> Found? {
    let enough = singles.filter { Self.isBelow($0.without, limit) }
    guard let best = enough.min(by: { ($0.without.score, $0.place) < ($1.without.score, $1.place) })
    else { return nil }
    return Found(places: [best.place], without: best.without, proof: .smallest)
  }

  private static func isBelow(_ outcome: Outcome, _ limit: Int) -> Bool {
    outcome.rank.map { $0 > limit } ?? true
  }

  // MARK: All sets of a size

  /// The number of sets of a size, or the greatest integer if it is beyond that.
  private static func sets(_ size: Int, of count: Int) -> Int {
    var sets = 1
    for step in 0..<size {
      let product = sets.multipliedOrMost(by: max(0, count - step))
      if product == .max { return .max }
      sets = product / (step + 1)
    }
    return sets
  }

  /// The first set of a size that does, in the order of places.
  private func exhaust(
    _ places: [Int], size: Int, _ leaveOut: inout LeaveOut
  ) throws(Ranking.Refusal) -> Found? {
    guard size <= places.count else { return nil }
    var chosen = Array(0..<size)
    while true {
      let set = chosen.map { places[$0] }
      let without = try leaveOut.outcome(without: set)
      if Self.isBelow(without, limit) {
        return Found(places: set, without: without, proof: .smallest)
      }
      guard let step = chosen.indices.last(where: { chosen[$0] < places.count - size + $0 })
      else { return nil }
      chosen[step] += 1
      for later in step + 1..<max(step + 1, size) { chosen[later] = chosen[later - 1] + 1 }
    }
  }

  // MARK: Greedy

  /// Ties that must go together to make a difference.
  private func bundles(_ leaveOut: LeaveOut) -> [[Int]] {
    let own = leaveOut.own
    let value = { (bundle: [Int]) in
      bundle.reduce(0) { $0 + (values[$1] ?? 0) } / Double(bundle.count)
    }
    let projection = leaveOut.reduced.projection
    let bundles =
      leaveOut.joinsTies
      ? own.byNeighbor(.any).values.map { Set($0.map(projection.firstPlace)).sorted() }
      : own.ties.map { [$0] }
    return bundles.map { (value: value($0), places: $0) }
      .sorted { ($1.value, $0.places[0]) < ($0.value, $1.places[0]) }.map(\.places)
  }

  private func greedy(_ leaveOut: inout LeaveOut) throws(Ranking.Refusal) -> Found {
    let bundles = bundles(leaveOut)
    let all = try leaveOut.outcome(without: bundles.joined)
    guard Self.isBelow(all, limit) else {
      return Found(places: nil, without: all, proof: .notByOwnTies)
    }
    // The fewest of the first that are enough, as if more were never less.
    var (low, high) = (1, bundles.count)
    while low < high {
      let middle = (low + high) / 2
      let first = Array(bundles[..<middle]).joined
      if try leaveOut.isLikelyBelow(limit, without: first) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    var kept = Array(bundles[..<high])
    var without = try leaveOut.outcome(without: kept.joined)
    // What is likely enough may be too few.
    var more = 1
    while !Self.isBelow(without, limit), kept.count < bundles.count {
      kept = Array(bundles[..<min(kept.count + more, bundles.count)])
      without = try leaveOut.outcome(without: kept.joined)
      more *= 2
    }
    guard Self.isBelow(without, limit) else {
      return Found(places: bundles.joined, without: all, proof: .atLeast(1))
    }
    var spent = 0
    // What adds least is most likely not needed.
    for number in kept.indices.reversed() where kept.count > 1 {
      spent = spent + min(leaveOut.cost, budget)
      if spent > budget { break }
      var fewer = kept
      fewer.remove(at: number)
      let outcome = try leaveOut.outcome(without: fewer.joined)
      if Self.isBelow(outcome, limit) { (kept, without) = (fewer, outcome) }
    }
    return Found(places: kept.joined, without: without, proof: .atLeast(1))
  }
}

extension [[Int]] {
  /// All ties of some bundles, each once, in order.
  fileprivate var joined: [Int] { Set(flatMap(\.self)).sorted() }
}
