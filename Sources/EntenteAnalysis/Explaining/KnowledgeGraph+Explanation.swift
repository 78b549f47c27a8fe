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
  ///   is not in the graph read so.
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
    do {
      node = try self.node(of: entity, in: projection, projection.options)
      reduced = try ReducedProjection(projection, of: self)
    } catch { throw .projection(error) }
    var scores = [Double](repeating: 0, count: projection.entities.count)
    var entry = Ranking.Entry(rank: scores.count, entity: entity, score: 0)
    for other in ranking.entries {
      guard let place = projection.nodes[other.entity] else { continue }
      scores[place] = other.score
      if place == node { entry = other }
    }
    let own = OwnTies(of: node, in: projection)
    let setting = try ScoreSetting(measure, of: self, in: projection, options)
    var divisor = 1.0
    if options.isNormalized, entry.score > 0 {
      var raw = setting
      raw.isNormalized = false
      divisor = try Scores(measure, of: projection.graph, raw).values[node] / entry.score
    }
    let parts = ScoreParts(reduced, own, divisor: divisor, limit: max(1, wanted.partCount))
    let found: (breakdowns: [ScoreExplanation.Breakdown], refusal: String?)
    do {
      found =
        setting.jumps == nil
        ? try parts.breakdowns(of: measure)
        : ([], "where jumps lead to some entities only, the score is not taken apart")
    } catch {
      throw .noScores(String(describing: error))
    }
    let leaveOut = LeaveOut(measure, reduced, own, scores: scores, divisor: divisor, setting)
    var effects = EffectSearch(
      leaveOut, found.breakdowns.first { $0.axis == .ties }, entry, budget: wanted.budget)
    try effects.leaveOutTies()
    let claims = try effects.claimEffects(in: self) { claim throws(Ranking.Refusal) in
      var options = options
      options.selection.withheld.insert(claim)
      let ranking = try self.ranking(by: measure, options)
      let node = ranking.projection.nodes[entity]
      let entry = ranking.entries.first { ranking.projection.nodes[$0.entity] == node }
      return ScoreExplanation.Outcome(
        rank: node == nil ? nil : entry?.rank, score: node == nil ? 0 : entry?.score ?? 0)
    }
    let removal = try effects.removal(below: wanted.below ?? entry.rank)
    return ScoreExplanation(
      ranking: ranking, entry: entry, breakdowns: found.breakdowns, refusal: found.refusal,
      effects: effects.sorted, tried: effects.tried, claimEffects: claims,
      untriedClaims: effects.untriedClaims, removal: removal)
  }
}
