import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// Entities in the order of a measure, as the answer to a user.
struct RankingReport {
  let ranking: Ranking
  let graph: KnowledgeGraph

  /// The entries to write.
  let entries: [Ranking.Entry]

  /// The names of the two sides between which brokers were looked for, as the user
  /// called them.
  let sides: [String]

  /// The program whose conventions were followed, if any.
  let program: Ranking.Program?

  /// Whether it is said what each rank rests on.
  let hasEvidence: Bool

  /// A row for each entity.
  ///
  /// - Parameters:
  ///   - isPlain: Whether it is for programs: ids, and numbers in full.
  ///   - isText: Whether it is a text, which has bars, and reasons below the rows.
  /// - Returns: The table.
  func table(isPlain: Bool, isText: Bool = false) -> Table {
    var table = Table(
      isPlain
        ? ["rank", "id", "name", "kind", "score"].map { Table.Column(name: $0) }
        : [
          .init(name: "#", isRight: true, role: .muted), .init(name: "entity", role: .strong),
          .init(name: "kind"), .init(name: ranking.measure.rawValue, isRight: true),
        ])
    if ranking.roles != nil {
      table.columns += Ranking.RoleScore.columns(isPlain: isPlain, by: ranking.measure)
    }
    if ranking.brokerage != nil { table.columns.append(.init(name: "side")) }
    if ranking.estimate != nil || ranking.doubts != nil {
      let names =
        isPlain ? ["lower", "upper", "rankAtLeast", "rankAtMost"] : ["interval", "ranks"]
      table.columns += names.map { .init(name: $0, isRight: !isPlain) }
    }
    let doubts = ranking.doubts.map { DoubtText(doubts: $0, graph: graph) }
    if doubts != nil {
      table.columns.append(.init(name: "share", isRight: !isPlain))
      if !isText { table.columns.append(.init(name: "dependsOn")) }
    }
    let evidence = evidence
    if evidence != nil { table.columns += TieSupport.columns(isPlain: isPlain) }
    let best = entries.map(\.score).max() ?? 0
    let areCounts = entries.allSatisfy { $0.score == $0.score.rounded() }
    let hasBar = isText && best > 0
    if hasBar { table.columns.append(.init(name: "", role: .rank)) }
    for entry in entries {
      let entity = graph.entities[entry.entity]
      var row =
        isPlain
        ? [
          String(entry.rank), entity.id, entity.name, entity.kind.rawValue,
          Evidence.number(entry.score),
        ]
        : [
          String(entry.rank), entity.name, entity.kind.rawValue,
          areCounts ? Evidence.number(entry.score) : entry.score.fourDigits,
        ]
      if let role = entry.role { row += role.cells(isPlain: isPlain, by: ranking.measure) }
      if let brokerage = ranking.brokerage { row.append(side(of: entry.entity, in: brokerage)) }
      if let uncertainty = entry.uncertainty {
        row += cells(of: uncertainty, isPlain: isPlain)
      } else if ranking.estimate != nil || ranking.doubts != nil {
        row += [String](repeating: "", count: isPlain ? 4 : 2)
      }
      if doubts != nil, entry.stability == nil { row += isText ? [""] : ["", ""] }
      if let doubts, let stability = entry.stability {
        row.append(
          isPlain ? Evidence.number(stability.share) : stability.share.percent)
        let words = doubts.text(stability, isWhole: isPlain)
        if !isText {
          row.append(words)
        } else if !words.isEmpty {
          table.notes[table.rows.count] = "depends on " + words
        }
      }
      if let evidence { row += evidence.cells(of: entry.entity, isPlain: isPlain) }
      if hasBar { row.append(Bar.text(entry.score / best, width: 20)) }
      table.rows.append(row)
    }
    return table
  }

  /// Where the exact score and rank of an entity lie.
  private func cells(of uncertainty: Ranking.Uncertainty, isPlain: Bool) -> [String] {
    guard isPlain else { return [uncertainty.interval, uncertainty.ranks] }
    return [
      Evidence.number(uncertainty.score.lowerBound), Evidence.number(uncertainty.score.upperBound),
      String(uncertainty.rank.lowerBound), String(uncertainty.rank.upperBound),
    ]
  }

  /// The sides, as the user calls them, to which an entity belongs.
  private func side(of entity: Int, in brokerage: Brokerage) -> String {
    let own = zip(sides, [brokerage.sources, brokerage.targets]).filter { $1.contains(entity) }
    return own.isEmpty ? "neither" : own.map(\.0).joined(separator: ", ")
  }

  private var evidence: RankEvidence? {
    hasEvidence
      ? RankEvidence(of: entries.map(\.entity), ranking.projection, in: graph) : nil
  }

  /// The ranking for programs.
  var json: JSONValue {
    let evidence = evidence
    let doubts = ranking.doubts.map { DoubtText(doubts: $0, graph: graph) }
    return .object([
      "entente": .integer(1),
      "measure": .string(ranking.measure.rawValue),
      "as": program.map { .string($0.rawValue) },
      "projection": .string(ranking.projection.summary),
      "notes": .list(ranking.notes.map { .string($0) }),
      "approximation": ranking.estimate.map(\.json),
      "uncertainty": doubts.map(\.json),
      "groups": ranking.roles.map(\.json),
      "between": ranking.brokerage.map { brokerage in
        .object([
          "sources": .array(brokerage.sources.map { .string(graph.entities[$0].id) }),
          "targets": .array(brokerage.targets.map { .string(graph.entities[$0].id) }),
          "pairs": .integer(brokerage.pairs), "tiedPairs": .integer(brokerage.tiedPairs),
        ])
      },
      "results": .array(
        entries.map { entry in
          let entity = graph.entities[entry.entity]
          return .object([
            "rank": .integer(entry.rank), "id": .string(entity.id), "name": .string(entity.name),
            "kind": .string(entity.kind.rawValue), "score": .number(entry.score),
            "role": entry.role.map(\.json),
            "lower": entry.uncertainty.map { .number($0.score.lowerBound) },
            "upper": entry.uncertainty.map { .number($0.score.upperBound) },
            "rankAtLeast": entry.uncertainty.map { .integer($0.rank.lowerBound) },
            "rankAtMost": entry.uncertainty.map { .integer($0.rank.upperBound) },
            "share": entry.stability.map { .number($0.share) },
            "decidedBy": entry.stability.map { doubts?.json($0) ?? .array([]) },
            "evidence": evidence?.json(of: entry.entity),
          ])
        }),
    ])
  }
}
