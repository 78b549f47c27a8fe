extension Relation {
  /// What ties two entities: membership, partnership, alliance, a meeting.
  ///
  /// The vocabulary is open. A dossier may declare kinds of its own:
  ///
  ///     extension Relation.Kind {
  ///       static let supplies = Relation.Kind(rawValue: "supplies")
  ///     }
  public struct Kind: RawRepresentable, Hashable, Sendable {
    /// The name of the kind in data files, such as `met-with`.
    public var rawValue: String

    /// Creates a kind from its name in data files.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The subject belongs to the object, an organization.
    public static let member = Kind(rawValue: "member")

    /// The subject holds an office of the object; the role names the office.
    public static let holdsOffice = Kind(rawValue: "holds-office")

    /// The subject acts on behalf of the object; *for* names whose place is taken.
    public static let represents = Kind(rawValue: "represents")

    /// The subject takes part in the object, an event.
    public static let attends = Kind(rawValue: "attends")

    /// The subject does not take part in the object, an event.
    public static let absentFrom = Kind(rawValue: "absent-from")

    /// The subject and the object met in person.
    public static let metWith = Kind(rawValue: "met-with")

    /// The subject and the object are one and the same.
    public static let sameAs = Kind(rawValue: "same-as")

    /// The plain tie of a file that does not say what its edges mean.
    public static let tied = Kind(rawValue: "tied")

    /// The levels at which something belongs to an organization, of which it has
    /// one at a time.
    package static let membershipLevels: Set<Kind> = Set(
      [
        "member", "associate-member", "suspended-member", "observer", "dialogue-partner",
        "candidate",
      ].map(Kind.init(rawValue:)))
  }

  /// The part of life that a kind of relation belongs to.
  public enum Family: String, CaseIterable, Hashable, Sendable {
    case structure, office, cooperation, contact, conflict, absence
  }

  /// Whether a kind of relation lasts or happens.
  public enum Life: String, CaseIterable, Hashable, Sendable {
    /// It holds from a date to a date: membership, an office.
    case interval
    /// It happens once at a time: a meeting, a visit.
    case point
  }

  /// Whether a tie joins or divides its ends.
  public enum Sign: String, CaseIterable, Hashable, Sendable {
    case positive = "+"
    case negative = "-"
    case neutral = "0"
  }
}

extension Relation.Kind {
  /// What the vocabulary says of a kind of relation.
  public struct Definition: Hashable, Sendable {
    /// The kind defined.
    public var kind: Relation.Kind

    /// The kinds that a subject may have; empty if any.
    public var from: [Entity.Kind]

    /// The kinds that an object may have; empty if any.
    public var to: [Entity.Kind]

    /// Whether the relation reads the same from both ends.
    public var isSymmetric: Bool

    /// What the object is to the subject, such as `has-member`; the kind's own
    /// name if symmetric.
    public var inverse: String

    /// Whether the tie joins or divides its ends.
    public var sign: Relation.Sign

    /// Whether the relation lasts or happens.
    public var life: Relation.Life

    /// The part of life that it belongs to.
    public var family: Relation.Family

    /// The strength of a claim that gives none.
    public var defaultStrength: Double

    /// Creates a definition; kinds that are not given are not restricted.
    public init(
      _ kind: Relation.Kind,
      from: [Entity.Kind] = [],
      to: [Entity.Kind] = [],
      isSymmetric: Bool = false,
      inverse: String? = nil,
      sign: Relation.Sign = .neutral,
      life: Relation.Life = .interval,
      family: Relation.Family = .structure,
      defaultStrength: Double = 1
    ) {
      self.kind = kind
      self.from = from
      self.to = to
      self.isSymmetric = isSymmetric
      self.inverse = inverse ?? (isSymmetric ? kind.rawValue : "inverse of " + kind.rawValue)
      self.sign = sign
      self.life = life
      self.family = family
      self.defaultStrength = defaultStrength
    }
  }
}
