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
    parsing: .unconditional,
    help: ArgumentHelp(
      "Only claims of at least this confidence, from 0 to 1; without one a claim is sure.",
      valueName: "p"))
  var minConfidence = 0.0

  @Option(
    help: ArgumentHelp(
      "Of claims that contradict each other take those of the newest source, of most-sources, by "
        + "the reliability of sources, or of one source; all unless told otherwise.",
      valueName: "policy"))
  var prefer: String?

  @Option(
    help: ArgumentHelp(
      "Which claims: asserted, reported, planned, denied, with commas; or all.",
      valueName: "list"))
  var modality: String?

  @Flag(help: "Leave out ties that only possibly hold at the date.")
  var certainOnly = false

  func validate() throws {
    if !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence lies between 0 and 1, such as 0.8.")
    }
    if minSources < 1 { throw ValidationError("--min-sources is 1 or more.") }
    _ = try standings()
  }

  /// Refuses `--kind` where no entities are listed.
  func refuseKind(_ what: String) throws {
    if !kind.isEmpty {
      throw ValidationError(
        "--kind lists entities of a kind, and \(what); --among keeps only those of a kind.")
    }
  }

  /// The selection, once the graph's own words are known.
  ///
  /// What `--prefer` leaves out is said on standard error, unless the user wants no
  /// remarks.
  func selection(
    in graph: KnowledgeGraph, default standings: Set<Claim.Standing>? = nil, quiet: Bool = false
  ) throws -> Selection {
    try resolved(in: graph, default: standings, quiet: quiet).selection
  }

  /// The selection, and what `--prefer` made of what the claims disagree on.
  func resolved(
    in graph: KnowledgeGraph, default standings: Set<Claim.Standing>? = nil, quiet: Bool = false
  ) throws -> (selection: Selection, resolution: Resolution?) {
    var selection = try unresolved(in: graph, default: standings)
    guard let preference = try preference(in: graph) else { return (selection, nil) }
    let resolution = selection.resolve(in: graph, by: preference)
    if !quiet { for line in resolution.remarks { Diagnostics.remark(line) } }
    return (selection, resolution)
  }

  private func preference(in graph: KnowledgeGraph) throws -> Preference? {
    guard let prefer else { return nil }
    let policies: [Preference] = [.newest, .mostSources, .reliability]
    if let policy = policies.first(where: { $0.description == prefer }) { return policy }
    if graph.sources.contains(where: { $0.id == prefer }) { return .source(prefer) }
    if prefer == "all" { return nil }
    let known = policies.map(\.description) + graph.sources.map(\.id)
    throw Trouble(
      "--prefer takes \(policies.map(\.description).joined(separator: ", ")), or a source; "
        + "there is no source '\(prefer)'",
      hint: nearest(to: prefer, among: known).map { "did you mean '\($0)'?" })
  }

  private func unresolved(
    in graph: KnowledgeGraph, default standings: Set<Claim.Standing>?
  ) throws -> Selection {
    var selection = Selection()
    selection.asOf = asOf
    selection.during = during
    selection.minimumSources = minSources
    selection.minimumConfidence = minConfidence
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
  static func words(in arguments: [String]) -> [String] {
    arguments.flatMap { $0.split(separator: ",") }.map(\.trimmingSpaces).filter { !$0.isEmpty }
  }
}

extension Resolution {
  /// What was left out, and what could not be settled, for people.
  var remarks: [String] {
    guard !decisions.isEmpty || !undecided.isEmpty else {
      return ["--prefer \(preference): the claims disagree on nothing"]
    }
    let count = dropped.count
    var lines: [String] = []
    if !decisions.isEmpty {
      lines.append(
        "--prefer \(preference): \(count.counted("claim", "claims")) left out in "
          + "\(decisions.count.counted("disagreement", "disagreements")); "
          + "entente show lists what is left out")
    }
    if !undecided.isEmpty {
      lines.append(
        "--prefer \(preference) does not settle "
          + "\(undecided.count.counted("disagreement", "disagreements")), of which all claims are "
          + "kept: " + undecided.prefix(3).joined(separator: "; ")
          + (undecided.count > 3 ? "; and \(undecided.count - 3) more" : ""))
    }
    return lines
  }
}
