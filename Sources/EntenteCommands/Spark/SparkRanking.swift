import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteSpark
import Foundation

/// A ranking computed on Spark: the first entities as a table, all of them as
/// Parquet.
struct SparkRanking {
  let engine: EngineOptions
  let measure: Measure
  let plan: SparkPlan
  let companions: SparkCompanions
  let top: Int?
  let output: OutputOptions

  /// The measures that a job computes.
  static let measures: Set<Measure> = [
    .pagerank, .degree, .strength, .core, .hubs, .authorities, .clustering, .harmonic,
    .closeness,
  ]

  /// How many rows are fetched at most; all go to Parquet.
  static let mostListed = 100_000

  /// Ranks, and writes the first.
  func run() async throws {
    let run = SparkRun(engine, quiet: output.quiet)
    defer { try? FileManager.default.removeItem(atPath: run.actors) }
    var plan = plan
    if plan.inputs.contains(where: \.format.isOfEvents) { plan.output.actors = run.actors }
    guard let done = try await run(plan) else { return }
    let names = try SparkNames(actors: run.actors, companions: companions)
    let rows = done.top.map { row in
      var row = row
      (row.name, row.kind) = names.known(row.id, as: (row.name, row.kind))
      return row
    }
    let places = Self.ranks(of: rows.map(\.value))
    let ranks = zip(rows, places).map { row, place in row.rank ?? place }
    try output.write(
      text: table(rows, ranks, isPlain: false, isText: true).text(output.style),
      table: { table(rows, ranks, isPlain: !$0) },
      json: .object([
        "entente": .integer(1), "measure": .string(measure.rawValue), "engine": .string("spark"),
        "converged": done.converged.map { .boolean($0) }, "estimate": estimate(done)?.json,
        "results": .array(
          zip(rows, ranks).map { row, rank in
            .object([
              "rank": .integer(rank), "id": .string(row.id), "name": .text(row.name),
              "kind": .text(row.kind), "score": .number(row.value),
              "evidence": row.evidence.map { TieSupport.Told($0).json },
            ])
          }),
      ]))
    if done.converged == false {
      output.remark("the scores still changed in the last round; they are not settled")
    }
    for line in estimate(done)?.lines ?? [] { output.remark(line) }
    output.remark("\(measure.rawValue) says: \(measure.card.meaning) Scale: \(measure.card.scale).")
    if plan.evidence?.most != nil, rows.contains(where: { $0.evidence == nil }) {
      output.remark("--evidence tells what each row rests on, which takes longer")
    }
    if let path = plan.output.parquet { output.remark("all scores: \(path)") }
    if let count = done.rows, count > rows.count { output.remark("\(count - rows.count) more") }
    if rows.isEmpty { throw ExitCode(1) }
  }

  /// What is promised of the scores, if they were estimated.
  private func estimate(_ done: SparkMessage.Done) -> SparkEstimate? {
    plan.rank?.approximation.map { SparkEstimate($0, done.figures) }
  }

  /// The ranks of values in descending order; equal values share the best.
  private static func ranks(of values: [Double]) -> [Int] {
    var ranks: [Int] = []
    for (place, value) in values.enumerated() {
      ranks.append(place > 0 && values[place - 1] == value ? ranks[place - 1] : place + 1)
    }
    return ranks
  }

  /// The table of one machine.
  private func table(
    _ rows: [SparkMessage.Done.Row], _ ranks: [Int], isPlain: Bool, isText: Bool = false
  ) -> Table {
    var table = Table(
      isPlain
        ? ["rank", "id", "name", "kind", "score"].map { Table.Column(name: $0) }
        : [
          .init(name: "#", isRight: true, role: .muted), .init(name: "entity", role: .strong),
          .init(name: "kind"), .init(name: measure.rawValue, isRight: true),
        ])
    let hasEvidence = rows.contains { $0.evidence != nil }
    if hasEvidence { table.columns += TieSupport.columns(isPlain: isPlain) }
    let best = rows.map(\.value).max() ?? 0
    let hasBar = isText && best > 0
    if hasBar { table.columns.append(.init(name: "", role: .rank)) }
    let areCounts = rows.allSatisfy { $0.value == $0.value.rounded() }
    for (row, rank) in zip(rows, ranks) {
      let score = isPlain || areCounts ? Evidence.number(row.value) : row.value.fourDigits
      let (name, kind) = (row.name ?? row.id, row.kind ?? "")
      var cells = [String(rank)] + (isPlain ? [row.id] : []) + [name, kind, score]
      if hasEvidence {
        cells +=
          row.evidence.map { TieSupport.Told($0).cells(isPlain: isPlain) }
          ?? TieSupport.columns(isPlain: isPlain).map { _ in "" }
      }
      if hasBar { cells.append(Bar.text(row.value / best, width: 20)) }
      table.rows.append(cells)
    }
    return table
  }
}

extension TieSupport.Told {
  /// What a job found.
  init(_ found: SparkMessage.Done.Evidence) {
    self.init(
      ties: found.ties, claims: found.claims, corroborated: found.corroborated,
      sources: found.sources, sourceCount: found.sourceCount ?? found.sources.count,
      first: found.first, last: found.last)
  }
}
