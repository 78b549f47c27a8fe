import EntenteModel

extension Check {
  /// Functional properties with two values that can't both be true.
  func values() -> [Finding] {
    var groups: [[Int]: [Int]] = [:]
    var order: [[Int]] = []
    for claim in graph.claims.indices {
      let columns = graph.storage.claims
      let flags = columns.flags[claim]
      guard flags.contains(.isProperty), flags.standing.order <= Claim.Standing.reported.order,
        graph.vocabulary.properties[Int(columns.predicate[claim])].isFunctional
      else { continue }
      let key = [
        identities.representative(of: Int(columns.subject[claim])), Int(columns.predicate[claim]),
      ]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(claim)
    }
    return order.compactMap { key in
      guard let claims = groups[key] else { return nil }
      let definition = graph.vocabulary.properties[key[1]]
      var distinct: [(claim: Int, value: String)] = []
      for claim in claims {
        guard case .property(_, let value) = graph.claims[claim].statement else { continue }
        if !distinct.contains(where: { Self.agree($0.value, value, definition.type) }) {
          distinct.append((claim, value))
        }
      }
      guard distinct.count > 1 else { return nil }
      return finding(
        .contradictoryValue,
        "\(name(key[0])): \(definition.property.rawValue) is "
          + distinct.map(\.value).joined(separator: " or "), claims: claims)
    }
  }

  /// Whether two values can both be true. Of two single dates one may be the
  /// more exact; a span and a day within it differ.
  private static func agree(_ a: String, _ b: String, _ type: Property.ValueType) -> Bool {
    if a == b { return true }
    switch type {
    case .number: return Double(a) != nil && Double(a) == Double(b)
    case .period:
      guard let p = try? Period(a), let q = try? Period(b), p.isSingleDate, q.isSingleDate else {
        return false
      }
      let x = Extent(happening: p, reportedOn: nil, isPlanned: false)
      let y = Extent(happening: q, reportedOn: nil, isPlanned: false)
      return x.contains(y) || y.contains(x)
    case .text, .code: return false
    }
  }

  /// Relations affirmed and denied, begun on two dates, or present and absent.
  func relations() -> [Finding] {
    ties.flatMap { tie -> [Finding] in
      let denied = tie.claims.filter { graph.storage.claims.flags[$0].contains(.isDenied) }
      let affirmed = self.affirmed(tie)
      var found: [Finding] = []
      if !denied.isEmpty, affirmed.contains(where: { a in denied.contains { canCoincide(a, $0) } }) {
        found.append(
          finding(.affirmedAndDenied, sentence(tie) + " is affirmed and denied", claims: tie.claims))
      }
      return found + contradictoryStart(tie, affirmed)
    } + presentAndAbsent()
  }

  /// Two dated beginnings of one lasting relation that can't be the same day.
  private func contradictoryStart(_ tie: Tie, _ claims: [Int]) -> [Finding] {
    guard graph.vocabulary[tie.relation.kind]?.life == .interval else { return [] }
    let dated = claims.filter { claim in
      guard let period = graph.storage.period(ofClaim: claim) else { return false }
      if case .date = period.start { return true }
      return false
    }
    let extents = dated.map(graph.extent(ofClaim:))
    let differ = extents.indices.contains { i in
      extents.indices.contains { j in
        extents[i].latestStart < extents[j].earliestStart
          && extents[i].latestEnd >= extents[j].earliestStart
      }
    }
    guard differ else { return [] }
    let periods = dated.compactMap { graph.storage.period(ofClaim: $0)?.description }
    return [
      finding(
        .contradictoryStart, sentence(tie) + " begins on two dates: "
          + periods.joined(separator: " and "), claims: dated)
    ]
  }

  private func presentAndAbsent() -> [Finding] {
    let absences = ties.filter { $0.relation.kind == .absentFrom }
    return absences.flatMap { absence in
      ties.filter { tie in
        tie.relation.kind == .attends && tie.relation.object == absence.relation.object
          && same(tie.relation.subject, absence.relation.subject)
          && affirmed(tie).contains { a in affirmed(absence).contains { canCoincide(a, $0) } }
      }.map { tie in
        finding(
          .presentAndAbsent,
          sentence(tie) + ", and is absent from it", claims: affirmed(tie) + affirmed(absence))
      }
    }
  }

  /// Levels of membership that exclude each other at one time, and membership
  /// before the organization was founded.
  func memberships() -> [Finding] {
    let levels: Set<String> = [
      "member", "associate-member", "suspended-member", "observer", "dialogue-partner", "candidate",
    ]
    let memberships = ties.filter {
      levels.contains($0.relation.kind.rawValue) && $0.standing.order <= 1
    }
    var byEnds: [[Int]: [Tie]] = [:]
    for tie in memberships {
      byEnds[[tie.relation.subject, tie.relation.object], default: []].append(tie)
    }
    var found: [Finding] = []
    for tie in memberships {
      for other in byEnds[[tie.relation.subject, tie.relation.object]] ?? []
      where other.relation.position > tie.relation.position
        && other.relation.kind != tie.relation.kind
        && affirmed(tie).contains(where: { a in affirmed(other).contains { mustCoincide(a, $0) } })
      {
        found.append(
          finding(
            .contradictoryLevels,
            sentence(tie) + " and \(other.relation.kind.rawValue) at one time",
            claims: tie.claims + other.claims))
      }
    }
    return found + membersBeforeFounding(memberships)
  }

  private func membersBeforeFounding(_ memberships: [Tie]) -> [Finding] {
    let foundings = valuesOf(.inception)
    return memberships.compactMap { tie in
      guard let dates = foundings[tie.relation.object],
        let earliest = dates.map(\.extent.earliestStart).min()
      else { return nil }
      let early = affirmed(tie).filter { claim in
        graph.storage.period(ofClaim: claim) != nil
          && graph.extent(ofClaim: claim).latestStart < earliest
      }
      return early.isEmpty
        ? nil
        : finding(
          .memberBeforeFounding,
          sentence(tie) + " before \(name(tie.relation.object)) was founded",
          claims: early + dates.map(\.claim))
    }
  }

  /// Offices held by two at one time, or by someone who has died.
  func offices() -> [Finding] {
    let held = ties.filter { $0.relation.kind == .holdsOffice && $0.standing.order <= 1 }
    var byOffice: [String: [Tie]] = [:]
    for tie in held {
      guard let role = role(of: tie) else { continue }
      byOffice["\(tie.relation.object)\u{1F}\(role.foldedForSearch)", default: []].append(tie)
    }
    let shared = held.flatMap { tie -> [Finding] in
      guard let role = role(of: tie) else { return [] }
      let others = byOffice["\(tie.relation.object)\u{1F}\(role.foldedForSearch)"] ?? []
      return others.filter { other in
        other.relation.position > tie.relation.position
          && !same(other.relation.subject, tie.relation.subject)
          && affirmed(tie).contains { a in affirmed(other).contains { mustCoincide(a, $0) } }
      }.map { other in
        finding(
          .sharedOffice,
          "\(name(tie.relation.subject)) and \(name(other.relation.subject)) are both \(role) of "
            + "\(name(tie.relation.object)) at one time", claims: tie.claims + other.claims)
      }
    }
    let deaths = valuesOf(.death)
    return shared
      + held.compactMap { tie in
        guard let dates = deaths[tie.relation.subject],
          let last = dates.map(\.extent.latestEnd).max()
        else { return nil }
        let late = affirmed(tie).filter { graph.extent(ofClaim: $0).earliestEnd > last }
        return late.isEmpty
          ? nil
          : finding(
            .heldAfterDeath, sentence(tie) + " after the death of the holder",
            claims: late + dates.map(\.claim))
      }
  }

  // MARK: What the rules look up

  /// The dated values of a property, by entity.
  private func valuesOf(_ property: Property) -> [Int: [(claim: Int, extent: Extent)]] {
    var values: [Int: [(claim: Int, extent: Extent)]] = [:]
    for claim in graph.claims.indices {
      guard case .property(property, let value) = graph.claims[claim].statement,
        let period = try? Period(value)
      else { continue }
      let extent = Extent(happening: period, reportedOn: nil, isPlanned: false)
      values[Int(graph.storage.claims.subject[claim]), default: []].append((claim, extent))
    }
    return values
  }

  private func role(of tie: Tie) -> String? {
    tie.claims.first.flatMap { graph.claims[$0].role }
  }

  private func same(_ a: Int, _ b: Int) -> Bool {
    identities.representative(of: a) == identities.representative(of: b)
  }

  private func sentence(_ tie: Tie) -> String {
    "\(name(tie.relation.subject)) \(tie.relation.kind.rawValue) \(name(tie.relation.object))"
  }
}

extension Extent {
  /// Whether every day of another extent is one of this.
  fileprivate func contains(_ other: Extent) -> Bool {
    earliestStart <= other.earliestStart && other.latestEnd <= latestEnd
  }
}
