import EntenteAnalysis
import EntenteFormats
import EntenteModel

extension ComparisonReport {
  /// All changes in one flat table, for other programs.
  func table(isNamed: Bool) -> Table {
    var table = Table(
      [
        "change", "item", "certainty", "subject", "relation", "object", "before", "after",
        "scoreBefore", "scoreAfter", "evidence",
      ].map { Table.Column(name: $0) })
    func label(_ entity: Int, _ graph: KnowledgeGraph) -> String {
      isNamed ? name(entity, in: graph) : graph.entities[entity].id
    }
    for change in shown(entities) {
      guard let (entity, graph) = place(of: change) else { continue }
      table.rows.append([
        change.manner.rawValue, "entity", "\(change.certainty)", label(entity, graph), "", "",
        change.before.map { name($0, in: before) } ?? "",
        change.after.map { name($0, in: after) } ?? "", "", "",
        Evidence(change.claims, in: graph).citations,
      ])
    }
    for change in shown(ties) {
      guard let (tie, graph) = tie(of: change) else { continue }
      table.rows.append([
        change.manner.rawValue, "tie", "\(change.certainty)", label(tie.relation.subject, graph),
        tie.relation.kind.rawValue, label(tie.relation.object, graph),
        change.before.map { state($0, in: before) } ?? "",
        change.after.map { state($0, in: after) } ?? "", "", "", evidence(change),
      ])
    }
    for change in shown(comparison.facts) {
      let subject =
        change.entityAfter.map { label($0, after) } ?? change.entityBefore.map { label($0, before) }
      table.rows.append([
        change.manner.rawValue, "fact", "certain", subject ?? "", change.property.rawValue, "",
        values(change.before, in: before), values(change.after, in: after), "", "",
        change.after.isEmpty
          ? Evidence(change.before, in: before).citations
          : Evidence(change.after, in: after).citations,
      ])
    }
    for move in shown(moves.moves) {
      let subject = move.after.map { label($0, after) } ?? move.before.map { label($0, before) }
      table.rows.append([
        move.rankBefore == nil
          ? "new" : move.rankAfter == nil ? "ended" : move.rise > 0 ? "rose" : "fell",
        "rank", "certain", subject ?? "", moves.measure.rawValue, "",
        move.rankBefore.map { String($0) } ?? "", move.rankAfter.map { String($0) } ?? "",
        move.scoreBefore.map(Evidence.number) ?? "", move.scoreAfter.map(Evidence.number) ?? "",
        move.causes.map { words(for: $0, seenFrom: move, signs: ("new ", "ended ")) }.joined(
          separator: "; "),
      ])
    }
    return table
  }

  /// A tie on one side in a few words: `member, 2023/.., planned`.
  private func state(_ tie: Tie, in graph: KnowledgeGraph) -> String {
    let evidence = Evidence(tie.claims, in: graph)
    return [tie.relation.kind.rawValue, evidence.details, evidence.when, tie.standing.rawValue]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1),
      "from": from.map { .string($0.description) },
      "to": to.map { .string($0.description) },
      "before": from == nil ? before.title.map { .string($0) } : nil,
      "after": from == nil ? after.title.map { .string($0) } : nil,
      "entities": .array(shown(entities).compactMap(json)),
      "ties": .array(shown(ties).compactMap(json)),
      "facts": .array(shown(comparison.facts).map(json)),
      "undated": .integer(comparison.undatedCount),
      "measure": .string(moves.measure.rawValue),
      "projection": .list(moves.summaries.map { .string($0) }),
      "causes": .string(methodText),
      "ranks": .array(shown(moves.moves).map(json)),
    ])
  }

  private func json(_ change: Comparison.EntityChange) -> JSONValue? {
    guard let (position, graph) = place(of: change) else { return nil }
    let entity = graph.entities[position]
    return .object([
      "change": .string(change.manner.rawValue), "certainty": .string("\(change.certainty)"),
      "id": .string(entity.id), "name": .string(entity.name),
      "kind": .string(entity.kind.rawValue),
      "nameBefore": change.manner == .changed
        ? change.before.map { .string(name($0, in: before)) } : nil,
      "claims": .array(change.claims.map { JSONValue(graph.claims[$0]) }),
    ])
  }

  private func json(_ change: Comparison.TieChange) -> JSONValue? {
    guard let (tie, graph) = tie(of: change) else { return nil }
    return .object([
      "change": .string(change.manner.rawValue), "certainty": .string("\(change.certainty)"),
      "subject": .string(graph.entities[tie.relation.subject].id),
      "relation": .string(tie.relation.kind.rawValue),
      "object": .string(graph.entities[tie.relation.object].id),
      "differences": change.differences.isEmpty
        ? nil : .array(change.differences.map { .string($0.rawValue) }),
      "before": change.before.map { json($0, in: before) },
      "after": change.after.map { json($0, in: after) },
    ])
  }

  private func json(_ tie: Tie, in graph: KnowledgeGraph) -> JSONValue {
    .object([
      "relation": .string(tie.relation.kind.rawValue), "standing": .string(tie.standing.rawValue),
      "certainty": .string("\(tie.certainty)"),
      "claims": .array(tie.claims.map { JSONValue(graph.claims[$0]) }),
    ])
  }

  private func json(_ change: Comparison.FactChange) -> JSONValue {
    let id =
      change.entityAfter.map { after.entities[$0].id }
      ?? change.entityBefore.map { before.entities[$0].id }
    return .object([
      "change": .string(change.manner.rawValue), "id": id.map { .string($0) },
      "property": .string(change.property.rawValue),
      "before": .array(change.before.map { JSONValue(before.claims[$0]) }),
      "after": .array(change.after.map { JSONValue(after.claims[$0]) }),
    ])
  }

  private func json(_ move: RankMoves.Move) -> JSONValue {
    let entity =
      move.after.map { after.entities[$0] } ?? move.before.map { before.entities[$0] }
    return .object([
      "id": entity.map { .string($0.id) }, "name": entity.map { .string($0.name) },
      "kind": entity.map { .string($0.kind.rawValue) },
      "rankBefore": move.rankBefore.map { .integer($0) },
      "rankAfter": move.rankAfter.map { .integer($0) },
      "scoreBefore": move.scoreBefore.map { .number($0) },
      "scoreAfter": move.scoreAfter.map { .number($0) },
      "causes": .array(
        move.causes.map { cause in
          .object([
            "effect": cause.effect.map { .number($0) },
            "before": .array(cause.before.map { json($0, in: before) }),
            "after": .array(cause.after.map { json($0, in: after) }),
          ])
        }),
    ])
  }
}
