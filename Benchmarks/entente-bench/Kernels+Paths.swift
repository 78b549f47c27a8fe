import EntenteGraph

extension Kernel {
  /// What follows from shortest paths.
  static let paths: [String: Kernel] = [
    "betweenness": .scores { $0.betweennessCentrality(workers: $1) },
    "betweenness_w": .scores { $0.betweennessCentrality(lengths: .weights, workers: $1) },
    "betweenness_weighted": .scores { $0.betweennessCentrality(lengths: .weights, workers: $1) },
    "bfs": .scores { graph, _ in
      graph.steps(from: start(in: graph)).map { Double($0) }
    },
    "sssp": .scores { graph, _ in
      graph.distances(from: start(in: graph), lengths: .weights).map { $0.isFinite ? $0 : -1 }
    },
    "closeness": .scores { $0.closenessCentrality(workers: $1) },
    "harmonic": .scores { $0.harmonicCentrality(workers: $1) },
  ]
}
