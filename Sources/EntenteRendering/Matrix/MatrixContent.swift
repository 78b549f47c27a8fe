import EntenteAnalysis
import EntenteGraph
import EntenteModel

/// A table of who stands where: entities in rows, those that they belong to, or
/// deal with, in columns.
struct MatrixContent: Sendable {
  /// The positions of the entities in rows and in columns.
  private(set) var rows: [Int] = []
  private(set) var columns: [Int] = []

  /// The signs of a cell with the ties that they stand for, by row and column.
  private(set) var cells: [Place: [MatrixSign: [DrawnTie]]] = [:]

  /// Whether the columns are what the rows belong to, rather than the rows again.
  private(set) var isOfAffiliations = false

  /// The numbers of entities that would have had a row or a column.
  private(set) var rowsLeftOut = 0
  private(set) var columnsLeftOut = 0

  struct Place: Hashable, Sendable {
    var row: Int
    var column: Int
  }

  private static let mostColumns = 18
  private static let mostPowers = 4

  /// Chooses rows and columns.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - ties: The ties drawn.
  ///   - limit: How many rows to show at most.
  init(of graph: KnowledgeGraph, ties: [DrawnTie], limit: Int?) {
    let belonging = ties.filter {
      MatrixMark.belonging.contains($0.tie.relation.kind)
    }
    if belonging.count >= 8 {
      isOfAffiliations = true
      chooseAffiliations(belonging, ties, in: graph, limit: limit)
    } else {
      chooseAll(ties, in: graph, limit: limit)
    }
    fill(with: ties)
    let told = rows.filter { row in columns.contains { cells[Place(row: row, column: $0)] != nil } }
    rowsLeftOut += rows.count - told.count
    rows = told
    if !isOfAffiliations { columns = columns.filter(Set(rows).contains) }
    sortRows(of: graph)
  }

  /// Columns are the groups that tell most of the rows apart, then a few
  /// entities with which most rows deal.
  private mutating func chooseAffiliations(
    _ belonging: [DrawnTie], _ ties: [DrawnTie], in graph: KnowledgeGraph, limit: Int?
  ) {
    var members: [Int: Set<Int>] = [:]
    for tie in belonging { members[tie.object, default: []].insert(tie.subject) }
    let all = Set(members.values.joined())
    let groups = members.filter { $0.value.count > 1 }.keys.sorted()

    var dealings: [Int: Set<Int>] = [:]
    for tie in ties where Self.isDealing(tie, in: graph) {
      dealings[tie.subject, default: []].insert(tie.object)
      dealings[tie.object, default: []].insert(tie.subject)
    }
    var powers: [Int] = []
    if groups.count <= Self.mostColumns - Self.mostPowers {
      powers = dealings.keys.filter { all.contains($0) && !groups.contains($0) }
        .sorted { (-(dealings[$0]?.count ?? 0), $0) < (-(dealings[$1]?.count ?? 0), $1) }
        .filter { (dealings[$0]?.count ?? 0) > 2 }.prefix(Self.mostPowers).map(\.self)
    }
    let actors = powers.reduce(all) { $0.union(dealings[$1] ?? []) }.subtracting(groups).filter {
      all.contains($0) || graph.vocabulary.kind(graph.storage.entityKind($0), isOneOf: Self.actors)
    }
    keep(actors, of: ties, limit: limit)
    let shown = Set(rows)
    let seen = members.mapValues(shown.intersection)
    let chosen = groups.count > Self.mostColumns ? Self.telling(groups, seen, of: rows) : groups
    columnsLeftOut = groups.count - chosen.count
    columns =
      chosen.sorted { (-(seen[$0]?.count ?? 0), $0) < (-(seen[$1]?.count ?? 0), $1) } + powers
  }

  /// The groups that tell most of the rows apart: one after the other that to
  /// which nearest to half of them belong and which is least like those chosen.
  ///
  /// Likeness is the correlation φ of two memberships.
  private static func telling(
    _ groups: [Int], _ members: [Int: Set<Int>], of rows: [Int]
  ) -> [Int] {
    let count = Double(max(1, rows.count))
    func share(_ group: Int) -> Double { Double(members[group]?.count ?? 0) / count }
    func correlation(_ a: Int, _ b: Int) -> Double {
      guard let first = members[a], let second = members[b] else { return 1 }
      let (p, q) = (share(a), share(b))
      let spread = (p * (1 - p) * q * (1 - q)).squareRoot()
      guard spread > 0 else { return 1 }
      return abs((Double(first.intersection(second).count) / count - p * q) / spread)
    }
    var chosen: [Int] = []
    var likeness = [Double](repeating: 0, count: groups.count)
    while chosen.count < mostColumns {
      func worth(_ place: Int) -> Double {
        let part = share(groups[place])
        return chosen.contains(groups[place]) ? -1 : part * (1 - part) * (1 - likeness[place])
      }
      guard let best = groups.indices.max(by: { worth($0) < worth($1) }), worth(best) > 0 else {
        break
      }
      chosen.append(groups[best])
      for place in groups.indices {
        likeness[place] = max(likeness[place], correlation(groups[place], groups[best]))
      }
    }
    return chosen
  }

  /// Rows and columns are the same entities, those of one community together.
  private mutating func chooseAll(_ ties: [DrawnTie], in graph: KnowledgeGraph, limit: Int?) {
    let all = Set(ties.flatMap { [$0.subject, $0.object] })
    keep(all, of: ties, limit: min(limit ?? .max, 60))
    var numbers: [Int: UInt32] = [:]
    for (number, entity) in rows.enumerated() { numbers[entity] = UInt32(number) }
    let edges = ties.compactMap { tie -> (UInt32, UInt32)? in
      guard tie.family != .conflict, tie.look == .held, let a = numbers[tie.subject],
        let b = numbers[tie.object]
      else { return nil }
      return (a, b)
    }
    let network = CSRGraph(nodeCount: rows.count, edges: edges)
    let labels = network.leidenCommunities(workers: .one).labels
    let degrees = network.degrees()
    func key(_ number: Int) -> (Int32, Int, Int) {
      (labels[number], -degrees[number], rows[number])
    }
    rows = rows.indices.sorted { key($0) < key($1) }.map { rows[$0] }
    columns = rows
  }

  /// Keeps those with the most ties.
  private mutating func keep(_ entities: Set<Int>, of ties: [DrawnTie], limit: Int?) {
    var counts: [Int: Int] = [:]
    for tie in ties {
      counts[tie.subject, default: 0] += 1
      counts[tie.object, default: 0] += 1
    }
    let sorted = entities.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
    rows = sorted.prefix(limit ?? sorted.count).sorted()
    rowsLeftOut = sorted.count - rows.count
  }

  private mutating func fill(with ties: [DrawnTie]) {
    let (isRow, isColumn) = (Set(rows), Set(columns))
    for tie in ties {
      let sign = MatrixSign(
        mark: MatrixMark(tie.tie.relation.kind, family: tie.family), look: tie.look)
      for (row, column) in [(tie.subject, tie.object), (tie.object, tie.subject)]
      where isRow.contains(row) && isColumn.contains(column) {
        cells[Place(row: row, column: column), default: [:]][sign, default: []].append(tie)
      }
    }
  }

  /// The signs that occur, each with the kinds of relation that it stands for,
  /// the most frequent first.
  var signs: [(sign: MatrixSign, kinds: [String])] {
    var counts: [MatrixSign: [String: Int]] = [:]
    for (sign, ties) in cells.values.joined() {
      for tie in ties {
        counts[sign, default: [:]][tie.tie.relation.kind.rawValue.spaced, default: 0] += 1
      }
    }
    return counts.sorted { $0.key < $1.key }.map { sign, kinds in
      (sign, kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key))
    }
  }

  /// Rows of one kind stand together, and in it those with the same marks.
  private mutating func sortRows(of graph: KnowledgeGraph) {
    guard isOfAffiliations else { return }
    let kinds = graph.vocabulary.entityKinds.map(\.kind)
    let keys = Dictionary(
      uniqueKeysWithValues: rows.map { row -> (Int, [Int]) in
        let kind = kinds.firstIndex(of: graph.storage.entityKind(row)) ?? 0
        let marks = columns.map { column -> Int in
          let signs = cells[Place(row: row, column: column)]?.keys.min()
          return signs.map { mark in
            (MatrixMark.allCases.firstIndex(of: mark.mark) ?? 0) * 3 + mark.look.order
          } ?? 99
        }
        return (row, [kind] + marks)
      })
    rows.sort { a, b in
      guard let x = keys[a], let y = keys[b] else { return a < b }
      return x == y ? a < b : x.lexicographicallyPrecedes(y)
    }
  }

  private static let actors: [Entity.Kind] = [.state, .person, .organization, .bloc]

  /// Whether a tie says how two deal with each other, not what one is of the other.
  private static func isDealing(_ tie: DrawnTie, in graph: KnowledgeGraph) -> Bool {
    guard [.cooperation, .conflict, .contact].contains(tie.family) else { return false }
    return [tie.subject, tie.object].allSatisfy {
      graph.vocabulary.kind(graph.storage.entityKind($0), isOneOf: [.state, .person])
    }
  }
}
