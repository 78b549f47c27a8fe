import EntenteGraph

extension CSRGraph {
  /// Cliques in a ring, each tied to the next by one edge; two are tied once.
  static func ringOfCliques(count: Int, size: Int) -> CSRGraph {
    var edges: [(Node, Node)] = []
    for clique in 0..<count {
      let first = clique * size
      for u in 0..<size {
        for v in u + 1..<size { edges.append((Node(first + u), Node(first + v))) }
      }
      let next = (clique + 1) % count * size
      if count > 2 || clique == 0 { edges.append((Node(first), Node(next + 1))) }
    }
    return CSRGraph(nodeCount: count * size, edges: edges)
  }

  /// Friendships in a karate club.
  ///
  /// W. W. Zachary. "An information flow model for conflict and fission in small
  /// groups." *Journal of Anthropological Research* 33(4), 1977, pp. 452–473.
  /// doi:10.1086/jar.33.4.3629752
  static let karateClub: CSRGraph = {
    let friends: [[Node]] = [
      [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31], [2, 3, 7, 13, 17, 19, 21, 30],
      [3, 7, 8, 9, 13, 27, 28, 32], [7, 12, 13], [6, 10], [6, 10, 16], [16], [], [30, 32, 33],
      [33], [], [], [], [33], [32, 33], [32, 33], [], [], [32, 33], [33], [32, 33], [],
      [32, 33], [25, 27, 29, 32, 33], [25, 27, 31], [31], [29, 33], [33], [31, 33], [32, 33],
      [32, 33], [32, 33], [33], [],
    ]
    return CSRGraph(
      nodeCount: 34,
      edges: friends.enumerated().flatMap { node, others in others.map { (Node(node), $0) } })
  }()
}
