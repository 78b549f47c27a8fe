package import EntenteModel

/// Which entities are one and the same, by the `same-as` ties of a selection.
package struct Identities {
  private var parents: [Int]

  /// The number of `same-as` ties that join two entities.
  package private(set) var count = 0

  /// Who is who does not depend on which kinds of relation are asked for.
  package init(of graph: KnowledgeGraph, _ selection: Selection) {
    parents = Array(0..<graph.entities.count)
    var identifying = selection
    identifying.relationKinds = [.sameAs]
    identifying.standings.subtract([.planned, .denied])
    for tie in graph.ties(identifying) {
      let a = representative(of: tie.relation.subject)
      let b = representative(of: tie.relation.object)
      guard a != b else { continue }
      count += 1
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
