import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// `entente rank`: the entities in the order of a measure.
struct Rank: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ranks the entities by a measure of influence.",
    discussion: """
      How direction, weights and signs were read is said on standard error. Planned and denied \
      claims do not count unless --modality names them; ties that divide (rival, attacks, \
      criticizes …) never count as influence. entente measures tells what each measure means.

        entente rank graphs/sco-astana-2024.yaml --by betweenness --top 5
        entente rank graphs/sco-astana-2024.yaml --by pagerank --fold leaders

      Several measures stand side by side, with how alike their orders are:

        entente rank graphs/sco-astana-2024.yaml --by degree,betweenness,constraint

      Who stands between which groups, with what chance would give:

        entente rank graphs/world-2024-07.yaml --by brokerage --relation borders --group-by member:SCO

      With --between, only those are listed who stand on the shortest paths between the members \
      of two organizations, or between two other entities:

        entente rank graphs/world-2024-07.yaml --between SCO,NATO --among state

      Where a graph is so large that exact scores take too long, --approximate estimates them \
      from a sample, and tells how far they may be off:

        entente rank trade.csv --by betweenness --approximate 0.01

      With --explain, the score of one entity is taken apart, exactly, and it is told what it \
      would be without each of its ties and claims, and which ties keep it where it is:

        entente rank graphs/sco-astana-2024.yaml --by pagerank --explain russia

      With --uncertainty, the ranks are computed in each world that contested and uncertain claims \
      allow, or in so many that are drawn, and each entity is listed with the ranks that are \
      possible and the claims that decide them:

        entente rank graphs/sco-astana-2024.yaml --by pagerank --as-of 2024-07-03 \\
          --modality asserted,reported,planned --uncertainty 100
      """)

  @Argument(help: "What to read: files, folders, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(
    help: ArgumentHelp(
      "A measure, such as betweenness or pagerank (entente measures lists them); several side by "
        + "side, such as degree,pagerank; or edge-betweenness, of ties (default: betweenness).",
      valueName: "measure,…"), transform: MeasureChoice.named)
  var by = MeasureChoice(measures: [.betweenness])

  @OptionGroup var top: TopOption

  @Option(
    help: ArgumentHelp(
      "With betweenness: who brokers between two; an organization stands for its members, and is "
        + "itself left out.", valueName: "a,b"))
  var between: [String] = []

  @Option(help: "Read direction as declared, reversed, or ignore it.")
  var direction: Projection.Direction?

  @Option(help: "Read strengths as none (all ties alike), strength, sources or cost.")
  var weight: Projection.Weight?

  @Option(help: "Merge parallel ties, or keep them apart.")
  var parallel = Projection.Parallel.merge

  @Option(help: Projection.Folding.help)
  var fold: Projection.Folding?

  @Flag(help: "Divide by the greatest possible score, where that is usual.")
  var normalized = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Rank in every world that contested and uncertain claims allow, or in so many that are "
        + "drawn if there are more than 1024.", valueName: "n"))
  var uncertainty: Int?

  @OptionGroup var evidence: EvidenceOption

  @OptionGroup(title: "What some measures ask for") var measure: MeasureOptions
  @OptionGroup(title: "Explanations") var explanation: ExplanationOptions
  @OptionGroup(title: "Estimates") var estimates: ApproximationOptions
  @OptionGroup(title: "Which claims count") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Engine") var engine: EngineOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Name a file, a folder, or -.") }
    try output.refusePicture()
    if estimates.approximation != nil, by.isOfTies || !by.first.readsLengths {
      throw ValidationError(
        "--approximate goes with --by betweenness, closeness or harmonic; "
          + (by.isOfTies || by.first.isSlow
            ? "\(by.name) is not estimated." : "\(by.name) is quick."))
    }
    try measure.validate(with: by.isOfTies ? [] : by.measures)
    try validateConventions()
    if by.isOfTies || by.measures.count > 1 { try validateForm() }
    if estimates.seed != nil, estimates.approximation == nil, uncertainty == nil {
      throw ValidationError(
        "--confidence and --seed go with --approximate; --seed with --uncertainty, too.")
    }
    if let uncertainty {
      if !(1...1_000_000).contains(uncertainty) {
        throw ValidationError("--uncertainty is between 1 and 1000000 worlds, such as 100.")
      }
      if estimates.approximation != nil || !between.isEmpty {
        throw ValidationError("--uncertainty does not go with --approximate or --between.")
      }
    }
    try explanation.refuse(
      by.isOfTies || by.measures.count > 1, "--by \(by.isOfTies ? by.name : "A,B")",
      "it explains one score of an entity")
    try explanation.refuse(measure.program != nil, "--as", "it takes our own scores apart")
    try explanation.refuse(!selection.kind.isEmpty, "--kind", "it ranks one entity among all")
    try explanation.refuse(uncertainty != nil, "--uncertainty", "it explains one ranking")
    try explanation.refuse(
      estimates.approximation != nil, "--approximate", "it takes exact scores apart")
    try explanation.refuse(!between.isEmpty, "--between", "it takes a score among all apart")
    guard !between.isEmpty else { return }
    if estimates.approximation != nil {
      throw ValidationError("--approximate does not go with --between, which is exact.")
    }
    if by.name != "betweenness" {
      throw ValidationError("--between goes with --by betweenness, not \(by.name).")
    }
    if sides.count != 2 || sides.contains("") {
      throw ValidationError("--between takes two names, with a comma between them.")
    }
  }

  /// Refuses what has no meaning for several measures side by side, or for ties.
  private func validateForm() throws {
    let what = by.isOfTies ? "--by \(by.name)" : "several measures"
    if uncertainty != nil || estimates.approximation != nil || !between.isEmpty {
      throw ValidationError(
        "\(what) can't be had with --uncertainty, --approximate or --between.")
    }
    if by.isOfTies, parallel == .keep {
      throw ValidationError("\(what) takes the ties of two entities together: no --parallel keep.")
    }
  }

  /// Refuses what the conventions of another program decide.
  private func validateConventions() throws {
    guard let program = measure.program else { return }
    if by.isOfTies || estimates.approximation != nil || !between.isEmpty {
      throw ValidationError(
        "--as goes with scores of entities, without --approximate and --between.")
    }
    if normalized || weight != nil || parallel == .keep {
      throw ValidationError(
        "--as \(program.rawValue) decides on scale and weight: leave out --normalized, --weight and "
          + "--parallel.")
    }
  }

  /// The two names of `--between`: one argument with a comma, or two, which may
  /// have commas of their own.
  private var sides: [String] {
    between.count > 1
      ? between
      : between.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map {
        $0.trimmingSpaces
      }
  }

  func run() async throws {
    try await reportingTrouble {
      let heaviest = MemoryForecast.heaviest(of: by.measures)
      let work = MemoryForecast.Work.rank(
        heaviest, direction ?? heaviest.defaultDirection,
        isWeighted: (weight ?? heaviest.defaultWeight) != .none)
      if try engine.usesSpark(for: inputs + input.others, input, before: work, quiet: output.quiet)
      {
        return try await rankOnSpark()
      }
      let graph = try input.graph(
        of: inputs, quiet: output.quiet, before: work, writing: output.output)
      var options = Ranking.Options()
      options.selection = try selection.selection(in: graph, quiet: output.quiet)
      options.direction = direction
      options.weight = weight
      options.parallel = parallel
      options.folding = fold
      options.isNormalized = normalized
      options.approximation = estimates.approximation
      options.worlds = uncertainty
      options.seed = estimates.seed ?? 1
      options.between = try sides(in: graph)
      try measure.apply(to: &options, in: graph)
      if try explanation.write(by: by.first, options, in: graph, top: top.top, output) { return }
      let kinds = try selection.listedKinds(in: graph)
      let limit = top.limit(for: output)
      if by.isOfTies { return try rankTies(of: graph, options, kinds, limit: limit) }
      if by.measures.count > 1 {
        return try rankSideBySide(graph, options, kinds, limit: limit)
      }
      // Those of some kinds may be anywhere in the order.
      options.top = kinds.isEmpty ? limit : nil
      let ranking = try rank(graph, by: by.first, options)
      let listed = ranking.entries.filter { graph.isListed($0.entity, among: kinds) }
      let shown = listed.prefix(limit ?? .max)
      if !(listed.isEmpty && output.format == .text) {
        let report = RankingReport(
          ranking: ranking, graph: graph, entries: Array(shown), sides: sides,
          program: measure.program,
          hasEvidence: evidence.isTold(ofClaims: graph.claims.count, output))
        try output.write(
          text: report.table(isPlain: false, isText: true).text(output.style),
          table: { report.table(isPlain: !$0) }, json: report.json)
      }
      remark(
        on: ranking, shown: shown.count,
        of: kinds.isEmpty ? ranking.rankedCount : listed.count, in: graph)
      remarkOnSharedNames(shown.map(\.entity), in: graph)
      if listed.isEmpty { throw ExitCode(1) }
    }
  }

  private func sides(in graph: KnowledgeGraph) throws -> Brokerage.Sides? {
    guard !between.isEmpty else { return nil }
    let positions = try sides.map { try graph.position(named: $0) }
    if positions[0] == positions[1] {
      throw Trouble(
        "both sides of --between mean \(graph.storage.entityName(positions[0]))",
        hint: "name two entities")
    }
    return Brokerage.Sides(positions[0], positions[1])
  }

  /// The ranking, or trouble that says what to do.
  func rank(
    _ graph: KnowledgeGraph, by measure: Measure, _ options: Ranking.Options
  ) throws -> Ranking {
    do { return try graph.ranking(by: measure, options) } catch {
      throw error.trouble(by: measure, in: graph)
    }
  }
}
