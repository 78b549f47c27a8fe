public import ArgumentParser
import EntenteGraphviz

/// The program: relationship graphs on the command line.
public struct Entente: AsyncParsableCommand {
  /// The version of the program.
  public static let version = "0.1.0"

  /// What the program and its commands are called.
  public static let configuration = CommandConfiguration(
    commandName: "entente",
    abstract: "Analyzes who is tied to whom, how, since when and according to whom.",
    discussion: """
      Try the example that comes with the program:

        entente rank graphs/sco-astana-2024.yaml --by betweenness
        entente neighbors graphs/sco-astana-2024.yaml putin
        entente render graphs/sco-astana-2024.yaml -o summit.svg
        entente convert graphs/sco-astana-2024.yaml -o summit.graphml

      IN is a dossier (YAML), claims (JSON Lines), a table of edges or of nodes
      (CSV, TSV), a graph of another program (DOT, GraphML, GEXF, GML, Pajek, DL,
      JSON …), a folder of these, or - for standard input.

      Exit status: 0 done; 1 a known entity without result, or a check with
      warnings; 2 trouble (unknown name, unreadable input, a limit); 64 wrong
      usage.
      """,
    version: version,
    subcommands: [
      Init.self, Check.self, Show.self, Neighbors.self, PathCommand.self, Rank.self, Groups.self,
      BalanceCommand.self, StructureCommand.self, Predict.self,
      Compare.self, Timeline.self, Render.self, Convert.self, Add.self, Rename.self,
      MergeEntities.self, Remove.self, Kinds.self, Measures.self,
    ])

  /// Creates the program, to be parsed from arguments.
  public init() {}

  /// Parses the arguments and runs the command that they ask for.
  ///
  /// A process that was started as a worker for the Graphviz library serves its
  /// one request instead, and never returns.
  public static func run() async {
    GraphvizWorker.serveIfRequested()
    let commands = configuration.subcommands.map { command in
      command.configuration.commandName ?? String(describing: command).lowercased()
    }
    if let unknown = UnknownCommand(Array(CommandLine.arguments.dropFirst()), among: commands) {
      exit(withError: ValidationError(unknown.message))
    }
    await main()
  }
}
