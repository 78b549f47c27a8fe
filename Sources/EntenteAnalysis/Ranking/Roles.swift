import EntenteGraph

extension Ranking {
  /// What groups the brokers of a ranking stand between.
  public struct Roles: Hashable, Sendable {
    /// The names of the groups, those met first being first.
    public let groups: [String]

    /// The number of entities in each group.
    public let sizes: [Int]
  }

  /// What the roles of a broker would be by chance.
  public struct RoleScore: Hashable, Sendable {
    /// The group of the entity.
    public let group: String

    /// The number of pairs that are expected of an entity of its group.
    public let expected: Double

    /// The standard deviation of the number.
    public let deviation: Double

    /// How many standard deviations the number of pairs is above what is expected.
    public let z: Double

    /// The number of pairs in each role: coordinator, itinerant, gatekeeper, representative,
    /// liaison.
    public let counts: [Int]
  }
}

extension Ranking {
  /// Adds to each entry what its roles would be by chance.
  mutating func addRoles(_ found: BrokerageRoles, _ groups: EntityGroups) {
    let counts = found.counts(of: measure.role)
    let expectations = found.expectations(of: measure.role)
    let byRole = BrokerageRoles.Role.allCases.map { found.counts(of: $0) }
    entries = entries.map { entry in
      guard let node = projection.nodes[entry.entity] else { return entry }
      var entry = entry
      let expected = expectations[node]
      entry.role = RoleScore(
        group: groups.names[groups.groups[entry.entity]], expected: expected.mean,
        deviation: expected.deviation, z: expected.z(of: counts[node]),
        counts: byRole.map { $0[node] })
      return entry
    }
    var sizes: [Int: Int] = [:]
    for entity in projection.entities { sizes[groups.groups[entity], default: 0] += 1 }
    let present = groups.names.indices.filter { sizes[$0] != nil }
    roles = Roles(
      groups: present.map { groups.names[$0] }, sizes: present.map { sizes[$0] ?? 0 })
  }
}
