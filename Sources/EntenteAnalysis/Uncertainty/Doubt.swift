import EntenteModel

/// Something that may be one way or another, for all that the claims tell: which
/// of some contested claims are true, whether an uncertain one is, or whether a tie held
/// at the date asked for.
public struct Doubt: Sendable {
  /// The positions of the claims at stake that a projection reads.
  public let claims: [Int]

  /// What may be one way or another.
  public let matter: Matter

  /// What a doubt is about.
  public enum Matter: Hashable, Sendable {
    /// Which of some contested claims are true: what they disagree on.
    case contest(String)
    /// Whether a claim is true of which the writer of the dossier is not sure.
    case confidence
    /// Whether a tie held at the date asked for, which its claims leave open.
    case time
  }

  /// What the claims disagree on, if they are contested.
  public var disagreement: String? {
    if case .contest(let message) = matter { message } else { nil }
  }

  /// How it may be.
  let ways: [Way]

  /// One way that it may be.
  struct Way: Hashable, Sendable {
    /// The claims that are not true then, in the order of the input.
    var dropped: [Int]
    var probability: Double
  }

  /// How doubtful it is: how likely it is otherwise than in the likeliest way.
  var depth: Double { 1 - (ways.map(\.probability).max() ?? 1) }

  /// The place of the likeliest way; of the first, if several are.
  var likeliest: Int {
    ways.indices.max { (ways[$0].probability, -$0) < (ways[$1].probability, -$1) } ?? 0
  }
}

extension Doubt {
  /// The doubts about some claims.
  ///
  /// Each consistent choice among contested claims is as likely as another. An
  /// uncertain claim is true with its confidence. A tie that its claims leave open at the
  /// date asked for held as likely as not.
  ///
  /// - Parameters:
  ///   - disagreements: The sides of what the claims disagree on.
  ///   - candidates: The claims that may be uncertain.
  ///   - confidence: The confidence of each claim; 1 if the writer is sure.
  ///   - possible: The claims of each tie that only possibly held.
  ///   - isRead: Whether a claim makes a difference to what is computed.
  /// - Returns: The doubts that make a difference, contested claims first.
  static func all(
    among disagreements: [Disagreement], uncertain candidates: [Int],
    confidence: (Int) -> Double, possible: [[Int]], isRead: (Int) -> Bool
  ) -> [Doubt] {
    let contested = Contest.all(among: disagreements).compactMap { contest -> Doubt? in
      guard contest.claims.contains(where: isRead) else { return nil }
      let choices = contest.choices()
      return Doubt(
        .contest(contest.message),
        choices.map { Way(dropped: $0, probability: 1 / Double(choices.count)) }, isRead)
    }
    let uncertain = candidates.compactMap { claim -> Doubt? in
      let confidence = confidence(claim)
      guard confidence < 1 else { return nil }
      return Doubt(
        .confidence,
        [
          Way(dropped: [], probability: confidence),
          Way(dropped: [claim], probability: 1 - confidence),
        ], isRead)
    }
    let ofTime = possible.compactMap { claims in
      Doubt(
        .time,
        [Way(dropped: [], probability: 0.5), Way(dropped: claims, probability: 0.5)], isRead)
    }
    return contested + uncertain + ofTime
  }

  /// The doubt of some ways, of which those that read the same are one; nil if
  /// there is one, and it leaves nothing out.
  private init?(_ matter: Matter, _ ways: [Way], _ isRead: (Int) -> Bool) {
    var order: [[Int]] = []
    var probabilities: [[Int]: Double] = [:]
    for way in ways where way.probability > 0 {
      let dropped = way.dropped.filter(isRead).sorted()
      if probabilities[dropped] == nil { order.append(dropped) }
      probabilities[dropped, default: 0] += way.probability
    }
    self.ways = order.map { Way(dropped: $0, probability: probabilities[$0] ?? 0) }
    self.matter = matter
    claims = Set(order.joined()).sorted()
    if claims.isEmpty { return nil }
  }
}
