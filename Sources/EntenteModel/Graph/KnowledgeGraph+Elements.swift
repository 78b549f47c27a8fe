extension KnowledgeGraph {
  /// The entities, in the order of the input.
  public var entities: Entities { Entities(storage: storage) }

  /// The claims, in the order of the input.
  public var claims: Claims { Claims(storage: storage) }

  /// The relations, in the order of their first claims.
  public var relations: Relations { Relations(storage: storage) }

  /// A collection of ``Entity`` values made from columns.
  public struct Entities: RandomAccessCollection, Sendable {
    let storage: Storage

    /// The position of the first entity.
    public var startIndex: Int { 0 }

    /// The position after the last entity.
    public var endIndex: Int { storage.entities.count }

    /// The entity at a position.
    public subscript(position: Int) -> Entity {
      let kind = storage.entityKind(position)
      return storage.entities.entity(position, kind: kind, in: storage.texts)
    }
  }

  /// A collection of ``Claim`` values made from columns.
  public struct Claims: RandomAccessCollection, Sendable {
    let storage: Storage

    /// The position of the first claim.
    public var startIndex: Int { 0 }

    /// The position after the last claim.
    public var endIndex: Int { storage.claims.count }

    /// The claim at a position.
    public subscript(position: Int) -> Claim { storage.claim(position) }
  }

  /// A collection of ``Relation`` values made from columns.
  public struct Relations: RandomAccessCollection, Sendable {
    let storage: Storage

    /// The position of the first relation.
    public var startIndex: Int { 0 }

    /// The position after the last relation.
    public var endIndex: Int { storage.relations.count }

    /// The relation at a position.
    public subscript(position: Int) -> Relation { storage.relation(position) }
  }
}

extension KnowledgeGraph.Storage {
  package func entityID(_ number: UInt32) -> String { texts[entities.id[Int(number)]] }

  package func entityName(_ number: Int) -> String { texts[entities.name[number]] }

  package func entityKind(_ number: Int) -> Entity.Kind {
    vocabulary.entityKinds[Int(entities.kind[number])].kind
  }

  package func period(ofClaim claim: Int) -> Period? {
    claims.period[claim].period(in: periods)
  }

  /// The claim at a position.
  ///
  /// The columns are read in their place: to copy all of them takes longer than a claim.
  fileprivate func claim(_ position: Int) -> Claim {
    let flags = claims.flags[position]
    var claim = Claim(
      subject: entityID(claims.subject[position]), statement: statement(ofClaim: position),
      period: period(ofClaim: position))
    claim.modality = flags.contains(.isPlanned) ? .planned : .asserted
    claim.polarity = flags.contains(.isDenied) ? .denied : .affirmed
    claim.basis = flags.contains(.isInferred) ? .inferred : .stated
    if flags.contains(.isDirectedByFile) { claim.isDirected = true }
    if flags.contains(.isUndirectedByFile) { claim.isDirected = false }
    for number in claims.citationRange(of: position) {
      let citation = claims.citations[number]
      claim.citations.append(
        Citation(
          source: sources[Int(citation.source)].id, locator: texts.text(citation.locator),
          quotation: texts.text(citation.quotation)))
    }
    claim.strength = claims.strength[position]
    claim.key = texts.text(claims.key[position])
    claim.attributes = claims.attributes[position].map {
      Claim.Attribute(texts[$0.name], type: $0.type, value: texts[$0.value])
    }
    if let extras = claims.extras[UInt32(position)] { add(extras, to: &claim) }
    return claim
  }

  fileprivate func statement(ofClaim claim: Int) -> Claim.Statement {
    let predicate = Int(claims.predicate[claim])
    if claims.flags[claim].contains(.isProperty) {
      return .property(
        vocabulary.properties[predicate].property,
        value: texts[TextID(rawValue: claims.object[claim])])
    }
    return .relation(
      vocabulary.relationKinds[predicate].kind, object: entityID(claims.object[claim]))
  }

  fileprivate func add(_ extras: ClaimColumns.Extras, to claim: inout Claim) {
    claim.id = texts.text(extras.id)
    claim.saidBy = extras.saidBy.map(text)
    claim.role = texts.text(extras.role)
    claim.at = extras.at.map(text)
    claim.standsInFor = extras.standsInFor.map(text)
    claim.between = extras.between.map(text)
    claim.confidence = extras.confidence
    claim.note = texts.text(extras.note)
  }

  /// The id of a party that is an entity, or its words.
  package func text(_ party: ClaimColumns.Party) -> String {
    switch party {
    case .entity(let number): entityID(number)
    case .text(let id): texts[id]
    }
  }
}
