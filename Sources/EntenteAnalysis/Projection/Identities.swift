package import EntenteModel

/// Which entities are one and the same, by the `same-as` ties of a selection.
package struct Identities {
  /// One that stands for each entity, in the end for itself; nil if each does so.
  private var parents: [Int]?

  /// The number of `same-as` ties that join two entities.
  package private(set) var count = 0

  /// Reads who is who.
  ///
  /// It does not depend on the kinds of relation or entity asked for, and only
  /// what is said to be so can join: neither a plan nor a denial does.
  package init(of graph: KnowledgeGraph, _ selection: Selection) {
    guard graph.storage.hasRelations(of: .sameAs) else { return }
    var parents = Array(0..<graph.entities.count)
    for tie in graph.ties(selection.identifying(by: .sameAs)) {
      let a = parents.root(of: tie.relation.subject)
      let b = parents.root(of: tie.relation.object)
      guard a != b else { continue }
      count += 1
      // The one with a name speaks for both; else the first declared.
      let isUnnamed = graph.storage.entities.isUnnamed
      let kept = isUnnamed(a) == isUnnamed(b) ? min(a, b) : (isUnnamed(a) ? b : a)
      parents[kept == a ? b : a] = kept
    }
    for entity in parents.indices { parents[entity] = parents.root(of: entity) }
    self.parents = parents
  }

  /// The entity that stands for another.
  package func representative(of entity: Int) -> Int { parents?[entity] ?? entity }
}

extension [Int] {
  /// Where the way from a position to that which stands there ends.
  fileprivate func root(of position: Int) -> Int {
    var current = position
    while self[current] != current { current = self[current] }
    return current
  }
}

extension Selection {
  /// The selection of what tells who is who, or who stands for whom: one kind of
  /// relation, affirmed and not merely planned, at any time and among all entities.
  func identifying(by kind: Relation.Kind) -> Selection {
    var selection = self
    selection.relationKinds = [kind]
    selection.entityKinds = nil
    selection.asOf = nil
    selection.during = nil
    selection.minimumSources = 1
    selection.standings.formIntersection([.asserted, .reported])
    if selection.standings.isEmpty { selection.standings = [.asserted, .reported] }
    return selection
  }
}
