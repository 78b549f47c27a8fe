import EntenteGraph
public import EntenteModel

/// A way from one entity to another along ties, each with its evidence.
public struct EvidencePath: Sendable {
  /// How long the way is: its steps, or the sum of their costs.
  public let length: Double

  /// How strong its weakest step is, if the widest way was asked for.
  public let width: Double?

  /// The steps, from the first entity to the last.
  public let steps: [Step]

  /// A step from one entity to the next.
  public struct Step: Sendable {
    /// The position of the entity that the step leaves.
    public let from: Int

    /// The position of the entity that it reaches.
    public let to: Int

    /// The ties that join the two, the best supported first.
    public let ties: [Tie]

    /// How the first tie runs, seen from where the step starts.
    public let direction: Neighborhood.Direction

    /// How strong all ties of the step are together, or how costly the cheapest is; nil
    /// if each tie is one step.
    public let strength: Double?

    /// The positions of the planned claims that came true by the first tie.
    public internal(set) var plans: [Int] = []
  }
}

/// Which ways from one entity to another are looked for.
public enum PathChoice: Hashable, Sendable {
  /// The shortest, and then the next, so many.
  case shortest(count: Int)
  /// All that are as short as the shortest, so many at most.
  case allShortest(limit: Int)
  /// That whose weakest step is strongest, and of these the one with the fewest steps.
  case widest
}

/// The ways found from one entity to another.
public struct FoundPaths: Sendable {
  /// The ways, in order.
  public let paths: [EvidencePath]

  /// How many ways are as short as the shortest, if that was counted.
  public let shortestCount: Double?
}

extension KnowledgeGraph {
  /// The shortest ways from one entity to another, none of which visits an
  /// entity twice, the shortest first.
  ///
  /// - Parameters:
  ///   - source: The position of the first entity.
  ///   - target: The position of the last.
  ///   - count: How many ways to find at most.
  ///   - options: How the graph is read. Ties that divide join two entities as
  ///     well, and are not left out.
  /// - Returns: The ways found; one without steps if both are one entity.
  /// - Throws: A ``Projection/Refusal`` if a strength can't be read as asked, or
  ///   one of the two is not in the graph read so.
  public func paths(
    from source: Int, to target: Int, count: Int = 1, _ options: Projection.Options
  ) throws(Projection.Refusal) -> [EvidencePath] {
    try paths(from: source, to: target, .shortest(count: count), options).paths
  }

  /// Ways from one entity to another.
  ///
  /// Where every tie is one step and only the shortest ways are asked for, the ties are
  /// searched from both ends as the graph holds them, and it is not projected.
  ///
  /// - Parameters:
  ///   - source: The position of the first entity.
  ///   - target: The position of the last.
  ///   - choice: Which ways.
  ///   - options: How the graph is read. The widest way reads strengths as they are.
  /// - Returns: The ways found.
  /// - Throws: A ``Projection/Refusal`` as for ``paths(from:to:count:_:)``.
  public func paths(
    from source: Int, to target: Int, _ choice: PathChoice, _ options: Projection.Options
  ) throws(Projection.Refusal) -> FoundPaths {
    if let steps = IncidentSteps(of: self, options) {
      switch choice {
      case .shortest(count: 1):
        return paths(source, target, along: steps, limit: 1, options, isCounted: false)
      case .allShortest(let limit):
        return paths(source, target, along: steps, limit: limit, options, isCounted: true)
      default: break
      }
    }
    var options = options
    if choice == .widest { options.readsLengths = false }
    let projection = try Projection(self, options)
    let start = try node(of: source, in: projection, options)
    let end = try node(of: target, in: projection, options)
    let (found, count) = projection.graph.paths(from: start, to: end, choice)
    let steps = ProjectedSteps(found.map(\.path.nodes), in: projection, of: self)
    let paths = found.map { path, width in
      EvidencePath(length: path.length, width: width, steps: steps.steps(of: path.nodes))
    }
    return FoundPaths(
      paths: joiningFulfilledPlans(paths, options.selection), shortestCount: count)
  }

  /// The shortest ways along ties as the graph holds them.
  private func paths(
    _ source: Int, _ target: Int, along steps: IncidentSteps, limit: Int,
    _ options: Projection.Options, isCounted: Bool
  ) -> FoundPaths {
    guard let net = ShortestPathNet(from: source, to: target, in: steps) else {
      return FoundPaths(paths: [], shortestCount: isCounted ? 0 : nil)
    }
    let paths = net.paths(limit: limit).map { nodes in
      EvidencePath(
        length: Double(net.length), width: nil,
        steps: zip(nodes, nodes.dropFirst()).map { tail, head in
          step(Int(tail), Int(head), steps.ties(from: Int(tail), to: Int(head)), strength: nil)
        })
    }
    return FoundPaths(
      paths: joiningFulfilledPlans(paths, options.selection),
      shortestCount: isCounted ? net.pathCount : nil)
  }

  /// A step along some ties, each with whether it runs out of where the step starts.
  func step(
    _ from: Int, _ to: Int, _ ties: [(tie: Tie, isOut: Bool)], strength: Double?
  ) -> EvidencePath.Step {
    let columns = storage.claims
    let order = ties.map { tie, isOut in
      let citations = tie.claims.reduce(0) { $0 + columns.citations(of: $1).count }
      // Better standing, more citations, earlier in the input.
      return (
        rank: (tie.standing.order, -citations, tie.relation.position), tie: tie, isOut: isOut
      )
    }.sorted { $0.rank < $1.rank }
    let first = order.first
    return EvidencePath.Step(
      from: from, to: to, ties: order.map(\.tie),
      direction: first?.tie.relation.isDirected == true
        ? first?.isOut ?? true ? .out : .in : .both,
      strength: strength)
  }

  /// The node of an entity, which must not be left out.
  func node(
    of entity: Int, in projection: Projection, _ options: Projection.Options
  ) throws(Projection.Refusal) -> Int {
    if let node = projection.nodes[entity] { return node }
    let identities = Identities(of: self, options.selection)
    throw .leftOut(
      entity: entity,
      foldedInto: projection.hosts?.hosts(of: identities.representative(of: entity)) ?? [])
  }
}

extension CSRGraph {
  /// The ways between two nodes, each with its width if that was asked for; and the
  /// number of the shortest, if they were counted.
  fileprivate func paths(
    from start: Int, to end: Int, _ choice: PathChoice
  ) -> (found: [(path: Path, width: Double?)], count: Double?) {
    let lengths: EdgeLengths = isWeighted ? .weights : .hops
    switch choice {
    case .shortest(let count):
      let paths = shortestPaths(from: start, to: end, count: count, lengths: lengths)
      return (paths.map { ($0, nil) }, nil)
    case .allShortest(let limit):
      if lengths == .hops {
        let net = ShortestPathNet(from: start, to: end, in: self)
        let paths = net?.paths(limit: limit) ?? []
        return (
          paths.map { (Path(nodes: $0, length: Double($0.count - 1)), nil) }, net?.pathCount ?? 0
        )
      }
      // One more tells whether there are more.
      let paths = shortestPaths(from: start, to: end, count: limit + 1, lengths: lengths)
      let shortest = (paths.first?.length ?? 0) * (1 + 1e-10)
      let tied = paths.prefix { $0.length <= shortest }
      return (tied.prefix(limit).map { ($0, nil) }, tied.count > limit ? nil : Double(tied.count))
    case .widest:
      guard let (path, width) = widestPath(from: start, to: end) else { return ([], nil) }
      return ([(path, width)], nil)
    }
  }
}
