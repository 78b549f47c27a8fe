import EntenteModel

extension Check {
  /// Levels of membership that exclude each other at one time, and membership
  /// before the organization was founded.
  func memberships() -> [Finding] {
    let levels: Set<String> = [
      "member", "associate-member", "suspended-member", "observer", "dialogue-partner", "candidate",
    ]
    let memberships = ties.filter {
      levels.contains($0.relation.kind.rawValue) && !holding($0).isEmpty
    }
    let byEnds = Dictionary(grouping: memberships, by: ends)
    var found: [Finding] = []
    for tie in memberships {
      for other in byEnds[ends(of: tie)] ?? []
      where other.relation.position > tie.relation.position
        && Self.exclude(tie.relation.kind, other.relation.kind)
        && holding(tie).contains(where: { a in holding(other).contains { mustCoincide(a, $0) } })
      {
        found.append(
          finding(
            .contradictoryLevels,
            sentence(tie) + " and \(other.relation.kind.rawValue) at one time",
            claims: holding(tie) + holding(other)))
      }
    }
    return found + membersBeforeFounding(memberships)
  }

  /// Whether nobody is both at one time.
  ///
  /// An observer or partner may well be a candidate for membership.
  private static func exclude(_ a: Relation.Kind, _ b: Relation.Kind) -> Bool {
    let candidate = Relation.Kind(rawValue: "candidate")
    guard a != b else { return false }
    return (a != candidate && b != candidate) || a == .member || b == .member
  }

  private func membersBeforeFounding(_ memberships: [Tie]) -> [Finding] {
    let foundings = dates(.inception)
    return memberships.compactMap { tie in
      guard let dates = foundings[ends(of: tie).second],
        let earliest = dates.map(\.extent.earliestStart).min()
      else { return nil }
      let early = holding(tie).filter { claim in
        graph.storage.period(ofClaim: claim) != nil
          && graph.extent(ofClaim: claim).latestStart < earliest
      }
      guard !early.isEmpty else { return nil }
      return finding(
        .memberBeforeFounding, sentence(tie) + " before \(name(tie.relation.object)) was founded",
        claims: early + dates.map(\.claim))
    }
  }

  /// Offices held by two at one time, or by someone who has died.
  func offices() -> [Finding] {
    let held = ties.filter { $0.relation.kind == .holdsOffice && !holding($0).isEmpty }
    return sharedOffices(held) + heldAfterDeath(held)
  }

  /// Two holders of one office at one time.
  ///
  /// Three at once are no mistake, but an office of several, such as that of a
  /// deputy.
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
      Self.pairs(among: terms[office] ?? []).map { a, b in
        finding(
          .sharedOffice,
          "\(name(a.relation.subject)) and \(name(b.relation.subject)) are both "
            + "\(role(of: a) ?? "") of \(name(a.relation.object)) at one time",
          claims: holding(a) + holding(b))
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
