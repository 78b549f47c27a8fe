import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteSpark

extension Compare {
  /// Has Spark compare two dates or two inputs.
  func compareOnSpark() async throws {
    try SparkRefusal.options(
      [
        (by != .degree, "--by"), (diagram != nil, "--diagram"),
        (picture != nil, "-o with a picture"),
      ], hint: "Spark tells which ties and entities came, went and changed, not ranks")
    let question = try SparkQuestion(of: inputs, engine, input, selection, output, fold: fold)
    let limit = output.limit(top, usually: 20)
    var plan = try question.plan(.changes, top: limit, takesAll: true)
    plan.question = SparkPlan.Question()
    if let from, let to {
      plan.question?.from = from.days
      plan.question?.to = to.days
    } else {
      let sides: [SparkPlan.Input.Side] = [.before, .after]
      for place in plan.inputs.indices {
        plan.inputs[place].side = place < sides.count ? sides[place] : .both
      }
    }
    guard let done = try await question.answer(plan) else { return }
    let changes = SparkChanges(
      done, question.companions, heading: from.map { "\($0) → \(to?.description ?? "")" })
    try output.write(
      text: changes.text(output.style), table: { changes.table(isNamed: $0) }, json: changes.json)
    if let folder = engine.parquet {
      output.remark("all changes of ties: \(folder); of entities: \(folder).entities")
    }
    question.remark(done.rows ?? 0, shown: done.ties.count + done.entities.count)
    if done.rows == 0 {
      output.remark("nothing changed")
      throw ExitCode(1)
    }
  }
}

/// What came, went and changed.
private struct SparkChanges {
  private let done: SparkMessage.Done
  private let companions: SparkCompanions
  private let heading: String?

  init(_ done: SparkMessage.Done, _ companions: SparkCompanions, heading: String?) {
    self.done = done
    self.companions = companions
    self.heading = heading
  }

  private static func certainty(_ number: Int?) -> String { number == 1 ? "possible" : "certain" }

  private func before(_ tie: SparkTie) -> String {
    switch tie.change {
    case "new": ""
    case "ended": tie.state()
    default:
      tie.state(
        standing: tie.wasStanding ?? "", period: tie.wasPeriod ?? "",
        details: tie.wasDetails ?? "")
    }
  }

  private func after(_ tie: SparkTie) -> String { tie.change == "ended" ? "" : tie.state() }

  func text(_ style: TextStyle) -> String {
    var parts: [String] = heading.map { [$0 + "\n"] } ?? []
    for change in ["new", "ended"] {
      let own = done.entities.filter { $0.change == change }
      guard !own.isEmpty else { continue }
      var table = Table([
        .init(name: "entity", role: .strong), .init(name: "ties", isRight: true),
        .init(name: "", role: .planned),
      ])
      table.rows = own.map {
        [
          companions.name(of: $0.id), $0.ties.map { String($0) } ?? "",
          $0.certainty == 1 ? "possible" : "",
        ]
      }
      parts.append(
        title(change, "entities", "entities-" + change, own.count, style)
          + table.droppingEmptyColumns().text(style))
    }
    for change in ["new", "ended", "changed"] {
      let own = done.ties.filter { $0.change == change }
      guard !own.isEmpty else { continue }
      parts.append(
        title(change, "ties", "ties-" + change, own.count, style)
          + table(of: own, isChanged: change == "changed").text(style))
    }
    return done.rows == 0 ? "" : parts.joined(separator: "\n")
  }

  private func title(
    _ change: String, _ what: String, _ figure: String, _ shown: Int, _ style: TextStyle
  ) -> String {
    let count = Int(exactly: done.figures[figure] ?? 0) ?? shown
    return style(.strong, "\(change.capitalizedWord) \(what)") + ": \(count)\n\n"
  }

  private func table(of ties: [SparkTie], isChanged: Bool) -> Table {
    var table = Table([
      .init(name: "entity", role: .strong), .init(name: "relation"),
      .init(name: "entity", role: .strong), .init(name: isChanged ? "was" : "when"),
      .init(name: isChanged ? "is" : "details"), .init(name: "events", isRight: true),
      .init(name: "standing", role: .planned), .init(name: "evidence"),
    ])
    table.rows = ties.map { tie in
      let doubt = [tie.certainty == 1 ? "possible" : "", tie.doubt].filter { !$0.isEmpty }
      let events =
        isChanged && tie.wasCount != tie.count
        ? "\(tie.wasCount ?? 0) → \(tie.count ?? 0)" : tie.counted
      return [
        companions.name(of: tie.source), tie.kind, companions.name(of: tie.target),
        isChanged ? before(tie) : tie.period ?? "", isChanged ? after(tie) : tie.details ?? "",
        events, doubt.joined(separator: ", "), tie.evidence ?? "",
      ]
    }
    return table.droppingEmptyColumns()
  }

  /// The columns of one machine.
  func table(isNamed: Bool) -> Table {
    var table = Table(
      [
        "change", "item", "certainty", "subject", "relation", "object", "before", "after",
        "scoreBefore", "scoreAfter", "evidence",
      ].map { Table.Column(name: $0) })
    func label(_ id: String) -> String { isNamed ? companions.name(of: id) : id }
    table.rows = done.entities.map { end in
      let name = companions.name(of: end.id)
      return [
        end.change, "entity", Self.certainty(end.certainty), label(end.id), "", "",
        end.change == "ended" ? name : "", end.change == "new" ? name : "", "", "", "",
      ]
    }
    table.rows += done.ties.map { tie in
      [
        tie.change ?? "", "tie", Self.certainty(tie.certainty), label(tie.source), tie.kind,
        label(tie.target), before(tie), after(tie), "", "", tie.evidence ?? "",
      ]
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1), "engine": .string("spark"),
      "counts": .object(
        done.figures.filter { $0.key.contains("-") }.sorted { $0.key < $1.key }.map {
          JSONValue.Member(key: $0.key, value: .number($0.value))
        }),
      "entities": .array(
        done.entities.map { end in
          .object([
            "change": .string(end.change), "certainty": .string(Self.certainty(end.certainty)),
            "id": .string(end.id), "name": .string(companions.name(of: end.id)),
            "ties": end.ties.map { .integer($0) },
          ])
        }),
      "ties": .array(
        done.ties.map { tie in
          .object([
            "change": .text(tie.change), "certainty": .string(Self.certainty(tie.certainty)),
            "subject": .string(tie.source), "relation": .string(tie.kind),
            "object": .string(tie.target), "differences": .text(tie.differences),
            "before": before(tie).isEmpty ? nil : .string(before(tie)),
            "after": after(tie).isEmpty ? nil : .string(after(tie)),
            "countBefore": tie.wasCount.map { .integer($0) },
            "count": tie.count.map { .integer($0) }, "evidence": .text(tie.evidence),
          ])
        }),
    ])
  }
}
