extension KnowledgeGraph.Builder {
  /// Numbers the sources, and turns the source ids of citations into numbers.
  ///
  /// Sources of one id and one description are one; a source that another file
  /// describes otherwise is kept apart under an id marked with its file.
  mutating func resolveSources() -> [Source] {
    var resolved: [Source] = []
    var numbers: [Int: [String: UInt32]] = [:]
    var numbersByID: [String: [UInt32]] = [:]
    func add(_ source: Source, from input: Int) -> UInt32 {
      let known = numbersByID[source.id] ?? []
      if let same = known.first(where: { resolved[Int($0)].describesTheSame(as: source) }) {
        return same
      }
      var unique = source
      if !known.isEmpty {
        let file = inputs[input].file.name
        unique.id = (file.split(separator: "/").last.map(String.init) ?? file) + ":" + source.id
      }
      resolved.append(unique)
      numbersByID[source.id, default: []].append(UInt32(resolved.count - 1))
      return UInt32(resolved.count - 1)
    }
    for declaration in sources {
      numbers[declaration.input, default: [:]][declaration.source.id] =
        add(declaration.source, from: declaration.input)
    }
    for claim in 0..<claims.count {
      let origin = claims.origin[claim]
      let range = Int(claims.citationStarts[claim])..<Int(claims.citationStarts[claim + 1])
      for citation in range {
        let id = texts.arena[TextID(rawValue: claims.citations[citation].source)]
        let own = numbers[origin.file]?[id]
        let others = inputs[origin.file].scope == .global ? numbersByID[id] ?? [] : []
        if let number = own ?? (others.count == 1 ? others[0] : nil) {
          claims.citations[citation].source = number
        } else if inputs[origin.file].declaresByUse {
          let number = add(Source(id: id), from: origin.file)
          numbers[origin.file, default: [:]][id] = number
          claims.citations[citation].source = number
        } else {
          let hint = nearest(to: id, among: numbersByID.keys.sorted()).map { "did you mean '\($0)'?" }
          report(
            "unknown-source", .error, "unknown source '\(id)'",
            hint: hint ?? "declare it under 'sources:'", claim: claim, field: .cite)
          claims.citations[citation].source = 0
        }
      }
    }
    return resolved
  }

  /// Turns the ids of the claims into entity numbers, and checks the kinds.
  mutating func resolveClaims(by resolution: EntityResolution) {
    lazy var ids = resolution.numbersByID.keys.sorted()
    for claim in 0..<claims.count {
      let input = claims.origin[claim].file
      func number(_ text: UInt32, _ field: ClaimField) -> UInt32? {
        let id = texts.arena[TextID(rawValue: text)]
        if let number = resolution.number(of: id, in: inputs[input]) { return number }
        let hint = nearest(to: id, among: ids).map { "did you mean '\($0)'?" }
        report(
          "unknown-id", .error, "unknown entity '\(id)'", hint: hint ?? "declare it under 'entities:'",
          claim: claim, field: field)
        return nil
      }
      let isProperty = claims.flags[claim].contains(.isProperty)
      let subject = number(claims.subject[claim], .subject)
      let object = isProperty ? nil : number(claims.object[claim], .object)
      claims.subject[claim] = subject ?? 0
      if !isProperty { claims.object[claim] = object ?? 0 }
      if let subject, let object {
        checkKinds(of: claim, subject: subject, object: object, in: resolution)
      }
      resolveParties(of: claim, input: input, by: resolution)
    }
  }

  /// Turns the words of *at*, *for*, *between* and *said-by* into entities
  /// where they are the ids of entities.
  private mutating func resolveParties(
    of claim: Int, input: Int, by resolution: EntityResolution
  ) {
    guard var extras = claims.extras[UInt32(claim)] else { return }
    func party(_ party: ClaimColumns.Party) -> ClaimColumns.Party {
      guard case .text(let text) = party,
        let number = resolution.number(of: texts.arena[text], in: inputs[input])
      else { return party }
      return .entity(number)
    }
    func mustBeEntity(_ party: ClaimColumns.Party?, _ field: ClaimField) {
      guard case .text(let text) = party, !inputs[input].declaresByUse else { return }
      let id = texts.arena[text]
      let hint = nearest(to: id, among: resolution.numbersByID.keys.sorted())
      report(
        "unknown-id", .error, "unknown entity '\(id)'",
        hint: hint.map { "did you mean '\($0)'?" } ?? "declare it under 'entities:'",
        claim: claim, field: field)
    }
    extras.saidBy = extras.saidBy.map(party)
    extras.at = extras.at.map(party)
    extras.standsInFor = extras.standsInFor.map(party)
    extras.between = extras.between.map(party)
    mustBeEntity(extras.at, .at)
    mustBeEntity(extras.standsInFor, .standsInFor)
    for side in extras.between { mustBeEntity(side, .between) }
    claims.extras[UInt32(claim)] = extras
  }

  /// Warns of an end whose kind the relation does not allow.
  private mutating func checkKinds(
    of claim: Int, subject: UInt32, object: UInt32, in resolution: EntityResolution
  ) {
    let definition = vocabulary.relationKinds[Int(claims.predicate[claim])]
    let ends: [(number: UInt32, allowed: [Entity.Kind], field: ClaimField, word: String)] = [
      (subject, definition.from, .subject, "subject"), (object, definition.to, .object, "object"),
    ]
    for end in ends {
      let entity = resolution.entities[Int(end.number)].entity
      guard !vocabulary.kind(entity.kind, isOneOf: end.allowed) else { continue }
      let names = end.allowed.map(\.rawValue).joined(separator: ", ")
      report(
        "kind-mismatch", .warning,
        "'\(entity.id)' is a \(entity.kind.rawValue), which '\(definition.kind.rawValue)' does not "
          + "take as its \(end.word)",
        hint: "it takes: \(names)", claim: claim, field: end.field)
    }
  }

  private mutating func report(
    _ rule: String, _ severity: Problem.Severity, _ message: String, hint: String?,
    claim: Int, field: ClaimField
  ) {
    let origin = claims.origin[claim]
    let input = inputs[origin.file]
    let offset = input.locate(origin.offset, field) ?? origin.offset
    problems.append(
      Problem(
        rule, severity, message, hint: hint, at: input.file.location(ofByte: offset)))
  }
}

extension Source {
  /// Whether two declarations tell the same of a source.
  fileprivate func describesTheSame(as other: Source) -> Bool { self == other }
}
