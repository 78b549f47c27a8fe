extension CSRGraph {
  /// Returns the connected components: two nodes share one if a path joins them.
  ///
  /// Directions do not matter: the components of a directed graph are its weak ones.
  /// A node without edges is a component of its own.
  ///
  ///     let pairs = CSRGraph(nodeCount: 4, edges: [(0, 2), (1, 3)])
  ///     pairs.components().labels  // [0, 1, 0, 1]
  ///
  /// - Complexity: O(*n* + *m*) time and O(*n*) space.
  ///
  /// > J. Hopcroft, R. Tarjan. "Algorithm 447: efficient algorithms for graph
  /// > manipulation." *Communications of the ACM* 16(6), 1973, pp. 372–378.
  /// > doi:[10.1145/362248.362272](https://doi.org/10.1145/362248.362272)
  public func components() -> Components {
    var labels = [Int32](repeating: -1, count: nodeCount)
    var count = 0
    var waiting: [Node] = []
    for first in nodes where labels[first] < 0 {
      let label = Int32(count)
      count += 1
      labels[first] = label
      waiting.append(Node(first))
      while let node = waiting.popLast() {
        for arc in outgoing.arcs(of: Int(node)) where labels[Int(outgoing.heads[arc])] < 0 {
          labels[Int(outgoing.heads[arc])] = label
          waiting.append(outgoing.heads[arc])
        }
        guard isDirected else { continue }
        for arc in incoming.arcs(of: Int(node)) where labels[Int(incoming.heads[arc])] < 0 {
          labels[Int(incoming.heads[arc])] = label
          waiting.append(incoming.heads[arc])
        }
      }
    }
    return Components(labels: labels, count: count)
  }
}
