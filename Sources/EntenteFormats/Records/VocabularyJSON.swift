import EntenteModel

extension JSONValue {
  /// The words that a vocabulary has beside the standard ones, under the keys of
  /// a dossier; nil if there are none.
  init?(wordsOf vocabulary: Vocabulary) {
    let standard = Vocabulary.standard
    let entityKinds = vocabulary.entityKinds.filter { standard[$0.kind] != $0 }
    let relationKinds = vocabulary.relationKinds.filter { standard[$0.kind] != $0 }
    let properties = vocabulary.properties.filter { standard[$0.property] != $0 }
    if entityKinds.isEmpty, relationKinds.isEmpty, properties.isEmpty { return nil }
    func section(_ words: [Member]) -> JSONValue? { words.isEmpty ? nil : .object(words) }
    self = .object([
      "entityKinds": section(
        entityKinds.map { Member(key: $0.kind.rawValue, value: JSONValue($0)) }),
      "relationKinds": section(
        relationKinds.map { Member(key: $0.kind.rawValue, value: JSONValue($0)) }),
      "properties": section(
        properties.map { Member(key: $0.property.rawValue, value: JSONValue($0)) }),
    ])
  }

  private init(_ kind: Entity.Kind.Definition) {
    self = .object([
      "parent": .text(kind.parent?.rawValue),
      "plural": .string(kind.plural),
    ])
  }

  private init(_ kind: Relation.Kind.Definition) {
    self = .object([
      "from": .list(kind.from.map { .string($0.rawValue) }),
      "to": .list(kind.to.map { .string($0.rawValue) }),
      "symmetric": kind.isSymmetric ? .boolean(true) : nil,
      "inverse": .string(kind.inverse),
      "sign": .string(kind.sign.rawValue),
      "life": .string(kind.life.rawValue),
      "family": .string(kind.family.rawValue),
      "strength": kind.defaultStrength == 1 ? nil : .number(kind.defaultStrength),
    ])
  }

  private init(_ property: Property.Definition) {
    self = .object([
      "type": .string(property.type.rawValue),
      "functional": property.isFunctional ? .boolean(true) : nil,
      "unit": .text(property.unit),
    ])
  }
}
