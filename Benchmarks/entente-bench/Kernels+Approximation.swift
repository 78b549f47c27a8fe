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
    "harmonic-approx": .scores {
      $0.approximateHarmonic(error: 0.01, confidence: 0.99, workers: $1).values
    },
  ]

  private static func betweenness(error: Double) -> Kernel {
    .scores { $0.approximateBetweenness(error: error, confidence: 0.99, workers: $1).values }
  }
}
