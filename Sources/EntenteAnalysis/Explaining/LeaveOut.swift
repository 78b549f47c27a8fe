import EntenteGraph
import EntenteModel

/// The rank and score of one node in a graph from which ties are taken away.
struct LeaveOut {
  typealias Outcome = ScoreExplanation.Outcome

  /// Ranks everything anew without some claims.
  typealias Withholding = (_ claims: Set<Int>) throws(Ranking.Refusal) -> Outcome

  let measure: Measure
  let reduced: ReducedProjection
  let own: OwnTies
  let setting: ScoreSetting

  /// The scores of all nodes as they are.
  let scores: [Double]

  /// How many nodes have a rank.
  let rankedCount: Int

  /// By what scores were divided.
  let divisor: Double

  /// Whether the score is summed up tie by tie, without a look at the others.
  let hasClosedForm: Bool

  private let withholding: Withholding

  /// The scores in their order, if scores are summed up tie by tie.
  private let order: ScoreOrder

  /// What the betweenness of all is made of, once it is needed; nil if it is counted anew.
  private var betweennessRows: BetweennessRows?

  /// Whether betweenness is counted anew only from where paths change.
  let keepsRows: Bool

  /// From how many nodes to search for those that are as near to all, before all are
  /// searched from instead; nil if the measure is no sum of steps, or the graph small.
  private let mostSearches: Int?

  /// From how many nodes that was as the ties are; nil if from all.
  private let searchCount: Int?

  /// The number of rankings computed.
  private(set) var evaluated = 0

  var projection: Projection { reduced.projection }
  var graph: CSRGraph { projection.graph }

  init(
    _ reduced: ReducedProjection, _ own: OwnTies, of ranking: Ranking, divisor: Double,
    _ setting: ScoreSetting, withholding: @escaping Withholding
  ) {
    measure = ranking.measure
    self.reduced = reduced
    self.own = own
    self.divisor = divisor
    self.setting = setting
    self.withholding = withholding
    var scores = [Double](repeating: 0, count: reduced.projection.entities.count)
    for entry in ranking.entries {
      if let node = reduced.projection.nodes[entry.entity] { scores[node] = entry.score }
    }
    self.scores = scores
    rankedCount = ranking.rankedCount
    // A tie of many places is in the sums of nodes that are no neighbors, too.
    hasClosedForm = measure.isSumOfTies && !reduced.projection.hasTiesOfManyPlaces
    order = ScoreOrder(hasClosedForm ? scores : [])
    let graph = reduced.projection.graph
    // Counted anew, scores that are equal are so to the last digit; that is kept where it
    // takes no time.
    let work = graph.nodeCount.multipliedOrMost(by: graph.nodeCount + graph.edgeCount)
    keepsRows =
      measure == .betweenness && !graph.isWeighted && setting.convention == nil
      && graph.nodeCount <= BetweennessRows.limit
      && own.ties.count.multipliedOrMost(by: work) > 200_000_000
    let isNearness = measure == .closeness || measure == .harmonic
    mostSearches =
      isNearness && !graph.isWeighted && setting.convention == nil && graph.nodeCount >= 2048
      ? min(graph.nodeCount / 8, 2048) : nil
    guard let mostSearches else {
      searchCount = nil
      return
    }
    searchCount =
      graph.closest(
        notBelow: own.node, isHarmonic: measure == .harmonic, mostSearches: mostSearches)?
      .searchCount
  }

  /// Whether parallel ties count as one, however many they are.
  var joinsTies: Bool {
    let options = projection.options
    return options.parallel == .merge && options.weight == .none
  }

  /// About how many steps a ranking takes.
  var cost: Int {
    let (nodes, edges) = (graph.nodeCount, graph.edgeCount)
    if hasClosedForm { return 100 }
    if measure.isSumOfTies { return nodes + edges + 1 }
    switch measure {
    case .pagerank, .eigenvector, .hubs, .authorities, .katz, .communicability:
      return 120 * (nodes + edges + 1)
    case .betweenness where keepsRows:
      // About half of the nodes have no shortest path along a tie.
      return nodes.multipliedOrMost(by: nodes + edges + 1) / 2
    case .closeness where searchCount != nil, .harmonic where searchCount != nil:
      // To make a graph takes some dozens of steps an edge, and many are searched from at once.
      return (192 + (searchCount ?? 0) / 2).multipliedOrMost(by: nodes + edges + 1)
    default: return nodes.multipliedOrMost(by: nodes + edges + 1)
    }
  }

  /// What would be without some ties, by their first places.
  mutating func outcome(without dropped: [Int]) throws(Ranking.Refusal) -> Outcome {
    // Without some ties others would be folded, or elsewhere.
    if let hosts = projection.hosts {
      let ties = dropped.map { projection.ties[$0] }
      if ties.contains(where: { hosts.readsKind($0.relation.kind) }) {
        return try outcome(withholding: Set(ties.flatMap(\.claims)))
      }
    }
    evaluated += 1
    if hasClosedForm { return sum(without: Set(dropped)) }
    let graph = reduced.graph(without: Set(dropped))
    guard keepsRows else { return try outcome(in: graph) }
    let rows = betweennessRows ?? BetweennessRows(self.graph)
    betweennessRows = rows
    let scores = rows.scores(in: graph, without: reduced.arcs(ofTiesAt: dropped))
      .map { $0 / divisor }
    return Outcome(rank: Self.rank(of: own.node, in: scores), score: scores[own.node])
  }

  /// What would be without some claims, when everything is read and ranked anew.
  mutating func outcome(withholding claims: Set<Int>) throws(Ranking.Refusal) -> Outcome {
    evaluated += 1
    return try withholding(claims)
  }

  /// What would be if a tie had only some of its claims, which still support it.
  mutating func outcome(
    weighing place: Int, by claims: [Int]
  ) throws(Ranking.Refusal) -> Outcome {
    evaluated += 1
    let graph: CSRGraph
    do {
      graph = try reduced.graph(weighing: place, try reduced.weight(ofTieAt: place, claims))
    } catch { throw .projection(error) }
    return try outcome(in: graph)
  }

  private func outcome(in graph: CSRGraph) throws(Ranking.Refusal) -> Outcome {
    if let mostSearches,
      let nearest = graph.closest(
        notBelow: own.node, isHarmonic: measure == .harmonic, mostSearches: mostSearches),
      let place = nearest.nodes.firstIndex(where: { $0.node == own.node })
    {
      let scores = nearest.nodes.map { $0.score / divisor }
      return Outcome(rank: Self.rank(of: place, in: scores), score: scores[place])
    }
    let scores = try Scores(measure, of: graph, setting)
    if scores.undefined.contains(own.node) { return Outcome(rank: nil, score: 0) }
    return Outcome(
      rank: Self.rank(of: own.node, in: scores.values, besides: scores.undefined),
      score: scores.values[own.node])
  }

  // MARK: Sums of ties

  /// Takes ties from the sums of their ends.
  private func sum(without dropped: Set<Int>) -> Outcome {
    var changes: [Int: Double] = [:]
    let affected = Set(dropped.compactMap { own.number(ofPlace: $0).map { own.others[$0] } })
    for other in affected {
      var before = (entering: 0.0, leaving: 0.0)
      var after = before
      for number in own.numbersOf[other] ?? [] {
        let weight = joinsTies ? 1 : own.weights[number]
        func add(to sum: inout (entering: Double, leaving: Double)) {
          if own.comesIn[number] { sum.entering = joinsTies ? 1 : sum.entering + weight }
          if own.goesOut[number] { sum.leaving = joinsTies ? 1 : sum.leaving + weight }
        }
        add(to: &before)
        if !dropped.contains(own.places[number]) { add(to: &after) }
      }
      changes[own.node, default: 0] += (before.entering - after.entering) / divisor
      changes[other, default: 0] += (before.leaving - after.leaving) / divisor
    }
    let score = scores[own.node] - (changes.removeValue(forKey: own.node) ?? 0)
    let others = changes.keys.sorted()
    let rank = order.rank(
      of: score, removing: [scores[own.node]] + others.map { scores[$0] },
      adding: others.map { scores[$0] - (changes[$0] ?? 0) })
    return Outcome(rank: rank, score: score)
  }

  // MARK: Ranks

  /// The rank of a score among all that are defined, as ``SharedRanks`` gives it.
  static func rank(
    of node: Int, in scores: [Double], besides undefined: Set<Int> = []
  ) -> Int {
    if !undefined.isEmpty {
      var defined = scores
      // Below all others, and as far from them as numbers go.
      for other in undefined { defined[other] = -.infinity }
      return rank(of: node, in: defined)
    }
    let noise = 1e-13 * (scores.lazy.filter(\.isFinite).map(\.magnitude).max() ?? 0)
    var top = scores[node]
    // Scores that are close share a rank, and so do those close to these.
    while true {
      let reach = top + max(1e-9 * top.magnitude, noise)
      var next = top
      for score in scores where score > next && score <= reach { next = score }
      if next == top { break }
      top = next
    }
    return 1 + scores.count { $0 > top }
  }
}

extension Measure {
  /// Whether a score is the sum of the weights of an entity's own ties.
  var isSumOfTies: Bool { family == .ties }
}

extension Int {
  /// The product, or the greatest integer if it is beyond that.
  func multipliedOrMost(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
