import EntenteModel

/// Which entity of a later graph is which of an earlier one.
///
/// One id is one entity; among those that remain, so is one code, and then one
/// name or alias of entities of one kind, where nobody else bears it.
struct EntityMatching: Sendable {
  /// The earlier entity of each later one; nil if all are their own.
  private var earlier: [Int?]?

  private let earlierCount: Int

  /// All entities are their own: there is but one graph.
  init(ofOne graph: KnowledgeGraph) { earlierCount = graph.entities.count }

  /// - Complexity: O(*n*) expected for *n* entities.
  init(_ first: KnowledgeGraph, _ second: KnowledgeGraph) {
    earlierCount = first.entities.count
    var matches = [Int?](repeating: nil, count: second.entities.count)
    var isTaken = [Bool](repeating: false, count: first.entities.count)
    for entity in second.entities.indices {
      guard let found = first.position(ofEntity: second.storage.entityID(UInt32(entity))) else {
        continue
      }
      matches[entity] = found
      isTaken[found] = true
    }
    let marks: [(Entity) -> [String]] = [
      { $0.codes.map { "\($0.scheme)\u{0}\($0.value)" } },
      { entity in
        ([entity.name] + entity.aliases).map {
          entity.kind.rawValue + "\u{0}" + $0.foldedForSearch
        }
      },
    ]
    for mark in marks {
      let left = first.entities.indices.filter { !isTaken[$0] }
      let right = second.entities.indices.filter { matches[$0] == nil }
      if left.isEmpty || right.isEmpty { break }
      let bearers = Self.bearers(left, of: first, by: mark)
      let others = Self.bearers(right, of: second, by: mark)
      for entity in right {
        for text in mark(second.entities[entity]) where others[text] == .some(.some(entity)) {
          guard let found = bearers[text] ?? nil, !isTaken[found] else { continue }
          matches[entity] = found
          isTaken[found] = true
          break
        }
      }
    }
    earlier = matches
  }

  /// The entity that alone bears each mark; nil for a mark that several bear.
  private static func bearers(
    _ entities: [Int], of graph: KnowledgeGraph, by mark: (Entity) -> [String]
  ) -> [String: Int?] {
    var bearers: [String: Int?] = [:]
    for entity in entities {
      for text in Set(mark(graph.entities[entity])) {
        bearers.updateValue(bearers[text] == nil ? entity : nil, forKey: text)
      }
    }
    return bearers
  }

  /// The earlier entity that is a later one, by position; nil if it is new.
  func earlier(of later: Int) -> Int? {
    guard let earlier else { return later }
    return earlier[later]
  }

  /// A number that an entity has in both graphs: its earlier position, or one
  /// after all of these.
  func number(ofLater later: Int) -> Int {
    guard let earlier else { return later }
    return earlier[later] ?? earlierCount + later
  }

  /// The later entity of each number; nil if it is gone.
  func later(of earlierEntities: Range<Int>) -> [Int?] {
    guard let earlier else { return earlierEntities.map { $0 } }
    var later = [Int?](repeating: nil, count: earlierEntities.count)
    for (position, match) in earlier.enumerated() {
      if let match { later[match] = position }
    }
    return later
  }
}
