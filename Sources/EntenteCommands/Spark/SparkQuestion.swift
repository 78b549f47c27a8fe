import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteSpark
import Foundation

/// A question that is put to ties on Spark: the first rows of the answer are told, all
/// go to Parquet.
struct SparkQuestion {
  let engine: EngineOptions
  let selection: SelectionOptions
  let output: OutputOptions
  let companions: SparkCompanions
  private let input: InputOptions
  private let paths: [String]

  /// - Throws: ``Trouble`` if options are given that a job would not heed.
  init(
    of paths: [String], _ engine: EngineOptions, _ input: InputOptions,
    _ selection: SelectionOptions, _ output: OutputOptions, fold: Projection.Folding? = nil
  ) throws {
    try output.refusePicture()
    try input.refuseWhatSparkCannot(of: paths, writing: [output.output, engine.parquet])
    try SparkRefusal.existing(engine.parquet)
    self.engine = engine
    self.input = input
    self.selection = selection
    self.output = output
    self.paths = paths
    companions = try SparkCompanions(input, folding: fold)
  }

  /// A plan for an answer.
  ///
  /// - Parameters:
  ///   - task: What is asked.
  ///   - top: How many rows are told; as many as are fetched if nil.
  ///   - takesAll: Whether claims of every standing count, unless the user says which.
  /// - Returns: The plan.
  /// - Throws: ``Trouble`` if an option names what a job does not know.
  func plan(_ task: SparkPlan.Task, top: Int? = nil, takesAll: Bool) throws -> SparkPlan {
    var destination = SparkPlan.Output()
    destination.top = top ?? SparkRanking.mostListed
    destination.parquet = engine.parquet.map(SparkPath.written)
    var plan = try SparkPlan(
      task, of: paths, input, selection, to: destination, with: companions.others)
    plan.inputs += companions.nodes
    plan.folding = companions.folding
    try plan.refuseWhatEventsDoNotSay(selection)
    plan.graph.dropsNegative = false
    if takesAll, selection.modality == nil {
      plan.selection.modalities = Claim.Standing.allCases.map(\.rawValue)
    }
    return plan
  }

  /// Has a plan carried out; nil if it was only printed.
  func answer(_ plan: SparkPlan) async throws -> SparkMessage.Done? {
    try await SparkRun(engine, quiet: output.quiet)(plan)
  }

  /// Says where all of an answer is, and how much of it was not told.
  func remark(_ total: Int, shown: Int) {
    if let path = engine.parquet { output.remark("all of it: \(path)") }
    if total > shown { output.remark("\(total - shown) more") }
  }
}

extension SparkTie {
  /// The tie in a few words: `member, strength 2, 2023/.., planned`.
  func state(standing: String? = nil, period: String? = nil, details: String? = nil) -> String {
    [kind, details ?? self.details ?? "", period ?? self.period ?? "", standing ?? self.standing]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// How many events or claims it sums up, where they are several.
  var counted: String { (count ?? 1) > 1 ? String(count ?? 1) : "" }

  /// How a tie runs, as an arrow.
  var arrow: String {
    direction.flatMap(Neighborhood.Direction.init(rawValue:)).map(NeighborTable.arrow) ?? ""
  }

  /// How a tie stands, where that is worth saying.
  var doubt: String { standing == Claim.Standing.asserted.rawValue ? "" : standing }
}
