/// Why an entity has the score and the rank that it has.
public struct ScoreExplanation: Sendable {
  /// The ranking of which the score is part.
  public let ranking: Ranking

  /// The measure.
  public var measure: Measure { ranking.measure }

  /// The entity, its rank and its score.
  public let entry: Ranking.Entry

  /// What the score is made of, along one line or several.
  public let breakdowns: [Breakdown]

  /// Why there is no breakdown; nil if there is one.
  public let refusal: String?

  /// What the entity's rank and score would be without each tie that was tried, the
  /// greatest effect first.
  public let effects: [TieEffect]

  /// How many ties were left out one at a time, of how many.
  public let tried: Tried

  /// What they would be without each claim of the entity's own ties, and of those that
  /// fold others into it, the greatest effect first.
  public let claimEffects: [ClaimEffect]

  /// How many such claims were not left out, as it would have taken too long.
  public let untriedClaims: Int

  /// The smallest set of ties that was found without which the entity falls below a
  /// rank.
  public let removal: Removal
}

extension ScoreExplanation {
  /// Parts that add up to a total.
  public struct Breakdown: Sendable {
    /// What the parts stand for.
    public enum Axis: String, Hashable, Sendable {
      /// The ties of the entity.
      case ties
      /// Where walks that end at the entity begin.
      case origins
      /// The pairs that it sits between.
      case pairs
      /// The ends of the paths that it sits on.
      case ends
      /// How far others are.
      case distances
      /// Who is how far.
      case others
      /// To whom walks lead.
      case partners
    }

    /// What the parts stand for.
    public let axis: Axis

    /// What the parts add up to.
    public let total: Total

    /// The parts, the largest first; of very many, the largest.
    public let parts: [Part]

    /// How many parts there are in all.
    public let count: Int

    /// What all parts add up to, those that are not listed included.
    public let sum: Double

    /// What those not listed add up to.
    public var rest: Double {
      parts.count == count ? 0 : max(0, sum - parts.reduce(0) { $0 + $1.value })
    }
  }

  /// What parts add up to.
  public enum Total: Hashable, Sendable {
    /// The score.
    case score
    /// The sum of the distances to the entity, from which its closeness follows.
    case distances(reached: Int, others: Int)
  }

  /// A part of a total.
  public struct Part: Sendable {
    /// What a part stands for.
    public enum Subject: Hashable, Sendable {
      /// An entity: a neighbor, or one that is reached.
      case entity(Int)
      /// Two entities.
      case pair(Int, Int)
      /// All entities at a distance, so many.
      case distance(Double, count: Int)
      /// Jumps to anyone.
      case teleport
      /// Jumps of those from whom no tie leads on.
      case dangling
      /// What every entity is given.
      case base
    }

    /// What it stands for.
    public let subject: Subject

    /// What it adds.
    public let value: Double

    /// The number of which the value is a share: the score of the neighbor whose tie it
    /// is, if the measure passes scores on; a distance, if it adds its inverse.
    public var whole: Double?

    /// The ties by which it comes; several if they count as one.
    public var ties: [Tie] = []
  }

  /// How many ties were left out one at a time.
  public struct Tried: Hashable, Sendable {
    /// How many of the entity's own.
    public let own: Int
    /// How many ties the entity has.
    public let ownCount: Int
    /// How many in all.
    public let all: Int
    /// How many ties the graph has.
    public let count: Int

    /// Whether every tie was tried.
    public var isComplete: Bool { all == count }
  }

  /// What would be without a tie.
  public struct TieEffect: Sendable {
    /// The tie.
    public let tie: Tie
    /// Whether it is one of the entity's own.
    public let isOwn: Bool
    /// What would be without it.
    public let without: Outcome
  }

  /// What would be without a claim.
  public struct ClaimEffect: Sendable {
    /// The position of the claim.
    public let claim: Int

    /// What a claim does for a tie.
    public enum Role: Hashable, Sendable {
      /// Without it there is no tie.
      case carries
      /// Other claims support the tie as well, so many.
      case supports(others: Int)
      /// By it another entity is folded into this one, or is the same.
      case identifies
    }

    /// What it does.
    public let role: Role
    /// What would be without it.
    public let without: Outcome
  }

  /// A rank and a score.
  public struct Outcome: Hashable, Sendable {
    /// The rank; nil if the entity would not be ranked.
    public let rank: Int?
    /// The score.
    public let score: Double
  }

  /// Ties without which an entity falls below a rank.
  public struct Removal: Sendable {
    /// The rank below which it is to fall.
    public let limit: Int

    /// The ties; nil if no set was found.
    public let ties: [Tie]?

    /// What would be without them, or without all ties of the entity if no set was found.
    public let without: Outcome

    /// How sure it is that no smaller set does.
    public let proof: Proof

    /// How many rankings were computed.
    public let evaluated: Int
  }

  /// How sure it is that no smaller set of ties does.
  public enum Proof: Hashable, Sendable {
    /// No set of fewer ties was found to do, and all were tried, or their scores bounded.
    case smallest
    /// A set has at least so many ties; smaller ones than that found were not all tried.
    case atLeast(Int)
    /// It is below that rank as it is.
    case alreadyBelow
    /// There are too few others to fall behind.
    case tooFew
    /// Not even without all of its ties does it fall below; those of others were not
    /// tried in all sets.
    case notByOwnTies
    /// The graph is so large that no ranking was computed again.
    case notTried
  }
}

extension ScoreExplanation {
  /// How much an explanation looks for.
  public struct Options: Hashable, Sendable {
    /// The rank below which the entity is to fall; its present one if nil.
    public var below: Int?

    /// How many parts to list of each breakdown.
    public var partCount = 1000

    /// About how many steps of the measure's work are spent on leaving ties out, and a
    /// quarter of that on sets of them.
    ///
    /// The usual takes a few seconds at most.
    public var budget = 500_000_000

    /// The usual.
    public init() {}
  }
}
