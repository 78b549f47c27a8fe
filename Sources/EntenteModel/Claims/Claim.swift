/// What one or more sources say of an entity, or of two.
///
/// Four separate answers tell how a claim stands: its ``modality`` (is it said
/// to be so, or planned?), its ``polarity`` (affirmed or denied?), ``saidBy``
/// (does the source vouch for it, or does it report another's word?) and its
/// ``basis`` (is it stated, or inferred from what is stated?).
public struct Claim: Hashable, Sendable {
  /// An id that other data can refer to.
  public var id: String?

  /// The id of the entity that the claim speaks of.
  public var subject: String

  /// What it says of the subject.
  public var statement: Statement

  /// When it held or happened, if the source says.
  public var period: Period?

  /// Whether it is said to be so, or only planned.
  public var modality: Modality = .asserted

  /// Whether it is affirmed or denied.
  public var polarity: Polarity = .affirmed

  /// Whose word the source reports: the id of an entity, or a text.
  ///
  /// A claim with a speaker is *reported*.
  public var saidBy: String?

  /// Whether the source states it, or the writer of the dossier inferred it.
  public var basis: Basis = .stated

  /// The office or capacity: `President`, `host`, an epithet.
  public var role: String?

  /// The event or place at which it happened.
  public var at: String?

  /// Whom a representative stands in for.
  public var standsInFor: String?

  /// The parties between which the subject mediates, or the like.
  public var between: [String] = []

  /// How strong the tie is, in the unit of its kind; the kind's default if nil.
  public var strength: Double?

  /// How sure the writer of the dossier is, from 0 to 1.
  public var confidence: Double?

  /// The places in the sources that support it.
  public var citations: [Citation] = []

  /// What else a reader should know.
  public var note: String?

  /// What keeps apart relations that agree in everything else: the id or the
  /// ordinal of an edge in a foreign file.
  public var key: String?

  /// Whether the tie is directed, where its file says so itself; as its kind
  /// has it if nil.
  public var isDirected: Bool?

  /// What a foreign file says of an edge beyond all this, in its order; a list
  /// is several attributes of one name.
  public var attributes: [Attribute] = []

  /// Creates a claim that a source states as a fact.
  public init(subject: String, statement: Statement, period: Period? = nil) {
    self.subject = subject
    self.statement = statement
    self.period = period
  }

  /// Creates the claim of a relation between two entities.
  public init(_ subject: String, _ kind: Relation.Kind, _ object: String, period: Period? = nil) {
    self.init(subject: subject, statement: .relation(kind, object: object), period: period)
  }
}

extension Claim {
  /// A value that a foreign file gives an edge.
  public struct Attribute: Hashable, Sendable {
    /// The name of the attribute in the file.
    public var name: String

    /// How the value is read.
    public var type: Property.ValueType

    /// The value as the file writes it.
    public var value: String

    /// Creates an attribute.
    public init(_ name: String, type: Property.ValueType, value: String) {
      self.name = name
      self.type = type
      self.value = value
    }
  }

  /// What a claim says of its subject.
  public enum Statement: Hashable, Sendable {
    /// The subject is tied to the object, an entity.
    case relation(Relation.Kind, object: String)
    /// A property of the subject has a value.
    case property(Property, value: String)
  }

  /// Whether a fact is said to be so, or only planned.
  public enum Modality: String, CaseIterable, Hashable, Sendable {
    case asserted, planned
  }

  /// Whether a fact is affirmed or denied.
  public enum Polarity: String, CaseIterable, Hashable, Sendable {
    case affirmed, denied
  }

  /// Whether a fact is stated, or inferred from what is stated.
  public enum Basis: String, CaseIterable, Hashable, Sendable {
    case stated, inferred
  }

  /// How a claim stands, in the one word by which filters choose.
  public enum Standing: String, CaseIterable, Hashable, Sendable {
    /// The source vouches for it.
    case asserted
    /// The source reports another's word.
    case reported
    /// It is to be, and not yet so, whoever says it.
    case planned
    /// It is said not to be so, whoever says it.
    case denied
  }

  /// How the claim stands.
  public var standing: Standing {
    if polarity == .denied { return .denied }
    if modality == .planned { return .planned }
    return saidBy == nil ? .asserted : .reported
  }
}
