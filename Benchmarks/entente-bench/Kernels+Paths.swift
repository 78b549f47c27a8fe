import EntenteGraph

extension Kernel {
  /// What follows from shortest paths.
  static let paths: [String: Kernel] = [
    "betweenness": .scores { $0.betweennessCentrality(workers: $1) },
    "betweenness_w": .scores { $0.betweennessCentrality(lengths: .weights, workers: $1) },
    "betweenness_weighted": .scores { $0.betweennessCentrality(lengths: .weights, workers: $1) },
    "bfs": Kernel(search: { graph, source, workers in
      let steps = graph.steps(from: source, workers: workers)
      return KernelResult(scores: steps.lazy.map { Double($0) })
    }),
    "sssp": Kernel(search: { graph, source, workers in
      let distances = graph.distances(from: source, lengths: .weights, workers: workers)
      return KernelResult(scores: distances.lazy.map { $0.isFinite ? $0 : -1 })
    }),
    "closeness": .scores { $0.closenessCentrality(workers: $1) },
    "harmonic": .scores { $0.harmonicCentrality(workers: $1) },
  ]
}
