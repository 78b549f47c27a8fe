import EntenteAnalysis
import EntenteModel

extension DiagramContent {
  /// Chooses what to show of a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - selection: Which claims count.
  ///   - limit: How many entities to show at most; the largest by the scale are kept.
  ///   - folds: Whether entities that are tied alike share a node.
  ///   - style: How it is drawn.
  ///   - scales: What sizes and colors stand for.
  init(
    of graph: KnowledgeGraph, _ selection: Selection, limit: Int?, folds: Bool = true,
    style: DiagramStyle = DiagramStyle(), scales: EntityScales = EntityScales()
  ) {
    let names = DiagramNames(of: graph, selection)
    let ties = DrawnTie.all(of: graph, selection)
    var neighbors = [Set<Int>](repeating: [], count: graph.entities.count)
    for tie in ties {
      neighbors[tie.subject].insert(tie.object)
      neighbors[tie.object].insert(tie.subject)
    }
    var shown = names.entities.filter { !neighbors[$0].isEmpty }
    untied = names.entities.filter { neighbors[$0].isEmpty }
    let neighborCounts = neighbors.map(\.count)
    let order = SizeScale(scales.sizes, neighborCounts: neighborCounts, shown: shown)
    let isLarger = { (a: Int, b: Int) in
      let (x, y) = (order.value(of: a) ?? -.infinity, order.value(of: b) ?? -.infinity)
      return (-x, -neighborCounts[a], a) < (-y, -neighborCounts[b], b)
    }
    if let limit, shown.count > limit {
      let kept = Set(shown.sorted(by: isLarger).prefix(limit))
      for entity in shown where !kept.contains(entity) {
        leftOut[graph.storage.entityKind(entity), default: 0] += 1
      }
      shown = shown.filter(kept.contains)
    }
    let visible = Set(shown)
    let drawn = ties.filter { visible.contains($0.subject) && visible.contains($0.object) }
    relationCount = drawn.count
    claimCount = drawn.reduce(0) { $0 + $1.tie.claims.count }
    sizes = SizeScale(scales.sizes, neighborCounts: neighborCounts, shown: shown)
    colors = ColorScale(
      scales.colors, shown: shown.sorted(by: isLarger),
      colorCount: style.theme.categories.count, nameOf: graph.storage.entityName)
    let named = style.labelCount.map { Set(shown.sorted(by: isLarger).prefix($0)) }

    var nodeOf: [Int: Int] = [:]
    var groups =
      folds && style.labelCount == nil
      ? Twins(of: shown, ties: drawn, in: graph).groups : shown.map { [$0] }
    if case .values = scales.sizes { groups = groups.flatMap(apartBySize) }
    for group in groups {
      for entity in group { nodeOf[entity] = nodes.count }
      let weight = sizes.weight(of: group[0])
      var node = names.node(for: group, number: nodes.count, weight: weight, ties: drawn)
      node.colors = group.map(colors.color)
      node.isLabeled = named.map { $0.contains(group[0]) } ?? true
      nodes.append(node)
    }
    let prominent = nodes.indices.filter {
      nodes[$0].chips.isEmpty && nodes[$0].isLabeled && nodes[$0].weight > 0.64
    }
    if sizes.name != nil, prominent.count <= 3, nodes.count >= 8 {
      for node in prominent { nodes[node].isProminent = true }
    }
    addEdges(of: drawn, nodeOf: nodeOf, names: names, style: style)
  }

  /// Those of one size among entities that are tied alike: chips are all of one
  /// size, and so can't stand for others.
  func apartBySize(_ group: [Int]) -> [[Int]] {
    guard group.count > 1 else { return [group] }
    let weights = Dictionary(grouping: group) { sizes.weight(of: $0) }
    return weights.values.flatMap { $0.count < 3 ? $0.map { [$0] } : [$0] }
      .sorted { $0[0] < $1[0] }
  }

  /// Joins ties between the same two nodes that look alike.
  ///
  /// - Parameters:
  ///   - ties: The ties; those within one node are passed over.
  ///   - nodeOf: The node of each entity.
  ///   - names: Names the ends.
  ///   - style: How it is drawn.
  ///   - words: What a line says: its label and what stands below; that which the
  ///     ends don't tell if nil.
  mutating func addEdges(
    of ties: [DrawnTie], nodeOf: [Int: Int], names: DiagramNames,
    style: DiagramStyle = DiagramStyle(),
    words: (([DrawnTie]) -> (label: String, details: [String])?)? = nil
  ) {
    struct Key: Hashable {
      var first: Int
      var second: Int
      var family: Relation.Family
      var look: Look
    }
    var groups: [Key: [DrawnTie]] = [:]
    var order: [Key] = []
    for tie in ties {
      guard let a = nodeOf[tie.subject], let b = nodeOf[tie.object], a != b else { continue }
      let key = Key(first: min(a, b), second: max(a, b), family: tie.family, look: tie.look)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(tie)
    }
    for key in order {
      guard let members = groups[key], let first = members.first, let tail = nodeOf[first.subject]
      else { continue }
      let head = tail == key.first ? key.second : key.first
      let directed = members.filter(\.tie.relation.isDirected)
      let isConflict = key.family == .conflict
      let isGroup = nodes[tail].chips.count + nodes[head].chips.count > 0
      let said =
        words.map { $0(members) }
        ?? names.label(of: members, isGroup: isGroup).map {
          ($0, [])
        }
      edges.append(
        Edge(
          id: "e\(edges.count)", tail: tail, head: head, family: key.family, look: key.look,
          pointsToHead: directed.contains { nodeOf[$0.subject] == tail }
            || (isConflict && directed.count < members.count),
          pointsToTail: directed.contains { nodeOf[$0.subject] != tail }
            || (isConflict && directed.count < members.count),
          label: said?.label, details: said?.details ?? [],
          description: members.map(names.sentence).joined(separator: "; "),
          kinds: Set(members.map(\.tie.relation.kind.rawValue)).sorted(),
          ownMark: style.mark(of: key.family)))
    }
    if words == nil { leaveToLegend() }
  }

  /// Takes the words off lines whose family is all of one kind, where many say the
  /// same and the legend says it once.
  private mutating func leaveToLegend() {
    for family in Relation.Family.allCases {
      let members = edges.indices.filter { edges[$0].family == family }
      let kinds = Set(members.flatMap { edges[$0].kinds })
      guard members.count > 12, kinds.count == 1, let kind = kinds.first else { continue }
      for edge in members where edges[edge].label == kind.spaced { edges[edge].label = nil }
    }
  }
}

/// A tie as a diagram draws it: between entities that stand for themselves.
struct DrawnTie: Sendable {
  var tie: Tie
  var subject: Int
  var object: Int
  var family: Relation.Family
  var look: DiagramContent.Look

  /// The ties of a graph, but for those from an entity to itself.
  ///
  /// Entities that are one and the same are drawn as one. A plan that came true is
  /// drawn as the tie by which it did.
  static func all(of graph: KnowledgeGraph, _ selection: Selection) -> [DrawnTie] {
    let ties = graph.joiningFulfilledPlans(graph.ties(selection))
    let identities = Identities(of: graph, selection)
    return ties.compactMap { tie in
      guard tie.relation.kind != .sameAs else { return nil }
      let subject = identities.representative(of: tie.relation.subject)
      let object = identities.representative(of: tie.relation.object)
      guard subject != object else { return nil }
      return DrawnTie(
        tie: tie, subject: subject, object: object,
        family: graph.vocabulary[tie.relation.kind]?.family ?? .structure,
        look: DiagramContent.Look(tie.standing))
    }
  }
}
