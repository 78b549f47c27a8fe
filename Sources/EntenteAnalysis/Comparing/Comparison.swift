public import EntenteModel

/// What is different between two dates of one graph, or between two graphs.
///
/// What may have changed, as the dates of its claims leave it open, is told from
/// what certainly did; each change leads to its claims on both sides.
public struct Comparison: Sendable {
  /// One of the two: a graph, and which of its claims count.
  public struct Side: Sendable {
    /// The graph.
    public var graph: KnowledgeGraph
    /// Which of its claims count.
    public var selection: Selection

    /// A graph as a selection reads it.
    public init(_ graph: KnowledgeGraph, _ selection: Selection) {
      self.graph = graph
      self.selection = selection
    }
  }

  /// How something is different.
  public enum Manner: String, CaseIterable, Hashable, Sendable {
    case new, ended, changed
  }

  /// A tie that is different.
  public struct TieChange: Sendable {
    /// How.
    public let manner: Manner
    /// The tie as it was; nil if it is new.
    public let before: Tie?
    /// The tie as it is; nil if it ended.
    public let after: Tie?
    /// Whether it is certain, or possible, that it changed.
    public let certainty: Certainty
    /// What is different of a tie that was and is.
    public let differences: [Difference]
  }

  /// What may be different of a tie that was and is.
  public enum Difference: String, Hashable, Sendable {
    case kind, role, period, standing
  }

  /// An entity that is different.
  public struct EntityChange: Sendable {
    /// How: changed is one of another name or kind.
    public let manner: Manner
    /// Its position in the earlier graph; nil if it was not there.
    public let before: Int?
    /// Its position in the later graph; nil if it is not there.
    public let after: Int?
    /// Whether it is certain, or possible, that it came or went.
    public let certainty: Certainty
    /// The claims that tell so, in the graph in which it is.
    public let claims: [Int]
  }

  /// A property of an entity whose values are different.
  public struct FactChange: Sendable {
    /// How.
    public let manner: Manner
    /// The position of the entity in the earlier graph; nil if it was not there.
    public let entityBefore: Int?
    /// The position of the entity in the later graph; nil if it is not there.
    public let entityAfter: Int?
    /// The property.
    public let property: Property
    /// The claims of the earlier values.
    public let before: [Int]
    /// The claims of the later values.
    public let after: [Int]
  }

  /// The earlier.
  public let before: Side

  /// The later.
  public let after: Side

  /// The entities that are different, new ones first.
  public let entities: [EntityChange]

  /// The ties that are different, new ones first, certain ones before possible ones.
  public let ties: [TieChange]

  /// The properties that are different.
  public let facts: [FactChange]

  /// How many ties may have changed between two dates, though no claim of theirs
  /// has a date that would tell; they are not listed.
  public let undatedCount: Int

  /// Which later entity is which earlier one.
  let matching: EntityMatching

  /// Whether two dates of one graph are compared.
  public let isOfOneGraph: Bool

  /// Whether nothing is different.
  public var isEmpty: Bool { entities.isEmpty && ties.isEmpty && facts.isEmpty }
}

extension KnowledgeGraph {
  /// What changed from one date to another.
  ///
  /// - Parameters:
  ///   - first: The earlier date.
  ///   - second: The later date.
  ///   - selection: Which claims count besides.
  /// - Returns: What is different.
  /// - Complexity: O(*n*) expected for *n* claims.
  public func changes(
    from first: PartialDate, to second: PartialDate, _ selection: Selection = .everything
  ) -> Comparison {
    var (earlier, later) = (selection, selection)
    earlier.asOf = first
    later.asOf = second
    return Comparison(
      Comparison.Side(self, earlier), Comparison.Side(self, later),
      matching: EntityMatching(ofOne: self), isOfOneGraph: true)
  }

  /// What is different in a later version of the graph.
  ///
  /// - Complexity: O(*n*) expected for *n* claims.
  public func changes(
    to later: KnowledgeGraph, _ selection: Selection = .everything
  ) -> Comparison {
    Comparison(
      Comparison.Side(self, selection), Comparison.Side(later, selection),
      matching: EntityMatching(self, later), isOfOneGraph: false)
  }

  /// What is different in a later version, each read by a selection of its own.
  package func changes(
    to later: Comparison.Side, from earlier: Selection
  ) -> Comparison {
    Comparison(
      Comparison.Side(self, earlier), later, matching: EntityMatching(self, later.graph),
      isOfOneGraph: false)
  }
}

extension Comparison {
  init(_ before: Side, _ after: Side, matching: EntityMatching, isOfOneGraph: Bool) {
    self.before = before
    self.after = after
    self.matching = matching
    self.isOfOneGraph = isOfOneGraph
    let tied = TieMatching(before, after, matching, isOfOneGraph: isOfOneGraph)
    ties = tied.changes
    undatedCount = tied.undatedCount
    facts = FactMatching(before, after, matching, isOfOneGraph: isOfOneGraph).changes
    entities =
      isOfOneGraph
      ? Self.presence(before, after, tied) : Self.entities(before, after, matching, tied.changes)
  }

  /// The entities that only one of two graphs has, or that go by another name or
  /// kind.
  private static func entities(
    _ before: Side, _ after: Side, _ matching: EntityMatching, _ ties: [TieChange]
  ) -> [EntityChange] {
    let later = matching.later(of: before.graph.entities.indices)
    var new: [EntityChange] = []
    var ended: [EntityChange] = []
    var changed: [EntityChange] = []
    for entity in after.graph.entities.indices {
      guard let was = matching.earlier(of: entity) else {
        new.append(
          EntityChange(
            manner: .new, before: nil, after: entity, certainty: .certain, claims: []))
        continue
      }
      let (old, now) = (before.graph.storage, after.graph.storage)
      if old.entityName(was) != now.entityName(entity)
        || old.entityKind(was) != now.entityKind(entity)
      {
        changed.append(
          EntityChange(
            manner: .changed, before: was, after: entity, certainty: .certain, claims: []))
      }
    }
    for entity in before.graph.entities.indices where later[entity] == nil {
      ended.append(
        EntityChange(
          manner: .ended, before: entity, after: nil, certainty: .certain, claims: []))
    }
    return addingEvidence(to: new + ended + changed, of: ties)
  }

  /// The entities that come into the graph between two dates, or leave it.
  ///
  /// One whose beginning or end is said is there in between. Any other is there
  /// while a tie of it can hold: it is new if none could at the first date.
  private static func presence(
    _ before: Side, _ after: Side, _ tied: TieMatching
  ) -> [EntityChange] {
    let lives = Lives(of: before.graph, before.selection)
    var new: [EntityChange] = []
    var ended: [EntityChange] = []
    for entity in before.graph.entities.indices {
      var was = tied.presenceBefore[entity]
      var isNow = tied.presenceAfter[entity]
      var claims: [Int] = []
      if let life = lives[entity] {
        was = before.selection.asOf.map { life.holds($0) } ?? was
        isNow = after.selection.asOf.map { life.holds($0) } ?? isNow
        claims = life.claims
      }
      if was == .no, isNow > .no {
        new.append(
          EntityChange(
            manner: .new, before: nil, after: entity, certainty: isNow, claims: claims))
      } else if isNow == .no, was > .no {
        ended.append(
          EntityChange(
            manner: .ended, before: entity, after: nil, certainty: was, claims: claims))
      }
    }
    return addingEvidence(to: new + ended, of: tied.changes)
  }

  /// Gives each entity that has no claim yet those of its first tie that came or
  /// went with it.
  private static func addingEvidence(
    to entities: [EntityChange], of ties: [TieChange]
  ) -> [EntityChange] {
    var came: [Int: [Int]] = [:]
    var went: [Int: [Int]] = [:]
    for change in ties {
      if change.manner == .new, let tie = change.after {
        for end in [tie.relation.subject, tie.relation.object] where came[end] == nil {
          came[end] = tie.claims
        }
      } else if change.manner == .ended, let tie = change.before {
        for end in [tie.relation.subject, tie.relation.object] where went[end] == nil {
          went[end] = tie.claims
        }
      }
    }
    return entities.map { change in
      guard change.claims.isEmpty else { return change }
      let claims =
        switch change.manner {
        case .new: change.after.flatMap { came[$0] }
        case .ended: change.before.flatMap { went[$0] }
        case .changed: [Int]()
        }
      return EntityChange(
        manner: change.manner, before: change.before, after: change.after,
        certainty: change.certainty, claims: claims ?? [])
    }
  }
}
