extension CSRGraph {
  /// Returns the strongly connected components: two nodes share one if each can be
  /// reached from the other.
  ///
  /// In an undirected graph they are the connected components.
  ///
  ///     let graph = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  ///     graph.stronglyConnectedComponents().labels  // [0, 0, 1]
  ///
  /// - Complexity: O(*n* + *m*) time and O(*n*) space. The search keeps its own stack,
  ///   so long paths do not exhaust that of the thread.
  ///
  /// > R. Tarjan. "Depth-first search and linear graph algorithms."
  /// > *SIAM Journal on Computing* 1(2), 1972, pp. 146–160.
  /// > doi:[10.1137/0201010](https://doi.org/10.1137/0201010)
  public func stronglyConnectedComponents() -> Components {
    guard isDirected else { return components() }
    var search = StrongComponentSearch(graph: self)
    for node in nodes where search.order[node] < 0 {
      search.visit(node, in: self)
    }
    return Components(labels: search.labels, count: search.count)
  }
}

/// Tarjan's depth-first search, without recursion.
private struct StrongComponentSearch {
  /// The component of each node, or −1 while it is not known.
  var labels: [Int32]

  /// The number of components found.
  var count = 0

  /// When each node was first met, or −1.
  var order: [Int64]

  /// The earliest node known to be reachable, by its `order`.
  private var low: [Int64]

  /// The next arc to follow from each node.
  private var nextArc: [Int]

  /// The nodes met whose component is not known, in the order met.
  private var open: [CSRGraph.Node] = []

  /// The path from the first node to the current one.
  private var path: [CSRGraph.Node] = []

  private var clock: Int64 = 0

  init(graph: CSRGraph) {
    labels = [Int32](repeating: -1, count: graph.nodeCount)
    order = [Int64](repeating: -1, count: graph.nodeCount)
    low = order
    nextArc = Array(graph.outgoing.offsets.dropLast())
  }

  /// Finds the components of every node that can be reached from `first`.
  mutating func visit(_ first: Int, in graph: CSRGraph) {
    enter(first)
    while let last = path.last {
      let node = Int(last)
      if nextArc[node] < graph.outgoing.offsets[node + 1] {
        let head = Int(graph.outgoing.heads[nextArc[node]])
        nextArc[node] += 1
        if order[head] < 0 {
          enter(head)
        } else if labels[head] < 0 {
          low[node] = min(low[node], order[head])
        }
      } else {
        leave(node)
      }
    }
  }

  private mutating func enter(_ node: Int) {
    order[node] = clock
    low[node] = clock
    clock += 1
    open.append(CSRGraph.Node(node))
    path.append(CSRGraph.Node(node))
  }

  /// Returns to the node before, and closes the component that begins at `node`.
  private mutating func leave(_ node: Int) {
    path.removeLast()
    if let before = path.last { low[Int(before)] = min(low[Int(before)], low[node]) }
    guard low[node] == order[node] else { return }
    while let member = open.popLast() {
      labels[Int(member)] = Int32(count)
      if Int(member) == node { break }
    }
    count += 1
  }
}
