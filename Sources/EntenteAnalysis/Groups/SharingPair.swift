public import EntenteGraph

/// Two entities that belong to the same organizations.
public struct SharingPair: Hashable, Sendable {
  /// The rank, from 1; equal weights share one.
  public let rank: Int

  /// The position of the entity with the smaller id, or of the one asked for.
  public let first: Int

  /// The position of the other.
  public let second: Int

  /// How close that makes the two.
  public let weight: Double

  /// The number of organizations shared.
  public let shared: Int
}

extension Memberships {
  /// The greatest number of pairs that a list of all may have.
  public static let pairLimit = 5_000_000

  /// Every pair of entities that share an organization, the closest first, then by the
  /// ids of the two.
  ///
  ///     let memberships = try Memberships(of: world)
  ///     let closest = try memberships.pairs(among: { world.entities[$0].kind == .state }).first
  ///
  /// - Parameters:
  ///   - weight: How close it makes two entities to share organizations.
  ///   - limit: The greatest number of pairs.
  ///   - isListed: Whether an entity, by position, may be in a pair. Those left out are
  ///     members all the same.
  /// - Returns: The pairs, each once.
  /// - Complexity: O(Σ *n*ₖ² + *p* log *p*) for organizations of *n*ₖ members and *p* pairs.
  /// - Throws: `TooManyPairs` if there are more than `limit`.
  public func pairs(
    weight: CoMembership.Weight = .count, limit: Int = pairLimit,
    among isListed: (Int) -> Bool = { _ in true }
  ) throws(CoMembership.TooManyPairs) -> [SharingPair] {
    ranked(try network.coMemberships(weight: weight, among: mask(isListed), limit: limit))
  }

  /// The pairs of one entity with each that shares an organization with it, the closest
  /// first, then by id.
  public func pairs(
    of entity: Int, weight: CoMembership.Weight = .count,
    among isListed: (Int) -> Bool = { _ in true }
  ) -> [SharingPair] {
    guard let node = node(of: entity) else { return [] }
    return ranked(
      network.coMemberships(of: node, weight: weight, among: mask(isListed)), from: node)
  }

  /// What two entities share; nil if nothing.
  public func pair(
    _ first: Int, _ second: Int, weight: CoMembership.Weight = .count
  ) -> SharingPair? {
    guard let partner = node(of: second).map(entity) else { return nil }
    return pairs(of: first, weight: weight, among: { $0 == partner }).first
  }

  private func ranked(_ found: [CoMembership], from center: Int? = nil) -> [SharingPair] {
    let ends = found.map { pair in
      let (a, b) = (Int(pair.first), Int(pair.second))
      let isInOrder = center.map { $0 == a } ?? (orderOfIDs[a] < orderOfIDs[b])
      return isInOrder ? (first: a, second: b) : (first: b, second: a)
    }
    let order = SharedRanks.of(
      found.map(\.weight), key: { (orderOfIDs[ends[$0].first], orderOfIDs[ends[$0].second]) }, by: <
    )
    return order.map { rank, position in
      SharingPair(
        rank: rank, first: entity(of: ends[position].first),
        second: entity(of: ends[position].second), weight: found[position].weight,
        shared: Int(found[position].shared))
    }
  }
}
