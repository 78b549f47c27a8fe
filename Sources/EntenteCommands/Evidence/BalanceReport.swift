import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// How far friends and foes are in balance, and the ties that disturb it.
struct BalanceReport {
  let graph: KnowledgeGraph
  let balance: Balance

  /// How many rows are listed; nil if all.
  let limit: Int?

  /// Whether an entity is listed, by position.
  let isListed: (Int) -> Bool

  /// What the ties of each entity rest on, by its position, if that is told.
  let supports: [TieSupport]?

  private var signed: SignedGraph { balance.projection.graph }

  private var disturbances: [Balance.Disturbance] {
    balance.disturbances.filter { disturbance in
      let edge = signed.edges[disturbance.edge]
      return isListed(entity(edge.first)) || isListed(entity(edge.second))
    }
  }

  private func entity(_ node: CSRGraph.Node) -> Int { balance.projection.entities[Int(node)] }
  private func name(_ node: CSRGraph.Node) -> String { graph.storage.entityName(entity(node)) }

  /// What the ties of each entity that join or divide rest on, by its position.
  ///
  /// - Complexity: O(*m* log *m*) for *m* claims.
  static func supports(
    of projection: SignedProjection, in graph: KnowledgeGraph
  ) -> [TieSupport] {
    var supports = [TieSupport](repeating: TieSupport(), count: graph.entities.count)
    projection.forEachTie { subject, object, claims in
      let tie = TieSupport(ofTie: claims, in: graph)
      supports[subject].add(tie)
      supports[object].add(tie)
    }
    return supports
  }

  // MARK: For people

  /// The figures, for those who are given a table only.
  var summaryLines: [String] {
    let tensions = balance.projection.tensions.count
    return [triangleLine, balance.camps.words]
      + (tensions > 0
        ? ["ties of both signs: \(tensions.counted("pair", "pairs")), which the text names"] : [])
  }

  /// The figures, the camps, and the ties that disturb.
  func text(_ style: TextStyle) -> String {
    var lines = [triangleLine, balance.camps.words]
    lines += campLines.map { style.wrapped($0, hanging: 4) }
    var text = lines.map { $0.terminalSafe }.joined(separator: "\n") + "\n"
    let table = tieTable(isForPeople: true)
    if !table.rows.isEmpty {
      text += "\n" + style(.strong, "Ties that disturb balance") + "\n" + table.text(style)
    }
    if !balance.projection.tensions.isEmpty {
      text +=
        "\n" + style(.strong, "Pairs with ties of both signs") + "\n"
        + tensionTable.text(style)
    }
    return text
  }

  private var triangleLine: String {
    let triads = balance.triads
    guard let share = triads.degreeOfBalance else { return "no triangles" }
    let census = zip(["+++", "++−", "+−−", "−−−"], triads.census).map { "\($0) \($1)" }
    return "\(triads.balanced) of \(triads.count.counted("triangle", "triangles")) balanced "
      + "(\(share.percent)): " + census.joined(separator: ", ")
  }

  /// The camps of each part, the largest first.
  private var campLines: [String] {
    let camps = balance.camps
    let order = camps.sizes.indices.sorted { a, b in
      camps.sizes[a] == camps.sizes[b] ? a < b : camps.sizes[a] > camps.sizes[b]
    }.filter { camps.sizes[$0] > 1 }
    var members = [[String]](repeating: [], count: camps.count)
    for (node, label) in camps.labels.enumerated() {
      members[Int(label)].append(name(CSRGraph.Node(node)))
    }
    let shown = order.prefix(limit ?? order.count)
    var lines = shown.map { camp in
      let names = members[camp].sorted()
      let some = names.prefix(30)
      return "  camp of \(names.count): " + some.joined(separator: ", ")
        + (names.count > some.count ? ", +\(names.count - some.count)" : "")
    }
    let others = camps.count - shown.count
    if others > 0 { lines.append("  \(others.counted("other camp", "other camps"))") }
    return lines
  }

  /// The ties that disturb balance, with their evidence.
  func tieTable(isForPeople: Bool) -> Table {
    var table = Table(
      isForPeople
        ? [
          .init(name: "#", isRight: true, role: .muted), .init(name: "pair", role: .strong),
          .init(name: "sign"), .init(name: "frustrated"),
          .init(name: "unbalanced", isRight: true), .init(name: "ties"), .init(name: "evidence"),
        ]
        : [
          "rank", "first", "firstName", "second", "secondName", "sign", "frustrated", "unbalanced",
          "triangles", "ties", "standing", "evidence",
        ].map { Table.Column(name: $0) })
    let all = disturbances
    for (place, disturbance) in all.prefix(limit ?? all.count).enumerated() {
      let edge = signed.edges[disturbance.edge]
      let ties = balance.projection.ties(ofEdge: disturbance.edge)
      let evidence = Evidence(ties.flatMap(\.claims), in: graph)
      let sign = edge.isPositive ? "+" : "−"
      let triangles = "\(disturbance.unbalanced) of \(disturbance.triangles)"
      if isForPeople {
        table.rows.append([
          String(place + 1), "\(name(edge.first)) – \(name(edge.second))", sign,
          words(for: disturbance), disturbance.triangles == 0 ? "" : triangles, kinds(of: ties),
          evidence.citations,
        ])
      } else {
        let (first, second) = (
          graph.entities[entity(edge.first)], graph.entities[entity(edge.second)]
        )
        table.rows.append([
          String(place + 1), first.id, first.name, second.id, second.name,
          edge.isPositive ? "positive" : "negative", disturbance.frustration.rawValue,
          String(disturbance.unbalanced), String(disturbance.triangles), kinds(of: ties),
          evidence.standing, evidence.citations,
        ])
      }
    }
    return table
  }

  private func words(for disturbance: Balance.Disturbance) -> String {
    switch disturbance.frustration {
    case .always: "always"
    case .sometimes: disturbance.isFrustrated ? "here, not always" : "elsewhere"
    case .never: "never"
    case .unknown: disturbance.isFrustrated ? "here" : ""
    }
  }

  private func kinds(of ties: [Tie]) -> String {
    var seen: Set<Relation.Kind> = []
    return ties.map(\.relation.kind).filter { seen.insert($0).inserted }.map(\.rawValue)
      .joined(separator: ", ")
  }

  private var tensionTable: Table {
    var table = Table([
      .init(name: "pair", role: .strong), .init(name: "+", isRight: true),
      .init(name: "−", isRight: true), .init(name: "ties"), .init(name: "evidence"),
    ])
    let tensions = balance.projection.tensions
    for pair in tensions.prefix(limit ?? tensions.count) {
      let ties = balance.projection.ties(of: pair)
      table.rows.append([
        "\(name(pair.first)) – \(name(pair.second))", String(pair.positiveCount),
        String(pair.negativeCount), kinds(of: ties),
        Evidence(ties.flatMap(\.claims), in: graph).citations,
      ])
    }
    return table
  }

  /// What else a reader must know.
  func remarks(listsEntities: Bool) -> [String] {
    var lines: [String] = []
    let camps = balance.camps
    if signed.negativeCount == 0, signed.positiveCount > 0 {
      lines.append("no tie divides, so that all is in balance: of this the graph says nothing")
    }
    if camps.isExact, camps.frustration > 0 {
      lines.append(
        camps.conflicts.count == camps.frustration
          ? "proved by \(camps.conflicts.count.counted("cycle", "cycles")) without a common tie, "
            + "each of which stands against any division"
          : "proved by branch and bound; against any division "
            + "\(camps.conflicts.count.counted("cycle stands", "cycles without a common tie stand"))"
      )
    }
    if listsEntities {
      lines.append(
        "pn says: friends raise it, foes lower it twice as much, the more the higher their own; 1 "
          + "without ties. "
          + (balance.projection.hasDirection
            ? "pn in: by those from whom ties lead to it; pn out: by those to whom its own lead; a "
              + "tie without direction leads both ways. " : "")
          + "status: positive ties to it and negative from it, less the others; only "
          + "directed ties count.")
    } else {
      lines.append(
        "balance says: a triangle is balanced if all are friends, or two friends have a common foe. "
          + "frustrated: a friend in the other camp or a foe in the own, in every best division "
          + "(always), or in some.")
    }
    let count = listsEntities ? listedNodes.count : disturbances.count
    if let limit, count > limit { lines.append("\(count - limit) more; --top 0 lists all") }
    return lines
  }
}

// MARK: - Entities

extension BalanceReport {
  private var listedNodes: [Int] {
    let pn = balance.pnCentrality
    let ids = balance.projection.entities.map { graph.storage.entityID(UInt32($0)) }
    return pn.indices.filter { isListed(balance.projection.entities[$0]) }.sorted { a, b in
      abs(pn[a] - pn[b]) <= 1e-9 ? ids[a] < ids[b] : pn[a] > pn[b]
    }
  }

  /// The entities with their friends and foes, the highest PN centrality first.
  func entityTable(isForPeople: Bool) -> Table {
    var table = Table(
      isForPeople
        ? [
          .init(name: "#", isRight: true, role: .muted), .init(name: "entity", role: .strong),
          .init(name: "kind"), .init(name: "pn", isRight: true),
          .init(name: "friends", isRight: true), .init(name: "foes", isRight: true),
          .init(name: "status", isRight: true), .init(name: "camp", isRight: true),
        ]
        : [
          "rank", "id", "name", "kind", "pn", "friends", "foes", "status", "camp", "pnIn", "pnOut",
        ].map { Table.Column(name: $0) })
    let hasDirection = balance.projection.hasDirection
    if isForPeople, hasDirection {
      table.columns.insert(
        contentsOf: ["pn in", "pn out"].map { .init(name: $0, isRight: true) }, at: 4)
    }
    if supports != nil { table.columns += TieSupport.columns(isPlain: !isForPeople) }
    let (friends, foes) = (signed.positiveDegrees(), signed.negativeDegrees())
    let nodes = listedNodes
    for (place, node) in nodes.prefix(limit ?? nodes.count).enumerated() {
      let entity = graph.entities[balance.projection.entities[node]]
      let pn = balance.pnCentrality[node]
      let directed = balance.directedPNCentrality
      let ways = [directed.incoming[node], directed.outgoing[node]]
      let rest = [
        String(friends[node]), String(foes[node]), String(balance.projection.statuses[node]),
        String(balance.camps.labels[node] + 1),
      ]
      let row =
        isForPeople
        ? [String(place + 1), entity.name, entity.kind.rawValue, pn.fourDigits]
          + (hasDirection ? ways.map(\.fourDigits) : []) + rest
        : [
          String(place + 1), entity.id, entity.name, entity.kind.rawValue, Evidence.number(pn),
        ] + rest + ways.map(Evidence.number)
      let position = balance.projection.entities[node]
      table.rows.append(
        row + (supports?[position].cells(in: graph, isPlain: !isForPeople) ?? []))
    }
    return table
  }
}

// MARK: - For programs

extension BalanceReport {
  var json: JSONValue {
    let (triads, camps) = (balance.triads, balance.camps)
    let all = disturbances
    return .object([
      "entente": .integer(1),
      "projection": .string(balance.projection.summary),
      "positive": .integer(signed.positiveCount),
      "negative": .integer(signed.negativeCount),
      "triads": .object(
        zip(["+++", "++-", "+--", "---"], triads.census).map {
          JSONValue.Member(key: $0, value: .integer($1))
        }),
      "degreeOfBalance": triads.degreeOfBalance.map { .number($0) },
      "frustration": .object([
        "found": .integer(camps.frustration), "lowerBound": .integer(camps.lowerBound),
        "isExact": .boolean(camps.isExact),
        "campLimit": balance.campLimit.map { .integer($0) },
        "conflicts": .array(camps.conflicts.map { .array($0.map(pair)) }),
      ]),
      "entities": .array(
        listedNodes.prefix(limit ?? .max).map { node in
          let entity = graph.entities[balance.projection.entities[node]]
          return .object([
            "id": .string(entity.id), "name": .string(entity.name),
            "kind": .string(entity.kind.rawValue),
            "camp": .integer(Int(camps.labels[node]) + 1),
            "pn": .number(balance.pnCentrality[node]),
            "pnIn": .number(balance.directedPNCentrality.incoming[node]),
            "pnOut": .number(balance.directedPNCentrality.outgoing[node]),
            "status": .integer(balance.projection.statuses[node]),
            "evidence": supports?[balance.projection.entities[node]].json(in: graph),
          ])
        }),
      "disturbances": .array(
        all.prefix(limit ?? all.count).map { disturbance in
          .object([
            "pair": pair(disturbance.edge),
            "sign": .string(signed.edges[disturbance.edge].isPositive ? "positive" : "negative"),
            "frustrated": .string(disturbance.frustration.rawValue),
            "isFrustrated": .boolean(disturbance.isFrustrated),
            "unbalanced": .integer(disturbance.unbalanced),
            "triangles": .integer(disturbance.triangles),
            "claims": .array(
              balance.projection.ties(ofEdge: disturbance.edge).flatMap(\.claims).map {
                JSONValue(graph.claims[$0])
              }),
          ])
        }),
      "tensions": .list(
        balance.projection.tensions.map { pair in
          .object([
            "pair": .array([id(pair.first), id(pair.second)]),
            "positive": .integer(pair.positiveCount), "negative": .integer(pair.negativeCount),
            "claims": .array(
              balance.projection.ties(of: pair).flatMap(\.claims).map {
                JSONValue(graph.claims[$0])
              }),
          ])
        }),
    ])
  }

  private func pair(_ edge: Int) -> JSONValue {
    .array([id(signed.edges[edge].first), id(signed.edges[edge].second)])
  }

  private func id(_ node: CSRGraph.Node) -> JSONValue {
    .string(graph.storage.entityID(UInt32(entity(node))))
  }
}
