import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// Ties with their evidence, a row each.
struct NeighborTable {
  private let graph: KnowledgeGraph
  private let identities: Identities

  /// The entity whose ties they are, unless others are named; nil if all are named.
  var center: Int?

  init(graph: KnowledgeGraph, _ selection: Selection) {
    self.graph = graph
    identities = Identities(of: graph, selection)
  }

  /// The rows as aligned text, grouped by the part of life they belong to.
  func text(_ neighbors: [Neighborhood.Neighbor], _ style: TextStyle) -> String {
    let byFamily = Dictionary(grouping: neighbors) { family(of: $0.tie) }
    // Whose ties they are is said where they are not all of one.
    let isMixed = neighbors.contains { $0.depth > 1 || ($0.from != center && center != nil) }
    return Relation.Family.allCases.compactMap { family in
      guard let members = byFamily[family] else { return nil }
      var table = Table([
        .init(name: ""), .init(name: family.rawValue), .init(name: "entity", role: .strong),
        .init(name: "when"), .init(name: "details"), .init(name: "standing", role: .planned),
        .init(name: "evidence"),
      ])
      if isMixed { table.columns.insert(.init(name: "from"), at: 0) }
      for neighbor in members {
        let evidence = Evidence(neighbor.tie.claims, in: graph)
        if !evidence.note.isEmpty { table.notes[table.rows.count] = evidence.note }
        var row = [
          Self.arrow(neighbor.direction), neighbor.tie.relation.kind.rawValue,
          name(neighbor.entity), evidence.when, evidence.details,
          standing(neighbor, evidence), citations(neighbor, evidence),
        ]
        if isMixed { row.insert(name(neighbor.from), at: 0) }
        table.rows.append(row)
      }
      return table.droppingEmptyColumns().text(style)
    }.joined(separator: "\n")
  }

  /// The rows as one flat table, for other programs.
  func table(_ neighbors: [Neighborhood.Neighbor]) -> Table {
    var table = Table(
      [
        "depth", "from", "direction", "relation", "id", "name", "kind", "period", "details",
        "standing", "evidence", "note",
      ].map { Table.Column(name: $0) })
    for neighbor in neighbors {
      let evidence = Evidence(neighbor.tie.claims, in: graph)
      let entity = graph.entities[neighbor.entity]
      table.rows.append([
        String(neighbor.depth), graph.entities[neighbor.from].id, neighbor.direction.rawValue,
        neighbor.tie.relation.kind.rawValue, entity.id, entity.name, entity.kind.rawValue,
        evidence.when, evidence.details, neighbor.tie.standing.rawValue,
        citations(neighbor, evidence), evidence.note,
      ])
    }
    return table
  }

  /// The ties as JSON, each with its claims.
  func json(_ neighbors: [Neighborhood.Neighbor]) -> JSONValue {
    .array(
      neighbors.map { neighbor in
        let entity = graph.entities[neighbor.entity]
        return .object([
          "id": .string(entity.id), "name": .string(entity.name),
          "kind": .string(entity.kind.rawValue),
          "relation": .string(neighbor.tie.relation.kind.rawValue),
          "direction": .string(neighbor.direction.rawValue),
          "depth": .integer(neighbor.depth),
          "from": .string(graph.entities[neighbor.from].id),
          "standing": .string(neighbor.tie.standing.rawValue),
          "certainty": neighbor.tie.certainty == .possible ? .string("possible") : nil,
          "claims": .array(neighbor.tie.claims.map { JSONValue(graph.claims[$0]) }),
          "plans": .list(neighbor.plans.map { JSONValue(graph.claims[$0]) }),
        ])
      })
  }

  /// How a tie runs, as an arrow.
  static func arrow(_ direction: Neighborhood.Direction) -> String {
    switch direction {
    case .out: "→"
    case .in: "←"
    case .both: "↔"
    }
  }

  private func standing(_ neighbor: Neighborhood.Neighbor, _ evidence: Evidence) -> String {
    [
      evidence.standing, neighbor.plans.isEmpty ? "" : "as planned",
      neighbor.tie.certainty == .possible ? "possible" : "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The places that support the tie, and those that had planned it.
  private func citations(_ neighbor: Neighborhood.Neighbor, _ evidence: Evidence) -> String {
    guard !neighbor.plans.isEmpty else { return evidence.citations }
    return evidence.citations + "; planned: " + Evidence(neighbor.plans, in: graph).citations
  }

  private func family(of tie: Tie) -> Relation.Family {
    graph.vocabulary[tie.relation.kind]?.family ?? .structure
  }

  /// The name of an entity, and that of the one that it is said to be.
  private func name(_ entity: Int) -> String {
    let known = identities.representative(of: entity)
    let name = graph.storage.entityName(entity)
    return known == entity ? name : "\(name) (\(graph.storage.entityName(known)))"
  }
}

extension Table {
  /// The table without the columns in which every field is empty.
  func droppingEmptyColumns() -> Table {
    let kept = columns.indices.filter { i in rows.contains { !$0[i].isEmpty } }
    var table = Table(kept.map { columns[$0] })
    table.rows = rows.map { row in kept.map { row[$0] } }
    table.notes = notes
    return table
  }
}
