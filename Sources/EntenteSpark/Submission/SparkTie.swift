/// A tie as a job tells of it, merged of all rows that tell of it.
package struct SparkTie: Hashable, Sendable, Decodable {
  package var source: String
  package var target: String
  package var kind: String
  package var standing: String
  /// When it was so, as the rows say it.
  package var period: String?
  /// Role, place and strength in words.
  package var details: String?
  package var weight: Double?
  /// How many events or claims it sums up, and how many sources tell of it.
  package var count: Int?
  package var sources: Int?
  /// Some of those who tell of it.
  package var evidence: String?

  /// The entity at the other end, seen from ``from`` or from the one that was asked for,
  /// and how the tie runs seen from there.
  package var id: String?
  package var from: String?
  package var direction: String?

  /// Whether it does not hold, or not yet.
  package var apart: Bool?

  /// Some of those who told of plans that came true by it, and whether it is itself a plan
  /// that did.
  package var plans: String?
  package var fulfilled: Bool?

  /// The place in a path, and the kinds of the other ties of that step.
  package var step: Int?
  package var also: String?

  /// What became of it, how surely (1: possibly, 2: certainly), and what is different.
  package var change: String?
  package var certainty: Int?
  package var differences: String?
  package var wasStanding: String?
  package var wasPeriod: String?
  package var wasDetails: String?
  package var wasCount: Int?

  private enum CodingKeys: String, CodingKey {
    case source, target, kind, standing, period, details, weight, count, sources, evidence, id
    case from, direction, apart, plans, fulfilled, step, also, change, certainty, differences
    case wasStanding = "old_standing"
    case wasPeriod = "old_period"
    case wasDetails = "old_details"
    case wasCount = "old_count"
  }

  /// An entity that came or went with its ties.
  package struct End: Hashable, Sendable, Decodable {
    package var id: String
    package var change: String
    package var certainty: Int?
    package var ties: Int?
  }
}

/// How many of something there are, or how much or when.
package struct SparkCount: Hashable, Sendable, Decodable {
  package var group: String
  package var name: String
  package var count: Int?
  package var value: Double?
  package var text: String?
}
