extension Entity {
  /// What an entity is: a state, a leader, an organization, an event.
  ///
  /// The vocabulary is open. A dossier may declare kinds of its own, and a
  /// foreign table brings whatever its kind column says.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    /// The name of the kind in data files, such as `state`.
    public var rawValue: String

    /// Creates a kind from its name in data files.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A sovereign state or a territory that takes part in relations as one.
    public static let state = Kind(rawValue: "state")

    /// A human being.
    public static let person = Kind(rawValue: "person")

    /// A person who at any date in the data heads a state, a government or an
    /// international organization; a kind of ``person``.
    public static let leader = Kind(rawValue: "leader")

    /// A body with members or officers: an international organization, an
    /// office, a news medium.
    public static let organization = Kind(rawValue: "organization")

    /// Something that happens at a time: a summit, an election, a war.
    public static let event = Kind(rawValue: "event")

    /// A city, a region, an airport.
    public static let place = Kind(rawValue: "place")

    /// States spoken of as one without an organization: the West.
    public static let bloc = Kind(rawValue: "bloc")

    /// A programme or undertaking: the New Silk Roads.
    public static let initiative = Kind(rawValue: "initiative")

    /// The kind of a node whose file does not say what it is.
    public static let plain = Kind(rawValue: "entity")
  }
}

extension Entity.Kind {
  /// What the vocabulary says of a kind of entity.
  public struct Definition: Hashable, Sendable {
    /// The kind defined.
    public var kind: Entity.Kind

    /// The kind that this one is a case of; rules for the parent hold for it.
    public var parent: Entity.Kind?

    /// The word for several of them, for headings and legends.
    public var plural: String

    /// Creates a definition; the plural is the name with an *s* unless given.
    public init(_ kind: Entity.Kind, parent: Entity.Kind? = nil, plural: String? = nil) {
      self.kind = kind
      self.parent = parent
      self.plural = plural ?? kind.rawValue + "s"
    }
  }
}
