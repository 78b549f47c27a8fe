extension CSRGraph {
  /// Returns the shortest paths between two nodes, the shortest first.
  ///
  /// Paths follow the direction of the edges and visit no node twice. They come by
  /// length; lengths that agree to a relative 1e-10 tie, and then the path with fewer
  /// edges comes first, then the one whose nodes come first in lexicographic order. So
  /// the same graph gives the same paths, and the first of *k* paths are those asked
  /// for with a smaller count. A path is its nodes: parallel edges make one path, with
  /// the length of the shortest of them. An edge may have the length 0.
  ///
  ///     let square = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 3), (0, 2), (2, 3), (0, 3)])
  ///     square.shortestPaths(from: 0, to: 3, count: 2).map(\.nodes)  // [[0, 3], [0, 1, 3]]
  ///
  /// - Parameters:
  ///   - source: The node at which paths begin.
  ///   - target: The node at which they end. From a node to itself there is one path,
  ///     without edges.
  ///   - count: How many paths to find, 0 or more.
  ///   - lengths: The lengths of edges.
  ///
  /// - Returns: As many paths as there are, up to `count`; none if `target` is not
  ///   reached.
  ///
  /// - Complexity: O(*kl* (*n* + *m*)) time by hops and O(*kl* (*n* + *m*) log *n*) by
  ///   weights for *k* paths of *l* edges; O(*n* + *m* + *kl²*) space.
  ///
  /// > J. Y. Yen. "Finding the K shortest loopless paths in a network." *Management
  /// > Science* 17(11), 1971, pp. 712–716.
  /// > doi:[10.1287/mnsc.17.11.712](https://doi.org/10.1287/mnsc.17.11.712)
  /// >
  /// > E. L. Lawler. "A procedure for computing the K best solutions to discrete
  /// > optimization problems and its application to the shortest path problem."
  /// > *Management Science* 18(7), 1972, pp. 401–405.
  /// > doi:[10.1287/mnsc.18.7.401](https://doi.org/10.1287/mnsc.18.7.401)
  public func shortestPaths(
    from source: Int, to target: Int, count: Int, lengths: EdgeLengths = .hops
  ) -> [Path] {
    precondition(nodes.contains(source) && nodes.contains(target), "The graph lacks the node")
    precondition(count >= 0, "The number of paths is negative")
    var search = DeviationSearch(graph: self, target: target, lengths: lengths)
    var candidates: [Deviation] = []
    if count > 0, let first = search.best(after: [], from: source, barring: []) {
      candidates.append(first)
    }
    var paths: [Path] = []
    while let place = candidates.indexOfBest() {
      let best = candidates.remove(at: place)
      paths.append(best.path)
      if paths.count == count { break }
      let nodes = best.path.nodes
      for spur in best.spur..<nodes.count - 1 {
        let barred = (spur == best.spur ? best.barred : []) + [nodes[spur + 1]]
        let root = Array(nodes[..<spur])
        if let next = search.best(after: root, from: Int(nodes[spur]), barring: barred) {
          candidates.append(next)
        }
      }
    }
    return paths
  }
}

/// The best of all paths that share a beginning and avoid some next nodes.
private struct Deviation {
  var path: Path

  /// The place of the last node of the shared beginning.
  var spur: Int

  /// The nodes to which no path goes from the spur.
  var barred: [CSRGraph.Node]

  /// Orders paths that are as long: by edges, then by nodes.
  func isBefore(_ other: Deviation) -> Bool {
    let (a, b) = (path.nodes, other.path.nodes)
    return a.count != b.count ? a.count < b.count : a.lexicographicallyPrecedes(b)
  }
}

extension [Deviation] {
  /// Returns the place of the first path in order: the best of those that tie for shortest.
  fileprivate func indexOfBest() -> Int? {
    guard let shortest = self.lazy.map(\.path.length).min() else { return nil }
    let limit = shortest * (1 + EdgeLengths.tieTolerance)
    return indices.filter { self[$0].path.length <= limit }
      .min { self[$0].isBefore(self[$1]) }
  }
}

/// Finds the best path to a target under restrictions, over storage reused between searches.
private struct DeviationSearch {
  let graph: CSRGraph
  let target: Int
  let lengths: EdgeLengths

  /// A search from the target, against the direction of the edges.
  private var search: PathSearch

  /// The least number of edges of a shortest path to the target, or −1.
  private var edgeCount: [Int32]

  /// The nodes counted, those with the fewest edges first.
  private var counted: [CSRGraph.Node] = []

  init(graph: CSRGraph, target: Int, lengths: EdgeLengths) {
    self.graph = graph
    self.target = target
    self.lengths = lengths
    search = PathSearch(nodeCount: graph.nodeCount)
    edgeCount = [Int32](repeating: -1, count: graph.nodeCount)
  }

  /// Returns the best path that begins with `root` and `spur` and steps to no barred node.
  mutating func best(
    after root: [CSRGraph.Node], from spur: Int, barring barred: [CSRGraph.Node]
  ) -> Deviation? {
    for node in root { search.isClosed[Int(node)] = true }
    for node in barred { search.isBarredFromGoal[Int(node)] = true }
    defer {
      for node in root { search.isClosed[Int(node)] = false }
      for node in barred { search.isBarredFromGoal[Int(node)] = false }
    }
    search.run(from: target, along: graph.incoming, lengths: lengths, until: spur)
    guard search.position[spur] >= 0 else { return nil }
    countEdges(spur: spur)
    let nodes = root + descent(from: spur)
    return Deviation(
      path: Path(nodes: nodes, length: length(of: nodes)), spur: root.count, barred: barred)
  }

  /// Returns whether an edge lies on a shortest path to the target.
  private func isShortest(from node: Int, to head: Int, weight: Double?, spur: Int) -> Bool {
    if search.position[node] < 0 || search.position[head] < 0 { return false }
    if node == spur && search.isBarredFromGoal[head] { return false }
    let length = lengths == .weights ? weight ?? 1 : 1
    return length + search.distance[head]
      <= search.distance[node] * (1 + EdgeLengths.tieTolerance)
  }

  /// Counts the edges of the shortest paths to the target, breadth first from it.
  ///
  /// Edges of length 0 may form cycles of shortest edges, so distances give no order.
  private mutating func countEdges(spur: Int) {
    for node in counted { edgeCount[Int(node)] = -1 }
    counted.removeAll(keepingCapacity: true)
    edgeCount[target] = 0
    counted.append(CSRGraph.Node(target))
    let incoming = graph.incoming
    var next = 0
    while next < counted.count && edgeCount[spur] < 0 {
      let head = Int(counted[next])
      next += 1
      for arc in incoming.arcs(of: head) {
        let node = Int(incoming.heads[arc])
        if edgeCount[node] >= 0 { continue }
        let weight = incoming.weights?[arc]
        if !isShortest(from: node, to: head, weight: weight, spur: spur) { continue }
        edgeCount[node] = edgeCount[head] + 1
        counted.append(incoming.heads[arc])
      }
    }
  }

  /// Returns the nodes of the best path from the spur to the target.
  private func descent(from spur: Int) -> [CSRGraph.Node] {
    var nodes = [CSRGraph.Node(spur)]
    var node = spur
    while node != target {
      let next = graph.outgoing.arcs(of: node).first { arc in
        let head = Int(graph.outgoing.heads[arc])
        let weight = graph.outgoing.weights?[arc]
        return edgeCount[head] >= 0 && edgeCount[head] + 1 == edgeCount[node]
          && isShortest(from: node, to: head, weight: weight, spur: spur)
      }
      guard let next else { preconditionFailure("A node that was reached has a next one") }
      node = Int(graph.outgoing.heads[next])
      nodes.append(CSRGraph.Node(node))
    }
    return nodes
  }

  /// Returns the length of a path, added from its first edge to its last.
  private func length(of nodes: [CSRGraph.Node]) -> Double {
    guard lengths == .weights, let weights = graph.outgoing.weights else {
      return Double(nodes.count - 1)
    }
    var length = 0.0
    for (node, head) in zip(nodes, nodes.dropFirst()) {
      let edges = graph.outgoing.arcs(of: Int(node)).lazy.filter {
        graph.outgoing.heads[$0] == head
      }
      length += edges.map { weights[$0] }.min() ?? 0
    }
    return length
  }
}
