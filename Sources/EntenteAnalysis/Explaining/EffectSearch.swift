import EntenteGraph
import EntenteModel

/// Leaves ties and claims out one at a time, as many as the budget allows.
///
/// A tie goes by its first place in the projection, wherever else it was folded into.
struct EffectSearch {
  typealias Outcome = ScoreExplanation.Outcome

  private var leaveOut: LeaveOut
  private let entry: Ranking.Entry
  private let budget: Int

  /// What each of the node's own ties adds to the score.
  private var values: [Int: Double] = [:]

  /// What would be without each tie that was tried.
  private var outcomes: [Int: Outcome] = [:]

  /// How many claims were not left out, as the budget did not allow it.
  private(set) var untriedClaims = 0

  private var projection: Projection { leaveOut.reduced.projection }
  private var own: OwnTies { leaveOut.own }

  init(
    _ leaveOut: LeaveOut, _ parts: ScoreExplanation.Breakdown?, _ entry: Ranking.Entry,
    budget: Int
  ) {
    self.leaveOut = leaveOut
    self.entry = entry
    self.budget = budget
    var ofRelation: [Int: Double] = [:]
    for part in parts?.parts ?? [] {
      for tie in part.ties { ofRelation[tie.relation.position, default: 0] += part.value }
    }
    let relations = leaveOut.reduced.projection.ties.relations
    for tie in leaveOut.own.ties { values[tie] = ofRelation[Int(relations[tie])] ?? 0 }
  }

  /// How many rankings the budget pays for; a few whatever they cost, if not too much, and
  /// all of the node's own ties if a few times the budget is enough for them.
  private var affordable: Int {
    if isHopeless { return 0 }
    let paid = max(4, budget / max(1, leaveOut.cost))
    let own = own.ties.count
    return own.multipliedOrMost(by: leaveOut.cost) <= budget.multipliedOrMost(by: 5)
      ? max(paid, own) : paid
  }

  /// Whether a single ranking takes so long that none is computed but the first.
  private var isHopeless: Bool { leaveOut.cost / 20 > budget }

  /// The ties that can change the score: of a sum, only the node's own.
  private var candidateCount: Int {
    leaveOut.measure.isSumOfTies ? own.ties.count : ties.count
  }

  /// All ties of the projection.
  private var ties: [Int] {
    projection.ties.indices.filter { place in
      place == 0 || projection.ties.relations[place - 1] != projection.ties.relations[place]
    }
  }

  // MARK: Ties

  /// Leaves out the node's own ties, those that add most first, then those of others.
  mutating func leaveOutTies() throws(Ranking.Refusal) {
    let ownFirst = own.ties.sorted { ($1.value(in: values), $0) < ($0.value(in: values), $1) }
    var left = affordable
    for place in ownFirst.prefix(left) {
      outcomes[place] = try leaveOut.outcome(without: [place])
      left -= 1
    }
    guard !leaveOut.measure.isSumOfTies, candidateCount - outcomes.count <= left else { return }
    for place in ties where outcomes[place] == nil {
      outcomes[place] = try leaveOut.outcome(without: [place])
    }
  }

  /// How many were left out.
  var tried: ScoreExplanation.Tried {
    ScoreExplanation.Tried(
      own: own.ties.count { outcomes[$0] != nil }, ownCount: own.ties.count,
      all: outcomes.count, count: candidateCount)
  }

  /// The ties that were left out, the greatest effect first; of others, only those with
  /// an effect.
  var sorted: [ScoreExplanation.TieEffect] {
    let isOwn = Set(own.ties)
    let order = outcomes.sorted { a, b in
      (-effect(of: a.value), isOwn.contains(a.key) ? 0 : 1, a.key)
        < (-effect(of: b.value), isOwn.contains(b.key) ? 0 : 1, b.key)
    }
    return order.compactMap { place, without in
      guard isOwn.contains(place) || effect(of: without) > 0 || without.rank != entry.rank
      else { return nil }
      return ScoreExplanation.TieEffect(
        tie: projection.ties[place], isOwn: isOwn.contains(place), without: without)
    }
  }

  /// How far a score differs from what it is; 0 if that is noise.
  private func effect(of outcome: Outcome) -> Double {
    let difference = (entry.score - outcome.score).magnitude
    return difference <= 1e-9 * max(entry.score.magnitude, outcome.score.magnitude)
      ? 0 : difference
  }

  // MARK: Claims

  /// What would be without each claim of the node's own ties that were tried.
  ///
  /// - Returns: The effects, the greatest first.
  /// - Throws: A ``Ranking/Refusal`` if a graph without a claim can't be ranked.
  mutating func claimEffects(
    in graph: KnowledgeGraph
  ) throws(Ranking.Refusal) -> [ScoreExplanation.ClaimEffect] {
    var effects: [ScoreExplanation.ClaimEffect] = []
    // Without some claims all ties must be gone through again.
    let size = projection.ties.count + projection.entities.count
    var left = isHopeless ? 0 : max(4, budget / (leaveOut.cost + 2000 * size))
    let filter = projection.ties.filter
    for place in own.ties {
      let claims = projection.ties[place].claims
      guard let withoutTie = outcomes[place] else {
        untriedClaims += claims.count
        continue
      }
      for claim in claims {
        let others = claims.filter { $0 != claim }
        guard !others.isEmpty, filter.haveEnoughSources(others) else {
          effects.append(.init(claim: claim, role: .carries, without: withoutTie))
          continue
        }
        var outcome = Outcome(rank: entry.rank, score: entry.score)
        if projection.hosts != nil {
          // Into whom an end is folded may depend on when the tie held.
          guard spend(&left) else { continue }
          outcome = try leaveOut.outcome(withholding: [claim])
        } else if projection.options.weight != .none, try changesWeight(place, claims, others) {
          guard spend(&left) else { continue }
          outcome = try leaveOut.outcome(weighing: place, by: others)
        }
        effects.append(
          .init(claim: claim, role: .supports(others: others.count), without: outcome))
      }
    }
    for claim in projection.identifyingClaims(of: own.node, in: graph) where spend(&left) {
      effects.append(
        .init(
          claim: claim, role: .identifies, without: try leaveOut.outcome(withholding: [claim])))
    }
    return effects.enumerated().sorted { a, b in
      (-effect(of: a.element.without), a.offset) < (-effect(of: b.element.without), b.offset)
    }.map(\.element)
  }

  /// Takes one from what is left; false if nothing is.
  private mutating func spend(_ left: inout Int) -> Bool {
    guard left > 0 else {
      untriedClaims += 1
      return false
    }
    left -= 1
    return true
  }

  private func changesWeight(
    _ place: Int, _ claims: [Int], _ others: [Int]
  ) throws(Ranking.Refusal) -> Bool {
    let reduced = leaveOut.reduced
    do {
      return try reduced.weight(ofTieAt: place, others) != reduced.weight(ofTieAt: place, claims)
    } catch { throw .projection(error) }
  }

  // MARK: Sets of ties

  /// The smallest set of ties without which the node falls below a rank.
  mutating func removal(below limit: Int) throws(Ranking.Refusal) -> ScoreExplanation.Removal {
    if isHopeless {
      return ScoreExplanation.Removal(
        limit: limit, ties: nil, without: Outcome(rank: entry.rank, score: entry.score),
        proof: .notTried, evaluated: 0)
    }
    let search = RemovalSearch(
      limit: limit, singles: outcomes.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 },
      areComplete: tried.isComplete, values: values, budget: budget / 4)
    let found = try search.search(&leaveOut, rank: entry.rank)
    return ScoreExplanation.Removal(
      limit: limit, ties: found.places.map { $0.map { projection.ties[$0] } },
      without: found.without, proof: found.proof, evaluated: leaveOut.evaluated)
  }
}

extension Int {
  /// What is known of a place, or nothing.
  fileprivate func value(in values: [Int: Double]) -> Double { values[self] ?? 0 }
}
