/// The search for entities whose names are alike.
///
/// Names are never compared each with each: every kind of likeness gives a name
/// one key or a few, and only the names of one key are compared.
struct NearNames {
  private let graph: KnowledgeGraph
  private var names: [Name] = []
  private var found: [Pair: ProposedMerge.Likeness] = [:]

  /// How many entities may share a key before it says nothing.
  private static let blockLimit = 8

  /// How many names may share a key before it says nothing.
  private static let useLimit = 32

  /// The longest name, in bytes, that is compared letter by letter.
  private static let lengthLimit = 128

  private struct Name {
    var entity: Int
    var spelling: TextID
    var folded: String
    var words: [Substring]
  }

  private struct Pair: Hashable {
    var first: Int
    var second: Int
  }

  init(in graph: KnowledgeGraph) {
    self.graph = graph
    let columns = graph.storage.entities
    let texts = graph.storage.texts
    for entity in columns.id.indices where !columns.isUnnamed(entity) {
      let hasOnlyNumber =
        columns.name[entity] == columns.id[entity]
        && Numberings.canNumber(texts[columns.id[entity]])
      let spellings = (hasOnlyNumber ? [] : [columns.name[entity]]) + columns.aliases(of: entity)
      for spelling in spellings {
        let folded = texts[spelling].foldedForSearch
        guard folded.hasLetter, folded.utf8.count <= Self.lengthLimit else { continue }
        names.append(
          Name(
            entity: entity, spelling: spelling, folded: folded, words: folded.split(separator: " "))
        )
      }
    }
  }

  /// What was found, in the order of the entities.
  var proposals: [ProposedMerge] {
    found.map { ProposedMerge(first: $0.first, second: $0.second, likeness: $1) }
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}

// MARK: - Kinds of likeness

extension NearNames {
  mutating func searchEqualNames() {
    search(by: \.folded) { graph, a, b in
      let origins = graph.storage.entities.origin
      guard origins[a.entity].file != origins[b.entity].file else { return nil }
      return .equalName(graph.storage.texts[a.spelling])
    }
  }

  mutating func searchStateNames() {
    let texts = graph.storage.texts
    search {
      StateNames.number(of: $0.folded).map(String.init)
    } where: { graph, a, b in
      guard a.folded != b.folded, graph.mayBeState(a.entity), graph.mayBeState(b.entity) else {
        return nil
      }
      return .knownNames(texts[a.spelling], texts[b.spelling])
    }
  }

  mutating func searchSpellings() {
    let texts = graph.storage.texts
    search {
      SpellingKey.spelling(of: $0.words)
    } where: { _, a, b in
      a.folded == b.folded ? nil : .spelling(texts[a.spelling], texts[b.spelling])
    }
  }

  mutating func searchOrders() {
    let texts = graph.storage.texts
    search {
      $0.words.count < 2 ? nil : $0.words.sorted().joined(separator: " ")
    } where: { _, a, b in
      a.folded == b.folded ? nil : .order(texts[a.spelling], texts[b.spelling])
    }
  }

  /// Names of persons of which one leaves out words of the other: `Tayyip
  /// Erdogan`, or `Erdogan` alone as the only one.
  ///
  /// Parts of other names mean other things: Astana is not its airport.
  mutating func searchParts() {
    var holders: [Substring: [Int]] = [:]
    for (number, name) in names.enumerated() where graph.mayBePerson(name.entity) {
      for word in Set(name.words) { holders[word, default: []].append(number) }
    }
    for number in names.indices {
      let name = names[number]
      let isOneWord = name.words.count == 1
      guard graph.mayBePerson(name.entity),
        let rarest = name.words.min(by: { a, b in
          (holders[a]?.count ?? 0, a) < (holders[b]?.count ?? 0, b)
        }), let candidates = holders[rarest], candidates.count <= 2 * Self.blockLimit
      else { continue }
      let longer = candidates.filter { candidate in
        let other = names[candidate]
        return other.words.count > name.words.count && Set(other.words).isSuperset(of: name.words)
          && (!isOneWord || other.words.last == name.words[0] && graph.isPerson(other.entity))
      }
      guard !isOneWord || Set(longer.map { names[$0].entity }).count == 1 else { continue }
      for candidate in longer {
        let texts = graph.storage.texts
        propose(
          name, names[candidate],
          .part(texts[name.spelling], of: texts[names[candidate].spelling]))
      }
    }
  }

  /// Names of which one becomes the other by one letter more, less, changed or
  /// swapped; digits count as they are.
  ///
  /// Such names are equal once one letter, or none, is taken from each.
  mutating func searchLetters() {
    var hashes = LetterHashes()
    for (number, name) in names.enumerated() where name.folded.utf8.count >= 5 {
      hashes.insert(name.folded, number: UInt32(number))
    }
    let texts = graph.storage.texts
    hashes.forEachBlock(upTo: Self.useLimit) { block in
      compare(block.map { names[Int($0.name)] }) { _, a, b in
        guard a.folded != b.folded, a.folded.filter(\.isNumber) == b.folded.filter(\.isNumber),
          !StateNames.areOfTwo(a.folded, b.folded), editDistance(a.folded, b.folded) == 1
        else { return nil }
        return .letter(texts[a.spelling], texts[b.spelling])
      }
    }
  }

  mutating func searchSounds() {
    let texts = graph.storage.texts
    search {
      SpellingKey.sound(of: $0.words)
    } where: { _, a, b in
      let longest = max(a.folded.count, b.folded.count)
      guard a.folded != b.folded, !StateNames.areOfTwo(a.folded, b.folded),
        a.folded.filter(\.isNumber) == b.folded.filter(\.isNumber),
        editDistance(a.folded, b.folded) <= longest / 4
      else { return nil }
      return .sound(texts[a.spelling], texts[b.spelling])
    }
  }
}

// MARK: - Comparing

extension NearNames {
  private typealias Comparison = (KnowledgeGraph, Name, Name) -> ProposedMerge.Likeness?

  /// Compares the names that share a key.
  private mutating func search(by key: (Name) -> String?, where isAlike: Comparison) {
    var blocks: [String: [Int]] = [:]
    for (number, name) in names.enumerated() {
      if let key = key(name) { blocks[key, default: []].append(number) }
    }
    let shared = blocks.values.filter { (2...Self.useLimit).contains($0.count) }
    // Of two likenesses of a pair the first counts, on every run the same.
    for block in shared.sorted(by: { $0[0] < $1[0] }) {
      compare(block.map { names[$0] }, where: isAlike)
    }
  }

  private mutating func compare(_ block: [Name], where isAlike: Comparison) {
    guard Set(block.map(\.entity)).count <= Self.blockLimit else { return }
    for (i, name) in block.enumerated() {
      for other in block[(i + 1)...] where name.entity != other.entity {
        if let likeness = isAlike(graph, name, other) { propose(name, other, likeness) }
      }
    }
  }

  /// Proposes a pair, unless something speaks against it or it is proposed
  /// already for a stronger reason.
  private mutating func propose(_ a: Name, _ b: Name, _ likeness: ProposedMerge.Likeness) {
    let pair = Pair(first: min(a.entity, b.entity), second: max(a.entity, b.entity))
    guard a.entity != b.entity, found[pair] == nil, graph.canBeOne(a.entity, b.entity) else {
      return
    }
    found[pair] = likeness
  }
}

extension KnowledgeGraph {
  /// Whether the kinds of two entities agree and no code differs.
  fileprivate func canBeOne(_ a: Int, _ b: Int) -> Bool {
    guard vocabulary.narrower(storage.entityKind(a), storage.entityKind(b)) != nil else {
      return false
    }
    let columns = storage.entities
    return !columns.codes(of: a).contains { code in
      columns.codes(of: b).contains { $0.scheme == code.scheme && $0.value != code.value }
    }
  }

  fileprivate func mayBeState(_ entity: Int) -> Bool {
    vocabulary.narrower(storage.entityKind(entity), .state) != nil
  }

  fileprivate func mayBePerson(_ entity: Int) -> Bool {
    vocabulary.narrower(storage.entityKind(entity), .person) != nil
  }

  fileprivate func isPerson(_ entity: Int) -> Bool {
    vocabulary.kind(storage.entityKind(entity), isA: .person)
  }
}
