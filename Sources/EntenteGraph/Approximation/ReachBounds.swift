/// Bounds on closeness and harmonic centrality, without a search.
///
/// No more nodes lie at the distance 1 from a node than it has neighbors, at the distance
/// 2 than these have others, and so on. The nodes that reach it are at best as near as
/// that allows.
///
/// > E. Bergamini, M. Borassi, P. Crescenzi, A. Marino, H. Meyerhenke. "Computing top-k
/// > closeness centrality faster in unweighted graphs." *ACM Transactions on Knowledge
/// > Discovery from Data* 13(5), 2019, 53:1–53:40.
/// > doi:[10.1145/3344719](https://doi.org/10.1145/3344719)
package struct ReachBounds {
  /// The greatest closeness that each node may have.
  package private(set) var closeness: [Double]

  /// The greatest harmonic centrality that each node may have.
  package private(set) var harmonic: [Double]

  /// The number of distances for which nodes are counted; what is left is a step farther.
  private static let stepLimit = 12

  package init(_ graph: CSRGraph, workers: Workers) {
    let n = graph.nodeCount
    closeness = [Double](repeating: 0, count: n)
    harmonic = closeness
    let components = graph.components(workers: workers)
    let rows = graph.isDirected ? graph.incoming : graph.simpleRows(workers: workers)
    let others = components.labels.map { components.sizes[Int($0)] - 1 }
    // Where nodes need not reach each other, fewer may be nearer on average.
    let isReachKnown =
      !graph.isDirected || graph.stronglyConnectedComponents().count == components.count

    /// The nodes at the distance, at most; and without the node they are seen from.
    var level = graph.nodes.map { min(others[$0], rows.arcs(of: $0).count) }
    var rest = others
    var farness = [Int](repeating: 0, count: n)
    for step in 1...Self.stepLimit + 1 {
      var isCovered = true
      for node in graph.nodes where rest[node] > 0 {
        let count = step > Self.stepLimit ? rest[node] : min(rest[node], level[node])
        rest[node] -= count
        farness[node] += step * count
        harmonic[node] += Double(count) / Double(step)
        let reach = others[node] - rest[node]
        if reach > 0 && (rest[node] == 0 || !isReachKnown) {
          let share = Double(reach) / Double(n - 1)
          closeness[node] = max(
            closeness[node], share * (Double(reach) / Double(farness[node])))
        }
        if level[node] == 0 { rest[node] = 0 }
        if rest[node] > 0 { isCovered = false }
      }
      if isCovered { return }
      // An undirected edge does not lead back.
      let back = step == 1 && !graph.isDirected ? 1 : 0
      level = Self.next(level, along: rows, less: back, atMost: others)
    }
  }

  private static func next(
    _ level: [Int], along rows: Adjacency, less back: Int, atMost others: [Int]
  ) -> [Int] {
    let heads = rows.heads.span
    let level = level.span
    return others.indices.map { node in
      var count = 0
      for arc in rows.arcs(of: node) {
        count &+= max(0, level[unchecked: Int(heads[unchecked: arc])] &- back)
      }
      return min(others[node], count)
    }
  }
}
