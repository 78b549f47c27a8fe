extension KnowledgeGraph.Builder {
  /// Whether there is one input, and it merely uses its entities: then each id
  /// is an entity, without any other to be joined with.
  var hasMereUses: Bool {
    inputs.count == 1 && inputs[0].declaresByUse && declarations.isEmpty && claims.extras.isEmpty
  }

  /// Numbers the entities that the only input merely uses, in the order of their
  /// first uses, and turns the ids of the claims into their numbers.
  mutating func numberMereUses() -> (EntityColumns, EntityIDs) {
    let origin = Origin(file: 0, offset: 0)
    let kind = number(of: Entity.Kind.plain, at: origin)
    var entities = EntityColumns()
    var numbers = Column<UInt32>(repeating: .max, count: texts.arena.count)
    func entity(of text: UInt32, usedBy claim: Int) -> UInt32 {
      let known = numbers[Int(text)]
      if known != .max { return known }
      let number = UInt32(entities.count)
      numbers[Int(text)] = number
      entities.append(TextID(rawValue: text), kind: kind, origin: claims.origin[claim])
      return number
    }
    for claim in 0..<claims.count {
      claims.subject[claim] = entity(of: claims.subject[claim], usedBy: claim)
      if !claims.flags[claim].contains(.isProperty) {
        claims.object[claim] = entity(of: claims.object[claim], usedBy: claim)
      }
    }
    return (entities, .texts(texts, numbers: numbers))
  }
}
