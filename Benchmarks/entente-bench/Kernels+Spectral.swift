import EntenteGraph

extension Kernel {
  /// Scores that follow from the scores of neighbors.
  static let spectral: [String: Kernel] = [
    "pagerank": pageRank,
    "pagerank_weighted": pageRank,
    "pagerank20": .scores { graph, workers in graph.pageRank(iterations: 20, workers: workers) },
    "eigenvector": .scores { graph, workers in
      try graph.eigenvectorCentrality(workers: workers)
    },
    "katz": .scores { graph, workers in
      let greatest = graph.nodes.map { graph.neighbors(of: $0).count }.max() ?? 1
      return try graph.katzCentrality(attenuation: 0.5 / Double(greatest), workers: workers)
    },
    "katz_default": .scores { graph, workers in try graph.katzCentrality(workers: workers) },
    "hits": .scores { graph, workers in try graph.hits(workers: workers).authorities },
  ]

  /// The sum of changes at which peers stop grows with the number of nodes.
  private static let pageRank = Kernel.scores { graph, workers in
    try graph.pageRank(tolerance: 1e-9 * Double(max(1, graph.nodeCount)), workers: workers)
  }
}
