/// Two members of a network of two modes, with what they share.
public struct CoMembership: Sendable, Hashable {
  /// The member with the smaller number.
  public let first: CSRGraph.Node

  /// The member with the greater number.
  public let second: CSRGraph.Node

  /// The number of groups that both belong to, at least 1.
  public let shared: Int32

  /// How close that makes the two.
  public let weight: Double

  /// Creates a pair of members that share groups.
  public init(first: CSRGraph.Node, second: CSRGraph.Node, shared: Int32, weight: Double) {
    self.first = first
    self.second = second
    self.shared = shared
    self.weight = weight
  }
}

extension CoMembership {
  /// How close it makes two members to share groups.
  public enum Weight: String, CaseIterable, Sendable, Hashable {
    /// The number of groups that both belong to.
    case count

    /// Σ 1/(*n*ₖ − 1) over the groups that both belong to, *n*ₖ the number of members of
    /// group *k*: to share a small group says more than to share one of all.
    ///
    /// The weights of a member's pairs sum to the number of its groups that have another
    /// member.
    ///
    /// > M. E. J. Newman. "Scientific collaboration networks. II. Shortest paths, weighted
    /// > networks, and centrality." *Physical Review E* 64, 2001, 016132.
    /// > doi:[10.1103/PhysRevE.64.016132](https://doi.org/10.1103/PhysRevE.64.016132)
    case newman

    /// The groups that both belong to, as a share of those that either does: 1 if the two
    /// belong to the same groups.
    ///
    /// > P. Jaccard. "The distribution of the flora in the alpine zone." *New Phytologist*
    /// > 11(2), 1912, pp. 37–50.
    /// > doi:[10.1111/j.1469-8137.1912.tb05611.x](https://doi.org/10.1111/j.1469-8137.1912.tb05611.x)
    case jaccard
  }

  /// There are more pairs than were allowed.
  public struct TooManyPairs: Error, Sendable, Hashable {
    /// The number of pairs allowed.
    public let limit: Int

    /// Creates an error from the number of pairs allowed.
    public init(limit: Int) { self.limit = limit }
  }
}

extension Affiliations {
  /// Returns the pairs of members that share a group, by first member, then second: the
  /// projection of the network onto its members.
  ///
  ///     let clubs = Affiliations(memberCount: 3, groupCount: 1, memberships: [(0, 0), (2, 0)])
  ///     try clubs.coMemberships().map { [$0.first, $0.second] }  // [[0, 2]]
  ///
  /// - Parameters:
  ///   - weight: How close it makes two members to share groups.
  ///   - isListed: Whether each member may be in a pair; `nil` if all may. Those not
  ///     listed are members of their groups all the same.
  ///   - limit: The greatest number of pairs.
  ///
  /// - Returns: The pairs, each once.
  ///
  /// - Throws: `TooManyPairs` if there are more than `limit`, before memory is taken for
  ///   them.
  ///
  /// - Complexity: O(*n* + Σ *n*ₖ²) time, for groups of *n*ₖ members each; O(*n* + *p*)
  ///   space, for *p* pairs. As *n*ₖ² is at most about 2 · `limit` where all are listed, no
  ///   membership costs more than its square root.
  public func coMemberships(
    weight: CoMembership.Weight = .count, among isListed: [Bool]? = nil, limit: Int = .max
  ) throws(CoMembership.TooManyPairs) -> [CoMembership] {
    precondition(isListed == nil || isListed?.count == memberCount, "Each member is listed or not")
    // One large group alone may have too many.
    for group in 0..<groupCount {
      let count =
        isListed.map { listed in members(of: group).count { listed[Int($0)] } }
        ?? members(of: group).count
      let (pairs, overflows) = count.multipliedReportingOverflow(by: max(0, count - 1))
      if overflows || pairs / 2 > limit { throw CoMembership.TooManyPairs(limit: limit) }
    }
    var pairs: [CoMembership] = []
    var sum = SharedGroups(memberCount: memberCount)
    for member in 0..<memberCount where isListed?[member] ?? true {
      sum.add(groupsOf: member, in: self, from: member + 1, isListed)
      if sum.partners.count > limit - pairs.count {
        throw CoMembership.TooManyPairs(limit: limit)
      }
      sum.takePairs(of: member, weight, in: self, to: &pairs)
    }
    return pairs
  }

  /// Returns the pairs of one member with those that share a group with it.
  ///
  /// - Parameters:
  ///   - member: The member that is one of each pair.
  ///   - weight: How close it makes two members to share groups.
  ///   - isListed: Whether each member may be the other of a pair; `nil` if all may.
  ///
  /// - Returns: The pairs, by the number of the other.
  ///
  /// - Complexity: O(*n* + Σ *n*ₖ) time for the groups of the member; O(*n*) space.
  public func coMemberships(
    of member: Int, weight: CoMembership.Weight = .count, among isListed: [Bool]? = nil
  ) -> [CoMembership] {
    var pairs: [CoMembership] = []
    var sum = SharedGroups(memberCount: memberCount)
    sum.add(groupsOf: member, in: self, from: 0, isListed)
    sum.takePairs(of: member, weight, in: self, to: &pairs)
    return pairs
  }

  /// Returns the groups that two members both belong to, in ascending order.
  ///
  /// - Complexity: O(*d*), for *d* groups of the two.
  public func sharedGroups(of first: Int, _ second: Int) -> [CSRGraph.Node] {
    var shared: [CSRGraph.Node] = []
    var others = groups(of: second)
    for group in groups(of: first) {
      while let other = others.first, other < group { others.removeFirst() }
      if others.first == group { shared.append(group) }
    }
    return shared
  }
}

/// What one member shares with each other, over storage reused from member to member.
private struct SharedGroups {
  /// The members that share a group.
  private(set) var partners: [CSRGraph.Node] = []

  /// The number of groups shared with each member.
  private var counts: [Int32]

  /// Σ 1/(*n*ₖ − 1) over them.
  private var closeness: [Double]

  init(memberCount: Int) {
    counts = [Int32](repeating: 0, count: memberCount)
    closeness = [Double](repeating: 0, count: memberCount)
  }

  /// Adds up what a member shares with those listed whose number is `least` or more.
  mutating func add(
    groupsOf member: Int, in network: Affiliations, from least: Int, _ isListed: [Bool]?
  ) {
    for group in network.groups(of: member) {
      let row = network.members.arcs(of: Int(group))
      guard row.count > 1 else { continue }
      let part = 1 / Double(row.count - 1)
      for place in row.reversed() {
        let other = Int(network.members.heads[place])
        if other < least { break }
        if other == member || isListed?[other] == false { continue }
        if counts[other] == 0 { partners.append(CSRGraph.Node(other)) }
        counts[other] += 1
        closeness[other] += part
      }
    }
  }

  /// Moves the sums to pairs, and is empty for the next member.
  mutating func takePairs(
    of member: Int, _ weight: CoMembership.Weight, in network: Affiliations,
    to pairs: inout [CoMembership]
  ) {
    partners.sort()
    let degree = network.groups(of: member).count
    for partner in partners {
      let other = Int(partner)
      let shared = counts[other]
      let either = degree + network.groups(of: other).count - Int(shared)
      let value =
        switch weight {
        case .count: Double(shared)
        case .newman: closeness[other]
        case .jaccard: Double(shared) / Double(either)
        }
      pairs.append(
        CoMembership(
          first: CSRGraph.Node(min(member, other)), second: CSRGraph.Node(max(member, other)),
          shared: shared, weight: value))
      counts[other] = 0
      closeness[other] = 0
    }
    partners.removeAll(keepingCapacity: true)
  }
}
