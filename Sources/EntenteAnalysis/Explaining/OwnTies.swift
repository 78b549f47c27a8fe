import EntenteGraph
import EntenteModel

/// The ties of one node of a projection.
struct OwnTies {
  /// The node.
  let node: Int

  /// The places of the ties in the projection, in their order.
  private(set) var places: [Int] = []

  /// The node at the other end of each.
  private(set) var others: [Int] = []

  /// Whether each is an arc to the node, and an arc from it.
  private(set) var comesIn: [Bool] = []
  private(set) var goesOut: [Bool] = []

  /// - Complexity: O(*m*) for *m* ties.
  init(of node: Int, in projection: Projection) {
    self.node = node
    let own = UInt32(node)
    for place in projection.ties.indices {
      let ends = projection.ends(ofTie: place)
      guard ends.subject == own || ends.object == own else { continue }
      places.append(place)
      others.append(Int(ends.subject == own ? ends.object : ends.subject))
      let arcs = projection.arcs(ofTie: place)
      comesIn.append(arcs.contains { $0.head == own })
      goesOut.append(arcs.contains { $0.tail == own })
    }
  }

  /// The places of the ties that run so, by the node at the other end.
  func byNeighbor(_ direction: EdgeDirection) -> [Int: [Int]] {
    var found: [Int: [Int]] = [:]
    for (number, place) in places.enumerated() {
      let runs =
        switch direction {
        case .incoming: comesIn[number]
        case .outgoing: goesOut[number]
        case .any: true
        }
      if runs { found[others[number], default: []].append(place) }
    }
    return found
  }
}
