import EntenteModel

extension Check {
  /// Claims that agree with another in everything and cite nothing that it does
  /// not, down to the place in the source; those of a symmetric kind with their
  /// ends in either order.
  ///
  /// Edges of foreign files are relations of their own, however alike.
  func claimsStatedTwice() -> [Finding] {
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
    for claim in claims {
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
    return order.flatMap { gist in
      repetitions(among: (first[gist].map { [$0] } ?? []) + (further[gist] ?? []))
    }
  }

  /// Which of some claims of one statement say nothing that another does not.
  ///
  /// - Complexity: O(*n*) for *n* claims, unless many cite the same places and each a
  ///   further one.
  private func repetitions(among positions: [Int]) -> [Finding] {
    var groups: [Claim: [Wording]] = [:]
    for position in positions {
      var claim = normalized(position)
      let citations = Set(claim.citations)
      claim.citations = []
      groups[claim, default: []].append(Wording(position: position, citations: citations))
    }
    return groups.values.flatMap(repetitions(among:)).sorted { $0.claims[1] < $1.claims[1] }
  }

  /// A claim among those that agree with it in all but what they cite.
  private struct Wording {
    var position: Int
    var citations: Set<Citation>
  }

  private func repetitions(among group: [Wording]) -> [Finding] {
    guard group.count > 1 else { return [] }
    let files = graph.storage.claims.origin
    var citing: [Citation: [Wording]] = [:]
    for wording in group {
      for citation in wording.citations { citing[citation, default: []].append(wording) }
    }
    var known: [Set<Citation>: Int] = [:]
    let most = group.map(\.citations.count).max() ?? 0
    return group.compactMap { wording in
      if let other = known[wording.citations] { return statedTwice(wording.position, as: other) }
      known[wording.citations] = wording.position
      guard wording.citations.count < most else { return nil }
      // Whoever cites all of it cites that which fewest cite.
      let fewest = wording.citations.compactMap { citing[$0] }.min { $0.count < $1.count }
      let fuller = (fewest ?? group).filter { $0.citations.isStrictSuperset(of: wording.citations) }
      let file = files[wording.position].file
      let other = fuller.first { files[$0.position].file == file } ?? fuller.first
      return other.map { statedTwice(wording.position, as: $0.position, isFuller: true) }
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

  /// What is to be said of a claim that another repeats, or repeats with further
  /// citations.
  private func statedTwice(
    _ claim: Int, as other: Int, isFuller: Bool = false
  ) -> Finding {
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
        + (isTurned ? ", from either end" : "") + (isFuller ? ", elsewhere with more sources" : ""),
      claims: [other, claim], location: graph.location(ofClaim: claim),
      hint: (isFuller ? "remove this one" : "remove one of the two")
        + (isFixable ? "; --fix does" : ""),
      fix: isFixable ? .removeClaim(claim) : nil)
  }

  /// Citations that stand twice in one claim.
  ///
  /// Edges of foreign files say where they came from in their own way.
  func repeatedCitations() -> [Finding] {
    let columns = graph.storage.claims
    return claims.flatMap { claim -> [Finding] in
      let citations = columns.citations(of: claim)
      guard citations.count > 1, !columns.flags[claim].contains(.isOwnRelation) else { return [] }
      var known: Set<ClaimColumns.Citation> = []
      return citations.enumerated().compactMap { place, citation in
        guard !known.insert(citation).inserted else { return nil }
        let repeated = graph.claims[claim].citations[place]
        let text = repeated.source + (repeated.locator.map { " " + $0 } ?? "")
        return Finding(
          rule: .repeatedCitation,
          message: "the claim about \(name(Int(columns.subject[claim]))) cites '\(text)' twice",
          claims: [claim], location: graph.location(ofClaim: claim), hint: "--fix removes it",
          fix: .removeCitation(claim: claim, place: place))
      }
    }
  }

  /// Aliases that repeat the name or another alias letter by letter.
  func repeatedAliases() -> [Finding] {
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
