import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteRendering

/// `entente timeline`: what is known of an entity or a pair in the order of time,
/// or a measure over time.
struct Timeline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells the dated life of an entity or a pair, or draws a measure over time.",
    discussion: """
      Each claim comes with its period, standing and sources, those without a date last. Without \
      an entity, each date is listed with what begins, happens and ends on it.

        entente timeline graphs/sco-astana-2024.yaml
        entente timeline graphs/sco-astana-2024.yaml belarus
        entente timeline graphs/sco-astana-2024.yaml russia china

      With --by, the graph is ranked as of each date on which a tie begins or ends, or at even \
      steps with --every; -o with a name of a picture draws the chart:

        entente timeline graphs/sco-astana-2024.yaml --by degree --top 5 -o influence.svg
        entente timeline graphs/sco-astana-2024.yaml russia china --by degree --every year
      """)

  @Argument(help: "What to read: a file, a folder, or - for standard input.", completion: .file())
  var inputPath: String

  @Argument(help: "An entity.")
  var entity: String?

  @Argument(help: "Another: only what ties the two; with --by, both.")
  var other: String?

  @Option(
    help: ArgumentHelp("The measure to follow over time.", valueName: "measure"),
    transform: Measure.named)
  var by: Measure?

  @OptionGroup var dates: HistoryOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --by, how many entities if none is named (default: 5). Else how many dates, those with "
        + "most changes; 0 lists all. A text lists 20 unless told otherwise.", valueName: "n"))
  var top: Int?

  @Option(
    help: ArgumentHelp("Also draw the measure as a chart.", valueName: "file"),
    completion: .file(), transform: PictureFile.written)
  var chart: PictureFile?

  @Option(help: "The title of the chart.")
  var title: String?

  @OptionGroup var evidence: EvidenceOption
  @OptionGroup var theme: ThemeOption
  @OptionGroup(title: "Which claims count") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    try TopOption.refuseNegative(top)
    if by == nil {
      try selection.refuseKind("without --by timeline lists claims")
      if dates.every != nil { throw ValidationError("--every goes with --by MEASURE.") }
      if evidence.evidence != nil {
        throw ValidationError("--evidence goes with --by MEASURE; without, each claim has its own.")
      }
      if picture != nil {
        throw ValidationError("A chart needs a measure: --by degree.")
      }
    } else {
      try dates.refuseDates(of: selection, with: "--by")
      if top == 0 || (top ?? 0) > TimeChart.mostLines, entity == nil, picture != nil {
        throw ValidationError("A chart has \(TimeChart.mostLines) lines at most: --top.")
      }
    }
    try output.refusePicture(besides: chart, option: "--chart")
  }

  /// The chart asked for, if any.
  private var picture: PictureFile? { output.picture(or: chart) }

  func run() async throws {
    try await reportingTrouble {
      let words = [entity, other].compactMap(\.self)
      let graph = try input.graph(
        of: inputPath, before: words, quiet: output.quiet,
        writing: output.output)
      let named = try words.map { try graph.position(named: $0) }
      if named.count == 2, named[0] == named[1] {
        throw Trouble(
          "'\(words[0])' and '\(words[1])' both mean \(graph.storage.entityName(named[0]))",
          hint: "name two entities, or one")
      }
      if let by { return try await follow(by, named, in: graph) }
      var chosen = try selection.selection(
        in: graph, default: Set(Claim.Standing.allCases), quiet: output.quiet)
      if dates.from != nil || dates.to != nil {
        guard chosen.during == nil else {
          throw Trouble("--during is a period of its own", hint: "leave out --from and --to")
        }
        chosen.during = Period(
          from: dates.from.map { .date($0) } ?? .open, to: dates.to.map { .date($0) } ?? .open)
      }
      if named.isEmpty { return try listDates(of: graph, chosen) }
      let kinds = try selection.listedKinds(in: graph)
      let claims = KnownClaims(in: graph, chosen).claims(
        about: named[0], and: named.count > 1 ? named[1] : nil, kinds)
      let report = LifeReport(
        graph: graph, entities: named, chronology: Chronology(of: claims, in: graph))
      try output.write(
        text: report.text(output.style), table: { _ in report.table }, json: report.json)
      if claims.isEmpty { throw ExitCode(1) }
    }
  }

  private func listDates(of graph: KnowledgeGraph, _ selection: Selection) throws {
    let changes = DatesOfChange(of: graph.claims(selection), in: graph)
    let report = DatesReport(
      graph: graph, changes: changes, top: output.limit(top, usually: 20))
    try output.write(
      text: report.text(output.style), table: { _ in report.table }, json: report.json)
    if changes.undatedCount > 0 {
      output.remark(
        "\(changes.undatedCount.counted("claim has", "claims have")) no date"
      )
    }
    let left = changes.entries.count - report.shown.count
    if left > 0 {
      output.remark("\(left) more dates, with fewer changes; --top 0 lists all")
    }
    if changes.entries.isEmpty { throw ExitCode(1) }
  }

}

// MARK: - A measure over time

extension Timeline {
  private func follow(_ measure: Measure, _ entities: [Int], in graph: KnowledgeGraph) async throws
  {
    var options = dates.history(
      of: try selection.selection(in: graph, quiet: output.quiet))
    options.entities = entities
    options.top = top == 0 ? graph.entities.count : top ?? 5
    let hasTable = chart != nil || picture == nil
    let tellsEvidence = hasTable && evidence.isTold(ofClaims: graph.claims.count, output)
    guard let report = try history(measure, options, in: graph, tellsEvidence) else {
      // Programs get the form that they asked for, with nothing in it.
      try output.write(
        isEmpty: true, text: "",
        table: { HistoryReport.table(isForPeople: $0, hasEvidence: tellsEvidence) },
        json: HistoryReport.json(of: measure))
      output.remark("no tie has a date, so that nothing changes over time")
      throw ExitCode(1)
    }
    let history = report.history
    if hasTable {
      try output.write(
        text: report.text(output.style), table: report.table, json: report.json)
    }
    output.remark("\(measure.rawValue), as of the last date: \(history.summary)")
    output.remark(report.samplingText)
    if !selection.certainOnly, let text = report.undatedText { output.remark(text) }
    if let picture {
      var drawing = report.chart(title: title)
      drawing.style = theme.style
      let finished = drawing
      try await picture.write { try await finished.drawing(as: $0) }
      output.remark(
        "wrote \(picture.path): \(finished.lines.count) lines at \(history.days.count) dates")
    }
    if history.lines.isEmpty { throw ExitCode(1) }
  }

  private func history(
    _ measure: Measure, _ options: MeasureHistory.Options, in graph: KnowledgeGraph,
    _ tellsEvidence: Bool
  ) throws -> HistoryReport? {
    var evidence: [RankEvidence] = []
    do {
      let history = try graph.history(of: measure, options) { places, entities, projection in
        guard tellsEvidence else { return }
        let own = RankEvidence(of: entities, projection, in: graph)
        // The last days come first.
        for _ in places { evidence.append(own) }
      }
      return history.map {
        HistoryReport(
          graph: graph, history: $0, evidence: tellsEvidence ? evidence.reversed() : nil)
      }
    } catch { throw error.trouble(by: measure, in: graph) }
  }
}
