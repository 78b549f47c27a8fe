import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// What is known of an entity or a pair, in the order of time.
struct LifeReport {
  let graph: KnowledgeGraph

  /// The entity, or the two.
  let entities: [Int]
  let chronology: Chronology

  func text(_ style: TextStyle) -> String {
    let names = entities.map { style(.strong, graph.storage.entityName($0).terminalSafe) }
    let count = chronology.dated.count + chronology.undated.count
    var parts = [
      names.joined(separator: " – ") + ": \(count.counted("claim", "claims"))\n"
    ]
    if !chronology.dated.isEmpty {
      parts.append(lines(chronology.dated, first: "when", style) { when($0) })
    }
    if !chronology.undated.isEmpty {
      parts.append(
        style(.muted, "Without a date: \(chronology.undated.count)") + "\n\n"
          + lines(chronology.undated, first: "reported", style) { reported($0) })
    }
    return parts.joined(separator: "\n")
  }

  private func lines(
    _ claims: [Int], first: String, _ style: TextStyle, date: (Int) -> String
  ) -> String {
    var table = Table([
      .init(name: first, role: .rank), .init(name: "what", role: .strong), .init(name: "details"),
      .init(name: "standing", role: .planned), .init(name: "evidence"),
    ])
    for claim in claims {
      let evidence = Evidence([claim], in: graph)
      table.rows.append([
        date(claim), ClaimText(graph: graph).statement(claim), evidence.details,
        evidence.standing, evidence.citations,
      ])
    }
    return table.text(style)
  }

  private func when(_ claim: Int) -> String { graph.when(ofClaim: claim)?.description ?? "" }

  /// The dates of the sources, each once.
  private func reported(_ claim: Int) -> String {
    var dates: [String] = []
    for citation in graph.storage.claims.citations(of: claim) {
      guard let date = graph.sources[Int(citation.source)].date?.description else { continue }
      if !dates.contains(date) { dates.append(date) }
    }
    return dates.joined(separator: "; ")
  }

  var table: Table {
    var table = Table(
      [
        "when", "subject", "relation", "object", "property", "value", "details", "standing",
        "reported", "evidence", "note",
      ].map { Table.Column(name: $0) })
    for position in chronology.dated + chronology.undated {
      let claim = graph.claims[position]
      let evidence = Evidence([position], in: graph)
      var row = [when(position), claim.subject]
      switch claim.statement {
      case .relation(let kind, let object): row += [kind.rawValue, object, "", ""]
      case .property(let property, let value): row += ["", "", property.rawValue, value]
      }
      table.rows.append(
        row + [
          evidence.details, claim.standing.rawValue, reported(position), evidence.citations,
          evidence.note,
        ])
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1),
      "entity": JSONValue(graph.entities[entities[0]]),
      "other": entities.count > 1 ? JSONValue(graph.entities[entities[1]]) : nil,
      "claims": .array(chronology.dated.map { JSONValue(graph.claims[$0]) }),
      "undated": .array(chronology.undated.map { JSONValue(graph.claims[$0]) }),
    ])
  }
}
