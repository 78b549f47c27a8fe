import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteSpark
import Foundation

/// Events or claims, at any size, merged on Spark to ties that one machine ranks.
///
/// What comes of it is named after one: `ties.parquet`, a folder with every tie;
/// `ties.csv`, the same for programs of one machine, with `ties.nodes.csv`, who is
/// tied, `ties.organs.csv`, which of them are organs of which state, and
/// `ties.graph.csv`, what the kinds of relation mean; `ties.bad`, records
/// that can't be read; `ties.report.json`, how it went.
struct SparkConversion {
  let engine: EngineOptions
  let input: InputOptions
  let selection: SelectionOptions
  let paths: [String]
  let output: String
  let isStrict: Bool
  let quiet: Bool

  /// The name of all results without its ending.
  private var stem: String { String(output.dropLast(Self.ending.count)) }

  private static let ending = ".parquet"

  /// All files that are written, none of which may be an input.
  private var outputs: [String] {
    let endings = ["csv", "nodes.csv", "organs.csv", "graph.csv", "bad", "report.json"]
    return [output] + endings.map { stem + "." + $0 }
  }

  /// - Throws: ``Trouble`` if the name of the output is not that of Parquet.
  init(
    _ paths: [String], to output: String?, _ engine: EngineOptions, _ input: InputOptions,
    _ selection: SelectionOptions, isStrict: Bool, quiet: Bool
  ) throws {
    guard let output, output.lowercased().hasSuffix(Self.ending),
      output.count > Self.ending.count
    else {
      throw Trouble(
        "Spark writes a folder of Parquet files", hint: "name it with -o, such as -o ties.parquet")
    }
    self.engine = engine
    self.input = input
    self.selection = selection
    self.paths = paths
    self.output = output
    self.isStrict = isStrict
    self.quiet = quiet
  }

  /// Merges, and says what came of it.
  func run() async throws {
    try SparkRefusal.existing(output)
    try input.refuseWhatSparkCannot(of: paths, writing: outputs)
    let run = SparkRun(engine, quiet: quiet)
    let actors = run.actors
    defer { try? FileManager.default.removeItem(atPath: actors) }
    var destination = SparkPlan.Output()
    destination.parquet = SparkPath.written(output)
    destination.bad = SparkPath.written(stem + ".bad")
    destination.report = SparkPath.written(stem + ".report.json")
    if !SparkPath.isRemote(output) {
      destination.csv = SparkPath.written(stem + ".csv")
      destination.actors = actors
    }
    var plan = try SparkPlan(.ties, of: paths, input, selection, to: destination)
    plan.strict = isStrict
    if selection.modality == nil {
      plan.selection.modalities = ["asserted", "reported", "planned"]
    }
    let isOfClaims = plan.inputs.allSatisfy { $0.format == .claims }
    if isOfClaims, destination.csv != nil {
      // Who is tied is told by the claims themselves.
      plan.output.actors = nil
      plan.output.nodes = SparkPath.written(stem + ".nodes.csv")
    }
    guard let done = try await run(plan) else { return }
    var written = [output]
    if destination.csv != nil {
      written += [stem + ".csv"] + (isOfClaims ? [stem + ".nodes.csv"] : [])
      written += try writeCompanions(of: actors, onlyWords: isOfClaims)
    }
    guard !quiet else { return }
    Diagnostics.remark(Self.account(done.figures))
    Diagnostics.remark("wrote " + written.joined(separator: ", "))
    let tables = written.dropFirst().map(EditOptions.quoted)
    if !tables.isEmpty {
      Diagnostics.remark(
        "to rank them here: entente rank " + tables.joined(separator: " --with ")
          + " --weight strength")
    }
  }

  /// What became of the rows, in one line.
  static func account(_ figures: [String: Double]) -> String {
    func count(_ name: String) -> Int { Int(exactly: figures[name] ?? 0) ?? 0 }
    let dropped = [
      (count("oneSided"), "name one actor or none"), (count("leftOut"), "left out by the options"),
      (count("bad"), "can't be read"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return count("ties").counted("tie", "ties") + " of "
      + count("events").counted("event", "events") + " in "
      + count("rows").counted("row", "rows")
      + (dropped.isEmpty ? "" : "; " + dropped.joined(separator: ", "))
  }

  /// Writes who is tied, named by the rules of one machine, and what the kinds of
  /// relation mean, beside the table of ties.
  ///
  /// - Returns: The names of the files.
  private func writeCompanions(of actors: String, onlyWords: Bool) throws -> [String] {
    let hasActors = FileManager.default.fileExists(atPath: actors)
    let table = try hasActors ? InputFile(contentsOf: actors) : InputFile(name: actors, bytes: [])
    let graph = try EventCoding.graph(ofActors: table)
    var paths: [String] = []
    for file in try graph.written(as: .csv).files {
      // Its ties are those that codes tell: which state an organ is part of.
      guard let part = file.part ?? (graph.relations.isEmpty ? nil : "organs"),
        !onlyWords || part == "graph"
      else { continue }
      paths.append(stem + "." + part + ".csv")
      try OutputFile.write(Data(file.bytes), to: paths[paths.count - 1])
    }
    if onlyWords, paths.isEmpty {
      // That each row is a tie of its own, and may be planned, must be said all the same.
      paths.append(stem + ".graph.csv")
      try OutputFile.write(
        Data("entente attribute,value\r\nentente,1 local\r\n".utf8), to: paths[0])
    }
    return paths
  }
}
