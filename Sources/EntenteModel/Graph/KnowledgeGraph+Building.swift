extension KnowledgeGraph.Builder {
  /// Joins what was added into a graph.
  ///
  /// - Complexity: O(*n*) expected, for *n* entities and claims.
  /// - Throws: A ``ReadError`` with every problem found, if one of them is an
  ///   error.
  public consuming func build() throws(ReadError) -> KnowledgeGraph {
    if takesIDsForEntities, let (entities, ids) = numberEntitiesByID() {
      let sources = resolveSources()
      return try finish(entities, ids, merges: [], sources)
    }
    let resolution = EntityResolution(
      declarationsAndUses(), inputs: inputs, vocabulary: vocabulary, merging: merging)
    problems += resolution.conflicts.map { [inputs] conflict in
      Problem(
        conflict.rule, conflict.severity, conflict.message, hint: conflict.hint,
        at: conflict.origin.map { inputs[$0.file].file.location(ofByte: $0.offset) })
    }
    let sources = resolveSources()
    resolveClaims(by: resolution)
    let entities = entityColumns(of: resolution)
    return try finish(
      entities, .listed(resolution.numbersByID), merges: resolution.merges, sources)
  }

  /// Joins claims whose ids are resolved into a graph.
  private consuming func finish(
    _ entities: EntityColumns, _ ids: EntityIDs, merges: [MergeRecord], _ sources: [Source]
  ) throws(ReadError) -> KnowledgeGraph {
    if problems.contains(where: { $0.severity == .error }) {
      // A kind that nobody declared fits no relation, and has been reported.
      if problems.contains(where: { $0.rule == "unknown-kind" }) {
        problems.removeAll { $0.rule == "kind-mismatch" }
      }
      throw ReadError(problems.sortedByPlace(in: inputs.map(\.file.name)))
    }
    let isDirected = { [vocabulary, claims] (claim: Int) -> Bool in
      claims.flags[claim].isDirected(
        ofSymmetricKind: vocabulary.relationKinds[Int(claims.predicate[claim])].isSymmetric)
    }
    let relations = RelationIndex(
      claims: claims, vocabulary: vocabulary, isDirected: isDirected,
      extent: { [vocabulary, claims, periods] claim in
        Extent(
          ofClaim: claim, in: claims, vocabulary: vocabulary, periods: periods, sources: sources)
      })
    return KnowledgeGraph(
      storage: KnowledgeGraph.Storage(
        title: title, vocabulary: vocabulary, texts: texts.arena, entities: entities,
        claims: claims, relations: relations, periods: periods, sources: sources,
        files: inputs.map(\.file.released), entityIDs: ids, merges: merges,
        problems: problems.sortedByPlace(in: inputs.map(\.file.name))))
  }

  private mutating func entityColumns(of resolution: EntityResolution) -> EntityColumns {
    var columns = EntityColumns()
    for (entity, origin) in resolution.entities {
      let kind = number(of: entity.kind, at: origin)
      columns.append(entity, kind: kind, origin: origin, in: &texts)
    }
    return columns
  }

  /// What inputs declare, and then the entities that some of them merely use.
  private func declarationsAndUses() -> [EntityDeclaration] {
    var declarations = self.declarations.declarations(in: texts.arena)
    guard inputs.contains(where: \.declaresByUse) else { return declarations }
    var known: Set<EntityResolution.Name> = []
    for declaration in declarations {
      known.insert(.init(id: declaration.entity.id, scope: inputs[declaration.input].scope))
    }
    let declaringFiles = inputs.map(\.declaresByUse)
    // Whether each text was met as an id where those of one scope mean something.
    var isUsed: [Scope: [Bool]] = [:]
    var met: [Bool] = []
    var (file, scope) = (-1, Scope.global)
    for claim in 0..<claims.count {
      let origin = claims.origin[claim]
      if origin.file != file {
        if file >= 0 { isUsed[scope] = met }
        file = origin.file
        scope = inputs[file].scope
        met =
          isUsed.removeValue(forKey: scope) ?? [Bool](repeating: false, count: texts.arena.count)
      }
      guard declaringFiles[file] else { continue }
      func use(_ text: UInt32) {
        guard !met[Int(text)] else { return }
        met[Int(text)] = true
        let id = texts.arena[TextID(rawValue: text)]
        guard known.insert(.init(id: id, scope: scope)).inserted else { return }
        declarations.append(.init(entity: Entity(id: id), input: file, origin: origin))
      }
      use(claims.subject[claim])
      if !claims.flags[claim].contains(.isProperty) { use(claims.object[claim]) }
    }
    return declarations
  }
}

extension Extent {
  /// The days on which a claim of the columns can hold.
  ///
  /// If it has no period, each source that cites it speaks for its own date.
  init(
    ofClaim claim: Int, in claims: ClaimColumns, vocabulary: Vocabulary, periods: [Period],
    sources: [Source]
  ) {
    let kinds = vocabulary.relationKinds
    self = ClaimTime(
      period: claims.period[claim].period(in: periods), flags: claims.flags[claim],
      predicate: Int(claims.predicate[claim]), kinds
    ).extent(citedAt: claims.citationRange(of: claim)) {
      sources[Int(claims.citations[$0].source)].date
    }
  }
}

extension KnowledgeGraph.Storage {
  /// The days on which a claim can hold.
  ///
  /// The columns are read in their place: to copy all of them takes longer.
  package func extent(ofClaim claim: Int) -> Extent {
    ClaimTime(
      period: period(ofClaim: claim), flags: claims.flags[claim],
      predicate: Int(claims.predicate[claim]), vocabulary.relationKinds
    ).extent(citedAt: claims.citationRange(of: claim)) {
      sources[Int(claims.citations[$0].source)].date
    }
  }
}

/// What a claim tells of its time.
private struct ClaimTime {
  private let period: Period?
  private let isPlanned: Bool
  private let happensOnce: Bool

  init(
    period: Period?, flags: ClaimColumns.Flags, predicate: Int,
    _ kinds: [Relation.Kind.Definition]
  ) {
    self.period = period
    isPlanned = flags.contains(.isPlanned)
    happensOnce = !flags.contains(.isProperty) && kinds[predicate].life == .point
  }

  /// The days on which the claim can hold: if it says no period, as far as each of its
  /// sources, by the date of each citation, leaves them open.
  func extent(citedAt citations: Range<Int>, date: (Int) -> PartialDate?) -> Extent {
    let whole = extent(reportedOn: nil)
    if period != nil { return whole }
    return citations.lazy.compactMap(date).reduce(whole) {
      $0.narrowed(by: extent(reportedOn: $1))
    }
  }

  private func extent(reportedOn date: PartialDate?) -> Extent {
    happensOnce
      ? Extent(happening: period, reportedOn: date, isPlanned: isPlanned)
      : Extent(lasting: period, reportedOn: date, isPlanned: isPlanned)
  }
}

extension [Problem] {
  /// The problems in the order of the inputs and of their lines.
  fileprivate func sortedByPlace(in files: [String]) -> [Problem] {
    let order = Dictionary(
      files.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { a, _ in a })
    func place(_ problem: Problem) -> (Int, Int, Int) {
      guard let location = problem.location else { return (.max, 0, 0) }
      return (order[location.file] ?? .max, location.line, location.column)
    }
    return enumerated().sorted { a, b in
      let (first, second) = (place(a.element), place(b.element))
      return first == second ? a.offset < b.offset : first < second
    }.map(\.element)
  }
}
