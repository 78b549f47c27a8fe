import ArgumentParser
import EntenteAnalysis
import EntenteSpark
import Foundation

extension Groups {
  /// Has Spark find the groups.
  func groupOnSpark() async throws {
    let found = try refuseWhatSparkCannot()
    try input.refuseWhatSparkCannot(of: [inputPath], writing: [output.output])
    var destination = SparkPlan.Output()
    destination.parquet = engine.parquet.map(SparkPath.written)
    try SparkRefusal.existing(engine.parquet)
    let companions = try SparkCompanions(input, folding: fold)
    var plan = try SparkPlan(
      .groups, of: [inputPath], input, selection, to: destination, with: companions.others)
    try plan.refuseWhatTablesDoNotSay(selection)
    plan.inputs += companions.nodes
    plan.folding = companions.folding
    try plan.refuseWhatEventsDoNotSay(selection)
    // The job reads direction as the method does.
    plan.graph.weight = found.readsWeights ? (weight ?? .strength).rawValue : "none"
    var groups = SparkPlan.Groups(method: found.rawValue, seed: seed ?? 0)
    groups.entity = try entity.map(companions.id)
    groups.top = limit
    // Programs are given all members.
    groups.members = output.format == .text ? (members == 0 ? nil : members ?? 30) : nil
    plan.groups = groups
    plan.evidence = evidence.planned(in: output.format)
    // People are told what groups rest on, programs what members do.
    if [.csv, .tsv, .json].contains(output.format) { plan.evidence?.members = true }
    try await SparkGrouping(
      engine: engine, method: found, plan: plan, companions: companions, output: output
    ).run()
  }

  /// - Returns: The method.
  private func refuseWhatSparkCannot() throws -> GroupMethod {
    guard let found = method.grouping, SparkGrouping.methods.contains(found) else {
      let known = SparkGrouping.methods.map(\.rawValue).joined(separator: ", ")
      throw Trouble(
        "Spark does not group by \(method.rawValue)", hint: "it has --method " + known)
    }
    try SparkRefusal.options([
      (runs != nil, "--runs"), (consensus, "--consensus"), (project != nil, "--project"),
    ])
    return found
  }
}
