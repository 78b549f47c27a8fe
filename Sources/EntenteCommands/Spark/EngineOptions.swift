import ArgumentParser
import EntenteFormats
import EntenteSpark
import Foundation

/// Where the work is done: in this program, or on Apache Spark.
struct EngineOptions: ParsableArguments {
  /// What does the work.
  enum Engine: String, CaseIterable, ExpressibleByArgument {
    case local, spark, auto
  }

  @Option(
    help: """
      Work in this program (local), on Apache Spark, or where the inputs fit: auto takes Spark \
      only if they are more than the memory of this machine holds.
      """)
  var engine = Engine.local

  @Option(
    help: ArgumentHelp(
      "Spark's master, such as spark://host:7077; local[*], this machine, unless told otherwise.",
      valueName: "address"))
  var master: String?

  @Option(
    name: .customLong("conf"),
    help: ArgumentHelp(
      "A setting of Spark, such as spark.executor.memory=4g; repeatable.", valueName: "key=value"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp(
      "The folder of Spark; else SPARK_HOME, the search path, or .venv-spark.",
      valueName: "folder"), completion: .directory)
  var sparkHome: String?

  @Option(
    help: ArgumentHelp(
      "Keep what a long job has, every few rounds, in a folder that all workers see.",
      valueName: "folder"))
  var checkpoint: String?

  @Flag(help: "Go on where a job with this checkpoint ended.")
  var resume = false

  @Option(
    help: ArgumentHelp(
      "Into how many parts Spark cuts the work; chosen from the size of the inputs unless told.",
      valueName: "n"))
  var partitions: Int?

  @Option(
    help: ArgumentHelp(
      "Write every result, not just the first, to a folder of Parquet files.",
      valueName: "folder"))
  var parquet: String?

  @Flag(help: "Print the command and the plan for Spark, and start nothing.")
  var printPlan = false

  func validate() throws {
    if engine == .local, let option = usedOption {
      throw ValidationError("\(option) goes with --engine spark.")
    }
    if resume, checkpoint == nil { throw ValidationError("--resume goes with --checkpoint.") }
    if let partitions, !(1...1_000_000).contains(partitions) {
      throw ValidationError("--partitions is from 1 to 1000000.")
    }
    for setting in settings {
      guard let equals = setting.firstIndex(of: "="), equals != setting.startIndex else {
        throw ValidationError("--conf takes key=value, such as spark.executor.memory=4g.")
      }
    }
  }

  /// An option that only Spark reads, if one was given.
  private var usedOption: String? {
    if master != nil { return "--master" }
    if !settings.isEmpty { return "--conf" }
    if sparkHome != nil { return "--spark-home" }
    if checkpoint != nil { return "--checkpoint" }
    if partitions != nil { return "--partitions" }
    if parquet != nil { return "--parquet" }
    return printPlan ? "--print-plan" : nil
  }

  /// Whether the work goes to Spark; of `auto`, what was chosen is said on standard
  /// error.
  func usesSpark(
    for paths: [String], _ input: InputOptions, before work: MemoryForecast.Work, quiet: Bool
  ) throws -> Bool {
    switch engine {
    case .local: return false
    case .spark: return true
    case .auto:
      let choice = try EngineChoice(of: paths, before: work)
      if !quiet { Diagnostics.remark(choice.line) }
      return choice.isSpark
    }
  }
}
