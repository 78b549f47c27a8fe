import EntenteGraph
public import EntenteModel

/// How the entities of one position are tied to those of another, or among themselves: an
/// entry of the image matrix of a blockmodel.
public struct PositionTie: Sendable {
  /// A block of several entities, or one that is in none.
  public enum Position: Hashable, Sendable {
    /// A group, by its number in the list.
    case group(Int)
    /// An entity, by position.
    case entity(Int)
  }

  /// From whom the ties lead; ties without direction lead both ways.
  public let from: Position

  /// To whom they lead.
  public let to: Position

  /// How many pairs of one here and one there are tied.
  public let tiedCount: Int

  /// How many such pairs there are.
  public let pairCount: Int

  /// How many of the pairs each kind of relation ties, the most frequent first.
  public let kinds: [(kind: Relation.Kind, count: Int)]

  /// The share of the pairs that are tied.
  public var density: Double { Double(tiedCount) / Double(pairCount) }

  /// Whether the ties back are as many and of the same kinds.
  public func isMirrored(by other: PositionTie) -> Bool {
    from == other.to && to == other.from && tiedCount == other.tiedCount
      && kinds.elementsEqual(other.kinds) { $0 == $1 }
  }
}

extension Grouping {
  /// Reads the image of positions by the numbers that groups have in the list.
  ///
  /// Ties among entities in no group are left out: they say nothing of positions.
  static func image(
    of positions: Components, _ image: PositionImage, _ groups: [Group], _ basis: GroupBasis,
    in graph: KnowledgeGraph
  ) -> [PositionTie] {
    var numbers: [Int: Int] = [:]
    for group in groups { numbers[group.members[0].entity] = group.number }
    var places = [PositionTie.Position?](repeating: nil, count: positions.count)
    for (node, label) in positions.labels.enumerated() {
      let entity = basis.entities[node]
      if positions.sizes[Int(label)] == 1 {
        places[Int(label)] = .entity(entity)
      } else if let number = numbers[entity] {
        places[Int(label)] = .group(number)
      }
    }
    let names = graph.vocabulary.relationKinds
    return image.entries.compactMap { entry -> PositionTie? in
      guard let from = places[entry.from], let to = places[entry.to] else { return nil }
      if case .entity = from, case .entity = to { return nil }
      return PositionTie(
        from: from, to: to, tiedCount: entry.tiedCount, pairCount: entry.pairCount,
        kinds: entry.kinds.map { (names[Int($0.kind)].kind, $0.count) }.sorted { a, b in
          a.1 == b.1 ? a.0.rawValue < b.0.rawValue : a.1 > b.1
        })
    }.sorted { a, b in
      let (x, y) = (a.order(in: graph), b.order(in: graph))
      return (x.first, x.second, x.name) < (y.first, y.second, y.name)
    }
  }
}

extension PositionTie {
  /// Where the entry stands: by its blocks, then by the entity that is in none.
  fileprivate func order(in graph: KnowledgeGraph) -> (first: Int, second: Int, name: String) {
    switch (from, to) {
    case (.group(let first), .group(let second)): (first, second, "")
    case (.group(let block), .entity(let entity)):
      (block, .max - 1, graph.storage.entityID(UInt32(entity)))
    case (.entity(let entity), .group(let block)):
      (block, .max, graph.storage.entityID(UInt32(entity)))
    case (.entity, .entity): (.max, .max, "")
    }
  }
}
