import EntenteGraph
import EntenteModel

/// The rank and score of one node in a graph from which ties are taken away.
struct LeaveOut {
  typealias Outcome = ScoreExplanation.Outcome

  let measure: Measure
  let reduced: ReducedProjection
  let own: OwnTies
  private let setting: ScoreSetting

  /// The scores of all nodes as they are.
  let scores: [Double]

  /// By what scores were divided.
  let divisor: Double

  /// The number of rankings computed.
  private(set) var evaluated = 0

  private var graph: CSRGraph { reduced.projection.graph }

  init(
    _ measure: Measure, _ reduced: ReducedProjection, _ own: OwnTies, scores: [Double],
    divisor: Double, _ setting: ScoreSetting
  ) {
    self.measure = measure
    self.reduced = reduced
    self.own = own
    self.scores = scores
    self.divisor = divisor
    self.setting = setting
  }

  /// Whether the score is a sum over the node's own ties.
  var isSumOfTies: Bool { measure == .degree || measure == .strength }

  /// Whether parallel ties count as one, however many they are.
  var joinsTies: Bool {
    let options = reduced.projection.options
    return options.parallel == .merge && options.weight == .none
  }

  /// About how many steps a ranking takes.
  var cost: Int {
    let (nodes, edges) = (graph.nodeCount, graph.edgeCount)
    if isSumOfTies { return nodes + 1 }
    switch measure {
    case .pagerank, .eigenvector, .hubs, .authorities, .katz: return 120 * (nodes + edges + 1)
    default: return nodes.multipliedOrMost(by: nodes + edges + 1)
    }
  }

  /// What would be without some ties, by place.
  mutating func outcome(without dropped: [Int]) throws(Ranking.Refusal) -> Outcome {
    evaluated += 1
    if isSumOfTies { return sum(without: Set(dropped)) }
    return try outcome(in: reduced.graph(without: Set(dropped)))
  }

  /// What would be if a tie had only some of its claims, which still support it.
  mutating func outcome(
    weighing place: Int, by claims: [Int]
  ) throws(Ranking.Refusal) -> Outcome {
    evaluated += 1
    let graph: CSRGraph
    do {
      graph = try reduced.graph(weighing: place, try reduced.weight(ofTie: place, claims))
    } catch { throw .projection(error) }
    return try outcome(in: graph)
  }

  private func outcome(in graph: CSRGraph) throws(Ranking.Refusal) -> Outcome {
    let values = try Scores(measure, of: graph, setting).values
    return Outcome(rank: Self.rank(of: own.node, in: values), score: values[own.node])
  }

  // MARK: Sums of ties

  /// Takes ties from the sums of their ends.
  private func sum(without dropped: Set<Int>) -> Outcome {
    var changed = scores
    let affected = Set(
      own.places.indices.filter { dropped.contains(own.places[$0]) }.map { own.others[$0] })
    var before: [Int: (entering: Double, leaving: Double)] = [:]
    var after: [Int: (entering: Double, leaving: Double)] = [:]
    for (number, place) in own.places.enumerated() where affected.contains(own.others[number]) {
      let weight = joinsTies ? 1 : (try? reduced.weight(ofTie: place)) ?? 1
      let other = own.others[number]
      func add(to sums: inout [Int: (entering: Double, leaving: Double)]) {
        var sum = sums[other] ?? (0, 0)
        if own.comesIn[number] { sum.entering = joinsTies ? 1 : sum.entering + weight }
        if own.goesOut[number] { sum.leaving = joinsTies ? 1 : sum.leaving + weight }
        sums[other] = sum
      }
      add(to: &before)
      if !dropped.contains(place) { add(to: &after) }
    }
    for other in affected {
      let (was, is_) = (before[other] ?? (0, 0), after[other] ?? (0, 0))
      changed[own.node] -= (was.entering - is_.entering) / divisor
      changed[other] -= (was.leaving - is_.leaving) / divisor
    }
    return Outcome(rank: Self.rank(of: own.node, in: changed), score: changed[own.node])
  }

  // MARK: Ranks

  /// The rank of a score among all, as ``SharedRanks`` gives it.
  static func rank(of node: Int, in scores: [Double]) -> Int {
    let noise = 1e-13 * (scores.lazy.map(\.magnitude).max() ?? 0)
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

extension Int {
  /// The product, or the greatest integer if it is beyond that.
  func multipliedOrMost(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
