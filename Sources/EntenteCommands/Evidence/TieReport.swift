import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// Pairs of entities in the order of what goes along their ties.
struct TieReport {
  let graph: KnowledgeGraph
  let ranking: TieRanking
  let entries: [TieRanking.Entry]

  private let supports: [Support]

  /// What ties the two of a pair.
  private struct Support {
    /// The kinds of the ties, in the order of their names.
    var relations: [String] = []
    var claims: [Int] = []
  }

  init(graph: KnowledgeGraph, ranking: TieRanking, entries: [TieRanking.Entry]) {
    self.graph = graph
    self.ranking = ranking
    self.entries = entries
    supports = Self.supports(of: entries, in: ranking.projection)
  }

  /// What ties the two of each pair.
  private static func supports(
    of entries: [TieRanking.Entry], in projection: Projection
  ) -> [Support] {
    var wanted: [[Int]: Support] = [:]
    for entry in entries { wanted[[entry.first, entry.second].sorted()] = Support() }
    for position in projection.ties.indices {
      let ends = projection.ends(ofTie: position)
      let pair = [projection.entities[Int(ends.subject)], projection.entities[Int(ends.object)]]
        .sorted()
      guard wanted[pair] != nil else { continue }
      let tie = projection.ties[position]
      wanted[pair]?.relations.append(tie.relation.kind.rawValue)
      wanted[pair]?.claims += tie.claims
    }
    return entries.map { entry in
      var support = wanted[[entry.first, entry.second].sorted()] ?? Support()
      support.relations = Set(support.relations).sorted()
      support.claims = Set(support.claims).sorted()
      return support
    }
  }

  func table(isPlain: Bool, hasBar: Bool) -> Table {
    var table = Table(
      isPlain
        ? [
          "rank", "firstId", "first", "secondId", "second", "score", "relations", "standing",
          "evidence",
        ].map {
          .init(name: $0)
        }
        : [
          .init(name: "#", isRight: true, role: .muted), .init(name: "entity", role: .strong),
          .init(name: "and", role: .strong), .init(name: "edge-betweenness", isRight: true),
        ] + (hasBar ? [.init(name: "", role: .rank)] : []) + [
          .init(name: "relations"), .init(name: "evidence", role: .muted),
        ])
    let best = entries.map(\.score).max() ?? 0
    for (entry, support) in zip(entries, supports) {
      let (first, second) = (graph.entities[entry.first], graph.entities[entry.second])
      let words = support.relations.joined(separator: ", ")
      let evidence = Evidence(support.claims, in: graph)
      if isPlain {
        table.rows.append([
          String(entry.rank), first.id, first.name, second.id, second.name,
          Evidence.number(entry.score), words, evidence.standing, evidence.citations,
        ])
      } else {
        table.rows.append(
          [String(entry.rank), first.name, second.name, entry.score.fourDigits]
            + (hasBar ? [Bar.text(best > 0 ? entry.score / best : 0, width: 12)] : [])
            + [words, evidence.citations])
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
        zip(entries, supports).map { entry, support in
          .object([
            "rank": .integer(entry.rank), "first": .string(graph.entities[entry.first].id),
            "second": .string(graph.entities[entry.second].id), "score": .number(entry.score),
            "relations": .array(support.relations.map { .string($0) }),
            "claims": .array(support.claims.map { JSONValue(graph.claims[$0]) }),
          ])
        }),
    ])
  }
}
