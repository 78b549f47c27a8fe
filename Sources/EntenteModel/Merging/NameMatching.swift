/// Finds the entities of different inputs that share a name which leads to no
/// other, and takes them for one.
///
/// A name matches if those that bear it, at most one in each input, agree in
/// kind and codes. Matches that hang together are taken together or not at all,
/// so the order of the inputs does not matter.
///
/// - Complexity: O(*n*) expected, for names of *n* letters in all.
struct NameMatching {
  private let bearers: Bearers
  private let vocabulary: Vocabulary

  /// What is known of the entities so far, by their first bearers.
  private var facts: [UInt32: Facts] = [:]

  /// The uses of each name, by the last of them.
  private var lastUses: [String: Int] = [:]
  private var uses: [Use] = []

  private struct Facts {
    var kind: Entity.Kind
    var groups: Set<KnowledgeGraph.Builder.NameGroup>
    var codes: [Entity.Code] = []
  }

  /// A use of a name, and the use before it; −1 for none.
  private struct Use {
    var entity: UInt32
    var declaration: UInt32
    var isAlias: Bool
    var previous: Int
  }

  private struct Match {
    var first: UInt32
    var second: UInt32
    var reason: MergeReason
  }

  /// Joins what a name makes one.
  static func join(_ bearers: inout Bearers, vocabulary: Vocabulary) {
    let groups = Set(bearers.inputs.enumerated().map { $0.element.nameGroup($0.offset) })
    guard bearers.merging.byName, groups.count > 1 else { return }
    var matching = NameMatching(bearers, vocabulary)
    for match in matching.matches() { bearers.join(match.first, match.second, by: match.reason) }
  }

  private init(_ bearers: Bearers, _ vocabulary: Vocabulary) {
    self.bearers = bearers
    self.vocabulary = vocabulary
    let numberings = Numberings(of: bearers)
    var bearers = bearers
    for (i, declaration) in bearers.declarations.enumerated() {
      let root = bearers.root(ofDeclaration: i)
      let group = bearers.inputs[declaration.input].nameGroup(declaration.input)
      note(declaration.entity, of: root, in: group)
      let entity = declaration.entity
      guard !entity.isUnnamed, !bearers.isKeptApart(bearers.ofDeclaration[i]) else { continue }
      if entity.name != entity.id || numberings.isName(entity.id, in: group) {
        use(entity.name, of: root, in: i, isAlias: false)
      }
      for alias in entity.aliases { use(alias, of: root, in: i, isAlias: true) }
    }
  }

  private mutating func note(
    _ entity: Entity, of root: UInt32, in group: KnowledgeGraph.Builder.NameGroup
  ) {
    guard var known = facts[root] else {
      facts[root] = Facts(kind: entity.kind, groups: [group], codes: entity.codes)
      return
    }
    facts[root] = nil
    known.groups.insert(group)
    known.kind = vocabulary.narrower(known.kind, entity.kind) ?? known.kind
    for code in entity.codes where !known.codes.contains(code) { known.codes.append(code) }
    facts[root] = known
  }

  private mutating func use(_ name: String, of root: UInt32, in declaration: Int, isAlias: Bool) {
    let folded = name.foldedForSearch
    guard folded.hasLetter else { return }
    uses.append(
      Use(
        entity: root, declaration: UInt32(declaration), isAlias: isAlias,
        previous: lastUses[folded] ?? -1))
    lastUses[folded] = uses.count - 1
  }
}

// MARK: - Matching

extension NameMatching {
  /// The matches that hold, in the order of the declarations.
  private mutating func matches() -> [Match] {
    var found: [Match] = []
    for last in lastUses.values.sorted() where uses[last].previous >= 0 {
      for holders in agreeing(users(from: last)) where holders.count > 1 {
        found += holders.dropFirst().map { match(holders[0], $0) }
      }
    }
    return together(found)
  }

  /// The uses of a name, one for each entity, the first coming first.
  private func users(from last: Int) -> [Use] {
    var users: [UInt32: Use] = [:]
    var position = last
    while position >= 0 {
      let use = uses[position]
      if let known = users[use.entity], !known.isAlias, use.isAlias {
        // A name says more than an alias.
      } else {
        users[use.entity] = use
      }
      position = use.previous
    }
    return users.values.sorted { $0.entity < $1.entity }
  }

  /// The uses of one name that are of one entity each.
  private func agreeing(_ users: [Use]) -> [[Use]] {
    guard users.count > 1 else { return [] }
    // Kinds that agree with one kind but not with each other are one family, and
    // fail together.
    var families: [Entity.Kind: [Use]] = [:]
    for user in users {
      let kind = facts[user.entity]?.kind ?? .plain
      if kind != .plain { families[vocabulary.root(of: kind), default: []].append(user) }
    }
    let candidates = families.count <= 1 ? [users] : Array(families.values)
    return candidates.filter { areOne($0.map(\.entity)) }
      .sorted { ($0.first?.entity ?? 0) < ($1.first?.entity ?? 0) }
  }

  private func match(_ a: Use, _ b: Use) -> Match {
    let entity = bearers.declarations[Int(b.declaration)].entity
    let folded = entity.name.foldedForSearch
    let first = bearers.declarations[Int(a.declaration)].entity
    if !a.isAlias, !b.isAlias {
      return Match(first: a.entity, second: b.entity, reason: .name(entity.name))
    }
    let names = Set(([first.name] + first.aliases).map(\.foldedForSearch))
    let shared =
      names.contains(folded) && !b.isAlias
      ? entity.name : entity.aliases.first { names.contains($0.foldedForSearch) }
    return Match(first: a.entity, second: b.entity, reason: .alias(shared ?? entity.name))
  }

  /// The matches without those that, taken together, contradict themselves.
  private func together(_ found: [Match]) -> [Match] {
    var numbers: [UInt32: UInt32] = [:]
    var entities: [UInt32] = []
    func number(_ entity: UInt32) -> UInt32 {
      if let number = numbers[entity] { return number }
      numbers[entity] = UInt32(entities.count)
      entities.append(entity)
      return UInt32(entities.count - 1)
    }
    let ends = found.map { (number($0.first), number($0.second)) }
    var sets = DisjointSets(count: entities.count)
    for (a, b) in ends { _ = sets.join(a, b) }
    var members: [UInt32: [UInt32]] = [:]
    for (number, entity) in entities.enumerated() {
      members[sets.root(of: UInt32(number)), default: []].append(entity)
    }
    let sound = members.mapValues(areOne)
    return zip(found, ends).filter { sound[sets.root(of: $0.1.0)] == true }.map(\.0)
  }

  /// Whether entities can be one: each from other inputs, of kinds that agree,
  /// and without a code that differs.
  private func areOne(_ entities: [UInt32]) -> Bool {
    var groups: Set<KnowledgeGraph.Builder.NameGroup> = []
    var kind = Entity.Kind.plain
    var codes: [String: Set<String>] = [:]
    for fact in entities.lazy.compactMap({ facts[$0] }) {
      for group in fact.groups where !groups.insert(group).inserted { return false }
      guard let narrower = vocabulary.narrower(kind, fact.kind) else { return false }
      kind = narrower
      let own = Dictionary(grouping: fact.codes, by: \.scheme).mapValues { Set($0.map(\.value)) }
      for (scheme, values) in own {
        if let known = codes[scheme], known.isDisjoint(with: values) { return false }
        codes[scheme, default: []].formUnion(values)
      }
    }
    return true
  }
}

// MARK: - Kinds

extension Vocabulary {
  /// The narrower of two kinds that agree, or nil if they don't.
  package func narrower(_ a: Entity.Kind, _ b: Entity.Kind) -> Entity.Kind? {
    if b == .plain || a == b { return a }
    if a == .plain { return b }
    if kind(a, isA: b) { return a }
    return kind(b, isA: a) ? b : nil
  }

  /// The kind of which a kind is a case and that is a case of no other.
  fileprivate func root(of kind: Entity.Kind) -> Entity.Kind {
    var root = kind
    var steps = 0
    while let parent = self[root]?.parent, steps <= entityKinds.count {
      root = parent
      steps += 1
    }
    return root
  }
}
