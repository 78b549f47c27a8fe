import EntenteGraph

extension Kernel {
  /// Groups of nodes that are densely tied.
  static let communities: [String: Kernel] = [
    "louvain": .groups { graph, workers in graph.louvainCommunities(workers: workers) },
    "leiden": .groups { graph, workers in graph.leidenCommunities(workers: workers) },
    "lpa": .groups { graph, workers in graph.labelPropagationCommunities(workers: workers) },
  ]

  /// A kernel that divides the nodes.
  private static func groups(
    _ run: @escaping @Sendable (CSRGraph, Workers) -> Communities
  ) -> Kernel {
    Kernel { KernelResult(communities: run($0, $1)) }
  }
}

extension KernelResult {
  /// The modularity and the number of communities.
  fileprivate init(communities: Communities) {
    self.init {
      "{\"modularity\":\(communities.modularity),\"count\":\(communities.count)}"
    }
  }
}
