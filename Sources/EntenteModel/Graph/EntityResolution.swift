/// Decides which declarations are of one entity, and numbers the entities.
///
/// ``KnowledgeGraph/Merging`` says which are. The first of them gives the entity
/// its place. The first in a dossier or file of claims gives its id and name,
/// or, if there is none, the first of all; the others add what they know.
struct EntityResolution {
  /// The number of each entity by an id that leads to it alone.
  private(set) var numbersByID: [String: UInt32] = [:]

  /// The declarations that were taken for one.
  private(set) var merges: [MergeRecord] = []

  /// What contradicts itself, or seems to.
  var conflicts: [Conflict] = []

  /// The entities, in the order of their first declarations.
  private(set) var entities: [(entity: Entity, origin: Origin)] = []

  let bearers: Bearers
  private var numbersOfBearers: [UInt32] = []

  /// The first declaration of each entity.
  private var firstDeclarations: [UInt32] = []

  /// The declarations that give their entities the id, if not the first.
  private var idGivers: [UInt32: Int] = [:]
  private let vocabulary: Vocabulary

  /// How many warnings of names that differ were given.
  var differingNames = 0

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
    var hint: String?
    /// Where it is; nil if it is nowhere in the input.
    var origin: Origin?
  }

  /// The number of the entity that an id means in an input.
  func number(of id: String, in input: KnowledgeGraph.Builder.Input) -> UInt32? {
    bearers.numbers[Name(id: id, scope: input.scope)].map { numbersOfBearers[Int($0)] }
  }

  /// The name of a file without its folders.
  static func stem(of file: String) -> String {
    file.split(separator: "/").last.map(String.init) ?? file
  }
}

extension EntityResolution {
  /// Resolves declarations.
  ///
  /// - Complexity: O(*n*) expected, for *n* declarations.
  init(
    _ declarations: [KnowledgeGraph.Builder.EntityDeclaration],
    inputs: [KnowledgeGraph.Builder.Input], vocabulary: Vocabulary,
    merging: KnowledgeGraph.Merging = KnowledgeGraph.Merging()
  ) {
    self.vocabulary = vocabulary
    var bearers = Bearers(declarations, inputs: inputs, merging: merging)
    bearers.joinByCode()
    let mistakable = bearers.joinedWithinFiles()
    NameMatching.join(&bearers, vocabulary: vocabulary)
    self.bearers = bearers
    addEntities(&bearers)
    for pair in mistakable { noteMistakable(pair) }
    noteUnknownWords()
  }

  private mutating func addEntities(_ bearers: inout Bearers) {
    let globalIDs = GlobalIDs(of: &bearers)
    let none = UInt32.max
    numbersOfBearers = [UInt32](repeating: none, count: bearers.count)
    for (i, declaration) in bearers.declarations.enumerated() {
      let input = bearers.inputs[declaration.input]
      let bearer = bearers.ofDeclaration[i]
      let root = bearers.root(of: bearer)
      let id = declaration.entity.id
      var number = numbersOfBearers[Int(root)]
      if number == none {
        number = UInt32(entities.count)
        var entity = declaration.entity
        if let giver = globalIDs.givers[root] {
          entity.id = bearers.declarations[giver].entity.id
          if giver != i { idGivers[number] = giver }
        } else if input.scope != .global && globalIDs.all.contains(id) || numbersByID[id] != nil {
          entity.id = unusedID(for: id, in: input.file.name)
        }
        entities.append((entity, declaration.origin))
        firstDeclarations.append(UInt32(i))
        numbersByID[entity.id] = number
      } else {
        let isNewID = numbersOfBearers[Int(bearer)] == none
        merge(i, into: number, by: isNewID ? bearers.reasons[bearer] ?? .id : .id)
      }
      numbersOfBearers[Int(root)] = number
      numbersOfBearers[Int(bearer)] = number
      if numbersByID[id] == nil, input.scope == .global || !globalIDs.all.contains(id) {
        numbersByID[id] = number
      }
    }
  }

  /// The id marked with its file, since another entity goes by it.
  private func unusedID(for id: String, in file: String) -> String {
    let stem = Self.stem(of: file)
    var candidate = stem + ":" + id
    var ordinal = 2
    while numbersByID[candidate] != nil {
      candidate = "\(stem)#\(ordinal):\(id)"
      ordinal += 1
    }
    return candidate
  }

  /// The ids of the inputs that share their ids, which no foreign file may take
  /// from them; none if there are no foreign files.
  private struct GlobalIDs {
    var all: Set<String> = []

    /// The first declaration with one of them, for each entity that has one.
    var givers: [UInt32: Int] = [:]

    init(of bearers: inout Bearers) {
      guard bearers.inputs.contains(where: { $0.scope != .global }) else { return }
      for (i, declaration) in bearers.declarations.enumerated()
      where bearers.inputs[declaration.input].scope == .global {
        all.insert(declaration.entity.id)
        let root = bearers.root(ofDeclaration: i)
        if givers[root] == nil { givers[root] = i }
      }
    }
  }
}

// MARK: - Merging

extension EntityResolution {
  /// Adds what another declaration knows to an entity.
  private mutating func merge(_ position: Int, into number: UInt32, by reason: MergeReason) {
    let declaration = bearers.declarations[position]
    let other = declaration.entity
    let known = entities[Int(number)]
    var kept = known.entity
    if let kind = vocabulary.narrower(kept.kind, other.kind) {
      kept.kind = kind
    } else {
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
    if reason == .id { noteDifferingNames(of: declaration, and: known) }
    let givesID = idGivers[number] == position
    mergeNames(of: other, into: &kept, of: number, givesName: givesID)
    entities[Int(number)].entity = kept
    // What gives the id is kept, so the first is what was merged.
    let merged = givesID ? first(of: number) : declaration
    merges.append(
      MergeRecord(
        entity: number, merged: merged.entity.id, reason: reason,
        keptOrigin: bearers.declarations[idGivers[number] ?? Int(firstDeclarations[Int(number)])]
          .origin,
        origin: merged.origin))
  }

  private func first(of number: UInt32) -> KnowledgeGraph.Builder.EntityDeclaration {
    bearers.declarations[Int(firstDeclarations[Int(number)])]
  }

  /// Adds the names of another declaration; its name takes the place of an id
  /// that stands for one.
  private func mergeNames(
    of other: Entity, into kept: inout Entity, of number: UInt32, givesName: Bool
  ) {
    let wasNamed = kept.name != first(of: number).entity.id
    let isNamed = other.name != other.id
    var names = (isNamed ? [other.name] : []) + other.aliases
    if isNamed, givesName || !wasNamed {
      if wasNamed { names.insert(kept.name, at: 0) }
      kept.name = other.name
      kept.aliases.removeAll { $0 == other.name }
    }
    for name in names where name != kept.name && !kept.aliases.contains(name) {
      kept.aliases.append(name)
    }
    kept.isUnnamed = kept.isUnnamed && other.isUnnamed
  }
}
