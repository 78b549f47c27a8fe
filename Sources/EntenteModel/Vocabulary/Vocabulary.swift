/// The kinds of entity and relation and the properties that a graph knows.
///
/// Kinds are numbered in the order in which they were added; the columns of a
/// graph hold these numbers.
public struct Vocabulary: Hashable, Sendable {
  /// The kinds of entity, in the order of their numbers.
  public private(set) var entityKinds: [Entity.Kind.Definition] = []

  /// The kinds of relation, in the order of their numbers.
  public private(set) var relationKinds: [Relation.Kind.Definition] = []

  /// The properties, in the order of their numbers.
  public private(set) var properties: [Property.Definition] = []

  private var entityKindNumbers: [Entity.Kind: Int] = [:]
  private var relationKindNumbers: [Relation.Kind: Int] = [:]
  private var propertyNumbers: [Property: Int] = [:]

  /// Creates a vocabulary without words.
  public init() {}
}

// MARK: - Looking up

extension Vocabulary {
  /// What is known of a kind of entity, or nil if it is unknown.
  public subscript(kind: Entity.Kind) -> Entity.Kind.Definition? {
    entityKindNumbers[kind].map { entityKinds[$0] }
  }

  /// What is known of a kind of relation, or nil if it is unknown.
  public subscript(kind: Relation.Kind) -> Relation.Kind.Definition? {
    relationKindNumbers[kind].map { relationKinds[$0] }
  }

  /// What is known of a property, or nil if it is unknown.
  public subscript(property: Property) -> Property.Definition? {
    propertyNumbers[property].map { properties[$0] }
  }

  /// Whether a kind is another, or a case of it: a leader is a person.
  public func kind(_ kind: Entity.Kind, isA ancestor: Entity.Kind) -> Bool {
    var current: Entity.Kind? = kind
    var steps = 0
    while let k = current, steps <= entityKinds.count {
      if k == ancestor { return true }
      current = self[k]?.parent
      steps += 1
    }
    return false
  }

  /// Whether a kind is allowed by a list of kinds; an empty list allows all,
  /// and a plain entity, whose kind nobody stated, is allowed everywhere.
  public func kind(_ kind: Entity.Kind, isOneOf allowed: [Entity.Kind]) -> Bool {
    allowed.isEmpty || kind == .plain || allowed.contains { self.kind(kind, isA: $0) }
  }

  package func number(of kind: Entity.Kind) -> Int? { entityKindNumbers[kind] }
  package func number(of kind: Relation.Kind) -> Int? { relationKindNumbers[kind] }
  package func number(of property: Property) -> Int? { propertyNumbers[property] }
}

// MARK: - Adding

extension Vocabulary {
  /// Adds a kind of entity unless it is known, and returns its number.
  @discardableResult
  public mutating func add(_ definition: Entity.Kind.Definition) -> Int {
    if let number = entityKindNumbers[definition.kind] { return number }
    entityKindNumbers[definition.kind] = entityKinds.count
    entityKinds.append(definition)
    return entityKinds.count - 1
  }

  /// Adds a kind of relation unless it is known, and returns its number.
  @discardableResult
  public mutating func add(_ definition: Relation.Kind.Definition) -> Int {
    if let number = relationKindNumbers[definition.kind] { return number }
    relationKindNumbers[definition.kind] = relationKinds.count
    relationKinds.append(definition)
    return relationKinds.count - 1
  }

  /// Adds a property unless it is known, and returns its number.
  @discardableResult
  public mutating func add(_ definition: Property.Definition) -> Int {
    if let number = propertyNumbers[definition.property] { return number }
    propertyNumbers[definition.property] = properties.count
    properties.append(definition)
    return properties.count - 1
  }

  /// Adds a kind of relation, or changes what is said of one that is known.
  package mutating func define(_ definition: Relation.Kind.Definition) {
    relationKinds[add(definition)] = definition
  }

  /// Adds a property, or changes what is said of one that is known.
  package mutating func define(_ definition: Property.Definition) {
    properties[add(definition)] = definition
  }
}
