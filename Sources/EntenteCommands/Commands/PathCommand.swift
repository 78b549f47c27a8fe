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
      """)

  @Argument(help: "What to read: a file, a folder, or - for standard input.", completion: .file())
  var inputPath: String

  @Argument(help: "The first entity.")
  var from: String

  @Argument(help: "The last entity.")
  var to: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many paths to show, the shortest first.", valueName: "n"))
  var k = 1

  @Option(help: "Read direction as declared, reversed, or ignore it.")
  var direction = Projection.Direction.ignore

  @Option(help: "Read strengths as none (each tie is a step), strength or cost.")
  var weight = Projection.Weight.none

  @Option(help: "Fold leaders and officials into the states in which they hold office.")
  var fold: Projection.Folding?

  @OptionGroup(title: "Which claims count") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if !(1...1000).contains(k) { throw ValidationError("--k is between 1 and 1000.") }
    if !selection.kind.isEmpty {
      throw ValidationError("A path has no --kind to list; --among keeps kinds in the graph.")
    }
  }

  func run() async throws {
    try await reportingTrouble {
      let graph = try input.graph(of: inputPath, before: [from, to], quiet: output.quiet)
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
      options.weight = weight
      options.folding = fold
      options.dropsNegative = false
      let paths = try self.paths(from: source, to: target, options, in: graph)
      try write(paths, in: graph)
      guard paths.isEmpty else { return }
      try reportNoPath(from: source, to: target, options, in: graph)
      throw ExitCode(1)
    }
  }

  private func paths(
    from source: Int, to target: Int, _ options: Projection.Options, in graph: KnowledgeGraph
  ) throws -> [EvidencePath] {
    do { return try graph.paths(from: source, to: target, count: k, options) } catch {
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
      ? [] : try paths(from: source, to: target, wider, in: graph)
    let names = planned.first.map { PathText(graph: graph).route($0) }
    output.remark(
      "no path among \(among) claims" + (names.map { "; with planned ones: \($0)" } ?? ""))
    guard !planned.isEmpty else { return }
    let wanted = Claim.Standing.allCases.filter(wider.selection.standings.contains)
    output.remark(
      "--modality \(wanted.map(\.rawValue).joined(separator: ",")) shows it with its evidence")
  }

  private func write(_ paths: [EvidencePath], in graph: KnowledgeGraph) throws {
    let text = PathText(graph: graph)
    try output.write(
      text: text.text(paths, output.style), table: { _ in text.table(paths) },
      json: .object(["entente": .integer(1), "paths": text.json(paths)]))
  }
}
