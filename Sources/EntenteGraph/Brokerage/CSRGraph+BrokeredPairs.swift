/// The pairs between which a node stands, and how often each of its neighbors is one of
/// them.
package struct BrokeredPairs: Sendable {
  /// A sender and a receiver.
  package struct Pair: Hashable, Sendable {
    package var sender: CSRGraph.Node
    package var receiver: CSRGraph.Node
  }

  /// The pairs, by sender and receiver; the first of them, if they are very many.
  package var pairs: [Pair] = []

  /// How many there are.
  package var count = 0

  /// In how many of them each neighbor is sender or receiver.
  package var ofNeighbors: [CSRGraph.Node: Int] = [:]
}

extension CSRGraph {
  /// Returns the pairs that ``brokerageRoles(groups:workers:)`` counts for a node.
  ///
  /// - Parameters:
  ///   - broker: The node.
  ///   - groups: The group of each node.
  ///   - role: The role; any if nil.
  ///   - limit: How many pairs to list at most.
  ///
  /// - Returns: The pairs.
  ///
  /// - Complexity: O(*d*² + *m*) for a node of degree *d* with neighbors that have *m* edges.
  package func brokeredPairs(
    of broker: Int, groups: [Int], role: BrokerageRoles.Role?, limit: Int
  ) -> BrokeredPairs {
    let own = groups[broker]
    let senders = Set(predecessors(of: broker)).subtracting([Node(broker)]).sorted()
    let receivers = Set(neighbors(of: broker)).subtracting([Node(broker)]).sorted()
    var found = BrokeredPairs()
    for sender in senders {
      let known = Set(neighbors(of: Int(sender)))
      for receiver in receivers where receiver != sender && !known.contains(receiver) {
        let ends = (groups[Int(sender)], groups[Int(receiver)])
        guard role.map({ $0 == Self.role(of: own, between: ends.0, and: ends.1) }) ?? true
        else { continue }
        if found.count < limit {
          found.pairs.append(BrokeredPairs.Pair(sender: sender, receiver: receiver))
        }
        found.count += 1
        found.ofNeighbors[sender, default: 0] += 1
        found.ofNeighbors[receiver, default: 0] += 1
      }
    }
    return found
  }

  /// The role of a broker of one group between a sender and a receiver of some.
  private static func role(
    of own: Int, between sender: Int, and receiver: Int
  ) -> BrokerageRoles.Role {
    if sender == receiver { return sender == own ? .coordinator : .itinerant }
    if receiver == own { return .gatekeeper }
    return sender == own ? .representative : .liaison
  }
}
