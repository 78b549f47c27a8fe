import EntenteGraph
import EntenteModel

/// Groups of nodes, before it is known what holds them together.
struct GroupDraft {
  private var groups: [(nodes: [Int], label: String?, cutOff: Int?)] = []

  /// Whether the groups are in the order in which they are to be listed.
  var keepsOrder = false

  init() {}

  /// A group for each label.
  init(_ labels: [Int32]) {
    groups = [(nodes: [Int], label: String?, cutOff: Int?)](
      repeating: ([], nil, nil), count: Int(labels.max() ?? -1) + 1)
    for (node, label) in labels.enumerated() { groups[Int(label)].nodes.append(node) }
  }

  mutating func add(_ nodes: [Int], label: String?, cutOff: Int? = nil) {
    groups.append((nodes, label, cutOff))
  }

  /// The groups with their members, the ties within them and the ties out of them.
  ///
  /// A tie is within each group that has both its ends, and goes out of each that has one.
  func grouping(
    _ method: GroupMethod, _ basis: GroupBasis, in graph: KnowledgeGraph,
    quality: [Grouping.Quality], consensus: Consensus? = nil, notes: [String] = []
  ) -> Grouping {
    let names = basis.entities.map(graph.storage.entityName)
    let ids = basis.entities.map { graph.storage.entityID(UInt32($0)) }
    let counts = TieCounts(of: basis, groups.map(\.nodes), method)
    var found: [Grouping.Group] = []
    for (number, group) in groups.enumerated()
    where group.nodes.count > 1 || method == .articulationPoints || group.label != nil {
      let members = group.nodes.sorted { (names[$0], ids[$0]) < (names[$1], ids[$1]) }
      func inner(_ node: Int) -> Int { counts.inner(node, of: number) }
      let most = members.map(inner).max() ?? 0
      let center = members.filter { inner($0) == most }.min { ids[$0] < ids[$1] } ?? members[0]
      let stability = consensus.map { consensus in
        members.reduce(0) { $0 + consensus.stabilities[$1] } / Double(members.count)
      }
      found.append(
        Grouping.Group(
          number: number,
          members: members.map {
            .init(entity: basis.entities[$0], stability: consensus?.stabilities[$0])
          }, center: basis.entities[center], label: group.label, tiesWithin: counts.within[number],
          tiesOut: counts.out[number],
          kinds: Self.listed(counts.kinds[number], in: graph),
          stability: stability, cutOff: group.cutOff,
          claims: counts.ties[number].flatMap(basis.claims)))
    }
    if !keepsOrder {
      found.sort { a, b in
        if a.members.count != b.members.count { return a.members.count > b.members.count }
        if a.tiesWithin != b.tiesWithin { return a.tiesWithin > b.tiesWithin }
        return firstID(of: a, in: graph) < firstID(of: b, in: graph)
      }
    }
    for place in found.indices { found[place].number = place + 1 }
    let grouped = Set(found.flatMap { $0.members.map(\.entity) })
    return Grouping(
      method: method, groups: found, alone: basis.entities.filter { !grouped.contains($0) },
      quality: quality, consensus: consensus, summary: basis.summary, notes: notes,
      projection: basis.projection, positions: basis.positions, isShared: basis.isShared)
  }

  /// Kinds with their numbers, the most frequent first.
  private static func listed(
    _ counts: [Int: Int], in graph: KnowledgeGraph
  ) -> [(kind: Relation.Kind, count: Int)] {
    let kinds = graph.vocabulary.relationKinds
    return counts.keys.sorted { a, b in
      let (x, y) = (counts[a, default: 0], counts[b, default: 0])
      return x == y ? kinds[a].kind.rawValue < kinds[b].kind.rawValue : x > y
    }.map { (kinds[$0].kind, counts[$0, default: 0]) }
  }

  private func firstID(of group: Grouping.Group, in graph: KnowledgeGraph) -> String {
    graph.storage.entityID(UInt32(group.members[0].entity))
  }
}
