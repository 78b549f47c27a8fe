extension CSRGraph {
  /// Returns the connected components: two nodes share one if a path joins them.
  ///
  /// Directions do not matter: the components of a directed graph are its weak ones.
  /// A node without edges is a component of its own.
  ///
  ///     let pairs = CSRGraph(nodeCount: 4, edges: [(0, 2), (1, 3)])
  ///     pairs.components().labels  // [0, 1, 0, 1]
  ///
  /// The first two edges of every node join most of what is joined. What they leave
  /// to do is to follow the edges of the nodes outside the largest tree: an edge that
  /// joins that tree to another node is an edge of the other node, too.
  ///
  /// - Complexity: O(*n* + *m*) time but for the depth of trees, and O(*n*) space.
  ///
  /// > M. Sutton, T. Ben-Nun, A. Barak. "Optimizing parallel graph connectivity
  /// > computation via subgraph sampling." *IEEE IPDPS*, 2018, pp. 12–21.
  /// > doi:[10.1109/IPDPS.2018.00014](https://doi.org/10.1109/IPDPS.2018.00014)
  public func components(workers: Workers = .all) -> Components {
    let forest = ComponentForest(nodeCount: nodeCount)
    let pieces = (nodeCount + Self.nodesPerPiece - 1) / Self.nodesPerPiece
    let sampled = 2
    workers.forEach(of: pieces) { piece, _ in
      let nodes = Self.nodes(ofPiece: piece, of: nodeCount)
      forest.join(nodes, by: outgoing, arcs: 0..<sampled, outside: nil)
    }
    workers.forEach(of: pieces) { piece, _ in
      forest.flatten(Self.nodes(ofPiece: piece, of: nodeCount))
    }
    let largest = forest.commonRoot()
    workers.forEach(of: pieces) { piece, _ in
      let nodes = Self.nodes(ofPiece: piece, of: nodeCount)
      forest.join(nodes, by: outgoing, arcs: sampled..<Int.max, outside: largest)
      if isDirected { forest.join(nodes, by: incoming, arcs: 0..<Int.max, outside: largest) }
    }
    workers.forEach(of: pieces) { piece, _ in
      forest.flatten(Self.nodes(ofPiece: piece, of: nodeCount))
    }
    return forest.components()
  }

  private static let nodesPerPiece = 16_384

  private static func nodes(ofPiece piece: Int, of nodeCount: Int) -> Range<Int> {
    piece * nodesPerPiece..<min(nodeCount, (piece + 1) * nodesPerPiece)
  }
}
