/// The nodes that matter most together.
public struct KeyPlayers: Hashable, Sendable {
  /// For what they matter.
  public enum Goal: String, CaseIterable, Hashable, Sendable {
    /// Without them, as many pairs as can be fall apart.
    case fragmentation
    /// From them, all others are as near as can be.
    case reach
  }

  /// The nodes, in ascending order.
  public let nodes: [CSRGraph.Node]

  /// What the graph's `fragmentation(without:)` or `reach(of:)` is of them.
  public let score: Double

  /// Whether no other nodes, as many, are better: all were tried.
  public let isExact: Bool
}

extension CSRGraph {
  /// Returns the nodes that matter most together, which need not be those that matter
  /// most alone.
  ///
  /// All groups are tried if that takes few enough steps, and the first of the best is
  /// returned. Else a group is built up node by node, and so is one of the nodes of most
  /// neighbors; then members are exchanged for others as long as that helps, and the
  /// better of the two is returned, which may not be the best of all.
  ///
  ///     let star = CSRGraph(nodeCount: 4, edges: [(0, 1), (0, 2), (0, 3)])
  ///     star.keyPlayers(1, for: .fragmentation)?.nodes  // [0]
  ///
  /// - Parameters:
  ///   - count: How many nodes; all if there are fewer.
  ///   - goal: For what they matter.
  ///   - steps: How many steps may be taken to try all groups.
  ///   - workers: The threads to use; every number gives the same nodes.
  /// - Returns: The nodes; nil if the graph is too large for building up a group.
  ///
  /// > S. P. Borgatti. "Identifying sets of key players in a social network."
  /// > *Computational & Mathematical Organization Theory* 12, 2006, pp. 21–34.
  /// > doi:[10.1007/s10588-006-7084-x](https://doi.org/10.1007/s10588-006-7084-x)
  public func keyPlayers(
    _ count: Int, for goal: KeyPlayers.Goal, steps: Double = 2e8, workers: Workers = .all
  ) -> KeyPlayers? {
    precondition(count >= 1, "There is at least one key player")
    switch goal {
    case .fragmentation:
      var search = KeyPlayerSearch(score: FragmentationScore(self), graph: self, size: count)
      return search.best(within: steps)
    case .reach:
      guard nodeCount <= ReachScore.limit else { return nil }
      var search = KeyPlayerSearch(
        score: ReachScore(self, workers: workers), graph: self, size: count)
      return search.best(within: steps)
    }
  }
}

/// The search for the best group of some size.
private struct KeyPlayerSearch<Score: GroupScore> {
  private var score: Score
  private let degrees: [Int]
  private let size: Int

  init(score: Score, graph: CSRGraph, size: Int) {
    self.score = score
    degrees = graph.degrees()
    self.size = min(size, graph.nodeCount)
  }

  mutating func best(within steps: Double) -> KeyPlayers? {
    let cost = score.cost(ofGroup: size)
    let n = Double(degrees.count)
    // How many groups there are, as far as that is few.
    var groupCount = 1.0
    for k in 0..<size where groupCount < 1e18 {
      groupCount *= (n - Double(k)) / Double(k + 1)
    }
    if groupCount * cost <= steps { return bestOfAll() }
    // Building up, and one round of exchanges.
    let size = Double(size)
    if 2 * n * size * cost > 1000 * steps { return nil }
    var best = improved(builtUp())
    let hubs = degrees.indices.sorted { (degrees[$1], $0) < (degrees[$0], $1) }
    let other = improved(Array(hubs.prefix(self.size)))
    if other.value > best.value { best = other }
    return KeyPlayers(
      nodes: best.group.sorted().map { CSRGraph.Node($0) }, score: best.value, isExact: false)
  }

  /// The first of the best groups, in the order of their nodes.
  private mutating func bestOfAll() -> KeyPlayers {
    let n = degrees.count
    var group = Array(0..<size)
    var best = (group: group, value: score.score(of: group))
    while let place = group.indices.last(where: { group[$0] < n - size + $0 }) {
      group[place] += 1
      for later in place + 1..<max(size, place + 1) { group[later] = group[later - 1] + 1 }
      let value = score.score(of: group)
      if value > best.value + 1e-12 { best = (group, value) }
    }
    return KeyPlayers(
      nodes: best.group.map { CSRGraph.Node($0) }, score: best.value, isExact: true)
  }

  /// A group to which the best node is added, again and again; of equal ones that of most
  /// neighbors.
  private mutating func builtUp() -> [Int] {
    var group: [Int] = []
    while group.count < size {
      var best: (node: Int, value: Double)?
      for node in degrees.indices where !group.contains(node) {
        let value = score.score(of: group + [node])
        if let known = best {
          if value < known.value - 1e-12 { continue }
          if value <= known.value + 1e-12, degrees[node] <= degrees[known.node] { continue }
        }
        best = (node, value)
      }
      guard let best else { break }
      group.append(best.node)
    }
    return group
  }

  /// The group with members exchanged for others as long as that helps.
  private mutating func improved(_ start: [Int]) -> (group: [Int], value: Double) {
    var group = start
    var value = score.score(of: group)
    var improves = true
    while improves {
      improves = false
      for place in group.indices {
        var best = (node: group[place], value: value)
        for node in degrees.indices where !group.contains(node) {
          var other = group
          other[place] = node
          let found = score.score(of: other)
          if found > best.value + 1e-12 { best = (node, found) }
        }
        guard best.node != group[place] else { continue }
        (group[place], value, improves) = (best.node, best.value, true)
      }
    }
    return (group, value)
  }
}
