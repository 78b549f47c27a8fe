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
  /// - Throws: A ``Projection/Refusal`` if a strength can't be read as asked.
  public func paths(
    from source: Int, to target: Int, count: Int = 1, _ options: Projection.Options
  ) throws(Projection.Refusal) -> [EvidencePath] {
    let projection = try Projection(self, options)
    guard let start = projection.nodes[source], let end = projection.nodes[target] else {
      return []
    }
    let found = projection.graph.shortestPaths(
      from: start, to: end, count: count,
      lengths: projection.graph.isWeighted ? .weights : .hops)
    return found.map { path in
      let nodes = path.nodes.map(Int.init)
      return EvidencePath(
        length: path.length,
        steps: zip(nodes, nodes.dropFirst()).map { step(from: $0, to: $1, in: projection) })
    }
  }

  private func step(from tail: Int, to head: Int, in projection: Projection) -> EvidencePath.Step {
    let joined = projection.edges.filter { edge in
      let ends = (Int(edge.tail), Int(edge.head))
      return ends == (tail, head) || (!projection.graph.isDirected && ends == (head, tail))
    }
    let ties = joined.flatMap(\.ties).map { projection.ties[$0] }.sorted { a, b in
      // Better standing, more citations, earlier in the input.
      let weight = { (tie: Tie) in tie.claims.reduce(0) { $0 + self.claims[$1].citations.count } }
      return (a.standing.order, -weight(a), a.relation.position)
        < (b.standing.order, -weight(b), b.relation.position)
    }
    let from = projection.entities[tail]
    let first = ties.first?.relation
    let leaves = first.map { projection.nodes[$0.subject] == tail } ?? true
    return EvidencePath.Step(
      from: from, to: projection.entities[head], ties: ties,
      direction: first?.isDirected == false ? .both : leaves ? .out : .in)
  }
}
