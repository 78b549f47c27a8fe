/// Who belongs to which groups: a network of two modes, members and groups.
///
/// Members are the numbers 0 to *n* − 1, groups the numbers 0 to *g* − 1. A membership
/// counts once, however often it is given.
///
///     let clubs = Affiliations(memberCount: 3, groupCount: 2, memberships: [(0, 0), (1, 0), (1, 1)])
///     clubs.groups(of: 1)   // [0, 1]
///     clubs.members(of: 0)  // [0, 1]
///
/// > R. L. Breiger. "The duality of persons and groups." *Social Forces* 53(2), 1974,
/// > pp. 181–190. doi:[10.2307/2576011](https://doi.org/10.2307/2576011)
public struct Affiliations: Sendable, Hashable {
  /// The groups of each member, in ascending order.
  let groups: Adjacency

  /// The members of each group, in ascending order.
  let members: Adjacency

  /// Creates a network from its memberships, each a member and a group.
  ///
  /// - Complexity: O(*n* + *g* + *m* log *m*) time and O(*n* + *g* + *m*) space, for *m*
  ///   memberships.
  public init(
    memberCount: Int, groupCount: Int,
    memberships: some Sequence<(CSRGraph.Node, CSRGraph.Node)>
  ) {
    let limit = Int(Int32.max)
    precondition(
      (0...limit).contains(memberCount) && (0...limit).contains(groupCount),
      "The number of members or groups is out of range")
    var keys = memberships.map { member, group in
      precondition(
        member < memberCount && group < groupCount, "A membership names who is not there")
      return UInt64(member) << 32 | UInt64(group)
    }
    keys.sort()
    var isRepeated = [Bool](repeating: false, count: keys.count)
    for place in keys.indices.dropFirst() { isRepeated[place] = keys[place] == keys[place - 1] }
    let distinct = keys.indices.lazy.filter { !isRepeated[$0] }.map { keys[$0] }
    groups = Adjacency(
      rows: memberCount,
      distinct.map { (CSRGraph.Node($0 >> 32), CSRGraph.Node(truncatingIfNeeded: $0)) })
    members = Adjacency(
      rows: groupCount,
      distinct.map { (CSRGraph.Node(truncatingIfNeeded: $0), CSRGraph.Node($0 >> 32)) })
  }
}

extension Affiliations {
  /// The number of members, those without a group included.
  public var memberCount: Int { groups.nodeCount }

  /// The number of groups, those without a member included.
  public var groupCount: Int { members.nodeCount }

  /// The number of memberships.
  public var membershipCount: Int { groups.heads.count }

  /// Returns the groups that a member belongs to, in ascending order.
  ///
  /// - Complexity: O(1).
  public func groups(of member: Int) -> ArraySlice<CSRGraph.Node> {
    groups.heads[groups.arcs(of: member)]
  }

  /// Returns the members of a group, in ascending order.
  ///
  /// - Complexity: O(1).
  public func members(of group: Int) -> ArraySlice<CSRGraph.Node> {
    members.heads[members.arcs(of: group)]
  }
}

extension Adjacency {
  /// Gathers pairs by the first of the two; each row keeps the order of the pairs.
  fileprivate init(rows: Int, _ pairs: some Sequence<(CSRGraph.Node, CSRGraph.Node)>) {
    var targets: [CSRGraph.Node] = []
    var sources: [CSRGraph.Node] = []
    for (row, head) in pairs {
      targets.append(row)
      sources.append(head)
    }
    self.init(
      nodeCount: rows, sources: sources, targets: targets, weights: nil, isDirected: true)
  }
}
