import Foundation

/// How long a measure will go on, from how its rounds went so far.
///
/// Its changes shrink by about the same factor in each round, as those of power
/// iteration do; from the factor of the last rounds follows how many are left
/// until the change is below the tolerance.
package struct RoundForecast: Sendable {
  private let tolerance: Double
  private var changes: [Double] = []
  private var seconds: [Double] = []

  /// The last rounds from which the factor and the time of a round are taken.
  private static let window = 4

  package init(tolerance: Double) { self.tolerance = tolerance }

  /// Takes a round into account.
  package mutating func add(_ round: SparkMessage.Round) {
    if let change = round.change { changes.append(change) }
    if let time = round.seconds { seconds.append(time) }
  }

  /// The seconds that are left; nil before three rounds, and if the changes do not
  /// shrink.
  package var secondsLeft: Double? {
    let (last, times) = (changes.suffix(Self.window), seconds.suffix(Self.window))
    guard last.count >= 3, let first = last.first, let now = last.last, !times.isEmpty,
      now > 0, first > now, tolerance > 0
    else { return nil }
    let factor = log(now / first) / Double(last.count - 1)
    // Whole numbers of rounds stay so, whatever the last digit of a logarithm.
    let rounds = max(0, (log(tolerance / now) / factor - 1e-6).rounded(.up))
    return rounds * times.reduce(0, +) / Double(times.count)
  }
}
