package import EntenteModel

extension JSONValue {
  /// A claim in the one shape that it has everywhere.
  package init(_ claim: Claim) {
    let (relation, object, property, value): (String?, String?, String?, String?) =
      switch claim.statement {
      case .relation(let kind, let object): (kind.rawValue, object, nil, nil)
      case .property(let property, let value): (nil, nil, property.rawValue, value)
      }
    self = .object([
      "id": .text(claim.id),
      "subject": .string(claim.subject),
      "relation": .text(relation),
      "object": .text(object),
      "property": .text(property),
      "value": .text(value),
      "period": .text(claim.period?.description),
      "modality": claim.modality == .asserted ? nil : .string(claim.modality.rawValue),
      "polarity": claim.polarity == .affirmed ? nil : .string(claim.polarity.rawValue),
      "saidBy": .text(claim.saidBy),
      "basis": claim.basis == .stated ? nil : .string(claim.basis.rawValue),
      "role": .text(claim.role),
      "at": .text(claim.at),
      "for": .text(claim.standsInFor),
      "between": .list(claim.between.map { .string($0) }),
      "strength": claim.strength.map { .number($0) },
      "confidence": claim.confidence.map { .number($0) },
      "key": .text(claim.key),
      "directed": claim.isDirected.map { .boolean($0) },
      "attributes": .list(claim.attributes.map { JSONValue($0) }),
      "citations": .list(claim.citations.map { JSONValue($0) }),
      "note": .text(claim.note),
    ])
  }

  private init(_ attribute: Claim.Attribute) {
    self = .object([
      "name": .string(attribute.name),
      "type": .string(attribute.type.rawValue),
      "value": .string(attribute.value),
    ])
  }

  package init(_ citation: Citation) {
    self = .object([
      "source": .string(citation.source),
      "locator": .text(citation.locator),
      "quotation": .text(citation.quotation),
    ])
  }

  /// An entity, its codes under `codes`.
  package init(_ entity: Entity) {
    self = .object([
      "id": .string(entity.id),
      "kind": .string(entity.kind.rawValue),
      "name": .string(entity.name),
      "unnamed": entity.isUnnamed ? .boolean(true) : nil,
      "aliases": .list(entity.aliases.map { .string($0) }),
      "codes": entity.codes.isEmpty
        ? nil : .object(entity.codes.map { Member(key: $0.scheme, value: .string($0.value)) }),
    ])
  }

  /// A source with what is known of it.
  package init(_ source: Source) {
    self = .object([
      "id": .string(source.id),
      "date": .text(source.date?.description),
      "dateBasis": source.isDateInferred ? .string(Claim.Basis.inferred.rawValue) : nil,
      "title": .text(source.title),
      "publisher": .text(source.publisher),
      "author": .text(source.author),
      "url": .text(source.url),
      "reliability": source.reliability.map { .number($0) },
      "note": .text(source.note),
    ])
  }
}
