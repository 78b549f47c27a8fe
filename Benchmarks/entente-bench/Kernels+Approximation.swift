import EntenteGraph

extension Kernel {
  /// Estimates with a promise, and the first few by a measure.
  ///
  /// The number behind a name is the error allowed; the confidence is 0.99.
  static let approximation: [String: Kernel] = [
    "betweenness-approx-0.05": betweenness(error: 0.05),
    "betweenness-approx-0.01": betweenness(error: 0.01),
    "betweenness-approx-0.001": betweenness(error: 0.001),
    "closeness-approx": .scores {
      try $0.approximateCloseness(error: 0.01, confidence: 0.99, workers: $1).values
    },
    "closeness-top20": .top { $0.highestCloseness(count: 20, workers: $1) },
    "harmonic-top20": .top { $0.highestHarmonic(count: 20, workers: $1) },
    "harmonic-approx": .scores {
      $0.approximateHarmonic(error: 0.01, confidence: 0.99, workers: $1).values
    },
  ]

  private static func top(
    _ run: @escaping @Sendable (CSRGraph, Workers) -> [ScoredNode]
  ) -> Kernel {
    Kernel { graph, workers in
      let nodes = run(graph, workers)
      return KernelResult(digest: {
        let top = nodes.prefix(5).map { "[\($0.node),\($0.score)]" }.joined(separator: ",")
        return "{\"count\":\(nodes.count),\"top\":[\(top)]}"
      })
    }
  }

  private static func betweenness(error: Double) -> Kernel {
    .scores { $0.approximateBetweenness(error: error, confidence: 0.99, workers: $1).values }
  }
}
