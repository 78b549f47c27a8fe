package import EntenteModel

extension KnowledgeGraph {
  /// The positions of the claims that a selection keeps and that name an entity: at an
  /// end, as the place, or as who says so.
  ///
  /// - Complexity: O(*n*) expected for *n* claims; where the graph has an index of the
  ///   relations of each entity, for those of this one and of the ends of what names it.
  package func claims(_ selection: Selection, naming entity: Int) -> [Int] {
    let columns = storage.claims
    let number = UInt32(entity)
    let asides = Set(
      columns.extras.lazy.filter { $0.value.parties.contains(.entity(number)) }.map(\.key))
    let others = Set(asides.map { columns.subject[Int($0)] })
    let filter = ClaimFilter(selection, in: self)
    var positions = relations(touching: [entity])
    if !others.isEmpty {
      let further = relations(touching: Set(others.map(Int.init))).filter { relation in
        storage.relations.claims(of: relation).contains { asides.contains(UInt32($0)) }
      }
      positions = Set(positions).union(further).sorted()
    }
    let tied = positions.compactMap { filter.tie(at: $0)?.claims }.joined()
    return (tied + filter.facts(of: others.union([number]))).filter { claim in
      columns.subject[claim] == number
        || (columns.object[claim] == number && !columns.flags[claim].contains(.isProperty))
        || asides.contains(UInt32(claim))
    }.sorted()
  }

  /// The relations that touch any of some entities, in ascending order.
  func relations(touching entities: Set<Int>) -> [Int] {
    if let incidence = storage.incidence {
      let found = entities.map { incidence.relations(of: $0).map(Int.init) }
      return found.count == 1 ? found[0] : Set(found.joined()).sorted()
    }
    return (0..<relations.count).filter { relation in
      let ends = storage.ends(ofRelation: relation)
      return entities.contains(ends.subject) || entities.contains(ends.object)
    }
  }

  /// The claims that give some entities, or all, the value of a property.
  func facts(of subjects: Set<UInt32>?) -> [Int] {
    let columns = storage.claims
    // Where each claim is a relation, none is a property.
    guard storage.relations.loneClaims?.count != columns.count else { return [] }
    return columns.flags.indices.filter { claim in
      columns.flags[claim].contains(.isProperty)
        && subjects?.contains(columns.subject[claim]) ?? true
    }
  }
}
