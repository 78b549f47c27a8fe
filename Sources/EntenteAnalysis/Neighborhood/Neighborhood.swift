public import EntenteModel

/// The ties of an entity, and of its neighbors up to some number of steps.
///
/// What is planned, denied or said to be absent is not true and leads nowhere;
/// it is kept apart.
public struct Neighborhood: Sendable {
  /// The position of the entity in the middle.
  public let center: Int

  /// The ties that hold, nearest first.
  public internal(set) var ties: [Neighbor]

  /// The ties of the entity itself that do not hold, or not yet.
  ///
  /// A tie that some claims affirm and others deny is both here and among
  /// ``ties``, each time with its own claims. A plan that came true is no tie of its
  /// own, but evidence of the one by which it did.
  public internal(set) var apart: [Neighbor]

  /// A tie seen from one of its ends.
  public struct Neighbor: Sendable {
    /// The position of the entity from which the tie is seen.
    public let from: Int

    /// The position of the neighbor.
    public let entity: Int

    /// The tie.
    public let tie: Tie

    /// The positions of the planned claims that came true by this tie.
    public internal(set) var plans: [Int] = []

    /// How the tie runs, seen from the entity.
    public let direction: Direction

    /// The step, counted from the middle, at which the tie is reached.
    public let depth: Int
  }

  /// How a tie runs, seen from one end.
  public enum Direction: String, CaseIterable, Hashable, Sendable {
    case out, `in`, both
  }
}

extension KnowledgeGraph {
  /// The ties of an entity.
  ///
  /// - Parameters:
  ///   - center: The position of the entity.
  ///   - depth: How many steps to go; a tie is listed once, at the step that
  ///     first reaches it.
  ///   - selection: Which claims count. What it leaves out for being planned or
  ///     denied is listed apart.
  ///   - direction: Keep only ties that run so, seen from the nearer end; a
  ///     symmetric tie runs both ways and is always kept.
  /// - Returns: The ties, nearest first, and what stands apart.
  /// - Complexity: O(*n*) for *n* claims.
  public func neighborhood(
    of center: Int, depth: Int = 1, _ selection: Selection = Selection(),
    direction: Neighborhood.Direction? = nil
  ) -> Neighborhood {
    let isAbsence = { (tie: Tie) in self.vocabulary[tie.relation.kind]?.family == .absence }
    var others = selection
    others.standings = Set(Claim.Standing.allCases).subtracting(selection.standings)
    let touching = IncidentTies(of: self, selection)
    let apart =
      (touching.ties(of: center).filter(isAbsence)
      + IncidentTies(of: self, others).ties(of: center)).enumerated().sorted { a, b in
        (a.element.relation.position, a.offset) < (b.element.relation.position, b.offset)
      }.map(\.element)
    var found = Neighborhood(
      center: center,
      ties: spread(from: center, depth: depth, direction) { entity in
        touching.ties(of: entity).filter { !isAbsence($0) }
      },
      apart: apart.map { seen($0, from: center, depth: 1) }.filter { $0.runs(direction) })
    joinFulfilledPlans(of: &found)
    return found
  }

  /// The ties of an entity and of those that are folded into it.
  ///
  /// Ties between those that are one then are left out, and so are those of an official
  /// from a time at which the office was another.
  ///
  /// - Parameters:
  ///   - center: The position of the entity.
  ///   - folding: Who is folded.
  ///   - selection: Which claims count.
  ///   - direction: Keep only ties that run so, as in
  ///     ``neighborhood(of:depth:_:direction:)``.
  /// - Returns: The ties, each seen from whose it is, and what stands apart.
  /// - Throws: A ``Projection/Refusal`` if it can't be folded so, or the entity itself is
  ///   folded into another.
  public func neighborhood(
    of center: Int, folding: Projection.Folding, _ selection: Selection = Selection(),
    direction: Neighborhood.Direction? = nil
  ) throws(Projection.Refusal) -> Neighborhood {
    var options = Projection.Options()
    options.selection = selection
    options.folding = folding
    let identities = Identities(of: self, selection)
    guard let hosts = try FoldingHosts(of: self, options, identities) else {
      return neighborhood(of: center, selection, direction: direction)
    }
    let own = identities.representative(of: center)
    guard !hosts.folds(own) else {
      throw .leftOut(entity: center, foldedInto: hosts.hosts(of: own))
    }
    let folded = hosts.claims.keys.filter { hosts.hosts(of: $0).contains(own) }.sorted()
    let isOne = Set([own] + folded)
    var found = Neighborhood(center: center, ties: [], apart: [])
    let others = entities.indices.filter {
      $0 != center && isOne.contains(identities.representative(of: $0))
    }
    for entity in [center] + others {
      let around = neighborhood(of: entity, selection, direction: direction)
      let isOuter = { (neighbor: Neighborhood.Neighbor) in
        !isOne.contains(identities.representative(of: neighbor.entity))
          && hosts.hosts(of: entity, for: neighbor.tie).contains(own)
      }
      found.ties += around.ties.filter(isOuter)
      found.apart += around.apart.filter(isOuter)
    }
    // A plan of one of them may have come true by a tie of another.
    joinFulfilledPlans(of: &found)
    return found
  }

  /// Puts plans that came true to the ties by which they did.
  private func joinFulfilledPlans(of found: inout Neighborhood) {
    let plans = found.apart.filter { $0.tie.standing == .planned }.flatMap(\.tie.claims)
    guard !plans.isEmpty else { return }
    let flags = storage.claims.flags
    var tieOf: [Int: Int] = [:]
    for (number, neighbor) in found.ties.enumerated() where neighbor.depth == 1 {
      for claim in neighbor.tie.claims
      where flags[claim].standing.order <= Claim.Standing.reported.order {
        tieOf[claim] = number
      }
    }
    let fulfilments = Fulfilments(of: self, plans: plans, held: tieOf.keys.sorted())
    found.apart.removeAll { neighbor in
      guard neighbor.tie.standing == .planned else { return false }
      let homes = neighbor.tie.claims.compactMap { plan in
        fulfilments.reports(of: plan).first.flatMap { tieOf[$0] }
      }
      guard homes.count == neighbor.tie.claims.count else { return false }
      for (plan, home) in zip(neighbor.tie.claims, homes) { found.ties[home].plans.append(plan) }
      return true
    }
  }

  /// The ties reached from an entity, step by step.
  private func spread(
    from center: Int, depth: Int, _ direction: Neighborhood.Direction?,
    along ties: (_ entity: Int) -> [Tie]
  ) -> [Neighborhood.Neighbor] {
    var found: [Neighborhood.Neighbor] = []
    var listed: Set<Int> = []
    var reached: Set<Int> = [center]
    var frontier = [center]
    for step in stride(from: 1, through: depth, by: 1) {
      var next: [Int] = []
      for entity in frontier {
        for tie in ties(entity) where !listed.contains(tie.relation.position) {
          let neighbor = seen(tie, from: entity, depth: step)
          guard neighbor.runs(direction) else { continue }
          listed.insert(tie.relation.position)
          found.append(neighbor)
          if reached.insert(neighbor.entity).inserted { next.append(neighbor.entity) }
        }
      }
      if next.isEmpty { break }
      frontier = next
    }
    return found
  }

  private func seen(_ tie: Tie, from entity: Int, depth: Int) -> Neighborhood.Neighbor {
    let relation = tie.relation
    let direction: Neighborhood.Direction =
      !relation.isDirected ? .both : relation.subject == entity ? .out : .in
    return Neighborhood.Neighbor(
      from: entity, entity: relation.other(than: entity), tie: tie, direction: direction,
      depth: depth)
  }
}

extension Neighborhood.Neighbor {
  /// Whether the tie runs as asked for.
  fileprivate func runs(_ wanted: Neighborhood.Direction?) -> Bool {
    wanted == nil || direction == .both || wanted == .both || direction == wanted
  }
}

extension Relation {
  /// Whether an entity is an end of the relation.
  package func touches(_ entity: Int) -> Bool { subject == entity || object == entity }
}
