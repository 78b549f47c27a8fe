import EntenteGraph

extension Kernel {
  /// Components, triangles, cores.
  static let structure: [String: Kernel] = [
    "wcc": Kernel { KernelResult(components: $0.components(workers: $1)) },
    "scc": Kernel { graph, _ in KernelResult(components: graph.stronglyConnectedComponents()) },
    "triangles": Kernel { KernelResult(count: $0.triangleCount(workers: $1)) },
    "clustering": .scores { $0.localClustering(workers: $1) },
    "kcore": Kernel { KernelResult(numbers: $0.coreNumbers(workers: $1)) },
  ]
}

extension KernelResult {
  /// The number of parts and the size of the largest.
  fileprivate init(components: Components) {
    self.init {
      "{\"count\":\(components.count),\"largest\":\(components.sizes.max() ?? 0)}"
    }
  }

  /// The greatest of some whole numbers, and their sum.
  fileprivate init(numbers: [Int]) {
    self.init { "{\"max\":\(numbers.max() ?? 0),\"sum\":\(numbers.reduce(0, +))}" }
  }
}
