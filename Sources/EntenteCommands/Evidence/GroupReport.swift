import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// How central several entities are together.
struct GroupReport {
  let graph: KnowledgeGraph
  let place: GroupPlace

  /// What the ties of the group rest on, if that is told.
  let support: TieSupport?

  private var rows: [(name: String, value: Double, share: Double, says: String)] {
    let found = place.centrality
    return [
      (
        "group degree", Double(found.degree), found.normalizedDegree,
        "how many others are tied to any of them; the share of the others"
      ),
      (
        "group closeness", found.closeness, found.closeness,
        "how near the others are to the nearest of them; 1 if each is tied to one"
      ),
      (
        "group betweenness", found.betweenness, found.normalizedBetweenness,
        "the pairs of others whose shortest paths pass through any of them; the share of the pairs"
      ),
    ]
  }

  func table(isForPeople: Bool) -> Table {
    var table = Table(
      isForPeople
        ? [
          .init(name: "together", role: .strong), .init(name: "value", isRight: true),
          .init(name: "share", isRight: true), .init(name: "says"),
        ] : ["measure", "value", "share", "says"].map { Table.Column(name: $0) })
    if support != nil { table.columns += TieSupport.columns(isPlain: !isForPeople) }
    for row in rows {
      table.rows.append(
        [
          row.name,
          !isForPeople || row.value == row.value.rounded()
            ? Evidence.number(row.value) : row.value.fourDigits,
          isForPeople ? row.share.fourDigits : Evidence.number(row.share), row.says,
        ] + (support?.cells(in: graph, isPlain: !isForPeople) ?? []))
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1), "projection": .string(place.projection.summary),
      "group": .array(place.members.map { .string(graph.entities[$0].id) }),
      "membersOf": place.body.map { .string(graph.entities[$0].id) },
      "others": .integer(place.centrality.outsiderCount),
      "reached": .integer(place.centrality.reachedCount),
      "evidence": support?.json(in: graph),
      "results": .array(
        rows.map { row in
          .object([
            "measure": .string(row.name), "value": .number(row.value),
            "share": .number(row.share), "says": .string(row.says),
          ])
        }),
    ])
  }

  var remarks: [String] {
    let names = place.members.map { graph.storage.entityName($0) }
    let found = place.centrality
    var lines = [
      (place.body.map { "\(names.count) members of \(graph.storage.entityName($0)): " }
        ?? "group of \(names.count): ")
        + names.prefix(12).joined(separator: ", ")
        + (names.count > 12 ? ", +\(names.count - 12)" : "")
    ]
    if found.reachedCount < found.outsiderCount {
      lines.append(
        "from \(found.reachedCount) of \(found.outsiderCount) others a path leads to them, and "
          + "closeness is lowered by that share")
    }
    return lines
  }
}
