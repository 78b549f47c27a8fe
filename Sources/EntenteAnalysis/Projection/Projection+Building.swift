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

    let storage = graph.storage
    let filter = ClaimFilter(selection, in: graph)
    let uses = graph.vocabulary.relationKinds.map { Self.use(of: $0, options) }
    var usable: [UInt32] = []
    var arcs = CSRGraph.Arcs()
    arcs.makeRoom(
      for: storage.relations.count * (options.direction == .ignore ? 2 : 1),
      isWeighted: options.weight != .none)
    // The same nodes again, closer together; none if each entity is the node of its number.
    let areAlike = hosts == nil && entities.count == nodes.count
    let places = areAlike ? [] : nodes.map { $0.map { UInt32($0) } ?? .max }
    var foldedEnds: [FoldedEnds] = []
    let (claims, relations) = (storage.claims, storage.relations)
    let strengths = graph.vocabulary.relationKinds.map(\.defaultStrength)
    // Most claims of large graphs are each a tie of its own, of which little is asked.
    let plainChoice = relations.areLone ? filter.plainChoice : nil
    var chosen: [Int] = []
    for relation in 0..<relations.count {
      let tie = storage.ends(ofRelation: relation)
      if let plainChoice {
        let claim = Int(relations.firstClaim(of: relation))
        guard plainChoice.allows(claims.flags[claim], kind: tie.kind) else { continue }
        if options.weight != .none {
          chosen.removeAll(keepingCapacity: true)
          chosen.append(claim)
        }
      } else if !filter.choose(from: relations.claims(of: relation), into: &chosen) {
        continue
      }
      if let hosts, let folded = filter.tie(at: relation) {
        let ends = hosts.ends(of: folded)
        let known = ends.map { FoldedEnds(subject: places[$0.subject], object: places[$0.object]) }
          .filter { $0.subject != .max && $0.object != .max }
        if known.isEmpty, !ends.isEmpty { continue }
        guard report.count(uses[tie.kind], isLoop: known.isEmpty) else { continue }
        guard usable.count + known.count <= FoldingHosts.tieLimit else {
          throw .tooManyFolds(limit: FoldingHosts.tieLimit)
        }
        for ends in known {
          if options.weight != .none {
            arcs.weights.append(
              try Self.weight(of: chosen, in: claims, default: strengths[tie.kind], options))
          }
          arcs.add(ends.subject, ends.object, isDirected: tie.isDirected, options.direction)
          usable.append(UInt32(relation))
          foldedEnds.append(ends)
        }
        continue
      }
      let (subject, object) =
        areAlike
        ? (UInt32(tie.subject), UInt32(tie.object)) : (places[tie.subject], places[tie.object])
      guard subject != .max, object != .max else { continue }
      guard report.count(uses[tie.kind], isLoop: subject == object) else { continue }
      if options.weight != .none {
        arcs.weights.append(
          try Self.weight(of: chosen, in: claims, default: strengths[tie.kind], options))
      }
      arcs.add(subject, object, isDirected: tie.isDirected, options.direction)
      usable.append(UInt32(relation))
    }
    let plain = options.graph(of: arcs, nodeCount: entities.count)
    report.ties = usable.count
    report.edges = plain.edgeCount
    report.joined = identities.count
    report.folded = hosts?.words ?? []
    report.excluded = excluded.sorted().map(graph.storage.entityName)

    self.entities = entities
    self.nodes = nodes
    self.ties = Ties(filter: filter, relations: usable)
    self.direction = options.direction
    self.options = options
    self.hosts = hosts
    self.foldedEnds = foldedEnds
    self.summary = report.line
    self.graph = plain
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

  /// What the tie at a place weighs, or costs, as some of its claims say; 1 if strengths
  /// are not read.
  func weight(
    ofTieAt place: Int, as claims: [Int], in graph: KnowledgeGraph
  ) throws(Refusal) -> Double {
    let kind = graph.storage.ends(ofRelation: Int(ties.relations[place])).kind
    return try Self.weight(
      of: claims, in: graph.storage.claims,
      default: graph.vocabulary.relationKinds[kind].defaultStrength, options)
  }

  /// What some claims of a tie weigh.
  private static func weight(
    of chosen: [Int], in claims: ClaimColumns, default unsaid: Double, _ options: Options
  ) throws(Refusal) -> Double {
    switch options.weight {
    case .none: 1
    case .sources: Double(max(1, claims.sourceCount(of: chosen)))
    case .strength, .cost: try strength(of: chosen, in: claims, default: unsaid)
    }
  }

  /// The largest strength that a claim of a tie gives, or the default of its kind.
  private static func strength(
    of chosen: [Int], in claims: ClaimColumns, default unsaid: Double
  ) throws(Refusal) -> Double {
    var largest: (claim: Int, strength: Double)?
    for claim in chosen {
      guard let given = claims.strength[claim] else { continue }
      // No number is more than what is none, nor less.
      if given.isNaN { throw .strength(given, claim: claim) }
      if largest.map({ given > $0.strength }) ?? true { largest = (claim, given) }
    }
    let (claim, strength) = largest ?? (chosen[0], unsaid)
    guard Self.readable.contains(strength) else {
      throw .strength(strength, claim: claim)
    }
    return strength
  }

  /// The strengths that can be inverted and added up, and stay finite numbers.
  private static let readable = 1e-300...1e300
}

extension Projection.Options {
  /// The plain graph of arcs that are weighed by strength or cost.
  func graph(of arcs: consuming CSRGraph.Arcs, nodeCount: Int) -> CSRGraph {
    let inverts = (weight == .strength || weight == .sources) && readsLengths
    return CSRGraph(
      nodeCount: nodeCount, arcs: arcs, isWeighted: weight != .none,
      joining: parallel == .keep ? nil : weight == .cost ? .least : .sum,
      weight: { inverts ? 1 / $0 : $0 }, isDirected: direction != .ignore)
  }
}

extension CSRGraph.Arcs {
  /// Adds the arcs of a tie, one way, against it, or both ways; its weight was
  /// added before.
  mutating func add(
    _ subject: UInt32, _ object: UInt32, isDirected: Bool, _ direction: Projection.Direction
  ) {
    let goesOut = direction != .reversed || !isDirected
    let comesBack = direction != .declared || !isDirected
    if goesOut {
      tails.append(subject)
      heads.append(object)
    }
    if comesBack {
      tails.append(object)
      heads.append(subject)
    }
    if goesOut, comesBack, let weight = weights.last { weights.append(weight) }
  }
}
