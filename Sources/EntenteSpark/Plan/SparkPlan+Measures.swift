// How ties are read as a graph, and what is computed of it.

extension SparkPlan {
  /// How ties are read as a plain graph.
  package struct Graph: Encodable, Hashable, Sendable {
    package var direction = "ignore"
    package var weight = "none"
    package var dropsNegative = true

    package init() {}
  }

  /// The measure that entities are scored by.
  package struct Rank: Encodable, Hashable, Sendable {
    package var measure: String
    package var damping = 0.85
    package var tolerance = 1e-10
    package var rounds = 1000
    /// Where walks begin anew, and with what share; evenly if nil.
    package var seeds: [String: Double]?

    /// How far scores may be off; exact if nil.
    package var approximation: Approximation?

    package init(measure: String) { self.measure = measure }
  }

  /// What an estimate promises.
  package struct Approximation: Encodable, Hashable, Sendable {
    /// How far a score may be off, as a share of the greatest possible.
    package var error: Double
    /// How likely all scores are that close.
    package var confidence: Double
    package var seed: Int64

    package init(error: Double, confidence: Double, seed: UInt64) {
      self.error = error
      self.confidence = confidence
      self.seed = Int64(bitPattern: seed)
    }
  }

  /// How entities are grouped, and which groups are told.
  package struct Groups: Encodable, Hashable, Sendable {
    package var method: String
    package var seed: Int64
    /// The entity whose group is told; all if nil.
    package var entity: String?
    /// How many groups are told; as many as are fetched if nil.
    package var top: Int?
    /// How many members of each are told; as many as are fetched if nil.
    package var members: Int?

    package init(method: String, seed: UInt64) {
      self.method = method
      self.seed = Int64(bitPattern: seed)
    }
  }
}
