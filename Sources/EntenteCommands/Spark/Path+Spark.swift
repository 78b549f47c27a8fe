import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteSpark

extension PathCommand {
  /// How many steps a path on Spark has at most, unless the user says.
  static let usualLength = 6

  /// Has Spark look for a path.
  func findOnSpark() async throws {
    try SparkRefusal.options(
      [
        (k != nil, "--k"), (allShortest, "--all-shortest"), (widest, "--widest"),
        ((weight ?? .none) != .none, "--weight"),
      ], hint: "Spark finds one path with the fewest steps")
    let question = try SparkQuestion(
      of: [inputPath], engine, input, selection, output, fold: fold)
    let ends = try [from, to].map(question.companions.id)
    if ends[0] == ends[1] {
      throw Trouble("'\(from)' and '\(to)' both mean \(ends[0])", hint: "name two entities")
    }
    let limit = maxLength ?? Self.usualLength
    var plan = try question.plan(.path, takesAll: false)
    plan.graph.direction = direction.rawValue
    plan.question = SparkPlan.Question()
    plan.question?.first = ends[0]
    plan.question?.last = ends[1]
    plan.question?.limit = limit
    guard let done = try await question.answer(plan) else { return }
    let path = SparkRoute(
      steps: done.ties, areSame: done.figures["same"] == 1, companions: question.companions)
    try output.write(
      text: path.text(output.style), table: { _ in path.table },
      json: .object([
        "entente": .integer(1), "engine": .string("spark"), "paths": path.json,
      ]))
    if let folder = engine.parquet, !done.ties.isEmpty { output.remark("its steps: \(folder)") }
    guard done.ties.isEmpty, !path.areSame else { return }
    output.remark(
      "no path of at most \(limit.counted("step", "steps")) among "
        + "\(plan.selection.modalities.joined(separator: " and ")) claims; "
        + "--max-length looks further")
    throw ExitCode(1)
  }
}

/// A path, step by step.
private struct SparkRoute {
  let steps: [SparkTie]

  /// Whether both ends are said to be one.
  let areSame: Bool

  let companions: SparkCompanions

  func text(_ style: TextStyle) -> String {
    if areSame { return PathText.same }
    guard let first = steps.first else { return "" }
    var table = Table([
      .init(name: "from", role: .strong), .init(name: ""), .init(name: "relation"),
      .init(name: "to", role: .strong), .init(name: "when"), .init(name: "details"),
      .init(name: "events", isRight: true), .init(name: "standing", role: .planned),
      .init(name: "evidence"), .init(name: "also"),
    ])
    table.rows = steps.map { step in
      [
        companions.name(of: step.from ?? ""), step.arrow, step.kind,
        companions.name(of: step.id ?? ""), step.period ?? "", step.details ?? "", step.counted,
        step.doubt, step.evidence ?? "", step.also ?? "",
      ]
    }
    let names = ([first.from] + steps.map(\.id)).compactMap(\.self).map(companions.name)
    let heading =
      style(.strong, names.joined(separator: " – ").terminalSafe)
      + " (\(steps.count.counted("step", "steps")))"
    return style.wrapped(heading, hanging: 2) + "\n\n"
      + table.droppingEmptyColumns().text(style)
  }

  /// The columns of one machine.
  var table: Table {
    var table = Table(
      [
        "path", "length", "step", "from", "direction", "relation", "to", "period", "details",
        "standing", "evidence", "also", "strength", "width", "planned",
      ].map { Table.Column(name: $0) })
    table.rows = steps.map { step in
      [
        "1", String(steps.count), String(step.step ?? 0), step.from ?? "", step.direction ?? "",
        step.kind, step.id ?? "", step.period ?? "", step.details ?? "", step.standing,
        step.evidence ?? "", step.also ?? "", "", "", "",
      ]
    }
    return table
  }

  var json: JSONValue {
    if areSame { return .array([.object(["length": .integer(0), "steps": .array([])])]) }
    guard !steps.isEmpty else { return .array([]) }
    return .array([
      .object([
        "length": .integer(steps.count),
        "steps": .array(
          steps.map { step in
            .object([
              "from": .text(step.from), "relation": .string(step.kind),
              "direction": .text(step.direction), "to": .text(step.id),
              "standing": .string(step.standing), "period": .text(step.period),
              "details": .text(step.details), "weight": step.weight.map { .number($0) },
              "count": step.count.map { .integer($0) },
              "sources": step.sources.map { .integer($0) }, "evidence": .text(step.evidence),
              "also": step.also?.isEmpty == false ? .text(step.also) : nil,
            ])
          }),
      ])
    ])
  }
}
