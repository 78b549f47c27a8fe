public import EntenteGraph
public import EntenteModel

/// A knowledge graph read as one of friends and foes.
///
/// Kinds of relation have a sign in the vocabulary: those that join (member, ally, met-with
/// …) make friends, those that divide (rival, attacks, criticizes …) foes, neutral ones
/// (borders, located-in) neither. A pair has one sign, however many ties it has; a pair with
/// ties of both signs is in *tension*, and a stated rule settles it.
public struct SignedProjection: Sendable {
  /// The plain graph, whose nodes are the entities that have a signed tie.
  public let graph: SignedGraph

  /// The entity of each node, by position.
  public let entities: [Int]

  /// Pairs with ties of both signs, in the order of their nodes, whatever became of them.
  public let tensions: [Pair]

  /// The number of ties that join, and of those that divide.
  public let tieCounts: (positive: Int, negative: Int)

  /// The status of each node.
  ///
  /// It is the number of positive ties to it and negative ties from it, less negative ties
  /// to it and positive ties from it. Only directed ties say who looks up to whom.
  ///
  /// > J. Leskovec, D. Huttenlocher, J. Kleinberg. "Signed networks in social media."
  /// > *CHI* 2010, pp. 1361–1370.
  /// > doi:[10.1145/1753326.1753532](https://doi.org/10.1145/1753326.1753532)
  public let statuses: [Int]

  /// Who holds whom for a friend or a foe: directed ties lead one way, others both ways.
  ///
  /// Ties of both signs from one to another are settled by the rule, as those of a pair are.
  public let arcs: DirectedSignedGraph

  /// Whether a tie that joins or divides has a direction.
  public let hasDirection: Bool

  /// How the graph was read, in one line.
  public let summary: String

  /// The graph with all ties, of whatever sign.
  let projection: Projection

  /// The pairs that became edges, in the order of ``SignedGraph/edges``.
  private let pairs: [Pair]

  /// Two nodes with the ties between them.
  public struct Pair: Sendable, Hashable {
    /// The node with the smaller number.
    public let first: CSRGraph.Node
    /// The node with the greater number.
    public let second: CSRGraph.Node
    /// The ties that join, by position in the projection.
    let positive: [Int]
    /// The ties that divide, by position in the projection.
    let negative: [Int]

    /// The number of ties that join.
    public var positiveCount: Int { positive.count }
    /// The number of ties that divide.
    public var negativeCount: Int { negative.count }
  }

  /// What becomes of a pair with ties of both signs.
  public enum TensionRule: String, CaseIterable, Hashable, Sendable {
    /// The more ties decide; as many of both leave the pair out.
    case majority
    /// A tie that divides outweighs all that join.
    case negative
    /// A tie that joins outweighs all that divide.
    case positive
    /// The pair is left out.
    case leaveOut = "leave-out"
  }
}

extension SignedProjection {
  /// Reads a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - selection: Which claims count.
  ///   - tension: What becomes of a pair with ties of both signs.
  ///   - folding: Which entities are folded into others.
  /// - Complexity: O(*n* + *m* log *m*) for *n* entities and *m* claims.
  /// - Throws: A ``Projection/Refusal`` if the graph can't be projected.
  public init(
    of graph: KnowledgeGraph, _ selection: Selection = Selection(),
    tension: TensionRule = .majority, folding: Projection.Folding? = nil
  ) throws(Projection.Refusal) {
    var options = Projection.Options()
    options.selection = selection
    options.dropsNegative = false
    options.parallel = .keep
    options.folding = folding
    let projection = try Projection(graph, options)
    self.projection = projection

    let signs = graph.vocabulary.relationKinds.map(\.sign)
    var signed: [(first: UInt32, second: UInt32, isPositive: Bool, tie: Int)] = []
    var statuses = [Int](repeating: 0, count: projection.entities.count)
    var ways: [(tail: UInt32, head: UInt32, isPositive: Bool)] = []
    var hasDirection = false
    var (neutral, positive) = (0, 0)
    for tie in projection.ties.indices {
      let relation = Int(projection.ties.relations[tie])
      let sign = signs[graph.storage.ends(ofRelation: relation).kind]
      if sign == .neutral {
        neutral += 1
        continue
      }
      let ends = projection.ends(ofTie: tie)
      let isPositive = sign == .positive
      positive += isPositive ? 1 : 0
      signed.append(
        (min(ends.subject, ends.object), max(ends.subject, ends.object), isPositive, tie))
      ways.append((ends.subject, ends.object, isPositive))
      if projection.ties.filter.isDirected(relation: relation) {
        hasDirection = true
        statuses[Int(ends.object)] += isPositive ? 1 : -1
        statuses[Int(ends.subject)] -= isPositive ? 1 : -1
      } else {
        ways.append((ends.object, ends.subject, isPositive))
      }
    }
    tieCounts = (positive, signed.count - positive)
    signed.sort { ($0.first, $0.second, $0.tie) < ($1.first, $1.second, $1.tie) }

    // The nodes that have a signed tie.
    var isTied = [Bool](repeating: false, count: projection.entities.count)
    for tie in signed {
      isTied[Int(tie.first)] = true
      isTied[Int(tie.second)] = true
    }
    let kept = isTied.indices.filter { isTied[$0] }
    var number = [UInt32](repeating: 0, count: isTied.count)
    for (place, node) in kept.enumerated() { number[node] = UInt32(place) }
    entities = kept.map { projection.entities[$0] }
    self.statuses = kept.map { statuses[$0] }

    var pairs: [Pair] = []
    var tensions: [Pair] = []
    var edges: [(CSRGraph.Node, CSRGraph.Node, isPositive: Bool)] = []
    var (undecided, start) = (0, 0)
    while start < signed.count {
      let ends = (signed[start].first, signed[start].second)
      let group = signed[start...].prefix { ($0.first, $0.second) == ends }
      start = group.endIndex
      let pair = Pair(
        first: number[Int(ends.0)], second: number[Int(ends.1)],
        positive: group.filter(\.isPositive).map(\.tie),
        negative: group.filter { !$0.isPositive }.map(\.tie))
      if !pair.positive.isEmpty, !pair.negative.isEmpty { tensions.append(pair) }
      guard let isPositive = tension.sign(of: pair) else {
        undecided += 1
        continue
      }
      pairs.append(pair)
      edges.append((pair.first, pair.second, isPositive))
    }
    self.hasDirection = hasDirection
    arcs = DirectedSignedGraph(
      nodeCount: kept.count, arcs: tension.arcs(of: ways, numberedBy: number))
    self.pairs = pairs
    self.tensions = tensions
    let signedGraph = SignedGraph(nodeCount: kept.count, edges: edges)
    self.graph = signedGraph

    var parts = [
      "\(signed.count.counted("signed tie", "signed ties")) as \(signedGraph.edges.count) "
        + "\(signedGraph.edges.count == 1 ? "pair" : "pairs") of \(kept.count) entities: "
        + "\(signedGraph.positiveCount) positive, \(signedGraph.negativeCount) negative",
      "each pair counts one",
    ]
    parts += ProjectionReport.words(for: selection)
    parts += projection.hosts?.words ?? []
    if !tensions.isEmpty {
      parts.append(
        "\(tensions.count.counted("pair", "pairs")) with ties of both signs: "
          + tension.words(undecided: undecided))
    }
    if neutral > 0 { parts.append("left out: \(neutral) neutral") }
    summary = parts.joined(separator: "; ")
  }

  /// The ties between the ends of an edge, by its position: those of its own sign first.
  public func ties(ofEdge edge: Int) -> [Tie] {
    let pair = pairs[edge]
    let isPositive = graph.edges[edge].isPositive
    return
      ((isPositive ? pair.positive : pair.negative)
      + (isPositive ? pair.negative : pair.positive)).map { projection.ties[$0] }
  }

  /// The ties of a pair, those that join first.
  public func ties(of pair: Pair) -> [Tie] {
    (pair.positive + pair.negative).map { projection.ties[$0] }
  }

  /// The ties of all pairs, each by its nodes and its position in the projection.
  var signedTies: [(first: UInt32, second: UInt32, tie: Int)] {
    pairs.flatMap { pair in
      (pair.positive + pair.negative).map { (pair.first, pair.second, $0) }
    }
  }

  /// Hands over the entities at the ends of each tie of all pairs, and the claims that
  /// support it.
  ///
  /// - Complexity: O(*n* log *n*) for *n* claims.
  package func forEachTie(_ body: (_ subject: Int, _ object: Int, _ claims: [Int]) -> Void) {
    let entities = projection.entities
    projection.forEachTie(at: signedTies.map(\.tie).sorted()) {
      body(entities[$0], entities[$1], $2)
    }
  }

  /// The node of an entity, by position; nil if it has no signed tie.
  public func node(of entity: Int) -> Int? {
    // Whoever is the same as another shares its node.
    guard let wanted = projection.nodes[entity].map({ projection.entities[$0] }) else {
      return nil
    }
    var (low, high) = (0, entities.count)
    while low < high {
      let middle = (low + high) / 2
      if entities[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < entities.count && entities[low] == wanted ? low : nil
  }
}

extension SignedProjection.TensionRule {
  /// Whether a pair counts as friends; nil if it is left out.
  fileprivate func sign(of pair: SignedProjection.Pair) -> Bool? {
    sign(pair.positive.count, pair.negative.count)
  }

  /// Whether so many ties that join and so many that divide make friends; nil if neither.
  private func sign(_ positive: Int, _ negative: Int) -> Bool? {
    if positive == 0 { return false }
    if negative == 0 { return true }
    switch self {
    case .majority: return positive == negative ? nil : positive > negative
    case .negative: return false
    case .positive: return true
    case .leaveOut: return nil
    }
  }

  /// The ways that ties lead, each once, with the sign that the rule gives it.
  fileprivate func arcs(
    of ways: [(tail: UInt32, head: UInt32, isPositive: Bool)], numberedBy number: [UInt32]
  ) -> [DirectedSignedGraph.Arc] {
    let sorted = ways.sorted { ($0.tail, $0.head) < ($1.tail, $1.head) }
    var arcs: [DirectedSignedGraph.Arc] = []
    var start = 0
    while start < sorted.count {
      let (tail, head) = (sorted[start].tail, sorted[start].head)
      let group = sorted[start...].prefix { $0.tail == tail && $0.head == head }
      start = group.endIndex
      let positive = group.count { $0.isPositive }
      if let isPositive = sign(positive, group.count - positive) {
        arcs.append(.init(number[Int(tail)], number[Int(head)], isPositive: isPositive))
      }
    }
    return arcs
  }

  fileprivate func words(undecided: Int) -> String {
    switch self {
    case .majority:
      "the more ties decide"
        + (undecided == 0 ? "" : ", \(undecided) with as many of both left out")
    case .negative: "those that divide decide"
    case .positive: "those that join decide"
    case .leaveOut: "left out"
    }
  }
}
