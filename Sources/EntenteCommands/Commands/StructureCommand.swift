import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// `entente structure`: what a network is like as a whole.
struct StructureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "structure",
    abstract: "Describes a network as a whole: size, distances, closure, mixing, center.",
    discussion: """
      Ties are read without direction, but for reciprocity and the census of threes, which read \
      them as declared; --direction reads all figures one way. Ties that divide are left out, and \
      each tie counts as one.

        entente structure graphs/sco-astana-2024.yaml
        entente structure graphs/world-2024-07.yaml --among state --relation borders
        entente structure graphs/classic/florentine-families.yaml --group-by wealth

      --random-graphs tells how dense rich clubs are against chance, in graphs in which each has \
      as many ties.

      With --group, how central several are together, an organization through its members; with \
      --key-players, without which few the network falls apart most, and from which few all \
      others are nearest:

        entente structure graphs/sco-astana-2024.yaml --group russia,china
        entente structure graphs/sco-astana-2024.yaml --key-players 3
      """)

  @Argument(help: "What to read: files, folders, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(
    help: ArgumentHelp(
      "In what tied entities may be alike: kind, community, properties such as region, or "
        + "member:SCO,NATO; repeatable (default: kind).", valueName: "what"))
  var groupBy: [String] = []

  @Option(
    help: ArgumentHelp(
      "How central these are together; one organization stands for its members.",
      valueName: "entity,…"))
  var group: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Which so many matter most together.", valueName: "n"))
  var keyPlayers: Int?

  @Option(help: "Read direction as declared, reversed, or ignore it.")
  var direction: Projection.Direction?

  @Option(help: Projection.Folding.help)
  var fold: Projection.Folding?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many rich clubs to list; 0 lists all. A text lists 5 unless told otherwise.",
      valueName: "n"))
  var top: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Compare rich clubs with so many random graphs in which each has as many ties.",
      valueName: "n"))
  var randomGraphs: Int?

  @Option(help: "What the random graphs are drawn from (default: 0).")
  var seed: UInt64?

  @OptionGroup var evidence: EvidenceOption

  @OptionGroup(title: "Which claims count") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Name a file, a folder, or -.") }
    try TopOption.refuseNegative(top)
    if !selection.kind.isEmpty {
      throw ValidationError(
        "--kind lists entities, and this describes the whole; --among narrows the network itself.")
    }
    if let keyPlayers, !(1...100).contains(keyPlayers) {
      throw ValidationError("--key-players is between 1 and 100, such as 3.")
    }
    let forms = [!group.isEmpty, keyPlayers != nil, !groupBy.isEmpty]
    if forms.count(where: { $0 }) > 1 {
      throw ValidationError("--group, --key-players and --group-by exclude each other.")
    }
    if let randomGraphs, !(1...10_000).contains(randomGraphs) {
      throw ValidationError("--random-graphs is between 1 and 10000, such as 100.")
    }
    if randomGraphs != nil, !group.isEmpty || keyPlayers != nil {
      throw ValidationError(
        "--random-graphs is of rich clubs, which \(group.isEmpty ? "--key-players" : "--group") "
          + "does not list.")
    }
    if seed != nil, randomGraphs == nil {
      throw ValidationError("--seed goes with --random-graphs.")
    }
    if top != nil, !group.isEmpty || keyPlayers != nil {
      throw ValidationError(
        "--top is of rich clubs, which \(group.isEmpty ? "--key-players" : "--group") does not list."
      )
    }
    for what in groupBy where what.trimmingSpaces.isEmpty || what == "member:" {
      throw ValidationError("--group-by is kind, community, a property, or member:SCO,NATO.")
    }
  }

  func run() async throws {
    try await reportingTrouble {
      let graph = try input.graph(of: inputs, quiet: output.quiet, writing: output.output)
      var options = NetworkStructure.Options()
      options.selection = try selection.selection(in: graph, quiet: output.quiet)
      options.direction = direction
      options.folding = fold
      options.randomGraphCount = randomGraphs ?? 0
      options.seed = seed ?? 0
      if !groupBy.isEmpty {
        options.groupings = try groupBy.map { try MeasureOptions.grouping(named: $0, in: graph) }
      }
      if !group.isEmpty { return try place(in: graph, options) }
      if let keyPlayers { return try find(keyPlayers, in: graph, options) }
      try describe(graph, options)
    }
  }

  private func describe(_ graph: KnowledgeGraph, _ options: NetworkStructure.Options) throws {
    let structure: NetworkStructure
    do { structure = try graph.structure(options) } catch {
      throw error.trouble(by: .degree, in: graph)
    }
    var report = StructureReport(
      graph: graph, structure: structure, limit: limit,
      randomGraphs: randomGraphs.map { ($0, seed ?? 0) })
    if tellsEvidence(of: graph) { report.addEvidence() }
    try write(
      report.text(output.style), report.table, report.json, "structure", structure.projection,
      [structure.directed.map { "of direction: " + $0.summary }].compactMap(\.self)
        + report.remarks)
  }

  /// Writes an answer, and below it what was projected and how it is to be read.
  private func write(
    _ text: @autoclosure () -> String, _ table: (_ isForPeople: Bool) -> Table,
    _ json: @autoclosure () -> JSONValue, _ name: String, _ projection: Projection,
    _ remarks: @autoclosure () -> [String]
  ) throws {
    let isEmpty = projection.ties.isEmpty
    try output.write(isEmpty: isEmpty, text: text(), table: table, json: json())
    output.remark("\(name): \(projection.summary)")
    if isEmpty {
      output.remark("no tie is left between entities")
      throw ExitCode(1)
    }
    for line in remarks() { output.remark(line) }
  }

  /// Whether it is told what the figures rest on.
  private func tellsEvidence(of graph: KnowledgeGraph) -> Bool {
    evidence.isTold(ofClaims: graph.claims.count, output)
  }

  /// How many rich clubs to list; nil if all.
  private var limit: Int? { output.limit(top, usually: 5) }

  // MARK: Several together

  private func place(in graph: KnowledgeGraph, _ options: NetworkStructure.Options) throws {
    let named = try MeasureOptions.names(group).map { try graph.position(named: $0) }
    if named.isEmpty { throw Trouble("--group names nobody", hint: "--group russia,china") }
    let place: GroupPlace
    do { place = try graph.place(ofGroup: named, options) } catch {
      throw error.trouble(by: .degree, in: graph)
    }
    let report = GroupReport(
      graph: graph, place: place,
      support: tellsEvidence(of: graph)
        ? TieSupport(ofTiesOf: place.members, place.projection, in: graph) : nil)
    try write(
      report.table(isForPeople: true).text(output.style), report.table, report.json, "group",
      place.projection, report.remarks)
  }

  private func find(
    _ count: Int, in graph: KnowledgeGraph, _ options: NetworkStructure.Options
  ) throws {
    let found: KeyEntities
    do { found = try graph.keyEntities(count, options) } catch {
      throw error.trouble(by: .degree, in: graph)
    }
    let report = KeyPlayerReport(
      graph: graph, found: found, hasEvidence: tellsEvidence(of: graph))
    try write(
      report.table(isForPeople: true).text(output.style), report.table, report.json, "key players",
      found.projection, report.remarks)
  }
}
