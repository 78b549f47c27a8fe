import EntenteGraph

/// How closely scores are to be estimated from a sample, in place of exact scores.
public struct Approximation: Hashable, Sendable {
  /// How far a score may be off, as a share of the greatest possible; greater than 0 and
  /// less than 1.
  public var error: Double

  /// How likely all scores are to be within that, greater than 0 and less than 1.
  public var confidence: Double

  /// What the sample is drawn from.
  public var seed: UInt64

  /// Asks for an error and a confidence.
  public init(error: Double, confidence: Double = 0.99, seed: UInt64 = 1) {
    precondition(error > 0 && error < 1, "An error lies between 0 and 1")
    precondition(confidence > 0 && confidence < 1, "A confidence lies between 0 and 1")
    self.error = error
    self.confidence = confidence
    self.seed = seed
  }
}

extension Approximation {
  /// Why scores can't be estimated.
  public enum Refusal: Error, Hashable, Sendable {
    /// The measure is quick to compute.
    case quickMeasure(Measure)
    /// Few pairs are asked for, not all.
    case between
    /// Only betweenness can be estimated with lengths other than steps.
    case lengths(Measure)
    /// How many entities reach another is not known where ties have a direction.
    case unequalReach
  }

  /// Estimates scores.
  func scores(_ measure: Measure, of graph: CSRGraph) throws(Refusal) -> ApproximateScores {
    switch measure {
    case .betweenness:
      return graph.approximateBetweenness(
        error: error, confidence: confidence, lengths: graph.isWeighted ? .weights : .hops,
        seed: seed)
    case .closeness, .harmonic:
      if graph.isWeighted { throw .lengths(measure) }
      if measure == .harmonic {
        return graph.approximateHarmonic(error: error, confidence: confidence, seed: seed)
      }
      do {
        return try graph.approximateCloseness(error: error, confidence: confidence, seed: seed)
      } catch { throw .unequalReach }
    default: throw .quickMeasure(measure)
    }
  }
}

extension Ranking {
  /// What is promised of the scores of a ranking that were estimated.
  public struct Estimate: Hashable, Sendable {
    /// What was asked for.
    public let approximation: Approximation

    /// How far the exact scores may be from these, in the unit of the scores.
    public let error: Double

    /// How many paths were drawn, or searches made.
    public let sampleCount: Int

    /// Whether the scores are exact after all, as they were no more work.
    public let isExact: Bool
  }

  /// Where the exact score and rank of an entity lie.
  public struct Uncertainty: Hashable, Sendable {
    /// The exact score.
    public let score: ClosedRange<Double>

    /// The rank by exact scores.
    public let rank: ClosedRange<Int>
  }
}

extension ApproximateScores {
  /// Where the score and the rank of each node lie.
  ///
  /// A node is behind those that score more for certain, and before those that score less.
  func uncertainties() -> [Ranking.Uncertainty] {
    let ascendingLower = lower.sorted()
    let ascendingUpper = upper.sorted()
    return values.indices.map { node in
      let best = lower.count - ascendingLower.count(upTo: upper[node]) + 1
      // The node itself is among those that may score more, if its score is not certain.
      let own = upper[node] > lower[node] ? 1 : 0
      let worst = upper.count - ascendingUpper.count(upTo: lower[node]) - own + 1
      return Ranking.Uncertainty(
        score: lower[node]...max(lower[node], upper[node]), rank: best...max(best, worst))
    }
  }
}

extension [Double] {
  /// How many numbers are not greater than a limit; they are in ascending order.
  fileprivate func count(upTo limit: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
