extension CSRGraph {
  /// Returns the path between two nodes whose weakest edge is strongest, or `nil` if
  /// there is none.
  ///
  /// The weight of an edge is its strength, and the width of a path that of its weakest
  /// edge. Of the widest paths it is the one with the fewest edges, and of several of
  /// these the one whose nodes come first in lexicographic order; a path follows the
  /// direction of the edges. Of parallel edges the strongest counts. Every edge of a graph
  /// without weights has the strength 1.
  ///
  ///     let triangle = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2), (0, 2)], weights: [4, 3, 1])
  ///     triangle.widestPath(from: 0, to: 2)  // nodes 0, 1, 2; width 3
  ///
  /// - Parameters:
  ///   - source: The node at which the path begins.
  ///   - target: The node at which it ends. From a node to itself there is a path
  ///     without edges, of infinite width.
  ///
  /// - Returns: The path, whose length is the number of its edges, and its width.
  ///
  /// - Complexity: O((*n* + *m*) log *n*) time, O(*n*) space.
  ///
  /// > M. Pollack. "The maximum capacity through a network." *Operations Research* 8(5),
  /// > 1960, pp. 733–736. doi:[10.1287/opre.8.5.733](https://doi.org/10.1287/opre.8.5.733)
  public func widestPath(from source: Int, to target: Int) -> (path: Path, width: Double)? {
    precondition(nodes.contains(source) && nodes.contains(target), "The graph lacks the node")
    if source == target { return (Path(nodes: [Node(source)], length: 0), .infinity) }
    guard let width = width(from: source, to: target) else { return nil }
    // Any path of edges as strong is a widest one.
    let wide = EdgesAtLeast(graph: self, width: width)
    guard let nodes = ShortestPathNet(from: source, to: target, in: wide)?.paths(limit: 1).first
    else { return nil }
    return (Path(nodes: nodes, length: Double(nodes.count - 1)), width)
  }

  /// Returns the width of the widest path, found by Dijkstra's algorithm with the
  /// widest in place of the nearest.
  private func width(from source: Int, to target: Int) -> Double? {
    var queue = DistanceQueue(nodeCount: nodeCount)
    // The queue gives the least first, so widths are negated.
    var narrowness = [Double](repeating: .infinity, count: nodeCount)
    var isDone = [Bool](repeating: false, count: nodeCount)
    narrowness[source] = -.infinity
    queue.insert(Node(source), distance: narrowness)
    while let widest = queue.popNearest(distance: narrowness) {
      let node = Int(widest)
      if node == target { return -narrowness[node] }
      isDone[node] = true
      for arc in outgoing.arcs(of: node) {
        let head = Int(outgoing.heads[arc])
        let reached = max(narrowness[node], -(outgoing.weights?[arc] ?? 1))
        if isDone[head] || reached >= narrowness[head] { continue }
        narrowness[head] = reached
        queue.insert(outgoing.heads[arc], distance: narrowness)
      }
    }
    return nil
  }
}

/// The steps of a graph along edges that are strong enough.
private struct EdgesAtLeast: StepGraph {
  let graph: CSRGraph
  let width: Double

  var nodeCount: Int { graph.nodeCount }

  func appendSuccessors(of node: Int, to nodes: inout [CSRGraph.Node]) {
    append(graph.outgoing, node, to: &nodes)
  }

  func appendPredecessors(of node: Int, to nodes: inout [CSRGraph.Node]) {
    append(graph.incoming, node, to: &nodes)
  }

  private func append(_ rows: Adjacency, _ node: Int, to nodes: inout [CSRGraph.Node]) {
    for arc in rows.arcs(of: node) where rows.weights?[arc] ?? 1 >= width {
      nodes.append(rows.heads[arc])
    }
  }
}
