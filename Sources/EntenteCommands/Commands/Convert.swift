import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Foundation

/// `entente convert`: writes a graph in another format and tells what is lost.
struct Convert: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a graph in another format, and reports what that format can't hold.",
    discussion: """
        entente convert graphs/sco-astana-2024.yaml -o summit.graphml
        entente convert les-miserables.gml -o les-miserables.gexf
        entente convert trade.csv -o trade.yaml
        entente convert graphs/sco-astana-2024.yaml --output-format claims | wc -l
        entente convert graphs/sco-astana-2024.yaml --as-of 2024-07-03 -o day.gexf

      Every claim is written, planned and denied ones too, unless --as-of, --relation and the \
      like choose; how many are left out is said on standard error. \
      Event tables and claims of any size become ties on Apache Spark, which are ranked here:

        entente convert events/*.export.CSV -o ties.parquet --engine spark --master spark://host:7077

      The loss report goes to standard error. With --strict nothing is written if
      anything would be lost.
      """)

  /// A form of the loss report.
  enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(
    help: "What to read: files, folders, or - for standard input.", completion: .file())
  var inputPaths: [String]

  @OptionGroup(title: "Which claims are written") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Engine") var engine: EngineOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("Write in this format, whatever the name.", valueName: "format"))
  var outputFormat: OutputFormat?

  @Flag(help: "Write nothing, and fail, if anything would be lost.")
  var strict = false

  @Option(help: "The form of the loss report.")
  var format = ReportFormat.text

  @Flag(name: .shortAndLong, help: "No remarks on standard error, and no loss report.")
  var quiet = false

  func validate() throws {
    try selection.refuseKind("convert writes a graph")
  }

  func run() async throws {
    try await reportingTrouble {
      if try engine.usesSpark(for: inputPaths + input.others, input, before: .write, quiet: quiet) {
        try refuseWhatSparkIgnores()
        return try await SparkConversion(
          inputPaths, to: output, engine, input, selection, isStrict: strict, quiet: quiet
        ).run()
      }
      let format = try chosenFormat()
      let graph = try chosen(
        from: input.graph(
          of: inputPaths, quiet: quiet, before: format == .snapshot ? .snapshot : .write,
          writing: output))
      // What snapshots hold may be most of the memory: they are not made before
      // they are written.
      let snapshot = format == .snapshot ? try SnapshotWriter(graph) : nil
      let written = snapshot == nil ? try graph.written(as: format) : nil
      let losses = written?.losses ?? []
      let report = LossText(losses: losses, graph: graph, format: format, isRefused: strict)
      if strict, !losses.isEmpty {
        StandardError.write(self.format == .json ? report.json.pretty + "\n" : report.text)
        throw ExitCode(2)
      }
      if let snapshot { try write(snapshot) }
      let paths = try written.map { try write($0.files) } ?? []
      if quiet { return }
      if paths.count > 1 { Diagnostics.remark("wrote " + paths.joined(separator: ", ")) }
      if self.format == .json {
        StandardError.write(report.json.pretty + "\n")
      } else {
        StandardError.write(report.text)
      }
    }
  }

  /// Refuses options that a job on Spark would not heed.
  private func refuseWhatSparkIgnores() throws {
    try SparkRefusal.options(
      [(outputFormat != nil, "--output-format"), (format != .text, "--format")],
      hint: "Spark writes Parquet and CSV, and a report beside them")
  }

  /// What of a graph is to be written: all of it unless options choose.
  private func chosen(from graph: KnowledgeGraph) throws -> KnowledgeGraph {
    let everything = Selection.everything
    let chosen = try selection.selection(
      in: graph, default: everything.standings, quiet: quiet)
    if chosen == everything { return graph }
    let kept = try graph.keeping(chosen)
    if !quiet {
      Diagnostics.remark(
        "kept \(kept.claims.count) of \(graph.claims.count.counted("claim", "claims"))"
          + (selection.among.isEmpty
            ? "" : " and \(kept.entities.count) of \(graph.entities.count) entities"))
    }
    return kept
  }

  private func chosenFormat() throws -> OutputFormat {
    if let outputFormat { return outputFormat }
    let known = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
    guard let output, output != "-" else {
      throw Trouble("no format is named", hint: "--output-format is one of: " + known)
    }
    guard let format = OutputFormat(endingOf: output) else {
      let ending = (output as NSString).pathExtension.lowercased()
      if ending == "parquet" {
        throw Trouble(
          "Parquet is written by Spark", hint: "add --engine spark; or name another format")
      }
      let near = ending.isEmpty ? nil : nearest(to: ending, among: OutputFormat.endings)
      throw Trouble(
        "the name '\(output)' does not tell a format",
        hint: near.map { "did you mean '.\($0)'?" } ?? "--output-format is one of: " + known)
    }
    return format
  }

  /// Writes the files beside each other, or the first to standard output.
  ///
  /// The file that the user names comes last, so that it is there only if all
  /// are.
  ///
  /// - Returns: The names of the files, as the user would list them.
  private func write(_ files: [WrittenGraph.File]) throws -> [String] {
    guard let output, output != "-" else {
      if files.count > 1 {
        throw Trouble(
          "this format takes \(files.count) files",
          hint: "name one with -o; the others go beside it")
      }
      try StandardOutput.write(Data(files[0].bytes))
      return []
    }
    let paths = files.map { file in file.part.map { Self.name(output, part: $0) } ?? output }
    for (file, path) in zip(files, paths).reversed() {
      try OutputFile.write(Data(file.bytes), to: path)
    }
    return paths
  }

  private func write(_ snapshot: SnapshotWriter) throws {
    if let output, output != "-" {
      try OutputFile.write(to: output, snapshot.write)
    } else {
      try snapshot.write { try StandardOutput.write($0) }
    }
  }

  /// The name of a further file: `trade.nodes.csv` beside `trade.csv`.
  private static func name(_ path: String, part: String) -> String {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return path + "." + part
    }
    return String(path.dropLast(name.distance(from: dot, to: name.endIndex)))
      + "." + part + name[dot...]
  }
}
