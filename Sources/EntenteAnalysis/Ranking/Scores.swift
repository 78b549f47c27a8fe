import EntenteGraph

/// The scores of the nodes of a graph, and what is to be said with them.
struct Scores {
  private(set) var values: [Double]

  /// The nodes that the scores belong to; nil if to all in their order.
  private(set) var nodes: [Int]?
  private(set) var notes: [String] = []

  /// What is promised of the scores, and of each, if they were estimated.
  private(set) var estimate: Ranking.Estimate?
  private(set) var uncertainties: [Ranking.Uncertainty]?

  init(
    _ measure: Measure, of graph: CSRGraph, isNormalized: Bool, approximation: Approximation?
  ) throws(Ranking.Refusal) {
    values = []
    if let approximation {
      let scores: ApproximateScores
      do { scores = try approximation.scores(measure, of: graph) } catch {
        throw .approximation(error)
      }
      adopt(
        scores, approximation, divisor: isNormalized ? divisor(of: measure, in: graph) : nil)
      return
    }
    do {
      values = try Self.values(measure, of: graph)
    } catch {
      throw .noConvergence(String(describing: error))
    }
    if measure == .eigenvector, !values.isEmpty {
      let covered = graph.eigenvectorScope().count
      if covered < graph.nodeCount {
        notes.append(
          "ranked in the largest \(graph.isDirected ? "strongly " : "")connected part: "
            + "\(covered) of \(graph.nodeCount) entities, the others score 0")
      }
    }
    if isNormalized { normalize(measure, of: graph) }
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

  private static func values(
    _ measure: Measure, of graph: CSRGraph
  ) throws -> [Double] {
    let lengths: EdgeLengths = graph.isWeighted ? .weights : .hops
    let inward: EdgeDirection = graph.isDirected ? .incoming : .any
    return switch measure {
    case .degree: graph.degrees(inward).map(Double.init)
    case .strength: graph.strengths(inward)
    case .closeness: graph.closenessCentrality(lengths: lengths)
    case .harmonic: graph.harmonicCentrality(lengths: lengths)
    case .betweenness: graph.betweennessCentrality(lengths: lengths)
    case .eigenvector: try graph.eigenvectorCentrality()
    case .pagerank: try graph.pageRank()
    case .hubs: try graph.hits().hubs
    case .authorities: try graph.hits().authorities
    case .katz: try graph.katzCentrality()
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
    guard let divisor = divisor(of: measure, in: graph), divisor > 0 else { return }
    values = values.map { $0 / divisor }
  }

  /// The greatest possible score, for the measures that are divided by it.
  private mutating func divisor(of measure: Measure, in graph: CSRGraph) -> Double? {
    let others = Double(graph.nodeCount - 1)
    let divisor: Double
    switch measure {
    case .degree, .harmonic: divisor = others
    case .betweenness: divisor = others * (others - 1) / (graph.isDirected ? 1 : 2)
    default:
      notes.append("\(measure.rawValue) is not normalized further")
      return nil
    }
    guard divisor > 0 else { return nil }
    notes.append(
      "normalized: divided by \(measure == .betweenness ? "the pairs of others" : "n − 1")")
    return divisor
  }
}
