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

    let storage = graph.storage
    let filter = ClaimFilter(selection, in: graph)
    let uses = graph.vocabulary.relationKinds.map { Self.use(of: $0, options) }
    var usable: [UInt32] = []
    var ends: [(subject: UInt32, object: UInt32)] = []
    var strengths: [Double] = []
    var arcs: [Arc] = []
    var chosen: [Int] = []
    for relation in 0..<storage.relations.count
    where filter.choose(from: storage.relations.claims(of: relation), into: &chosen) {
      let tie = storage.ends(ofRelation: relation)
      var (subject, object) = (nodes[tie.subject], nodes[tie.object])
      if let hosts, let tie = filter.tie(at: relation) {
        subject = nodes[hosts.host(of: tie.relation.subject, for: tie)]
        object = nodes[hosts.host(of: tie.relation.object, for: tie)]
      }
      guard let subject, let object else { continue }
      switch uses[tie.kind] {
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
      strengths.append(
        try Self.strength(
          of: chosen, in: storage.claims, options.weight,
          default: graph.vocabulary.relationKinds[tie.kind].defaultStrength))
      Self.append(
        Arc(tail: UInt32(subject), head: UInt32(object), tie: UInt32(usable.count)), to: &arcs,
        isDirected: tie.isDirected, options.direction)
      usable.append(UInt32(relation))
      ends.append((UInt32(subject), UInt32(object)))
    }
    if options.parallel == .merge { arcs.sortByEnds(nodeCount: entities.count) }
    let edges = Self.edges(of: arcs, strengths, options)
    report.ties = usable.count
    report.edges = edges.count
    report.joined = identities.count
    report.folded = hosts?.count ?? 0
    report.excluded = excluded.sorted().map(graph.storage.entityName)

    self.entities = entities
    self.nodes = nodes
    self.ties = Ties(filter: filter, relations: usable)
    self.ends = ends
    self.edges = edges
    self.tiesOfEdges = arcs.map(\.tie)
    self.summary = report.line
    self.graph = CSRGraph(
      nodeCount: entities.count, edges: edges.lazy.map { ($0.tail, $0.head) },
      weights: options.weight == .none
        ? nil
        : edges.map {
          options.weight == .strength && options.readsLengths ? 1 / $0.strength : $0.strength
        },
      isDirected: options.direction != .ignore)
  }

  /// What a tie is to a projection.
  private enum Use { case edge, identity, absence, negative }

  private static func use(of definition: Relation.Kind.Definition, _ options: Options) -> Use {
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

  /// The largest strength that a claim of a tie gives, or the default of its kind.
  private static func strength(
    of chosen: [Int], in claims: ClaimColumns, _ weight: Weight, default unsaid: Double
  ) throws(Refusal) -> Double {
    var largest: (claim: Int, strength: Double)?
    for claim in chosen {
      guard let given = claims.strength[claim] else { continue }
      if largest.map({ given > $0.strength }) ?? true { largest = (claim, given) }
    }
    let (claim, strength) = largest ?? (chosen[0], unsaid)
    guard weight == .none || Self.readable.contains(strength) else {
      throw .strength(strength, claim: claim)
    }
    return strength
  }

  /// The strengths that can be inverted and added up, and stay finite numbers.
  private static let readable = 1e-300...1e300

  /// Adds the arcs of a tie: one way, against it, or both ways.
  private static func append(
    _ arc: Arc, to arcs: inout [Arc], isDirected: Bool, _ direction: Direction
  ) {
    let back = Arc(tail: arc.head, head: arc.tail, tie: arc.tie)
    switch direction {
    case .ignore: arcs.append(arc.tail <= arc.head ? arc : back)
    case .declared:
      arcs.append(arc)
      if !isDirected { arcs.append(back) }
    case .reversed:
      if !isDirected { arcs.append(arc) }
      arcs.append(back)
    }
  }

  /// The edges that arcs are; those in a row between the same ends are joined if
  /// parallel ties are: strengths are added, of costs the least is taken.
  private static func edges(
    of arcs: [Arc], _ strengths: [Double], _ options: Options
  ) -> [Edge] {
    var edges: [Edge] = []
    edges.reserveCapacity(arcs.count)
    for (position, arc) in arcs.enumerated() {
      let strength = strengths[Int(arc.tie)]
      let last = edges.count - 1
      if options.parallel == .merge, last >= 0, edges[last].tail == arc.tail,
        edges[last].head == arc.head
      {
        edges[last].strength =
          options.weight == .cost
          ? min(edges[last].strength, strength) : edges[last].strength + strength
        edges[last].tieCount += 1
      } else {
        edges.append(
          Edge(
            tail: arc.tail, head: arc.head, strength: strength, firstTie: UInt32(position)))
      }
    }
    return edges
  }
}

/// One way along a tie.
private struct Arc {
  var tail: UInt32
  var head: UInt32
  /// The position of the tie in the projection.
  var tie: UInt32
}

extension [Arc] {
  /// Sorts arcs by tail and head; those between the same ends stay in order.
  fileprivate mutating func sortByEnds(nodeCount: Int) {
    sort(nodeCount: nodeCount) { $0.head }
    sort(nodeCount: nodeCount) { $0.tail }
  }

  /// Counts the arcs of each node and puts them in their places.
  private mutating func sort(nodeCount: Int, by end: (Arc) -> UInt32) {
    var places = [Int](repeating: 0, count: nodeCount + 1)
    for arc in self { places[Int(end(arc)) + 1] += 1 }
    for node in 0..<nodeCount { places[node + 1] += places[node] }
    var sorted = self
    for arc in self {
      let node = Int(end(arc))
      sorted[places[node]] = arc
      places[node] += 1
    }
    self = sorted
  }
}
