import EntenteGraph
public import EntenteModel

extension Projection {
  /// Projects a graph.
  ///
  /// - Complexity: O(*n* + *m* log *m*) for *n* entities and *m* claims.
  /// - Throws: A ``Refusal`` if a strength can't be read as asked.
  public init(_ graph: KnowledgeGraph, _ options: Options = Options()) throws(Refusal) {
    try self.init(graph, options, known: nil)
  }

  /// Projects a graph of which it is known who is who, and when each claim counts.
  init(
    _ graph: KnowledgeGraph, _ options: Options, known: TimelessReading?
  ) throws(Refusal) {
    var report = ProjectionReport(options)
    let identities = known?.identities ?? Identities(of: graph, options.selection)
    let hosts = try FoldingHosts(of: graph, options, identities)
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

    let filter = ClaimFilter(selection, in: graph, windows: hosts == nil ? known?.windows : nil)
    let uses = graph.vocabulary.relationKinds.map { Self.use(of: $0, options) }
    // The same nodes again, closer together; none if each entity is the node of its number.
    let areAlike = hosts == nil && entities.count == nodes.count
    let places = areAlike ? [] : nodes.map { $0.map { UInt32($0) } ?? .max }
    let ties: ProjectedTies
    if hosts == nil, let choice = filter.plainChoice,
      let lone = graph.storage.relations.loneClaims
    {
      let ways = LoneTies(lone, choice, uses, places: places, in: graph, options)
      ties = try ways.projected(nodeCount: entities.count, &report)
    } else {
      ties = try ProjectedTies(
        graph, filter, uses, hosts, places: places, nodeCount: entities.count, options, &report)
    }
    report.ties = ties.relations.count
    report.edges = ties.graph.edgeCount
    report.joined = identities.count
    report.folded = hosts?.words ?? []
    report.excluded = excluded.sorted().map(graph.storage.entityName)

    self.entities = entities
    self.nodes = nodes
    self.ties = Ties(filter: filter, relations: ties.relations)
    self.direction = options.direction
    self.options = options
    self.hosts = hosts
    self.foldedEnds = ties.foldedEnds
    self.summary = report.line
    self.graph = ties.graph
  }

  /// What is the same of a graph as of whatever day it is read.
  struct TimelessReading: Sendable {
    let identities: Identities
    let windows: ClaimWindows

    /// Reads a graph to project it as of many days.
    init(of graph: KnowledgeGraph, _ selection: Selection) {
      identities = Identities(of: graph, selection)
      windows = ClaimWindows(of: selection, in: graph)
    }
  }

  /// What a tie is to a projection.
  enum Use { case edge, identity, absence, negative }

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
}
