import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// `entente path`: how two entities are connected.
struct PathCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Shows how two entities are connected, with evidence for each step.",
    discussion: """
      A path goes along ties in either direction unless --direction declared is given. Planned \
      and denied claims are no way to go; if planned ones connect the two, that is said.

        entente path graphs/sco-astana-2024.yaml belarus guterres
        entente path graphs/sco-astana-2024.yaml belarus guterres \\
          --modality asserted,reported,planned --k 3

      --all-shortest shows every path that is as short as the shortest, --widest the one whose \
      weakest step is strongest:

        entente path graphs/world-2024-07.yaml belarus india --all-shortest
        entente path graphs/world-2024-07.yaml belarus india --relation trades-with --widest

      On Apache Spark one path with the fewest steps is looked for, up to --max-length:

        entente path ties.parquet RUS FRA --engine spark --master spark://host:7077
      """)

  @Argument(help: "What to read: a file, a folder, or - for standard input.", completion: .file())
  var inputPath: String

  @Argument(help: "The first entity.")
  var from: String

  @Argument(help: "The last entity.")
  var to: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many paths to show, the shortest first: 1, or with --all-shortest 20, unless told "
        + "otherwise.", valueName: "n"))
  var k: Int?

  @Flag(help: "Show all paths that are as short as the shortest.")
  var allShortest = false

  @Flag(
    help: "Show the path whose weakest step is strongest; --weight sources: best supported.")
  var widest = false

  @Option(
    help: ArgumentHelp(
      "With --engine spark: how many steps a path has at most; 6 unless told otherwise.",
      valueName: "n"))
  var maxLength: Int?

  @Option(help: "Read direction as declared, reversed, or ignore it.")
  var direction = Projection.Direction.ignore

  @Option(
    help: ArgumentHelp(
      "Read strengths as none (each tie is a step), strength, sources or cost.",
      valueName: "weight"))
  var weight: Projection.Weight?

  @Option(help: Projection.Folding.help)
  var fold: Projection.Folding?

  @OptionGroup(title: "Which claims count") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Engine") var engine: EngineOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if let maxLength {
      if engine.engine != .spark {
        throw ValidationError("--max-length goes with --engine spark.")
      }
      if !(1...100).contains(maxLength) {
        throw ValidationError("--max-length is between 1 and 100.")
      }
    }
    if let k, !(1...1000).contains(k) { throw ValidationError("--k is between 1 and 1000.") }
    if widest, allShortest || k != nil {
      throw ValidationError(
        "--widest shows one path; it does not go with \(allShortest ? "--all-shortest" : "--k").")
    }
    if widest, weight == Projection.Weight.none || weight == .cost {
      throw ValidationError(
        "--widest reads strengths: --weight strength, or sources for the best supported path.")
    }
    if !selection.kind.isEmpty {
      throw ValidationError("A path has no --kind to list; --among keeps kinds in the graph.")
    }
  }

  func run() async throws {
    try await reportingTrouble {
      if try engine.usesSpark(
        for: [inputPath] + input.others, input, before: .look, quiet: output.quiet)
      {
        return try await findOnSpark()
      }
      let graph = try input.graph(
        of: inputPath, before: [from, to], quiet: output.quiet,
        writing: output.output)
      let source = try graph.position(named: from)
      let target = try graph.position(named: to)
      if source == target {
        throw Trouble(
          "'\(from)' and '\(to)' both mean \(graph.entities[source].name)",
          hint: "name two entities")
      }
      var options = Projection.Options()
      options.selection = try selection.selection(in: graph, quiet: output.quiet)
      options.direction = direction
      options.weight = weight ?? (widest ? .strength : .none)
      options.folding = fold
      options.dropsNegative = false
      let found = try self.paths(from: source, to: target, choice, options, in: graph)
      try write(found, in: graph)
      remark(on: found)
      guard found.paths.isEmpty else { return }
      try reportNoPath(from: source, to: target, options, in: graph)
      throw ExitCode(1)
    }
  }

  private var choice: PathChoice {
    widest ? .widest : allShortest ? .allShortest(limit: k ?? 20) : .shortest(count: k ?? 1)
  }

  private func paths(
    from source: Int, to target: Int, _ choice: PathChoice, _ options: Projection.Options,
    in graph: KnowledgeGraph
  ) throws -> FoundPaths {
    do { return try graph.paths(from: source, to: target, choice, options) } catch {
      throw error.trouble(in: graph)
    }
  }

  /// Says that there is no path, and whether planned claims would make one.
  private func reportNoPath(
    from source: Int, to target: Int, _ options: Projection.Options, in graph: KnowledgeGraph
  ) throws {
    let taken = Claim.Standing.allCases.filter(options.selection.standings.contains)
    let among = taken.map(\.rawValue).joined(separator: " and ")
    var wider = options
    wider.selection.standings.insert(.planned)
    let planned =
      options.selection.standings.contains(.planned)
      ? [] : try paths(from: source, to: target, choice, wider, in: graph).paths
    let names = planned.first.map { PathText(graph: graph).route($0) }
    output.remark(
      "no path among \(among) claims" + (names.map { "; with planned ones: \($0)" } ?? ""))
    guard !planned.isEmpty else { return }
    let wanted = Claim.Standing.allCases.filter(wider.selection.standings.contains)
    output.remark(
      "--modality \(wanted.map(\.rawValue).joined(separator: ",")) shows it with its evidence")
  }

  /// Says how many more there are.
  private func remark(on found: FoundPaths) {
    guard allShortest, !found.paths.isEmpty else { return }
    let shown = found.paths.count
    guard let count = found.shortestCount else {
      output.remark("more are as short; --k lists up to 1000")
      return
    }
    let whole = count < 1e15 ? String(Int(count)) : count.fourDigits
    output.remark(
      "\(whole) \(count == 1 ? "path is" : "paths are") as short"
        + (count > Double(shown) ? "; \(shown) shown, --k lists up to 1000" : ""))
  }

  private func write(_ found: FoundPaths, in graph: KnowledgeGraph) throws {
    let text = PathText(graph: graph)
    try output.write(
      text: text.text(found.paths, output.style), table: { _ in text.table(found.paths) },
      json: .object([
        "entente": .integer(1),
        "shortestCount": found.shortestCount.map { .number($0) },
        "paths": text.json(found.paths),
      ]))
  }
}
