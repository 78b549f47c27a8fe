import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// `entente groups`: who belongs together.
struct Groups: AsyncParsableCommand {
  /// A way to find who belongs together.
  enum Method: String, CaseIterable, ExpressibleByArgument {
    case coMembership = "co-membership"
  }

  static let configuration = CommandConfiguration(
    abstract: "Tells who belongs together: which entities share the most organizations.",
    discussion: """
      Without an entity it lists pairs, with one entity its partners, with two what they share \
      and the evidence. Ties of kind member make members; --relation observer or \
      --relation member,observer asks for other levels. --kind lists pairs of that kind only.

        entente groups graphs/world-2024-07.yaml --kind state --top 5
        entente groups graphs/world-2024-07.yaml kazakhstan --weight newman
        entente groups graphs/world-2024-07.yaml kazakhstan turkey
      """)

  @Argument(help: "What to read: a file, a folder, or - for standard input.", completion: .file())
  var inputPath: String

  @Argument(help: "An entity, to list its partners only.")
  var entity: String?

  @Argument(help: "Another, to list what the two share.")
  var other: String?

  @Option(help: "How to find who belongs together: co-membership counts shared organizations.")
  var method = Method.coMembership

  @Option(
    help: ArgumentHelp(
      "Weigh a pair by the count of organizations shared, by newman (small ones say more) or by "
        + "jaccard (the share of those that either belongs to)."))
  var weight = CoMembership.Weight.count

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many to list; 0 lists all. A text lists 20 unless told otherwise.", valueName: "n"))
  var top: Int?

  @OptionGroup(title: "Which claims count") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top is 0 or more.") }
    if other != nil, !selection.kind.isEmpty {
      throw ValidationError("Two entities are named, so that there is no --kind to list.")
    }
  }

  func run() async throws {
    try await reportingTrouble {
      let words = [entity, other].compactMap(\.self)
      let graph = try input.graph(of: inputPath, before: words, quiet: output.quiet)
      let chosen = try selection.selection(in: graph, quiet: output.quiet)
      let memberships = try self.memberships(of: graph, chosen)
      let first = try entity.map { try position(named: $0, memberships, in: graph) }
      let second = try other.map { try position(named: $0, memberships, in: graph) }
      if let entity, let other, first == second {
        throw Trouble(
          "'\(entity)' and '\(other)' both mean \(graph.storage.entityName(first ?? 0))",
          hint: "name two entities")
      }
      if let first, let second {
        try write(
          SharedMemberships(
            graph: graph, memberships: memberships, first: first, second: second,
            limit: limit, weight: weight))
      } else {
        let kinds = try selection.listedKinds(in: graph)
        try write(
          pairs(memberships, of: first, kinds, in: graph), of: first, memberships, in: graph)
      }
    }
  }

  private func memberships(of graph: KnowledgeGraph, _ selection: Selection) throws -> Memberships {
    do { return try Memberships(of: graph, selection) } catch { throw error.trouble(in: graph) }
  }

  private func position(
    named name: String, _ memberships: Memberships, in graph: KnowledgeGraph
  ) throws -> Int {
    let position = try graph.position(named: name)
    if memberships.organizationCount(of: position) == nil {
      throw Projection.Refusal.leftOut(entity: position, foldedInto: []).trouble(in: graph)
    }
    return position
  }

  private func pairs(
    _ memberships: Memberships, of center: Int?, _ kinds: [Entity.Kind], in graph: KnowledgeGraph
  ) throws -> [SharingPair] {
    func isListed(_ entity: Int) -> Bool {
      kinds.isEmpty
        || kinds.contains { graph.vocabulary.kind(graph.storage.entityKind(entity), isA: $0) }
    }
    if let center { return memberships.pairs(of: center, weight: weight, among: isListed) }
    do { return try memberships.pairs(weight: weight, among: isListed) } catch {
      throw Trouble(
        "more than \(error.limit) pairs share a group",
        hint: "name one entity to list its partners, or narrow by --kind, --relation or --during")
    }
  }

  /// How many to list; nil if all.
  private var limit: Int? {
    let limit = top ?? (output.format == .text || output.format == .markdown ? 20 : 0)
    return limit == 0 ? nil : limit
  }
}

// MARK: - Output

extension Groups {
  private func write(
    _ pairs: [SharingPair], of center: Int?, _ memberships: Memberships, in graph: KnowledgeGraph
  ) throws {
    let shown = Array(pairs.prefix(limit ?? pairs.count))
    let table = PairTable(
      graph: graph, memberships: memberships, pairs: shown, center: center, weight: weight)
    switch output.format {
    case .text: if !shown.isEmpty { try output.write(table.text(output.style)) }
    case .markdown: try output.write(table.markdown)
    case .csv: try output.write(table.table.csv)
    case .tsv: try output.write(table.table.tsv)
    case .json: try output.write(table.json(method: method.rawValue).pretty)
    }
    output.remark("\(method.rawValue): \(memberships.summary)")
    output.remark(PairTable.meaning(of: weight))
    if shown.count < pairs.count {
      output.remark("\(pairs.count - shown.count) more; --top 0 lists all")
    }
    guard pairs.isEmpty else { return }
    remarkOnNothing(center, memberships, in: graph)
    throw ExitCode(1)
  }

  private func write(_ shared: SharedMemberships) throws {
    try output.write(
      text: shared.text(output.style), table: { _ in shared.table },
      json: shared.json(method: method.rawValue))
    output.remark("\(method.rawValue): \(shared.memberships.summary)")
    if shared.shown.count < shared.organizations.count {
      output.remark("\(shared.organizations.count - shared.shown.count) more; --top 0 lists all")
    }
    if shared.organizations.isEmpty { throw ExitCode(1) }
  }

  /// Says why no pair is left, as far as the options tell.
  private func remarkOnNothing(
    _ center: Int?, _ memberships: Memberships, in graph: KnowledgeGraph
  ) {
    if memberships.isEmpty {
      output.remark(
        "no membership is left"
          + (selection.among.isEmpty
            ? ""
            : "; --among leaves out the organizations too unless it names them, --kind lists "
              + "pairs of a kind"))
    } else if let center, memberships.organizationCount(of: center) == 0 {
      output.remark(
        "\(graph.storage.entityName(center)) is a member of nothing"
          + (memberships.memberCount(of: center) == 0
            ? "" : "; entente neighbors lists its own members"))
    } else {
      output.remark("no two of those asked for share an organization")
    }
  }
}
