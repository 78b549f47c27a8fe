/// Decides which declarations are of one entity, and numbers the entities.
///
/// Declarations of one global id are one entity, and so are declarations that
/// share a code. Ids of a foreign file mean something in that file only.
struct EntityResolution {
  /// The number of each entity by an id that leads to it alone.
  private(set) var numbersByID: [String: UInt32] = [:]

  /// The declarations that were taken for one.
  private(set) var merges: [EntityMerge] = []

  /// What contradicts itself, or seems to.
  private(set) var conflicts: [Conflict] = []

  /// The entities, in the order of their first declarations.
  private(set) var entities: [(entity: Entity, origin: Origin)] = []

  private var numbers: [Name: UInt32] = [:]
  private var numbersByCode: [Entity.Code: UInt32] = [:]
  private let vocabulary: Vocabulary

  /// An id, and where it means something.
  struct Name: Hashable {
    var id: String
    var scope: KnowledgeGraph.Builder.Scope
  }

  /// Two declarations that can't both be so.
  struct Conflict {
    var rule: String
    var severity = Problem.Severity.error
    var message: String
    var hint: String
    var origin: Origin
  }

  /// The number of the entity that an id means in an input.
  func number(of id: String, in input: KnowledgeGraph.Builder.Input) -> UInt32? {
    numbers[Name(id: id, scope: input.scope)]
  }
}

extension EntityResolution {
  /// Resolves declarations, the earlier of which give their entities id, name
  /// and place.
  ///
  /// - Complexity: O(*n*) expected, for *n* declarations.
  init(
    _ declarations: [KnowledgeGraph.Builder.EntityDeclaration],
    inputs: [KnowledgeGraph.Builder.Input], vocabulary: Vocabulary
  ) {
    self.vocabulary = vocabulary
    let globalIDs = Self.globalIDs(of: declarations, inputs: inputs)
    for declaration in declarations {
      let input = inputs[declaration.input]
      let name = Name(id: declaration.entity.id, scope: input.scope)
      let number: UInt32
      if let sameID = numbers[name] {
        number = sameID
        merge(declaration, into: number, reason: "equal id")
      } else if let same = ownerOfCode(of: declaration.entity) {
        number = same.number
        noteMistakableCode(same.code, of: declaration, ownedBy: number)
        merge(
          declaration, into: number, reason: "equal code \(same.code.scheme):\(same.code.value)")
      } else {
        number = UInt32(entities.count)
        var entity = declaration.entity
        let isTaken = input.scope != .global && globalIDs.contains(entity.id)
        if isTaken || numbersByID[entity.id] != nil {
          entity.id = unusedID(for: entity.id, in: input.file.name)
        }
        entities.append((entity, declaration.origin))
        numbersByID[entity.id] = number
      }
      numbers[name] = number
      if numbersByID[name.id] == nil, input.scope == .global || !globalIDs.contains(name.id) {
        numbersByID[name.id] = number
      }
      claimCodes(of: declaration, for: number)
    }
  }

  /// The ids of the inputs that share their ids, which no foreign file may
  /// take from them; none if there are no foreign files.
  private static func globalIDs(
    of declarations: [KnowledgeGraph.Builder.EntityDeclaration],
    inputs: [KnowledgeGraph.Builder.Input]
  ) -> Set<String> {
    guard inputs.contains(where: { $0.scope != .global }) else { return [] }
    let global = declarations.lazy.filter { inputs[$0.input].scope == .global }
    return Set(global.map(\.entity.id))
  }

  private func ownerOfCode(of entity: Entity) -> (number: UInt32, code: Entity.Code)? {
    for code in entity.codes {
      if let number = numbersByCode[code] { return (number, code) }
    }
    return nil
  }

  /// Gives the codes of a declaration to its entity; a code that another
  /// entity has is a conflict.
  private mutating func claimCodes(
    of declaration: KnowledgeGraph.Builder.EntityDeclaration, for number: UInt32
  ) {
    for code in declaration.entity.codes {
      guard let owner = numbersByCode[code], owner != number else {
        numbersByCode[code] = number
        continue
      }
      conflicts.append(
        Conflict(
          rule: "code-conflict",
          message: "'\(declaration.entity.id)' and '\(entities[Int(owner)].entity.id)' share the "
            + "code \(code.scheme):\(code.value) but are declared as two entities",
          hint: "correct the code, or use one id", origin: declaration.origin))
    }
  }

  /// The id marked with its file, since another entity goes by it.
  private func unusedID(for id: String, in file: String) -> String {
    let stem = file.split(separator: "/").last.map(String.init) ?? file
    var candidate = stem + ":" + id
    var ordinal = 2
    while numbersByID[candidate] != nil {
      candidate = "\(stem)#\(ordinal):\(id)"
      ordinal += 1
    }
    return candidate
  }
}

// MARK: - Merging

extension EntityResolution {
  /// Adds what another declaration knows to an entity.
  private mutating func merge(
    _ declaration: KnowledgeGraph.Builder.EntityDeclaration, into number: UInt32, reason: String
  ) {
    let other = declaration.entity
    var kept = entities[Int(number)].entity
    if vocabulary.kind(other.kind, isA: kept.kind) || kept.kind == .plain {
      kept.kind = other.kind
    } else if !vocabulary.kind(kept.kind, isA: other.kind), other.kind != .plain {
      conflicts.append(
        Conflict(
          rule: "kind-conflict",
          message: "'\(other.id)' is of kind '\(other.kind.rawValue)' here, but '\(kept.id)' is "
            + "declared with kind '\(kept.kind.rawValue)' (\(reason))",
          hint: "give one of them another id or code", origin: declaration.origin))
    }
    for code in other.codes where !kept.codes.contains(code) {
      if let differing = kept.codes.first(where: { $0.scheme == code.scheme }) {
        conflicts.append(
          Conflict(
            rule: "code-conflict",
            message: "'\(other.id)' has the code \(code.scheme):\(code.value) here, but "
              + "\(differing.scheme):\(differing.value) elsewhere (\(reason))",
            hint: "give one of them another id", origin: declaration.origin))
      }
      kept.codes.append(code)
    }
    if kept.name == kept.id { kept.name = other.name }
    for name in [other.name] + other.aliases
    where name != kept.name && name != other.id && !kept.aliases.contains(name) {
      kept.aliases.append(name)
    }
    kept.isUnnamed = kept.isUnnamed && other.isUnnamed
    entities[Int(number)].entity = kept
    merges.append(EntityMerge(kept: kept.id, merged: other.id, reason: reason))
  }

  /// Warns of two ids of one file that share a code: there, a slip of the pen
  /// is likelier than a second id on purpose.
  private mutating func noteMistakableCode(
    _ code: Entity.Code, of declaration: KnowledgeGraph.Builder.EntityDeclaration,
    ownedBy number: UInt32
  ) {
    let owner = entities[Int(number)]
    guard owner.origin.file == declaration.input else { return }
    conflicts.append(
      Conflict(
        rule: "shared-code", severity: .warning,
        message: "'\(declaration.entity.id)' has the code \(code.scheme):\(code.value) of "
          + "'\(owner.entity.id)', and is taken for the same",
        hint: "correct the code, or use one id", origin: declaration.origin))
  }
}
