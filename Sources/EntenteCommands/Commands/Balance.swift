import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// `entente balance`: whether the friends of friends are friends, and the foes of foes.
struct BalanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance",
    abstract: "Tells how far friends and foes are in balance, and which ties disturb it.",
    discussion: """
      Kinds of relation that join (ally, member, met-with …) make friends, those that divide \
      (rival, attacks, criticizes …) foes; neutral ones (borders, located-in) neither. A triangle \
      is balanced if all three are friends, or two friends have a common foe. The frustration \
      index is the least number of pairs that stand against a division into two camps, friends \
      within and foes between; whether it is proved to be the least is said.

        entente balance graphs/sco-astana-2024.yaml
        entente balance graphs/classic/highland-tribes.yaml --entities
        entente balance graphs/classic/highland-tribes.yaml --camps any

      --by-date tells it as of each date on which a tie begins or ends, or at even steps with \
      --every:

        entente balance graphs/sco-astana-2024.yaml --by-date
      """)

  @Argument(help: "What to read: files, folders, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(
    help: ArgumentHelp(
      "How many camps there may be at most in each connected part (default: 2), or any: foes of "
        + "foes need not be friends then.",
      valueName: "n|any"))
  var camps: Groups.CampLimit?

  @Option(
    help: ArgumentHelp(
      "What becomes of a pair with ties of both signs: the majority of ties decides (as many of both "
        + "leave it out), negative ones do, positive ones do, or leave-out.", valueName: "rule"))
  var tension = SignedProjection.TensionRule.majority

  @Option(help: Projection.Folding.help)
  var fold: Projection.Folding?

  @Flag(help: "List the entities: friends, foes, PN centrality, status, camp.")
  var entities = false

  @Flag(help: "Tell the balance as of each date on which a tie begins or ends.")
  var byDate = false

  @OptionGroup var dates: HistoryOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many steps the search for the best camps may take (default: 2000000; over time 200000 "
        + "for each date).", valueName: "n"))
  var steps: Int?

  @OptionGroup var top: TopOption
  @OptionGroup var evidence: EvidenceOption

  @OptionGroup(title: "Which claims count") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  private var isHistory: Bool { byDate || dates.every != nil }

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Name a file, a folder, or -.") }
    if let steps, !(1...1_000_000_000).contains(steps) {
      throw ValidationError("--steps is between 1 and 1000000000.")
    }
    if evidence.evidence != nil, !isHistory, !entities, output.format != .json {
      throw ValidationError(
        "--evidence goes with --entities or --by-date; ties that disturb have their own.")
    }
    if isHistory {
      try dates.refuseDates(of: selection, with: "--by-date")
      try selection.refuseKind("--by-date tells of the whole")
      if entities || camps != nil {
        throw ValidationError("--by-date does not go with --entities or --camps.")
      }
      if top.top != nil {
        throw ValidationError(
          "--by-date lists every date, not --top so many; --every year makes them fewer.")
      }
    } else if dates.from != nil || dates.to != nil {
      throw ValidationError("--from and --to go with --by-date.")
    }
  }

  func run() async throws {
    try await reportingTrouble {
      let graph = try input.graph(of: inputs, quiet: output.quiet, writing: output.output)
      let chosen = try selection.selection(in: graph, quiet: output.quiet)
      if isHistory { return try follow(chosen, in: graph) }
      let kinds = try selection.listedKinds(in: graph)
      let projection = try signed(graph, chosen)
      let balance = Balance(
        of: projection, campLimit: camps.map(\.count) ?? 2, steps: steps ?? 2_000_000)
      let report = BalanceReport(
        graph: graph, balance: balance, limit: top.limit(for: output),
        isListed: { graph.isListed($0, among: kinds) },
        supports: (entities || output.format == .json)
          && evidence.isTold(ofClaims: graph.claims.count, output)
          ? BalanceReport.supports(of: projection, in: graph) : nil)
      try write(report)
      if projection.graph.edges.isEmpty {
        output.remark("balance: \(projection.summary)")
        output.remark("no tie that joins or divides is left")
        throw ExitCode(1)
      }
      if entities || ![.text, .json].contains(output.format) {
        for line in report.summaryLines { output.remark(line) }
      }
      output.remark("balance: \(projection.summary)")
      for line in report.remarks(listsEntities: entities) { output.remark(line) }
    }
  }

  private func signed(_ graph: KnowledgeGraph, _ chosen: Selection) throws -> SignedProjection {
    do {
      return try SignedProjection(of: graph, chosen, tension: tension, folding: fold)
    } catch { throw error.trouble(in: graph) }
  }

  private func write(_ report: BalanceReport) throws {
    let isEmpty = report.balance.projection.graph.edges.isEmpty
    if entities {
      try output.write(
        isEmpty: isEmpty, text: report.entityTable(isForPeople: true).text(output.style),
        table: { report.entityTable(isForPeople: $0) }, json: report.json)
    } else {
      try output.write(
        isEmpty: isEmpty, text: report.text(output.style),
        table: { report.tieTable(isForPeople: $0) }, json: report.json)
    }
  }

  private func follow(_ chosen: Selection, in graph: KnowledgeGraph) throws {
    let tellsEvidence = evidence.isTold(ofClaims: graph.claims.count, output)
    var supports: [TieSupport] = []
    let history: BalanceHistory
    do {
      history = try graph.balanceHistory(
        dates.history(of: chosen), tension: tension, folding: fold, steps: steps ?? 200_000
      ) { if tellsEvidence { supports.append(TieSupport(of: $0, in: graph)) } }
    } catch { throw error.trouble(in: graph) }
    let report = BalanceHistoryReport(
      graph: graph, history: history, supports: tellsEvidence ? supports : nil)
    let isEmpty = history.entries.isEmpty
    try output.write(
      isEmpty: isEmpty, text: report.table(isForPeople: true).text(output.style),
      table: { report.table(isForPeople: $0) }, json: report.json)
    output.remark("balance\(isEmpty ? "" : ", as of the last date"): \(history.summary)")
    if isEmpty {
      output.remark("no tie that joins or divides has a date, so that nothing changes over time")
      throw ExitCode(1)
    }
    for line in report.remarks { output.remark(line) }
  }
}
