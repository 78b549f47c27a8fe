import EntenteGraph
public import EntenteModel

/// Who moved in the order of a measure between the two sides of a comparison, and
/// the ties by which.
public struct RankMoves: Sendable {
  /// The measure.
  public let measure: Measure

  /// The entities whose rank is another, the farthest moved first; then those that
  /// have a rank on one side only.
  public let moves: [Move]

  /// How it was found out which ties caused a move.
  public let method: Method

  /// How each side was read.
  public let summaries: [String]

  /// How the causes of moves are found.
  public enum Method: Hashable, Sendable {
    /// The score is a sum over the entity's own ties: what its changed ties add or
    /// take is the whole difference, exactly.
    case ownTies
    /// Pairs of entities whose ties changed were undone one at a time and all
    /// scores computed anew: so many, of so many.
    case leaveOneOut(tried: Int, of: Int)
  }

  /// An entity with another rank than before.
  public struct Move: Sendable {
    /// Its position in the earlier graph; nil if it is not there.
    public let before: Int?
    /// Its position in the later graph; nil if it is not there.
    public let after: Int?
    /// Its earlier rank, if it had one.
    public let rankBefore: Int?
    /// Its later rank, if it has one.
    public let rankAfter: Int?
    /// Its earlier score, if it had one.
    public let scoreBefore: Double?
    /// Its later score, if it has one.
    public let scoreAfter: Double?
    /// What caused it, the greatest effect first; empty if others passed it
    /// by, or fell behind it.
    public internal(set) var causes: [Cause] = []

    /// How many places it rose; negative if it fell.
    public var rise: Int {
      guard let rankBefore, let rankAfter else { return 0 }
      return rankBefore - rankAfter
    }

    /// Whether only others moved: it has a score on both sides, and the same.
    public var hasSameScore: Bool {
      guard let scoreBefore, let scoreAfter else { return false }
      return abs(scoreBefore - scoreAfter) <= 1e-9 * max(abs(scoreBefore), abs(scoreAfter))
    }
  }

  /// Two entities whose ties are different, and what that does to a score.
  public struct Cause: Sendable {
    /// How much the score would lack without the change; nil if there would be none.
    public let effect: Double?
    /// The ties between the two that the earlier side has and the later has not,
    /// or not so.
    public internal(set) var before: [Tie]
    /// The ties between the two that the later side has and the earlier has not,
    /// or not so.
    public internal(set) var after: [Tie]

    let pair: ChangedPair
  }
}

extension Comparison {
  /// Who moved in the order of a measure, and why.
  ///
  /// Only asserted and reported claims count, unless the selection asks for others
  /// by `standings`.
  ///
  /// - Parameters:
  ///   - measure: The measure, read by its own conventions.
  ///   - standings: Which claims count in the scores.
  ///   - certainOnly: Whether ties that hold only possibly are left out of the scores.
  ///   - explained: Of how many moves causes are wanted at most.
  ///   - folding: Which entities are folded into others, by the dates of each side.
  /// - Returns: The moves, those with another score and the farthest first.
  /// - Complexity: That of the measure, times the pairs undone; the work for these
  ///   is bounded by about 10⁹ steps.
  /// - Throws: A ``Ranking/Refusal`` if the measure can't read one of the graphs.
  public func rankMoves(
    by measure: Measure, standings: Set<Claim.Standing> = [.asserted, .reported],
    certainOnly: Bool = false, explained: Int = 100, folding: Projection.Folding? = nil
  ) throws(Ranking.Refusal) -> RankMoves {
    let old = try ranking(of: before, by: measure, standings, certainOnly, folding)
    let new = try ranking(of: after, by: measure, standings, certainOnly, folding)
    let later = matching.later(of: before.graph.entities.indices)
    var entriesBefore: [Int: Ranking.Entry] = [:]
    for entry in old.entries { entriesBefore[entry.entity] = entry }
    var moves: [RankMoves.Move] = []
    for entry in new.entries {
      let was = matching.earlier(of: entry.entity).flatMap { entriesBefore[$0] }
      guard was?.rank != entry.rank else { continue }
      moves.append(
        .init(
          before: matching.earlier(of: entry.entity), after: entry.entity, rankBefore: was?.rank,
          rankAfter: entry.rank, scoreBefore: was?.score, scoreAfter: entry.score))
    }
    let ranked = Set(new.entries.map(\.entity))
    for entry in old.entries where later[entry.entity].map({ !ranked.contains($0) }) ?? true {
      moves.append(
        .init(
          before: entry.entity, after: later[entry.entity], rankBefore: entry.rank, rankAfter: nil,
          scoreBefore: entry.score, scoreAfter: nil))
    }
    moves = Self.sorted(moves)

    let pairs = ChangedPairs(old.projection, new.projection, matching, later)
    let explanation = Explanation(self, old.projection, new.projection, pairs)
    let method = try explanation.explain(&moves, count: explained, by: measure, new)
    return RankMoves(
      measure: measure, moves: moves, method: method,
      summaries: [old.projection.summary, new.projection.summary])
  }

  private func ranking(
    of side: Side, by measure: Measure, _ standings: Set<Claim.Standing>, _ certainOnly: Bool,
    _ folding: Projection.Folding?
  ) throws(Ranking.Refusal) -> Ranking {
    var options = Ranking.Options()
    options.selection = side.selection
    options.selection.standings = standings
    options.selection.certainOnly = certainOnly
    options.folding = folding
    return try side.graph.ranking(by: measure, options)
  }

  /// Those whose score changed and that have both ranks first, the farthest moved
  /// first of them.
  private static func sorted(_ moves: [RankMoves.Move]) -> [RankMoves.Move] {
    func key(_ offset: Int) -> (Int, Int, Int, Int) {
      let move = moves[offset]
      let hasBoth = move.scoreBefore != nil && move.scoreAfter != nil
      return (
        hasBoth ? move.hasSameScore ? 2 : 0 : 1, -abs(move.rise),
        min(move.rankAfter ?? .max, move.rankBefore ?? .max), offset
      )
    }
    return moves.indices.sorted { key($0) < key($1) }.map { moves[$0] }
  }
}
