/// A measure of how central an entity is.
public enum Measure: String, CaseIterable, Hashable, Sendable {
  // Of an entity's own ties.
  case degree, strength
  // Along paths.
  case closeness, harmonic, betweenness
  case currentFlowBetweenness = "current-flow-betweenness"
  case currentFlowCloseness = "current-flow-closeness"
  // From the scores of neighbors, or along walks.
  case eigenvector, pagerank, hubs, authorities, katz, power, subgraph, communicability
  // Of how closely an entity's surroundings hold together.
  case core, onion, clustering
  // Of the holes between an entity's contacts.
  case constraint, hierarchy
  case effectiveSize = "effective-size"
  // Of whom an entity stands between.
  case brokerage, coordinator, itinerant, gatekeeper, representative, liaison

  /// What measures have in common.
  public enum Family: String, CaseIterable, Hashable, Sendable {
    /// They look at an entity's own ties.
    case ties
    /// They follow paths between all pairs.
    case paths
    /// They follow walks, or the scores of neighbors.
    case walks
    /// They tell how closely the surroundings of an entity hold together.
    case cohesion
    /// They tell what of its contacts is redundant.
    case holes
    /// They tell between which groups an entity stands.
    case roles
  }

  /// The family of the measure.
  public var family: Family {
    switch self {
    case .degree, .strength: .ties
    case .closeness, .harmonic, .betweenness, .currentFlowBetweenness, .currentFlowCloseness:
      .paths
    case .eigenvector, .pagerank, .hubs, .authorities, .katz, .power, .subgraph,
      .communicability:
      .walks
    case .core, .onion, .clustering: .cohesion
    case .constraint, .hierarchy, .effectiveSize: .holes
    case .brokerage, .coordinator, .itinerant, .gatekeeper, .representative, .liaison: .roles
    }
  }

  /// How the measure reads direction unless told otherwise.
  public var defaultDirection: Projection.Direction {
    switch self {
    case .pagerank, .hubs, .authorities, .katz: .declared
    case _ where family == .roles: .declared
    default: .ignore
    }
  }

  /// Whether the measure is of undirected graphs only.
  public var needsNoDirection: Bool {
    switch self {
    case .currentFlowBetweenness, .currentFlowCloseness, .subgraph, .communicability: true
    default: false
    }
  }

  /// What the measure takes strength for unless told otherwise.
  public var defaultWeight: Projection.Weight {
    family == .paths || !readsStrength ? .none : .strength
  }

  /// Whether the measure goes along shortest paths, so that a weight is a length.
  public var readsLengths: Bool {
    switch self {
    case .closeness, .harmonic, .betweenness: true
    default: false
    }
  }

  /// Whether the measure tells how near entities are to some, if these are named.
  public var readsSeeds: Bool { self == .pagerank || self == .communicability }

  /// Whether the measure can tell a strong tie from a weak one.
  private var readsStrength: Bool {
    switch family {
    case .cohesion, .roles: false
    default: ![.degree, .subgraph, .communicability].contains(self)
    }
  }

  /// Whether the measure can take strength for that.
  public func reads(_ weight: Projection.Weight) -> Bool {
    switch weight {
    case .none: true
    case .strength, .sources: readsStrength
    case .cost: readsLengths
    }
  }

  /// About how many steps the measure takes.
  func workload(nodes: Int, edges: Int) -> Double {
    let (n, m) = (Double(nodes), Double(nodes + edges))
    switch self {
    case .degree, .strength, .core, .onion: return m
    case .closeness, .harmonic, .betweenness: return n * m
    case .currentFlowCloseness: return n * n * n
    case .currentFlowBetweenness: return n * n * n + 10 * n * m
    case .subgraph: return 40 * n * m
    case .communicability: return 40 * m
    case .eigenvector, .pagerank, .hubs, .authorities, .katz, .power: return 200 * m
    case .clustering, .constraint, .hierarchy, .effectiveSize: return m * m.squareRoot()
    case .brokerage, .coordinator, .itinerant, .gatekeeper, .representative, .liaison:
      return m * m.squareRoot()
    }
  }
}

extension Measure {
  /// The measure that a user means, which may go by another name.
  public init?(name: String) {
    let folded = Self.folded(name)
    if let measure = Measure.allCases.first(where: { Self.folded($0.rawValue) == folded }) {
      self = measure
      return
    }
    switch folded {
    case "hits", "authority": self = .authorities
    case "hub": self = .hubs
    case "weighteddegree": self = .strength
    case "information", "informationcentrality": self = .currentFlowCloseness
    case "currentflow", "randomwalkbetweenness": self = .currentFlowBetweenness
    case "bonacich", "bonacichpower", "powercentrality": self = .power
    case "subgraphcentrality": self = .subgraph
    case "totalcommunicability": self = .communicability
    case "kcore", "coreness", "corenumber": self = .core
    case "onionlayer", "onionlayers": self = .onion
    case "clusteringcoefficient", "localclustering": self = .clustering
    case "burt", "burtsconstraint": self = .constraint
    case "consultant", "itinerantbroker": self = .itinerant
    default: return nil
    }
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
  }
}
