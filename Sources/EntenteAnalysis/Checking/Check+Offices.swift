import EntenteModel

extension Check {
  /// Offices held by two at one time, or by someone who has died.
  func offices() -> [Finding] {
    let held = ties.filter { $0.relation.kind == .holdsOffice && !holding($0).isEmpty }
    return sharedOffices(held) + heldAfterDeath(held)
  }

  /// Two holders of one office at one time.
  ///
  /// Three at once are no mistake, but an office of several, such as that of a
  /// deputy. So are two whom one place in a source names, as the co-princes of
  /// Andorra.
  private func sharedOffices(_ held: [Tie]) -> [Finding] {
    struct Office: Hashable {
      var of: Int
      var role: String
    }
    var order: [Office] = []
    var terms: [Office: [Term]] = [:]
    for tie in held {
      guard let role = role(of: tie) else { continue }
      let ends = ends(of: tie)
      let office = Office(of: ends.second, role: role.foldedForSearch)
      if terms[office] == nil { order.append(office) }
      terms[office, default: []] += holding(tie).map { claim in
        Term(holder: ends.first, tie: tie, extent: graph.extent(ofClaim: claim))
      }
    }
    return order.flatMap { office in
      Self.pairs(among: terms[office] ?? []).compactMap { a, b in
        guard !isNamedTogether(a, b) else { return nil }
        return finding(
          .sharedOffice,
          "\(name(a.relation.subject)) and \(name(b.relation.subject)) are both "
            + "\(role(of: a) ?? "") of \(name(a.relation.object)) at one time",
          claims: holding(a) + holding(b))
      }
    }
  }

  /// Whether claims of two ties cite one place in one source.
  private func isNamedTogether(_ a: Tie, _ b: Tie) -> Bool {
    let columns = graph.storage.claims
    let places = holding(a).flatMap { columns.citations(of: $0) }.filter { $0.locator != .none }
    return holding(b).contains { claim in
      columns.citations(of: claim).contains { place in
        places.contains { $0.source == place.source && $0.locator == place.locator }
      }
    }
  }

  /// A claim that somebody holds an office.
  private struct Term {
    var holder: Int
    var tie: Tie
    var extent: Extent
  }

  /// The pairs of holders who surely hold an office on one day; none if three do.
  private static func pairs(among terms: [Term]) -> [(Tie, Tie)] {
    let sure = terms.filter { $0.extent.latestStart <= $0.extent.earliestEnd }
      .enumerated().sorted { a, b in
        (a.element.extent.latestStart, a.offset) < (b.element.extent.latestStart, b.offset)
      }.map(\.element)
    var active: [Term] = []
    var pairs: [(Tie, Tie)] = []
    var seen: Set<Ends> = []
    for term in sure {
      active.removeAll {
        $0.extent.earliestEnd < term.extent.latestStart || $0.holder == term.holder
      }
      active.append(term)
      if active.count > 2 { return [] }
      guard active.count == 2,
        seen.insert(Ends(first: active[0].holder, second: term.holder).unordered).inserted
      else { continue }
      pairs.append((active[0].tie, term.tie))
    }
    return pairs
  }

  private func heldAfterDeath(_ held: [Tie]) -> [Finding] {
    let deaths = dates(.death)
    return held.compactMap { tie in
      guard let dates = deaths[ends(of: tie).first],
        let last = dates.map(\.extent.latestEnd).max()
      else { return nil }
      let late = holding(tie).filter { graph.extent(ofClaim: $0).earliestEnd > last }
      guard !late.isEmpty else { return nil }
      return finding(
        .heldAfterDeath, sentence(tie) + " after the death of the holder",
        claims: late + dates.map(\.claim))
    }
  }

  private func role(of tie: Tie) -> String? {
    tie.claims.first.flatMap { graph.storage.claims.extras[UInt32($0)] }.flatMap {
      graph.storage.texts.text($0.role)
    }
  }
}
