import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteSpark

extension Neighbors {
  /// Has Spark look for the ties of an entity.
  func listOnSpark() async throws {
    try SparkRefusal.options(
      [(depth > 1, "--depth above 1")], hint: "ask for the neighbors of each neighbor")
    let question = try SparkQuestion(
      of: [inputPath], engine, input, selection, output, fold: fold)
    try await SparkNeighbors(question: question, entity: entity, direction: direction)
      .run(top: top == 0 ? nil : top, takesAll: false)
  }
}

/// The ties of an entity, as Spark finds them.
struct SparkNeighbors {
  let question: SparkQuestion
  let entity: String
  var direction: Neighborhood.Direction?

  private var companions: SparkCompanions { question.companions }

  func run(top: Int?, takesAll: Bool) async throws {
    let id = try companions.id(named: entity)
    var plan = try question.plan(.neighbors, top: top, takesAll: takesAll)
    plan.question = SparkPlan.Question()
    plan.question?.entity = id
    plan.question?.direction = direction?.rawValue
    guard let done = try await question.answer(plan) else { return }
    let ties = done.ties.filter { $0.apart != true }
    let apart = done.ties.filter { $0.apart == true }
    let total = done.rows ?? ties.count
    try question.output.write(
      text: text(ties, apart, of: id, total, question.output.style),
      table: { _ in table(ties + apart, of: id) },
      json: .object([
        "entente": .integer(1), "engine": .string("spark"), "entity": .string(id),
        "results": .array(ties.map(json)), "apart": .list(apart.map(json)),
      ]))
    question.remark(total, shown: ties.count)
    if total == 0 { throw ExitCode(1) }
  }

  private func text(
    _ ties: [SparkTie], _ apart: [SparkTie], of id: String, _ total: Int, _ style: TextStyle
  ) -> String {
    let heading =
      style(.strong, companions.name(of: id).terminalSafe)
      + " (\(companions.kind(of: id).terminalSafe)): \(total.counted("tie", "ties"))\n"
    var parts = [heading]
    if !ties.isEmpty { parts.append(rows(ties, style)) }
    if !apart.isEmpty {
      parts.append(
        style(.planned, "Planned, denied, absent, or left out by --modality: \(apart.count)")
          + "\n\n" + rows(apart, style))
    }
    return parts.joined(separator: "\n")
  }

  private func rows(_ ties: [SparkTie], _ style: TextStyle) -> String {
    var table = Table([
      .init(name: ""), .init(name: "relation"), .init(name: "entity", role: .strong),
      .init(name: "when"), .init(name: "details"), .init(name: "events", isRight: true),
      .init(name: "standing", role: .planned), .init(name: "evidence"),
    ])
    table.rows = ties.map { tie in
      [
        tie.arrow, tie.kind, companions.name(of: tie.id ?? ""), tie.period ?? "",
        tie.details ?? "", tie.counted, tie.course, tie.citations,
      ]
    }
    return table.droppingEmptyColumns().text(style)
  }

  /// The columns of one machine, and then how often and by how many it is told.
  private func table(_ ties: [SparkTie], of id: String) -> Table {
    var table = Table(
      [
        "depth", "from", "direction", "relation", "id", "name", "kind", "period", "details",
        "standing", "evidence", "note", "count", "sources",
      ].map { Table.Column(name: $0) })
    table.rows = ties.map { tie in
      let other = tie.id ?? ""
      return [
        "1", id, tie.direction ?? "", tie.kind, other, companions.name(of: other),
        companions.kind(of: other), tie.period ?? "", tie.details ?? "", tie.standing,
        tie.citations, "", tie.count.map { String($0) } ?? "",
        tie.sources.map { String($0) } ?? "",
      ]
    }
    return table
  }

  private func json(_ tie: SparkTie) -> JSONValue {
    let other = tie.id ?? ""
    return .object([
      "id": .string(other), "name": .string(companions.name(of: other)),
      "kind": .string(companions.kind(of: other)), "relation": .string(tie.kind),
      "direction": .text(tie.direction), "standing": .string(tie.standing),
      "period": .text(tie.period), "details": .text(tie.details),
      "strength": tie.weight.map { .number($0) }, "count": tie.count.map { .integer($0) },
      "sources": tie.sources.map { .integer($0) }, "evidence": .text(tie.evidence),
      "plans": .text(tie.plans), "fulfilled": tie.fulfilled.map { .boolean($0) },
    ])
  }
}

extension SparkTie {
  /// How a tie stands, where that is worth saying, and what came of plans.
  fileprivate var course: String {
    [doubt, plans == nil ? "" : "as planned", fulfilled == true ? "fulfilled" : ""]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// Those who tell of the tie, and those who told of plans that came true by it.
  fileprivate var citations: String {
    (evidence ?? "") + (plans.map { "; planned: " + $0 } ?? "")
  }
}
