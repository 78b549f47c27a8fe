import EntenteGraph
import EntenteModel

/// The steps of paths through a projection, with the ties that join their ends.
struct ProjectedSteps {
  private let projection: Projection
  private let graph: KnowledgeGraph

  /// The places of the ties that join the ends of each step.
  private var ties: [Ends: [Int]] = [:]

  /// The nodes that a step leaves and reaches.
  private struct Ends: Hashable {
    var tail: UInt32
    var head: UInt32
  }

  /// - Complexity: O(*m*) for *m* ties.
  init(_ paths: [[CSRGraph.Node]], in projection: Projection, of graph: KnowledgeGraph) {
    self.projection = projection
    self.graph = graph
    var wanted: Set<Ends> = []
    for nodes in paths {
      for (tail, head) in zip(nodes, nodes.dropFirst()) {
        wanted.insert(Ends(tail: tail, head: head))
      }
    }
    guard !wanted.isEmpty else { return }
    for place in projection.ties.indices {
      for arc in projection.arcs(ofTie: place) {
        let ends = Ends(tail: arc.tail, head: arc.head)
        if wanted.contains(ends) { ties[ends, default: []].append(place) }
      }
    }
  }

  func steps(of nodes: [CSRGraph.Node]) -> [EvidencePath.Step] {
    zip(nodes, nodes.dropFirst()).map { tail, head in
      let places = ties[Ends(tail: tail, head: head)] ?? []
      return graph.step(
        projection.entities[Int(tail)], projection.entities[Int(head)],
        places.map { (projection.ties[$0], projection.ends(ofTie: $0).subject == tail) },
        strength: strength(from: Int(tail), to: head))
    }
  }

  /// How strong the edges of a step are, or how costly the cheapest is.
  private func strength(from tail: Int, to head: CSRGraph.Node) -> Double? {
    guard projection.graph.isWeighted else { return nil }
    let options = projection.options
    let weights = zip(
      projection.graph.neighbors(of: tail), projection.graph.weights(from: tail)
    ).filter { $0.0 == head }.map(\.1)
    // Of parallel edges a path takes the shortest, or the strongest.
    guard options.weight != .cost else { return weights.min() }
    return options.readsLengths ? weights.min().map { 1 / $0 } : weights.max()
  }
}
