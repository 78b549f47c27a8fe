import EntenteGraph

extension LeaveOut {
  /// Whether the node falls below a rank without some ties: for sure, or where a ranking
  /// takes long, as far as a sample of nodes tells.
  mutating func isLikelyBelow(
    _ limit: Int, without dropped: [Int]
  ) throws(Ranking.Refusal) -> Bool {
    guard isSampled else {
      let outcome = try outcome(without: dropped)
      return outcome.rank.map { $0 > limit } ?? true
    }
    let graph = reduced.graph(without: Set(dropped))
    let step = max(1, graph.nodeCount / 512)
    let sources = stride(from: 0, to: graph.nodeCount, by: step).map { $0 }
    if measure == .betweenness {
      let scores = graph.betweennessCentrality(from: sources, to: graph.nodes)
      return scores.count { $0 > scores[own.node] } >= limit
    }
    let isHarmonic = measure == .harmonic
    let scores = graph.closeness(
      from: sources.map { CSRGraph.Node($0) }, isHarmonic: isHarmonic)
    // Those that the sample puts first are few enough to be sure of.
    let first = graph.nodes.filter { $0 != own.node }
      .sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(limit + 16)
    let exact = graph.closeness(
      of: ([own.node] + first).map { CSRGraph.Node($0) }, isHarmonic: isHarmonic)
    return exact.dropFirst().count { $0 > exact[0] * (1 + 1e-9) } >= limit
  }

  /// Whether a sample tells what a ranking would take long for.
  private var isSampled: Bool {
    let isByPaths = [Measure.betweenness, .closeness, .harmonic].contains(measure)
    let (nodes, edges) = (graph.nodeCount, graph.edgeCount)
    return isByPaths && !graph.isWeighted && setting.convention == nil && !keepsRows
      && projection.hosts == nil
      && nodes.multipliedOrMost(by: nodes + edges + 1) > 50_000_000
  }
}
