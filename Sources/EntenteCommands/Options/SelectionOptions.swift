import ArgumentParser
import EntenteAnalysis
import EntenteModel

/// Which claims and entities count.
struct SelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Ties that can hold on this date, meetings and visits on or before it.", valueName: "date"),
    transform: PartialDate.written)
  var asOf: PartialDate?

  @Option(
    help: ArgumentHelp("Ties that can hold or happen in this period.", valueName: "period"),
    transform: Period.written)
  var during: Period?

  @Option(
    help: ArgumentHelp(
      "Only relations of this kind; may be given several times, or with commas.",
      valueName: "kind"))
  var relation: [String] = []

  @Option(
    help: ArgumentHelp("Only entities of this kind in the graph itself.", valueName: "kind"))
  var among: [String] = []

  @Option(
    help: ArgumentHelp("List only entities of this kind.", valueName: "kind"))
  var kind: [String] = []

  @Option(help: ArgumentHelp("Only claims that this source supports.", valueName: "source"))
  var source: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only ties that so many sources support.", valueName: "n"))
  var minSources = 1

  @Option(
    help: ArgumentHelp(
      "Which claims: asserted, reported, planned, denied, with commas; or all.",
      valueName: "list"))
  var modality: String?

  @Flag(help: "Leave out ties that only possibly hold at the date.")
  var certainOnly = false

  func validate() throws {
    if minSources < 1 { throw ValidationError("--min-sources is 1 or more.") }
    _ = try standings()
  }

  /// The selection, once the graph's own words are known.
  func selection(in graph: KnowledgeGraph, default standings: Set<Claim.Standing>? = nil) throws
    -> Selection
  {
    var selection = Selection()
    selection.asOf = asOf
    selection.during = during
    selection.minimumSources = minSources
    selection.certainOnly = certainOnly
    if let chosen = try self.standings() ?? standings { selection.standings = chosen }
    let relations = try Self.words(
      relation, among: graph.vocabulary.relationKinds.map(\.kind.rawValue), what: "relation",
      used: Self.relationKinds(of: graph))
    if !relations.isEmpty { selection.relationKinds = Set(relations.map(Relation.Kind.init)) }
    let kinds = try entityKinds(among, in: graph)
    if !kinds.isEmpty { selection.entityKinds = kinds }
    let sources = try Self.words(source, among: graph.sources.map(\.id), what: "source")
    if !sources.isEmpty { selection.sources = Set(sources) }
    return selection
  }

  /// The kinds of entity to list; empty if all.
  func listedKinds(in graph: KnowledgeGraph) throws -> [Entity.Kind] {
    try entityKinds(kind, in: graph)
  }

  private func entityKinds(_ names: [String], in graph: KnowledgeGraph) throws -> [Entity.Kind] {
    try Self.words(
      names, among: graph.vocabulary.entityKinds.map(\.kind.rawValue), what: "kind of entity"
    ).map(Entity.Kind.init)
  }

  private func standings() throws -> Set<Claim.Standing>? {
    guard let modality else { return nil }
    let words = Self.words(in: [modality])
    if words == ["all"] { return Set(Claim.Standing.allCases) }
    let known = Claim.Standing.allCases.map(\.rawValue)
    for word in words where !known.contains(word) {
      let near = nearest(to: word, among: known).map { "; did you mean '\($0)'?" } ?? "."
      throw ValidationError(
        "--modality takes \(known.joined(separator: ", ")), with commas between them, or all; "
          + "not '\(word)'\(near)")
    }
    guard !words.isEmpty else { throw ValidationError("--modality names no kind of claim.") }
    return Set(words.compactMap(Claim.Standing.init(rawValue:)))
  }

  /// Words given several times or with commas, each of which must be known.
  private static func words(
    _ given: [String], among known: [String], what: String, used: [String]? = nil
  ) throws -> [String] {
    let words = Self.words(in: given)
    for word in words where !known.contains(word) {
      let hint = nearest(to: word, among: known).map { "did you mean '\($0)'?" }
      throw Trouble(
        "unknown \(what) '\(word)'",
        hint: hint
          ?? (known.isEmpty
            ? nil
            : used.map { "the graph has: " + $0.joined(separator: ", ") }
              ?? "one of: " + known.joined(separator: ", ")))
    }
    return words
  }

  /// The kinds of relation that a graph has, by name.
  private static func relationKinds(of graph: KnowledgeGraph) -> [String] {
    graph.storage.relations.kinds.map {
      graph.vocabulary.relationKinds[Int($0)].kind.rawValue
    }
    .sorted()
  }

  /// The words of arguments, each of which may hold several with commas.
  private static func words(in arguments: [String]) -> [String] {
    arguments.flatMap { $0.split(separator: ",") }.map { word in
      String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }
}
