import EntenteGraph

extension Kernel {
  /// What follows from shortest paths.
  static let paths: [String: Kernel] = [
    "betweenness": .scores { graph, _ in graph.betweennessCentrality() },
    "closeness": .scores { graph, _ in graph.closenessCentrality() },
    "harmonic": .scores { graph, _ in graph.harmonicCentrality() },
  ]
}
