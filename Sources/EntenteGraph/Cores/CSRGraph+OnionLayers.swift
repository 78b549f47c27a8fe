extension CSRGraph {
  /// Returns the onion layer of every node, in node order, from 1, the outermost.
  ///
  /// The layers are what the peeling of a graph into its cores takes away at a time: all
  /// nodes that have no more neighbors left than the core being peeled go together, and
  /// make a layer. So a layer tells how deep in its core a node sits, which the core
  /// number does not: in a tree every node has the core number 1, and the layers count
  /// from the leaves to the middle. Nodes without neighbors are in layer 1. Directions,
  /// parallel edges, loops and weights do not matter.
  ///
  ///     let path = CSRGraph(nodeCount: 5, edges: [(0, 1), (1, 2), (2, 3), (3, 4)])
  ///     path.onionLayers()  // [1, 2, 3, 2, 1]
  ///
  /// - Complexity: O(*n* + *m*) time and space.
  ///
  /// > L. Hébert-Dufresne, J. A. Grochow, A. Allard. "Multi-scale structure and topological
  /// > anomaly detection via a new network statistic: the onion decomposition." *Scientific
  /// > Reports* 6, 2016, 31708. doi:[10.1038/srep31708](https://doi.org/10.1038/srep31708)
  public func onionLayers(workers: Workers = .all) -> [Int] {
    simpleRows(workers: workers).onionLayers()
  }
}

extension Adjacency {
  /// Returns the onion layers of a simple graph.
  fileprivate func onionLayers() -> [Int] {
    var degrees = (0..<nodeCount).map { arcs(of: $0).count }
    var layers = [Int](repeating: 0, count: nodeCount)
    var left = Array(0..<nodeCount)
    var outermost: [Int] = []
    var (core, layer) = (0, 0)
    while true {
      if outermost.isEmpty {
        // Once for each core, whose nodes have as many neighbors at least: O(m) in all.
        left.removeAll { layers[$0] > 0 }
        guard let least = left.lazy.map({ degrees[$0] }).min() else { return layers }
        core = least
        outermost = left.filter { degrees[$0] == core }
      }
      layer += 1
      for node in outermost { layers[node] = layer }
      var next: [Int] = []
      for node in outermost {
        for arc in arcs(of: node) {
          let head = Int(heads[arc])
          if layers[head] > 0 { continue }
          degrees[head] -= 1
          if degrees[head] == core { next.append(head) }
        }
      }
      outermost = next
    }
  }
}
