/// How often each node stands between two others that no edge joins, by the groups of the
/// three.
public struct BrokerageRoles: Sendable, Hashable {
  /// What a broker is to the two between whom it stands, a sender and a receiver.
  public enum Role: Int, CaseIterable, Sendable {
    /// All three are of one group.
    case coordinator
    /// Sender and receiver are of one group, the broker is of another.
    case itinerant
    /// The sender is of another group: the broker lets in.
    case gatekeeper
    /// The receiver is of another group: the broker speaks for its own.
    case representative
    /// All three are of different groups.
    case liaison
  }

  /// What a role of a node would be by chance.
  public struct Expectation: Sendable, Hashable {
    /// The expected number of pairs.
    public let mean: Double

    /// The standard deviation of the number.
    public let deviation: Double

    /// How many standard deviations a number lies above what is expected; 0 where
    /// chance leaves it no choice.
    public func z(of count: Int) -> Double {
      deviation > 0 ? (Double(count) - mean) / deviation : 0
    }
  }

  /// The pairs of each role, and of each node in it.
  let counts: [[Int]]

  /// The group of each node.
  let groups: [Int]

  /// The number of nodes of each group.
  let sizes: [Int]

  /// The share of the pairs of nodes that an edge joins.
  let density: Double

  /// Whether an edge leads one way only.
  let isDirected: Bool

  /// Returns the number of pairs between which each node stands in a role, or in any if
  /// it is nil, in node order.
  public func counts(of role: Role?) -> [Int] {
    if let role { return counts[role.rawValue] }
    return groups.indices.map { node in counts.reduce(0) { $0 + $1[node] } }
  }

  /// Returns what the number of each node would be in a graph with the same groups, in
  /// which each two nodes are joined by chance, as often as here.
  ///
  /// With the density *d*, a pair is brokered with probability *q* = *d*²(1 − *d*). Of the
  /// *M* pairs that the groups allow, *S* pairs of pairs share one end, and depend on
  /// each other by it:
  ///
  ///     mean = M q        variance = M q (1 − q) + S d³ (1 − d)³
  ///
  /// In an undirected graph, sender and receiver change places for free: all pairs but
  /// those of gatekeepers and representatives come in twos, and the variance is twice as
  /// large.
  public func expectations(of role: Role?) -> [Expectation] {
    // Nodes of one group expect the same.
    let all = Double(groups.count)
    let byGroup = sizes.map { size in expectation(of: role, own: Double(size), all: all) }
    return groups.map { byGroup[$0] }
  }

  private func expectation(of role: Role?, own: Double, all: Double) -> Expectation {
    let rest = all - own
    let others = { (own: Double, term: (Double) -> Double) -> Double in
      sizes.reduce(-term(own)) { $0 + term(Double($1)) }
    }
    let pairs: Double
    let shared: Double
    switch role {
    case nil:
      pairs = (all - 1) * (all - 2)
      shared = 2 * pairs * (all - 3)
    case .coordinator:
      pairs = (own - 1) * (own - 2)
      shared = 2 * pairs * (own - 3)
    case .itinerant:
      pairs = others(own) { $0 * ($0 - 1) }
      shared = 2 * others(own) { $0 * ($0 - 1) * ($0 - 2) }
    case .gatekeeper, .representative:
      pairs = (own - 1) * rest
      shared = pairs * (rest - 1) + pairs * (own - 2)
    case .liaison:
      pairs = others(own) { $0 * (rest - $0) }
      shared = 2 * others(own) { $0 * (rest - $0) * (rest - $0 - 1) }
    }
    let chance = density * density * (1 - density)
    let bond = chance * density * (1 - density) * (1 - density)
    let once = pairs * chance * (1 - chance) + shared * bond
    let isMirrored = !isDirected && role != .gatekeeper && role != .representative
    let variance = isMirrored ? 2 * once : once
    return Expectation(mean: pairs * chance, deviation: max(0, variance).squareRoot())
  }
}
