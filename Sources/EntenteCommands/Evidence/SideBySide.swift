import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// The ranks of entities by several measures, and how alike these are.
struct SideBySide {
  /// An entity with its rank and score by each measure.
  struct Row {
    var entity: Int
    var entries: [Ranking.Entry?]
  }

  private let graph: KnowledgeGraph
  private let rankings: [Ranking]

  /// The entities, in the order of the first measure.
  let rows: [Row]

  /// Two measures, by their places, and how alike their orders are.
  private struct Pair {
    var first: Int
    var second: Int
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
    let rows = rankings[0].entries.filter { isListed($0.entity) }.map { entry in
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
            first: first, second: second,
            correlation: RankCorrelation(of: ranks.map(\.0), ranks.map(\.1))))
      }
    }
    self.pairs = pairs
  }

  private func name(_ place: Int) -> String { rankings[place].measure.rawValue }

  // MARK: Ranks

  func table(_ rows: [Row], isPlain: Bool) -> Table {
    var columns: [Table.Column] =
      isPlain
      ? ["id", "name", "kind"].map { Table.Column(name: $0) }
      : [.init(name: "entity", role: .strong), .init(name: "kind")]
    for ranking in rankings {
      let name = ranking.measure.rawValue
      columns.append(.init(name: isPlain ? "rank " + name : "#", isRight: !isPlain, role: .muted))
      columns.append(.init(name: name, isRight: !isPlain))
    }
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
      table.rows.append(cells)
    }
    return table
  }

  // MARK: Correlations

  /// How alike the orders are, for people.
  var correlationTable: Table {
    var table = Table([
      .init(name: "orders of \(rows.count.counted("entity", "entities"))"),
      .init(name: "Kendall τ-b", isRight: true), .init(name: "Spearman ρ", isRight: true),
    ])
    table.rows = pairs.map { pair in
      [
        "\(name(pair.first)) and \(name(pair.second))", Self.text(pair.correlation.kendall),
        Self.text(pair.correlation.spearman),
      ]
    }
    return table
  }

  /// How alike the orders are, in lines.
  var correlationLines: [String] {
    pairs.map { pair in
      "\(name(pair.first)) and \(name(pair.second)): Kendall τ-b "
        + "\(Self.text(pair.correlation.kendall)), Spearman ρ \(Self.text(pair.correlation.spearman))"
    }
  }

  private static func text(_ correlation: Double?) -> String {
    correlation.map(\.fourDigits) ?? "none, as one ties all"
  }

  // MARK: JSON

  func json(_ rows: [Row], as program: Ranking.Program?) -> JSONValue {
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
          ])
        }),
    ])
  }
}
