import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Foundation

/// The ranks of entities by several measures, and how alike these are.
struct SideBySide {
  /// An entity with its rank and score by each measure.
  struct Row {
    var entity: Int
    var entries: [Ranking.Entry?]
  }

  private let graph: KnowledgeGraph
  private let rankings: [Ranking]

  /// The entities that any measure ranks, in the order of the first; those that it does not
  /// rank come last, in the order of the next.
  let rows: [Row]

  /// Two measures, by their places, and how alike their orders are.
  private struct Pair {
    var first: Int
    var second: Int

    /// How many entities both rank.
    var count: Int
    var correlation: RankCorrelation
  }

  private let pairs: [Pair]

  init(_ rankings: [Ranking], in graph: KnowledgeGraph, where isListed: (Int) -> Bool) {
    self.graph = graph
    self.rankings = rankings
    let byEntity = rankings.map { ranking in
      var entries: [Int: Ranking.Entry] = [:]
      for entry in ranking.entries { entries[entry.entity] = entry }
      return entries
    }
    var known: Set<Int> = []
    let rows = rankings.flatMap(\.entries).filter {
      isListed($0.entity) && known.insert($0.entity).inserted
    }.map { entry in
      Row(entity: entry.entity, entries: byEntity.map { $0[entry.entity] })
    }
    self.rows = rows
    var pairs: [Pair] = []
    for first in rankings.indices {
      for second in rankings.indices where second > first {
        let ranks = rows.compactMap { row in
          row.entries[first].flatMap { a in row.entries[second].map { (a.rank, $0.rank) } }
        }
        pairs.append(
          Pair(
            first: first, second: second, count: ranks.count,
            correlation: RankCorrelation(of: ranks.map(\.0), ranks.map(\.1))))
      }
    }
    self.pairs = pairs
  }

  private func name(_ place: Int) -> String { rankings[place].measure.rawValue }

  // MARK: Ranks

  /// What the ranks of some entities rest on, by the claims that the first measure takes.
  func evidence(of rows: [Row]) -> RankEvidence {
    RankEvidence(of: rows.map(\.entity), rankings[0].projection, in: graph)
  }

  func table(_ rows: [Row], _ evidence: RankEvidence?, isPlain: Bool) -> Table {
    var columns: [Table.Column] =
      isPlain
      ? ["id", "name", "kind"].map { Table.Column(name: $0) }
      : [.init(name: "entity", role: .strong), .init(name: "kind")]
    for ranking in rankings {
      let name = ranking.measure.rawValue
      columns.append(.init(name: isPlain ? "rank " + name : "#", isRight: !isPlain, role: .muted))
      columns.append(.init(name: name, isRight: !isPlain))
    }
    if evidence != nil { columns += TieSupport.columns(isPlain: isPlain) }
    var table = Table(columns)
    let areCounts = rankings.indices.map { place in
      rows.allSatisfy { row in
        row.entries[place].map { $0.score == $0.score.rounded() } ?? true
      }
    }
    for row in rows {
      let entity = graph.entities[row.entity]
      var cells = (isPlain ? [entity.id] : []) + [entity.name, entity.kind.rawValue]
      for (place, entry) in row.entries.enumerated() {
        guard let entry else {
          cells += ["", ""]
          continue
        }
        cells.append(String(entry.rank))
        cells.append(
          isPlain || areCounts[place] ? Evidence.number(entry.score) : entry.score.fourDigits)
      }
      if let evidence { cells += evidence.cells(of: row.entity, isPlain: isPlain) }
      table.rows.append(cells)
    }
    return table
  }

  // MARK: Correlations

  /// How alike the orders are, for people.
  var correlationTable: Table {
    // Not each measure ranks all.
    let areAlike = pairs.allSatisfy { $0.count == rows.count }
    var table = Table([
      .init(name: areAlike ? "orders of \(rows.count.counted("entity", "entities"))" : "orders"),
      .init(name: "Kendall τ-b", isRight: true), .init(name: "Spearman ρ", isRight: true),
    ])
    if !areAlike { table.columns.insert(.init(name: "entities", isRight: true), at: 1) }
    table.rows = pairs.map { pair in
      ["\(name(pair.first)) and \(name(pair.second))"]
        + (areAlike ? [] : [String(pair.count)])
        + [Self.text(pair.correlation.kendall), Self.text(pair.correlation.spearman)]
    }
    return table
  }

  /// How alike the orders are, in lines.
  var correlationLines: [String] {
    pairs.map { pair in
      "\(name(pair.first)) and \(name(pair.second)): Kendall τ-b "
        + "\(Self.text(pair.correlation.kendall)), Spearman ρ "
        + "\(Self.text(pair.correlation.spearman)), of \(pair.count.counted("entity", "entities"))"
    }
  }

  private static func text(_ correlation: Double?) -> String {
    correlation.map { String(format: "%.4f", $0) } ?? "none, as one ties all"
  }

  // MARK: JSON

  func json(
    _ rows: [Row], _ evidence: RankEvidence?, as program: Ranking.Program?
  ) -> JSONValue {
    .object([
      "entente": .integer(1),
      "as": program.map { .string($0.rawValue) },
      "measures": .array(
        rankings.map { ranking in
          .object([
            "measure": .string(ranking.measure.rawValue),
            "projection": .string(ranking.projection.summary),
            "notes": .list(ranking.notes.map { .string($0) }),
          ])
        }),
      "correlations": .array(
        pairs.map { pair in
          .object([
            "first": .string(name(pair.first)), "second": .string(name(pair.second)),
            "entities": .integer(pair.count),
            "kendall": pair.correlation.kendall.map { .number($0) },
            "spearman": pair.correlation.spearman.map { .number($0) },
          ])
        }),
      "results": .array(
        rows.map { row in
          let entity = graph.entities[row.entity]
          return .object([
            "id": .string(entity.id), "name": .string(entity.name),
            "kind": .string(entity.kind.rawValue),
            "scores": .array(
              row.entries.enumerated().compactMap { place, entry in
                entry.map {
                  .object([
                    "measure": .string(name(place)), "rank": .integer($0.rank),
                    "score": .number($0.score),
                  ])
                }
              }),
            "evidence": evidence?.json(of: row.entity),
          ])
        }),
    ])
  }
}
