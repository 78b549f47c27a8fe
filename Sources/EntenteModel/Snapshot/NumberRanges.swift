extension KnowledgeGraph {
  /// Looks whether every number in the columns is one of something that there is.
  ///
  /// Checksums tell that columns are those that were written, not that a graph
  /// was; what holds here can be read without leaving a column.
  ///
  /// - Complexity: O(*n* + *m*) for *n* entities and *m* claims.
  /// - Throws: ``MalformedColumns`` with the name of the first column that does not.
  package func verifyNumbers() throws(MalformedColumns) {
    let (texts, entities, claims) = (storage.texts, storage.entities, storage.claims)
    func require(_ isHeld: Bool, _ name: String) throws(MalformedColumns) {
      if !isHeld { throw MalformedColumns(name: name) }
    }
    func isText(_ id: TextID) -> Bool { id.rawValue < texts.count }
    func areStarts(_ starts: Column<UInt32>, of count: Int) -> Bool {
      starts.first == 0 && Int(starts[starts.count - 1]) == count
        && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
    }
    try require(texts.isOrdered, "texts.starts")
    try require(entities.id.allSatisfy(isText), "entity.id")
    try require(entities.name.allSatisfy(isText), "entity.name")
    let kindCount = vocabulary.entityKinds.count
    try require(entities.kind.allSatisfy { $0 < kindCount }, "entity.kind")
    try require(entities.aliases.allSatisfy(isText), "entity.aliases")
    try require(areStarts(entities.aliasStarts, of: entities.aliases.count), "entity.alias.starts")
    try require(
      entities.codes.allSatisfy { isText($0.scheme) && isText($0.value) }, "entity.codes")
    try require(areStarts(entities.codeStarts, of: entities.codes.count), "entity.code.starts")
    try require(entities.origin.allSatisfy { $0.file < storage.files.count }, "entity.origin")

    for claim in 0..<claims.count {
      let isProperty = claims.flags[claim].contains(.isProperty)
      let words = isProperty ? vocabulary.properties.count : vocabulary.relationKinds.count
      try require(claims.subject[claim] < entities.count, "claim.subject")
      try require(claims.predicate[claim] < words, "claim.predicate")
      try require(
        claims.object[claim] < (isProperty ? texts.count : entities.count), "claim.object")
      try require(claims.period[claim].isPeriod(in: storage.periods), "claim.period")
      try require(claims.origin[claim].file < storage.files.count, "claim.origin")
      try require(isText(claims.key[claim]), "claim.key")
      let attributes = claims.attributes[claim]
      try require(
        attributes.allSatisfy { isText($0.name) && isText($0.value) }, "claim.attributes")
    }
    try require(areStarts(claims.citationStarts, of: claims.citations.count), "citation.starts")
    try require(claims.citationLists.isOrdered, "claim.citation.list")
    for citation in claims.citations {
      try require(
        citation.source < sources.count && isText(citation.locator) && isText(citation.quotation),
        "citations")
    }
    for (_, extras) in claims.extras {
      let areThere = extras.parties.allSatisfy { party in
        switch party {
        case .entity(let number): number < entities.count
        case .text(let text): isText(text)
        }
      }
      try require(
        areThere && [extras.id, extras.role, extras.note].allSatisfy(isText), "claim.extras")
    }
    try storage.relations.verify(
      claimCount: claims.count, kindCount: vocabulary.relationKinds.count)
    try storage.incidence?.verify(relationCount: relations.count, entityCount: entities.count)
    for (_, number) in storage.entityIDs.sorted {
      try require(number < entities.count, "ids.numbers")
    }
  }
}

extension TextArena {
  /// Whether each text ends where the next starts.
  fileprivate var isOrdered: Bool {
    starts.first == 0 && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
  }
}

extension RunNumbers {
  /// Whether the counts are those of the bits.
  fileprivate var isOrdered: Bool {
    var count = 0
    for (word, rank) in zip(starts, ranks) {
      guard rank == count else { return false }
      count += word.nonzeroBitCount
    }
    return count == runCount && (self.count == 0 || starts[0] & 1 == 1)
  }
}

extension PackedPeriod {
  /// Whether it is none, one in a word, or one in the table.
  fileprivate func isPeriod(in table: [Period]) -> Bool {
    rawValue >> 63 == 1 || rawValue <= table.count
  }
}

extension RelationIndex {
  fileprivate func verify(claimCount: Int, kindCount: Int) throws(MalformedColumns) {
    guard kinds.allSatisfy({ $0 < kindCount }) else {
      throw MalformedColumns(name: "relation.kinds")
    }
    if let lone {
      if lone.upperBound > claimCount { throw MalformedColumns(name: "relation.lone") }
      return
    }
    guard order.allSatisfy({ $0 < claimCount }), starts.first == 0,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw MalformedColumns(name: "relation.order") }
  }
}

extension Incidence {
  fileprivate func verify(relationCount: Int, entityCount: Int) throws(MalformedColumns) {
    guard starts.count == entityCount + 1, starts.first == 0,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
      relations.allSatisfy({ $0 < relationCount })
    else { throw MalformedColumns(name: "incidence") }
  }
}
