import EntenteFormats
import EntenteSpark

/// What is promised of scores that Spark estimated from a sample.
struct SparkEstimate {
  private let approximation: SparkPlan.Approximation

  /// From how many entities the searches began.
  private let searches: Int

  /// How far a score may be off; 0 if the searches began from all.
  private let error: Double

  init(_ approximation: SparkPlan.Approximation, _ figures: [String: Double]) {
    self.approximation = approximation
    searches = Int(exactly: figures["searches"] ?? 0) ?? 0
    error = figures["scoreError"] ?? 0
  }

  private var isExact: Bool { error == 0 }
  private var seed: UInt64 { UInt64(bitPattern: approximation.seed) }

  /// For people.
  var lines: [String] {
    if isExact { return ["exact: a sample would have been as much work"] }
    return [
      "sampled: \(searches) searches, seed \(seed); with probability "
        + "\(Evidence.number(approximation.confidence)) every score is within "
        + "±\(error.fourDigits) of the exact one, \(Evidence.number(approximation.error)) of the "
        + "greatest possible score",
      "ranks are by estimate",
    ]
  }

  /// For programs.
  var json: JSONValue {
    .object([
      "error": .number(approximation.error), "scoreError": .number(error),
      "confidence": .number(approximation.confidence), "samples": .integer(searches),
      "seed": .string(String(seed)), "exact": .boolean(isExact),
    ])
  }
}
