/// A search for the distances from one node, over storage reused from source to source.
///
/// Steps are counted breadth first; lengths are added by Dijkstra's algorithm.
///
/// > E. W. Dijkstra. "A note on two problems in connexion with graphs."
/// > *Numerische Mathematik* 1, 1959, pp. 269–271.
/// > doi:[10.1007/BF01386390](https://doi.org/10.1007/BF01386390)
struct PathSearch {
  /// The nodes reached, nearest first; the source is the first of them.
  private(set) var reached: [CSRGraph.Node] = []

  /// The place of each node in `reached`, or −1.
  private(set) var position: [Int32]

  /// The distance of each node from the source, infinite if not reached.
  private(set) var distance: [Double]

  /// Nodes that no path may enter.
  var isClosed: [Bool]

  /// Nodes from which no path may step to the goal.
  var isBarredFromGoal: [Bool]

  /// Nodes with a distance that may still shrink.
  private var queue: DistanceQueue

  init(nodeCount: Int) {
    position = [Int32](repeating: -1, count: nodeCount)
    distance = [Double](repeating: .infinity, count: nodeCount)
    isClosed = [Bool](repeating: false, count: nodeCount)
    isBarredFromGoal = isClosed
    queue = DistanceQueue(nodeCount: nodeCount)
  }

  /// Finds the distances from a node, along the arcs of `adjacency`.
  ///
  /// The search ends once `goal` and all nodes as near are reached; those farther may
  /// not be reached then.
  mutating func run(
    from source: Int, along adjacency: Adjacency, lengths: EdgeLengths, until goal: Int = -1
  ) {
    for node in reached {
      position[Int(node)] = -1
      distance[Int(node)] = .infinity
    }
    reached.removeAll(keepingCapacity: true)
    for node in queue.removeAll() { distance[Int(node)] = .infinity }

    distance[source] = 0
    if lengths == .weights, let weights = adjacency.weights {
      addLengths(from: source, along: adjacency, weights: weights, until: goal)
    } else {
      countSteps(from: source, along: adjacency, until: goal)
    }
  }

  private mutating func countSteps(
    from source: Int, along adjacency: Adjacency, until goal: Int
  ) {
    let offsets = adjacency.offsets.span
    let heads = adjacency.heads.span
    position[source] = 0
    reached.append(CSRGraph.Node(source))
    var next = 0
    while next < reached.count {
      let node = Int(reached[next])
      if node == goal { return }
      next += 1
      let steps = distance[node] + 1
      for arc in offsets[node]..<offsets[node + 1] {
        let head = Int(heads[arc])
        if position[head] >= 0 || isClosed[head] { continue }
        if head == goal && isBarredFromGoal[node] { continue }
        position[head] = Int32(reached.count)
        distance[head] = steps
        reached.append(heads[arc])
      }
    }
  }

  private mutating func addLengths(
    from source: Int, along adjacency: Adjacency, weights: [Double], until goal: Int
  ) {
    let offsets = adjacency.offsets.span
    let heads = adjacency.heads.span
    let weights = weights.span
    var limit = Double.infinity
    queue.insert(CSRGraph.Node(source), distance: distance)
    while let nearest = queue.popNearest(distance: distance) {
      let node = Int(nearest)
      if distance[node] > limit {
        distance[node] = .infinity
        return
      }
      position[node] = Int32(reached.count)
      reached.append(nearest)
      if node == goal { limit = distance[node] * (1 + EdgeLengths.tieTolerance) }
      for arc in offsets[node]..<offsets[node + 1] {
        let head = Int(heads[arc])
        let length = distance[node] + weights[arc]
        if length >= distance[head] || position[head] >= 0 || isClosed[head] { continue }
        if head == goal && isBarredFromGoal[node] { continue }
        distance[head] = length
        queue.insert(heads[arc], distance: distance)
      }
    }
  }
}
