import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// Groups with their members and what holds them together.
struct GroupTable {
  let graph: KnowledgeGraph
  let grouping: Grouping

  /// The groups listed.
  let groups: [Grouping.Group]

  /// Whether a member is listed, by position.
  let isListed: (Int) -> Bool

  /// How many members a text names.
  let named: Int

  /// What the result was computed with.
  let options: [String]

  /// How many entries of an image matrix a text lists; all if nil.
  let imageLimit: Int?

  /// What the groups listed rest on, if that is told.
  let evidence: GroupEvidence?

  private var method: GroupMethod { grouping.method }
  private var hasStability: Bool { grouping.consensus != nil }
  private var isJoint: Bool { [.bridges, .articulationPoints].contains(method) }

  /// A row for each group, its members below.
  func text(_ style: TextStyle) -> String {
    var table = overview
    if isJoint { return table.text(style) }
    table.columns.removeLast()
    for place in table.rows.indices { table.rows[place].removeLast() }
    for (place, group) in groups.enumerated() { table.notes[place] = names(of: group) }
    let image = imageTable
    if image.rows.isEmpty { return table.text(style) }
    return table.text(style) + "\n" + style(.strong, "Ties between blocks") + "\n"
      + image.text(style)
  }

  /// The entries of the image matrix of the groups listed.
  private var image: [PositionTie] {
    let numbers = Set(groups.map(\.number))
    return grouping.image.filter { entry in
      [entry.from, entry.to].contains { position in
        if case .group(let number) = position { numbers.contains(number) } else { false }
      }
    }
  }

  /// The image matrix, a row for each entry; those that lead both ways alike are one.
  private var imageTable: Table {
    var table = Table([
      .init(name: "from", role: .strong), .init(name: ""), .init(name: "to", role: .strong),
      .init(name: "tied", isRight: true), .init(name: "share", isRight: true),
      .init(name: "ties"),
    ])
    let entries = image
    var backs: [[PositionTie.Position]: PositionTie] = [:]
    for entry in entries { backs[[entry.to, entry.from]] = entry }
    var written: Set<[PositionTie.Position]> = []
    for entry in entries {
      if written.contains([entry.to, entry.from]) { continue }
      if table.rows.count == imageLimit { break }
      let isMutual =
        entry.from != entry.to
        && backs[[entry.from, entry.to]].map(entry.isMirrored) ?? false
      if isMutual { written.insert([entry.from, entry.to]) }
      table.rows.append([
        name(of: entry.from), isMutual ? "–" : "→", name(of: entry.to),
        "\(entry.tiedCount) of \(entry.pairCount)", entry.density.percent,
        entry.kinds.map { "\($0.kind.rawValue) \($0.count)" }.joined(separator: ", "),
      ])
    }
    return table
  }

  private func name(of position: PositionTie.Position) -> String {
    switch position {
    case .group(let number): "block \(number)"
    case .entity(let entity): graph.storage.entityName(entity)
    }
  }

  /// A row for each group, for people.
  var overview: Table {
    var table = Table(
      [.init(name: "#", isRight: true, role: .muted), .init(name: method.heading, role: .strong)]
        + (isJoint
          ? [.init(name: "cuts off", isRight: true)]
          : [
            .init(name: "members", isRight: true), .init(name: "ties within", isRight: true),
            .init(name: "ties out", isRight: true),
          ])
        + (hasStability ? [.init(name: "stability", isRight: true)] : [])
        + [.init(name: isJoint ? "kinds" : method == .blocks ? "ties of members" : "held by")]
        + (evidence == nil ? [] : TieSupport.columns(isPlain: false))
        + (method == .articulationPoints
          ? [] : [.init(name: method == .bridges ? "evidence" : "who")]))
    for group in groups {
      table.rows.append(
        [String(group.number), title(of: group)]
          + (isJoint
            ? [String(group.cutOff ?? 0)]
            : [String(group.members.count), String(group.tiesWithin), String(group.tiesOut)])
          + (hasStability ? [group.stability?.percent ?? ""] : []) + [kinds(of: group)]
          + (evidence?.support(of: group).cells(in: graph, isPlain: false) ?? [])
          + (method == .articulationPoints
            ? []
            : method == .bridges
              ? [Evidence(group.claims, in: graph).citations] : [names(of: group, limit: .max)]))
    }
    return table
  }

  private func title(of group: Grouping.Group) -> String {
    let center = graph.storage.entityName(group.center)
    switch method {
    case .bridges:
      return group.members.map { graph.storage.entityName($0.entity) }.joined(separator: " – ")
    case .articulationPoints: return "\(center) (\(group.label ?? ""))"
    case .cores: return group.label ?? center
    default: return center
    }
  }

  private func kinds(of group: Grouping.Group) -> String {
    let shown = group.kinds.prefix(3).map { "\($0.kind.rawValue) \($0.count)" }
    let others = group.kinds.count - shown.count
    return (shown + (others > 0 ? ["+\(others)"] : [])).joined(separator: ", ")
  }

  private func names(of group: Grouping.Group, limit: Int? = nil) -> String {
    let listed = group.members.filter { isListed($0.entity) }
    let shown = listed.prefix(limit ?? named).map { member in
      graph.storage.entityName(member.entity)
        + (member.stability.map { $0 < 0.995 ? " (\($0.percent))" : "" } ?? "")
    }
    let others = group.members.count - shown.count
    return (shown + (others > 0 ? ["+\(others)"] : [])).joined(separator: ", ")
  }
}

extension GroupMethod {
  /// What stands above the names of groups.
  var heading: String {
    switch self {
    case .bridges: "bridge"
    case .articulationPoints: "articulation point"
    case .cores: "core"
    case .camps: "camp around"
    case .blocks: "block"
    case .components, .strongComponents, .biconnected: "component around"
    default: "community around"
    }
  }
}

// MARK: - For programs

extension GroupTable {
  /// A row for each member of each group.
  var table: Table {
    var table = Table(
      (["group", "label", "id", "name", "kind"] + (hasStability ? ["stability"] : [])
        + (isJoint ? ["cutOff"] : [])).map { Table.Column(name: $0) }
        + (evidence == nil ? [] : TieSupport.columns(isPlain: true)))
    for group in groups {
      for member in group.members where isListed(member.entity) {
        let entity = graph.entities[member.entity]
        table.rows.append(
          [
            String(group.number), group.label ?? "", entity.id, entity.name, entity.kind.rawValue,
          ] + (hasStability ? [Evidence.number(member.stability ?? 1)] : [])
            + (isJoint ? [String(group.cutOff ?? 0)] : [])
            + (evidence?.support(of: member, in: group).cells(in: graph, isPlain: true) ?? []))
      }
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1),
      "method": .string(method.rawValue),
      "projection": .string(grouping.summary),
      "notes": .list((options + grouping.notes).map { .string($0) }),
      "quality": .object(
        grouping.quality.map { JSONValue.Member(key: $0.name, value: .number($0.value)) }),
      "consensus": grouping.consensus.map { consensus in
        .object([
          "agreement": .number(consensus.agreement),
          "distinct": .integer(consensus.distinctCount), "chosen": .integer(consensus.chosen),
          "merged": grouping.isMerged ? .boolean(true) : nil,
        ])
      },
      "groups": .array(groups.map(json)),
      "image": .list(
        image.map { entry in
          .object([
            "from": json(entry.from), "to": json(entry.to), "tied": .integer(entry.tiedCount),
            "pairs": .integer(entry.pairCount), "density": .number(entry.density),
            "kinds": .object(
              entry.kinds.map { JSONValue.Member(key: $0.kind.rawValue, value: .integer($0.count)) }
            ),
          ])
        }),
      "alone": .list(grouping.alone.map { .string(graph.entities[$0].id) }),
    ])
  }

  private func json(_ position: PositionTie.Position) -> JSONValue {
    switch position {
    case .group(let number): .object(["group": .integer(number)])
    case .entity(let entity): .object(["entity": .string(graph.entities[entity].id)])
    }
  }

  private func json(_ group: Grouping.Group) -> JSONValue {
    .object([
      "id": .integer(group.number),
      "label": group.label.map { .string($0) },
      "center": .string(graph.entities[group.center].id),
      "size": .integer(group.members.count),
      "tiesWithin": .integer(group.tiesWithin),
      "tiesOut": .integer(group.tiesOut),
      "cutOff": group.cutOff.map { .integer($0) },
      "stability": group.stability.map { .number($0) },
      "kinds": .object(
        group.kinds.map { JSONValue.Member(key: $0.kind.rawValue, value: .integer($0.count)) }),
      "evidence": evidence?.support(of: group).json(in: graph),
      "members": .array(
        group.members.filter { isListed($0.entity) }.map { member in
          let entity = graph.entities[member.entity]
          return .object([
            "id": .string(entity.id), "name": .string(entity.name),
            "kind": .string(entity.kind.rawValue),
            "stability": member.stability.map { .number($0) },
            "evidence": evidence?.support(of: member, in: group).json(in: graph),
          ])
        }),
    ])
  }

  /// The quality of the division, and how far several runs agree.
  var remarks: [String] {
    var lines = [
      (grouping.quality.map { quality in
        let name = quality.name.reduce(into: "") { name, letter in
          name += letter.isUppercase ? " " + letter.lowercased() : String(letter)
        }
        return
          "\(name) \(quality.value == quality.value.rounded() ? Evidence.number(quality.value) : quality.value.fourDigits)"
      } + options).joined(separator: "; ")
    ]
    lines += grouping.notes
    if let consensus = grouping.consensus {
      lines.append(
        consensus.distinctCount == 1
          ? "all runs give the same groups"
          : "any two runs agree to \(consensus.agreement.percent); "
            + "\(consensus.distinctCount) different divisions; shown is "
            + (grouping.isMerged ? "what they come to" : "the one most like the others")
            + ", and how far they agree with it")
    }
    if !image.isEmpty {
      lines.append(
        "ties between blocks say: of the pairs of one here and one there how many are tied; all or "
          + "none of them if members have the same ties")
    }
    if !grouping.alone.isEmpty, ![.articulationPoints, .bridges, .biconnected].contains(method) {
      lines.append(
        "\(grouping.alone.count.counted("entity is", "entities are")) in no group with another")
    }
    return lines
  }
}
