import EntenteGraph

extension Ranking {
  /// A program whose conventions a ranking can follow.
  public enum Program: String, CaseIterable, Hashable, Sendable {
    case networkx, igraph, gephi

    /// Its name, and the version that these are the conventions of.
    public var title: String {
      switch self {
      case .networkx: "NetworkX 3.6"
      case .igraph: "igraph 1.0 (Python)"
      case .gephi: "Gephi 0.10"
      }
    }
  }
}

extension Measure {
  /// Whether a program knows the measure, so that its conventions can be followed.
  public func isKnown(to program: Ranking.Program) -> Bool { Convention(program, self) != nil }
}

/// How a program computes a measure if it is asked with its defaults.
struct Convention: Sendable {
  /// What is done where our definition is another.
  enum Rule: Sendable {
    /// Nothing: the scores are ours.
    case ours
    /// Our scores, divided by the number of others.
    case byOthers
    /// Our scores, divided by the number of pairs of others.
    case byPairs
    /// The scores divided by the greatest.
    case byGreatest
    /// The scores divided by their Euclidean length.
    case byLength
    /// The number of ties, in and out, divided by the number of others if so.
    case allDegrees(byOthers: Bool)
    /// The strengths of ties, in and out.
    case allStrengths
    /// The mean of what each entity reached gives, along ties out; of its distance the
    /// inverse.
    case meanDistance, meanInverseDistance
    /// PageRank that stops once the change is less than so much for each entity.
    case pageRank(tolerance: Double)
    /// PageRank that stops once no score grows by a thousandth of itself.
    case pageRankByGrowth
    /// Katz centrality with that attenuation.
    case katz(Double)
  }

  /// How direction is read; nil if as the ties are, without direction if none has one.
  var direction: Projection.Direction?

  /// What strength is taken for.
  var weight = Projection.Weight.none

  /// How scores are made.
  var rule: Rule

  /// What is different from our conventions, in words.
  var differences: [String]

  private let measure: Measure

  /// The convention of a program; nil if it does not know the measure.
  init?(_ program: Ranking.Program, _ measure: Measure) {
    let found: Self? =
      switch program {
      case .networkx: .networkX(measure)
      case .igraph: .igraph(measure)
      case .gephi: .gephi(measure)
      }
    guard let found else { return nil }
    self = found
  }

  init(
    _ measure: Measure, _ rule: Rule = .ours, direction: Projection.Direction? = nil,
    weight: Projection.Weight = .none, _ differences: String...
  ) {
    self.measure = measure
    self.rule = rule
    self.direction = direction
    self.weight = weight
    self.differences = differences
  }

  /// The scores of the nodes of a graph.
  func scores(of graph: CSRGraph, _ setting: ScoreSetting) throws -> [Double] {
    let others = Double(graph.nodeCount - 1)
    func ours() throws -> [Double] {
      if measure == .eigenvector, graph.isDirected,
        graph.eigenvectorScope().count < graph.nodeCount
      {
        throw NotFollowed(
          reason: "of a directed graph in several strongly connected parts, other programs give "
            + "scores beyond the largest part, which is not followed; leave out --as")
      }
      return try Scores.values(measure, of: graph, setting)
    }
    switch rule {
    case .ours: return try ours()
    case .byOthers: return try ours().divided(by: others)
    case .byPairs: return try ours().divided(by: others * (others - 1) / (graph.isDirected ? 1 : 2))
    case .byGreatest:
      let scores = try ours()
      return scores.divided(by: scores.max() ?? 0)
    case .byLength:
      let scores = try ours()
      return scores.divided(by: scores.reduce(0) { $0 + $1 * $1 }.squareRoot())
    case .allDegrees(let byOthers):
      let degrees = graph.degrees(.any).map(Double.init)
      return byOthers ? degrees.divided(by: others) : degrees
    case .allStrengths: return graph.strengths(.any)
    case .meanDistance:
      return graph.outwardMeans { Double($0) }.map { $0 > 0 ? 1 / $0 : 0 }
    case .meanInverseDistance: return graph.outwardMeans { 1 / Double($0) }
    case .pageRank(let tolerance):
      return try graph.pageRank(
        tolerance: tolerance * Double(max(1, graph.nodeCount)), personalization: setting.jumps)
    case .pageRankByGrowth: return graph.pageRankByGrowth()
    case .katz(let attenuation): return try graph.katzCentrality(attenuation: attenuation)
    }
  }
}

extension [Double] {
  /// The numbers divided by another, or as they are if that is not above 0.
  fileprivate func divided(by divisor: Double) -> [Double] {
    divisor > 0 ? map { $0 / divisor } : self
  }
}

/// A case in which what another program does is not followed.
private struct NotFollowed: Error, CustomStringConvertible {
  var reason: String
  var description: String { reason }
}
