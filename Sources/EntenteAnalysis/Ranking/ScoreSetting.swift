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

  /// The entities to which jumps lead, or with which others communicate, by position; all
  /// if none.
  var seeds: Set<Int> = []

  /// The groups of entities; nil if the measure needs none.
  ///
  /// They are those of the graph as it was read first: in a graph that lacks a tie, or in
  /// another world, who is in which group stays the same.
  var groups: EntityGroups?

  /// The entity of each node.
  var entities: [Int]

  /// The nodes of the seeds; nil if all are alike.
  ///
  /// Where no seed is a node, as in a world in which it is left out, all are alike.
  var seedNodes: [Int]? {
    if seeds.isEmpty { return nil }
    let nodes = entities.indices.filter { seeds.contains(entities[$0]) }
    return nodes.isEmpty ? nil : nodes
  }

  /// How much each node attracts jumps; nil if all alike.
  var jumps: [Double]? {
    guard let seedNodes else { return nil }
    var jumps = [Double](repeating: 0, count: entities.count)
    for node in seedNodes { jumps[node] = 1 }
    return jumps
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
    _ options: Ranking.Options, groups known: EntityGroups? = nil
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
      if let known {
        groups = known
      } else {
        groups = try EntityGroups(options.grouping, of: graph, in: projection, options.selection)
      }
    }
  }
}
