public import EntenteModel

/// Two graphs that were compared, as one graph that holds the claims of both, so
/// that they can be drawn side by side.
public struct ComparedVersions: Sendable {
  /// The claims of the earlier graph, and after them those of the later.
  ///
  /// Entities that are one have the id and the name that the later graph gives them.
  public let graph: KnowledgeGraph

  /// Takes the claims of the earlier graph.
  public let earlier: Selection

  /// Takes the claims of the later graph.
  public let later: Selection

  /// The relations of the earlier graph that are gone or changed in the later, by
  /// position.
  public let gone: Set<Int>

  /// The relations of the later graph that are new or changed, by position.
  public let fresh: Set<Int>

  /// Joins the two sides of a comparison.
  ///
  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - certainOnly: Whether what holds only possibly is left out.
  /// - Complexity: O(*n*) expected for *n* entities and claims.
  /// - Throws: A ``ReadError`` if the claims of both make no graph together.
  public init(_ comparison: Comparison, certainOnly: Bool = false) throws(ReadError) {
    var union = VersionUnion(comparison, certainOnly: certainOnly)
    union.addEntities()
    let old = union.addClaims(of: comparison.before, isLater: false)
    let new = union.addClaims(of: comparison.after, isLater: true)
    let graph = try union.builder.build()
    self.graph = graph
    earlier = .everything(but: Set(old.count..<old.count + new.count))
    later = .everything(but: Set(old.indices))

    var relationOf = [Int](repeating: 0, count: graph.claims.count)
    for relation in graph.relations.indices {
      for claim in graph.storage.relations.claims(of: relation) { relationOf[claim] = relation }
    }
    func relations(of ties: [Tie], among claims: [Int], from first: Int) -> Set<Int> {
      let places = Dictionary(
        uniqueKeysWithValues: claims.enumerated().map { ($0.element, first + $0.offset) })
      return Set(ties.flatMap(\.claims).compactMap { places[$0] }.map { relationOf[$0] })
    }
    let changes = comparison.ties
    gone = relations(of: changes.compactMap(\.before), among: old, from: 0)
    fresh = relations(of: changes.compactMap(\.after), among: new, from: old.count)
  }
}

extension Selection {
  /// Takes every claim but some, by position.
  fileprivate static func everything(but withheld: Set<Int>) -> Selection {
    var selection = Selection.everything
    selection.withheld = withheld
    return selection
  }
}

/// Puts the claims of two graphs into one.
private struct VersionUnion {
  var builder = KnowledgeGraph.Builder()

  private let before: Comparison.Side
  private let after: Comparison.Side

  /// The id of each earlier entity and source among those of both graphs.
  private var ids: [String: String] = [:]
  private var sourceIDs: [String: String] = [:]

  private let isGone: [Bool]

  init(_ comparison: Comparison, certainOnly: Bool) {
    var (before, after) = (comparison.before, comparison.after)
    before.selection.certainOnly = certainOnly
    after.selection.certainOnly = certainOnly
    (self.before, self.after) = (before, after)
    let counterparts = comparison.matching.later(of: before.graph.entities.indices)
    isGone = counterparts.map { $0 == nil }
    builder.vocabulary = after.graph.vocabulary
    builder.title = after.graph.title ?? before.graph.title
    var taken = Set(after.graph.entities.map(\.id))
    for (position, counterpart) in counterparts.enumerated() {
      let id = before.graph.entities[position].id
      if let counterpart {
        ids[id] = after.graph.entities[counterpart].id
      } else {
        ids[id] = Self.free(id, in: &taken)
      }
    }
    builder.merging = KnowledgeGraph.Merging(byName: false, keptApart: taken)
    let cited = Dictionary(
      after.graph.sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var takenSources = Set(cited.keys)
    for source in before.graph.sources where cited[source.id] != source {
      sourceIDs[source.id] = Self.free(source.id, in: &takenSources)
    }
    addKinds()
  }

  /// What a message calls a side.
  private static func name(of side: Comparison.Side) -> String {
    side.graph.storage.files.first?.name ?? "a graph"
  }

  /// An id like another that nothing else has.
  private static func free(_ id: String, in taken: inout Set<String>) -> String {
    var free = id
    while !taken.insert(free).inserted { free += " (before)" }
    return free
  }

  /// The kinds that only the earlier graph knows.
  private mutating func addKinds() {
    let earlier = before.graph.vocabulary
    for definition in earlier.entityKinds
    where builder.vocabulary.number(of: definition.kind) == nil {
      _ = builder.vocabulary.add(definition)
    }
    for definition in earlier.relationKinds
    where builder.vocabulary.number(of: definition.kind) == nil {
      _ = builder.vocabulary.add(definition)
    }
    for definition in earlier.properties
    where builder.vocabulary.number(of: definition.property) == nil {
      _ = builder.vocabulary.add(definition)
    }
  }

  mutating func addEntities() {
    let (old, new) = (before.graph, after.graph)
    let later = builder.add(InputFile(name: Self.name(of: after), bytes: []))
    for entity in new.entities { builder.add(entity, from: later) }
    let earlier = builder.add(InputFile(name: Self.name(of: before), bytes: []))
    for (position, var entity) in old.entities.enumerated() where isGone[position] {
      entity.id = ids[entity.id] ?? entity.id
      builder.add(entity, from: earlier)
    }
    for source in new.sources { builder.add(source, from: later) }
    for var source in old.sources {
      guard let id = sourceIDs[source.id] else { continue }
      source.id = id
      builder.add(source, from: earlier)
    }
  }

  /// Adds the claims that a side takes, and tells which they are.
  mutating func addClaims(of side: Comparison.Side, isLater: Bool) -> [Int] {
    let file = builder.add(InputFile(name: Self.name(of: side), bytes: []))
    let chosen = side.graph.claims(side.selection)
    for position in chosen {
      var claim = side.graph.claims[position]
      // Both may give one id to claims that differ.
      claim.id = nil
      if !isLater { rename(&claim) }
      builder.add(
        claim, from: file,
        isOwnRelation: side.graph.storage.claims.flags[position].contains(.isOwnRelation))
    }
    return chosen
  }

  private func rename(_ claim: inout Claim) {
    func renamed(_ id: String) -> String { ids[id] ?? id }
    claim.subject = renamed(claim.subject)
    if case .relation(let kind, let object) = claim.statement {
      claim.statement = .relation(kind, object: renamed(object))
    }
    claim.saidBy = claim.saidBy.map(renamed)
    claim.at = claim.at.map(renamed)
    claim.standsInFor = claim.standsInFor.map(renamed)
    claim.between = claim.between.map(renamed)
    for i in claim.citations.indices {
      claim.citations[i].source =
        sourceIDs[claim.citations[i].source] ?? claim.citations[i].source
    }
  }
}
