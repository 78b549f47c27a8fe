import EntenteGraph

extension Kernel {
  /// Scores that follow from the scores of neighbors.
  static let spectral: [String: Kernel] = [
    "pagerank": .scores { graph, _ in try graph.pageRank(tolerance: 1e-9) }
  ]
}
