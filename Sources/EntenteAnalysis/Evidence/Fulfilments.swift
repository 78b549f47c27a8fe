package import EntenteModel

/// Which plans came true: what was to be by one claim, and is so by another.
package struct Fulfilments: Sendable {
  private let graph: KnowledgeGraph
  private let identities: Identities

  /// The claims by which each fulfilled plan came true.
  private var reports: [Int: [Int]] = [:]

  /// How many reports of one plan are kept.
  private static let mostKept = 8

  /// Compares all plans of a graph with all that is so, or those that tie some entities.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - entities: The entities, by position; all if nil.
  /// - Complexity: O(*n* log *n*) expected for *n* claims, if few claims of one kind
  ///   and pair lie between a plan and its time.
  package init(of graph: KnowledgeGraph, around entities: Set<Int>? = nil) {
    let columns = graph.storage.claims
    let claims =
      entities.map { CheckScope(around: $0, in: graph, Identities(of: graph, Selection())).claims }
      ?? ClaimNumbers(0..<columns.count)
    let plans = claims.filter { claim in
      let flags = columns.flags[claim]
      return flags.standing == .planned && !flags.contains(.isProperty)
    }
    guard !plans.isEmpty else {
      self.init(of: graph, plans: [], held: [])
      return
    }
    let held = claims.filter { claim in
      let flags = columns.flags[claim]
      return !flags.contains(.isProperty) && flags.standing.order <= Claim.Standing.reported.order
    }
    self.init(of: graph, plans: plans, held: held)
  }

  /// Compares some plans with some claims of what is so.
  init(of graph: KnowledgeGraph, plans: [Int], held: [Int]) {
    self.graph = graph
    identities = Identities(of: graph, Selection())
    let wanted = Dictionary(grouping: plans, by: key)
    guard !wanted.isEmpty else { return }
    var candidates: [Key: [Int]] = [:]
    for claim in held {
      let key = key(claim)
      if wanted[key] != nil { candidates[key, default: []].append(claim) }
    }
    for (key, claims) in candidates {
      let sorted = claims.map { (claim: $0, extent: graph.extent(ofClaim: $0)) }
        .sorted { ($0.extent.earliestStart, $0.claim) < ($1.extent.earliestStart, $1.claim) }
      var last = CalendarDay.distantPast
      let ends = sorted.map { entry in
        last = max(last, entry.extent.latestEnd)
        return last
      }
      for plan in wanted[key] ?? [] {
        let extent = graph.extent(ofClaim: plan)
        var found: [Int] = []
        var next = sorted.count - 1
        while next >= 0, ends[next] >= extent.earliestStart, found.count < Self.mostKept {
          let entry = sorted[next]
          if fulfils(entry.claim, entry.extent, plan, extent) { found.append(entry.claim) }
          next -= 1
        }
        if !found.isEmpty { reports[plan] = found.sorted() }
      }
    }
  }

  /// The claims by which a planned claim came true; empty if none says so.
  package func reports(of plan: Int) -> [Int] { reports[plan] ?? [] }

  /// Whether no plan came true.
  var isEmpty: Bool { reports.isEmpty }

  private struct Key: Hashable {
    var kind: UInt16
    var first: Int
    var second: Int
  }

  private func key(_ claim: Int) -> Key {
    let columns = graph.storage.claims
    let subject = identities.representative(of: Int(columns.subject[claim]))
    let object = identities.representative(of: Int(columns.object[claim]))
    let isDirected = graph.storage.isDirected(claim: claim)
    return Key(
      kind: columns.predicate[claim], first: isDirected ? subject : min(subject, object),
      second: isDirected ? object : max(subject, object))
  }

  /// Whether what is so is what was planned: at the same time, and in no other
  /// place or role.
  ///
  /// What happens once is the one planned if its date or its event says so; of what
  /// lasts, that which began no earlier than planned.
  private func fulfils(_ claim: Int, _ held: Extent, _ plan: Int, _ planned: Extent) -> Bool {
    let columns = graph.storage.claims
    let (own, wanted) = (columns.extras[UInt32(claim)], columns.extras[UInt32(plan)])
    let roles = (own?.role ?? .none, wanted?.role ?? .none)
    let places = (own?.at, wanted?.at)
    guard held.canCoincide(with: planned) else { return false }
    let kind = graph.vocabulary.relationKinds[Int(columns.predicate[claim])]
    guard kind.life == .point else {
      return roles.0 == roles.1 && places.0 == places.1
        && held.latestStart >= planned.earliestStart
    }
    guard roles.0 == roles.1 || roles.0 == .none || roles.1 == .none else { return false }
    if let a = places.0, let b = places.1 { return a == b }
    return graph.storage.period(ofClaim: claim) != nil
  }
}

extension KnowledgeGraph {
  /// Joins the plans that came true with the ties by which they did, which then
  /// have the claims of both; ties in which nothing is planned stay as they are.
  package func joiningFulfilledPlans(_ ties: [Tie]) -> [Tie] {
    let flags = storage.claims.flags
    let isPlan = { (tie: Tie) in tie.standing == .planned }
    guard ties.contains(where: isPlan) else { return ties }
    let plans = ties.filter(isPlan).flatMap(\.claims).filter { flags[$0].standing == .planned }
    let held = ties.filter { !isPlan($0) }.flatMap(\.claims).filter {
      flags[$0].standing.order <= Claim.Standing.reported.order
    }
    let fulfilments = Fulfilments(of: self, plans: plans, held: held)
    guard !fulfilments.isEmpty else { return ties }
    var tieOf: [Int: Int] = [:]
    for (number, tie) in ties.enumerated() where !isPlan(tie) {
      for claim in tie.claims { tieOf[claim] = number }
    }
    var added: [Int: [Int]] = [:]
    var isGone = [Bool](repeating: false, count: ties.count)
    for (number, tie) in ties.enumerated() where isPlan(tie) {
      let homes = tie.claims.map { plan in
        fulfilments.reports(of: plan).first.flatMap { tieOf[$0] }
      }
      guard homes.allSatisfy({ $0 != nil }) else { continue }
      isGone[number] = true
      for (plan, home) in zip(tie.claims, homes) {
        if let home { added[home, default: []].append(plan) }
      }
    }
    return ties.indices.filter { !isGone[$0] }.map { number in
      let tie = ties[number]
      guard let plans = added[number] else { return tie }
      return Tie(
        relation: tie.relation, claims: (tie.claims + plans).sorted(), certainty: tie.certainty,
        standing: tie.standing)
    }
  }
}
