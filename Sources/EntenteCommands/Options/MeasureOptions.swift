import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// What some measures ask for beside the graph.
struct MeasureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How near entities are to these: with pagerank, as every jump leads to one of them "
        + "(personalized PageRank); with communicability, by the walks between.",
      valueName: "entity,…"))
  var around: [String] = []

  @Option(
    help: ArgumentHelp(
      "With brokerage and its roles: the groups, by kind, community, a property such as region, or "
        + "member:SCO,NATO (default: kind).", valueName: "what"))
  var groupBy: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With power: Bonacich's β as a share of its limit, from -0.999 to 0.999 (default: 0.5); below "
        + "0, ties to those who have few others give power.", valueName: "share"))
  var reach: Double?

  @Option(
    name: .customLong("as"),
    help: "Follow the conventions of another program, and say how they differ.")
  var program: Ranking.Program?

  func validate() throws {
    if let reach, !(reach.magnitude <= 0.999) {
      throw ValidationError("--reach is from -0.999 to 0.999, such as 0.5 or -0.5.")
    }
    _ = try seedNames()
    if let groupBy, groupBy.trimmingSpaces.isEmpty || groupBy == Self.memberPrefix {
      throw ValidationError("--group-by is kind, community, a property, or member:SCO,NATO.")
    }
  }

  /// The names of `--around`, each once.
  private func seedNames() throws -> [String] {
    guard !around.isEmpty else { return [] }
    let names = Self.names(around, keepsEmpty: true)
    if names.contains("") {
      throw ValidationError("--around names one entity or several, with one comma between two.")
    }
    return names
  }

  /// Refuses what goes with none of the measures asked for.
  func validate(with measures: [Measure]) throws {
    if !around.isEmpty, !measures.contains(where: \.readsSeeds) {
      throw ValidationError("--around goes with --by pagerank or communicability.")
    }
    if groupBy != nil, !measures.contains(where: { $0.family == .roles }) {
      throw ValidationError(
        "--group-by goes with --by brokerage, coordinator, itinerant, gatekeeper, representative "
          + "or liaison.")
    }
    if reach != nil, !measures.contains(.power) {
      throw ValidationError("--reach goes with --by power.")
    }
    if let program, let unknown = measures.first(where: { !$0.isKnown(to: program) }) {
      let known = Measure.allCases.filter { $0.isKnown(to: program) }.map(\.rawValue)
      throw ValidationError(
        "\(program.title) has no \(unknown.rawValue), or none that is its own default; it has "
          + known.joined(separator: ", ") + ".")
    }
  }

  private static let memberPrefix = "member:"

  /// Puts what is asked for into the options of a ranking.
  func apply(to options: inout Ranking.Options, in graph: KnowledgeGraph) throws {
    for seed in try seedNames().map({ try graph.position(named: $0) })
    where !options.seeds.contains(seed) {
      options.seeds.append(seed)
    }
    options.reach = reach ?? 0.5
    options.program = program
    if let groupBy { options.grouping = try Self.grouping(named: groupBy, in: graph) }
  }

  /// By what an argument groups entities.
  static func grouping(named word: String, in graph: KnowledgeGraph) throws -> Ranking.Grouping {
    switch word {
    case "kind", "kinds": return .kind
    case "community", "communities": return .community
    case _ where word.hasPrefix(memberPrefix):
      let organizations = names([String(word.dropFirst(memberPrefix.count))])
      var members: [Int] = []
      for position in try organizations.map({ try graph.position(named: $0) })
      where !members.contains(position) {
        members.append(position)
      }
      return .members(of: members)
    default: return .property(Property(rawValue: word))
    }
  }

  /// One argument with commas, or several, which may have commas of their own.
  static func names(_ arguments: [String], keepsEmpty: Bool = false) -> [String] {
    arguments.count > 1
      ? arguments
      : arguments.flatMap {
        $0.split(separator: ",", omittingEmptySubsequences: !keepsEmpty).map(\.trimmingSpaces)
      }
  }
}
