import EntenteGraph
public import EntenteModel

extension KnowledgeGraph {
  /// Explains the score and the rank of an entity.
  ///
  ///     let why = try summit.explanation(of: russia, by: .pagerank)
  ///     for part in why.breakdowns[0].parts.prefix(3) { print(part.subject, part.value) }
  ///
  /// - Parameters:
  ///   - entity: The position of the entity.
  ///   - measure: The measure.
  ///   - options: How the ranking is made. All entities are scored, exactly.
  ///   - wanted: How much to look for.
  /// - Returns: The explanation.
  ///
  /// - Complexity: That of the measure for each tie that is left out, bounded by the
  ///   budget of `wanted`.
  /// - Throws: A ``Ranking/Refusal`` if the measure can't read the graph so, or the entity
  ///   is not in the graph read so, or has no rank.
  public func explanation(
    of entity: Int, by measure: Measure, _ options: Ranking.Options = Ranking.Options(),
    _ wanted: ScoreExplanation.Options = ScoreExplanation.Options()
  ) throws(Ranking.Refusal) -> ScoreExplanation {
    var options = options
    options.top = nil
    options.worlds = nil
    options.approximation = nil
    options.between = nil
    let ranking = try ranking(by: measure, options)
    let projection = ranking.projection
    let node: Int
    let reduced: ReducedProjection
    let own: OwnTies
    do {
      node = try self.node(of: entity, in: projection, projection.options)
      reduced = try ReducedProjection(projection, of: self)
      own = try OwnTies(of: node, in: reduced)
    } catch { throw .projection(error) }
    let representative = projection.entities[node]
    guard let entry = ranking.entries.first(where: { $0.entity == representative }) else {
      throw .undefined(measure, entity: entity)
    }
    let setting = try ScoreSetting(measure, of: self, in: projection, options)
    let divisor =
      options.isNormalized ? Scores.divisor(of: measure, in: projection.graph) ?? 1 : 1
    let parts = ScoreParts(
      reduced, own, setting, divisor: divisor, limit: max(1, wanted.partCount))
    let found: (breakdowns: [ScoreExplanation.Breakdown], refusal: String?)
    do {
      found =
        measure != .pagerank || setting.jumps == nil
        ? try parts.breakdowns(of: measure)
        : ([], "where jumps lead to some entities only, the score is not taken apart")
    } catch {
      throw .noScores(String(describing: error))
    }
    let anew = options
    let leaveOut = LeaveOut(reduced, own, of: ranking, divisor: divisor, setting) {
      claims throws(Ranking.Refusal) in
      var options = anew
      options.selection.withheld.formUnion(claims)
      let ranking = try self.ranking(by: measure, options, groups: setting.groups)
      let node = ranking.projection.nodes[entity]
      let entry = ranking.entries.first { ranking.projection.nodes[$0.entity] == node }
      guard node != nil, let entry else { return ScoreExplanation.Outcome(rank: nil, score: 0) }
      return ScoreExplanation.Outcome(rank: entry.rank, score: entry.score)
    }
    var effects = EffectSearch(
      leaveOut, found.breakdowns.first { $0.axis == .ties }, entry, budget: wanted.budget)
    try effects.leaveOutTies()
    let claims = try effects.claimEffects(in: self)
    let removal = try effects.removal(below: wanted.below ?? entry.rank)
    return ScoreExplanation(
      ranking: ranking, entry: entry, breakdowns: found.breakdowns, refusal: found.refusal,
      effects: effects.sorted, tried: effects.tried, claimEffects: claims,
      untriedClaims: effects.untriedClaims, removal: removal)
  }
}
