import EntenteGraph
import EntenteModel

/// What the score of a node is made of, exactly.
struct ScoreParts {
  typealias Breakdown = ScoreExplanation.Breakdown
  typealias Part = ScoreExplanation.Part

  let reduced: ReducedProjection
  let own: OwnTies
  let setting: ScoreSetting
  let limit: Int

  /// By what scores were divided.
  let divisor: Double

  var graph: CSRGraph { reduced.projection.graph }
  var node: Int { own.node }
  private var lengths: EdgeLengths { graph.isWeighted ? .weights : .hops }

  /// From how many steps on the pairs of betweenness are too many to go through.
  private static let pairBudget = 40_000_000_000

  init(
    _ reduced: ReducedProjection, _ own: OwnTies, _ setting: ScoreSetting, divisor: Double,
    limit: Int
  ) {
    self.setting = setting
    self.reduced = reduced
    self.own = own
    self.divisor = divisor
    self.limit = limit
  }

  /// The breakdowns of a measure, or why there is none.
  func breakdowns(of measure: Measure) throws -> (breakdowns: [Breakdown], refusal: String?) {
    if measure == .degree || measure == .strength { return ([sumOfTies()], nil) }
    if measure == .pagerank { return (try pageRank(), nil) }
    if measure == .closeness { return (distances(areInverse: false), nil) }
    if measure == .harmonic { return (distances(areInverse: true), nil) }
    if measure == .betweenness { return betweenness() }
    if measure == .katz { return try passedOn(try katz(), .incoming, zero: "") }
    if measure == .eigenvector {
      return try passedOn(try eigenvector(), .incoming, zero: Self.outsideOfPart)
    }
    if measure == .constraint || measure == .effectiveSize { return ([contacts(measure)], nil) }
    if measure == .communicability { return ([try partners()], nil) }
    if let groups = setting.groups { return brokeredPairs(groups, as: measure.role) }
    if measure == .hubs {
      return try passedOn(try hits(ofHubs: true), .outgoing, zero: Self.outsideOfHITS)
    }
    if measure == .authorities {
      return try passedOn(try hits(ofHubs: false), .incoming, zero: Self.outsideOfHITS)
    }
    return (
      [],
      "\(measure.rawValue) is no sum over ties, pairs or distances; what each tie does to it "
        + "is what leaving it out shows"
    )
  }

  private static let outsideOfPart =
    "it is not in the part of the graph that the eigenvector covers, and scores 0"
  private static let outsideOfHITS =
    "it is not in the part of the graph with the largest singular value, and scores 0"

  // MARK: Sums over ties

  /// The entity's ties, each with its weight.
  private func sumOfTies() -> Breakdown {
    let direction: EdgeDirection = graph.isDirected ? .incoming : .any
    let weights = weights(direction)
    let parts = own.byNeighbor(direction).flatMap { neighbor, places in
      split((weights[neighbor] ?? 0) / divisor, places, neighbor: neighbor, whole: nil)
    }
    return breakdown(.ties, parts)
  }

  /// The weight of the edges between the node and each neighbor.
  private func weights(_ direction: EdgeDirection) -> [Int: Double] {
    let isOut = direction == .outgoing
    let heads = isOut ? graph.neighbors(of: node) : graph.predecessors(of: node)
    let weights = isOut ? graph.weights(from: node) : graph.weights(to: node)
    var sums: [Int: Double] = [:]
    for (head, weight) in zip(heads, weights) { sums[Int(head), default: 0] += weight }
    return sums
  }

  /// Parts for ties to one neighbor: one each if their weights add up, else one for all.
  private func split(
    _ value: Double, _ places: [Int], neighbor: Int, whole: Double?
  ) -> [Part] {
    let ties = reduced.projection.ties
    let entity = reduced.projection.entities[neighbor]
    let options = reduced.projection.options
    let areOne =
      options.parallel == .merge && (options.weight == .none || options.weight == .cost)
    if places.count == 1 || areOne {
      return [
        Part(subject: .entity(entity), value: value, whole: whole, ties: places.map { ties[$0] })
      ]
    }
    let weights = places.map { own.number(ofPlace: $0).map { own.weights[$0] } ?? 0 }
    let total = weights.reduce(0, +)
    return zip(places, weights).map { place, weight in
      Part(
        subject: .entity(entity), value: value * (weight / total), whole: whole,
        ties: [ties[place]])
    }
  }

  // MARK: Scores that neighbors pass on

  /// How a score follows from those of neighbors.
  private struct Passing {
    /// The scores that are passed on.
    var scores: [Double]
    /// What becomes of a score times the weight of an edge.
    var factor: Double
    /// What the node has besides.
    var base = 0.0
  }

  private func passedOn(
    _ passing: Passing, _ direction: EdgeDirection, zero: String
  ) throws -> (breakdowns: [Breakdown], refusal: String?) {
    let weights = weights(direction)
    var parts = own.byNeighbor(direction).flatMap { neighbor, places in
      let score = passing.scores[neighbor]
      return split(
        passing.factor * score * (weights[neighbor] ?? 0), places, neighbor: neighbor,
        whole: score)
    }
    if passing.base > 0 { parts.append(Part(subject: .base, value: passing.base)) }
    if !zero.isEmpty, !parts.contains(where: { $0.value > 0 }) { return ([], zero) }
    return ([breakdown(.ties, parts)], nil)
  }

  /// Each node's neighbors to it, summed up: Aᵀx.
  private func gathered(_ scores: [Double]) -> [Double] {
    graph.nodes.map { node in
      zip(graph.predecessors(of: node), graph.weights(to: node)).reduce(0) {
        $0 + scores[Int($1.0)] * $1.1
      }
    }
  }

  private func eigenvector() throws -> Passing {
    let scores = try graph.eigenvectorCentrality()
    let scope = Set(graph.eigenvectorScope().map { Int($0) })
    // Others may point into the part, but score 0; so may those that are pointed to.
    let product = gathered(scores)
    let eigenvalue = scope.reduce(0.0) { $0 + product[$1] * scores[$1] }
    let isInside = scope.contains(node) && eigenvalue > 0
    return Passing(scores: scores, factor: isInside ? 1 / eigenvalue : 0)
  }

  private func katz() throws -> Passing {
    let attenuation = try graph.katzAttenuation()
    let scores = try graph.katzCentrality(attenuation: attenuation)
    // The base, which is the same for all, is what neighbors don't give.
    let given = gathered(scores)[node]
    return Passing(
      scores: scores, factor: attenuation, base: scores[node] - attenuation * given)
  }

  private func hits(ofHubs: Bool) throws -> Passing {
    let hits = try graph.hits()
    let scores = ofHubs ? hits.authorities : hits.hubs
    // Scores add up to 1: what all pass on is divided by its sum.
    let sum = graph.nodes.reduce(0.0) { sum, node in
      let (heads, weights) =
        ofHubs
        ? (graph.neighbors(of: node), graph.weights(from: node))
        : (graph.predecessors(of: node), graph.weights(to: node))
      return sum + zip(heads, weights).reduce(0) { $0 + scores[Int($1.0)] * $1.1 }
    }
    let isInside = (ofHubs ? hits.hubs : hits.authorities)[node] > 0
    return Passing(scores: scores, factor: isInside && sum > 0 ? 1 / sum : 0)
  }

  private func pageRank() throws -> [Breakdown] {
    let damping = Measure.damping
    let scores = try graph.pageRank(
      damping: damping, tolerance: Measure.pageRankTolerance(of: graph))
    let totals = graph.nodes.map { graph.weights(from: $0).reduce(0, +) }
    let count = Double(graph.nodeCount)
    let dangling = graph.nodes.reduce(0.0) { $0 + (totals[$1] > 0 ? 0 : scores[$1]) }
    let weights = weights(.incoming)
    var parts = own.byNeighbor(.incoming).flatMap { neighbor, places in
      let share = totals[neighbor] > 0 ? (weights[neighbor] ?? 0) / totals[neighbor] : 0
      return split(
        damping * scores[neighbor] * share, places, neighbor: neighbor, whole: scores[neighbor])
    }
    parts.append(Part(subject: .teleport, value: (1 - damping) / count))
    if dangling > 0 { parts.append(Part(subject: .dangling, value: damping * dangling / count)) }
    let origins = graph.pageRankContributions(to: node, damping: damping).enumerated().map {
      Part(subject: .entity(reduced.projection.entities[$0.offset]), value: $0.element)
    }
    return [breakdown(.ties, parts), breakdown(.origins, origins)]
  }

  // MARK: Distances

  private func distances(areInverse: Bool) -> [Breakdown] {
    let distances = graph.distances(to: node, lengths: lengths)
    let reached = graph.nodes.filter { $0 != node && distances[$0].isFinite }
    let divisor = areInverse ? divisor : 1
    let value = { (distance: Double) in areInverse ? 1 / distance / divisor : distance }
    let others = reached.map {
      Part(
        subject: .entity(reduced.projection.entities[$0]), value: value(distances[$0]),
        whole: distances[$0])
    }
    var layers: [Double: Int] = [:]
    for node in reached { layers[distances[node], default: 0] += 1 }
    let parts = layers.map { distance, count in
      Part(
        subject: .distance(distance, count: count), value: Double(count) * value(distance),
        whole: distance)
    }
    let total: ScoreExplanation.Total =
      areInverse ? .score : .distances(reached: reached.count, others: graph.nodeCount - 1)
    return [
      nearestFirst(breakdown(.distances, parts, total, limit: .max)),
      nearestFirst(breakdown(.others, others, total, limit: .max)),
    ]
  }

  /// The parts by distance, as far as they are listed.
  private func nearestFirst(_ breakdown: Breakdown) -> Breakdown {
    let order = breakdown.parts.enumerated().sorted { a, b in
      (a.element.whole ?? 0, a.offset) < (b.element.whole ?? 0, b.offset)
    }
    return Breakdown(
      axis: breakdown.axis, total: breakdown.total, parts: order.prefix(limit).map(\.element),
      count: breakdown.count, sum: breakdown.sum)
  }

  // MARK: Betweenness

  private func betweenness() -> (breakdowns: [Breakdown], refusal: String?) {
    let work = graph.nodeCount * (graph.nodeCount + graph.edgeCount)
    guard work < Self.pairBudget else {
      return ([], "the graph is too large to go through all pairs that it sits between")
    }
    let found = graph.betweennessParts(of: node, pairCount: limit, lengths: lengths)
    var values: [Int: Double] = [:]
    for (head, value) in zip(graph.predecessors(of: node), found.entering) {
      values[Int(head), default: 0] += value
    }
    for (head, value) in zip(graph.neighbors(of: node), found.leaving) {
      values[Int(head), default: 0] += value
    }
    let entities = reduced.projection.entities
    let ties = own.byNeighbor(.any).map { neighbor, places in
      Part(
        subject: .entity(entities[neighbor]), value: (values[neighbor] ?? 0) / divisor,
        ties: places.map { reduced.projection.ties[$0] })
    }
    let ends = found.ofSources.enumerated().filter { $0.element > 0 }.map {
      Part(subject: .entity(entities[$0.offset]), value: $0.element / divisor)
    }
    let pairs = Breakdown(
      axis: .pairs, total: .score,
      parts: found.pairs.map {
        Part(
          subject: .pair(entities[Int($0.source)], entities[Int($0.target)]),
          value: $0.share / divisor, whole: $0.share)
      }, count: found.pairCount, sum: found.score / divisor)
    return ([breakdown(.ties, ties), pairs, breakdown(.ends, ends)], nil)
  }

  // MARK: Order

  /// The parts in order, the largest first; constants come after ties that add as much.
  func breakdown(
    _ axis: Breakdown.Axis, _ parts: [Part], _ total: ScoreExplanation.Total = .score,
    limit: Int? = nil
  ) -> Breakdown {
    let order = parts.sorted { a, b in
      a.value != b.value ? a.value > b.value : a.order < b.order
    }
    // From the smallest, as sums are least rounded so.
    let sum = order.reversed().reduce(0) { $0 + $1.value }
    return Breakdown(
      axis: axis, total: total, parts: Array(order.prefix(limit ?? self.limit)),
      count: parts.count, sum: sum)
  }
}

extension ScoreExplanation.Part {
  /// A number that tells parts of equal value apart.
  fileprivate var order: (Int, Int, Int) {
    switch subject {
    case .entity(let entity): (0, entity, ties.first?.relation.position ?? 0)
    case .pair(let a, let b): (0, a, b)
    case .distance(_, let count): (0, count, 0)
    case .teleport: (1, 0, 0)
    case .dangling: (2, 0, 0)
    case .base: (3, 0, 0)
    }
  }
}
