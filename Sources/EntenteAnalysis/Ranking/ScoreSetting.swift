import EntenteGraph
import EntenteModel

/// What scores depend on beside the graph.
struct ScoreSetting: Sendable {
  /// Whether scores are divided by the greatest possible, where usual.
  var isNormalized = false

  /// How closely scores are to be estimated, if not exact.
  var approximation: Approximation?

  /// What Bonacich's β is, as a share of its limit.
  var reach = 0.5

  /// The program whose conventions are followed, if not ours.
  var convention: Convention?

  /// The entities to which jumps lead, by position; to all if none.
  var seeds: Set<Int> = []

  /// The groups of entities; nil if the measure needs none.
  var groups: EntityGroups?

  /// The entity of each node.
  var entities: [Int]

  /// How much each node attracts jumps; nil if all alike.
  ///
  /// Where no seed is a node, as in a world in which it is left out, all are alike.
  var jumps: [Double]? {
    if seeds.isEmpty { return nil }
    let jumps = entities.map { seeds.contains($0) ? 1.0 : 0 }
    return jumps.contains(1) ? jumps : nil
  }

  /// The measure as it is by default.
  init(
    _ measure: Measure, of graph: KnowledgeGraph, in projection: Projection,
    _ selection: Selection
  ) throws(Ranking.Refusal) {
    var options = Ranking.Options()
    options.selection = selection
    try self.init(measure, of: graph, in: projection, options)
  }

  init(
    _ measure: Measure, of graph: KnowledgeGraph, in projection: Projection,
    _ options: Ranking.Options
  ) throws(Ranking.Refusal) {
    entities = projection.entities
    isNormalized = options.isNormalized
    approximation = options.approximation
    reach = options.reach
    convention = options.program.flatMap { Convention($0, measure) }
    for seed in options.seeds {
      do {
        let node = try graph.node(of: seed, in: projection, projection.options)
        seeds.insert(projection.entities[node])
      } catch { throw .projection(error) }
    }
    if measure.family == .roles {
      groups = try EntityGroups(
        options.grouping, of: graph, in: projection, options.selection)
    }
  }
}
