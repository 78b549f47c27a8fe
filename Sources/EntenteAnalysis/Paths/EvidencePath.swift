import EntenteGraph
public import EntenteModel

/// A way from one entity to another along ties, each with its evidence.
public struct EvidencePath: Sendable {
  /// How long the way is: its steps, or the sum of their costs.
  public let length: Double

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
  }
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
    let projection = try Projection(self, options)
    let start = try node(of: source, in: projection, options)
    let end = try node(of: target, in: projection, options)
    let found = projection.graph.shortestPaths(
      from: start, to: end, count: count,
      lengths: projection.graph.isWeighted ? .weights : .hops)
    let steps = Set(
      found.flatMap { path in
        zip(path.nodes, path.nodes.dropFirst()).map { StepEnds(tail: $0, head: $1) }
      })
    let ties = tiesOfSteps(steps, in: projection)
    return found.map { path in
      EvidencePath(
        length: path.length,
        steps: zip(path.nodes, path.nodes.dropFirst()).map { tail, head in
          let ends = StepEnds(tail: tail, head: head)
          return step(ends, along: ties[ends] ?? [], in: projection)
        })
    }
  }

  /// The node of an entity, which must not be left out.
  func node(
    of entity: Int, in projection: Projection, _ options: Projection.Options
  ) throws(Projection.Refusal) -> Int {
    if let node = projection.nodes[entity] { return node }
    let identities = Identities(of: self, options.selection)
    let hosts = options.folding.map { _ in OfficeHosts(of: self, options.selection, identities) }
    throw .leftOut(
      entity: entity, foldedInto: hosts?.states(of: identities.representative(of: entity)) ?? [])
  }

  /// The ties, by position in the projection, that join the ends of each step.
  private func tiesOfSteps(
    _ steps: Set<StepEnds>, in projection: Projection
  ) -> [StepEnds: [Int]] {
    var ties: [StepEnds: [Int]] = [:]
    for position in projection.ties.indices {
      for arc in projection.arcs(ofTie: position) {
        let ends = StepEnds(tail: arc.tail, head: arc.head)
        if steps.contains(ends) { ties[ends, default: []].append(position) }
      }
    }
    return ties
  }

  private func step(
    _ ends: StepEnds, along positions: [Int], in projection: Projection
  ) -> EvidencePath.Step {
    let columns = storage.claims
    let order = positions.map { position in
      let tie = projection.ties[position]
      let citations = tie.claims.reduce(0) { $0 + columns.citations(of: $1).count }
      // Better standing, more citations, earlier in the input.
      return (rank: (tie.standing.order, -citations, tie.relation.position), position: position)
    }.sorted { $0.rank < $1.rank }
    let first = order.first?.position
    let isDirected = first.map { projection.ties[$0].relation.isDirected } ?? false
    return EvidencePath.Step(
      from: projection.entities[Int(ends.tail)], to: projection.entities[Int(ends.head)],
      ties: order.map { projection.ties[$0.position] },
      direction: isDirected
        ? first.map { projection.ends(ofTie: $0).subject == ends.tail } ?? true ? .out : .in : .both
    )
  }
}

/// The nodes that a step leaves and reaches.
private struct StepEnds: Hashable {
  var tail: UInt32
  var head: UInt32

}
