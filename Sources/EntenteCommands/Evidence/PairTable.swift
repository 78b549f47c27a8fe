import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// Pairs of entities with the organizations that they share, a row each.
struct PairTable {
  let graph: KnowledgeGraph
  let memberships: Memberships
  let pairs: [SharingPair]

  /// The entity of which the partners are listed; nil if pairs are.
  let center: Int?
  let weight: CoMembership.Weight

  /// How wide a text is that goes to no terminal.
  private static let pipeWidth = 100

  /// Aligned rows, each one line: of the organizations it names those that fit.
  func text(_ style: TextStyle) -> String {
    var table = Table(columns)
    var rows = pairs.map(fields)
    let used = columns.indices.dropLast().reduce(0) { sum, i in
      let widest = rows.map { $0[i].terminalSafe.displayWidth }.max() ?? 0
      return sum + max(columns[i].name.displayWidth, widest) + 2
    }
    let room = max(16, (style.width ?? Self.pipeWidth) - used)
    for (i, pair) in pairs.enumerated() { rows[i].append(names(sharedBy: pair, within: room)) }
    table.rows = rows
    return table.text(style)
  }

  /// The same rows with every organization.
  var markdown: String {
    var table = Table(columns)
    table.columns += [.init(name: "claims", isRight: true), .init(name: "sources")]
    var evidence = MembershipEvidence(memberships, in: graph)
    table.rows = pairs.map { pair in
      let support = evidence.support(
        of: pair, in: memberships.organizations(sharedBy: pair.first, pair.second))
      return fields(pair)
        + [
          organizations(pair).joined(separator: ", "), String(support.claims),
          evidence.sources(of: support).joined(separator: ", "),
        ]
    }
    return table.markdown
  }

  /// One flat table, for other programs.
  var table: Table {
    var table = Table(
      [
        "rank", "first", "firstName", "firstKind", "second", "secondName", "secondKind", "weight",
        "shared", sharedName, "claims", "sources",
      ].map { Table.Column(name: $0) })
    var evidence = MembershipEvidence(memberships, in: graph)
    for pair in pairs {
      let shared = memberships.organizations(sharedBy: pair.first, pair.second)
      let support = evidence.support(of: pair, in: shared)
      let (first, second) = (graph.entities[pair.first], graph.entities[pair.second])
      table.rows.append([
        String(pair.rank), first.id, first.name, first.kind.rawValue, second.id, second.name,
        second.kind.rawValue, Evidence.number(pair.weight), String(pair.shared),
        shared.map { graph.entities[$0].id }.joined(separator: " "), String(support.claims),
        evidence.sources(of: support).joined(separator: "; "),
      ])
    }
    return table
  }

  func json(method: String) -> JSONValue {
    var evidence = MembershipEvidence(memberships, in: graph)
    return .object([
      "entente": .integer(1),
      "method": .string(method),
      "projection": .string(memberships.summary),
      "weighting": .string(weight.rawValue),
      "pairs": .array(
        pairs.map { pair in
          let shared = memberships.organizations(sharedBy: pair.first, pair.second)
          let support = evidence.support(of: pair, in: shared)
          return .object([
            "rank": .integer(pair.rank),
            "first": Self.reference(pair.first, in: graph),
            "second": Self.reference(pair.second, in: graph),
            "weight": .number(pair.weight),
            "shared": .array(shared.map { .string(graph.entities[$0].id) }),
            "evidence": .object([
              "claims": .integer(support.claims),
              "sources": .array(evidence.sources(of: support).map { .string($0) }),
            ]),
          ])
        }),
    ])
  }

  /// An entity by id, name and kind.
  static func reference(_ position: Int, in graph: KnowledgeGraph) -> JSONValue {
    let entity = graph.entities[position]
    return .object([
      "id": .string(entity.id), "name": .string(entity.name), "kind": .string(entity.kind.rawValue),
    ])
  }

  /// What a weight says, and how it is computed.
  static func meaning(of weight: CoMembership.Weight) -> String {
    switch weight {
    case .count: "shared: the number of organizations that both belong to"
    case .newman:
      "newman: Σ 1/(n − 1) over the organizations shared, each of n members: small ones say more"
    case .jaccard: "jaccard: the organizations shared, as a share of those that either belongs to"
    }
  }

  // MARK: Parts

  private var columns: [Table.Column] {
    [.init(name: "#", isRight: true, role: .muted)]
      + [.init(name: center == nil ? "pair" : "with", role: .strong)]
      + (weight == .count ? [] : [.init(name: weight.rawValue, isRight: true)])
      + [.init(name: "shared", isRight: true), .init(name: sharedName)]
  }

  /// What is shared.
  private var sharedName: String {
    memberships.side == .members ? "organizations" : "members"
  }

  /// The fields of a row, but for the organizations.
  private func fields(_ pair: SharingPair) -> [String] {
    let second = graph.storage.entityName(pair.second)
    return [String(pair.rank)]
      + [center == nil ? "\(graph.storage.entityName(pair.first)) – \(second)" : second]
      + (weight == .count ? [] : [pair.weight.fourDigits]) + [String(pair.shared)]
  }

  private func organizations(_ pair: SharingPair) -> [String] {
    memberships.organizations(sharedBy: pair.first, pair.second).map(graph.storage.entityName)
  }

  /// The names that fit into some cells, and how many there are beside them.
  private func names(sharedBy pair: SharingPair, within room: Int) -> String {
    let names = organizations(pair)
    var text = ""
    for (i, name) in names.enumerated() {
      let longer = text + (text.isEmpty ? "" : ", ") + name
      let others = names.count - i - 1
      let rest = others == 0 ? "" : ", +\(others)"
      if i > 0, (longer + rest).terminalSafe.displayWidth > room {
        return text + ", +\(names.count - i)"
      }
      text = longer
    }
    return text
  }
}
