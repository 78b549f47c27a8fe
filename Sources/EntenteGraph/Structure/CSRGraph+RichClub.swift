/// How densely the nodes of more than some degree are tied to one another.
public struct RichClub: Hashable, Sendable {
  /// Every node of the club has more neighbors than this.
  public var degree: Int
  /// The number of nodes in the club, two or more.
  public var nodeCount: Int
  /// The number of ties between them.
  public var edgeCount: Int

  /// The share of the pairs in the club that are tied.
  public var coefficient: Double {
    2 * Double(edgeCount) / (Double(nodeCount) * Double(nodeCount - 1))
  }
}

extension CSRGraph {
  /// Returns the rich clubs: for each *k* from 0 on, the nodes of more than *k* neighbors
  /// and the ties between them, as long as there are two.
  ///
  /// The coefficient φ(*k*) is the share of their pairs that are tied. It is raw: in
  /// most graphs hubs are tied by chance, too. Directions, parallel edges, loops and
  /// weights do not matter.
  ///
  ///     let kite = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 0), (2, 3)])
  ///     kite.richClubs().map(\.coefficient)  // [0.666…, 1]
  ///
  /// - Complexity: O(*n* + *m*).
  ///
  /// > S. Zhou, R. J. Mondragón. "The rich-club phenomenon in the Internet topology."
  /// > *IEEE Communications Letters* 8(3), 2004, pp. 180–182.
  /// > doi:[10.1109/LCOMM.2004.823426](https://doi.org/10.1109/LCOMM.2004.823426)
  public func richClubs(workers: Workers = .all) -> [RichClub] {
    let rows = simpleRows(workers: workers)
    let degrees = nodes.map { rows.arcs(of: $0).count }
    var nodeCounts = [Int](repeating: 0, count: (degrees.max() ?? 0) + 1)
    var arcCounts = nodeCounts
    for node in nodes {
      nodeCounts[degrees[node]] += 1
      for arc in rows.arcs(of: node) {
        arcCounts[min(degrees[node], degrees[Int(rows.heads[arc])])] += 1
      }
    }
    var clubs: [RichClub] = []
    var (rich, arcs) = (nodeCount, rows.heads.count)
    for degree in nodeCounts.indices {
      rich -= nodeCounts[degree]
      arcs -= arcCounts[degree]
      if rich < 2 { break }
      clubs.append(RichClub(degree: degree, nodeCount: rich, edgeCount: arcs / 2))
    }
    return clubs
  }
}
