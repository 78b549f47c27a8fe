/// A state, leader, organization, event or other thing that claims speak of.
///
/// Id, name and codes are identity and need no citation; whatever can be
/// disputed is a ``Claim``.
public struct Entity: Hashable, Sendable {
  /// The id of the entity in data files, such as `russia`.
  public var id: String

  /// What the entity is.
  public var kind: Kind

  /// The name to show.
  public var name: String

  /// Other names by which it is found.
  public var aliases: [String]

  /// Codes in public schemes, such as `iso: RUS` or `wd: Q159`.
  public var codes: [Code]

  /// Whether the source knows the holder of an office but not the name.
  public var isUnnamed: Bool

  /// A code of an entity in a public scheme.
  public struct Code: Hashable, Sendable {
    /// The scheme: `iso` (ISO 3166-1 alpha-3), `cow`, `wd` and others.
    public var scheme: String

    /// The code within the scheme.
    public var value: String

    /// Creates a code.
    public init(scheme: String, value: String) {
      self.scheme = scheme
      self.value = value
    }
  }

  /// Creates an entity; the name is the id unless given.
  public init(
    id: String, kind: Kind = .plain, name: String? = nil, aliases: [String] = [],
    codes: [Code] = [], isUnnamed: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.name = name ?? id
    self.aliases = aliases
    self.codes = codes
    self.isUnnamed = isUnnamed
  }
}
