import EntenteAnalysis
import EntenteFormats
import EntenteModel

// MARK: - For other programs

extension ExplanationText {
  /// Everything in one flat table: each row is a part, or what would be without a tie,
  /// a claim or a set of ties.
  func table() -> Table {
    var table = Table(
      [
        "section", "id", "other", "name", "value", "share", "whole", "rankWithout",
        "scoreWithout", "relation", "period", "details", "standing", "evidence", "note",
      ].map { Table.Column(name: $0) })
    for breakdown in explanation.breakdowns {
      for part in shown(breakdown.parts) {
        let (id, other) = ids(part.subject)
        table.rows.append(
          [
            "by " + breakdown.axis.rawValue, id, other, subject(part),
            Evidence.number(part.value),
            breakdown.sum > 0 ? Evidence.number(part.value / breakdown.sum) : "",
            part.whole.map(Evidence.number) ?? "", "", "",
          ] + evidence(part.ties) + [""])
      }
    }
    for effect in shown(explanation.effects) {
      table.rows.append(
        row("without tie", effect.tie, effect.without) + evidence([effect.tie])
          + [effect.isOwn ? "own" : "of others"])
    }
    for effect in shown(explanation.claimEffects) {
      let claim = graph.claims[effect.claim]
      let evidence = Evidence([effect.claim], in: graph)
      table.rows.append(
        [
          "without claim", claim.subject, claim.object,
          ClaimText(graph: graph).statement(effect.claim),
          "", "", "", effect.without.rank.map(String.init) ?? "",
          Evidence.number(effect.without.score), claim.predicateName, evidence.when,
          evidence.details, evidence.standing, evidence.citations, Self.role(effect.role),
        ])
    }
    for tie in explanation.removal.ties ?? [] {
      table.rows.append(
        row("removal", tie, explanation.removal.without) + evidence([tie])
          + ["below rank \(explanation.removal.limit): \(proofName)"])
    }
    return table
  }

  private func row(
    _ section: String, _ tie: Tie, _ without: ScoreExplanation.Outcome
  ) -> [String] {
    [
      section, graph.entities[tie.relation.subject].id, graph.entities[tie.relation.object].id,
      self.tie(tie), "", "", "", without.rank.map(String.init) ?? "",
      Evidence.number(without.score),
    ]
  }

  private func evidence(_ ties: [Tie]) -> [String] {
    let evidence = Evidence(ties.flatMap(\.claims), in: graph)
    return [
      ties.map(\.relation.kind.rawValue).joined(separator: ", "), evidence.when,
      evidence.details, evidence.standing, evidence.citations,
    ]
  }

  private func ids(_ subject: ScoreExplanation.Part.Subject) -> (String, String) {
    switch subject {
    case .entity(let entity): (graph.entities[entity].id, "")
    case .pair(let a, let b): (graph.entities[a].id, graph.entities[b].id)
    default: ("", "")
    }
  }

  /// How sure it is that no smaller set of ties does.
  private var proofName: String {
    switch explanation.removal.proof {
    case .smallest: "smallest"
    case .atLeast(let least): "best found, at least \(least)"
    case .alreadyBelow: "already below"
    case .tooFew: "too few others"
    case .notByOwnTies: "not by its own ties"
    case .notTried: "not tried"
    }
  }

  var json: JSONValue {
    let entity = graph.entities[explanation.entry.entity]
    let removal = explanation.removal
    let tried = explanation.tried
    return .object([
      "entente": .integer(1), "measure": .string(explanation.measure.rawValue),
      "projection": .string(explanation.ranking.projection.summary),
      "id": .string(entity.id), "name": .string(entity.name),
      "kind": .string(entity.kind.rawValue), "rank": .integer(explanation.entry.rank),
      "of": .integer(explanation.ranking.rankedCount),
      "score": .number(explanation.entry.score),
      "summary": .array(summary.map { .string($0) }),
      "noBreakdown": .text(explanation.refusal),
      "breakdowns": .array(explanation.breakdowns.map(json)),
      "tried": .object([
        "own": .integer(tried.own), "ofOwn": .integer(tried.ownCount), "all": .integer(tried.all),
        "ofAll": .integer(tried.count), "untriedClaims": .integer(explanation.untriedClaims),
      ]),
      "withoutTie": .array(
        explanation.effects.map { effect in
          .object([
            "tie": json(effect.tie), "own": .boolean(effect.isOwn),
            "without": json(effect.without),
          ])
        }),
      "withoutClaim": .array(
        explanation.claimEffects.map { effect in
          .object([
            "claim": JSONValue(graph.claims[effect.claim]),
            "role": .string(Self.role(effect.role)), "without": json(effect.without),
          ])
        }),
      "removal": .object([
        "below": .integer(removal.limit),
        "ties": removal.ties.map { .array($0.map(json)) },
        "without": json(removal.without), "proof": .string(proofName),
        "rankingsComputed": .integer(removal.evaluated),
      ]),
      "folded": .list(
        explanation.ranking.projection.foldedJSON(into: explanation.entry.entity, in: graph)),
    ])
  }

  private func json(_ breakdown: ScoreExplanation.Breakdown) -> JSONValue {
    let total: JSONValue
    switch breakdown.total {
    case .score: total = .string("score")
    case .distances(let reached, let others):
      total = .object([
        "sumOfDistances": .number(breakdown.sum), "reached": .integer(reached),
        "others": .integer(others),
      ])
    }
    return .object([
      "by": .string(breakdown.axis.rawValue), "of": total, "sum": .number(breakdown.sum),
      "count": .integer(breakdown.count), "rest": .number(breakdown.rest),
      "parts": .array(
        breakdown.parts.map { part in
          let (id, other) = ids(part.subject)
          return .object([
            "id": id.isEmpty ? nil : .string(id), "other": other.isEmpty ? nil : .string(other),
            "name": .string(subject(part)), "value": .number(part.value),
            "whole": part.whole.map { .number($0) }, "ties": .list(part.ties.map(json)),
          ])
        }),
    ])
  }

  private func json(_ outcome: ScoreExplanation.Outcome) -> JSONValue {
    .object(["rank": outcome.rank.map { .integer($0) }, "score": .number(outcome.score)])
  }

  private func json(_ tie: Tie) -> JSONValue {
    .object([
      "subject": .string(graph.entities[tie.relation.subject].id),
      "relation": .string(tie.relation.kind.rawValue),
      "object": .string(graph.entities[tie.relation.object].id),
      "standing": .string(tie.standing.rawValue),
      "claims": .array(tie.claims.map { JSONValue(graph.claims[$0]) }),
    ])
  }
}

extension Claim {
  /// The entity that the claim ties its subject to; empty if it states a fact.
  fileprivate var object: String {
    if case .relation(_, let object) = statement { object } else { "" }
  }

  fileprivate var predicateName: String {
    switch statement {
    case .relation(let kind, _): kind.rawValue
    case .property(let property, _): property.rawValue
    }
  }
}
