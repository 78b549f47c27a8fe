extension CSRGraph {
  /// Returns how often each node stands between two others, by the groups of the three.
  ///
  /// A node *v* is a broker of a sender *i* and a receiver *k* if edges lead from *i* to
  /// *v* and from *v* to *k*, and none from *i* to *k*. Every ordered pair counts once, in
  /// an undirected graph each pair both ways, so that it has as many gatekeepers as
  /// representatives. Parallel edges count once; loops and weights do not matter. A
  /// directed graph in which each edge is answered by one back is as an undirected one.
  ///
  ///     let chain = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], isDirected: true)
  ///     chain.brokerageRoles(groups: [0, 1, 1]).counts(of: .gatekeeper)  // [0, 1, 0]
  ///
  /// - Parameters:
  ///   - groups: The group of each node, numbered from 0 without gaps.
  ///   - workers: The threads to use; the counts are the same for any number of them.
  ///
  /// - Returns: The counts.
  ///
  /// - Complexity: O(*m*√*m* log *n*) time and O(*n* + *m*) space.
  ///
  /// > R. V. Gould, R. M. Fernandez. "Structures of mediation: a formal approach to brokerage
  /// > in transaction networks." *Sociological Methodology* 19, 1989, pp. 89–126.
  /// > doi:[10.2307/270949](https://doi.org/10.2307/270949)
  public func brokerageRoles(groups: [Int], workers: Workers = .all) -> BrokerageRoles {
    precondition(groups.count == nodeCount, "Each node has a group")
    precondition(groups.allSatisfy { $0 >= 0 && $0 < nodeCount }, "Groups are numbered from 0")
    var sizes = [Int](repeating: 0, count: (groups.max() ?? -1) + 1)
    for group in groups { sizes[group] += 1 }
    let search = BrokerSearch(
      leaving: plainRows(outgoing), entering: plainRows(incoming), groups: groups,
      groupCount: sizes.count)
    let arcs = search.leaving.heads.count
    let pairs = Double(nodeCount) * Double(nodeCount - 1)
    // Where every edge is answered by one back, chance joins two both ways or not at all.
    let isAnswered = search.leaving == search.entering
    return BrokerageRoles(
      counts: search.counts(workers: workers), groups: groups, sizes: sizes,
      density: pairs > 0 ? Double(arcs) / pairs : 0, isDirected: !isAnswered)
  }

  /// The arcs of each row, each other end once and not the node itself.
  private func plainRows(_ arcs: Adjacency) -> Adjacency {
    var offsets = [0]
    var heads: [Node] = []
    for node in nodes {
      let start = heads.count
      for head in arcs.heads[arcs.arcs(of: node)]
      where Int(head) != node && (heads.count == start || heads[heads.count - 1] != head) {
        heads.append(head)
      }
      offsets.append(heads.count)
    }
    return Adjacency(offsets: offsets, heads: heads, weights: nil)
  }
}

/// Counts the pairs that nodes broker: all that they join, less those that are joined
/// without them.
private struct BrokerSearch: Sendable {
  let leaving: Adjacency
  let entering: Adjacency
  let groups: [Int]
  let groupCount: Int

  /// Storage of a thread.
  struct Storage: Sendable {
    /// Whether an arc leads from the broker to each node.
    var isReceiver: [Bool]
    /// The senders and receivers of the broker in each group.
    var senders: [Int]
    var receivers: [Int]
  }

  func counts(workers: Workers) -> [[Int]] {
    let roles = BrokerageRoles.Role.allCases.count
    let nodeCount = leaving.nodeCount
    var table = [Int](repeating: 0, count: nodeCount * roles)
    let cuts = leaving.cuts(pieces: max(1, min(64, leaving.heads.count / 4096)))
    table.withSharedEntries { table in
      _ = workers.forEach(
        of: cuts.count - 1,
        storage: {
          Storage(
            isReceiver: [Bool](repeating: false, count: nodeCount),
            senders: [Int](repeating: 0, count: groupCount),
            receivers: [Int](repeating: 0, count: groupCount))
        },
        { piece, storage in
          for node in cuts[piece]..<cuts[piece + 1] {
            count(node, &storage) { role, amount in
              table[node * roles + role.rawValue] += amount
            }
          }
        })
    }
    return (0..<roles).map { role in (0..<nodeCount).map { table[$0 * roles + role] } }
  }

  private func count(
    _ broker: Int, _ storage: inout Storage,
    _ add: (_ role: BrokerageRoles.Role, _ amount: Int) -> Void
  ) {
    let senders = entering.heads[entering.arcs(of: broker)]
    let receivers = leaving.heads[leaving.arcs(of: broker)]
    if senders.isEmpty || receivers.isEmpty { return }
    for node in senders { storage.senders[groups[Int(node)]] += 1 }
    for node in receivers {
      storage.receivers[groups[Int(node)]] += 1
      storage.isReceiver[Int(node)] = true
    }
    let own = groups[broker]
    let (mine, theirs) = (storage.senders[own], storage.receivers[own])
    add(.coordinator, mine * theirs)
    add(.representative, mine * (receivers.count - theirs))
    add(.gatekeeper, (senders.count - mine) * theirs)
    for node in senders where groups[Int(node)] != own {
      let same = storage.receivers[groups[Int(node)]]
      add(.itinerant, same)
      add(.liaison, receivers.count - theirs - same)
    }
    // None is a pair with itself, and of some pairs the sender needs no broker.
    for node in senders {
      let sender = Int(node)
      if storage.isReceiver[sender] { add(role(sender, own, sender), -1) }
      let known = leaving.arcs(of: sender)
      if known.count <= 8 * receivers.count {
        for head in leaving.heads[known] where storage.isReceiver[Int(head)] {
          add(role(sender, own, Int(head)), -1)
        }
      } else {
        for head in receivers where leaving.arc(from: sender, to: head) != nil {
          add(role(sender, own, Int(head)), -1)
        }
      }
    }
    for node in senders { storage.senders[groups[Int(node)]] = 0 }
    for node in receivers {
      storage.receivers[groups[Int(node)]] = 0
      storage.isReceiver[Int(node)] = false
    }
  }

  private func role(_ sender: Int, _ own: Int, _ receiver: Int) -> BrokerageRoles.Role {
    switch (groups[sender] == own, groups[receiver] == own) {
    case (true, true): .coordinator
    case (true, false): .representative
    case (false, true): .gatekeeper
    case (false, false): groups[sender] == groups[receiver] ? .itinerant : .liaison
    }
  }
}
