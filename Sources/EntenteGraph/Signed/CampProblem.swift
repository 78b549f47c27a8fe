/// Nodes that pull each other into one camp, or push each other apart, by whole numbers.
///
/// A division into camps costs the pulls between camps and the pushes within them.
struct CampProblem: Sendable {
  /// Where the arcs of each node begin; one more entry marks the end of the last.
  let offsets: [Int]

  /// The node at the other end of each arc; each edge is two arcs.
  let heads: [UInt32]

  /// How each arc pulls its ends together; less than 0 if it pushes them apart.
  let pulls: [Int]

  /// The number of nodes.
  var nodeCount: Int { offsets.count - 1 }

  /// An edge between two nodes.
  struct Edge {
    var first: UInt32
    var second: UInt32
    var pull: Int
  }

  /// Gathers edges, of which there is one at most between two nodes.
  init(nodeCount: Int, edges: [Edge]) {
    var offsets = [Int](repeating: 0, count: nodeCount + 1)
    for edge in edges {
      offsets[Int(edge.first) + 1] += 1
      offsets[Int(edge.second) + 1] += 1
    }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    var next = offsets
    var heads = [UInt32](repeating: 0, count: 2 * edges.count)
    var pulls = [Int](repeating: 0, count: heads.count)
    for edge in edges {
      for (tail, head) in [(edge.first, edge.second), (edge.second, edge.first)] {
        heads[next[Int(tail)]] = head
        pulls[next[Int(tail)]] = edge.pull
        next[Int(tail)] += 1
      }
    }
    self.offsets = offsets
    self.heads = heads
    self.pulls = pulls
  }

  /// Returns what a division costs.
  func cost(of labels: [UInt32]) -> Int {
    var cost = 0
    for node in 0..<nodeCount {
      for arc in offsets[node]..<offsets[node + 1] where node < heads[arc] {
        let isTogether = labels[node] == labels[Int(heads[arc])]
        if isTogether != (pulls[arc] > 0) { cost += abs(pulls[arc]) }
      }
    }
    return cost
  }
}

extension CampProblem {
  /// Finds a division of least cost, as far as a number of steps allows.
  ///
  /// - Parameters:
  ///   - limit: How many camps there may be; as many as nodes if nil.
  ///   - mostNodes: How many nodes may be left to search.
  ///   - known: The cost of a division that is known; only cheaper ones are looked for.
  ///   - enough: A cost that ends the search once it is reached.
  ///   - steps: How many steps the search may take; those taken are taken off.
  /// - Returns: What was found; nil if more nodes are left.
  func cheapest(
    limit: Int?, mostNodes: Int, below known: Int, enough: Int = 0, steps: inout Int
  ) -> CampSearch.Outcome? {
    guard limit == 2 else {
      guard nodeCount <= mostNodes else { return nil }
      var search = CampSearch(self, limit: limit)
      return search.run(below: known, enough: enough, steps: &steps)
    }
    let reduction = CampReduction(self)
    guard reduction.problem.nodeCount <= mostNodes else { return nil }
    var search = CampSearch(reduction.problem, limit: 2)
    var outcome = search.run(
      below: known - reduction.constant, enough: enough - reduction.constant, steps: &steps)
    outcome.least += reduction.constant
    outcome.labels = outcome.labels.map(reduction.labels(extending:))
    return outcome
  }
}
