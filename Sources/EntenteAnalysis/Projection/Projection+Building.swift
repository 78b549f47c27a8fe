import EntenteGraph
public import EntenteModel

extension Projection {
  /// Projects a graph.
  ///
  /// - Complexity: O(*n* + *m* log *m*) for *n* entities and *m* claims.
  /// - Throws: A ``Refusal`` if a strength can't be read as asked.
  public init(_ graph: KnowledgeGraph, _ options: Options = Options()) throws(Refusal) {
    let selected = graph.ties(options.selection)
    var report = ProjectionReport(options)
    let identities = Identities(of: graph, options.selection)
    let hosts = options.folding == nil ? nil : OfficeHosts(of: graph, in: selected)

    var usable: [Tie] = []
    for tie in selected {
      switch Self.use(of: tie, in: graph, options) {
      case .edge: usable.append(tie)
      case .identity: break
      case .absence: report.absent += 1
      case .negative: report.negative += 1
      }
    }
    report.joined = identities.count
    var home = Array(0..<graph.entities.count)
    for entity in home.indices { home[entity] = identities.representative(of: entity) }

    let isLeftOut = graph.entities.indices.map { entity in
      home[entity] != entity || hosts?.folds(entity) == true
        || !Self.allows(entity, in: graph, options.selection)
    }
    let entities = isLeftOut.indices.filter { !isLeftOut[$0] }
    var nodes = [Int?](repeating: nil, count: graph.entities.count)
    for (node, entity) in entities.enumerated() { nodes[entity] = node }
    for entity in home.indices where home[entity] != entity { nodes[entity] = nodes[home[entity]] }
    report.folded = graph.entities.indices.filter { hosts?.folds($0) == true }.count

    var edges: [Edge] = []
    for (position, tie) in usable.enumerated() {
      let ends = [tie.relation.subject, tie.relation.object].map { entity in
        nodes[hosts?.host(of: home[entity], for: tie, in: graph) ?? home[entity]]
      }
      guard let subject = ends[0], let object = ends[1] else { continue }
      guard subject != object else {
        report.loops += 1
        continue
      }
      let strength = try Self.strength(of: tie, in: graph, options.weight)
      edges += Self.arcs(
        Edge(tail: UInt32(subject), head: UInt32(object), strength: strength, ties: [position]),
        isDirected: tie.relation.isDirected, options.direction)
    }
    if options.parallel == .merge { edges = Self.merged(edges, options.weight) }
    report.ties = usable.count
    report.edges = edges.count

    self.entities = entities
    self.nodes = nodes
    self.ties = usable
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
    let given = tie.claims.compactMap { claim in
      graph.storage.claims.extras[UInt32(claim)]?.strength.map { (claim: claim, strength: $0) }
    }
    guard let largest = given.max(by: { $0.strength < $1.strength }) else {
      return graph.vocabulary[tie.relation.kind]?.defaultStrength ?? 1
    }
    let isReadable = largest.strength > 0 || (largest.strength == 0 && weight == .none)
    guard weight == .none || isReadable else {
      throw .strength(largest.strength, claim: largest.claim)
    }
    return largest.strength
  }

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

/// What a projection did, for its summary.
private struct ProjectionReport {
  var ties = 0
  var edges = 0
  var joined = 0
  var absent = 0
  var negative = 0
  var loops = 0
  var folded = 0
  private let options: Projection.Options

  init(_ options: Projection.Options) { self.options = options }

  var line: String {
    var parts = ["\(ties) ties as \(edges) \(shape)"]
    parts.append(
      options.parallel == .merge ? "parallel ties joined" : "parallel ties kept apart")
    switch options.weight {
    case .none: parts.append("each counts one")
    case .strength:
      parts.append(
        options.readsLengths ? "a step is 1/strength long" : "weighed by strength")
    case .cost: parts.append("strength read as cost")
    }
    parts.append(
      "claims: "
        + Claim.Standing.allCases.filter(options.selection.standings.contains).map(\.rawValue)
        .joined(separator: ", "))
    if folded > 0 { parts.append("\(folded) leaders and officials folded into their states") }
    if joined > 0 { parts.append("\(joined) same-as joined") }
    let left = [
      (negative, "negative"), (absent, "absent"), (loops, "from an entity to itself"),
    ].filter { $0.0 > 0 }
    if !left.isEmpty {
      parts.append("left out: " + left.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
    }
    return parts.joined(separator: "; ")
  }

  private var shape: String {
    switch options.direction {
    case .ignore: "undirected edges"
    case .declared: "directed edges (a symmetric tie is two)"
    case .reversed: "directed edges, reversed (a symmetric tie is two)"
    }
  }
}
