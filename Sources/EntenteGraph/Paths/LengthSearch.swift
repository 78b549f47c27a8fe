/// A search for the distances from one node by weights, over storage reused from source
/// to source.
///
/// Unlike `PathSearch` it reaches all nodes, and is the faster for it.
struct LengthSearch: Sendable {
  /// The nodes reached, nearest first; the source is the first of them.
  private(set) var reached: [CSRGraph.Node] = []

  /// The distance of each node from the source, infinite if not reached.
  private(set) var distance: [Double]

  /// Nodes at distances that may have shrunk since.
  private var queue = RadixQueue()

  init(nodeCount: Int) {
    distance = [Double](repeating: .infinity, count: nodeCount)
  }

  /// Finds the distances from a node, along the arcs of `adjacency`.
  mutating func run(from source: Int, along adjacency: Adjacency, weights: [Double]) {
    for node in reached { distance[Int(node)] = .infinity }
    reached.removeAll(keepingCapacity: true)
    Self.run(
      from: source, along: adjacency, weights: weights, distance: &distance, reached: &reached,
      queue: &queue)
  }

  private static func run(
    from source: Int, along adjacency: Adjacency, weights: [Double],
    distance: inout [Double], reached: inout [CSRGraph.Node], queue: inout RadixQueue
  ) {
    let offsets = adjacency.offsets.span
    let heads = adjacency.heads.span
    let weights = weights.span
    var distance = distance.mutableSpan
    distance[source] = 0
    queue.insert(CSRGraph.Node(source), distance: 0)
    while let (node, nearest) = queue.popNearest() {
      if distance[unchecked: Int(node)] < nearest { continue }
      reached.append(node)
      for arc in offsets[unchecked: Int(node)]..<offsets[unchecked: Int(node) &+ 1] {
        let head = heads[unchecked: arc]
        let length = nearest + weights[unchecked: arc]
        if length >= distance[unchecked: Int(head)] { continue }
        distance[unchecked: Int(head)] = length
        queue.insert(head, distance: length)
      }
    }
  }
}
