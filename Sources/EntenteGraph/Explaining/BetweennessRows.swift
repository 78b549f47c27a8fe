/// How much of the shortest paths from each node depends on each other, kept so that the
/// betweenness without some edges need not be counted from all nodes again.
///
/// Only from where an edge lies on a shortest path, paths change without it: from those to
/// whom one of its ends is farther than the other.
package struct BetweennessRows: Sendable {
  private let graph: CSRGraph

  /// The dependencies of each source on each node, row after row.
  private let rows: [Double]

  /// The most nodes of a graph for which as many numbers each are kept.
  package static let limit = 4096

  /// Counts the shortest paths, by hops, of a graph of `limit` nodes at most.
  ///
  /// - Complexity: O(*nm*) time and O(*n*²) space.
  package init(_ graph: CSRGraph, workers: Workers = .all) {
    precondition(graph.nodeCount <= Self.limit, "The graph is too large")
    self.graph = graph
    let count = graph.nodeCount
    let ends = [Double](repeating: 1, count: count)
    var rows = [Double](repeating: 0, count: count * count)
    rows.withSharedEntries { rows in
      _ = workers.forEach(
        of: count,
        storage: { (PathSearch(nodeCount: count), ShortestPathCount(nodeCount: count)) },
        { source, storage in
          var row = [Double](repeating: 0, count: count)
          storage.0.run(from: source, along: graph.outgoing, lengths: .hops)
          storage.1.countPaths(over: storage.0, in: graph, lengths: .hops)
          storage.1.addDependencies(
            over: storage.0, in: graph, lengths: .hops, ends: ends, to: &row)
          for node in row.indices { rows[source * count + node] = row[node] }
        })
    }
    self.rows = rows
  }

  /// Returns the betweenness of every node in the graph without some edges.
  ///
  /// - Parameters:
  ///   - reduced: The graph without them.
  ///   - arcs: The ends of the edges, which may be in the graph once more.
  ///   - workers: The threads to use. Any number of them gives the same scores.
  ///
  /// - Returns: The scores, as ``CSRGraph/betweennessCentrality(lengths:workers:)`` gives
  ///   them but for rounding.
  ///
  /// - Complexity: O(*n*² + *km*) for *k* nodes from where paths change.
  package func scores(
    in reduced: CSRGraph, without arcs: some Sequence<(CSRGraph.Node, CSRGraph.Node)>,
    workers: Workers = .all
  ) -> [Double] {
    let count = graph.nodeCount
    precondition(reduced.nodeCount == count, "The nodes stay")
    var changes = [Bool](repeating: false, count: count)
    for (tail, head) in arcs where !isKept(from: tail, to: head, in: reduced) {
      // How far it is to both, from anywhere.
      let toTail = graph.distances(to: Int(tail))
      let toHead = graph.distances(to: Int(head))
      for source in 0..<count {
        let liesOnPath =
          toHead[source] == toTail[source] + 1
          || !graph.isDirected && toTail[source] == toHead[source] + 1
        if liesOnPath, toTail[source] != toHead[source] { changes[source] = true }
      }
    }
    let ends = [Double](repeating: 1, count: count)
    let sources = (0..<count).filter { changes[$0] }.map { CSRGraph.Node($0) }
    var scores = reduced.dependencies(
      on: sources, ends: ends, sharedEnds: ends,
      isShared: [Bool](repeating: false, count: count), lengths: .hops, workers: workers)
    for source in 0..<count where !changes[source] {
      for node in 0..<count { scores[node] += rows[source * count + node] }
    }
    return graph.isDirected ? scores : scores.map { $0 / 2 }
  }

  /// Whether as many edges lead from one node to another as before.
  private func isKept(
    from tail: CSRGraph.Node, to head: CSRGraph.Node, in reduced: CSRGraph
  ) -> Bool {
    func number(in graph: CSRGraph) -> Int {
      graph.neighbors(of: Int(tail)).count { $0 == head }
    }
    return tail == head || number(in: graph) == number(in: reduced)
  }
}
