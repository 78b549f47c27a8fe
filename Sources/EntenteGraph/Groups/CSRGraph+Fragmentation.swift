extension CSRGraph {
  /// Returns the share of the pairs of nodes that no path joins once some nodes are gone.
  ///
  /// For components of *s* nodes and *n* nodes that stay:
  ///
  ///     F = 1 − Σ s (s − 1) / (n (n − 1))
  ///
  /// It is 0 if the rest hangs together, and 1 if no two nodes that stay do, or fewer
  /// than two stay. Directions do not matter.
  ///
  ///     CSRGraph(nodeCount: 4, edges: [(0, 1), (0, 2), (0, 3)]).fragmentation(without: [0])  // 1
  ///
  /// - Complexity: O(*n* + *m*).
  ///
  /// > S. P. Borgatti. "Identifying sets of key players in a social network."
  /// > *Computational & Mathematical Organization Theory* 12, 2006, pp. 21–34.
  /// > doi:[10.1007/s10588-006-7084-x](https://doi.org/10.1007/s10588-006-7084-x)
  public func fragmentation(without removed: [Node]) -> Double {
    precondition(removed.allSatisfy { $0 < nodeCount }, "The graph lacks a node")
    var score = FragmentationScore(self)
    return score.score(of: removed.map { Int($0) })
  }

  /// Returns how near all nodes are to some, as a share of what it is at most.
  ///
  /// It is the mean, over all nodes, of the inverse number of steps from the nearest
  /// member along the direction of the edges: 1 for members and those who are one step
  /// away, 0 for those whom no path reaches.
  ///
  ///     CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)]).reach(of: [0])  // 0.833…
  ///
  /// - Complexity: O(*n* + *m*) for each member.
  ///
  /// > S. P. Borgatti. "Identifying sets of key players in a social network."
  /// > *Computational & Mathematical Organization Theory* 12, 2006, pp. 21–34.
  /// > doi:[10.1007/s10588-006-7084-x](https://doi.org/10.1007/s10588-006-7084-x)
  public func reach(of group: [Node]) -> Double {
    var nearest = [Int32](repeating: -1, count: nodeCount)
    for member in group {
      let steps = steps(from: Int(member), workers: .one)
      for node in nodes where steps[node] >= 0 {
        if nearest[node] < 0 || steps[node] < nearest[node] { nearest[node] = steps[node] }
      }
    }
    if nodeCount == 0 { return 0 }
    return nearest.reduce(0.0) { $0 + ($1 < 0 ? 0 : 1 / Double(max(1, $1))) } / Double(nodeCount)
  }
}

/// What groups of nodes are worth, computed over storage that is kept.
protocol GroupScore {
  /// About how many steps a score takes for a group of some size.
  func cost(ofGroup size: Int) -> Double

  mutating func score(of group: [Int]) -> Double
}

/// The share of the pairs that stay which no path joins any more.
struct FragmentationScore: GroupScore {
  private let rows: Adjacency
  private var mark: [Int]
  private var round = 0
  private var stack: [Int] = []

  init(_ graph: CSRGraph) {
    rows = graph.simpleRows(workers: .one)
    mark = [Int](repeating: 0, count: graph.nodeCount)
  }

  func cost(ofGroup size: Int) -> Double { Double(rows.nodeCount + rows.heads.count) }

  mutating func score(of group: [Int]) -> Double {
    round += 1
    for node in group { mark[node] = round }
    let stayCount = mark.count { $0 != round }
    if stayCount < 2 { return 1 }
    var joined = 0.0
    for first in mark.indices where mark[first] != round {
      var size = 0
      mark[first] = round
      stack.append(first)
      while let node = stack.popLast() {
        size += 1
        for arc in rows.arcs(of: node) {
          let head = Int(rows.heads[arc])
          if mark[head] == round { continue }
          mark[head] = round
          stack.append(head)
        }
      }
      joined += Double(size) * Double(size - 1)
    }
    return 1 - joined / (Double(stayCount) * Double(stayCount - 1))
  }
}

/// The mean of the inverse steps from the nearest member.
struct ReachScore: GroupScore {
  private let nodeCount: Int

  /// The steps from each node to each, or the greatest number for none.
  private let steps: [UInt16]

  /// The most nodes whose distances are held.
  static let limit = 8000

  init(_ graph: CSRGraph, workers: Workers) {
    let n = graph.nodeCount
    nodeCount = n
    var steps = [UInt16](repeating: .max, count: n * n)
    steps.withSharedEntries { entries in
      workers.forEach(of: n) { source, _ in
        let found = graph.steps(from: source, workers: .one)
        for node in 0..<n where found[node] >= 0 {
          entries[source &* n &+ node] = UInt16(max(1, found[node]))
        }
      }
    }
    self.steps = steps
  }

  func cost(ofGroup size: Int) -> Double { Double(nodeCount * size) }

  func score(of group: [Int]) -> Double {
    var sum = 0.0
    for node in 0..<nodeCount {
      var nearest = UInt16.max
      for member in group { nearest = min(nearest, steps[member * nodeCount + node]) }
      if nearest < .max { sum += 1 / Double(nearest) }
    }
    return nodeCount == 0 ? 0 : sum / Double(nodeCount)
  }
}
