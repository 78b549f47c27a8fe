/// How often a walker leaves each node in a step, and comes to it, by another way than a
/// loop, where ties have a direction.
struct DirectedWalk: Sendable {
  var leaving: [Double]
  var entering: [Double]
}

extension DirectedWalk {
  /// The probability that the walker goes along an arc, and does not jump.
  private static let damping = 0.85

  /// Lets a walker go along the arcs of a directed graph.
  ///
  /// Where it is comes from PageRank: from time to time, and where no arc leads on, it jumps
  /// to any node. What is told of it are its steps along arcs, not its jumps.
  ///
  /// - Parameter graph: The graph.
  /// - Returns: How it goes, and the network in which two nodes are tied as strongly as it
  ///   goes from either to the other, each being as strong as it is come to.
  static func along(_ graph: CSRGraph) -> (walk: DirectedWalk, network: CommunityNetwork) {
    let arcs = graph.outgoing
    let flows = flows(of: graph)
    var walk = DirectedWalk(
      leaving: [Double](repeating: 0, count: graph.nodeCount),
      entering: [Double](repeating: 0, count: graph.nodeCount))
    var visits = walk.entering
    var sources: [CSRGraph.Node] = []
    sources.reserveCapacity(flows.count)
    for node in graph.nodes {
      for arc in arcs.arcs(of: node) {
        let head = Int(arcs.heads[arc])
        sources.append(CSRGraph.Node(node))
        visits[head] += flows[arc]
        if head == node { continue }
        walk.leaving[node] += flows[arc]
        walk.entering[head] += flows[arc]
      }
    }
    // Both ends keep an arc, so that each has half of it.
    let ties = Adjacency(
      nodeCount: graph.nodeCount, sources: sources, targets: arcs.heads,
      weights: flows.map { $0 / 2 }, isDirected: false)
    let network = CommunityNetwork(
      offsets: ties.offsets, heads: ties.heads, weights: ties.weights, strengths: visits,
      total: visits.contains { $0 > 0 } ? 1 : 0)
    return (walk, network)
  }

  /// How often the walker goes along each arc, of all steps along arcs.
  private static func flows(of graph: CSRGraph) -> [Double] {
    let arcs = graph.outgoing
    var flows = [Double](repeating: 0, count: arcs.heads.count)
    // As far as rounding allows: the code length needs it to nine digits.
    let shares =
      (try? graph.pageRank(damping: damping, tolerance: 1e-13))
      ?? (try? graph.pageRank(damping: damping))
      ?? [Double](repeating: 1, count: graph.nodeCount)
    var total = 0.0
    for node in graph.nodes {
      let row = arcs.arcs(of: node)
      let most = row.reduce(0) { max($0, arcs.weights?[$1] ?? 1) }
      guard most > 0 else { continue }
      let sum = row.reduce(0) { $0 + (arcs.weights?[$1] ?? 1) / most }
      for arc in row { flows[arc] = shares[node] * ((arcs.weights?[arc] ?? 1) / most) / sum }
      total += shares[node]
    }
    return total > 0 ? flows.map { $0 / total } : flows
  }
}
