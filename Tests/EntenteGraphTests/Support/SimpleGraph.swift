import EntenteGraph

/// What is said of a graph without directions, parallel edges and loops, by the
/// definitions.
struct SimpleGraph {
  /// The neighbors of each node.
  let neighbors: [Set<Int>]

  init(_ graph: CSRGraph) {
    neighbors = graph.nodes.map { node in
      Set((graph.neighbors(of: node) + graph.predecessors(of: node)).map { Int($0) })
        .subtracting([node])
    }
  }

  /// The number of triangles of each node: of joined pairs of its neighbors.
  var triangleCounts: [Int] {
    neighbors.map { around in
      around.reduce(0) { $0 + around.intersection(neighbors[$1]).count } / 2
    }
  }

  /// The number of pairs of neighbors of each node.
  var pairCounts: [Int] { neighbors.map { $0.count * ($0.count - 1) / 2 } }

  /// The greatest *k* for each node such that it stays when nodes with fewer than *k*
  /// neighbors are taken away until there are none.
  var coreNumbers: [Int] {
    var cores = [Int](repeating: 0, count: neighbors.count)
    var core = Set(neighbors.indices)
    var k = 0
    while !core.isEmpty {
      while let loose = core.first(where: { neighbors[$0].intersection(core).count < k }) {
        core.remove(loose)
      }
      for node in core { cores[node] = k }
      k += 1
    }
    return cores
  }

  /// The first node that a path joins to each node.
  var firstJoined: [Int] {
    var first = Array(neighbors.indices)
    var changes = true
    while changes {
      changes = false
      for node in first.indices {
        let least = neighbors[node].map { first[$0] }.min() ?? node
        if least < first[node] {
          first[node] = least
          changes = true
        }
      }
    }
    return first
  }
}

extension CSRGraph {
  /// A graph with hubs: the ends of edges are drawn with a preference for small numbers.
  static func withHubs(
    nodeCount: Int, edgeCount: Int, isDirected: Bool = false, seed: UInt64
  ) -> CSRGraph {
    var random = SplitMix(state: seed)
    let edges = (0..<edgeCount).map { _ -> (Node, Node) in
      let bound = random.below(nodeCount) + 1
      return (Node(random.below(bound)), Node(random.below(random.below(bound) + 1)))
    }
    // Spread the hubs over the numbers.
    let shift = nodeCount / 3
    return CSRGraph(
      nodeCount: nodeCount,
      edges: edges.map {
        (Node((Int($0) + shift) % nodeCount), Node((Int($1) + shift) % nodeCount))
      },
      isDirected: isDirected)
  }
}
