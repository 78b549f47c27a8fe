import EntenteModel

extension KnowledgeGraph {
  /// Puts plans that came true to the ties by which they did, as ``neighborhood(of:depth:_:direction:)``
  /// does: they are no ties of their own, but evidence of these.
  func joiningFulfilledPlans(_ paths: [EvidencePath], _ selection: Selection) -> [EvidencePath] {
    let flags = storage.claims.flags
    let ties = paths.flatMap { $0.steps.flatMap(\.ties) }
    let isHeld = { (claim: Int) in flags[claim].standing.order <= Claim.Standing.reported.order }
    let held = Set(ties.flatMap(\.claims).filter(isHeld))
    // Where the ties of an entity are at hand, not all claims need be looked at.
    guard !held.isEmpty,
      storage.incidence != nil || flags.contains(where: { $0.standing == .planned })
    else { return paths }
    let plans = plans(between: ties, selection)
    guard !plans.isEmpty else { return paths }
    let fulfilments = Fulfilments(of: self, plans: plans, held: held.sorted())
    guard !fulfilments.isEmpty else { return paths }
    return paths.map { path in
      EvidencePath(
        length: path.length, width: path.width,
        steps: path.steps.map { joining(plans, fulfilments, to: $0) })
    }
  }

  private func joining(
    _ plans: [Int], _ fulfilments: Fulfilments, to step: EvidencePath.Step
  ) -> EvidencePath.Step {
    let own = Set(step.ties.flatMap(\.claims))
    // A plan is a tie no more if all of its claims came true by others of the step.
    let kept = step.ties.filter { tie in
      tie.standing != .planned
        || !tie.claims.allSatisfy { fulfilments.reports(of: $0).contains(where: own.contains) }
    }
    guard let first = kept.first else { return step }
    let claims = Set(first.claims)
    var joined = EvidencePath.Step(
      from: step.from, to: step.to, ties: kept, direction: step.direction,
      strength: step.strength)
    joined.plans = plans.filter { plan in
      !claims.contains(plan) && fulfilments.reports(of: plan).contains(where: claims.contains)
    }
    return joined
  }

  /// The planned claims of the ends of some ties, or of those who are the same.
  private func plans(between ties: [Tie], _ selection: Selection) -> [Int] {
    struct Pair: Hashable {
      var first: Int
      var second: Int
      init(_ a: Int, _ b: Int) { (first, second) = (min(a, b), max(a, b)) }
    }
    let identities = Identities(of: self, Selection())
    func pair(_ a: Int, _ b: Int) -> Pair {
      Pair(identities.representative(of: a), identities.representative(of: b))
    }
    let wanted = Set(ties.map { pair($0.relation.subject, $0.relation.object) })
    var ends = Set(ties.flatMap { [$0.relation.subject, $0.relation.object] })
    if identities.count > 0 {
      let known = Set(ends.map(identities.representative))
      for entity in entities.indices where known.contains(identities.representative(of: entity)) {
        ends.insert(entity)
      }
    }
    var planned = selection
    planned.standings = [.planned]
    planned.relationKinds = nil
    let filter = ClaimFilter(planned, in: self)
    let incidence = storage.incidence ?? Incidence(of: self)
    var relations: Set<Int> = []
    for entity in ends {
      for relation in incidence.relations(of: entity) {
        let ends = storage.ends(ofRelation: Int(relation))
        if wanted.contains(pair(ends.subject, ends.object)) { relations.insert(Int(relation)) }
      }
    }
    return relations.sorted().flatMap { filter.tie(at: $0)?.claims ?? [] }
  }
}
