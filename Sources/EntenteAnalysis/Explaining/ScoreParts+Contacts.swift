import EntenteGraph

// MARK: - Holes, roles and walks

extension ScoreParts {
  /// What each contact adds to constraint or effective size; all ties to it together.
  func contacts(_ measure: Measure) -> Breakdown {
    let found =
      measure == .constraint ? graph.constraintParts(of: node) : graph.effectiveSizeParts(of: node)
    // The number of contacts is what effective size is divided by.
    let divisor = measure == .effectiveSize && setting.isNormalized ? Double(found.count) : 1
    let places = own.byNeighbor(.any)
    let parts = found.map { contact, value in
      Part(
        subject: .entity(reduced.projection.entities[Int(contact)]), value: value / divisor,
        ties: ties(at: places[Int(contact)] ?? []))
    }
    return breakdown(.ties, parts)
  }

  /// The pairs that a broker stands between; each is shared by the ties to its two.
  func brokeredPairs(
    _ groups: EntityGroups, as role: BrokerageRoles.Role?
  ) -> (breakdowns: [Breakdown], refusal: String?) {
    if setting.isNormalized {
      return ([], "z compares a number with chance; without --normalized the pairs are told")
    }
    let entities = reduced.projection.entities
    let found = graph.brokeredPairs(
      of: node, groups: groups.groups(of: entities), role: role, limit: limit)
    let places = own.byNeighbor(.any)
    let byTie = found.ofNeighbors.map { neighbor, count in
      Part(
        subject: .entity(entities[Int(neighbor)]), value: Double(count) / 2,
        ties: ties(at: places[Int(neighbor)] ?? []))
    }
    let pairs = Breakdown(
      axis: .pairs, total: .score,
      parts: found.pairs.map {
        Part(subject: .pair(entities[Int($0.sender)], entities[Int($0.receiver)]), value: 1)
      }, count: found.count, sum: Double(found.count))
    return ([breakdown(.ties, byTie), pairs], nil)
  }

  /// How well the node is connected to each other by walks, and to itself.
  func partners() throws -> Breakdown {
    let scores = try graph.communicability(with: [node])
    let wanted = setting.seedNodes.map(Set.init)
    // Shares are of the sum of what all have.
    let total =
      setting.isNormalized
      ? try graph.communicability(with: setting.seedNodes).reduce(0, +) : 1
    let parts = graph.nodes.filter { scores[$0] > 0 && wanted?.contains($0) ?? true }.map {
      Part(subject: .entity(reduced.projection.entities[$0]), value: scores[$0] / total)
    }
    return breakdown(.partners, parts)
  }

  private func ties(at places: [Int]) -> [Tie] { places.map { reduced.projection.ties[$0] } }
}
