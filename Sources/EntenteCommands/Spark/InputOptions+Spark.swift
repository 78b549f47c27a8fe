import EntenteSpark
import Foundation

extension InputOptions {
  /// Refuses what a job on Spark would not heed, or would lose.
  ///
  /// - Parameters:
  ///   - paths: The inputs named.
  ///   - outputs: The files to be written.
  /// - Throws: ``Trouble`` that names the option or the file.
  func refuseWhatSparkCannot(of paths: [String], writing outputs: [String?] = []) throws {
    let used: [(isUsed: Bool, option: String, hint: String)] = [
      (!keptApart.isEmpty, "--keep-apart", "entities are merged by their ids only"),
      (mergeReport, "--merge-report", "entities are merged by their ids only"),
      (progress, "--progress", "the memory of workers is set by --conf spark.executor.memory=4g"),
      (limits.maxSize != nil, "--max-size", "Spark reads inputs of any size"),
      (limits.maxNesting != nil, "--max-nesting", "Spark has a limit of its own"),
    ]
    for (isUsed, option, hint) in used {
      try SparkRefusal.options([(isUsed, option)], hint: hint)
    }
    for output in outputs.compactMap(\.self) where output != "-" && !SparkPath.isRemote(output) {
      guard let input = (paths + others).first(where: { SparkPath.covers($0, output) }) else {
        continue
      }
      throw Trouble(
        "'\(output)' is of the input, and would be lost",
        hint: "write to another file than \(input)")
    }
  }
}

extension SparkPlan {
  /// Refuses what would ask rows of ties for more than they say, before a job is started
  /// that would.
  ///
  /// - Throws: ``Trouble`` that names the option.
  func refuseWhatTablesDoNotSay(_ options: SelectionOptions) throws {
    guard inputs.contains(where: { $0.format == .ties }) else { return }
    let used: [(Bool, String)] = [
      (!options.among.isEmpty, "--among"), (!options.source.isEmpty, "--source"),
      (options.minConfidence > 0, "--min-confidence"),
    ]
    if let (_, option) = used.first(where: \.0) {
      throw Trouble(
        "\(option) does not go with tables of ties on Spark",
        hint: "they don't say it; choose when events are read, or on one machine")
    }
  }

  /// Refuses to fold where nothing but events is read, which don't say who belongs to whom; and
  /// to choose events by the kinds of those who are folded, which only their hosts have.
  ///
  /// - Throws: ``Trouble`` that names the option.
  func refuseWhatEventsDoNotSay(_ options: SelectionOptions) throws {
    guard folding != nil, inputs.contains(where: \.format.isOfEvents) else { return }
    if inputs.allSatisfy({ $0.format.isOfEvents || $0.format == .nodes }) {
      throw Trouble(
        "the inputs don't tell who is folded into whom",
        hint: "events name no offices and no parts: add a table of ties or claims --with")
    }
    try SparkRefusal.options(
      [(!options.among.isEmpty, "--among with --fold and events")],
      hint: "choose entities when events are converted, or on one machine")
  }
}
