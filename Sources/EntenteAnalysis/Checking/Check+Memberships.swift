import EntenteModel

extension Check {
  /// Levels of membership that exclude each other at one time, and membership
  /// before the organization was founded.
  func memberships() -> [Finding] {
    let memberships = ties.filter { Relation.Kind.membershipLevels.contains($0.relation.kind) }
    // Few are of two levels.
    var pairs: Set<Ends> = []
    pairs.reserveCapacity(memberships.count)
    let repeated = Set(memberships.map(ends).filter { !pairs.insert($0).inserted })
    let several = repeated.isEmpty ? [] : memberships.filter { repeated.contains(ends(of: $0)) }
    let byEnds = Dictionary(grouping: several, by: ends)
    var found: [Finding] = []
    for tie in several {
      for other in byEnds[ends(of: tie)] ?? []
      where other.relation.position > tie.relation.position
        && Self.exclude(tie.relation.kind, other.relation.kind)
      {
        if let finding = contradictoryLevels(tie, other) ?? plannedLevel(tie, other) {
          found.append(finding)
        }
      }
    }
    return found + membersBeforeFounding(memberships.filter { !holding($0).isEmpty })
  }

  /// Whether nobody is both at one time.
  ///
  /// An observer or partner may well be a candidate for membership.
  private static func exclude(_ a: Relation.Kind, _ b: Relation.Kind) -> Bool {
    let candidate = Relation.Kind(rawValue: "candidate")
    guard a != b else { return false }
    return (a != candidate && b != candidate) || a == .member || b == .member
  }

  /// Two levels that are said to hold at one time, or in one month by sources
  /// that know of no change.
  private func contradictoryLevels(_ tie: Tie, _ other: Tie) -> Finding? {
    let claims = holding(tie)
    let others = holding(other)
    let isOneTime = claims.contains { a in others.contains { mustCoincide(a, $0) } }
    guard isOneTime || claims.contains(where: { a in others.contains { areOfOneMonth(a, $0) } })
    else { return nil }
    return finding(
      .contradictoryLevels,
      sentence(tie) + " and \(other.relation.kind.rawValue) "
        + (isOneTime ? "at one time" : "in sources of one month"),
      claims: claims + others)
  }

  /// Whether two claims without a period are of sources that are a month apart
  /// at most.
  ///
  /// Each surely holds on the day of its source alone. Were the days to agree,
  /// a handbook would never contradict the news of the day before.
  func areOfOneMonth(_ a: Int, _ b: Int) -> Bool {
    guard graph.storage.period(ofClaim: a) == nil, graph.storage.period(ofClaim: b) == nil else {
      return false
    }
    let (x, y) = (graph.extent(ofClaim: a), graph.extent(ofClaim: b))
    let first = min(x.earliestEnd, y.earliestEnd)
    let last = max(x.latestStart, y.latestStart)
    return Int(last.number) - Int(first.number) <= 31
  }

  /// A level that is planned for a time of which another is said.
  ///
  /// This is no mistake: plans fall through, and what a source says may be out
  /// of date.
  private func plannedLevel(_ tie: Tie, _ other: Tie) -> Finding? {
    for (plan, level) in [(tie, other), (other, tie)] {
      let planned = claims(of: plan) { $0 == .planned }
      let held = holding(level)
      guard planned.contains(where: { a in held.contains { mustCoincide(a, $0) } }) else {
        continue
      }
      return finding(
        .plannedLevel,
        sentence(plan) + " is planned for a time at which it is \(level.relation.kind.rawValue)",
        claims: planned + held)
    }
    return nil
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
}
