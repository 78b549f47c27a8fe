import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// Pairs of entities in the order of what goes along their ties.
struct TieReport {
  let graph: KnowledgeGraph
  let ranking: TieRanking
  let entries: [TieRanking.Entry]

  private let relations: [[String]]

  init(graph: KnowledgeGraph, ranking: TieRanking, entries: [TieRanking.Entry]) {
    self.graph = graph
    self.ranking = ranking
    self.entries = entries
    relations = Self.relations(of: entries, in: ranking.projection)
  }

  /// The kinds of the ties of each pair, in the order of their names.
  private static func relations(
    of entries: [TieRanking.Entry], in projection: Projection
  ) -> [[String]] {
    var wanted: [[Int]: Set<String>] = [:]
    for entry in entries { wanted[[entry.first, entry.second].sorted()] = [] }
    for position in projection.ties.indices {
      let ends = projection.ends(ofTie: position)
      let pair = [projection.entities[Int(ends.subject)], projection.entities[Int(ends.object)]]
        .sorted()
      wanted[pair]?.insert(projection.ties[position].relation.kind.rawValue)
    }
    return entries.map { (wanted[[$0.first, $0.second].sorted()] ?? []).sorted() }
  }

  func table(isPlain: Bool, hasBar: Bool) -> Table {
    var table = Table(
      isPlain
        ? ["rank", "firstId", "first", "secondId", "second", "score", "relations"].map {
          .init(name: $0)
        }
        : [
          .init(name: "#", isRight: true, role: .muted), .init(name: "entity", role: .strong),
          .init(name: "and", role: .strong), .init(name: "edge-betweenness", isRight: true),
        ] + (hasBar ? [.init(name: "", role: .rank)] : []) + [.init(name: "relations")])
    let best = entries.map(\.score).max() ?? 0
    for (entry, kinds) in zip(entries, relations) {
      let (first, second) = (graph.entities[entry.first], graph.entities[entry.second])
      let words = kinds.joined(separator: ", ")
      if isPlain {
        table.rows.append([
          String(entry.rank), first.id, first.name, second.id, second.name,
          Evidence.number(entry.score), words,
        ])
      } else {
        table.rows.append(
          [String(entry.rank), first.name, second.name, entry.score.fourDigits]
            + (hasBar ? [Bar.text(best > 0 ? entry.score / best : 0, width: 12)] : []) + [words])
      }
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1),
      "measure": .string(MeasureChoice.ofTies),
      "projection": .string(ranking.projection.summary),
      "notes": .list(ranking.notes.map { .string($0) }),
      "results": .array(
        zip(entries, relations).map { entry, kinds in
          .object([
            "rank": .integer(entry.rank), "first": .string(graph.entities[entry.first].id),
            "second": .string(graph.entities[entry.second].id), "score": .number(entry.score),
            "relations": .array(kinds.map { .string($0) }),
          ])
        }),
    ])
  }
}
