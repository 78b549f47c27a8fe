extension KnowledgeGraph.Builder {
  /// Turns the ids of the claims into entity numbers, and checks the kinds.
  mutating func resolveClaims(by resolution: EntityResolution) {
    var entities = NumberedIDs(resolution)
    let kinds = AllowedKinds(vocabulary, ofEntities: resolution.entities.lazy.map(\.entity.kind))
    for (input, claims) in claims.origin.files {
      for claim in claims {
        let isProperty = self.claims.flags[claim].contains(.isProperty)
        let subject = number(
          of: self.claims.subject[claim], .subject, of: claim, input, &entities)
        let object =
          isProperty
          ? nil : number(of: self.claims.object[claim], .object, of: claim, input, &entities)
        self.claims.subject[claim] = subject ?? 0
        if !isProperty { self.claims.object[claim] = object ?? 0 }
        if let subject, let object,
          !kinds.allow(subject, object, as: self.claims.predicate[claim])
        {
          checkKinds(of: claim, subject: subject, object: object) { number in
            let entity = resolution.entities[Int(number)].entity
            return (entity.id, entity.kind)
          }
        }
        if !self.claims.extras.isEmpty { resolveParties(of: claim, input: input, &entities) }
      }
    }
  }

  private mutating func number(
    of text: UInt32, _ field: ClaimField, of claim: Int, _ input: Int,
    _ entities: inout NumberedIDs
  ) -> UInt32? {
    let text = TextID(rawValue: text)
    if let number = entities.number(of: text, input, inputs, texts.arena) { return number }
    reportUnknown(text, claim: claim, field: field, &entities)
    return nil
  }

  /// Turns the words of *at*, *for*, *between* and *said-by* into entities
  /// where they are the ids of entities.
  private mutating func resolveParties(of claim: Int, input: Int, _ entities: inout NumberedIDs) {
    guard var extras = claims.extras[UInt32(claim)] else { return }
    func party(_ party: ClaimColumns.Party) -> ClaimColumns.Party {
      guard case .text(let text) = party,
        let number = entities.number(of: text, input, inputs, texts.arena)
      else { return party }
      return .entity(number)
    }
    func mustBeEntity(_ party: ClaimColumns.Party?, _ field: ClaimField) {
      guard case .text(let text) = party, !inputs[input].declaresByUse else { return }
      reportUnknown(text, claim: claim, field: field, &entities)
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

  /// Warns of an end whose kind the relation does not allow; a closure tells the
  /// id and the kind of the entity of a number.
  mutating func checkKinds(
    of claim: Int, subject: UInt32, object: UInt32,
    entity: (UInt32) -> (id: String, kind: Entity.Kind)
  ) {
    let relation = vocabulary.relationKinds[Int(claims.predicate[claim])]
    for (field, number, allowed) in [
      (ClaimField.subject, subject, relation.from), (.object, object, relation.to),
    ] {
      let (id, kind) = entity(number)
      if vocabulary.kind(kind, isOneOf: allowed) { continue }
      report(
        "kind-mismatch", .warning,
        "'\(id)' is of kind '\(kind.rawValue)', which "
          + "'\(relation.kind.rawValue)' does not take as its \(field.rawValue)",
        claim: claim, field: field
      ) { "it takes: " + allowed.map(\.rawValue).joined(separator: ", ") }
    }
  }

  private mutating func reportUnknown(
    _ text: TextID, claim: Int, field: ClaimField, _ entities: inout NumberedIDs
  ) {
    let id = texts.arena[text]
    report("unknown-id", .error, "unknown entity '\(id)'", claim: claim, field: field) {
      entities.idsByName[id].map { "did you mean '\($0)'? \(id) is its name" }
        ?? nearest(to: id, among: entities.sortedIDs).map { "did you mean '\($0)'?" }
        ?? "declare it under 'entities:'"
    }
  }
}

/// Which kinds of entity each kind of relation takes, in tables.
struct AllowedKinds {
  /// The place of the kind of each entity in the rows of the tables.
  private var kindOfEntity: [UInt16] = []
  private var subjects: [Bool] = []
  private var objects: [Bool] = []
  private var rowLength = 0

  /// Whether each kind of relation takes any entity.
  private var takesAll: [Bool] = []

  init(_ vocabulary: Vocabulary, ofEntities kindsOfEntities: some Collection<Entity.Kind>) {
    var kinds: [Entity.Kind] = []
    var places: [Entity.Kind: UInt16] = [:]
    kindOfEntity.reserveCapacity(kindsOfEntities.count)
    for kind in kindsOfEntities {
      if let place = places[kind] {
        kindOfEntity.append(place)
      } else {
        // Kinds beyond what fits are an error that is reported elsewhere.
        let place = UInt16(clamping: kinds.count)
        places[kind] = place
        kindOfEntity.append(place)
        if kinds.count <= Int(place) { kinds.append(kind) }
      }
    }
    rowLength = kinds.count
    for relation in vocabulary.relationKinds {
      subjects += kinds.map { vocabulary.kind($0, isOneOf: relation.from) }
      objects += kinds.map { vocabulary.kind($0, isOneOf: relation.to) }
      takesAll.append(relation.from.isEmpty && relation.to.isEmpty)
    }
  }

  func allow(_ subject: UInt32, _ object: UInt32, as relation: UInt16) -> Bool {
    if takesAll[Int(relation)] { return true }
    let row = Int(relation) * rowLength
    return subjects[row + Int(kindOfEntity[Int(subject)])]
      && objects[row + Int(kindOfEntity[Int(object)])]
  }
}

/// The numbers of entities by the texts of their ids, remembered for the input
/// that is being resolved.
private struct NumberedIDs {
  private let resolution: EntityResolution
  private var input = -1

  /// The numbers by text; `max` where none was asked for.
  private var found: [UInt32] = []

  /// The texts asked for.
  private var asked: [UInt32] = []

  /// Every id that leads to an entity, for hints.
  lazy var sortedIDs = resolution.numbersByID.keys.sorted()

  /// The ids of entities by their names and aliases, for hints.
  lazy var idsByName: [String: String] = {
    var ids: [String: String] = [:]
    for (entity, _) in resolution.entities {
      for name in [entity.name] + entity.aliases where ids[name] == nil { ids[name] = entity.id }
    }
    return ids
  }()

  init(_ resolution: EntityResolution) { self.resolution = resolution }

  mutating func number(
    of text: TextID, _ input: Int, _ inputs: [KnowledgeGraph.Builder.Input], _ texts: TextArena
  ) -> UInt32? {
    if input != self.input { turn(to: input, texts) }
    let place = Int(text.rawValue)
    if found[place] != .max { return found[place] }
    let number = resolution.number(of: texts[text], in: inputs[input])
    if let number {
      found[place] = number
      asked.append(text.rawValue)
    }
    return number
  }

  /// Forgets what was found for another input.
  private mutating func turn(to input: Int, _ texts: TextArena) {
    self.input = input
    if found.isEmpty { found = [UInt32](repeating: .max, count: texts.count) }
    for text in asked { found[Int(text)] = .max }
    asked.removeAll(keepingCapacity: true)
  }
}

extension KnowledgeGraph.Builder {
  /// How many problems of one severity are listed before the rest is passed
  /// over, since nobody reads more.
  static let problemLimit = 1000

  /// How many of them have a hint, which may cost a search among all ids.
  private static let hintLimit = 100

  /// Notes a problem with a field of a claim.
  mutating func report(
    _ rule: String, _ severity: Problem.Severity, _ message: @autoclosure () -> String,
    claim: Int, field: ClaimField, hint: () -> String
  ) {
    let listed = problemCounts[severity, default: 0]
    problemCounts[severity] = listed + 1
    guard listed <= Self.problemLimit else { return }
    let origin = claims.origin[claim]
    let input = inputs[origin.file]
    guard listed < Self.problemLimit else {
      problems.append(
        Problem(
          "too-many-problems", severity, "more problems follow and are not listed",
          hint: "correct those above first", at: input.file.location(ofByte: origin.offset)))
      return
    }
    let offset = input.locate(origin.offset, field) ?? origin.offset
    problems.append(
      Problem(
        rule, severity, message(), hint: listed < Self.hintLimit ? hint() : nil,
        at: input.file.location(ofByte: offset)))
  }
}
