import EntenteModel

extension KnowledgeGraph {
  /// Whether the graph says no more than a graph file of another program can:
  /// nodes and edges with attributes, from one file, and nothing of claims.
  var isPlain: Bool {
    guard storage.sources.count <= 1, storage.merges.isEmpty,
      storage.sources.allSatisfy({ source in
        source == Source(id: source.id) && storage.files.contains { $0.name == source.id }
      }),
      entities.allSatisfy({ $0.codes.isEmpty && $0.aliases.isEmpty && !$0.isUnnamed })
    else { return false }
    let claims = storage.claims
    for claim in 0..<claims.count {
      let flags = claims.flags[claim]
      let isProperty = flags.contains(.isProperty)
      let citations = claims.citations(of: claim)
      guard flags.standing == .asserted, !flags.contains(.isInferred),
        isProperty || flags.contains(.isOwnRelation),
        citations.count == 1, citations.allSatisfy({ $0.locator == .none && $0.quotation == .none })
      else { return false }
      if isProperty, claims.period[claim] != .none { return false }
      if isProperty {
        let isBare =
          claims.strength[claim] == nil && claims.key[claim] == .none
          && claims.attributes.isEmpty(of: claim)
        if !isBare || claims.extras[UInt32(claim)] != nil { return false }
      }
      guard var extras = claims.extras[UInt32(claim)] else { continue }
      extras.role = .none
      if extras != ClaimColumns.Extras() { return false }
    }
    return true
  }
}

extension GraphExport {
  /// Lays out a graph that says no more than the file that it came from.
  init(plain graph: KnowledgeGraph, losses: inout LossReport) {
    title = graph.title
    var nodeTable = ColumnTable()
    var edgeTable = ColumnTable()
    var attributes = [[Claim.Attribute]](repeating: [], count: graph.entities.count)
    let storage = graph.storage
    for (number, claim) in graph.claims.enumerated() {
      let subject = Int(storage.claims.subject[number])
      switch claim.statement {
      case .property(let property, let value):
        attributes[subject].append(
          Claim.Attribute(
            property.rawValue, type: graph.vocabulary[property]?.type ?? .text, value: value))
      case .relation(let kind, _):
        var edge = Edge(
          source: subject, target: Int(storage.claims.object[number]),
          isDirected: claim.isDirected(in: graph.vocabulary))
        edge.id = claim.key
        edge.relation = kind == .tied ? nil : kind.rawValue
        edge.weight = claim.strength
        edge.period = claim.period
        edge.label = claim.role
        edge.values = edgeTable.values(claim.attributes)
        edges.append(edge)
      }
    }
    for (entity, attributes) in zip(graph.entities, attributes) {
      nodes.append(
        Node(
          id: entity.id, label: entity.name == entity.id ? nil : entity.name,
          kind: entity.kind == .plain ? nil : entity.kind.rawValue,
          values: nodeTable.values(attributes)))
    }
    nodeColumns = nodeTable.columns
    edgeColumns = edgeTable.columns
    dropRepeatedIDs(losses: &losses)
    losses.add(
      "types of attributes", count: nodeTable.mixed.count + edgeTable.mixed.count,
      why: "values of several types share a name")
  }

  /// Leaves the ids of edges out if they don't tell them apart.
  private mutating func dropRepeatedIDs(losses: inout LossReport) {
    let ids = edges.compactMap(\.id)
    guard Set(ids).count < ids.count else { return }
    for edge in edges.indices { edges[edge].id = nil }
    losses.add("ids of edges", count: ids.count, why: "several edges have the same")
  }
}

extension Claim {
  /// Whether the tie runs one way, as its file or else its kind has it.
  func isDirected(in vocabulary: Vocabulary) -> Bool {
    guard case .relation(let kind, _) = statement else { return false }
    return isDirected ?? (vocabulary[kind]?.isSymmetric != true)
  }
}
