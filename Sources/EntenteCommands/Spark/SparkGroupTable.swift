import EntenteAnalysis
import EntenteFormats
import EntenteSpark

/// Groups that Spark found, in the forms of those of one machine.
struct SparkGroupTable {
  let method: GroupMethod
  let done: SparkMessage.Done
  let names: SparkNames

  private typealias Group = SparkMessage.Done.Group

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
    ])
    let hasEvidence = done.groups.contains { $0.evidence != nil }
    if hasEvidence { table.columns += TieSupport.columns(isPlain: false) }
    table.columns.append(.init(name: "who"))
    for (place, group) in done.groups.enumerated() {
      let shown = group.kinds.prefix(3).map { "\($0.kind) \($0.count)" }
      let others = group.kinds.count - shown.count
      table.rows.append(
        [
          String(place + 1), group.label ?? names.name(of: group.center), String(group.size),
          String(group.tiesWithin), String(group.tiesOut),
          (shown + (others > 0 ? ["+\(others)"] : [])).joined(separator: ", "),
        ] + (hasEvidence ? cells(group.evidence, isPlain: false) : []) + [who(in: group)])
    }
    return table
  }

  private func cells(_ found: SparkMessage.Done.Evidence?, isPlain: Bool) -> [String] {
    found.map { TieSupport.Told($0).cells(isPlain: isPlain) }
      ?? TieSupport.columns(isPlain: isPlain).map { _ in "" }
  }

  private func who(in group: Group) -> String {
    let named = members(of: group).map(\.name)
    let unnamed = group.size - named.count
    return (named + (unnamed > 0 ? ["+\(unnamed)"] : [])).joined(separator: ", ")
  }

  private struct Member {
    var id: String
    var name: String
    var evidence: SparkMessage.Done.Evidence?
  }

  /// The members that were told of, by name.
  private func members(of group: Group) -> [Member] {
    group.members.enumerated().map { place, id in
      Member(id: id, name: names.name(of: id), evidence: group.supports.map { $0[place] })
    }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// A row for each member of each group.
  var members: Table {
    var table = Table(["group", "label", "id", "name", "kind"].map { Table.Column(name: $0) })
    let hasEvidence = done.groups.contains { $0.supports != nil }
    if hasEvidence { table.columns += TieSupport.columns(isPlain: true) }
    for (place, group) in done.groups.enumerated() {
      for member in members(of: group) {
        table.rows.append(
          [
            String(place + 1), group.label ?? "", member.id, member.name,
            names.kind(of: member.id),
          ] + (hasEvidence ? cells(member.evidence, isPlain: true) : []))
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
      "groups": .array(done.groups.enumerated().map { json(of: $1, number: $0 + 1) }),
    ])
  }

  private func json(of group: Group, number: Int) -> JSONValue {
    .object([
      "id": .integer(number), "label": group.label.map { .string($0) },
      "center": .string(group.center), "size": .integer(group.size),
      "tiesWithin": .integer(group.tiesWithin), "tiesOut": .integer(group.tiesOut),
      "kinds": .object(
        group.kinds.map { JSONValue.Member(key: $0.kind, value: .integer($0.count)) }),
      "evidence": group.evidence.map { TieSupport.Told($0).json },
      "members": .array(
        members(of: group).map { member in
          .object([
            "id": .string(member.id), "name": .string(member.name),
            "kind": .string(names.kind(of: member.id)),
            "evidence": member.evidence.map { TieSupport.Told($0).json },
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
