import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// `entente neighbors`: the ties of an entity, each with its evidence.
struct Neighbors: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the ties of an entity, each with its evidence.",
    discussion: """
      What is planned, denied or said to be absent is listed apart: it is not true, or not yet.

        entente neighbors graphs/sco-astana-2024.yaml putin --relation met-with
        entente neighbors graphs/sco-astana-2024.yaml sco --relation member --as-of 2024-07-05

      On Apache Spark, ties are summed up by its tables and stand in the order of their strength:

        entente neighbors ties.parquet RUS --engine spark --master spark://host:7077
      """)

  @Argument(help: "What to read: a file, a folder, or - for standard input.", completion: .file())
  var inputPath: String

  @Argument(help: "The entity: an id, a name, an alias, or a part that is its alone.")
  var entity: String

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many steps to go.", valueName: "n"))
  var depth = 1

  @Option(help: "Only ties that run out of the entity, in to it, or both ways.")
  var direction: Neighborhood.Direction?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many ties to list; 0 lists all.", valueName: "n"))
  var top = 0

  @Option(help: Projection.Folding.help)
  var fold: Projection.Folding?

  @OptionGroup(title: "Which claims count") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Engine") var engine: EngineOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if depth < 1 { throw ValidationError("--depth is 1 or more.") }
    if top < 0 { throw ValidationError("--top is 0 or more.") }
    if depth > 1, fold?.steps.isEmpty == false {
      throw ValidationError("--fold goes one step; leave out --depth.")
    }
  }

  func run() async throws {
    try await reportingTrouble {
      if try engine.usesSpark(
        for: [inputPath] + input.others, input, before: .look, quiet: output.quiet)
      {
        return try await listOnSpark()
      }
      let graph = try input.graph(
        of: inputPath, before: [entity], quiet: output.quiet,
        writing: output.output)
      let center = try graph.position(named: entity)
      let chosen = try selection.selection(in: graph, quiet: output.quiet)
      let found = try neighborhood(of: center, chosen, in: graph)
      let kinds = try selection.listedKinds(in: graph)
      let isListed = { (neighbor: Neighborhood.Neighbor) in
        kinds.isEmpty
          || kinds.contains {
            graph.vocabulary.kind(graph.storage.entityKind(neighbor.entity), isA: $0)
          }
      }
      let all = found.ties.filter(isListed)
      let ties = top == 0 ? all : Array(all.prefix(top))
      let apart = found.apart.filter(isListed)
      var table = NeighborTable(graph: graph, chosen)
      table.center = center
      try write(ties, apart, center: center, in: graph, table)
      if ties.count < all.count {
        output.remark("\(all.count - ties.count) more; --top 0 lists all")
      }
      if all.isEmpty { throw ExitCode(1) }
    }
  }

  private func neighborhood(
    of center: Int, _ selection: Selection, in graph: KnowledgeGraph
  ) throws -> Neighborhood {
    guard let fold, !fold.steps.isEmpty else {
      return graph.neighborhood(of: center, depth: depth, selection, direction: direction)
    }
    do {
      return try graph.neighborhood(of: center, folding: fold, selection, direction: direction)
    } catch { throw error.trouble(in: graph) }
  }

  private func write(
    _ ties: [Neighborhood.Neighbor], _ apart: [Neighborhood.Neighbor], center: Int,
    in graph: KnowledgeGraph, _ table: NeighborTable
  ) throws {
    try output.write(
      text: text(ties, apart, center: center, in: graph, table),
      table: { _ in table.table(ties + apart) },
      json: .object([
        "entente": .integer(1), "entity": JSONValue(graph.entities[center]),
        "results": table.json(ties), "apart": apart.isEmpty ? nil : table.json(apart),
      ]))
  }

  private func text(
    _ ties: [Neighborhood.Neighbor], _ apart: [Neighborhood.Neighbor], center: Int,
    in graph: KnowledgeGraph, _ table: NeighborTable
  ) -> String {
    let style = output.style
    let middle = graph.entities[center]
    let heading =
      style(.strong, middle.name.terminalSafe) + " (\(middle.kind.rawValue.terminalSafe)): "
      + "\(ties.count.counted("tie", "ties"))"
    var parts = [heading + "\n"]
    if !ties.isEmpty { parts.append(table.text(ties, style)) }
    let groups: [(title: String, members: [Neighborhood.Neighbor])] = [
      ("Planned, not confirmed", apart.filter { $0.tie.standing == .planned }),
      ("Denied", apart.filter { $0.tie.standing == .denied }),
      (
        "Absent, or left out by --modality",
        apart.filter { $0.tie.standing != .planned && $0.tie.standing != .denied }
      ),
    ]
    for group in groups where !group.members.isEmpty {
      parts.append(
        style(.planned, "\(group.title): \(group.members.count)") + "\n\n"
          + table.text(group.members, style))
    }
    return parts.joined(separator: "\n")
  }
}
