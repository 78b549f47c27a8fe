import EntenteGraph
import EntenteModel

/// The ties of one node of a projection.
///
/// Folded into several, a tie has a place in the projection for each, but it is one: it
/// goes by the first of its places, as ``Projection/firstPlace(ofTieAt:)`` has it.
struct OwnTies {
  /// The node.
  let node: Int

  /// The ties that have a place at the node, each by its first place anywhere.
  private(set) var ties: [Int] = []

  /// The places in the projection that are at the node, in their order.
  private(set) var places: [Int] = []

  /// The node at the other end of each place.
  private(set) var others: [Int] = []

  /// Whether each place is an arc to the node, and an arc from it.
  private(set) var comesIn: [Bool] = []
  private(set) var goesOut: [Bool] = []

  /// What each place weighs; 1 if strengths are not read.
  private(set) var weights: [Double] = []

  /// The numbers of the places that lead to each neighbor.
  private(set) var numbersOf: [Int: [Int]] = [:]

  /// - Complexity: O(*m*) for *m* ties.
  init(of node: Int, in reduced: ReducedProjection) throws(Projection.Refusal) {
    self.node = node
    let projection = reduced.projection
    let own = UInt32(node)
    for place in projection.ties.indices {
      let ends = projection.ends(ofTie: place)
      guard ends.subject == own || ends.object == own else { continue }
      let tie = projection.firstPlace(ofTieAt: place)
      if ties.last != tie { ties.append(tie) }
      let other = Int(ends.subject == own ? ends.object : ends.subject)
      numbersOf[other, default: []].append(places.count)
      places.append(place)
      others.append(other)
      let arcs = projection.arcs(ofTie: place)
      comesIn.append(arcs.contains { $0.head == own })
      goesOut.append(arcs.contains { $0.tail == own })
      weights.append(try reduced.weight(ofTieAt: place))
    }
  }

  /// The number of one of the places; nil if the place is not at the node.
  func number(ofPlace place: Int) -> Int? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] == place ? low : nil
  }

  /// The places that run so, by the node at the other end.
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
