public import EntenteGraph

/// The scores of the nodes of a graph, and what is to be said with them.
struct Scores {
  private(set) var values: [Double]

  /// The nodes that the scores belong to; nil if to all in their order.
  private(set) var nodes: [Int]?
  private(set) var notes: [String] = []

  /// What is promised of the scores, and of each, if they were estimated.
  private(set) var estimate: Ranking.Estimate?
  private(set) var uncertainties: [Ranking.Uncertainty]?

  /// The nodes that the measure says nothing of, though they have a value: they are not
  /// ranked.
  private(set) var undefined: Set<Int> = []

  /// The roles of brokers, if the measure is of them.
  private(set) var roles: BrokerageRoles?

  init(_ measure: Measure, of graph: CSRGraph, _ setting: ScoreSetting) throws(Ranking.Refusal) {
    values = []
    if let approximation = setting.approximation {
      let scores: ApproximateScores
      do { scores = try approximation.scores(measure, of: graph) } catch {
        throw .approximation(error)
      }
      adopt(
        scores, approximation,
        divisor: setting.isNormalized ? saidDivisor(of: measure, in: graph) : nil)
      return
    }
    do {
      if measure.family == .roles {
        let groups = setting.groups?.groups(of: setting.entities)
        let roles = graph.brokerageRoles(
          groups: groups ?? [Int](repeating: 0, count: graph.nodeCount))
        values = roles.counts(of: measure.role).map(Double.init)
        self.roles = roles
      } else if let convention = setting.convention {
        values = try convention.scores(of: graph, setting)
      } else {
        values = try Self.values(measure, of: graph, setting)
      }
    } catch {
      throw .noScores(String(describing: error))
    }
    if measure == .eigenvector, !values.isEmpty {
      let covered = graph.eigenvectorScope().count
      if covered < graph.nodeCount {
        notes.append(
          covered == 0
            ? Self.noCycle(of: graph)
            : "ranked in the largest \(graph.isDirected ? "strongly " : "")connected part: "
              + "\(covered) of \(graph.nodeCount) entities, the others score 0")
      }
    }
    if measure.family == .holes {
      let degrees = graph.degrees(.any)
      undefined = Set(degrees.indices.filter { degrees[$0] == 0 })
      if !undefined.isEmpty {
        notes.append("not ranked: \(undefined.count) without ties, of whom nothing can be said")
      }
    }
    if setting.isNormalized { normalize(measure, of: graph) }
  }

  /// Why no entity has an eigenvector centrality above 0.
  private static func noCycle(of graph: CSRGraph) -> String {
    graph.isDirected && graph.edgeCount > 0
      ? "all score 0: no tie leads back to where others come from, and an eigenvector is of "
        + "entities that reach each other; katz and pagerank need no such cycle"
      : "all score 0, as no ties are left"
  }

  /// From how many nodes on it pays to look for the highest scores only: until
  /// then a few passes over the graph give all.
  private static let leastForHighest = 2048

  /// The highest scores and their nodes, the same as among all; nil where all are
  /// as quick, or asked for.
  init?(highest count: Int, _ measure: Measure, of graph: CSRGraph, isNormalized: Bool) {
    guard !graph.isWeighted, graph.nodeCount >= Self.leastForHighest,
      (1...graph.nodeCount / 8).contains(count)
    else { return nil }
    let highest: [ScoredNode]
    switch measure {
    case .closeness: highest = graph.highestCloseness(count: count)
    case .harmonic: highest = graph.highestHarmonic(count: count)
    default: return nil
    }
    values = highest.map(\.score)
    nodes = highest.map(\.node)
    notes = ["exact; the others are known to score less, and were not scored"]
    if isNormalized { normalize(measure, of: graph) }
  }

  /// The scores of those who stand between two sides.
  init(between brokerage: Brokerage, in projection: Projection, isNormalized: Bool) {
    let graph = projection.graph
    values = graph.betweennessCentrality(
      from: brokerage.sources.compactMap { projection.nodes[$0] },
      to: brokerage.targets.compactMap { projection.nodes[$0] },
      lengths: graph.isWeighted ? .weights : .hops)
    guard isNormalized, brokerage.pairs > 0 else { return }
    values = values.map { $0 / Double(brokerage.pairs) }
    notes.append("normalized: divided by the pairs of the two sides")
  }

  /// The scores by our conventions, not normalized.
  static func values(
    _ measure: Measure, of graph: CSRGraph, _ setting: ScoreSetting
  ) throws -> [Double] {
    let lengths: EdgeLengths = graph.isWeighted ? .weights : .hops
    let inward: EdgeDirection = graph.isDirected ? .incoming : .any
    return switch measure {
    case .degree: graph.degrees(inward).map(Double.init)
    case .strength: graph.strengths(inward)
    case .closeness: graph.closenessCentrality(lengths: lengths)
    case .harmonic: graph.harmonicCentrality(lengths: lengths)
    case .betweenness: graph.betweennessCentrality(lengths: lengths)
    case .currentFlowBetweenness: try graph.currentFlowBetweenness()
    case .currentFlowCloseness: try graph.currentFlowCloseness()
    case .eigenvector: try graph.eigenvectorCentrality()
    case .pagerank:
      try graph.pageRank(
        damping: Measure.damping, tolerance: Measure.pageRankTolerance(of: graph),
        personalization: setting.jumps)
    case .hubs: try graph.hits().hubs
    case .authorities: try graph.hits().authorities
    case .katz: try graph.katzCentrality()
    case .power: try graph.bonacichPower(reach: setting.reach)
    case .subgraph: try graph.subgraphCentrality(areShares: setting.isNormalized)
    case .communicability:
      try graph.communicability(with: setting.seedNodes, areShares: setting.isNormalized)
    case .core: graph.coreNumbers().map(Double.init)
    case .onion: graph.onionLayers().map(Double.init)
    case .clustering: graph.localClustering()
    case .constraint: graph.constraints()
    case .hierarchy: graph.constraintHierarchies()
    case .effectiveSize: graph.effectiveSizes()
    case .brokerage, .coordinator, .itinerant, .gatekeeper, .representative, .liaison:
      preconditionFailure("Roles are counted by groups")
    }
  }

  /// Takes over estimated scores, divided if they are to be normalized.
  private mutating func adopt(
    _ scores: ApproximateScores, _ approximation: Approximation, divisor: Double?
  ) {
    var scores = scores
    if let divisor, divisor > 0 { scores = scores.divided(by: divisor) }
    values = scores.values
    uncertainties = scores.uncertainties()
    estimate = Ranking.Estimate(
      approximation: approximation, error: scores.error, sampleCount: scores.sampleCount,
      isExact: scores.isExact)
  }

  /// Divides by the greatest possible score, for the measures of which that is
  /// usual; the others are bounded as they are.
  private mutating func normalize(_ measure: Measure, of graph: CSRGraph) {
    if let roles {
      let expectations = roles.expectations(of: measure.role)
      values = zip(values, expectations).map { $1.z(of: Int($0)) }
      notes.append("normalized: standard deviations above what is expected by chance")
      return
    }
    switch measure {
    case .effectiveSize:
      // The number of contacts, whichever way the ties lead.
      let contacts = graph.contactCounts()
      values = zip(values, contacts).map { $1 == 0 ? 0 : $0 / Double($1) }
      notes.append("normalized: divided by the number of contacts")
    case .subgraph: notes.append("normalized: divided by the sum of all, the Estrada index")
    case .communicability: notes.append("normalized: divided by the sum of all")
    default:
      guard let divisor = saidDivisor(of: measure, in: graph) else { return }
      values = values.map { $0 / divisor }
    }
  }

  /// The divisor, which is said in a note; nil if there is none.
  private mutating func saidDivisor(of measure: Measure, in graph: CSRGraph) -> Double? {
    guard let isOfPairs = measure.isDividedByPairs else {
      notes.append("\(measure.rawValue) is not normalized further")
      return nil
    }
    guard let divisor = Self.divisor(of: measure, in: graph) else { return nil }
    notes.append("normalized: divided by \(isOfPairs ? "the pairs of others" : "n − 1")")
    return divisor
  }

  /// The greatest possible score, for the measures that are divided by it; nil for
  /// others, or if it is not above 0.
  static func divisor(of measure: Measure, in graph: CSRGraph) -> Double? {
    let others = Double(graph.nodeCount - 1)
    guard let isOfPairs = measure.isDividedByPairs else { return nil }
    let divisor: Double = isOfPairs ? others * (others - 1) / (graph.isDirected ? 1 : 2) : others
    return divisor > 0 ? divisor : nil
  }

  /// The nodes that have a score, with their ranks; the highest first, equal ones by a key.
  func ranks<Key>(
    key: (_ node: Int) -> Key, by isBefore: (Key, Key) -> Bool
  ) -> [(rank: Int, node: Int, place: Int)] {
    var places = Array(values.indices)
    if !undefined.isEmpty { places.removeAll { undefined.contains(nodes?[$0] ?? $0) } }
    let ranks = SharedRanks.of(
      places.map { values[$0] }, key: { key(nodes?[places[$0]] ?? places[$0]) }, by: isBefore)
    return ranks.map { rank, position in
      (rank, nodes?[places[position]] ?? places[position], places[position])
    }
  }
}

extension Measure {
  /// Whether scores are normalized by the number of pairs of others, or of others; nil if
  /// by neither.
  fileprivate var isDividedByPairs: Bool? {
    switch self {
    case .degree, .harmonic: false
    case .betweenness, .currentFlowBetweenness: true
    default: nil
    }
  }
}

extension Measure {
  /// The share of PageRank that follows ties, and does not jump.
  static let damping = 0.85

  /// The sum of changes of a step below which PageRank stops.
  ///
  /// In a small part of a graph whose ties all lead between two sides, a star or a square,
  /// changes die out slowest, and they are a small part of the sum: a sum of 1e-10 leaves
  /// scores there off by more than a relative 1e-9. The steps more take no time but of
  /// millions of ties.
  static func pageRankTolerance(of graph: CSRGraph) -> Double {
    graph.nodeCount + graph.edgeCount <= 4_000_000 ? 1e-12 : 1e-10
  }

  /// The role that the measure counts; nil for all roles together.
  public var role: BrokerageRoles.Role? {
    switch self {
    case .coordinator: .coordinator
    case .itinerant: .itinerant
    case .gatekeeper: .gatekeeper
    case .representative: .representative
    case .liaison: .liaison
    default: nil
    }
  }
}
