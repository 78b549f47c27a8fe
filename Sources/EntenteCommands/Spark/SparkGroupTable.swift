import EntenteAnalysis
import EntenteFormats
import EntenteSpark

/// Groups that Spark found, in the forms of those of one machine; entities go by their ids.
struct SparkGroupTable {
  let method: GroupMethod
  let done: SparkMessage.Done

  /// A row for each group, its first members below.
  func text(_ style: TextStyle) -> String {
    var table = overview
    table.columns.removeLast()
    for place in table.rows.indices { table.notes[place] = table.rows[place].removeLast() }
    return table.text(style)
  }

  /// A row for each group, for people.
  var overview: Table {
    var table = Table([
      .init(name: "#", isRight: true, role: .muted), .init(name: method.heading, role: .strong),
      .init(name: "members", isRight: true), .init(name: "ties within", isRight: true),
      .init(name: "ties out", isRight: true), .init(name: "held by"),
      .init(name: "who"),
    ])
    for (place, group) in done.groups.enumerated() {
      let shown = group.kinds.prefix(3).map { "\($0.kind) \($0.count)" }
      let others = group.kinds.count - shown.count
      table.rows.append([
        String(place + 1), group.label ?? group.center, String(group.size),
        String(group.tiesWithin), String(group.tiesOut),
        (shown + (others > 0 ? ["+\(others)"] : [])).joined(separator: ", "), names(of: group),
      ])
    }
    return table
  }

  private func names(of group: SparkMessage.Done.Group) -> String {
    let unnamed = group.size - group.members.count
    return (group.members + (unnamed > 0 ? ["+\(unnamed)"] : [])).joined(separator: ", ")
  }

  /// A row for each member of each group.
  var members: Table {
    var table = Table(["group", "label", "id"].map { Table.Column(name: $0) })
    for (place, group) in done.groups.enumerated() {
      for member in group.members {
        table.rows.append([String(place + 1), group.label ?? "", member])
      }
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1), "method": .string(method.rawValue), "engine": .string("spark"),
      "converged": done.converged.map { .boolean($0) },
      "quality": .object(
        Self.quality(of: method, done).map {
          [JSONValue.Member(key: $0.name, value: .number($0.value))]
        } ?? []),
      "groupCount": .number(done.figures["groups"] ?? 0),
      "aloneCount": .number(done.figures["alone"] ?? 0),
      "groups": .array(
        done.groups.enumerated().map { place, group in
          .object([
            "id": .integer(place + 1), "label": group.label.map { .string($0) },
            "center": .string(group.center), "size": .integer(group.size),
            "tiesWithin": .integer(group.tiesWithin), "tiesOut": .integer(group.tiesOut),
            "kinds": .object(
              group.kinds.map { JSONValue.Member(key: $0.kind, value: .integer($0.count)) }),
            "members": .array(group.members.map { .object(["id": .string($0)]) }),
          ])
        }),
    ])
  }

  /// What tells how good a division is.
  static func quality(
    of method: GroupMethod, _ done: SparkMessage.Done
  ) -> (name: String, value: Double)? {
    let name =
      switch method {
      case .cores: "degeneracy"
      case .labelPropagation: "modularity"
      default: "components"
      }
    return done.figures[name].map { (name, $0) }
  }
}
