import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// What a graph holds, counted.
struct Overview {
  private let graph: KnowledgeGraph
  private let census: Census
  private let entityCount: Int

  /// The number of entities of each kind that the selection keeps.
  private let kinds: [(String, Int)]

  /// What `--prefer` made of what the claims disagree on.
  private let resolution: Resolution?

  init(of graph: KnowledgeGraph, _ selection: Selection, _ resolution: Resolution? = nil) {
    self.graph = graph
    self.resolution = resolution
    census = Census(of: graph, selection)
    let words = graph.vocabulary
    var counts = [Int](repeating: 0, count: words.entityKinds.count)
    for kind in graph.storage.entities.kind { counts[Int(kind)] += 1 }
    kinds = zip(words.entityKinds.map(\.kind), counts).filter { kind, count in
      count > 0 && selection.entityKinds?.contains { words.kind(kind, isA: $0) } ?? true
    }.map { ($0.rawValue, $1) }
    entityCount = kinds.reduce(0) { $0 + $1.1 }
  }

  func text(_ style: TextStyle) -> String {
    var text = style(.strong, (graph.title ?? "A graph without a title").terminalSafe) + "\n"
    let counts = [
      entityCount.counted("entity", "entities"),
      census.tieCount.counted("relation", "relations"),
      census.claimCount.counted("claim", "claims"),
      graph.sources.count.counted("source", "sources"),
      components.counted("connected part", "connected parts"),
    ]
    text += "  " + counts.joined(separator: ", ") + "\n\n"
    text += lines("Entities", kinds, style) + "\n"
    text += lines("Relations", relationKinds, style) + "\n"
    text += lines("Claims", standings, style) + "\n"
    return text + style(.strong, "Sources") + "\n"
      + graph.sources.map { source($0, style) }.joined() + decisions(style)
  }

  /// What was left out of which disagreement, and what was not settled.
  private func decisions(_ style: TextStyle) -> String {
    guard let resolution, !(resolution.decisions.isEmpty && resolution.undecided.isEmpty) else {
      return ""
    }
    let claims = ClaimText(graph: graph)
    func line(_ mark: String, _ position: Int) -> String {
      style.wrapped("    \(mark) " + claims.text(position, style), hanging: 10) + "\n"
    }
    return "\n" + style(.strong, "Contested, by --prefer \(resolution.preference)".terminalSafe)
      + "\n"
      + resolution.decisions.map { decision in
        style.wrapped("  " + decision.message.terminalSafe, hanging: 4) + "\n"
          + decision.kept.map { line("taken:   ", $0) }.joined()
          + decision.dropped.map { line("left out:", $0) }.joined()
      }.joined()
      + resolution.undecided.map {
        style.wrapped("  not settled: " + $0.terminalSafe, hanging: 4) + "\n"
      }.joined()
  }

  var table: Table {
    var table = Table(["group", "name", "count"].map { Table.Column(name: $0) })
    for (group, rows) in [("kind", kinds), ("relation", relationKinds), ("standing", standings)] {
      table.rows += rows.map { [group, $0.0, String($0.1)] }
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1),
      "title": .text(graph.title),
      "entities": .integer(entityCount),
      "relations": .integer(census.tieCount),
      "claims": .integer(census.claimCount),
      "kinds": counts(kinds),
      "relationKinds": counts(relationKinds),
      "standings": counts(standings),
      "sources": .array(graph.sources.map { JSONValue($0) }),
      "components": .integer(components),
      "resolution": resolution.map { resolution in
        .object([
          "prefer": .string(String(describing: resolution.preference)),
          "decisions": .array(
            resolution.decisions.map { decision in
              .object([
                "message": .string(decision.message),
                "taken": .array(decision.kept.map { JSONValue(graph.claims[$0]) }),
                "leftOut": .array(decision.dropped.map { JSONValue(graph.claims[$0]) }),
              ])
            }),
          "undecided": .list(resolution.undecided.map { .string($0) }),
        ])
      },
    ])
  }

  // MARK: Counts

  /// The kinds of relation, the most frequent first.
  private var relationKinds: [(String, Int)] {
    let rows = zip(graph.vocabulary.relationKinds, census.tiesOfKinds).filter { $1 > 0 }.map {
      ($0.kind.rawValue, $1)
    }
    return rows.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map(\.element)
  }

  private var standings: [(String, Int)] {
    return Claim.Standing.allCases.compactMap { standing in
      census.standings[standing].map { (standing.rawValue, $0) }
    }
  }

  /// The number of connected parts, every tie counted whatever it says.
  private var components: Int {
    // What the selection leaves out is a part of its own, without ties.
    census.componentCount - (graph.entities.count - entityCount)
  }

  // MARK: Parts

  private func counts(_ rows: [(String, Int)]) -> JSONValue {
    .object(rows.map { .init(key: $0.0, value: .integer($0.1)) })
  }

  private func lines(_ title: String, _ rows: [(String, Int)], _ style: TextStyle) -> String {
    style(.strong, title) + "\n"
      + rows.map { "  \(String($0.1).padded(to: 4, isRight: true))  \($0.0.terminalSafe)\n" }
      .joined()
  }

  private func source(_ source: Source, _ style: TextStyle) -> String {
    let date = source.date.map { "\($0)\(source.isDateInferred ? " (inferred)" : "")" }
    let parts = [source.title, source.publisher, source.author, date, source.url, source.note]
      .compactMap(\.self)
    let text = "  " + source.id + (parts.isEmpty ? "" : ": " + parts.joined(separator: "; "))
    return style.wrapped(text.terminalSafe, hanging: 4) + "\n"
  }
}
