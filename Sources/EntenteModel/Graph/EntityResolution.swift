/// Decides which declarations are of one entity, and numbers the entities.
///
/// Declarations of one global id are one entity, and so are declarations that
/// share a code. Ids of a foreign file mean something in that file only.
struct EntityResolution {
  /// The number of each entity by an id that leads to it alone.
  private(set) var numbersByID: [String: UInt32] = [:]

  /// The declarations that were taken for one.
  private(set) var merges: [EntityMerge] = []

  /// What contradicts itself.
  private(set) var problems: [Conflict] = []

  private var numbers: [Name: UInt32] = [:]

  /// The entities, in the order of their first declarations.
  private(set) var entities: [(entity: Entity, origin: Origin)] = []

  /// An id, and where it means something.
  struct Name: Hashable {
    var id: String
    var scope: KnowledgeGraph.Builder.Scope
  }

  /// Two declarations that can't both be so.
  struct Conflict {
    var rule: String
    var message: String
    var hint: String?
    var origin: Origin
  }

  /// The number of the entity that an id means in an input.
  func number(of id: String, in input: KnowledgeGraph.Builder.Input) -> UInt32? {
    numbers[Name(id: id, scope: input.scope)]
  }

  /// Every id that leads to an entity, for hints.
  var knownIDs: some Sequence<String> { numbersByID.keys }
}

extension EntityResolution {
  init(
    _ declarations: [KnowledgeGraph.Builder.EntityDeclaration],
    inputs: [KnowledgeGraph.Builder.Input], vocabulary: Vocabulary
  ) {
    var numbersByCode: [Entity.Code: UInt32] = [:]
    for declaration in declarations {
      let name = Name(id: declaration.entity.id, scope: inputs[declaration.input].scope)
      let sameID = numbers[name]
      let sameCode = declaration.entity.codes.lazy.compactMap { code in
        numbersByCode[code].map { (code: code, number: $0) }
      }.first
      let number: UInt32
      if let sameID {
        number = sameID
        if let sameCode, sameCode.number != sameID {
          conflict(declaration, with: sameCode.number, over: sameCode.code)
        }
        merge(declaration, into: number, reason: "equal id", vocabulary: vocabulary)
      } else if let sameCode {
        number = sameCode.number
        merge(
          declaration, into: number,
          reason: "equal code \(sameCode.code.scheme):\(sameCode.code.value)",
          vocabulary: vocabulary)
      } else {
        number = UInt32(entities.count)
        var entity = declaration.entity
        entity.id = unusedID(for: entity.id, in: inputs[declaration.input].file.name)
        entities.append((entity, declaration.origin))
      }
      numbers[name] = number
      if numbersByID[declaration.entity.id] == nil { numbersByID[declaration.entity.id] = number }
      numbersByID[entities[Int(number)].entity.id] = number
      for code in declaration.entity.codes where numbersByCode[code] == nil {
        numbersByCode[code] = number
      }
    }
  }

  /// The id itself, or one marked with its file if another entity goes by it.
  private func unusedID(for id: String, in file: String) -> String {
    guard numbersByID[id] != nil else { return id }
    let stem = file.split(separator: "/").last.map(String.init) ?? file
    var candidate = stem + ":" + id
    var ordinal = 2
    while numbersByID[candidate] != nil {
      candidate = "\(stem)#\(ordinal):\(id)"
      ordinal += 1
    }
    return candidate
  }

  /// Adds what another declaration knows to an entity.
  private mutating func merge(
    _ declaration: KnowledgeGraph.Builder.EntityDeclaration, into number: UInt32, reason: String,
    vocabulary: Vocabulary
  ) {
    let other = declaration.entity
    var kept = entities[Int(number)].entity
    if vocabulary.kind(other.kind, isA: kept.kind) || kept.kind == .plain {
      kept.kind = other.kind
    } else if !vocabulary.kind(kept.kind, isA: other.kind), other.kind != .plain {
      problems.append(
        Conflict(
          rule: "kind-conflict",
          message:
            "'\(other.id)' is a \(other.kind.rawValue) here, but '\(kept.id)' is declared as a "
            + "\(kept.kind.rawValue) (\(reason))",
          hint: "give one of them another id or code", origin: declaration.origin))
    }
    for code in other.codes where !kept.codes.contains(code) {
      if let differing = kept.codes.first(where: { $0.scheme == code.scheme }) {
        problems.append(
          Conflict(
            rule: "code-conflict",
            message:
              "'\(other.id)' has the code \(code.scheme):\(code.value) here, but "
              + "\(differing.scheme):\(differing.value) elsewhere (\(reason))",
            hint: "give one of them another id", origin: declaration.origin))
      }
      kept.codes.append(code)
    }
    for name in [other.name] + other.aliases
    where name != kept.name && name != other.id && !kept.aliases.contains(name) {
      kept.aliases.append(name)
    }
    if kept.name == kept.id { kept.name = other.name }
    kept.isUnnamed = kept.isUnnamed && other.isUnnamed
    entities[Int(number)].entity = kept
    merges.append(EntityMerge(kept: kept.id, merged: other.id, reason: reason))
  }

  private mutating func conflict(
    _ declaration: KnowledgeGraph.Builder.EntityDeclaration, with number: UInt32,
    over code: Entity.Code
  ) {
    problems.append(
      Conflict(
        rule: "code-conflict",
        message:
          "'\(declaration.entity.id)' and '\(entities[Int(number)].entity.id)' share the code "
          + "\(code.scheme):\(code.value) but are declared as two entities",
        hint: "correct the code, or use one id", origin: declaration.origin))
  }
}
