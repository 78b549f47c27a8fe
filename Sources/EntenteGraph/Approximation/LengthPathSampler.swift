/// Draws shortest paths by weights between two nodes, each with the same probability, over
/// storage reused from path to path.
///
/// > M. Riondato, E. M. Kornaropoulos. "Fast approximation of betweenness centrality
/// > through sampling." *Data Mining and Knowledge Discovery* 30(2), 2016, pp. 438–475.
/// > doi:[10.1007/s10618-015-0423-0](https://doi.org/10.1007/s10618-015-0423-0)
struct LengthPathSampler: Sendable {
  /// The nodes between the two on the path drawn last, from the goal to the source.
  private(set) var inner: [CSRGraph.Node] = []

  /// The number of arcs looked at so far.
  private(set) var arcCount = 0

  private var search: PathSearch
  private var count: ShortestPathCount

  init(nodeCount: Int) {
    search = PathSearch(nodeCount: nodeCount)
    count = ShortestPathCount(nodeCount: nodeCount)
  }

  /// Draws a path from a node to another; none if no path leads there.
  mutating func drawPath(
    from source: Int, to target: Int, in graph: CSRGraph, using random: inout SplitMix64
  ) {
    inner.removeAll(keepingCapacity: true)
    search.run(from: source, along: graph.outgoing, lengths: .weights, until: target)
    // Sorting the nodes by distance is most of the work.
    for node in search.reached { arcCount += 8 * graph.outgoing.arcs(of: Int(node)).count }
    guard search.position[target] >= 0 else { return }
    count.countPaths(over: search, in: graph, lengths: .weights)
    var node = target
    while true {
      node = predecessor(of: node, in: graph, using: &random)
      if node == source { return }
      inner.append(CSRGraph.Node(node))
    }
  }

  /// Draws the node before another, by its number of shortest paths.
  private func predecessor(
    of node: Int, in graph: CSRGraph, using random: inout SplitMix64
  ) -> Int {
    let weights = graph.weights(to: node)
    let limit = search.distance[node] * (1 + EdgeLengths.tieTolerance)
    var drawn: Int?
    var share = 0.0
    for (head, weight) in zip(graph.predecessors(of: node), weights) {
      let before = Int(head)
      let place = search.position[before]
      if place < 0 || place >= search.position[node] { continue }
      if search.distance[before] + weight > limit { continue }
      share += count.share(of: before, in: node)
      if drawn == nil || random.nextUnit() * share < count.share(of: before, in: node) {
        drawn = before
      }
    }
    guard let drawn else { preconditionFailure("A node is met from one nearer") }
    return drawn
  }
}
