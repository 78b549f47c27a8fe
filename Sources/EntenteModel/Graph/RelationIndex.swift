/// The relations of a graph: ranges over a permutation of its claims.
package struct RelationIndex: Sendable {
  /// The claims of relation *i* are `order[starts[i]..<starts[i + 1]]`.
  private var starts: [UInt32] = [0]
  private var order: [UInt32] = []

  /// The number of relations.
  package var count: Int { starts.count - 1 }

  package func claims(of relation: Int) -> ArraySlice<UInt32> {
    order[Int(starts[relation])..<Int(starts[relation + 1])]
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
    var groups: [[UInt32]] = []
    var groupsByKey: [Key: [Int]] = [:]
    for claim in 0..<claims.count where !claims.flags[claim].contains(.isProperty) {
      if claims.flags[claim].contains(.isOwnRelation) {
        groups.append([UInt32(claim)])
        continue
      }
      let key = Key(claim: claim, of: claims, isDirected: isDirected(claim))
      let candidates = groupsByKey[key] ?? []
      let happensOnce = vocabulary.relationKinds[Int(claims.predicate[claim])].life == .point
      let home = candidates.first { group in
        !happensOnce
          || groups[group].allSatisfy { extent(Int($0)).canCoincide(with: extent(claim)) }
      }
      if let home {
        groups[home].append(UInt32(claim))
      } else {
        groupsByKey[key, default: []].append(groups.count)
        groups.append([UInt32(claim)])
      }
    }
    for group in groups {
      order.append(contentsOf: group)
      starts.append(UInt32(order.count))
    }
  }

  /// What the claims of one relation agree on.
  private struct Key: Hashable {
    var first: UInt32
    var second: UInt32
    var kind: UInt16
    var role: TextID
    var at: ClaimColumns.Party?
    var key: TextID

    init(claim: Int, of claims: ClaimColumns, isDirected: Bool) {
      let subject = claims.subject[claim]
      let object = claims.object[claim]
      let extras = claims.extras[UInt32(claim)]
      first = isDirected ? subject : min(subject, object)
      second = isDirected ? object : max(subject, object)
      kind = claims.predicate[claim]
      role = extras?.role ?? .none
      at = extras?.at
      key = extras?.key ?? .none
    }
  }
}
