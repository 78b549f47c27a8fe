public import EntenteGraph
public import EntenteModel

/// What a network is like as a whole.
public struct NetworkStructure: Sendable {
  /// The graph of which the figures are.
  public let projection: Projection

  /// The graph read as its ties are declared, if that says more: of it are reciprocity
  /// and the census of threes.
  public let directed: Projection?

  /// The parts that ties connect, whatever their direction.
  public let components: Components

  /// The number of strong components; nil without direction.
  public let strongComponentCount: Int?

  /// The number of entities without ties.
  public let isolateCount: Int

  /// The share of the possible ties that are there; nil with fewer than two entities.
  public let density: Double?

  /// How far apart those in the largest part are; nil if it is too large to tell.
  public let distances: DistanceSummary?

  /// The pairs tied both ways, one way and not at all; nil without direction.
  public let dyads: DyadCensus?

  /// The threes of each type; nil without direction, or if there are too many.
  public let triads: TriadCensus?

  /// The share of paths of two ties whose ends are tied.
  public let transitivity: Double

  /// The mean share of the neighbors of an entity that are tied to each other.
  public let meanClustering: Double

  /// How alike the entities are that a tie joins: in degree, and as was asked for.
  public let likeness: [Likeness]

  /// How far all ties are those of one entity, by direction.
  public let centralization: [Centralization]

  /// How densely those with many ties are tied to each other, from all entities on.
  public let richClubs: [RichClub]

  /// The same with what random graphs of the same degrees give; nil if they were not asked
  /// for, or the network is too large.
  public let richClubChances: [RichClubChance]?
}

extension NetworkStructure {
  /// How alike the entities are that a tie joins.
  public struct Likeness: Hashable, Sendable {
    /// In what: `degree`, `kind`, or a property.
    public let name: String
    /// From −1 to 1; nil if all are alike.
    public let value: Double?
    /// Whether it is a correlation of numbers, and not a matter of groups.
    public let isCorrelation: Bool
    /// How many entities have no value, and are left out.
    public let missingCount: Int
  }

  /// How far all ties are those of one entity.
  public struct Centralization: Hashable, Sendable {
    /// Which ties count.
    public let direction: EdgeDirection
    /// From 0 to 1; nil with fewer than three entities.
    public let value: Double?
    /// Who has most ties, by position; the first of several, and nil if nobody has any.
    public let center: Int?
  }

  /// How a network is read.
  public struct Options: Hashable, Sendable {
    /// Which claims count.
    public var selection = Selection()
    /// How direction is read; if nil, ties have none but for what is about direction.
    public var direction: Projection.Direction?
    /// Which entities are folded into others.
    public var folding: Projection.Folding?
    /// In what else entities may be alike, with the names of it.
    public var groupings: [Ranking.Grouping] = [.kind]
    /// How many random graphs of the same degrees rich clubs are compared with.
    public var randomGraphCount = 0
    /// What they are drawn from.
    public var seed: UInt64 = 0

    /// Every asserted and reported claim.
    public init() {}
  }
}

extension KnowledgeGraph {
  /// Describes the network as a whole.
  ///
  /// - Complexity: O(*nm*) for the distances, which are left out of large networks.
  public func structure(
    _ options: NetworkStructure.Options
  ) throws(Ranking.Refusal) -> NetworkStructure {
    var projecting = Projection.Options()
    projecting.selection = options.selection
    projecting.folding = options.folding
    projecting.direction = options.direction ?? .ignore
    let projection: Projection
    var directed: Projection?
    do {
      projection = try Projection(self, projecting)
      if options.direction == nil {
        projecting.direction = .declared
        let declared = try Projection(self, projecting)
        let ties = declared.ties
        let hasDirection = ties.relations.contains {
          ties.filter.isDirected(relation: Int($0))
        }
        if hasDirection { directed = declared }
      }
    } catch { throw .projection(error) }
    let likeness = try likeness(in: projection, options)
    return NetworkStructure(projection, directed: directed, likeness: likeness, options)
  }

  private func likeness(
    in projection: Projection, _ options: NetworkStructure.Options
  ) throws(Ranking.Refusal) -> [NetworkStructure.Likeness] {
    let graph = projection.graph
    var found = [
      NetworkStructure.Likeness(
        name: "degree", value: graph.degreeAssortativity(), isCorrelation: true, missingCount: 0)
    ]
    for grouping in options.groupings {
      if case .property(let property) = grouping,
        let numbers = numbers(property, projection, options.selection)
      {
        found.append(
          NetworkStructure.Likeness(
            name: property.rawValue, value: graph.assortativity(ofValues: numbers),
            isCorrelation: true, missingCount: numbers.count { $0 == nil }))
        continue
      }
      let groups = try EntityGroups(grouping, of: self, in: projection, options.selection)
      let labels = groups.labels(of: projection.entities)
      found.append(
        NetworkStructure.Likeness(
          name: grouping.name, value: graph.assortativity(ofGroups: labels),
          isCorrelation: false, missingCount: labels.count { $0 < 0 }))
    }
    return found
  }

  /// The numbers that a property gives for each node; nil if some value is none.
  private func numbers(
    _ property: Property, _ projection: Projection, _ selection: Selection
  ) -> [Double?]? {
    let latest = LatestValues(of: property, in: self, selection)
    let values = projection.entities.map { latest.values[$0] }
    var numbers: [Double?] = []
    for value in values {
      guard let value else {
        numbers.append(nil)
        continue
      }
      guard let number = Double(value), number.isFinite, number.magnitude < 1e150 else {
        return nil
      }
      numbers.append(number)
    }
    return latest.isEmpty ? nil : numbers
  }
}

extension EntityGroups {
  /// The groups of some entities, numbered without gaps; −1 for those in none.
  fileprivate func labels(of entities: [Int]) -> [Int] {
    let labels = groups(of: entities)
    return zip(entities, labels).map { entity, label in
      names[groups[entity]] == Self.none ? -1 : label
    }
  }
}

extension Ranking.Grouping {
  /// What it is called.
  package var name: String {
    switch self {
    case .kind: "kind"
    case .community: "community"
    case .property(let property): property.rawValue
    case .members: "membership"
    }
  }
}

// MARK: - Figures

extension NetworkStructure {
  fileprivate init(
    _ projection: Projection, directed: Projection?, likeness: [Likeness], _ options: Options
  ) {
    self.projection = projection
    self.directed = directed
    self.likeness = likeness
    let graph = projection.graph
    let components = graph.components()
    self.components = components
    let degrees = graph.degrees()
    isolateCount = degrees.count { $0 == 0 }
    density = graph.dyadCensus().density
    transitivity = graph.transitivity()
    let clustering = graph.localClustering()
    meanClustering = clustering.isEmpty ? 0 : clustering.reduce(0, +) / Double(clustering.count)
    richClubs = graph.richClubs()
    richClubChances = Self.richClubChances(in: graph, options)
    distances = Self.distances(in: graph, components)

    let withDirection = directed?.graph ?? (graph.isDirected ? graph : nil)
    strongComponentCount = withDirection?.stronglyConnectedComponents().count
    dyads = withDirection?.dyadCensus()
    triads = withDirection.flatMap { Self.triads(of: $0) }

    let directions: [EdgeDirection] = graph.isDirected ? [.incoming, .outgoing] : [.any]
    centralization = directions.map { direction in
      let degrees = graph.degrees(direction)
      let center = degrees.max().flatMap { $0 > 0 ? degrees.firstIndex(of: $0) : nil }
      return Centralization(
        direction: direction, value: graph.degreeCentralization(direction),
        center: center.map { projection.entities[$0] })
    }
  }

  /// How many steps along arcs are taken for distances at most, by 64 sources at a time.
  private static let distanceLimit = 640_000_000_000

  private static func distances(in graph: CSRGraph, _ components: Components) -> DistanceSummary? {
    guard let largest = components.largest else { return nil }
    let sources = components.nodes(in: largest)
    let (steps, overflows) = sources.count.multipliedReportingOverflow(
      by: graph.nodeCount + 2 * graph.edgeCount)
    if overflows || steps > distanceLimit { return nil }
    return graph.distanceSummary(from: sources)
  }

  /// How many exchanges of ends are tried for random graphs, by the number of ties of each.
  public static let swapsPerTie = 100

  /// How many exchanges are tried in all at most.
  private static let swapLimit = 5e9

  private static func richClubChances(
    in graph: CSRGraph, _ options: Options
  ) -> [RichClubChance]? {
    let count = options.randomGraphCount
    let swaps = Double(count) * Double(swapsPerTie) * Double(graph.edgeCount)
    guard count > 0, swaps <= swapLimit else { return nil }
    return graph.richClubChances(
      sampleCount: count, swapsPerEdge: swapsPerTie, seed: options.seed)
  }

  /// How many pairs of neighbors are looked at for threes at most.
  private static let triadLimit = 200_000_000_000.0

  private static func triads(of graph: CSRGraph) -> TriadCensus? {
    let work = graph.degrees().reduce(0.0) { $0 + Double($1) * Double($1) }
    return work > triadLimit ? nil : graph.triadCensus()
  }
}
