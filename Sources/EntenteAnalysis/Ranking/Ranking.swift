import EntenteGraph
public import EntenteModel

/// The entities of a graph in the order of a measure.
public struct Ranking: Sendable {
  /// The measure.
  public let measure: Measure

  /// How the graph was read.
  public let projection: Projection

  /// What else a reader must know: how direction and weights were read, and
  /// which part of the graph was ranked.
  public let notes: [String]

  /// Between whom brokers were looked for; nil if between all.
  public let brokerage: Brokerage?

  /// What groups brokers stand between; nil if the measure is of no roles.
  public internal(set) var roles: Roles?

  /// The entries, the highest score first; equal scores by id.
  ///
  /// Of a ranking between two sides, only those with a score; of one that was to
  /// be of the highest scores, perhaps only those.
  public internal(set) var entries: [Entry]

  /// How many entities were ranked, those without an entry included, and those not of whom
  /// the measure says nothing.
  public let rankedCount: Int

  /// What is promised of the scores; nil if they are exact because that was asked for.
  public internal(set) var estimate: Estimate?

  /// In which worlds the ranks were computed again, if that was asked for.
  public internal(set) var doubts: Doubts?
}

extension Ranking {
  /// Why a ranking can't be made.
  public enum Refusal: Error, Hashable, Sendable {
    /// A strength can't be read as asked.
    case projection(Projection.Refusal)
    /// The measure does not read strengths so.
    case weight(Projection.Weight, Measure)
    /// The measure has no sides; only betweenness does.
    case between(Measure)
    /// An organization that is to be a side has no member in the graph, though so
    /// many are known.
    case noMembers(organization: Int, known: Int)
    /// Scores can't be estimated from a sample.
    case approximation(Approximation.Refusal)
    /// The measure is of graphs without direction.
    case direction(Measure)
    /// A program does not know the measure.
    case program(Program, Measure)
    /// No entity has the property that groups are to be made by; those that some have
    /// are given.
    case unknownProperty(Property, known: [String])
    /// The measure says nothing of an entity, which has no ties.
    case undefined(Measure, entity: Int)
    /// The computation came to no end, or would not: why.
    case noScores(String)
  }

  /// How a ranking is made.
  public struct Options: Hashable, Sendable {
    /// Which claims count.
    public var selection = Selection()
    /// How direction is read; as the measure does if nil.
    public var direction: Projection.Direction?
    /// What strength is taken for; as the measure does if nil.
    public var weight: Projection.Weight?
    /// What becomes of parallel ties.
    public var parallel = Projection.Parallel.merge
    /// Which entities are folded into others.
    public var folding: Projection.Folding?
    /// Whether scores are divided by the greatest possible, where usual.
    public var isNormalized = false
    /// Between whom brokers are looked for, if not between all.
    public var between: Brokerage.Sides?
    /// How closely scores are to be estimated, if not exact.
    public var approximation: Approximation?
    /// How many entities are wanted, if not all.
    ///
    /// The others may be left out where that is quicker; scores and ranks are the
    /// same.
    public var top: Int?

    /// Where jumps of PageRank lead to, or with whom others communicate, by position; all
    /// alike if empty.
    public var seeds: [Int] = []
    /// What groups brokers stand between.
    public var grouping = Grouping.kind
    /// Bonacich's β as a share of its limit, from −0.999 to 0.999.
    public var reach = 0.5
    /// The program whose conventions are followed, if not ours.
    public var program: Program?

    /// How many worlds to draw at most, if ranks are to be computed in each world
    /// that contested and uncertain claims allow.
    public var worlds: Int?
    /// What worlds are drawn by.
    public var seed: UInt64 = 1

    /// Every asserted and reported claim, by the conventions of the measure.
    public init() {}
  }
}

extension KnowledgeGraph {
  /// Ranks the entities by a measure.
  ///
  ///     for entry in try summit.ranking(by: .betweenness).entries.prefix(5) {
  ///       print(entry.rank, summit.entities[entry.entity].name, entry.score)
  ///     }
  ///
  /// - Complexity: That of the measure, see ``Measure/card``.
  /// - Throws: A ``Ranking/Refusal`` if the measure can't read the graph so.
  public func ranking(
    by measure: Measure, _ options: Ranking.Options = Ranking.Options()
  ) throws(Ranking.Refusal) -> Ranking {
    try ranking(by: measure, options, groups: nil)
  }

  /// Ranks the entities by a measure, with brokers between groups that are known already,
  /// or those that the options ask for; if the graph is read as of many days, with what is the
  /// same on all of them.
  func ranking(
    by measure: Measure, _ options: Ranking.Options, groups: EntityGroups?,
    known: Projection.TimelessReading? = nil
  ) throws(Ranking.Refusal) -> Ranking {
    if let program = options.program, !measure.isKnown(to: program) {
      throw .program(program, measure)
    }
    let convention = options.program.flatMap { Convention($0, measure) }
    let weight = options.weight ?? convention?.weight ?? measure.defaultWeight
    guard measure.reads(weight) else { throw .weight(weight, measure) }
    var projecting = Projection.Options()
    projecting.selection = options.selection
    projecting.direction = options.direction ?? convention?.direction ?? measure.defaultDirection
    projecting.weight = weight
    projecting.readsLengths = measure.readsLengths
    projecting.parallel = options.parallel
    projecting.folding = options.folding
    if measure.needsNoDirection && projecting.direction != .ignore { throw .direction(measure) }
    if let sides = options.between {
      guard measure == .betweenness else { throw .between(measure) }
      guard options.approximation == nil else { throw .approximation(.between) }
      return try ranking(between: sides, projecting, isNormalized: options.isNormalized)
    }
    let asDeclared = convention != nil && options.direction == nil && convention?.direction == nil
    let projection = try projection(projecting, asDeclared: asDeclared, known)
    var options = options
    if options.worlds != nil { options.top = nil }
    let setting = try ScoreSetting(measure, of: self, in: projection, options, groups: groups)
    let scored = try scores(by: measure, of: projection.graph, options, setting)
    var ranking = Ranking(
      measure: measure, projection: projection,
      notes: notes(of: options, by: measure) + scored.notes, brokerage: nil,
      entries: entries(scored, projection),
      rankedCount: projection.entities.count - scored.undefined.count,
      estimate: scored.estimate)
    if let roles = scored.roles, let groups = setting.groups {
      ranking.addRoles(roles, groups)
    }
    if let worlds = options.worlds {
      try addStability(to: &ranking, options, setting, sampleCount: max(1, worlds))
    }
    return ranking
  }

  /// Projects the graph; as the ties are declared, but without direction if none has one, if
  /// that is asked for.
  private func projection(
    _ options: Projection.Options, asDeclared: Bool, _ known: Projection.TimelessReading?
  ) throws(Ranking.Refusal) -> Projection {
    do {
      if !asDeclared { return try Projection(self, options, known: known) }
      var options = options
      options.direction = .declared
      let projection = try Projection(self, options, known: known)
      let ties = projection.ties
      if ties.relations.contains(where: { ties.filter.isDirected(relation: Int($0)) }) {
        return projection
      }
      options.direction = .ignore
      return try Projection(self, options, known: known)
    } catch { throw .projection(error) }
  }

  /// What is to be said of options that change what scores mean.
  private func notes(of options: Ranking.Options, by measure: Measure) -> [String] {
    var notes: [String] = []
    if let program = options.program, let convention = Convention(program, measure) {
      let words = convention.differences
      notes.append(
        "as \(program.title): " + (words.isEmpty ? "the same" : words.joined(separator: "; ")))
    }
    if measure.readsSeeds, !options.seeds.isEmpty {
      let names = options.seeds.map { storage.entityName($0) }.joined(separator: ", ")
      notes.append(
        measure == .pagerank
          ? "seeds, to which every jump leads: \(names)" : "walks between each and \(names)")
    }
    if measure.family == .roles, options.grouping == .community {
      notes.append(EntityGroups.communityNote)
    }
    if measure == .power { notes.append("β is \(options.reach) of its limit, 1/λmax") }
    return notes
  }

  private func scores(
    by measure: Measure, of graph: CSRGraph, _ options: Ranking.Options, _ setting: ScoreSetting
  ) throws(Ranking.Refusal) -> Scores {
    if options.approximation == nil, options.program == nil, let top = options.top,
      let highest = Scores(highest: top, measure, of: graph, isNormalized: options.isNormalized)
    {
      return highest
    }
    return try Scores(measure, of: graph, setting)
  }

  private func ranking(
    between sides: Brokerage.Sides, _ options: Projection.Options, isNormalized: Bool
  ) throws(Ranking.Refusal) -> Ranking {
    let first = BrokerageSide(of: sides.first, in: self, options.selection)
    let second = BrokerageSide(of: sides.second, in: self, options.selection)
    var options = options
    options.excluded = Set([first, second].filter { $0.members != nil }.map(\.entity))
    let projection: Projection
    do { projection = try Projection(self, options) } catch { throw .projection(error) }
    let brokerage = Brokerage(
      sources: try first.nodes(of: projection, options, in: self),
      targets: try second.nodes(of: projection, options, in: self), in: projection)
    let scored = Scores(between: brokerage, in: projection, isNormalized: isNormalized)
    let counts = brokerage.line(
      from: first.name(in: self, brokerage.sources.count),
      to: second.name(in: self, brokerage.targets.count))
    let entries = entries(scored, projection).filter { $0.score > 0 }
    return Ranking(
      measure: .betweenness, projection: projection, notes: [counts] + scored.notes,
      brokerage: brokerage, entries: entries, rankedCount: entries.count)
  }

  private func entries(_ scored: Scores, _ projection: Projection) -> [Ranking.Entry] {
    let ranks = scored.ranks(
      key: { storage.entityID(UInt32(projection.entities[$0])) }, by: <)
    return ranks.map { rank, node, place in
      Ranking.Entry(
        rank: rank, entity: projection.entities[node], score: scored.values[place],
        uncertainty: scored.uncertainties?[place])
    }
  }
}
