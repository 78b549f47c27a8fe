/// The relations of a graph: ranges over a permutation of its claims.
///
/// Where each claim in a row of claims is a relation of its own, as the edges of
/// one foreign file are, no more than their range is kept.
package struct RelationIndex: Sendable {
  /// The claims of relation *i* are `order[starts[i]..<starts[i + 1]]`.
  var starts = Column<UInt32>()
  var order = Column<UInt32>()

  /// The claims of which each is a relation, if they are not listed.
  var lone: Range<Int>?

  /// The numbers of the kinds of which there are relations, in ascending order.
  package var kinds = Column<UInt32>()

  /// Whether each claim of a relation is the only one.
  package var areLone: Bool { lone != nil }

  /// The claims of which each is a relation, in a row, if that is what all relations are.
  package var loneClaims: Range<Int>? { lone }

  /// The number of relations.
  package var count: Int { lone?.count ?? (starts.count - 1) }

  package func firstClaim(of relation: Int) -> UInt32 {
    if let lone { return UInt32(lone.lowerBound + relation) }
    return order[Int(starts[relation])]
  }

  package func claims(of relation: Int) -> ClaimNumbers {
    if let lone {
      let claim = lone.lowerBound + relation
      return ClaimNumbers(order: nil, claim..<(claim + 1))
    }
    return ClaimNumbers(order: order, Int(starts[relation])..<Int(starts[relation + 1]))
  }

  /// The index of no claims.
  package init() {}
}

/// Some claims by number, as those that support a relation.
package struct ClaimNumbers: RandomAccessCollection, Sendable {
  @usableFromInline let order: Column<UInt32>?
  @usableFromInline let range: Range<Int>

  /// The claims of a row.
  package init(_ row: Range<Int>) { self.init(order: nil, row) }

  /// Some claims that are listed.
  package init(_ claims: [Int]) {
    self.init(order: Column(claims.lazy.map { UInt32($0) }), claims.indices)
  }

  init(order: Column<UInt32>?, _ range: Range<Int>) {
    self.order = order
    self.range = range
  }

  @inlinable package var startIndex: Int { range.lowerBound }
  @inlinable package var endIndex: Int { range.upperBound }

  @inlinable package subscript(position: Int) -> Int {
    guard let order else { return position }
    return Int(order[position])
  }
}

extension RelationIndex {
  /// Joins claims into relations.
  ///
  /// - Parameters:
  ///   - claims: The claims of the graph, their ids resolved.
  ///   - vocabulary: The kinds of the graph.
  ///   - isDirected: Whether the tie of a claim runs one way.
  ///   - extent: The days on which a claim can hold.
  package init(
    claims: ClaimColumns, vocabulary: Vocabulary, isDirected: (Int) -> Bool,
    extent: (Int) -> Extent
  ) {
    var isUsed = [Bool](repeating: false, count: vocabulary.relationKinds.count)
    for claim in 0..<claims.count where !claims.flags[claim].contains(.isProperty) {
      isUsed[Int(claims.predicate[claim])] = true
    }
    kinds = Column(isUsed.indices.lazy.filter { isUsed[$0] }.map { UInt32($0) })
    lone = Self.loneClaims(of: claims.flags)
    guard lone == nil else { return }
    var relations = RelationGroups(room: min(claims.count, 1 << 16))
    let lives = vocabulary.relationKinds.map(\.life)
    var relationOfClaim = [UInt32](repeating: .max, count: claims.count)
    for claim in 0..<claims.count where !claims.flags[claim].contains(.isProperty) {
      let relation: Int
      if claims.flags[claim].contains(.isOwnRelation) {
        relation = relations.add()
      } else {
        relation = relations.join(
          RelationKey(claim: claim, of: claims, isDirected: isDirected(claim)),
          days: lives[Int(claims.predicate[claim])] == .point ? extent(claim) : nil)
      }
      relationOfClaim[claim] = UInt32(relation)
    }
    sort(relationOfClaim, into: relations.count)
  }

  /// The claims that are no properties, if they stand in a row and each is a
  /// relation of its own.
  private static func loneClaims(of flags: Column<ClaimColumns.Flags>) -> Range<Int>? {
    guard let first = flags.firstIndex(where: { !$0.contains(.isProperty) }) else { return 0..<0 }
    let isLone = { (flags: ClaimColumns.Flags) in
      flags.isSuperset(of: .isOwnRelation) && flags.isDisjoint(with: .isProperty)
    }
    let end = flags[first...].firstIndex { !isLone($0) } ?? flags.endIndex
    return flags[end...].allSatisfy { $0.contains(.isProperty) } ? first..<end : nil
  }

  /// Orders the claims by their relations, and within them as they came.
  private mutating func sort(_ relationOfClaim: [UInt32], into count: Int) {
    starts = Column(repeating: 0, count: count + 1)
    for relation in relationOfClaim where relation != .max { starts[Int(relation) + 1] += 1 }
    for relation in 0..<count { starts[relation + 1] += starts[relation] }
    order = Column(repeating: 0, count: Int(starts[count]))
    var next = starts
    for (claim, relation) in relationOfClaim.enumerated() where relation != .max {
      order[Int(next[Int(relation)])] = UInt32(claim)
      next[Int(relation)] += 1
    }
  }
}

/// The relations found so far.
private struct RelationGroups {
  /// How many relations there are.
  var count = 0

  /// Those that several claims can join.
  private var open: [Open] = []

  /// The first and the last of them of each key.
  private var ends: [RelationKey: (first: Int32, last: Int32)] = [:]

  private struct Open {
    var relation: Int

    /// The days that every claim of the relation allows; nil if they play no
    /// part.
    ///
    /// Extents on a line that coincide pair by pair have days in common, so these
    /// decide alone whether another claim can be the same occurrence.
    var days: ClosedRange<CalendarDay>?

    /// The next of the same key, or −1.
    var next: Int32 = -1
  }

  init(room: Int) {
    open.reserveCapacity(room)
    ends.reserveCapacity(room)
  }

  /// Adds a relation of one claim, which no other can join.
  mutating func add() -> Int {
    count += 1
    return count - 1
  }

  private mutating func addOpen(days extent: Extent?) -> Int32 {
    let days = extent.map { $0.earliestStart...max($0.earliestStart, $0.latestEnd) }
    open.append(Open(relation: add(), days: days))
    return Int32(open.count - 1)
  }

  /// The first relation of a key that a claim can belong to, or a new one.
  mutating func join(_ key: RelationKey, days extent: Extent?) -> Int {
    guard let (first, last) = ends[key] else {
      let new = addOpen(days: extent)
      ends[key] = (new, new)
      return open[Int(new)].relation
    }
    var candidate = first
    while candidate >= 0 {
      if take(extent, into: Int(candidate)) { return open[Int(candidate)].relation }
      candidate = open[Int(candidate)].next
    }
    let new = addOpen(days: extent)
    open[Int(last)].next = new
    ends[key] = (first, new)
    return open[Int(new)].relation
  }

  /// Adds a claim to a relation if its days allow it.
  private mutating func take(_ extent: Extent?, into candidate: Int) -> Bool {
    guard let extent, let common = open[candidate].days else { return true }
    let first = max(common.lowerBound, extent.earliestStart)
    let last = min(common.upperBound, extent.latestEnd)
    guard first <= last else { return false }
    open[candidate].days = first...last
    return true
  }
}

/// What the claims of one relation agree on.
private struct RelationKey: Hashable {
  var first: UInt32
  var second: UInt32
  var kind: UInt16
  var isDirected: Bool
  var role: TextID
  var at: ClaimColumns.Party?
  var key: TextID

  init(claim: Int, of claims: borrowing ClaimColumns, isDirected: Bool) {
    let subject = claims.subject[claim]
    let object = claims.object[claim]
    let extras = claims.extras[UInt32(claim)]
    first = isDirected ? subject : min(subject, object)
    second = isDirected ? object : max(subject, object)
    kind = claims.predicate[claim]
    self.isDirected = isDirected
    role = extras?.role ?? .none
    at = extras?.at
    key = claims.key[claim]
  }
}
