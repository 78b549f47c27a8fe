/// How central several nodes are together, as if they were one.
public struct GroupCentrality: Hashable, Sendable {
  /// The number of nodes outside the group.
  public fileprivate(set) var outsiderCount = 0

  /// The number of nodes outside that have an edge to or from a member.
  public fileprivate(set) var degree = 0

  /// The number of nodes outside from which a path leads to a member.
  public fileprivate(set) var reachedCount = 0

  /// The inverse mean distance to the nearest member, times the share of the nodes
  /// outside from which a path leads to one.
  public fileprivate(set) var closeness = 0.0

  /// The sum over pairs of nodes outside of the share of their shortest paths that pass
  /// through a member; a pair of an undirected graph counts once.
  public fileprivate(set) var betweenness = 0.0

  /// The degree as a share of the nodes outside.
  public var normalizedDegree: Double {
    outsiderCount == 0 ? 0 : Double(degree) / Double(outsiderCount)
  }

  /// The betweenness as a share of the pairs outside.
  public fileprivate(set) var normalizedBetweenness = 0.0
}

extension CSRGraph {
  /// Returns the degree, closeness and betweenness of a group of nodes.
  ///
  /// The group counts as one: whoever is tied to two members is counted once, the distance
  /// to the group is that to its nearest member, and a path through two members passes
  /// through the group once. Every edge is one step, whatever its weight. For a group
  /// of one node these are the centralities of that node.
  ///
  ///     let path = CSRGraph(nodeCount: 5, edges: [(0, 1), (1, 2), (2, 3), (3, 4)])
  ///     path.groupCentrality(of: [1, 3])  // degree 3, closeness 1, betweenness 3
  ///
  /// - Parameters:
  ///   - group: The nodes; one that occurs twice counts once.
  ///   - workers: The threads to use; every number gives the same.
  /// - Returns: The centralities.
  ///
  /// - Complexity: O(*nm*) time for *n* nodes outside, and O(*n* + *m*) space a thread.
  ///
  /// > M. G. Everett, S. P. Borgatti. "The centrality of groups and classes."
  /// > *Journal of Mathematical Sociology* 23(3), 1999, pp. 181–201.
  /// > doi:[10.1080/0022250X.1999.9990219](https://doi.org/10.1080/0022250X.1999.9990219)
  public func groupCentrality(of group: [Node], workers: Workers = .all) -> GroupCentrality {
    precondition(group.allSatisfy { $0 < nodeCount }, "The graph lacks a member")
    let members = Set(group)
    let isMember = nodes.map { members.contains(Node($0)) }
    let outsiders = nodes.filter { !isMember[$0] }
    var found = GroupCentrality()
    found.outsiderCount = outsiders.count
    found.degree = outsiders.count { node in
      (neighbors(of: node) + predecessors(of: node)).contains { isMember[Int($0)] }
    }
    let steps = stepsToGroup(isMember).filter { $0 > 0 }
    found.reachedCount = steps.count
    let farness = steps.reduce(0, +)
    if farness > 0 {
      let reached = Double(steps.count)
      found.closeness = reached / Double(outsiders.count) * reached / Double(farness)
    }
    let shares = workers.map(outsiders.count) { place in
      throughShare(from: outsiders[place], isMember)
    }
    found.betweenness = shares.reduce(0, +) / (isDirected ? 1 : 2)
    let count = Double(outsiders.count)
    if outsiders.count > 1 {
      found.normalizedBetweenness = found.betweenness / (count * (count - 1) / (isDirected ? 1 : 2))
    }
    return found
  }

  /// The steps from each node to the nearest member; −1 if no path leads there.
  private func stepsToGroup(_ isMember: [Bool]) -> [Int] {
    var steps = isMember.map { $0 ? 0 : -1 }
    var queue = nodes.filter { isMember[$0] }
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      for before in predecessors(of: node) where steps[Int(before)] < 0 {
        steps[Int(before)] = steps[node] + 1
        queue.append(Int(before))
      }
    }
    return steps
  }

  /// The sum over the nodes outside of the share of the shortest paths from one that pass
  /// through a member.
  private func throughShare(from source: Int, _ isMember: [Bool]) -> Double {
    // Counts of paths matter only beside those of the same depth, so that those of a
    // depth are scaled together before they overflow.
    var depth = [Int32](repeating: -1, count: nodeCount)
    var pathCount = [Double](repeating: 0, count: nodeCount)
    var avoiding = pathCount
    (depth[source], pathCount[source], avoiding[source]) = (0, 1, 1)
    var level = [source]
    var sum = 0.0
    let (heads, offsets) = (outgoing.heads.span, outgoing.offsets.span)
    while !level.isEmpty {
      var next: [Int] = []
      for node in level {
        for arc in offsets[unchecked: node]..<offsets[unchecked: node &+ 1] {
          let head = Int(heads[unchecked: arc])
          if depth[head] < 0 {
            depth[head] = depth[node] + 1
            next.append(head)
          }
          guard depth[head] == depth[node] + 1 else { continue }
          pathCount[head] += pathCount[node]
          if !isMember[head] { avoiding[head] += avoiding[node] }
        }
      }
      for node in next where !isMember[node] { sum += 1 - avoiding[node] / pathCount[node] }
      if let most = next.map({ pathCount[$0] }).max(), most > 0x1p500 {
        for node in next {
          pathCount[node] *= 0x1p-500
          avoiding[node] *= 0x1p-500
        }
      }
      level = next
    }
    return sum
  }
}
