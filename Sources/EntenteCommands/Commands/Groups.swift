import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// `entente groups`: who belongs together.
struct Groups: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Tells who belongs together: shared organizations, communities, camps, cores, blocks.",
    discussion: """
      With --method co-membership, the default, it lists pairs that share organizations; with one \
      entity its partners, with two what they share and the evidence. Ties of kind member make \
      members; --relation observer or --relation member,observer asks for other levels. \
      --project organizations lists organizations that share members.

        entente groups graphs/world-2024-07.yaml --kind state --top 5
        entente groups graphs/world-2024-07.yaml kazakhstan --weight newman
        entente groups graphs/world-2024-07.yaml kazakhstan turkey

      Every other method divides the entities into groups; with an entity it shows the groups of \
      that one. Communities: louvain, leiden, label-propagation, infomap; with ties that divide \
      counted against, signed-leiden; with each family of relations compared with its own chance, \
      layered-leiden. Camps of friends and foes: camps. Structure: components, strong-components, \
      cores, biconnected, bridges, articulation-points. Positions: blocks; with --blocks N, those \
      most alike.

        entente groups graphs/sco-astana-2024.yaml --method leiden --runs 20
        entente groups graphs/world-2024-07.yaml --method louvain --project members --kind state
        entente groups graphs/classic/highland-tribes.yaml --method camps --camps 3
        entente groups graphs/sco-astana-2024.yaml --method blocks --equivalence regular --blocks 6

      Ties that outgrow this machine are grouped on Apache Spark, by components, \
      strong-components, label-propagation or cores; docs/spark.md tells how.

        entente groups ties.parquet --method components --engine spark --master spark://host:7077
      """)

  @Argument(help: "What to read: a file, a folder, or - for standard input.", completion: .file())
  var inputPath: String

  @Argument(help: "An entity, to list its partners, or its groups, only.")
  var entity: String?

  @Argument(help: "With co-membership, another, to list what the two share.")
  var other: String?

  @Option(help: "How to find who belongs together.")
  var method = Method.coMembership

  @Option(
    help: ArgumentHelp(
      "Of shared memberships: count, newman (small ones say more) or jaccard (the share of those "
        + "that either has). Of ties in communities: strength, sources, or none."))
  var weight: GroupWeight?

  @Option(
    help: ArgumentHelp(
      "Group members by the organizations that they share, or organizations by their members.",
      valueName: "side"))
  var project: Memberships.Side?

  @Option(
    parsing: .unconditional,
    help: "With communities: above 1 they become smaller, below 1 larger (default: 1).")
  var resolution: Double?

  @Option(help: "What chance is drawn from (default: 0).")
  var seed: UInt64?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Run so many times with seeds that follow each other, take the division most like the others, "
        + "and say how stable each group and member is.", valueName: "n"))
  var runs: Int?

  @Flag(
    help: """
      With --runs: merge the runs into one division, by who is together in half of them or more, \
      instead of taking one of them.
      """)
  var consensus = false

  @Option(
    help: ArgumentHelp(
      "With camps: how many there may be at most in each connected part (default: 2), or any.",
      valueName: "n|any"))
  var camps: CampLimit?

  @Option(help: "With camps: what becomes of a pair with ties of both signs (default: majority).")
  var tension: SignedProjection.TensionRule?

  @Option(
    help: ArgumentHelp(
      "With blocks: members have the same ties (structural, the default), or the same sorts of ties "
        + "to the same blocks (regular).", valueName: "kind"))
  var equivalence: Grouping.Equivalence?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With blocks: join entities that are most alike, though not equivalent, until so many blocks "
        + "are left.", valueName: "n"))
  var blocks: Int?

  @Option(
    help: ArgumentHelp(
      "With infomap: let the random walk follow ties as declared, or reversed (default: ignore)."))
  var direction: Projection.Direction?

  @Option(help: Projection.Folding.help)
  var fold: Projection.Folding?

  @OptionGroup var top: TopOption

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many members of a group a text names; 0 names all (default: 30).", valueName: "n"))
  var members: Int?

  @OptionGroup var evidence: EvidenceOption

  @OptionGroup(title: "Which claims count") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Engine") var engine: EngineOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if let members, members < 0 { throw ValidationError("--members is 0 or more.") }
    if let runs, !(1...1000).contains(runs) {
      throw ValidationError("--runs is between 1 and 1000, such as 20.")
    }
    if consensus, runs ?? 1 < 2 {
      throw ValidationError("--consensus merges several runs: --runs 20.")
    }
    if let blocks, blocks < 1 { throw ValidationError("--blocks is 1 or more, such as 6.") }
    if let resolution, !(resolution.isFinite && resolution >= 0) {
      throw ValidationError("--resolution is 0 or more, such as 1.")
    }
    guard let grouping = method.grouping else { return try validatePairs() }
    if other != nil {
      throw ValidationError("--method \(method.rawValue) takes one entity at most.")
    }
    let refused: [(isGiven: Bool, option: String, isAllowed: Bool)] = [
      (resolution != nil, "--resolution", grouping.hasResolution),
      (runs != nil, "--runs", grouping.isSeeded),
      (seed != nil, "--seed", grouping.isSeeded || grouping == .camps),
      (camps != nil, "--camps", grouping == .camps),
      (tension != nil, "--tension", [.camps, .signedLeiden].contains(grouping)),
      (equivalence != nil, "--equivalence", grouping == .blocks),
      (blocks != nil, "--blocks", grouping == .blocks),
      (direction != nil, "--direction", grouping.readsDirection),
      (project != nil, "--project", !grouping.readsOwnTies),
    ]
    for (isGiven, option, isAllowed) in refused where isGiven && !isAllowed {
      throw ValidationError("\(option) does not go with --method \(method.rawValue).")
    }
    if direction != nil, project != nil {
      throw ValidationError("Shared memberships have no direction that --direction could follow.")
    }
    if fold != nil, project != nil {
      throw ValidationError("--fold folds the ends of ties, which --project does not read.")
    }
    if let weight {
      if weight.shared != nil, project == nil {
        throw ValidationError(
          "--weight \(weight.rawValue) weighs shared memberships"
            + (grouping.readsOwnTies
              ? ", which --method \(method.rawValue) does not read." : ": --project members."))
      }
      if weight.shared == nil, project != nil {
        throw ValidationError(
          "--project goes with --weight count, newman or jaccard, not \(weight.rawValue).")
      }
      if weight.shared == nil, weight != .none, !grouping.readsWeights, blocks == nil {
        throw ValidationError("--method \(method.rawValue) counts each tie as one.")
      }
    }
  }

  private func validatePairs() throws {
    if other != nil, !selection.kind.isEmpty {
      throw ValidationError("Two entities are named, so that there is no --kind to list.")
    }
    if let weight, weight.shared == nil {
      throw ValidationError("--method co-membership takes --weight count, newman or jaccard.")
    }
    let refused: [(Bool, String)] = [
      (resolution != nil, "--resolution"), (runs != nil, "--runs"), (seed != nil, "--seed"),
      (camps != nil, "--camps"), (tension != nil, "--tension"), (fold != nil, "--fold"),
      (equivalence != nil, "--equivalence"), (blocks != nil, "--blocks"),
      (direction != nil, "--direction"), (members != nil, "--members"),
      (evidence.evidence != nil, "--evidence"),
    ]
    for (isGiven, option) in refused where isGiven {
      throw ValidationError("\(option) goes with another --method, such as leiden or camps.")
    }
  }

  func run() async throws {
    try await reportingTrouble {
      // Groups take about what the simplest measure does beside the graph.
      let work = MemoryForecast.Work.rank(.degree, .ignore, isWeighted: true)
      if try engine.usesSpark(
        for: [inputPath] + input.others, input, before: work, quiet: output.quiet)
      {
        return try await groupOnSpark()
      }
      let words = [entity, other].compactMap(\.self)
      let graph = try input.graph(
        of: inputPath, before: words, quiet: output.quiet,
        writing: output.output)
      let chosen = try selection.selection(in: graph, quiet: output.quiet)
      if let grouping = method.grouping {
        try listGroups(of: graph, chosen, by: grouping)
      } else {
        try listPairs(of: graph, chosen)
      }
    }
  }

  /// How many to list; nil if all.
  var limit: Int? { top.limit(for: output) }

  /// How the sharing of organizations is weighed.
  var sharedWeight: CoMembership.Weight { weight?.shared ?? .count }
}

// MARK: - Options

extension Groups {
  /// A way to find who belongs together: pairs by what they share, or groups.
  struct Method: ExpressibleByArgument, CaseIterable, Equatable {
    /// How groups are found; nil if pairs are listed.
    let grouping: GroupMethod?

    static let coMembership = Method(grouping: nil)
    static let allCases = [coMembership] + GroupMethod.allCases.map { Method(grouping: $0) }

    var rawValue: String { grouping?.rawValue ?? "co-membership" }
    var defaultValueDescription: String { rawValue }
    static var allValueStrings: [String] { allCases.map(\.rawValue) }

    private init(grouping: GroupMethod?) { self.grouping = grouping }

    init?(argument: String) {
      guard let method = Self.allCases.first(where: { $0.rawValue == argument }) else {
        return nil
      }
      self = method
    }
  }

  /// How two entities are weighed that share something, or a tie.
  enum GroupWeight: String, CaseIterable, ExpressibleByArgument {
    case count, newman, jaccard, strength, sources, none

    /// The weight of shared memberships; nil if it is one of ties.
    var shared: CoMembership.Weight? { CoMembership.Weight(rawValue: rawValue) }
  }

  /// How many camps there may be; any number if nil.
  struct CampLimit: ExpressibleByArgument {
    let count: Int?

    init?(argument: String) {
      if argument == "any" {
        count = nil
      } else if let number = Int(argument), number >= 2 {
        count = number
      } else {
        return nil
      }
    }
  }
}

extension GroupMethod {
  /// Whether the method reads what ties say, so that shared memberships don't do.
  fileprivate var readsOwnTies: Bool {
    [.camps, .signedLeiden, .layeredLeiden, .blocks, .strongComponents].contains(self)
  }
}
