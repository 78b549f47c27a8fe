import EntenteGraph
import EntenteModel

/// A projection from which ties can be taken away again and again.
struct ReducedProjection {
  let projection: Projection
  private let graph: KnowledgeGraph

  /// The arcs of all ties, in their order.
  private var arcs = CSRGraph.Arcs()

  /// The place of the tie of each arc in the projection.
  private var places: [UInt32] = []

  /// - Complexity: O(*m*) for *m* claims.
  init(_ projection: Projection, of graph: KnowledgeGraph) throws(Projection.Refusal) {
    self.projection = projection
    self.graph = graph
    let isWeighted = projection.options.weight != .none
    for place in projection.ties.indices {
      if isWeighted { arcs.weights.append(try weight(ofTieAt: place)) }
      let ends = projection.ends(ofTie: place)
      let count = arcs.tails.count
      arcs.add(
        ends.subject, ends.object,
        isDirected: projection.ties.filter.isDirected(
          relation: Int(projection.ties.relations[place])), projection.direction)
      for _ in count..<arcs.tails.count { places.append(UInt32(place)) }
    }
  }

  /// How strong a tie is, or how costly, as some of its claims say, or all of them.
  func weight(ofTieAt place: Int, _ claims: [Int]? = nil) throws(Projection.Refusal) -> Double {
    if projection.options.weight == .none { return 1 }
    return try projection.weight(
      ofTieAt: place, as: claims ?? projection.ties[place].claims, in: graph)
  }

  /// The graph without some ties, wherever they are folded into, by their first places.
  func graph(without dropped: Set<Int>) -> CSRGraph {
    let places = Set(dropped.flatMap(projection.places(ofTieAt:)))
    return graph { place in places.contains(place) ? nil : 1 }
  }

  /// The ends of the arcs of some ties, wherever they are folded into, by their first places.
  func arcs(ofTiesAt dropped: [Int]) -> [(CSRGraph.Node, CSRGraph.Node)] {
    dropped.flatMap(projection.places(ofTieAt:)).flatMap { place in
      projection.arcs(ofTie: place).map { ($0.tail, $0.head) }
    }
  }

  /// The graph in which a tie has another weight, by its first place.
  func graph(weighing tie: Int, _ weight: Double) throws(Projection.Refusal) -> CSRGraph {
    let factor = weight / (try self.weight(ofTieAt: tie))
    let places = projection.places(ofTieAt: tie)
    return graph { place in places.contains(place) ? factor : 1 }
  }

  private func graph(keeping factor: (_ place: Int) -> Double?) -> CSRGraph {
    var kept = CSRGraph.Arcs()
    let isWeighted = projection.options.weight != .none
    kept.makeRoom(for: arcs.tails.count, isWeighted: isWeighted)
    for arc in places.indices {
      guard let factor = factor(Int(places[arc])) else { continue }
      kept.tails.append(arcs.tails[arc])
      kept.heads.append(arcs.heads[arc])
      if isWeighted { kept.weights.append(arcs.weights[arc] * factor) }
    }
    return projection.options.graph(of: kept, nodeCount: projection.entities.count)
  }
}
