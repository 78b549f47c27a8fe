/// How good each node is as a hub and as an authority.
public struct HITSScores: Sendable, Hashable {
  /// The hub score of each node; a good hub points to good authorities.
  public let hubs: [Double]

  /// The authority score of each node; good hubs point to a good authority.
  public let authorities: [Double]
}

extension CSRGraph {
  /// Returns the hub and the authority score of every node, in node order.
  ///
  /// A node's hub score is proportional to the sum of the authority scores of the nodes
  /// it points to, and its authority score to the sum of the hub scores of the nodes that
  /// point to it, each times the weight of the edge. Parallel edges add up; a loop adds
  /// its weight once. In an undirected graph each edge points both ways. Hub scores sum
  /// to 1, and so do authority scores.
  ///
  /// The scores are the limit of Kleinberg's iteration from hubs that are all equal. If
  /// several parts of the graph have the same largest eigenvalue, to a relative 1e-10,
  /// each gets the share that this start gives it; other parts get 0. A graph without
  /// edges, or with weights of 0 only, has no hubs and no authorities: all score 0.
  ///
  ///     let graph = CSRGraph(nodeCount: 3, edges: [(0, 2), (1, 2)], isDirected: true)
  ///     try graph.hits().hubs         // [½, ½, 0]
  ///     try graph.hits().authorities  // [0, 0, 1]
  ///
  /// - Parameter workers: The threads to use; scores are the same for any number of them.
  ///
  /// - Returns: The scores.
  ///
  /// - Throws: `ConvergenceError` as ``eigenvectorCentrality()`` does.
  ///
  /// - Complexity: That of ``eigenvectorCentrality()`` for a graph of 2*n* nodes.
  ///
  /// > J. M. Kleinberg. "Authoritative sources in a hyperlinked environment." *Journal of
  /// > the ACM* 46(5), 1999, pp. 604–632.
  /// > doi:[10.1145/324133.324140](https://doi.org/10.1145/324133.324140)
  public func hits(workers: Workers = .all) throws(ConvergenceError) -> HITSScores {
    var hubs = [Double](repeating: 0, count: nodeCount)
    var authorities = hubs
    // An eigenvector of the roles is a vector of hubs and one of authorities, and each
    // connected part of the roles has one of its own.
    var blocks = IrreducibleBlocks(of: roles(), workers: workers)
    for (members, pair) in try blocks.dominant() {
      var hubSum = 0.0
      for (place, role) in members.enumerated() where role < nodeCount {
        hubSum += pair.vector[place]
      }
      for (place, role) in members.enumerated() {
        let score = hubSum * pair.vector[place]
        if role < nodeCount {
          hubs[Int(role)] = score
        } else {
          authorities[Int(role) - nodeCount] = score
        }
      }
    }
    return HITSScores(hubs: hubs.dividedBySum(), authorities: authorities.dividedBySum())
  }

  /// Returns the graph of roles: node *v* as a hub, node *n* + *v* as an authority.
  private func roles() -> CSRGraph {
    CSRGraph(undirected: outgoing.besides(incoming))
  }
}

extension [Double] {
  /// Returns the numbers divided by their sum, or all 0 if it is 0.
  fileprivate func dividedBySum() -> [Double] {
    let sum = reduce(0, +)
    return sum == 0 ? self : map { $0 / sum }
  }
}

extension Adjacency {
  /// Returns the arcs that lead from these rows to those of `others`, and back, given that
  /// `others` holds the same arcs seen from their other ends.
  fileprivate func besides(_ others: Adjacency) -> Adjacency {
    let shift = CSRGraph.Node(nodeCount)
    return Adjacency(
      offsets: offsets + others.offsets.dropFirst().map { $0 + heads.count },
      heads: heads.map { $0 + shift } + others.heads,
      weights: weights.flatMap { weights in others.weights.map { weights + $0 } })
  }
}

extension CSRGraph {
  /// Takes arcs that are there from both their ends, and none that is a loop.
  fileprivate init(undirected arcs: Adjacency) {
    precondition(arcs.nodeCount <= Int(Int32.max), "The number of nodes is out of range")
    nodeCount = arcs.nodeCount
    edgeCount = arcs.heads.count / 2
    isDirected = false
    outgoing = arcs
    incoming = arcs
  }
}
