/// A dated or countable fact of one entity, such as its year of founding.
///
/// The vocabulary is open. A dossier may declare properties of its own.
public struct Property: RawRepresentable, Hashable, Sendable {
  /// The name of the property in data files, such as `inception`.
  public var rawValue: String

  /// Creates a property from its name in data files.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// When the entity was founded or began.
  public static let inception = Property(rawValue: "inception")

  /// When the entity was dissolved or ended.
  public static let dissolution = Property(rawValue: "dissolution")

  /// When a person was born.
  public static let birth = Property(rawValue: "birth")

  /// When a person died.
  public static let death = Property(rawValue: "death")

  /// When an event takes place.
  public static let date = Property(rawValue: "date")
}

extension Property {
  /// How the value of a property is read.
  public enum ValueType: String, CaseIterable, Hashable, Sendable {
    case text, number, integer, boolean, period, code
  }

  /// What the vocabulary says of a property.
  public struct Definition: Hashable, Sendable {
    /// The property defined.
    public var property: Property

    /// How its value is read.
    public var type: ValueType

    /// Whether an entity has at most one true value, so that two differing
    /// values contradict each other.
    public var isFunctional: Bool

    /// The unit of its numbers, if they have one.
    public var unit: String?

    /// Creates a definition.
    public init(
      _ property: Property, type: ValueType, isFunctional: Bool = false, unit: String? = nil
    ) {
      self.property = property
      self.type = type
      self.isFunctional = isFunctional
      self.unit = unit
    }
  }
}
