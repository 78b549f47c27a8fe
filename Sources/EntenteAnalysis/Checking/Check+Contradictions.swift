import EntenteModel

extension Check {
  /// Functional properties with two values that can't both be true.
  func values() -> [Finding] {
    struct Key: Hashable {
      var entity: Int
      var property: Int
    }
    let columns = graph.storage.claims
    var groups: [Key: [Int]] = [:]
    var order: [Key] = []
    for claim in claims {
      let flags = columns.flags[claim]
      let property = Int(columns.predicate[claim])
      guard flags.contains(.isProperty), flags.standing.order <= Claim.Standing.reported.order,
        graph.vocabulary.properties[property].isFunctional
      else { continue }
      let entity = identities.representative(of: Int(columns.subject[claim]))
      let key = Key(entity: entity, property: property)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(claim)
    }
    return order.compactMap { key in
      let claims = groups[key] ?? []
      let definition = graph.vocabulary.properties[key.property]
      var distinct: [String] = []
      for claim in claims {
        let value = value(ofClaim: claim)
        if !distinct.contains(where: { Self.agree($0, value, definition.type) }) {
          distinct.append(value)
        }
      }
      guard distinct.count > 1 else { return nil }
      return finding(
        .contradictoryValue,
        "\(name(key.entity)): \(definition.property.rawValue) is "
          + distinct.joined(separator: " or "), claims: claims)
    }
  }

  /// Whether two values can both be true.
  ///
  /// Of two single dates one may be the more exact; a span and a day within it
  /// differ.
  static func agree(_ a: String, _ b: String, _ type: Property.ValueType) -> Bool {
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
    case .text, .code, .integer, .boolean: return false
    }
  }

  /// Relations affirmed and denied, begun on two dates, or present and absent.
  func relations() -> [Finding] {
    affirmedAndDenied() + ties.compactMap(contradictoryStart) + presentAndAbsent()
  }

  /// A denial contradicts what is affirmed of the same ends and kind.
  ///
  /// One without a role or a place denies the relation in every role and place.
  /// What falls through was planned all the same, so plans are compared with
  /// plans only.
  private func affirmedAndDenied() -> [Finding] {
    let denials = ties.filter { !claims(of: $0) { $0 == .denied }.isEmpty }
    guard !denials.isEmpty else { return [] }
    // Ends are compared before kinds, which are texts.
    let pairs = Set(denials.map { ends(of: $0).unordered })
    let others = Dictionary(
      grouping: ties.filter { pairs.contains(ends(of: $0).unordered) }, by: theme)
    return denials.compactMap { denial in
      let denied = claims(of: denial) { $0 == .denied }
      let affirmed = (others[theme(of: denial)] ?? []).filter { covers(denied[0], $0.claims[0]) }
        .flatMap { tie in
          claims(of: tie) { $0 != .denied }.filter { a in denied.contains { isDenied(a, by: $0) } }
        }
      guard !affirmed.isEmpty else { return nil }
      return finding(
        .affirmedAndDenied, sentence(denial) + " is affirmed and denied",
        claims: (affirmed + denied).sorted())
    }
  }

  /// Whether what one claim says of role and place includes what another says.
  private func covers(_ denial: Int, _ other: Int) -> Bool {
    let extras = graph.storage.claims.extras
    guard let wide = extras[UInt32(denial)] else { return true }
    let narrow = extras[UInt32(other)]
    return (wide.role == .none || wide.role == narrow?.role)
      && (wide.at == nil || wide.at == narrow?.at)
  }

  /// Whether a denial speaks of the time of a claim: of one day on which a
  /// lasting relation surely holds, or of any on which a single one can happen.
  func isDenied(_ claim: Int, by denial: Int) -> Bool {
    guard isPlanned(claim) == isPlanned(denial) else { return false }
    let a = graph.extent(ofClaim: claim)
    let b = graph.extent(ofClaim: denial)
    let haveSureDays = a.latestStart <= a.earliestEnd && b.latestStart <= b.earliestEnd
    return haveSureDays ? a.mustHold(with: b) : a.canCoincide(with: b)
  }

  /// Two dated beginnings of one lasting relation that can't be the same day.
  ///
  /// The earlier one must still hold when the later begins: who leaves and comes
  /// back begins twice. A single date says when it held, not when it began.
  private func contradictoryStart(_ tie: Tie) -> Finding? {
    guard tie.claims.count > 1, graph.vocabulary[tie.relation.kind]?.life == .interval else {
      return nil
    }
    for claims in affirmations(of: tie) where claims.count > 1 {
      let dated = claims.filter { claim in
        guard let period = graph.storage.period(ofClaim: claim), !period.isSingleDate else {
          return false
        }
        if case .date = period.start { return true }
        return false
      }
      let extents = dated.map(graph.extent(ofClaim:))
      let differ = extents.contains { a in
        extents.contains { b in
          a.latestStart < b.earliestStart && a.earliestEnd >= b.latestStart
        }
      }
      guard differ else { continue }
      let periods = dated.compactMap { graph.storage.period(ofClaim: $0)?.description }
      return finding(
        .contradictoryStart,
        sentence(tie) + " begins on two dates: "
          + periods.withoutRepetitions.joined(separator: " and "), claims: dated)
    }
    return nil
  }

  private func presentAndAbsent() -> [Finding] {
    let absences = Dictionary(
      grouping: ties.filter { $0.relation.kind == .absentFrom }, by: ends)
    guard !absences.isEmpty else { return [] }
    return ties.filter { $0.relation.kind == .attends }.flatMap { tie in
      (absences[ends(of: tie)] ?? []).compactMap { absence -> Finding? in
        for present in affirmations(of: tie) {
          for absent in affirmations(of: absence)
          where isPlanned(present[0]) == isPlanned(absent[0])
            && present.contains(where: { a in absent.contains { canCoincide(a, $0) } })
          {
            return finding(
              .presentAndAbsent, sentence(tie) + ", and is absent from it",
              claims: present + absent)
          }
        }
        return nil
      }
    }
  }
}

extension Extent {
  /// Whether every day of another extent is one of this.
  fileprivate func contains(_ other: Extent) -> Bool {
    earliestStart <= other.earliestStart && other.latestEnd <= latestEnd
  }
}

extension [String] {
  /// Each text once, where it first stands.
  fileprivate var withoutRepetitions: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
