import EntenteAnalysis
import EntenteModel

extension DiagramContent {
  /// An entity, as the first node, and those tied to it.
  ///
  /// Neighbors that are tied to it in the same ways share a node where there are
  /// more than a ring has places for.
  ///
  /// - Parameters:
  ///   - center: The position of the entity.
  ///   - graph: The graph.
  ///   - selection: Which claims count.
  ///   - limit: How many neighbors to show at most; the largest by the scale are kept,
  ///     or the most tied ones if it has no values.
  ///   - style: How it is drawn.
  ///   - scales: What sizes and colors stand for.
  init(
    around center: Int, in graph: KnowledgeGraph, _ selection: Selection, limit: Int?,
    style: DiagramStyle = DiagramStyle(), scales: EntityScales = EntityScales()
  ) {
    let names = DiagramNames(of: graph, selection)
    let evidence = TieEvidence(of: graph)
    let center = Identities(of: graph, selection).representative(of: center)
    let ties = DrawnTie.all(of: graph, selection)
    var bonds: [Int: Set<String>] = [:]
    var degrees: [Int: Int] = [:]
    for tie in ties {
      degrees[tie.subject, default: 0] += 1
      degrees[tie.object, default: 0] += 1
      guard tie.subject == center || tie.object == center else { continue }
      let isOut = tie.tie.relation.isDirected && tie.subject == center
      bonds[tie.subject == center ? tie.object : tie.subject, default: []]
        .insert("\(tie.tie.relation.kind.rawValue) \(isOut) \(tie.look.rawValue)")
    }
    var around = names.entities.filter { bonds[$0] != nil }
    measure(by: scales, shown: around + [center], style, in: graph)
    let isLarger = { [sizes] (a: Int, b: Int) in
      let (x, y) = (sizes.weight(of: a), sizes.weight(of: b))
      return (-x, -(degrees[a] ?? 0), a) < (-y, -(degrees[b] ?? 0), b)
    }
    if let limit, around.count > limit {
      let kept = Set(around.sorted(by: isLarger).prefix(limit))
      for entity in around where !kept.contains(entity) {
        leftOut[graph.storage.entityKind(entity), default: 0] += 1
      }
      around = around.filter(kept.contains)
    }
    guard !around.isEmpty else { return }

    let shown = Set(around + [center])
    let drawn = ties.filter { shown.contains($0.subject) && shown.contains($0.object) }
    let own = drawn.filter { $0.subject == center || $0.object == center }
    relationCount = own.count
    claimCount = own.reduce(0) { $0 + $1.tie.claims.count }
    var nodeOf = [center: 0]
    measure(by: scales, shown: [center] + around.sorted(by: isLarger), style, in: graph)
    nodes.append(scaled(names.node(for: [center], number: 0, weight: 1, ties: own)))
    nodes[0].isProminent = true
    var groups =
      style.labelCount == nil
      ? Self.groups(of: around, by: bonds, in: graph) : around.map { [$0] }
    if sizes.name != nil { groups = groups.flatMap(apartBySize) }
    let named = style.labelCount.map { Set(around.sorted(by: isLarger).prefix($0)) }
    for group in groups {
      for entity in group { nodeOf[entity] = nodes.count }
      var node = scaled(names.node(for: group, number: nodes.count, weight: 0.16, ties: own))
      node.isLabeled = named.map { $0.contains(group[0]) } ?? true
      nodes.append(node)
    }
    addEdges(of: own, nodeOf: nodeOf, names: names, style: style) { ties in
      let kinds = names.kinds(of: ties)
      return (kinds, [evidence.line(for: ties.map(\.tie))].filter { !$0.isEmpty })
    }
    addFaintEdges(
      of: drawn.filter { $0.subject != center && $0.object != center }, nodeOf: nodeOf,
      names: names)
  }

  /// The neighbors by groups that are tied alike to the middle; each by itself
  /// where a ring has room.
  private static func groups(
    of entities: [Int], by bonds: [Int: Set<String>], in graph: KnowledgeGraph
  ) -> [[Int]] {
    guard entities.count > 16 else { return entities.map { [$0] } }
    struct Signature: Hashable {
      var kind: Entity.Kind
      var bonds: Set<String>
    }
    var groups: [[Int]] = []
    var numbers: [Signature: Int] = [:]
    for entity in entities {
      let signature = Signature(
        kind: graph.storage.entityKind(entity), bonds: bonds[entity] ?? [])
      if let number = numbers[signature] {
        groups[number].append(entity)
      } else {
        numbers[signature] = groups.count
        groups.append([entity])
      }
    }
    return groups.flatMap { $0.count < 3 ? $0.map { [$0] } : [$0] }
  }

  /// Adds one thin line for all ties between two nodes.
  private mutating func addFaintEdges(
    of ties: [DrawnTie], nodeOf: [Int: Int], names: DiagramNames
  ) {
    var groups: [[Int]: [DrawnTie]] = [:]
    for tie in ties {
      guard let a = nodeOf[tie.subject], let b = nodeOf[tie.object], a != b else { continue }
      groups[[min(a, b), max(a, b)], default: []].append(tie)
    }
    for (ends, members) in groups.sorted(by: { ($0.key[0], $0.key[1]) < ($1.key[0], $1.key[1]) }) {
      edges.append(
        Edge(
          id: "e\(edges.count)", tail: ends[0], head: ends[1], family: members[0].family,
          look: members.contains { $0.look == .held } ? .held : members[0].look,
          pointsToHead: false, pointsToTail: false, label: nil,
          description: members.map(names.sentence).joined(separator: "; "),
          kinds: Set(members.map(\.tie.relation.kind.rawValue)).sorted(), isFaint: true))
    }
  }
}
