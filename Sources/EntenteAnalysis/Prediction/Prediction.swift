public import EntenteGraph
public import EntenteModel

/// The pairs without a tie that are most likely to have or get one.
public struct Prediction: Sendable {
  /// Two entities without a tie.
  public struct Pair: Hashable, Sendable {
    /// The place in the order, 1 for the likeliest; pairs of one score share it.
    public let rank: Int
    /// The one, by position.
    public let first: Int
    /// The other.
    public let second: Int
    /// How likely a tie is held to be.
    public let score: Double
    /// Whom both are tied to, by position; those with the fewest ties first.
    public let shared: [Int]
  }

  /// The graph from which it is told.
  public let projection: Projection

  /// How it is told.
  public let score: LinkScore

  /// The pairs, the likeliest first.
  public let pairs: [Pair]

  /// How many pairs without a tie that joins are left out since one divides them.
  public let dividedCount: Int

  /// The claims that tie two entities, by position.
  public func claims(tying first: Int, _ second: Int) -> [Int] {
    guard let a = projection.nodes[first], let b = projection.nodes[second] else { return [] }
    return ties[[a, b].sorted()] ?? []
  }

  /// The claims of the ties to whom pairs share, by both nodes.
  fileprivate let ties: [[Int]: [Int]]

  /// Why nothing can be told.
  public enum Refusal: Error, Hashable, Sendable {
    /// The graph can't be read so.
    case projection(Projection.Refusal)
    /// So many steps would be needed to look at all pairs.
    case tooMuchWork(steps: Double)
    /// There are more pairs than can be listed with whom they share.
    case tooManyPairs(limit: Int)
  }

  /// How many steps may be taken to look at pairs.
  static let stepLimit = 1e11

  /// How many pairs may be listed.
  static let pairLimit = 200_000
}

extension Prediction {
  /// What is predicted, and how.
  public struct Options: Hashable, Sendable {
    /// Which claims count.
    public var selection = Selection()
    /// Which entities are folded into others.
    public var folding: Projection.Folding?
    /// How many pairs at most.
    public var limit = Int.max
    /// Only pairs of these kinds of entity; of all if empty.
    public var kinds: [Entity.Kind] = []

    /// Every asserted and reported claim.
    public init() {}

    func projecting(asOf date: PartialDate? = nil) -> Projection.Options {
      var options = Projection.Options()
      options.selection = selection
      if let date { options.selection.asOf = date }
      options.folding = folding
      return options
    }
  }
}

extension KnowledgeGraph {
  /// Lists the pairs without a tie that are most likely to have or get one.
  ///
  /// Pairs that a tie divides are left out, whatever kinds of relation are selected.
  ///
  /// - Complexity: O(Σ *d*²) for degrees *d*; O(*n*²) by preferential attachment.
  /// - Throws: A ``Prediction/Refusal`` if the graph can't be read so, or is too large.
  public func prediction(
    by score: LinkScore, _ options: Prediction.Options
  ) throws(Prediction.Refusal) -> Prediction {
    let projection: Projection
    let apart: CSRGraph
    do {
      projection = try Projection(self, options.projecting())
      apart = try divided(projection, options.projecting())
    } catch { throw .projection(error) }
    let graph = projection.graph
    let steps = graph.linkPredictionSteps(by: score)
    if steps > Prediction.stepLimit { throw .tooMuchWork(steps: steps) }
    let isListed = eligible(projection, options)
    let links = graph.likelyLinks(
      by: score, limit: min(options.limit, Prediction.pairLimit + 1), apart: apart
    ) { isListed[$0] && isListed[$1] }
    if links.count > Prediction.pairLimit { throw .tooManyPairs(limit: Prediction.pairLimit) }
    let degrees = graph.degrees()
    var wanted: Set<[Int]> = []
    var rank = 0
    var pairs: [Prediction.Pair] = []
    for (place, link) in links.enumerated() {
      if place == 0 || link.score < links[place - 1].score { rank = place + 1 }
      let (first, second) = (Int(link.first), Int(link.second))
      let shared = graph.commonNeighbors(of: first, second).map { Int($0) }
        .sorted { (degrees[$0], $0) < (degrees[$1], $1) }
      for node in shared {
        wanted.insert([first, node].sorted())
        wanted.insert([second, node].sorted())
      }
      pairs.append(
        Prediction.Pair(
          rank: rank, first: projection.entities[first], second: projection.entities[second],
          score: link.score, shared: shared.map { projection.entities[$0] }))
    }
    var ties: [[Int]: [Int]] = [:]
    for position in projection.ties.indices where !wanted.isEmpty {
      let ends = projection.ends(ofTie: position)
      let pair = [Int(ends.subject), Int(ends.object)].sorted()
      if wanted.contains(pair) { ties[pair, default: []] += projection.ties[position].claims }
    }
    return Prediction(
      projection: projection, score: score, pairs: pairs,
      dividedCount: Self.count(of: apart, outside: graph, among: isListed), ties: ties)
  }

  /// The pairs of the same nodes that a tie divides, whatever kinds are selected.
  fileprivate func divided(
    _ projection: Projection, _ projecting: Projection.Options
  ) throws(Projection.Refusal) -> CSRGraph {
    var options = projecting
    let dividing = vocabulary.relationKinds.map { $0.sign == .negative }
    options.dropsNegative = false
    if let chosen = options.selection.relationKinds {
      options.selection.relationKinds = chosen.union(
        vocabulary.relationKinds.filter { $0.sign == .negative }.map(\.kind))
    }
    // The same selection of entities and offices makes the same nodes.
    let whole = try Projection(self, options)
    var edges: [(CSRGraph.Node, CSRGraph.Node)] = []
    for tie in whole.ties.indices
    where dividing[storage.ends(ofRelation: Int(whole.ties.relations[tie])).kind] {
      let ends = whole.ends(ofTie: tie)
      edges.append((ends.subject, ends.object))
    }
    return CSRGraph(nodeCount: projection.entities.count, edges: edges)
  }

  /// How many pairs are tied in a graph and not in another, of some nodes.
  private static func count(
    of apart: CSRGraph, outside graph: CSRGraph, among isListed: [Bool]
  ) -> Int {
    apart.nodes.reduce(0) { count, node in
      guard isListed[node], !apart.neighbors(of: node).isEmpty else { return count }
      let tied = Set(graph.neighbors(of: node))
      return count
        + Set(apart.neighbors(of: node)).count {
          Int($0) > node && isListed[Int($0)] && !tied.contains($0)
        }
    }
  }

  /// Which nodes are of the kinds asked for.
  fileprivate func eligible(_ projection: Projection, _ options: Prediction.Options) -> [Bool] {
    projection.entities.map { entity in
      options.kinds.isEmpty
        || options.kinds.contains { vocabulary.kind(storage.entityKind(entity), isA: $0) }
    }
  }
}

// MARK: - Back-test

/// How well the ties of one date tell those of another.
public struct PredictionTest: Sendable {
  /// The graph of the first date.
  public let earlier: Projection

  /// The graph of the second.
  public let later: Projection

  /// How many pairs have a tie on the second date and none on the first, nor one that
  /// divides them.
  public let newCount: Int

  /// How many entities have a tie on the first date; pairs of others can't be told.
  public let eligibleCount: Int

  /// What each score tells; nil if there are too many pairs for it.
  public let results: [(score: LinkScore, test: LinkBackTest?)]
}

extension KnowledgeGraph {
  /// Tells how well the ties as of one date tell the new ones as of another.
  ///
  /// - Parameters:
  ///   - scores: The scores to be tested.
  ///   - first: The earlier date.
  ///   - second: The later one.
  ///   - options: Which ties count.
  /// - Returns: How well each score told the ties of the second date.
  /// - Throws: A ``Projection/Refusal`` if the graph can't be projected.
  public func predictionTest(
    of scores: [LinkScore] = LinkScore.allCases, from first: PartialDate, to second: PartialDate,
    _ options: Prediction.Options
  ) throws(Projection.Refusal) -> PredictionTest {
    let earlier = try Projection(self, options.projecting(asOf: first))
    let later = try Projection(self, options.projecting(asOf: second))
    // The nodes of the second date that are nodes of the first, too.
    let nodes = later.entities.map { earlier.nodes[$0] }
    var edges: [(CSRGraph.Node, CSRGraph.Node)] = []
    for (place, node) in nodes.enumerated() {
      guard let node else { continue }
      for neighbor in later.graph.neighbors(of: place) where Int(neighbor) > place {
        guard let other = nodes[Int(neighbor)], other != node else { continue }
        edges.append((CSRGraph.Node(node), CSRGraph.Node(other)))
      }
    }
    let before = earlier.graph
    let apart = try divided(earlier, options.projecting(asOf: first))
    let after = CSRGraph(nodeCount: before.nodeCount, edges: edges)
    let isListed = eligible(earlier, options)
    let degrees = before.degrees()
    let isEligible = zip(isListed, degrees).map { $0 && $1 > 0 }
    var newCount = 0
    for node in after.nodes where isListed[node] {
      let known = Set(before.neighbors(of: node)).union(apart.neighbors(of: node))
      newCount += Set(after.neighbors(of: node)).count {
        $0 > CSRGraph.Node(node) && isListed[Int($0)] && !known.contains($0)
      }
    }
    return PredictionTest(
      earlier: earlier, later: later, newCount: newCount,
      eligibleCount: isEligible.count { $0 },
      results: scores.map { score in
        let isFeasible = before.linkPredictionSteps(by: score) <= Prediction.stepLimit
        return (
          score,
          isFeasible
            ? before.backTest(score, against: after, among: isEligible, apart: apart) : nil
        )
      })
  }
}
