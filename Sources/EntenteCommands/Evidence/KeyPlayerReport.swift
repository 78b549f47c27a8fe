import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// Those that matter most together, for each goal.
struct KeyPlayerReport {
  let graph: KnowledgeGraph
  let found: KeyEntities

  /// Whether it is said what the ties of those found rest on.
  let hasEvidence: Bool

  private func support(of entities: [Int]) -> TieSupport? {
    hasEvidence ? TieSupport(ofTiesOf: entities, found.projection, in: graph) : nil
  }

  func table(isForPeople: Bool) -> Table {
    var table = Table(
      isForPeople
        ? [
          .init(name: "for", role: .strong), .init(name: "score", isRight: true),
          .init(name: "proof"), .init(name: "who"),
        ] : ["goal", "score", "isExact", "ids", "names"].map { Table.Column(name: $0) })
    if hasEvidence { table.columns += TieSupport.columns(isPlain: !isForPeople) }
    for (goal, players) in found.found {
      guard let players else { continue }
      let entities = found.entities(of: players.nodes)
      let names = entities.map { graph.storage.entityName($0) }
      let row =
        isForPeople
        ? [
          goal.rawValue, players.score.fourDigits,
          players.isExact ? "all tried" : "best found", names.joined(separator: ", "),
        ]
        : [
          goal.rawValue, Evidence.number(players.score), String(players.isExact),
          entities.map { graph.entities[$0].id }.joined(separator: " "),
          names.joined(separator: "; "),
        ]
      table.rows.append(
        row + (support(of: entities)?.cells(in: graph, isPlain: !isForPeople) ?? []))
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1), "projection": .string(found.projection.summary),
      "fragmentationBefore": .number(found.fragmentation),
      "results": .array(
        found.found.compactMap { goal, players in
          players.map { players in
            .object([
              "goal": .string(goal.rawValue), "score": .number(players.score),
              "isExact": .boolean(players.isExact),
              "evidence": support(of: found.entities(of: players.nodes))?.json(in: graph),
              "players": .array(
                found.entities(of: players.nodes).map { .string(graph.entities[$0].id) }),
            ])
          }
        }),
    ])
  }

  var remarks: [String] {
    var lines = [
      "fragmentation says: the share of pairs that no path joins without them; "
        + "\(found.fragmentation.fourDigits) with them",
      "reach says: how near all are to the nearest of them, by 1/steps in the mean; 1 if each is "
        + "tied to one",
    ]
    let players = found.found.compactMap(\.players)
    if players.contains(where: { !$0.isExact }) {
      lines.append(
        "best found: built up one by one, then exchanged as long as that helped; others may be "
          + "better")
    }
    let missing = found.found.filter { $0.players == nil }.map(\.goal.rawValue)
    if !missing.isEmpty {
      lines.append(
        "the network is too large for \(missing.joined(separator: " and ")); --among narrows it")
    }
    return lines
  }
}
