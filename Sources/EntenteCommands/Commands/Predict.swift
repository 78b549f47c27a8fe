import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// `entente predict`: who may be tied, though no claim says so.
struct Predict: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists pairs without a tie that may have or get one, by whom they share.",
    discussion: """
      Ties are read without direction. Ties that divide make no likely friends: they are left \
      out, with the pairs that they divide. A score is no probability; \
      --back-test tells how well each told the ties that came about between two dates, against \
      chance.

        entente predict graphs/sco-astana-2024.yaml --kind state
        entente predict graphs/sco-astana-2024.yaml --back-test 2023-12-31,2024-07-05
      """)

  @Argument(help: "What to read: files, folders, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(
    help: "How likely a tie is held to be (default: adamic-adar; with --back-test, all of them).")
  var by: LinkScore?

  @Option(
    help: ArgumentHelp(
      "Take the ties as of the first date, and tell how high those rank that are new as of the "
        + "second.", valueName: "from,to"))
  var backTest: DatePair?

  @Option(help: Projection.Folding.help)
  var fold: Projection.Folding?

  @OptionGroup var top: TopOption

  @OptionGroup(title: "Which claims count") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  /// Two dates with a comma between them.
  struct DatePair: ExpressibleByArgument {
    let first: PartialDate
    let second: PartialDate

    init?(argument: String) {
      let words = argument.split(separator: ",", omittingEmptySubsequences: false)
      guard words.count == 2, let first = try? PartialDate(String(words[0]).trimmingSpaces),
        let second = try? PartialDate(String(words[1]).trimmingSpaces)
      else { return nil }
      (self.first, self.second) = (first, second)
    }
  }

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Name a file, a folder, or -.") }
    guard let backTest else { return }
    if top.top != nil {
      throw ValidationError("--back-test lists scores, not pairs: leave out --top.")
    }
    if selection.asOf != nil || selection.during != nil {
      throw ValidationError("--back-test reads its own dates, not --as-of or --during.")
    }
    if backTest.first.earliest >= backTest.second.earliest {
      throw ValidationError(
        "--back-test takes the earlier date first: \(backTest.second),\(backTest.first).")
    }
  }

  func run() async throws {
    try await reportingTrouble {
      let graph = try input.graph(of: inputs, quiet: output.quiet, writing: output.output)
      var options = Prediction.Options()
      options.selection = try selection.selection(in: graph, quiet: output.quiet)
      options.folding = fold
      options.kinds = try selection.listedKinds(in: graph)
      if let backTest {
        try test(graph, options, backTest)
      } else {
        try list(graph, options)
      }
    }
  }

  private func list(_ graph: KnowledgeGraph, _ options: Prediction.Options) throws {
    var options = options
    let score = by ?? .adamicAdar
    let limit = top.limit(for: output)
    // One more tells whether there are more.
    options.limit = limit.map { $0 < .max ? $0 + 1 : $0 } ?? .max
    let prediction: Prediction
    do { prediction = try graph.prediction(by: score, options) } catch {
      throw error.trouble(in: graph)
    }
    let divided = prediction.dividedCount
    let shown = prediction.pairs.prefix(limit ?? .max)
    let report = PredictionReport(graph: graph, prediction: prediction, pairs: Array(shown))
    try output.write(
      isEmpty: shown.isEmpty,
      text: report.table(isForPeople: true, isText: true).text(output.style),
      table: { report.table(isForPeople: $0) }, json: report.json)
    output.remark("predict: \(prediction.projection.summary)")
    output.remark(
      "\(score.rawValue) says: \(score.meaning) No probability; --back-test tells how well it told."
    )
    if divided > 0 {
      output.remark(
        "\(divided.counted("pair", "pairs")) left out, which a tie divides: rivals are no likely "
          + "friends")
    }
    if shown.count < prediction.pairs.count { output.remark("there are more; --top 0 lists all") }
    if shown.isEmpty {
      output.remark("no pair without a tie shares anybody")
      throw ExitCode(1)
    }
  }

  private func test(
    _ graph: KnowledgeGraph, _ options: Prediction.Options, _ dates: DatePair
  ) throws {
    let test: PredictionTest
    do {
      test = try graph.predictionTest(
        of: by.map { [$0] } ?? LinkScore.allCases, from: dates.first, to: dates.second, options)
    } catch { throw error.trouble(in: graph) }
    let report = BackTestReport(test: test, first: dates.first, second: dates.second)
    try output.write(
      isEmpty: report.isEmpty, text: report.table(isForPeople: true).text(output.style),
      table: { report.table(isForPeople: $0) }, json: report.json)
    output.remark("as of \(dates.first): \(test.earlier.summary)")
    output.remark("as of \(dates.second): \(test.later.summary)")
    for line in report.remarks { output.remark(line) }
    if report.isEmpty { throw ExitCode(1) }
  }
}

extension Prediction.Refusal {
  /// The refusal as trouble that says what to do.
  fileprivate func trouble(in graph: KnowledgeGraph) -> any Error {
    switch self {
    case .projection(let refusal): return refusal.trouble(in: graph)
    case .tooMuchWork(let steps):
      return Trouble(
        "hubs make too many pairs: it would take about \(Int(steps / 1e9)) billion steps to look "
          + "at them",
        hint: "narrow the network by --among, --relation or --during")
    case .tooManyPairs(let limit):
      return Trouble(
        "more than \(limit) pairs may be tied",
        hint: "--top 1000 lists the likeliest, --kind those of a kind")
    }
  }
}
