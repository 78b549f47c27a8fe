import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// What a network is like as a whole: figures, each with what it says.
struct StructureReport {
  let graph: KnowledgeGraph
  let structure: NetworkStructure

  /// How many rich clubs are listed; nil if all.
  let limit: Int?

  /// How many random graphs were asked for, and what they are drawn from.
  let randomGraphs: (count: Int, seed: UInt64)?

  /// What the figures rest on, and each rich club by its number of ties, if that is told.
  var support: TieSupport?
  var clubSupports: [Int: TieSupport] = [:]

  /// One figure.
  struct Figure {
    /// What it is of: size, distance, closure, direction, likeness, center.
    var family: String
    var name: String
    /// Nil if there is none, as of a mean without numbers.
    var value: Double?
    /// What the figure says of this network, if that is more than the number.
    var detail: String?
    /// What figures of its kind say.
    var says: String
  }

  /// What the entity of a node is called.
  func name(ofNode node: Int) -> String {
    graph.storage.entityName(structure.projection.entities[node])
  }

  // MARK: For people

  func text(_ style: TextStyle) -> String {
    var table = Table([
      .init(name: ""), .init(name: "figure", role: .strong), .init(name: "value", isRight: true),
      .init(name: "says"),
    ])
    var last: String?
    for figure in figures {
      table.rows.append([
        figure.family == last ? "" : figure.family, figure.name, Self.words(figure.value),
        [figure.detail, figure.says].compactMap(\.self).joined(separator: "; "),
      ])
      last = figure.family
    }
    var text = table.text(style)
    if structure.triads != nil {
      text += "\n" + style(.strong, "Threes of entities, by type") + "\n" + triadTable.text(style)
    }
    if !clubs.isEmpty {
      text += "\n" + style(.strong, "Rich clubs") + "\n" + clubTable.text(style)
    }
    if let support {
      var table = Table(TieSupport.columns(isPlain: false))
      table.rows = [support.cells(in: graph, isPlain: false)]
      text += "\n" + style(.strong, "Evidence") + "\n" + table.text(style)
    }
    return text
  }

  private static func words(_ value: Double?) -> String {
    guard let value else { return "none" }
    return value == value.rounded() ? Evidence.number(value) : value.fourDigits
  }

  /// Every type, with how many there are and would be.
  private var triadTable: Table {
    var table = Table([
      .init(name: "type", role: .strong), .init(name: "threes", isRight: true),
      .init(name: "by chance", isRight: true), .init(name: "says"),
    ])
    for (type, count, expected) in triads {
      table.rows.append([type.rawValue, String(count), expected.fourDigits, type.meaning])
    }
    return table
  }

  private var triads: [(type: TriadType, count: Int, expected: Double)] {
    guard let census = structure.triads, let dyads = structure.dyads else { return [] }
    let n = structure.projection.graph.nodeCount
    return TriadType.allCases.map {
      ($0, census[$0], TriadCensus.expected($0, nodeCount: n, dyads: dyads))
    }
  }

  /// The clubs, the most exclusive first, each set of entities once.
  private var clubs: [RichClub] {
    let all = structure.richClubs
    return all.indices.filter {
      $0 + 1 == all.count || all[$0 + 1].nodeCount < all[$0].nodeCount
    }.reversed().map { all[$0] }
  }

  /// What chance gives a club; nil if that was not asked for.
  private func chance(of club: RichClub) -> RichClubChance? {
    // There is a club for each number of ties, from 0 on.
    structure.richClubChances.map { $0[club.degree] }
  }

  private var clubTable: Table {
    let hasChances = structure.richClubChances != nil
    let evidenceColumns = support == nil ? [] : TieSupport.columns(isPlain: false)
    var table = Table(
      [
        .init(name: "ties above", isRight: true), .init(name: "entities", isRight: true),
        .init(name: "ties", isRight: true), .init(name: "tied pairs", isRight: true),
      ]
        + (hasChances
          ? ["by chance", "ratio", "p"].map { .init(name: $0, isRight: true) } : [])
        // Another number of ties would be taken for that of the pairs.
        + evidenceColumns.dropFirst() + [.init(name: "who")])
    let degrees = structure.projection.graph.degrees()
    for club in clubs.prefix(limit ?? clubs.count) {
      let members = degrees.indices.filter { degrees[$0] > club.degree }
      let names = members.prefix(8).map(name(ofNode:))
      let more = members.count - names.count
      let chances =
        chance(of: club).map { chance in
          [
            Self.percent(chance.expected), chance.normalized?.fourDigits ?? "none",
            chance.tail.fourDigits,
          ]
        } ?? []
      table.rows.append(
        [
          String(club.degree), String(club.nodeCount), String(club.edgeCount),
          Self.percent(club.coefficient),
        ] + chances + evidenceCells(of: club).dropFirst()
          + [(names + (more > 0 ? ["+\(more)"] : [])).joined(separator: ", ")])
    }
    return table
  }

  private static func percent(_ share: Double) -> String {
    "\(Int((share * 100).rounded()))%"
  }

  // MARK: For programs

  /// A row for each figure, type of three and rich club.
  func table(isForPeople: Bool) -> Table {
    var table = Table(
      ["family", "figure", "value", "detail", "says"].map { Table.Column(name: $0) }
        + (support == nil ? [] : TieSupport.columns(isPlain: !isForPeople)))
    let evidence = support?.cells(in: graph, isPlain: !isForPeople) ?? []
    func number(_ value: Double?) -> String {
      guard let value else { return isForPeople ? "none" : "" }
      return isForPeople ? Self.words(value) : Evidence.number(value)
    }
    for figure in figures {
      table.rows.append(
        [figure.family, figure.name, number(figure.value), figure.detail ?? "", figure.says]
          + evidence)
    }
    for (type, count, expected) in triads {
      table.rows.append(
        ["threes", type.rawValue, String(count), "by chance \(number(expected))", type.meaning]
          + evidence)
    }
    for club in clubs.prefix(limit ?? clubs.count) {
      table.rows.append(
        [
          "rich club", "more than \(club.degree) ties", number(club.coefficient),
          "\(club.nodeCount) entities, \(club.edgeCount) ties"
            + (chance(of: club).map { "; by chance \(number($0.expected)), p \(number($0.tail))" }
              ?? ""),
          "the share of their pairs that are tied",
        ] + evidenceCells(of: club, isPlain: !isForPeople))
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1),
      "projection": .string(structure.projection.summary),
      "directedProjection": structure.directed.map { .string($0.summary) },
      "evidence": support?.json(in: graph),
      "figures": .array(
        figures.map { figure in
          .object([
            "family": .string(figure.family), "name": .string(figure.name),
            "value": figure.value.map { .number($0) }, "detail": .text(figure.detail),
            "says": .string(figure.says),
          ])
        }),
      "triads": .list(
        triads.map { type, count, expected in
          .object([
            "type": .string(type.rawValue), "count": .integer(count),
            "expected": .number(expected), "says": .string(type.meaning),
          ])
        }),
      "richClubs": .array(
        clubs.prefix(limit ?? clubs.count).map { club in
          .object([
            "degreeAbove": .integer(club.degree), "entities": .integer(club.nodeCount),
            "ties": .integer(club.edgeCount), "coefficient": .number(club.coefficient),
            "expected": chance(of: club).map { .number($0.expected) },
            "deviation": chance(of: club).map { .number($0.deviation) },
            "normalized": chance(of: club)?.normalized.map { .number($0) },
            "p": chance(of: club).map { .number($0.tail) },
            "evidence": clubSupports[club.degree]?.json(in: graph),
          ])
        }),
    ])
  }

  /// What else a reader must know.
  var remarks: [String] {
    var lines: [String] = []
    if let randomGraphs {
      lines.append(
        structure.richClubChances == nil
          ? "the network is too large for \(randomGraphs.count) random graphs; fewer, or --among, "
            + "will do"
          : "rich clubs by chance: the mean of \(randomGraphs.count) random graphs in which each "
            + "has as many ties, made by \(NetworkStructure.swapsPerTie) exchanges of ends tried "
            + "for each tie, seed \(randomGraphs.seed); p: the share of them as dense, the network "
            + "counted in")
    } else if !structure.richClubs.isEmpty {
      lines.append(
        "rich clubs are raw: hubs are tied to hubs by chance, too, so that a share says little "
          + "alone")
    }
    if structure.triads != nil {
      lines.append(
        "by chance: the mean of graphs with as many pairs tied both ways, one way and not at all")
    }
    if structure.dyads != nil, structure.triads == nil {
      lines.append("threes are not counted: the ties of hubs are too many")
    }
    if structure.distances == nil, structure.components.count > 0 {
      lines.append("distances are left out: the largest part is too large")
    }
    if let limit, clubs.count > limit {
      lines.append("\(clubs.count - limit) rich clubs more; --top 0 lists all")
    }
    return lines
  }
}

extension TriadType {
  /// What the type says, in one line.
  var meaning: String {
    switch self {
    case .empty: "no tie"
    case .one: "one tie, one way"
    case .mutual: "one tie, both ways"
    case .down: "one is tied to two others"
    case .up: "two are tied to a third"
    case .chain: "one passes on to the next"
    case .mutualIn: "two are tied both ways, a third is tied to one of them"
    case .mutualOut: "two are tied both ways, one of them is tied to a third"
    case .transitive: "a chain with a short cut: a ranking of three"
    case .cycle: "a circle: no one is first"
    case .twoMutual: "one is tied both ways to two others"
    case .mutualDown: "one is tied to two who are tied both ways"
    case .mutualUp: "two who are tied both ways are tied to a third"
    case .mutualChain: "a chain whose ends are tied both ways"
    case .almostComplete: "all tied, one pair one way only"
    case .complete: "all tied both ways"
    }
  }
}
