import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteRendering

/// `entente compare`: what changed between two dates, or between two graphs.
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells what changed between two dates or two graphs, and which ranks moved by what.",
    discussion: """
      Two dates of one graph:

        entente compare graphs/sco-astana-2024.yaml --from 2022-01-01 --to 2024-07-03
        entente compare graphs/sco-astana-2024.yaml --from 2022 --to 2024-07 -o changes.svg

      Two graphs, such as two versions of a dossier; --with adds a file to both:

        entente compare june.yaml july.yaml --by betweenness
        entente compare june.yaml july.yaml -o changes.svg

      On Apache Spark ties and entities are compared, not ranks (docs/spark.md):

        entente compare june.parquet july.parquet --engine spark --master spark://host:7077

      Ties and entities are new, ended or changed: in kind, such as the level of a membership, in \
      role, period or standing (planned, then held). What may have changed, as the dates leave it \
      open, is marked as possible; --certain-only leaves it out. docs/evidence.md has the rules.

      Each change of rank comes with the ties that caused it. Exit status 1 if nothing changed.
      """)

  @Argument(
    help: "One graph, with --from and --to; or two: files, folders, or - for standard input.",
    completion: .file())
  var inputs: [String]

  @Option(
    help: ArgumentHelp("The earlier date.", valueName: "date"), transform: PartialDate.written)
  var from: PartialDate?

  @Option(help: ArgumentHelp("The later date.", valueName: "date"), transform: PartialDate.written)
  var to: PartialDate?

  @Option(
    help: ArgumentHelp("The measure whose ranks are compared.", valueName: "measure"),
    transform: Measure.named)
  var by: Measure = .degree

  @Option(help: Projection.Folding.help)
  var fold: Projection.Folding?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many changes of each kind to list; 0 lists all. Text and Markdown list 20 unless told "
        + "otherwise.", valueName: "n"))
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "Also draw both side by side, what is new in color.", valueName: "file"),
    completion: .file(), transform: PictureFile.written)
  var diagram: PictureFile?

  @OptionGroup var theme: ThemeOption
  @OptionGroup(title: "Which claims count") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Engine") var engine: EngineOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    try TopOption.refuseNegative(top)
    try selection.refuseKind("compare tells of changes")
    switch (inputs.count, from, to) {
    case (1, let from?, let to?):
      if from.latest >= to.latest {
        throw ValidationError(
          "--from \(from) is not before --to \(to)"
            + (from == to ? "; name two dates." : "; swap them."))
      }
      if selection.asOf != nil || selection.during != nil {
        throw ValidationError(
          "--from and --to are the dates of both sides; --as-of and --during go with two graphs.")
      }
    case (1, nil, nil):
      throw ValidationError(
        "Name two dates, --from 2023-01-01 --to 2024-07-03, or a second graph.")
    case (1, _, _):
      throw ValidationError(
        "\(from == nil ? "--from" : "--to") is missing: two dates are compared.")
    case (2, nil, nil):
      break
    case (2, _, _):
      throw ValidationError(
        "--from and --to compare two dates of one graph, which --with merges from several files; "
          + "two graphs are compared without them, or with one --as-of.")
    default:
      throw ValidationError(
        "Name one graph and two dates, or two graphs; --with merges further files into them.")
    }
    try output.refusePicture(besides: diagram, option: "--diagram")
  }

  /// The picture asked for, if any.
  var picture: PictureFile? { output.picture(or: diagram) }

  func run() async throws {
    try await reportingTrouble {
      if try engine.usesSpark(
        for: inputs + input.others, input, before: .look, quiet: output.quiet)
      {
        return try await compareOnSpark()
      }
      let comparison = try comparison()
      let moves = try moves(in: comparison)
      let report = ComparisonReport(
        comparison, moves, certainOnly: selection.certainOnly, top: limit, from: from, to: to,
        inputNames: Self.titles(of: inputs))
      let isListed = diagram != nil || picture == nil
      if isListed {
        try output.write(
          text: report.text(output.style), table: { report.table(isNamed: $0) },
          json: report.json)
      }
      remark(on: report, isListed: isListed)
      if let picture { try await draw(comparison, to: picture) }
      if report.isEmpty {
        output.remark("nothing changed")
        throw ExitCode(1)
      }
    }
  }

  private var limit: Int? { output.limit(top, usually: 20) }

  private func comparison() throws -> Comparison {
    let graph = try input.graph(
      of: [inputs[0]], quiet: output.quiet, writing: output.output)
    let all = Set(Claim.Standing.allCases)
    var chosen = try selection.selection(in: graph, default: all, quiet: output.quiet)
    // What holds possibly must be seen to tell what certainly changed.
    chosen.certainOnly = false
    if let from, let to { return graph.changes(from: from, to: to, chosen) }
    let later = try input.graph(
      of: [inputs[1]], quiet: output.quiet, writing: output.output)
    var other = try selection.selection(in: later, default: all, quiet: output.quiet)
    other.certainOnly = false
    return graph.changes(to: Comparison.Side(later, other), from: chosen)
  }

  private func moves(in comparison: Comparison) throws -> RankMoves {
    let standings =
      selection.modality == nil
      ? [.asserted, .reported] : comparison.before.selection.standings
    do {
      return try comparison.rankMoves(
        by: by, standings: standings, certainOnly: selection.certainOnly,
        explained: limit ?? 1000, folding: fold)
    } catch {
      throw error.trouble(by: by, in: comparison.after.graph)
    }
  }

  /// What to call two inputs: their names, with as much of their paths as tells them
  /// apart.
  private static func titles(of paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: "/") }
    for count in 1...max(1, parts.map(\.count).max() ?? 1) {
      let titles = parts.map { $0.suffix(count).joined(separator: "/") }
      if Set(titles).count == titles.count { return titles }
    }
    return paths
  }

  private func remark(on report: ComparisonReport, isListed: Bool) {
    output.remark("\(by.rawValue): \(report.moves.summaries[1])")
    output.remark(report.methodText)
    if let text = report.undatedText { output.remark(text) }
    if isListed, let text = report.leftOutText { output.remark(text) }
  }

  private func draw(_ comparison: Comparison, to file: PictureFile) async throws {
    var options = Diagram.Options()
    options.style = theme.style
    var graph = comparison.before.graph
    if let from, let to {
      // What --prefer leaves out has been said.
      options.selection = try selection.selection(
        in: graph, default: Set(Claim.Standing.allCases), quiet: true)
      options.view = .multiples([from, to])
      options.keepsUndated = true
    } else {
      let versions = try ComparedVersions(comparison, certainOnly: selection.certainOnly)
      graph = versions.graph
      options.view = .versions(versions, titles: Self.titles(of: inputs))
      options.title = "\(graph.title ?? "Two graphs"): what changed"
    }
    let diagram = Diagram(of: graph, options)
    guard !diagram.isEmpty else {
      output.remark("nothing to draw: \(diagram.reasonForNothing)")
      return
    }
    try await file.write { try await diagram.drawing(as: $0) }
    output.remark("wrote \(file.path): \(diagram.summary)")
  }
}
