/// A graph whose edges join or divide their ends: alliance and enmity.
///
/// An edge has no direction and no weight, and two nodes share one at most. Loops are
/// left out.
///
///     let trio = SignedGraph(nodeCount: 3, edges: [(0, 1, true), (1, 2, true), (0, 2, false)])
///     trio.triads().unbalanced  // 1
public struct SignedGraph: Sendable, Hashable {
  /// An edge, its ends in ascending order.
  public struct Edge: Sendable, Hashable {
    /// The end with the smaller number.
    public let first: CSRGraph.Node

    /// The end with the greater number.
    public let second: CSRGraph.Node

    /// Whether the edge joins its ends.
    public let isPositive: Bool
  }

  /// The edges, in the order of their ends.
  public let edges: [Edge]

  /// The neighbors of each node, in ascending order.
  let rows: Adjacency

  /// The edge of each arc of `rows`, by position in `edges`.
  let edgeOfArc: [UInt32]

  /// The number of nodes.
  public var nodeCount: Int { rows.nodeCount }

  /// Creates a graph from its edges, each two nodes and whether it joins them.
  ///
  /// An edge given again counts once.
  ///
  /// - Precondition: No two nodes have edges of both signs.
  /// - Complexity: O(*n* + *m* log *m*) time and O(*n* + *m*) space.
  public init(
    nodeCount: Int,
    edges given: some Sequence<(CSRGraph.Node, CSRGraph.Node, isPositive: Bool)>
  ) {
    precondition((0...Int(Int32.max)).contains(nodeCount), "The number of nodes is out of range")
    var sorted: [Edge] = []
    for (first, second, isPositive) in given {
      precondition(
        first < nodeCount && second < nodeCount, "An edge names a node that is not there")
      if first == second { continue }
      sorted.append(
        Edge(first: min(first, second), second: max(first, second), isPositive: isPositive))
    }
    sorted.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    var edges: [Edge] = []
    edges.reserveCapacity(sorted.count)
    for edge in sorted {
      if let last = edges.last, last.first == edge.first, last.second == edge.second {
        precondition(last.isPositive == edge.isPositive, "Two nodes have edges of both signs")
      } else {
        edges.append(edge)
      }
    }
    self.edges = edges
    (rows, edgeOfArc) = Self.rows(of: edges, nodeCount: nodeCount)
  }

  /// The neighbors of each node in ascending order, and the edge of each.
  private static func rows(of edges: [Edge], nodeCount: Int) -> (Adjacency, [UInt32]) {
    var offsets = [Int](repeating: 0, count: nodeCount + 1)
    for edge in edges {
      offsets[Int(edge.first) + 1] += 1
      offsets[Int(edge.second) + 1] += 1
    }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    var next = offsets
    var heads = [CSRGraph.Node](repeating: 0, count: 2 * edges.count)
    var edgeOfArc = [UInt32](repeating: 0, count: heads.count)
    func add(_ edge: Int, from tail: CSRGraph.Node, to head: CSRGraph.Node) {
      heads[next[Int(tail)]] = head
      edgeOfArc[next[Int(tail)]] = UInt32(edge)
      next[Int(tail)] += 1
    }
    // Edges are in the order of their first ends, so that rows are in order if the
    // neighbors come first that have smaller numbers.
    for (edge, ends) in edges.enumerated() { add(edge, from: ends.second, to: ends.first) }
    for (edge, ends) in edges.enumerated() { add(edge, from: ends.first, to: ends.second) }
    return (Adjacency(offsets: offsets, heads: heads, weights: nil), edgeOfArc)
  }
}

extension SignedGraph {
  /// The number of edges that join.
  public var positiveCount: Int { edges.count { $0.isPositive } }

  /// The number of edges that divide.
  public var negativeCount: Int { edges.count { !$0.isPositive } }

  /// Returns the number of friends of every node, in node order.
  public func positiveDegrees() -> [Int] { degrees { $0.isPositive } }

  /// Returns the number of foes of every node, in node order.
  public func negativeDegrees() -> [Int] { degrees { !$0.isPositive } }

  private func degrees(of isCounted: (Edge) -> Bool) -> [Int] {
    var degrees = [Int](repeating: 0, count: nodeCount)
    for edge in edges where isCounted(edge) {
      degrees[Int(edge.first)] += 1
      degrees[Int(edge.second)] += 1
    }
    return degrees
  }
}
