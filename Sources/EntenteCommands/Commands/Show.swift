import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// `entente show`: an overview of a graph, or all that is known of an entity or
/// a pair.
struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows an overview, or what is known of one entity or of a pair, with evidence.",
    discussion: """
        entente show graphs/sco-astana-2024.yaml
        entente show graphs/sco-astana-2024.yaml --kind state
        entente show graphs/sco-astana-2024.yaml sco
        entente show graphs/sco-astana-2024.yaml russia china

      Ties, claims and events of any size are counted on Apache Spark (docs/spark.md):

        entente show ties.parquet --engine spark --master spark://host:7077
      """)

  @Argument(help: "What to read: a file, a folder, or - for standard input.", completion: .file())
  var inputPath: String

  @Argument(help: "An entity.")
  var entity: String?

  @Argument(help: "Another, to show only what ties the two.")
  var other: String?

  @OptionGroup(title: "Which claims count") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Engine") var engine: EngineOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() async throws {
    try await reportingTrouble {
      if try engine.usesSpark(
        for: [inputPath] + input.others, input, before: .look, quiet: output.quiet)
      {
        return try await showOnSpark()
      }
      let words = [entity, other].compactMap(\.self)
      let graph = try input.graph(
        of: inputPath, before: words, quiet: output.quiet,
        writing: output.output)
      let (chosen, resolution) = try selection.resolved(
        in: graph, default: Set(Claim.Standing.allCases), quiet: output.quiet)
      let kinds = try selection.listedKinds(in: graph)
      guard let entity else {
        guard kinds.isEmpty else { return try write(EntityList(of: kinds, in: graph, chosen)) }
        return try write(Overview(of: graph, chosen, resolution))
      }
      let first = try graph.position(named: entity)
      let second = try other.map { try graph.position(named: $0) }
      if let other, first == second {
        throw Trouble(
          "'\(entity)' and '\(other)' both mean \(graph.entities[first].name)",
          hint: "name two entities, or one")
      }
      let known = KnownClaims(in: graph, chosen)
      let claims = known.claims(about: first, and: second, kinds)
      let leftOut = (resolution?.dropped ?? []).filter(known.isAbout(first, second, kinds))
      try write(
        EntityText(graph: graph, first: first, second: second, claims: claims, leftOut: leftOut))
      if claims.isEmpty { throw ExitCode(1) }
    }
  }

  private func write(_ list: EntityList) throws {
    try output.write(
      text: list.table.text(output.style), table: { _ in list.table }, json: list.json)
    if list.entities.isEmpty { throw ExitCode(1) }
  }

  private func write(_ overview: Overview) throws {
    try output.write(
      text: overview.text(output.style), table: { _ in overview.table }, json: overview.json)
  }

  private func write(_ shown: EntityText) throws {
    try output.write(
      text: shown.text(output.style), table: { _ in shown.table }, json: shown.json)
  }
}
