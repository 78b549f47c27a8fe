import EntenteGraph
public import EntenteModel

extension Projection {
  /// Projects a graph.
  ///
  /// - Complexity: O(*n* + *m* log *m*) for *n* entities and *m* claims.
  /// - Throws: A ``Refusal`` if a strength can't be read as asked.
  public init(_ graph: KnowledgeGraph, _ options: Options = Options()) throws(Refusal) {
    var report = ProjectionReport(options)
    let identities = Identities(of: graph, options.selection)
    let hosts = options.folding.map { _ in OfficeHosts(of: graph, options.selection, identities) }
    // What is folded takes the kind of its host, so kinds are asked for later.
    var selection = options.selection
    if hosts != nil { selection.entityKinds = nil }

    let excluded = Set(options.excluded.map(identities.representative))
    let entities = graph.entities.indices.filter { entity in
      identities.representative(of: entity) == entity && hosts?.folds(entity) != true
        && !excluded.contains(entity)
        && Self.allows(entity, in: graph, options.selection)
    }
    var nodes = [Int?](repeating: nil, count: graph.entities.count)
    for (node, entity) in entities.enumerated() { nodes[entity] = node }
    for entity in nodes.indices { nodes[entity] = nodes[identities.representative(of: entity)] }

    var usable: [Tie] = []
    var ends: [(subject: UInt32, object: UInt32)] = []
    var edges: [Edge] = []
    for tie in graph.ties(selection) {
      let hosting = [tie.relation.subject, tie.relation.object].map { end in
        nodes[hosts?.host(of: end, for: tie) ?? end]
      }
      guard let subject = hosting[0], let object = hosting[1] else { continue }
      switch Self.use(of: tie, in: graph, options) {
      case .edge: break
      case .identity: continue
      case .absence:
        report.absent += 1
        continue
      case .negative:
        report.negative += 1
        continue
      }
      guard subject != object else {
        report.loops += 1
        continue
      }
      let strength = try Self.strength(of: tie, in: graph, options.weight)
      edges += Self.arcs(
        Edge(
          tail: UInt32(subject), head: UInt32(object), strength: strength, ties: [usable.count]),
        isDirected: tie.relation.isDirected, options.direction)
      usable.append(tie)
      ends.append((UInt32(subject), UInt32(object)))
    }
    if options.parallel == .merge { edges = Self.merged(edges, options.weight) }
    report.ties = usable.count
    report.edges = edges.count
    report.joined = identities.count
    report.folded = hosts?.count ?? 0
    report.excluded = excluded.sorted().map(graph.storage.entityName)

    self.entities = entities
    self.nodes = nodes
    self.ties = usable
    self.ends = ends
    self.edges = edges
    self.summary = report.line
    self.graph = CSRGraph(
      nodeCount: entities.count, edges: edges.map { ($0.tail, $0.head) },
      weights: options.weight == .none
        ? nil
        : edges.map {
          options.weight == .strength && options.readsLengths ? 1 / $0.strength : $0.strength
        },
      isDirected: options.direction != .ignore)
  }

  /// What a tie is to a projection.
  private enum Use { case edge, identity, absence, negative }

  private static func use(of tie: Tie, in graph: KnowledgeGraph, _ options: Options) -> Use {
    guard let definition = graph.vocabulary[tie.relation.kind] else { return .edge }
    if definition.kind == .sameAs { return .identity }
    if definition.family == .absence { return .absence }
    return options.dropsNegative && definition.sign == .negative ? .negative : .edge
  }

  private static func allows(
    _ entity: Int, in graph: KnowledgeGraph, _ selection: Selection
  ) -> Bool {
    guard let kinds = selection.entityKinds else { return true }
    return kinds.contains { graph.vocabulary.kind(graph.storage.entityKind(entity), isA: $0) }
  }

  /// The largest strength that a claim of the tie gives, or the default of its kind.
  private static func strength(
    of tie: Tie, in graph: KnowledgeGraph, _ weight: Weight
  ) throws(Refusal) -> Double {
    var largest: (claim: Int, strength: Double)?
    for claim in tie.claims {
      guard let given = graph.storage.claims.extras[UInt32(claim)]?.strength else { continue }
      if largest.map({ given > $0.strength }) ?? true { largest = (claim, given) }
    }
    let chosen =
      largest
      ?? (tie.claims[0], graph.vocabulary[tie.relation.kind]?.defaultStrength ?? 1)
    guard weight == .none || Self.readable.contains(chosen.strength) else {
      throw .strength(chosen.strength, claim: chosen.claim)
    }
    return chosen.strength
  }

  /// The strengths that can be inverted and added up, and stay finite numbers.
  private static let readable = 1e-300...1e300

  /// The arcs of a tie: one way, against it, or both ways.
  private static func arcs(_ edge: Edge, isDirected: Bool, _ direction: Direction) -> [Edge] {
    var back = edge
    swap(&back.tail, &back.head)
    switch direction {
    case .ignore: return [edge.tail <= edge.head ? edge : back]
    case .declared: return isDirected ? [edge] : [edge, back]
    case .reversed: return isDirected ? [back] : [edge, back]
    }
  }

  /// The edges with those between the same ends joined: strengths are added, of
  /// costs the least is taken.
  private static func merged(_ edges: [Edge], _ weight: Weight) -> [Edge] {
    let order = edges.indices.sorted { a, b in
      let (x, y) = (edges[a], edges[b])
      return (x.tail, x.head, a) < (y.tail, y.head, b)
    }
    var merged: [Edge] = []
    for edge in order.lazy.map({ edges[$0] }) {
      if let last = merged.last, last.tail == edge.tail, last.head == edge.head {
        merged[merged.count - 1].strength =
          weight == .cost
          ? min(last.strength, edge.strength) : last.strength + edge.strength
        merged[merged.count - 1].ties += edge.ties
      } else {
        merged.append(edge)
      }
    }
    return merged
  }
}
