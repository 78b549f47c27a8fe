import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteSpark

extension Show {
  /// Has Spark count what ties there are, or list those of an entity.
  func showOnSpark() async throws {
    try SparkRefusal.options(
      [(other != nil, "a second entity")],
      hint: "entente neighbors … --engine spark lists the ties of one, entente path joins two")
    let question = try SparkQuestion(of: [inputPath], engine, input, selection, output)
    if let entity {
      return try await SparkNeighbors(question: question, entity: entity)
        .run(top: nil, takesAll: true)
    }
    let plan = try question.plan(.census, takesAll: true)
    guard let done = try await question.answer(plan) else { return }
    if plan.listed != nil {
      return try write(SparkEntityList(rows: done.top, companions: question.companions), done)
    }
    let census = SparkCensus(done)
    try output.write(
      text: census.text(output.style), table: { _ in census.table }, json: census.json)
    if let folder = engine.parquet { output.remark("degree and strength of everybody: \(folder)") }
    if done.rows == 0 { throw ExitCode(1) }
  }
}

extension Show {
  private func write(_ list: SparkEntityList, _ done: SparkMessage.Done) throws {
    try output.write(
      text: list.table.text(output.style), table: { _ in list.table }, json: list.json)
    if let folder = engine.parquet { output.remark("all of them: \(folder)") }
    if let count = done.rows, count > list.rows.count {
      output.remark("\(count - list.rows.count) more")
    }
    if list.rows.isEmpty { throw ExitCode(1) }
  }
}

/// The entities of some kinds, with the number of their ties: the most first.
private struct SparkEntityList {
  let rows: [SparkMessage.Done.Row]
  let companions: SparkCompanions

  /// The columns of one machine.
  var table: Table {
    var table = Table([
      .init(name: "id"), .init(name: "name", role: .strong), .init(name: "kind"),
      .init(name: "ties", isRight: true),
    ])
    table.rows = rows.map {
      [$0.id, companions.name(of: $0.id), $0.kind ?? "", Evidence.number($0.value)]
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1), "engine": .string("spark"),
      "results": .array(
        rows.map { row in
          .object([
            "id": .string(row.id), "name": .string(companions.name(of: row.id)),
            "kind": .string(row.kind ?? ""), "ties": .number(row.value),
          ])
        }),
    ])
  }
}

/// What ties there are, counted on Spark.
private struct SparkCensus {
  private let figures: [String: Double]
  private let counts: [SparkCount]

  init(_ done: SparkMessage.Done) {
    figures = done.figures
    counts = done.counts
  }

  private func figure(_ name: String) -> Int { Int(exactly: figures[name] ?? 0) ?? 0 }

  private func rows(_ group: String) -> [SparkCount] { counts.filter { $0.group == group } }

  private static func value(_ row: SparkCount) -> String {
    row.count.map { String($0) } ?? row.value.map(Evidence.number) ?? row.text ?? ""
  }

  func text(_ style: TextStyle) -> String {
    let heads = [
      figure("entities").counted("entity", "entities"),
      figure("ties").counted("relation", "relations"),
      figure("claims").counted("claim or event", "claims or events"),
    ]
    var text = "  " + heads.joined(separator: ", ") + "\n\n"
    let groups = [
      ("Entities", "kind"), ("Relations", "relation"), ("Claims", "standing"), ("Signs", "sign"),
    ]
    for (title, group) in groups {
      text += style(.strong, title) + "\n"
      text +=
        rows(group).map { row in
          "  \(Self.value(row).padded(to: 4, isRight: true))  \(row.name.terminalSafe)\n"
        }.joined() + "\n"
    }
    text += style(.strong, "Spread") + "\n"
    for group in ["degree", "ties", "strength"] {
      let parts = rows(group).map { "\($0.name) \(Self.value($0))" }
      text += "  \(group): " + parts.joined(separator: ", ") + "\n"
    }
    let days = rows("days").map { "\($0.name) \(Self.value($0))" }
    return text + (days.isEmpty ? "" : "  days: " + days.joined(separator: ", ") + "\n")
  }

  /// The groups of one machine, and then what is counted here only.
  var table: Table {
    var table = Table(["group", "name", "count"].map { Table.Column(name: $0) })
    for group in ["kind", "relation", "standing", "sign", "degree", "ties", "strength", "days"] {
      table.rows += rows(group).map { [group, $0.name, Self.value($0)] }
    }
    return table
  }

  var json: JSONValue {
    func members(_ group: String) -> JSONValue {
      .object(
        rows(group).map { row in
          JSONValue.Member(
            key: row.name,
            value: row.count.map { .integer($0) } ?? row.value.map { .number($0) }
              ?? .string(row.text ?? ""))
        })
    }
    return .object([
      "entente": .integer(1), "engine": .string("spark"),
      "entities": .integer(figure("entities")), "relations": .integer(figure("ties")),
      "claims": .integer(figure("claims")), "kinds": members("kind"),
      "relationKinds": members("relation"), "standings": members("standing"),
      "signs": members("sign"), "loops": .integer(figure("loops")),
      "bothWays": .integer(figure("bothWays")), "dated": .integer(figure("dated")),
      "degree": members("degree"), "ties": members("ties"), "strength": members("strength"),
      "days": members("days"),
    ])
  }
}
