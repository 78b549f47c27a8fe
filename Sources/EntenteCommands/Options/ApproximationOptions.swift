import ArgumentParser
import EntenteAnalysis
import EntenteFormats

/// Whether scores may be estimated from a sample.
struct ApproximationOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With betweenness, closeness and harmonic: estimate scores from a sample, each to within "
        + "this share of the greatest possible, such as 0.01.", valueName: "eps"))
  var approximate: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --approximate: how likely all scores are to be that close (default: 0.99).",
      valueName: "probability"))
  var confidence: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --approximate and --uncertainty: a number to draw another sample by (default: 1).",
      valueName: "n"))
  var seed: UInt64?

  func validate() throws {
    if let approximate, !(approximate > 0 && approximate < 1) {
      throw ValidationError("--approximate is more than 0 and less than 1, such as 0.01.")
    }
    if let confidence, !(confidence > 0 && confidence < 1) {
      throw ValidationError("--confidence is more than 0 and less than 1, such as 0.99.")
    }
    if approximate == nil && confidence != nil {
      throw ValidationError("--confidence and --seed go with --approximate.")
    }
  }

  /// What is asked for, if scores are to be estimated.
  var approximation: Approximation? {
    approximate.map { Approximation(error: $0, confidence: confidence ?? 0.99, seed: seed ?? 1) }
  }
}

extension Approximation.Refusal {
  /// What is told to the user.
  var trouble: Trouble {
    switch self {
    case .quickMeasure(let measure):
      Trouble(
        "\(measure.rawValue) is not estimated, as it is quick to compute",
        hint: "leave out --approximate")
    case .between:
      Trouble(
        "paths between two sides are not estimated", hint: "leave out --approximate, or --between")
    case .lengths(let measure):
      Trouble(
        "\(measure.rawValue) is estimated by steps only, not by strengths or costs",
        hint: "leave out --approximate, or --weight")
    case .unequalReach:
      Trouble(
        "closeness can't be estimated along directed ties: how many reach an entity is not known",
        hint: "--by harmonic can, or --undirected")
    }
  }
}

extension Ranking.Estimate {
  /// What is promised, for people.
  func lines(by measure: Measure) -> [String] {
    if isExact { return ["exact: a sample would have been as much work"] }
    let samples = measure == .betweenness ? "shortest paths" : "searches"
    let share = approximation.error
    let scale =
      error == share ? "" : ", \(Evidence.number(share)) of the greatest possible score"
    return [
      "sampled: \(sampleCount) \(samples), seed \(approximation.seed); with probability "
        + "\(Evidence.number(approximation.confidence)) every score is within "
        + "±\(error.fourDigits) of the exact one\(scale)",
      "ranks are by estimate; interval and ranks tell where the exact score and rank lie",
    ]
  }

  /// What is promised, for programs.
  var json: JSONValue {
    .object([
      "error": .number(approximation.error), "scoreError": .number(error),
      "confidence": .number(approximation.confidence), "samples": .integer(sampleCount),
      "seed": .string(String(approximation.seed)), "exact": .boolean(isExact),
    ])
  }
}

extension Ranking.Uncertainty {
  /// The ranks that are possible, for people.
  var ranks: String {
    rank.count == 1 ? String(rank.lowerBound) : "\(rank.lowerBound)–\(rank.upperBound)"
  }

  /// The scores that are possible, for people.
  var interval: String { "\(score.lowerBound.fourDigits)–\(score.upperBound.fourDigits)" }
}
