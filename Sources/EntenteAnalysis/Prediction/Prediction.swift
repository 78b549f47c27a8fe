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

  /// The claims that tie two entities, by position.
  public func claims(tying first: Int, _ second: Int) -> [Int] {
    guard let a = projection.nodes[first], let b = projection.nodes[second] else { return [] }
    return ties[[a, b].sorted()] ?? []
  }

  /// The claims of the ties to whom pairs share, by both nodes.
  fileprivate let ties: [[Int]: [Int]]
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
  /// - Complexity: O(Σ *d*²) for degrees *d*; O(*n*²) by preferential attachment.
  public func prediction(
    by score: LinkScore, _ options: Prediction.Options
  ) throws(Projection.Refusal) -> Prediction {
    let projection = try Projection(self, options.projecting())
    let graph = projection.graph
    let isListed = eligible(projection, options)
    let links = graph.likelyLinks(by: score, limit: options.limit) { isListed[$0] && isListed[$1] }
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
    return Prediction(projection: projection, score: score, pairs: pairs, ties: ties)
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

  /// How many pairs have a tie on the second date and not on the first.
  public let newCount: Int

  /// How many entities have a tie on the first date; pairs of others can't be told.
  public let eligibleCount: Int

  /// What each score tells; nil if there are too many pairs for it.
  public let results: [(score: LinkScore, test: LinkBackTest?)]
}

extension KnowledgeGraph {
  /// Tells how well the ties as of one date tell the new ones as of another.
  public func predictionTest(
    from first: PartialDate, to second: PartialDate, _ options: Prediction.Options
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
    let after = CSRGraph(nodeCount: before.nodeCount, edges: edges)
    let isListed = eligible(earlier, options)
    let degrees = before.degrees()
    let isEligible = zip(isListed, degrees).map { $0 && $1 > 0 }
    var newCount = 0
    for node in after.nodes where isListed[node] {
      let known = Set(before.neighbors(of: node))
      newCount += Set(after.neighbors(of: node)).count {
        $0 > CSRGraph.Node(node) && isListed[Int($0)] && !known.contains($0)
      }
    }
    return PredictionTest(
      earlier: earlier, later: later, newCount: newCount,
      eligibleCount: isEligible.count { $0 },
      results: LinkScore.allCases.map { score in
        (score, before.backTest(score, against: after, among: isEligible))
      })
  }
}
