import EntenteModel

extension Check {
  /// Pairs tied by what joins and by what divides at one time.
  ///
  /// This is no mistake: Russia and China may be partners and rivals.
  func tensions() -> [Finding] {
    var byPair: [Ends: [Tie]] = [:]
    var order: [Ends] = []
    let holding = ties.filter { $0.standing.order <= Claim.Standing.reported.order }
    let divided = Set(holding.filter { divides($0) == true }.map { ends(of: $0).unordered })
    for tie in holding {
      let pair = ends(of: tie).unordered
      guard divided.contains(pair) else { continue }
      if byPair[pair] == nil { order.append(pair) }
      byPair[pair, default: []].append(tie)
    }
    return order.compactMap { pair in
      let between = byPair[pair] ?? []
      let joining = between.filter { divides($0) == false }
      let dividing = between.filter { divides($0) == true }
      guard !joining.isEmpty, !dividing.isEmpty else { return nil }
      let times = Occasions(extents(of: dividing))
      let bonds = joining.filter { coincides($0, with: times) }
      let bondTimes = Occasions(extents(of: bonds))
      let clashes = dividing.filter { coincides($0, with: bondTimes) }
      guard !clashes.isEmpty else { return nil }
      return finding(
        .tension,
        "\(name(pair.first)) and \(name(pair.second)): \(kinds(bonds)), but also "
          + kinds(clashes), claims: (bonds + clashes).flatMap(self.holding))
    }
  }

  /// Whether a tie divides its ends; nil if it does neither.
  ///
  /// Contact is no bond: rivals meet. A plain tie does not say what it is.
  private func divides(_ tie: Tie) -> Bool? {
    guard tie.relation.kind != .tied, let definition = graph.vocabulary[tie.relation.kind] else {
      return nil
    }
    switch definition.sign {
    case .negative: return true
    case .positive: return definition.family == .contact ? nil : false
    case .neutral: return nil
    }
  }

  private func coincides(_ tie: Tie, with occasions: Occasions) -> Bool {
    extents(of: [tie]).contains(where: occasions.canCoincide)
  }

  private func extents(of ties: [Tie]) -> [Extent] {
    ties.flatMap(holding).map(graph.extent(ofClaim:))
  }

  private func kinds(_ ties: [Tie]) -> String {
    Set(ties.map(\.relation.kind.rawValue)).sorted().joined(separator: ", ")
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

  /// Names that lead to two entities.
  func sharedNames() -> [Finding] {
    struct Use {
      var entity: Int
      var spelling: TextID
    }
    let columns = graph.storage.entities
    let texts = graph.storage.texts
    var uses: [String: [Use]] = [:]
    var order: [String] = []
    for entity in graph.entities.indices {
      for spelling in [columns.name[entity]] + columns.aliases(of: entity) {
        let folded = texts[spelling].foldedForSearch
        if uses[folded] == nil { order.append(folded) }
        uses[folded, default: []].append(Use(entity: entity, spelling: spelling))
      }
    }
    return order.compactMap { folded in
      var seen: Set<Int> = []
      let distinct = (uses[folded] ?? []).filter {
        seen.insert(identities.representative(of: $0.entity)).inserted
      }
      guard distinct.count > 1 else { return nil }
      let ids = distinct.map { "'\(graph.storage.entityID(UInt32($0.entity)))'" }
      return Finding(
        rule: .sharedName,
        message: "the name '\(texts[distinct[0].spelling])' leads to "
          + ids.joined(separator: " and "),
        claims: [], location: graph.location(ofEntity: distinct[1].entity))
    }
  }

  /// Ties of an entity to itself.
  func selfTies() -> [Finding] {
    ties.filter { $0.relation.subject == $0.relation.object }.map { tie in
      finding(.selfTie, "\(name(tie.relation.subject)) is tied to itself", claims: tie.claims)
    }
  }

  /// Entities without a tie.
  func isolated() -> [Finding] {
    var isTied = [Bool](repeating: false, count: graph.entities.count)
    for tie in ties where tie.relation.subject != tie.relation.object {
      isTied[tie.relation.subject] = true
      isTied[tie.relation.object] = true
    }
    return isTied.indices.filter { !isTied[$0] }.map { entity in
      Finding(
        rule: .isolated, message: "no claim ties \(name(entity)) to another entity", claims: [],
        location: graph.location(ofEntity: entity))
    }
  }
}

/// The days on which some claims can hold, ready to be compared with others.
private struct Occasions {
  private let starts: [CalendarDay]

  /// The latest end of the extents up to each.
  private let ends: [CalendarDay]

  init(_ extents: [Extent]) {
    let sorted = extents.sorted { $0.earliestStart < $1.earliestStart }
    starts = sorted.map(\.earliestStart)
    var last = CalendarDay.distantPast
    ends = sorted.map { extent in
      last = max(last, extent.latestEnd)
      return last
    }
  }

  /// Whether one of the extents can share a day with another.
  ///
  /// - Complexity: O(log *n*) for *n* extents.
  func canCoincide(with other: Extent) -> Bool {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= other.latestEnd { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ends[low - 1] >= other.earliestStart
  }
}
