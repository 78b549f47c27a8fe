import EntenteGraph
public import EntenteModel

/// Who belongs to which organizations, as far as a selection supports it.
///
/// A membership counts once, whatever number of claims, roles or kinds of relation
/// supports it.
public struct Memberships: Sendable {
  /// What was taken for a membership, in one line.
  public let summary: String

  /// The members and their organizations; both are nodes of the projection.
  let network: Affiliations

  /// The place of each node in the order of ids.
  let orderOfIDs: [Int]

  /// Whether members are looked at by their organizations, or organizations by their members.
  public let side: Side

  /// Which of the two sides of memberships is looked at.
  public enum Side: String, CaseIterable, Hashable, Sendable {
    /// Members, by the organizations that they share.
    case members
    /// Organizations, by the members that they share.
    case organizations
  }

  /// The graph in which memberships are ties.
  let projection: Projection

  /// The ties that support memberships, by member, organization and place in the input.
  private let support: [Support]

  /// A tie, by position in the projection, with the membership that it supports.
  private struct Support: Sendable {
    var member: UInt32
    var organization: UInt32
    var tie: Int

    static func precedes(_ a: Support, _ b: Support) -> Bool {
      (a.member, a.organization, a.tie) < (b.member, b.organization, b.tie)
    }
  }

  /// Reads the memberships of a graph.
  ///
  /// A tie makes its subject belong to its object. Those of kind `member` are taken,
  /// unless the selection asks for other kinds: observers and partners belong only if
  /// asked for. A symmetric tie makes neither belong to the other, and is left out.
  ///
  /// Of the other side, organizations are looked at: whatever is said of members below is
  /// then said of them, and the other way round.
  ///
  /// - Complexity: O(*n* + *m* log *m*) for *n* entities and *m* claims.
  /// - Throws: A ``Projection/Refusal`` if the graph can't be projected.
  public init(
    of graph: KnowledgeGraph, _ selection: Selection = Selection(), onto side: Side = .members
  ) throws(Projection.Refusal) {
    self.side = side
    var options = Projection.Options()
    options.selection = selection
    if selection.relationKinds == nil { options.selection.relationKinds = [.member] }
    options.direction = .declared
    options.dropsNegative = false
    options.parallel = .keep
    let projection = try Projection(graph, options)
    self.projection = projection

    var support: [Support] = []
    var symmetric = 0
    for position in projection.ties.indices {
      let ends = projection.ends(ofTie: position)
      guard projection.ties[position].relation.isDirected else {
        symmetric += 1
        continue
      }
      let (member, organization) =
        side == .members ? (ends.subject, ends.object) : (ends.object, ends.subject)
      support.append(Support(member: member, organization: organization, tie: position))
    }
    support.sort(by: Support.precedes)
    self.support = support
    let count = projection.entities.count
    let network = Affiliations(
      memberCount: count, groupCount: count,
      memberships: support.lazy.map { ($0.member, $0.organization) })
    self.network = network

    let ids = projection.entities.map { graph.storage.entityID(UInt32($0)) }
    var order = [Int](repeating: 0, count: count)
    for (place, node) in ids.indices.sorted(by: { ids[$0] < ids[$1] }).enumerated() {
      order[node] = place
    }
    orderOfIDs = order

    let nodes = 0..<count
    let first = nodes.filter { !network.groups(of: $0).isEmpty }
    let second = nodes.filter { !network.members(of: $0).isEmpty }
    let (members, groups) = side == .members ? (first, second) : (second, first)
    let areOrganizations = groups.allSatisfy { group in
      let kind = graph.storage.entityKind(projection.entities[group])
      return [.organization, .bloc].contains { graph.vocabulary.kind(kind, isA: $0) }
    }
    var parts = [
      "memberships, each counted once: \(network.membershipCount)",
      "members: \(members.count)",
      "\(areOrganizations ? "organizations" : "groups"): \(groups.count)",
    ]
    parts += ProjectionReport.words(for: options.selection)
    if symmetric > 0 { parts.append("left out: \(symmetric) symmetric") }
    summary = parts.joined(separator: "; ")
  }
}

extension Memberships {
  /// The positions in the projection of the ties that support memberships.
  var tiePositions: [Int] { support.map(\.tie).sorted() }

  /// Whether nobody belongs to anything.
  public var isEmpty: Bool { network.membershipCount == 0 }

  /// The number of organizations of an entity, by position; nil if it is left out.
  public func organizationCount(of entity: Int) -> Int? {
    projection.nodes[entity].map { network.groups(of: $0).count }
  }

  /// The number of members of an organization, by position; nil if it is left out.
  public func memberCount(of organization: Int) -> Int? {
    projection.nodes[organization].map { network.members(of: $0).count }
  }

  /// The positions of the organizations that two entities both belong to: those
  /// with the fewest members, which say most, come first, then by id.
  public func organizations(sharedBy first: Int, _ second: Int) -> [Int] {
    guard let a = projection.nodes[first], let b = projection.nodes[second] else { return [] }
    return network.sharedGroups(of: a, b).map(Int.init).sorted { x, y in
      (network.members(of: x).count, orderOfIDs[x]) < (network.members(of: y).count, orderOfIDs[y])
    }.map { projection.entities[$0] }
  }

  /// The ties by which an entity belongs to an organization, in the order of the input.
  ///
  /// - Complexity: O(log *m*) for *m* memberships.
  public func ties(of entity: Int, in organization: Int) -> [Tie] {
    guard let member = projection.nodes[entity], let group = projection.nodes[organization] else {
      return []
    }
    let first = Support(member: UInt32(member), organization: UInt32(group), tie: 0)
    var (low, high) = (0, support.count)
    while low < high {
      let middle = (low + high) / 2
      if Support.precedes(support[middle], first) { low = middle + 1 } else { high = middle }
    }
    return support[low...].prefix {
      $0.member == first.member && $0.organization == first.organization
    }.map { projection.ties[$0.tie] }
  }

  /// The claims by which two entities belong to the same organizations.
  func claims(sharedBy first: Int, _ second: Int) -> [Int] {
    organizations(sharedBy: first, second).flatMap { organization in
      (ties(of: first, in: organization) + ties(of: second, in: organization)).flatMap(\.claims)
    }
  }

  /// The node of an entity.
  func node(of entity: Int) -> Int? { projection.nodes[entity] }

  /// The entity of a node.
  func entity(of node: Int) -> Int { projection.entities[node] }

  /// Whether the entity of each node is one of some.
  func mask(_ isListed: (Int) -> Bool) -> [Bool] { projection.entities.map(isListed) }
}
