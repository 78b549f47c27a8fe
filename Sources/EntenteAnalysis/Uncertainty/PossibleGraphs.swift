import EntenteGraph
import EntenteModel

/// A projection from which claims can be taken away again and again: the ties that
/// don't depend on them are projected once.
struct PossibleGraphs {
  private let graph: KnowledgeGraph
  private let projection: Projection

  /// The arcs of the ties that hold whatever is taken away.
  private var sure = CSRGraph.Arcs()

  /// The ties that claims in doubt support, alone or with others.
  private var doubtful: [Doubtful] = []

  /// Claims that tell who is who or, if entities are folded, into whom: without
  /// them everything must be projected anew.
  private var shaping: Set<Int> = []

  private struct Doubtful {
    var position: Int
    var claims: [Int]
  }

  /// The claims in doubt of which something depends.
  private(set) var read: Set<Int> = []

  /// - Complexity: O(*m*) for *m* claims.
  init(
    of graph: KnowledgeGraph, _ projection: Projection, inDoubt: Set<Int>
  ) throws(Projection.Refusal) {
    self.graph = graph
    self.projection = projection
    let columns = graph.storage.claims
    let kinds = graph.vocabulary.relationKinds
    for claim in inDoubt where !columns.flags[claim].contains(.isProperty) {
      let kind = kinds[Int(columns.predicate[claim])].kind
      if kind == .sameAs || projection.hosts?.readsKind(kind) == true {
        shaping.insert(claim)
      }
    }
    let filter = projection.ties.filter
    var chosen: [Int] = []
    // Not in place: a copy of what is built would be taken for each tie.
    var arcs = CSRGraph.Arcs()
    for (position, relation) in projection.ties.relations.enumerated() {
      let relation = Int(relation)
      guard filter.choose(from: graph.storage.relations.claims(of: relation), into: &chosen)
      else { continue }
      let own = chosen.filter(inDoubt.contains)
      if own.isEmpty {
        try add(tie: position, chosen, to: &arcs)
      } else {
        read.formUnion(own)
        // Into which state an end is folded depends on when the tie held.
        if projection.hosts != nil { shaping.formUnion(own) }
        doubtful.append(Doubtful(position: position, claims: chosen))
      }
    }
    sure = arcs
    read.formUnion(shaping)
  }

  /// The graph without some claims, and the entity of each of its nodes.
  func graph(
    without dropped: Set<Int>
  ) throws(Projection.Refusal) -> (graph: CSRGraph, entities: [Int]) {
    if !shaping.isDisjoint(with: dropped) {
      var options = projection.options
      options.selection.withheld.formUnion(dropped)
      let projection = try Projection(graph, options)
      return (projection.graph, projection.entities)
    }
    var arcs = sure
    let filter = projection.ties.filter
    for tie in doubtful {
      let left = tie.claims.filter { !dropped.contains($0) }
      guard !left.isEmpty, filter.haveEnoughSources(left) else { continue }
      try add(tie: tie.position, left, to: &arcs)
    }
    return (
      projection.options.graph(of: arcs, nodeCount: projection.entities.count),
      projection.entities
    )
  }

  /// Adds the arcs of a tie as some of its claims support it.
  private func add(
    tie position: Int, _ claims: [Int], to arcs: inout CSRGraph.Arcs
  ) throws(Projection.Refusal) {
    if projection.options.weight != .none {
      arcs.weights.append(try projection.weight(ofTieAt: position, as: claims, in: graph))
    }
    let ends = projection.ends(ofTie: position)
    arcs.add(
      ends.subject, ends.object,
      isDirected: projection.ties.filter.isDirected(
        relation: Int(projection.ties.relations[position])), projection.options.direction)
  }
}
