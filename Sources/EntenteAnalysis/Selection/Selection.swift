public import EntenteModel

/// Which claims count: by date, kind, source and standing.
///
/// Everything is taken that is not asked to be left out, but for planned and
/// denied claims: these must be asked for, since they are not true.
public struct Selection: Hashable, Sendable {
  /// Keep lasting ties that can hold on this date, and single ones on or before it.
  public var asOf: PartialDate?

  /// Keep ties that can hold or happen during this period.
  public var during: Period?

  /// Keep only relations of these kinds.
  public var relationKinds: Set<Relation.Kind>?

  /// Keep only entities of these kinds, and the ties between them.
  public var entityKinds: [Entity.Kind]?

  /// Keep only claims that one of these sources supports.
  public var sources: Set<String>?

  /// Keep only ties that at least so many sources support.
  public var minimumSources = 1

  /// Keep only claims of at least this confidence, from 0 to 1.
  ///
  /// A claim without one is taken for sure.
  public var minimumConfidence = 0.0

  /// The positions of claims that are left out, whatever they say.
  public var withheld: Set<Int> = []

  /// The policy by which claims that contradict others were left out, if any;
  /// see ``resolve(in:by:)``.
  public internal(set) var preference: Preference?

  /// Keep only claims that stand in one of these ways.
  public var standings: Set<Claim.Standing> = [.asserted, .reported]

  /// Whether ties are left out that hold only possibly at the date asked for.
  public var certainOnly = false

  /// Takes every asserted and reported claim.
  public init() {}

  /// Takes every claim, planned and denied ones too.
  public static var everything: Selection {
    var selection = Selection()
    selection.standings = Set(Claim.Standing.allCases)
    return selection
  }
}

/// A relation as far as a selection supports it.
public struct Tie: Sendable {
  /// The relation.
  public let relation: Relation

  /// The positions of the claims selected, in the order of the input.
  public let claims: [Int]

  /// How surely the tie holds at the date asked for.
  public let certainty: Certainty

  /// The best standing of its claims: asserted before reported, planned, denied.
  public let standing: Claim.Standing
}

extension Claim.Standing {
  /// The better of two standings comes first: asserted, reported, planned, denied.
  package var order: Int {
    switch self {
    case .asserted: 0
    case .reported: 1
    case .planned: 2
    case .denied: 3
    }
  }
}
