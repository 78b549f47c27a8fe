package import EntenteModel

/// Which entities are one and the same, by the `same-as` ties of a selection.
package struct Identities {
  private var parents: [Int]

  package init(of graph: KnowledgeGraph, joinedBy ties: [Tie]) {
    parents = Array(0..<graph.entities.count)
    for tie in ties where tie.relation.kind == .sameAs {
      let a = representative(of: tie.relation.subject)
      let b = representative(of: tie.relation.object)
      guard a != b else { continue }
      // The one with a name speaks for both; else the first declared.
      let unnamed = graph.storage.entities.isUnnamed
      let kept = unnamed[a] == unnamed[b] ? min(a, b) : (unnamed[a] ? b : a)
      parents[kept == a ? b : a] = kept
    }
  }

  /// The entity that stands for another.
  package func representative(of entity: Int) -> Int {
    var current = entity
    while parents[current] != current { current = parents[current] }
    return current
  }
}
