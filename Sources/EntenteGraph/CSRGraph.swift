/// A graph whose nodes are the numbers 0 to *n* − 1, in compressed sparse rows.
///
/// The neighbors of all nodes lie in one array, row after row, so that a kernel
/// reads memory in order. A graph does not change once it is built.
///
///     let triangle = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2), (2, 0)])
///     triangle.neighbors(of: 0)  // [1, 2]
///
/// An **arc** is an edge seen from one of its ends. A directed edge is one arc from
/// its source, and is kept by its target as well. An undirected edge is two arcs,
/// one from each end; an undirected loop is one arc. Parallel edges and loops are
/// kept, each kernel says how it counts them. A graph without weights is a graph
/// whose weights are all 1.
///
/// The same edges in the same order make the same graph. Edges in another order
/// make an equal graph, unless parallel edges change places and differ in weight.
public struct CSRGraph: Sendable, Hashable {
  /// The number of a node.
  public typealias Node = UInt32

  /// The number of nodes.
  public let nodeCount: Int

  /// The number of edges; an undirected edge counts once.
  public let edgeCount: Int

  /// Whether an edge leads from its first node to its second only.
  public let isDirected: Bool

  /// The arcs that leave each node.
  let outgoing: Adjacency

  /// The arcs that enter each node; those of `outgoing` if undirected.
  let incoming: Adjacency

  /// Creates a graph from its edges.
  ///
  ///     let trade = CSRGraph(
  ///       nodeCount: 3, edges: [(0, 1), (2, 1)], weights: [4, 0.5], isDirected: true)
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes, at most 2³¹ − 1.
  ///   - edges: The edges, each a pair of nodes less than `nodeCount`.
  ///   - weights: The weight of each edge in the order of `edges`, finite and not
  ///     negative; or `nil` for a graph without weights.
  ///   - isDirected: Whether edges lead from their first node to their second.
  ///
  /// - Complexity: O(*n* + *m*) time and space, for *n* nodes and *m* edges.
  public init(
    nodeCount: Int, edges: some Sequence<(Node, Node)>, weights: [Double]? = nil,
    isDirected: Bool = false
  ) {
    precondition(
      nodeCount >= 0 && nodeCount <= Int(Int32.max), "The number of nodes is out of range")
    var sources: [Node] = []
    var targets: [Node] = []
    sources.reserveCapacity(edges.underestimatedCount)
    targets.reserveCapacity(edges.underestimatedCount)
    for (source, target) in edges {
      precondition(
        source < nodeCount && target < nodeCount, "An edge names a node that the graph lacks")
      sources.append(source)
      targets.append(target)
    }
    if let weights {
      precondition(weights.count == sources.count, "Each edge needs one weight")
      precondition(
        weights.allSatisfy { $0.isFinite && $0 >= 0 }, "Weights are finite and not negative")
    }
    self.nodeCount = nodeCount
    self.edgeCount = sources.count
    self.isDirected = isDirected

    let entering = Adjacency(
      nodeCount: nodeCount, sources: sources, targets: targets, weights: weights,
      isDirected: isDirected)
    outgoing = entering.transposed()
    incoming = isDirected ? outgoing.transposed() : outgoing
  }

  /// Creates a graph from the arcs that leave each node, in ascending order.
  init(outgoing: Adjacency, edgeCount: Int, isDirected: Bool, workers: Workers = .all) {
    nodeCount = outgoing.nodeCount
    self.edgeCount = edgeCount
    self.isDirected = isDirected
    self.outgoing = outgoing
    incoming = isDirected ? outgoing.transposed(workers: workers) : outgoing
  }
}

extension CSRGraph {
  /// The nodes, 0 to *n* − 1.
  public var nodes: Range<Int> { 0..<nodeCount }

  /// Whether the graph was given weights.
  public var isWeighted: Bool { outgoing.weights != nil }

  /// Returns the nodes that the edges from a node lead to, in ascending order.
  ///
  /// A node joined by parallel edges occurs once for each.
  ///
  /// - Complexity: O(1).
  public func neighbors(of node: Int) -> ArraySlice<Node> {
    outgoing.heads[outgoing.arcs(of: node)]
  }

  /// Returns the nodes whose edges lead to a node, in ascending order.
  ///
  /// In an undirected graph they are the node's neighbors.
  ///
  /// - Complexity: O(1).
  public func predecessors(of node: Int) -> ArraySlice<Node> {
    incoming.heads[incoming.arcs(of: node)]
  }

  /// Returns the weights of the edges from a node, in the order of `neighbors(of:)`.
  ///
  /// - Complexity: O(1), or O(*degree*) if the graph has no weights.
  public func weights(from node: Int) -> ArraySlice<Double> {
    outgoing.weights(of: node)
  }

  /// Returns the weights of the edges to a node, in the order of `predecessors(of:)`.
  ///
  /// - Complexity: O(1), or O(*degree*) if the graph has no weights.
  public func weights(to node: Int) -> ArraySlice<Double> {
    incoming.weights(of: node)
  }

  /// Returns whether no edge has the weight 0.
  ///
  /// Kernels that read weights as lengths and divide by them ask for this.
  ///
  /// - Complexity: O(*m*).
  public func hasPositiveWeights() -> Bool {
    outgoing.weights?.allSatisfy { $0 > 0 } ?? true
  }
}
