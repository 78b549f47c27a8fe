public import EntenteModel

extension KnowledgeGraph {
  /// The graph of what a selection keeps: its claims, every source that one of them
  /// cites, and the entities of the kinds that it allows, with those that a claim
  /// speaks of besides.
  ///
  /// Each claim keeps its place in the input. Entities without a claim stay, as one
  /// may be isolated at a date.
  ///
  /// - Complexity: O(*n*) expected for *n* entities and claims.
  /// - Throws: A ``ReadError`` if the claims make no graph by themselves.
  public func keeping(_ selection: Selection) throws(ReadError) -> KnowledgeGraph {
    let kept = claims(selection)
    let speaking = entities(kept, of: selection.entityKinds)
    var builder = Builder()
    builder.vocabulary = vocabulary
    builder.title = title
    // What is one entity has been decided.
    builder.merging = Merging(byName: false, keptApart: Set(speaking.map { entities[$0].id }))
    let files = storage.files.map { builder.add($0) }
    guard !files.isEmpty else { return self }
    let cited = Set(kept.flatMap { storage.claims.citations(of: $0).map(\.source) })
    for (position, source) in sources.enumerated() where cited.contains(UInt32(position)) {
      builder.add(source, from: files[0])
    }
    for position in speaking {
      let origin = storage.entities.origin[position]
      builder.add(entities[position], from: files[origin.file], at: origin.offset)
    }
    for position in kept {
      let origin = storage.claims.origin[position]
      builder.add(
        claims[position], from: files[origin.file], at: origin.offset,
        isOwnRelation: storage.claims.flags[position].contains(.isOwnRelation))
    }
    return try builder.build()
  }

  /// The entities of some kinds, and those that claims speak of, in the order of the
  /// input.
  private func entities(_ claims: [Int], of kinds: [Entity.Kind]?) -> [Int] {
    guard let kinds else { return Array(entities.indices) }
    var isKept = entities.indices.map { position in
      kinds.contains { vocabulary.kind(storage.entityKind(position), isA: $0) }
    }
    for claim in claims {
      for party in storage.claims.extras[UInt32(claim)]?.parties ?? [] {
        if case .entity(let number) = party { isKept[Int(number)] = true }
      }
    }
    return entities.indices.filter { isKept[$0] }
  }
}
