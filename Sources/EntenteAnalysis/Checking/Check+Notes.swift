import EntenteModel

extension Check {
  /// Pairs tied by what joins and by what divides at one time. This is no
  /// mistake: Russia and China may be partners and rivals.
  func tensions() -> [Finding] {
    var byPair: [[Int]: [Tie]] = [:]
    var order: [[Int]] = []
    for tie in ties where tie.standing.order <= 1 {
      let ends = [tie.relation.subject, tie.relation.object].sorted()
      if byPair[ends] == nil { order.append(ends) }
      byPair[ends, default: []].append(tie)
    }
    return order.compactMap { ends in
      let pair = byPair[ends] ?? []
      let joining = pair.filter { divides($0) == false }
      let dividing = pair.filter { divides($0) == true }
      let clash = joining.filter { a in
        dividing.contains { b in
          a.claims.contains { x in b.claims.contains { canCoincide(x, $0) } }
        }
      }
      guard !clash.isEmpty else { return nil }
      let kinds = { (ties: [Tie]) in
        Set(ties.map(\.relation.kind.rawValue)).sorted().joined(separator: ", ")
      }
      return finding(
        .tension,
        "\(name(ends[0])) and \(name(ends[1])): \(kinds(clash)), but also \(kinds(dividing))",
        claims: (clash + dividing).flatMap(\.claims))
    }
  }

  /// Whether a tie divides its ends; nil if it does neither, or is no bond
  /// between two parties but a place in a structure.
  private func divides(_ tie: Tie) -> Bool? {
    guard let definition = graph.vocabulary[tie.relation.kind] else { return nil }
    switch definition.sign {
    case .negative: return true
    case .positive: return definition.family == .contact ? nil : false
    case .neutral: return nil
    }
  }

  /// Claims without a source and sources without a claim.
  func sources() -> [Finding] {
    let columns = graph.storage.claims
    var isUsed = [Bool](repeating: false, count: graph.sources.count)
    var found: [Finding] = []
    for claim in graph.claims.indices {
      let citations = columns.citations(of: claim)
      for citation in citations { isUsed[Int(citation.source)] = true }
      if citations.isEmpty {
        found.append(
          finding(
            .noSource, "the claim about \(name(Int(columns.subject[claim]))) cites no source",
            claims: [claim]))
      }
    }
    for (source, used) in zip(graph.sources, isUsed) where !used {
      found.append(
        Finding(
          rule: .unusedSource, message: "no claim cites the source '\(source.id)'", claims: [],
          location: nil))
    }
    return found
  }

  /// Names that lead to two entities, self-ties, entities without a tie.
  func entities() -> [Finding] {
    var byName: [String: [Int]] = [:]
    var order: [String] = []
    var isTied = [Bool](repeating: false, count: graph.entities.count)
    var found: [Finding] = []
    for (position, entity) in graph.entities.enumerated() {
      for folded in Set(([entity.name] + entity.aliases).map(\.foldedForSearch)).sorted() {
        if byName[folded] == nil { order.append(folded) }
        byName[folded, default: []].append(position)
      }
    }
    for folded in order {
      guard let positions = byName[folded], positions.count > 1 else { continue }
      let ids = positions.map { "'\(graph.entities[$0].id)'" }
      found.append(
        Finding(
          rule: .sharedName,
          message: "the name '\(name(positions[0]))' leads to " + ids.joined(separator: " and "),
          claims: [], location: graph.location(ofEntity: positions[1])))
    }
    for tie in ties {
      isTied[tie.relation.subject] = true
      isTied[tie.relation.object] = true
      if tie.relation.subject == tie.relation.object {
        found.append(
          finding(.selfTie, "\(name(tie.relation.subject)) is tied to itself", claims: tie.claims))
      }
    }
    for entity in isTied.indices where !isTied[entity] {
      found.append(
        Finding(
          rule: .isolated, message: "no claim ties \(name(entity)) to another entity", claims: [],
          location: graph.location(ofEntity: entity)))
    }
    return found
  }
}
