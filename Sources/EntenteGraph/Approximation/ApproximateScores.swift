/// Scores that come from a sample, and what is promised of them.
///
/// With a probability of `confidence` or more, over the seeds, the exact score of every
/// node lies between `lower` and `upper`: of all nodes at the same time, not of each for
/// itself.
public struct ApproximateScores: Sendable, Hashable {
  /// The estimated score of each node.
  public internal(set) var values: [Double]

  /// The least that the exact score of each node may be.
  public internal(set) var lower: [Double]

  /// The greatest that it may be.
  public internal(set) var upper: [Double]

  /// How far an exact score may be from its estimate, in the unit of the scores.
  public internal(set) var error: Double

  /// The probability, at least, that all scores are as promised.
  public let confidence: Double

  /// How many paths were drawn, or searches made; those that only planned the others
  /// count too.
  public internal(set) var sampleCount: Int

  /// Whether nothing was left to chance, as the exact scores were no more work.
  public internal(set) var isExact: Bool

  init(
    values: [Double], lower: [Double], upper: [Double], error: Double, confidence: Double,
    sampleCount: Int
  ) {
    self.values = values
    self.lower = lower
    self.upper = upper
    self.error = error
    self.confidence = confidence
    self.sampleCount = sampleCount
    isExact = false
  }

  /// Scores that are exact.
  init(exact values: [Double]) {
    self.init(
      values: values, lower: values, upper: values, error: 0, confidence: 1, sampleCount: 0)
    isExact = true
  }

  /// Divides the scores and what is promised of them.
  public func divided(by divisor: Double) -> ApproximateScores {
    var divided = self
    divided.values = values.map { $0 / divisor }
    divided.lower = lower.map { $0 / divisor }
    divided.upper = upper.map { $0 / divisor }
    divided.error = error / divisor
    return divided
  }
}

/// How the probability of a wrong promise is shared by the times at which a sample may
/// turn out to be large enough.
///
/// Each time that the sample is looked at is a chance to be misled. The first gets three
/// quarters of what is allowed, each of the others a quarter of the one before.
struct FailureBudget {
  /// The probability allowed in all.
  let total: Double

  /// The number of looks so far.
  private(set) var lookCount = 0

  init(total: Double) { self.total = total }

  /// Returns what the next look may use up.
  mutating func next() -> Double {
    var share = 0.75 * total
    for _ in 0..<lookCount { share /= 4 }
    lookCount += 1
    return share
  }
}

extension SplitMix64 {
  /// The generator of a sample with a number, independent of how many samples a thread
  /// has drawn before.
  init(seed: UInt64, sample: Int) {
    var mixer = SplitMix64(seed: seed &+ UInt64(sample) &* 0xD1B5_4A32_D192_ED03)
    self.init(seed: mixer.next())
  }

  /// A number from 0 up to, but not including, `bound`.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
