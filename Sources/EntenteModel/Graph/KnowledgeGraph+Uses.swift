import CMemory

extension KnowledgeGraph.Builder {
  /// Whether each id is an entity of its own, without any other to be joined
  /// with: all inputs share their ids and merely use them or declare them, and
  /// nothing says by a code that two are one.
  var takesIDsForEntities: Bool {
    let groups = Set(inputs.indices.map { inputs[$0].nameGroup($0) })
    return groups.count == 1 && inputs.allSatisfy(\.declaresByUse) && claims.extras.isEmpty
      && !declarations.haveCodes && merging.keptApart.isEmpty
  }

  /// Numbers the entities that the inputs declare, and then those that they
  /// merely use in the order of their first uses, and turns the ids of the claims
  /// into their numbers; nil, with nothing done, if an id is declared twice.
  mutating func numberEntitiesByID() -> (EntityColumns, EntityIDs)? {
    guard var numbers = declarations.placesByID(textCount: texts.arena.count) else { return nil }
    let start = Origin(file: 0, offset: 0)
    let kinds = declarations.kinds.map { number(of: $0, at: start) }
    var entities = declarations.entities(ofKinds: kinds)
    declarations = DeclaredEntities()
    let plain = number(of: Entity.Kind.plain, at: start)
    numberIDs(&numbers, addingTo: &entities, as: plain)
    if kinds.contains(where: { $0 != plain }) { checkKinds(of: entities) }
    return (entities, .texts(texts, numbers: numbers))
  }

  /// Turns the ids of the claims into the numbers of entities, and adds an entity
  /// for each that has none.
  private mutating func numberIDs(
    _ numbers: inout Column<UInt32>, addingTo entities: inout EntityColumns, as kind: UInt16
  ) {
    // The columns are taken out while they change.
    var (subjects, objects) = (Column<UInt32>(), Column<UInt32>())
    swap(&subjects, &claims.subject)
    swap(&objects, &claims.object)
    let (flags, origins) = (claims.flags, claims.origin)
    subjects.withUnsafeMutableBufferPointer { subjects in
      objects.withUnsafeMutableBufferPointer { objects in
        numbers.withUnsafeMutableBufferPointer { numbers in
          func number(of text: UInt32, usedBy claim: Int) -> UInt32 {
            let known = numbers[Int(text)]
            if known != .max { return known }
            let number = UInt32(entities.count)
            numbers[Int(text)] = number
            let id = TextID(rawValue: text)
            entities.append(id, name: id, kind: kind, origin: origins[claim])
            return number
          }
          for claim in subjects.indices {
            // What is asked for soon is on its way while this is done.
            let next = min(claim &+ 16, subjects.count &- 1)
            numbers.prefetch(Int(subjects[next]))
            numbers.prefetch(Int(objects[next]))
            subjects[claim] = number(of: subjects[claim], usedBy: claim)
            if flags[claim].contains(.isProperty) { continue }
            objects[claim] = number(of: objects[claim], usedBy: claim)
          }
        }
      }
    }
    swap(&subjects, &claims.subject)
    swap(&objects, &claims.object)
  }

  /// Warns of ends whose kinds their relations do not allow.
  private mutating func checkKinds(of entities: EntityColumns) {
    let words = vocabulary.entityKinds
    let kinds = AllowedKinds(
      vocabulary, ofEntities: entities.kind.lazy.map { words[Int($0)].kind })
    let arena = texts.arena
    for claim in 0..<claims.count where !claims.flags[claim].contains(.isProperty) {
      let (subject, object) = (claims.subject[claim], claims.object[claim])
      if kinds.allow(subject, object, as: claims.predicate[claim]) { continue }
      // No more warnings are listed, so nothing more is to be found.
      if problemCounts[.warning, default: 0] > Self.problemLimit { break }
      checkKinds(of: claim, subject: subject, object: object) { number in
        (arena[entities.id[Int(number)]], words[Int(entities.kind[Int(number)])].kind)
      }
    }
  }
}

extension UnsafeMutableBufferPointer<UInt32> {
  /// Asks for a number to be brought into the cache if there is one at a place.
  fileprivate func prefetch(_ position: Int) {
    if let base = baseAddress, position < count { cmemory_prefetch(base + position) }
  }
}
