import EntenteModel

/// Which ties of two sides are the same, and which came, went or changed.
struct TieMatching {
  private(set) var changes: [Comparison.TieChange] = []

  /// How many ties may have changed, but that no claim of theirs is dated.
  private(set) var undatedCount = 0

  /// How surely some tie of each entity is affirmed and holds, of one graph at
  /// two dates.
  private(set) var presenceBefore: [Certainty] = []
  private(set) var presenceAfter: [Certainty] = []

  /// The relations that have no counterpart yet.
  private var gone: [Loose] = []
  private var came: [Loose] = []

  private let before: Comparison.Side
  private let after: Comparison.Side
  private let matching: EntityMatching
  private let first: ClaimFilter
  private let second: ClaimFilter

  /// A relation that holds on one side, and may have a counterpart on the other.
  private struct Loose {
    var relation: Int
    /// How sure it is that it holds here and not there.
    var certainty: Certainty
  }

  /// - Complexity: O(*n*) expected for *n* claims.
  init(
    _ before: Comparison.Side, _ after: Comparison.Side, _ matching: EntityMatching,
    isOfOneGraph: Bool
  ) {
    self.before = before
    self.after = after
    self.matching = matching
    first = ClaimFilter(before.selection, in: before.graph)
    second = ClaimFilter(after.selection, in: after.graph)
    if isOfOneGraph { compareDates() } else { compareGraphs() }
    // The same two of the same kind: another role. Then another level of membership.
    pair { $0.isLasting ? $0.kind.rawValue : nil }
    pair { Self.levels.contains($0.kind) ? "level" : nil }
    for loose in came {
      guard let tie = second.tie(at: loose.relation) else { continue }
      changes.append(
        .init(
          manner: .new, before: nil, after: tie, certainty: loose.certainty, differences: []))
    }
    for loose in gone {
      guard let tie = first.tie(at: loose.relation) else { continue }
      changes.append(
        .init(
          manner: .ended, before: tie, after: nil, certainty: loose.certainty, differences: []))
    }
    sort()
  }

  /// The kinds of relation that are levels of one thing.
  private static let levels = Relation.Kind.membershipLevels.union([
    Relation.Kind(rawValue: "invited")
  ])

  /// New, ended, changed; of each the certain ones first, in the order of the input.
  private mutating func sort() {
    let order: [Comparison.Manner: Int] = [.new: 0, .ended: 1, .changed: 2]
    changes = changes.enumerated().sorted { a, b in
      (order[a.element.manner] ?? 0, -a.element.certainty.rawValue, a.offset)
        < (order[b.element.manner] ?? 0, -b.element.certainty.rawValue, b.offset)
    }.map(\.element)
  }
}

// MARK: - Two dates of one graph

extension TieMatching {
  private mutating func compareDates() {
    let graph = before.graph
    let relations = graph.storage.relations
    let kinds = graph.vocabulary.relationKinds
    presenceBefore = [Certainty](repeating: .no, count: graph.entities.count)
    presenceAfter = presenceBefore
    var (old, new): ([Int], [Int]) = ([], [])
    for relation in 0..<relations.count {
      let claims = relations.claims(of: relation)
      let was = first.state(of: claims, into: &old)
      let isNow = second.state(of: claims, into: &new)
      guard was.certainty > .no || isNow.certainty > .no else { continue }
      let ends = graph.storage.ends(ofRelation: relation)
      for end in [ends.subject, ends.object] {
        if was.isAffirmed { presenceBefore[end] = max(presenceBefore[end], was.certainty) }
        if isNow.isAffirmed { presenceAfter[end] = max(presenceAfter[end], isNow.certainty) }
      }
      if was.certainty == .certain, isNow.certainty == .certain {
        if was.standing != isNow.standing
          || kinds[ends.kind].life == .interval && Set(old).isDisjoint(with: new)
        {
          addChange(relation, relation, .certain)
        }
        continue
      }
      guard hasPeriod(old) || hasPeriod(new) else {
        undatedCount += 1
        continue
      }
      switch (was.certainty, isNow.certainty) {
      case (.no, let now): came.append(Loose(relation: relation, certainty: now))
      case (let then, .no): gone.append(Loose(relation: relation, certainty: then))
      case (.possible, .certain): came.append(Loose(relation: relation, certainty: .possible))
      case (.certain, .possible): gone.append(Loose(relation: relation, certainty: .possible))
      default: undatedCount += 1
      }
    }
  }

  /// Whether some claim says when.
  private func hasPeriod(_ claims: [Int]) -> Bool {
    let periods = before.graph.storage.claims.period
    return claims.contains { periods[$0] != .none }
  }
}

// MARK: - Two graphs

extension TieMatching {
  /// What two ties must agree on to be the same.
  private struct Identity: Hashable {
    var subject: Int
    var object: Int
    var kind: String
    var isDirected: Bool
    var role: String?
    var at: String?
    var key: String?
    /// The periods of its claims; nil for what lasts, which may be dated anew.
    var periods: Set<String>?
  }

  private mutating func compareGraphs() {
    var waiting: [Identity: [Int]] = [:]
    let old = before.graph.storage.relations
    let new = after.graph.storage.relations
    var chosen: [Int] = []
    for relation in 0..<old.count
    where first.state(of: old.claims(of: relation), into: &chosen).certainty > .no {
      waiting[identity(relation, chosen, in: before.graph) { $0 }, default: []].append(relation)
    }
    // Taken from the end, the first comes first.
    for key in waiting.keys { waiting[key]?.reverse() }
    for relation in 0..<new.count {
      let state = second.state(of: new.claims(of: relation), into: &chosen)
      guard state.certainty > .no else { continue }
      let identity = identity(relation, chosen, in: after.graph, matching.number)
      guard let match = waiting[identity]?.popLast() else {
        came.append(Loose(relation: relation, certainty: state.certainty))
        continue
      }
      addChange(match, relation, .certain)
    }
    for relation in waiting.values.joined().sorted() {
      let state = first.state(of: old.claims(of: relation), into: &chosen)
      gone.append(Loose(relation: relation, certainty: state.certainty))
    }
  }

  private func identity(
    _ relation: Int, _ chosen: [Int], in graph: KnowledgeGraph, _ number: (Int) -> Int
  ) -> Identity {
    let storage = graph.storage
    let ends = storage.ends(ofRelation: relation)
    let (subject, object) = (number(ends.subject), number(ends.object))
    let claim = Int(storage.relations.firstClaim(of: relation))
    let extras = storage.claims.extras[UInt32(claim)]
    let definition = storage.vocabulary.relationKinds[ends.kind]
    return Identity(
      subject: ends.isDirected ? subject : min(subject, object),
      object: ends.isDirected ? object : max(subject, object),
      kind: definition.kind.rawValue, isDirected: ends.isDirected,
      role: extras.flatMap { storage.texts.text($0.role) },
      at: extras?.at.map(storage.text), key: storage.texts.text(storage.claims.key[claim]),
      periods: definition.life == .interval ? nil : graph.periods(of: chosen))
  }
}

// MARK: - Counterparts

extension TieMatching {
  /// What is asked of a relation to say which others can be its counterpart.
  private struct Traits {
    var kind: Relation.Kind
    var isLasting: Bool
  }

  private struct Pair: Hashable {
    var subject: Int
    var object: Int
    var track: String
  }

  /// Joins what went and what came of the same two entities on the same track.
  private mutating func pair(_ track: (Traits) -> String?) {
    if gone.isEmpty || came.isEmpty { return }
    func key(_ relation: Int, of graph: KnowledgeGraph, _ number: (Int) -> Int) -> Pair? {
      let ends = graph.storage.ends(ofRelation: relation)
      let definition = graph.vocabulary.relationKinds[ends.kind]
      let traits = Traits(kind: definition.kind, isLasting: definition.life == .interval)
      guard let name = track(traits) else { return nil }
      let (subject, object) = (number(ends.subject), number(ends.object))
      return ends.isDirected
        ? Pair(subject: subject, object: object, track: name)
        : Pair(subject: min(subject, object), object: max(subject, object), track: name)
    }
    var waiting: [Pair: [Loose]] = [:]
    for loose in gone.reversed() {
      guard let pair = key(loose.relation, of: before.graph, { $0 }) else { continue }
      waiting[pair, default: []].append(loose)
    }
    var taken: Set<Int> = []
    came = came.filter { loose in
      guard let pair = key(loose.relation, of: after.graph, matching.number),
        let match = waiting[pair]?.popLast()
      else { return true }
      taken.insert(match.relation)
      addChange(match.relation, loose.relation, min(match.certainty, loose.certainty))
      return false
    }
    gone.removeAll { taken.contains($0.relation) }
  }

  /// Adds what is different of a tie that was and is, if anything.
  private mutating func addChange(_ old: Int, _ new: Int, _ certainty: Certainty) {
    guard let was = first.tie(at: old), let isNow = second.tie(at: new) else { return }
    var differences: [Comparison.Difference] = []
    if was.relation.kind != isNow.relation.kind { differences.append(.kind) }
    if role(of: was, in: before.graph) != role(of: isNow, in: after.graph) {
      differences.append(.role)
    }
    if before.graph.periods(of: was.claims) != after.graph.periods(of: isNow.claims) {
      differences.append(.period)
    }
    if was.standing != isNow.standing { differences.append(.standing) }
    if differences.isEmpty { return }
    changes.append(
      .init(
        manner: .changed, before: was, after: isNow, certainty: certainty,
        differences: differences))
  }

  private func role(of tie: Tie, in graph: KnowledgeGraph) -> String? {
    tie.claims.first.flatMap { graph.storage.claims.extras[UInt32($0)] }
      .flatMap { graph.storage.texts.text($0.role) }
  }
}

extension KnowledgeGraph {
  /// The periods that claims give, as texts.
  fileprivate func periods(of claims: [Int]) -> Set<String> {
    var periods: Set<String> = []
    for claim in claims {
      if let period = storage.period(ofClaim: claim) { periods.insert(period.description) }
    }
    return periods
  }
}

/// How a relation stands at a date.
struct TieState {
  var certainty = Certainty.no
  var standing = Claim.Standing.denied

  /// Whether it is said to be so.
  var isAffirmed: Bool { standing.order <= Claim.Standing.reported.order }
}

extension ClaimFilter {
  /// How a relation stands, and the claims by which it does; the array is used
  /// again for each.
  func state(of claims: ClaimNumbers, into chosen: inout [Int]) -> TieState {
    guard choose(from: claims, into: &chosen) else {
      chosen.removeAll(keepingCapacity: true)
      return TieState()
    }
    var state = TieState()
    for claim in chosen {
      state.certainty = max(state.certainty, certainty(ofClaim: claim))
      let own = standing(ofClaim: claim)
      if own.order < state.standing.order { state.standing = own }
    }
    return state
  }
}
