import EntenteModel

extension KnowledgeGraph {
  /// The positions of the claims that name an entity, at their ends or elsewhere.
  ///
  /// - Complexity: O(*n*) for *n* claims, of which none is made.
  func claims(speakingOf id: String) -> [Int] {
    guard let position = position(ofEntity: id) else { return [] }
    let entity = UInt32(position)
    let columns = storage.claims
    return columns.flags.indices.filter { claim in
      columns.subject[claim] == entity
        || (columns.object[claim] == entity && !columns.flags[claim].contains(.isProperty))
        || columns.extras[UInt32(claim)]?.parties.contains { storage.text($0) == id } == true
    }
  }

  /// The positions of the claims that cite a source.
  func claims(citing id: String) -> [Int] {
    guard let source = sources.firstIndex(where: { $0.id == id }) else { return [] }
    let columns = storage.claims
    return columns.flags.indices.filter { claim in
      columns.citations(of: claim).contains { $0.source == UInt32(source) }
    }
  }
}
