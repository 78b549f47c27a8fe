import EntenteGraph
import EntenteModel

/// What groups are found in: a plain graph, its entities, and the ties behind it.
struct GroupBasis {
  /// The plain graph.
  var graph: CSRGraph

  /// The entity of each node.
  var entities: [Int]

  /// The ties, each by its ends and the number of its kind.
  var ties: [(first: UInt32, second: UInt32, kind: Int)]

  /// The claims of a tie, by its place in ``ties``.
  var claims: (Int) -> [Int]

  /// The projection of which the nodes are.
  var projection: Projection

  /// How the graph was read, in one line.
  var summary: String

  /// The positions in the projection of the ties that count; nil if all do.
  var positions: [Int]?

  /// Whether two are tied by what they share.
  var isShared = false
}

extension GroupBasis {
  /// Reads the ties of a graph.
  init(
    of graph: KnowledgeGraph, _ options: Grouping.Options, direction: Projection.Direction,
    weight: Projection.Weight
  ) throws(Projection.Refusal) {
    let projection = try Projection(graph, Self.options(options, direction, weight))
    self.init(of: projection, in: graph)
  }

  /// Takes all ties of a projection.
  init(of projection: Projection, in graph: KnowledgeGraph) {
    self.init(
      graph: projection.graph, entities: projection.entities,
      ties: projection.ties.indices.map { tie in
        let ends = projection.ends(ofTie: tie)
        let relation = Int(projection.ties.relations[tie])
        return (ends.subject, ends.object, graph.storage.ends(ofRelation: relation).kind)
      }, claims: { projection.ties[$0].claims }, projection: projection,
      summary: projection.summary)
  }

  /// How a graph is projected to find groups.
  static func options(
    _ options: Grouping.Options, _ direction: Projection.Direction, _ weight: Projection.Weight
  ) -> Projection.Options {
    var projecting = Projection.Options()
    projecting.selection = options.selection
    projecting.direction = direction
    projecting.weight = weight
    projecting.readsLengths = false
    projecting.folding = options.folding
    return projecting
  }

  /// Takes the ties that join or divide.
  init(of signed: SignedProjection, in graph: KnowledgeGraph) {
    let projection = signed.projection
    let ties = signed.signedTies
    self.init(
      graph: CSRGraph(nodeCount: 0, edges: []), entities: signed.entities,
      ties: ties.map { tie in
        let relation = Int(projection.ties.relations[tie.tie])
        return (tie.first, tie.second, graph.storage.ends(ofRelation: relation).kind)
      }, claims: { projection.ties[ties[$0].tie].claims }, projection: projection,
      summary: signed.summary, positions: ties.map(\.tie).sorted())
  }

  /// Reads what members share, or organizations.
  init(
    of graph: KnowledgeGraph, _ options: Grouping.Options, _ affiliation: Grouping.Affiliation
  ) throws(Grouping.Refusal) {
    let memberships: Memberships
    do {
      memberships = try Memberships(of: graph, options.selection, onto: affiliation.side)
    } catch {
      throw .projection(error)
    }
    let pairs: [SharingPair]
    do { pairs = try memberships.pairs(weight: affiliation.weight) } catch {
      throw .tooManyPairs(limit: error.limit)
    }
    let entities = Set(pairs.flatMap { [$0.first, $0.second] }).sorted()
    var nodes: [Int: UInt32] = [:]
    for (node, entity) in entities.enumerated() { nodes[entity] = UInt32(node) }
    let ends = pairs.map { (nodes[$0.first] ?? 0, nodes[$0.second] ?? 0) }
    let kind = graph.vocabulary.relationKinds.firstIndex { $0.kind == .member } ?? 0
    self.init(
      graph: CSRGraph(nodeCount: entities.count, edges: ends, weights: pairs.map(\.weight)),
      entities: entities,
      ties: ends.map { ($0.0, $0.1, kind) },
      claims: { memberships.claims(sharedBy: pairs[$0].first, pairs[$0].second) },
      projection: memberships.projection,
      summary: "\(pairs.count.counted("pair", "pairs")) that share "
        + "\(affiliation.side == .members ? "organizations" : "members"), weighed by "
        + "\(affiliation.weight.rawValue); " + memberships.summary,
      positions: memberships.tiePositions, isShared: true)
  }
}
