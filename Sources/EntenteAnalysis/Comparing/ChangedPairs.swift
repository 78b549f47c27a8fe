import EntenteGraph

/// Two nodes between which something is different, and the weights of the edges
/// from the one to the other and back.
struct ChangedPair: Sendable {
  /// The numbers of the two in both graphs, the lesser first.
  var first: Int
  var second: Int

  /// The weights on both sides, of the edges there and back; nil if there is none.
  var thereBefore: Double?
  var thereAfter: Double?
  var backBefore: Double?
  var backAfter: Double?

  /// What the edges between the two add to the sum of the first's, undirected.
  var difference: Double { (thereAfter ?? 0) - (thereBefore ?? 0) }

  func other(than number: Int) -> Int { number == first ? second : first }
}

/// The pairs of entities whose edges are different in two projections.
struct ChangedPairs {
  private(set) var pairs: [ChangedPair] = []

  /// The pairs of each entity, by its number.
  private(set) var incident: [Int: [Int]] = [:]

  /// - Complexity: O(*n* + *m* log *m*) for *n* nodes and *m* edges.
  init(
    _ old: Projection, _ new: Projection, _ matching: EntityMatching, _ later: [Int?]
  ) {
    struct Ends: Hashable {
      var first: Int
      var second: Int
    }
    var places: [Ends: Int] = [:]
    func change(_ tail: Int, _ head: Int, _ set: (inout ChangedPair, _ isBack: Bool) -> Void) {
      let ends = Ends(first: min(tail, head), second: max(tail, head))
      let place = places[ends] ?? pairs.count
      if place == pairs.count {
        places[ends] = place
        pairs.append(ChangedPair(first: ends.first, second: ends.second))
      }
      set(&pairs[place], tail > head)
    }
    let numbers = new.entities.map(matching.number)
    var rowOf: [Int: Int] = [:]
    for (node, number) in numbers.enumerated() { rowOf[number] = node }
    for (node, number) in old.entities.enumerated() {
      let before = Self.row(node, of: old) { $0 }
      let after = rowOf[number].map { Self.row($0, of: new, matching.number) } ?? []
      rowOf[number] = nil
      var (i, j) = (0, 0)
      while i < before.count || j < after.count {
        let a = i < before.count ? before[i].head : .max
        let b = j < after.count ? after[j].head : .max
        if a == b, before[i].weight == after[j].weight {
          (i, j) = (i + 1, j + 1)
          continue
        }
        let head = min(a, b)
        let (was, isNow) = (a == head ? before[i].weight : nil, b == head ? after[j].weight : nil)
        change(number, head) { pair, isBack in
          if isBack {
            (pair.backBefore, pair.backAfter) = (was, isNow)
          } else {
            (pair.thereBefore, pair.thereAfter) = (was, isNow)
          }
        }
        if a == head { i += 1 }
        if b == head { j += 1 }
      }
    }
    // Those that are only in the later one.
    for (node, number) in numbers.enumerated() where rowOf[number] != nil {
      for edge in Self.row(node, of: new, matching.number) {
        change(number, edge.head) { pair, isBack in
          if isBack { pair.backAfter = edge.weight } else { pair.thereAfter = edge.weight }
        }
      }
    }
    completeUnchangedWays(old, new, matching)
    for (place, pair) in pairs.enumerated() {
      incident[pair.first, default: []].append(place)
      incident[pair.second, default: []].append(place)
    }
  }

  /// Fills in the way of a pair that is as it was, where the other way changed.
  private mutating func completeUnchangedWays(
    _ old: Projection, _ new: Projection, _ matching: EntityMatching
  ) {
    guard old.graph.isDirected else { return }
    var rows: [Int: [Int: Double]] = [:]
    for pair in pairs { for end in [pair.first, pair.second] { rows[end] = [:] } }
    for (node, entity) in new.entities.enumerated() {
      let number = matching.number(ofLater: entity)
      guard rows[number] != nil else { continue }
      for edge in Self.row(node, of: new, matching.number) {
        rows[number]?[edge.head] = edge.weight
      }
    }
    for place in pairs.indices {
      let pair = pairs[place]
      if pair.thereBefore == nil, pair.thereAfter == nil,
        let weight = rows[pair.first]?[pair.second]
      {
        (pairs[place].thereBefore, pairs[place].thereAfter) = (weight, weight)
      }
      if pair.backBefore == nil, pair.backAfter == nil, let weight = rows[pair.second]?[pair.first]
      {
        (pairs[place].backBefore, pairs[place].backAfter) = (weight, weight)
      }
    }
  }

  /// The edges from a node, with the numbers of the entities that they lead to in
  /// ascending order.
  private static func row(
    _ node: Int, of projection: Projection, _ number: (Int) -> Int
  ) -> [(head: Int, weight: Double)] {
    let graph = projection.graph
    let heads = graph.neighbors(of: node)
    let weights = graph.isWeighted ? graph.weights(from: node) : []
    var row: [(head: Int, weight: Double)] = []
    row.reserveCapacity(heads.count)
    for (place, head) in heads.enumerated() {
      let weight = graph.isWeighted ? weights[weights.startIndex + place] : 1
      row.append((number(projection.entities[Int(head)]), weight))
    }
    if zip(row, row.dropFirst()).contains(where: { $0.head > $1.head }) {
      row.sort { $0.head < $1.head }
    }
    return row
  }
}

extension EntityMatching {
  /// The number of a later entity.
  var number: (Int) -> Int { { self.number(ofLater: $0) } }
}
