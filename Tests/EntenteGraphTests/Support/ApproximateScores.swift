import EntenteGraph

extension ApproximateScores {
  /// Whether exact scores are all as close, and in the intervals, as was promised.
  func holds(for exact: [Double]) -> Bool {
    guard values.count == exact.count else { return false }
    // What sums of floating-point numbers differ by is not the fault of a sample.
    let noise = 1e-9 * (exact.max() ?? 0)
    return exact.indices.allSatisfy { node in
      (values[node] - exact[node]).magnitude <= error + noise
        && lower[node] - noise <= exact[node] && exact[node] <= upper[node] + noise
    }
  }
}

extension CSRGraph {
  /// Nodes that come one after the other, each with edges to some that others are tied to
  /// already, so that few get many.
  static func hubs(nodeCount: Int, edgesPerNode: Int = 2, isDirected: Bool, seed: UInt64)
    -> CSRGraph
  {
    var random = SplitMix(state: seed)
    var ends: [Node] = [0]
    var edges: [(Node, Node)] = []
    for node in 1..<nodeCount {
      for _ in 0..<edgesPerNode {
        let other = ends[random.below(ends.count)]
        edges.append(random.below(2) == 0 ? (Node(node), other) : (other, Node(node)))
        ends.append(other)
      }
      ends.append(Node(node))
    }
    return CSRGraph(nodeCount: nodeCount, edges: edges, isDirected: isDirected)
  }
}
