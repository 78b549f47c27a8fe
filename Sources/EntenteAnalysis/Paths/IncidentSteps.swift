import EntenteGraph
import EntenteModel

/// The steps along the ties of single entities, as the graph holds them: nothing is
/// made of the ties that no search comes to.
struct IncidentSteps: StepGraph {
  private let graph: KnowledgeGraph
  private let filter: ClaimFilter
  private let incidence: Incidence
  private let direction: Projection.Direction

  /// Whether ties of each kind are ways to go.
  private let leads: [Bool]

  /// What is asked of claims, if that is little and each is a tie of its own.
  private let plainChoice: ClaimFilter.PlainChoice?

  /// Nil if steps have lengths, or an entity may stand for another or be left out.
  init?(of graph: KnowledgeGraph, _ options: Projection.Options) {
    guard options.weight == .none, options.excluded.isEmpty,
      options.selection.entityKinds == nil, options.folding?.steps.isEmpty ?? true,
      !graph.storage.hasRelations(of: .sameAs)
    else { return nil }
    self.graph = graph
    filter = ClaimFilter(options.selection, in: graph)
    incidence = graph.storage.incidence ?? Incidence(of: graph)
    direction = options.direction
    leads = graph.vocabulary.relationKinds.map { definition in
      definition.kind != .sameAs && definition.family != .absence
        && !(options.dropsNegative && definition.sign == .negative)
    }
    plainChoice = graph.storage.relations.areLone ? filter.plainChoice : nil
  }

  var nodeCount: Int { graph.entities.count }

  func appendSuccessors(of node: Int, to nodes: inout [CSRGraph.Node]) {
    append(of: node, isForward: true, to: &nodes)
  }

  func appendPredecessors(of node: Int, to nodes: inout [CSRGraph.Node]) {
    append(of: node, isForward: false, to: &nodes)
  }

  private func append(of node: Int, isForward: Bool, to nodes: inout [CSRGraph.Node]) {
    var chosen: [Int] = []
    for relation in incidence.relations(of: node) {
      let relation = Int(relation)
      let ends = graph.storage.ends(ofRelation: relation)
      guard leads[ends.kind], ends.subject != ends.object,
        runs(isOut: ends.subject == node, isForward: isForward, isDirected: ends.isDirected)
      else { continue }
      if let plainChoice {
        let claim = Int(graph.storage.relations.firstClaim(of: relation))
        guard plainChoice.allows(graph.storage.claims.flags[claim], kind: ends.kind) else {
          continue
        }
      } else if !filter.choose(from: graph.storage.relations.claims(of: relation), into: &chosen) {
        continue
      }
      nodes.append(CSRGraph.Node(ends.subject == node ? ends.object : ends.subject))
    }
  }

  /// Whether a tie is a way from one of its ends, or with `isForward` false a way to it.
  private func runs(isOut: Bool, isForward: Bool, isDirected: Bool) -> Bool {
    if !isDirected { return true }
    return switch direction {
    case .ignore: true
    case .declared: isOut == isForward
    case .reversed: isOut != isForward
    }
  }

  /// The ties by which a step goes from one entity to another, each with whether it runs
  /// out of the first.
  func ties(from tail: Int, to head: Int) -> [(tie: Tie, isOut: Bool)] {
    let (own, others) = (incidence.relations(of: tail), incidence.relations(of: head))
    return (own.count <= others.count ? own : others).compactMap { relation in
      let ends = graph.storage.ends(ofRelation: Int(relation))
      let isOut = ends.subject == tail
      guard isOut ? ends.object == head : ends.subject == head && ends.object == tail,
        leads[ends.kind], runs(isOut: isOut, isForward: true, isDirected: ends.isDirected)
      else { return nil }
      return filter.tie(at: Int(relation)).map { ($0, isOut) }
    }
  }
}
