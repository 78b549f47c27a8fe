/// A graph without directions, loops and parallel edges, whose ties change ends at random
/// while all degrees stay.
///
/// Two edges are drawn, *ab* and *cd*, and become *ad* and *cb* unless that makes a loop or a
/// parallel edge; then all stays, which counts as a step, too. So every graph of these degrees
/// comes about as often as any other, after enough steps.
///
/// > R. Milo, N. Kashtan, S. Itzkovitz, M. E. J. Newman, U. Alon. "On the uniform generation
/// > of random graphs with prescribed degree sequences." 2003.
/// > arXiv:[cond-mat/0312028](https://arxiv.org/abs/cond-mat/0312028)
struct RandomRewiring {
  /// One end of each edge.
  private(set) var tails: [CSRGraph.Node]

  /// The other.
  private(set) var heads: [CSRGraph.Node]

  /// The edges, each by its smaller end and then its greater.
  private var edges: Set<UInt64>

  private var random: SplitMix64

  /// Begins with the ties of a graph.
  ///
  /// - Parameters:
  ///   - rows: The neighbors of each node, each edge in both rows.
  ///   - seed: What is drawn at random is drawn from this.
  init(_ rows: Adjacency, seed: UInt64) {
    random = SplitMix64(seed: seed)
    tails = []
    heads = []
    edges = Set(minimumCapacity: rows.heads.count / 2)
    for node in 0..<rows.nodeCount {
      for arc in rows.arcs(of: node) where rows.heads[arc] > node {
        tails.append(CSRGraph.Node(node))
        heads.append(rows.heads[arc])
        edges.insert(Self.key(CSRGraph.Node(node), rows.heads[arc]))
      }
    }
  }

  /// Tries to exchange the ends of two edges, so many times.
  mutating func run(steps: Int) {
    guard tails.count > 1 else { return }
    let count = UInt64(tails.count)
    for _ in 0..<steps {
      let first = Int(random.next(upperBound: count))
      let drawn = random.next(upperBound: 2 * count)
      let second = Int(drawn / 2)
      let (a, b) = (tails[first], heads[first])
      // Which end of the second is exchanged is drawn as well.
      let (c, d) =
        drawn % 2 == 0 ? (tails[second], heads[second]) : (heads[second], tails[second])
      if first == second || a == d || c == b { continue }
      let (one, other) = (Self.key(a, d), Self.key(c, b))
      if edges.contains(one) || edges.contains(other) { continue }
      edges.remove(Self.key(a, b))
      edges.remove(Self.key(c, d))
      edges.insert(one)
      edges.insert(other)
      (tails[first], heads[first]) = (a, d)
      (tails[second], heads[second]) = (c, b)
    }
  }

  private static func key(_ a: CSRGraph.Node, _ b: CSRGraph.Node) -> UInt64 {
    UInt64(min(a, b)) << 32 | UInt64(max(a, b))
  }
}

extension CSRGraph {
  /// Returns a random graph in which each node has as many neighbors as in this one.
  ///
  /// Directions, parallel edges, loops and weights are left out. Every graph of these degrees
  /// is as likely as any other, if the steps are enough.
  ///
  ///     let star = CSRGraph(nodeCount: 4, edges: [(0, 1), (0, 2), (0, 3)])
  ///     star.rewired(seed: 7) == star  // There is no other of these degrees.
  ///
  /// - Parameters:
  ///   - swapsPerEdge: How often it is tried to exchange the ends of two edges, by the number
  ///     of edges.
  ///   - seed: What is drawn at random is drawn from this.
  /// - Returns: The random graph.
  /// - Complexity: O(*m* · *swapsPerEdge*) time and O(*n* + *m*) space.
  public func rewired(swapsPerEdge: Int = 100, seed: UInt64 = 0) -> CSRGraph {
    precondition(swapsPerEdge >= 0, "The number of swaps is not negative")
    var rewiring = RandomRewiring(simpleRows(workers: .one), seed: seed)
    rewiring.run(steps: swapsPerEdge * rewiring.tails.count)
    return CSRGraph(nodeCount: nodeCount, edges: Array(zip(rewiring.tails, rewiring.heads)))
  }
}
