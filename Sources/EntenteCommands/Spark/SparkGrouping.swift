import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteSpark
import Foundation

/// Groups found on Spark: the first as a table, everyone's as Parquet.
struct SparkGrouping {
  let engine: EngineOptions
  let method: GroupMethod
  let plan: SparkPlan
  let companions: SparkCompanions
  let output: OutputOptions

  /// The methods that a job has.
  static let methods: [GroupMethod] = [.components, .strongComponents, .labelPropagation, .cores]

  /// Groups, and writes the first.
  func run() async throws {
    let run = SparkRun(engine, quiet: output.quiet)
    defer { try? FileManager.default.removeItem(atPath: run.actors) }
    var plan = plan
    if plan.inputs.contains(where: \.format.isOfEvents) { plan.output.actors = run.actors }
    guard let done = try await run(plan) else { return }
    let names = try SparkNames(
      of: done.named, actors: run.actors, companions: companions)
    let table = SparkGroupTable(method: method, done: done, names: names)
    try output.write(
      isEmpty: done.groups.isEmpty, text: table.text(output.style),
      table: { $0 ? table.overview : table.members }, json: table.json)
    remark(on: done)
    if done.groups.isEmpty { throw ExitCode(1) }
  }

  private func remark(on done: SparkMessage.Done) {
    func count(_ name: String) -> Int { Int(exactly: done.figures[name] ?? 0) ?? 0 }
    let options = method.isSeeded ? "; seed \(UInt64(bitPattern: plan.groups?.seed ?? 0))" : ""
    output.remark(
      "\(method.rawValue): \(count("nodes").counted("entity", "entities")), "
        + "\(count("edges").counted("edge", "edges")), parallel ties joined")
    if let (name, value) = SparkGroupTable.quality(of: method, done) {
      output.remark(
        "\(name) \(value == value.rounded() ? Evidence.number(value) : value.fourDigits)" + options)
    }
    if done.converged == false {
      output.remark("the groups still changed in the last round; they are not settled")
    }
    let alone = count("alone")
    if alone > 0 {
      output.remark("\(alone.counted("entity is", "entities are")) in no group with another")
    }
    output.remark("\(method.rawValue) says: \(method.meaning)")
    if let path = plan.output.parquet { output.remark("everyone's group: \(path)") }
    let groups = done.groups
    if plan.evidence?.most != nil, groups.contains(where: { $0.evidence == nil }) {
      output.remark("--evidence tells what each row rests on, which takes longer")
    }
    if let entity = plan.groups?.entity {
      if groups.isEmpty { output.remark("\(entity) is in no group with another") }
    } else if count("groups") > groups.count {
      output.remark("\(count("groups") - groups.count) more; --parquet writes all")
    }
    let isCut = groups.contains { $0.members.count < $0.size }
    if isCut, output.format != .text {
      output.remark("not all members are listed; --parquet writes all")
    }
  }
}
