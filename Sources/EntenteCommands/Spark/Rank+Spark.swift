import ArgumentParser
import EntenteAnalysis
import EntenteSpark
import Foundation

extension Rank {
  /// Has Spark rank the entities by one measure.
  func rankOnSpark() async throws {
    try refuseWhatSparkCannot()
    try input.refuseWhatSparkCannot(of: inputs, writing: [output.output])
    var destination = SparkPlan.Output()
    destination.top = top.limit(for: output) ?? SparkRanking.mostListed
    destination.parquet = engine.parquet.map(SparkPath.written)
    try SparkRefusal.existing(engine.parquet)
    let companions = try SparkCompanions(input, folding: fold)
    var plan = try SparkPlan(
      .rank, of: inputs, input, selection, to: destination, with: companions.others)
    try plan.refuseWhatTablesDoNotSay(selection)
    plan.inputs += companions.nodes
    plan.folding = companions.folding
    try plan.refuseWhatEventsDoNotSay(selection)
    plan.graph.direction = (direction ?? by.first.defaultDirection).rawValue
    plan.graph.weight = (weight ?? by.first.defaultWeight).rawValue
    var rank = SparkPlan.Rank(measure: by.first.rawValue)
    let seeds = Set(try MeasureOptions.names(measure.around).map(companions.id))
    if !seeds.isEmpty {
      rank.seeds = Dictionary(uniqueKeysWithValues: seeds.map { ($0, 1 / Double(seeds.count)) })
    }
    if let approximation = estimates.approximation {
      rank.approximation = SparkPlan.Approximation(
        error: approximation.error, confidence: approximation.confidence, seed: approximation.seed)
    }
    plan.rank = rank
    plan.evidence = evidence.planned(in: output.format)
    try await SparkRanking(
      engine: engine, measure: by.first, plan: plan, companions: companions, top: top.top,
      output: output
    ).run()
  }

  private func refuseWhatSparkCannot() throws {
    if by.isOfTies || by.measures.count > 1 || !SparkRanking.measures.contains(by.first) {
      let known = SparkRanking.measures.map(\.rawValue).sorted().joined(separator: ", ")
      throw Trouble(
        "Spark does not rank by \(by.name)", hint: "--by takes one of: " + known)
    }
    try SparkRefusal.options([
      (!between.isEmpty, "--between"), (normalized, "--normalized"),
      (uncertainty != nil, "--uncertainty"),
      (parallel == .keep, "--parallel keep"),
      (measure.program != nil, "--as"), (weight == .cost, "--weight cost"),
      (
        by.first.readsLengths && (weight ?? .none) != .none,
        "--weight with --by \(by.name), which counts steps there,"
      ),
      (
        !by.first.reads(weight ?? .none),
        "--weight \(weight?.rawValue ?? "") with --by \(by.name)"
      ),
      (
        estimates.approximation != nil && by.first != .harmonic,
        "--approximate with --by \(by.name)"
      ),
      (explanation.explain != nil, "--explain"),
    ])
  }
}
