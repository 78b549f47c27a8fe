import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// The dates of a graph, with what changes on each.
struct DatesReport {
  let graph: KnowledgeGraph

  /// The dates listed, in their order: those with the most changes.
  let shown: [DatesOfChange.Entry]
  private let undatedCount: Int

  /// How many claims of a date are written out.
  private static let exampleCount = 3

  init(graph: KnowledgeGraph, changes: DatesOfChange, top: Int?) {
    self.graph = graph
    undatedCount = changes.undatedCount
    let entries = changes.entries
    let top = top ?? .max
    if entries.count <= top {
      shown = entries
    } else {
      let most = entries.indices.sorted { (-entries[$0].count, $0) < (-entries[$1].count, $1) }
      shown = most.prefix(top).sorted().map { entries[$0] }
    }
  }

  func text(_ style: TextStyle) -> String {
    var table = Table([
      .init(name: "date", role: .rank), .init(name: "begin", isRight: true),
      .init(name: "happen", isRight: true), .init(name: "end", isRight: true),
      .init(name: "what"), .init(name: "evidence"),
    ])
    for entry in shown {
      let lists = [("", entry.begun), ("", entry.happened), ("end: ", entry.ended)]
      let all = lists.flatMap { mark, claims in claims.map { (mark, $0) } }
      let examples = all.prefix(Self.exampleCount)
      for (place, example) in examples.enumerated() {
        let more = place == examples.count - 1 ? all.count - examples.count : 0
        let evidence = Evidence([example.1], in: graph)
        let standing = evidence.standing.isEmpty ? "" : " (\(evidence.standing))"
        table.rows.append(
          (place == 0
            ? [
              entry.date.description, count(entry.begun), count(entry.happened),
              count(entry.ended),
            ] : ["", "", "", ""]) + [
              example.0 + ClaimText(graph: graph).statement(example.1) + standing
                + (more > 0 ? "; and \(more) more" : ""), evidence.citations,
            ])
      }
    }
    return shown.isEmpty ? "" : table.text(style)
  }

  private func count(_ claims: [Int]) -> String { claims.isEmpty ? "" : String(claims.count) }

  /// A row for each claim of each date listed.
  var table: Table {
    var table = Table(
      ["date", "change", "subject", "relation", "object", "value", "standing", "evidence"].map {
        Table.Column(name: $0)
      })
    for entry in shown {
      for (change, claims) in lists(of: entry) {
        for position in claims {
          let claim = graph.claims[position]
          var row = [entry.date.description, change, claim.subject]
          switch claim.statement {
          case .relation(let kind, let object): row += [kind.rawValue, object, ""]
          case .property(let property, let value): row += [property.rawValue, "", value]
          }
          table.rows.append(
            row + [claim.standing.rawValue, Evidence([position], in: graph).citations])
        }
      }
    }
    return table
  }

  private func lists(of entry: DatesOfChange.Entry) -> [(String, [Int])] {
    [("begins", entry.begun), ("happens", entry.happened), ("ends", entry.ended)]
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1), "undated": .integer(undatedCount),
      "dates": .array(
        shown.map { entry in
          var members = [JSONValue.Member(key: "date", value: .string(entry.date.description))]
          for (change, claims) in lists(of: entry) where !claims.isEmpty {
            members.append(
              .init(key: change, value: .array(claims.map { JSONValue(graph.claims[$0]) })))
          }
          return .object(members)
        }),
    ])
  }
}
