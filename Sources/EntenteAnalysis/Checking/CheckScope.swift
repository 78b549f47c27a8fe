import EntenteModel

/// The ties and claims that a check around some entities looks at.
///
/// Claims contradict each other that have both ends in common, or tell of one entity.
/// Two more are looked at together: who holds an office is compared with its other
/// holders, and both ends of a tie with the dates of their lives.
struct CheckScope {
  /// The ties of the entities, and of the offices that they hold.
  private(set) var ties: [Tie] = []

  /// The claims of the ties, and the facts about all their ends.
  private(set) var claims: ClaimNumbers

  /// - Complexity: O(*n* + *m*) for *n* claims and *m* relations; where the graph has an
  ///   index of the relations of each entity, they are found in the time it takes to
  ///   list them.
  init(around entities: Set<Int>, in graph: KnowledgeGraph, _ identities: Identities) {
    let chosen = identities.all(likeAnyOf: entities, in: graph)
    var positions = graph.relations(touching: chosen)
    let isOffice = { (relation: Int) in graph.relations[relation].kind == .holdsOffice }
    let places = Set(positions.filter(isOffice).map { graph.storage.ends(ofRelation: $0).object })
    if !places.isEmpty {
      let others = graph.relations(touching: identities.all(likeAnyOf: places, in: graph))
      positions = Set(positions).union(others.filter(isOffice)).sorted()
    }
    let filter = ClaimFilter(.everything, in: graph)
    ties = positions.compactMap(filter.tie)
    let ends = Set(ties.flatMap { [$0.relation.subject, $0.relation.object] })
    let told = identities.all(likeAnyOf: ends.union(chosen), in: graph)
    let facts = graph.facts(of: Set(told.map { UInt32($0) }))
    claims = ClaimNumbers((ties.flatMap(\.claims) + facts).sorted())
  }
}

extension Identities {
  /// Some entities, with all that are one with any of them.
  fileprivate func all(likeAnyOf entities: Set<Int>, in graph: KnowledgeGraph) -> Set<Int> {
    guard count > 0 else { return entities }
    let representatives = Set(entities.map(representative))
    return Set(
      graph.entities.indices.filter { representatives.contains(representative(of: $0)) })
  }
}
