import EntenteModel

extension Check {
  /// What is written twice and says nothing more for it.
  func repetitions() -> [Finding] { claimsStatedTwice() + repeatedAliases() }

  /// Claims that agree in everything, down to the place in the source; those
  /// of a symmetric kind with their ends in either order.
  ///
  /// Edges of foreign files are relations of their own, however alike.
  private func claimsStatedTwice() -> [Finding] {
    struct Gist: Hashable {
      var predicate: UInt16
      var isProperty: Bool
      var subject: UInt32
      var object: UInt32
    }
    let columns = graph.storage.claims
    var first: [Gist: Int] = [:]
    var further: [Gist: [Int]] = [:]
    var order: [Gist] = []
    for claim in columns.flags.indices {
      let flags = columns.flags[claim]
      if flags.contains(.isOwnRelation) { continue }
      let isProperty = flags.contains(.isProperty)
      let (a, b) = (columns.subject[claim], columns.object[claim])
      let isOrdered = isProperty || graph.storage.isDirected(claim: claim) || a <= b
      let gist = Gist(
        predicate: columns.predicate[claim], isProperty: isProperty, subject: isOrdered ? a : b,
        object: isOrdered ? b : a)
      guard first[gist] != nil else {
        first[gist] = claim
        continue
      }
      if further[gist] == nil { order.append(gist) }
      further[gist, default: []].append(claim)
    }
    return order.flatMap { gist -> [Finding] in
      var known: [Claim: Int] = [:]
      return ((first[gist].map { [$0] } ?? []) + (further[gist] ?? [])).compactMap { position in
        let claim = normalized(position)
        guard let other = known[claim] else {
          known[claim] = position
          return nil
        }
        return statedTwice(position, as: other)
      }
    }
  }

  /// A claim without its id, the ends of a symmetric tie in order.
  private func normalized(_ position: Int) -> Claim {
    var claim = graph.claims[position]
    claim.id = nil
    if case .relation(let kind, let object) = claim.statement,
      !graph.storage.isDirected(claim: position),
      object < claim.subject
    {
      claim.statement = .relation(kind, object: claim.subject)
      claim.subject = object
    }
    return claim
  }

  private func statedTwice(_ claim: Int, as other: Int) -> Finding {
    let columns = graph.storage.claims
    let isTurned = columns.subject[claim] != columns.subject[other]
    let subject = name(Int(columns.subject[claim]))
    // Who removes a claim with an id may break what refers to it, and one of another
    // file what that file says by itself.
    let isFixable =
      graph.claims[claim].id == nil && columns.origin[claim].file == columns.origin[other].file
    return Finding(
      rule: .statedTwice,
      message: "this claim about \(subject) is stated twice"
        + (isTurned ? ", from either end" : ""),
      claims: [other, claim], location: graph.location(ofClaim: claim),
      hint: isFixable ? "remove one of the two; --fix does" : "remove one of the two",
      fix: isFixable ? .removeClaim(claim) : nil)
  }

  /// Aliases that repeat the name or another alias letter by letter.
  private func repeatedAliases() -> [Finding] {
    let columns = graph.storage.entities
    return graph.entities.indices.flatMap { entity -> [Finding] in
      let aliases = columns.aliases(of: entity)
      guard !aliases.isEmpty else { return [] }
      var known: Set<TextID> = [columns.name[entity]]
      return aliases.enumerated().compactMap { place, alias in
        guard !known.insert(alias).inserted else { return nil }
        return Finding(
          rule: .repeatedAlias,
          message: "the alias '\(graph.storage.texts[alias])' of "
            + "'\(graph.storage.entityID(UInt32(entity)))' is one of its names already",
          claims: [], location: graph.location(ofEntity: entity), hint: "--fix removes it",
          fix: .removeAlias(entity: entity, place: place))
      }
    }
  }
}
