/// Cycles that share no edge, each of which frustrates an edge of its own in any division.
///
/// With two camps that is every cycle with an odd number of negative edges. With more it is
/// every cycle with one: its other edges hold the ends of that one together.
///
/// Given a division in two camps, such a cycle has an odd number of frustrated edges. For
/// each frustrated edge, the shortest way between its ends is taken that uses no frustrated
/// edge and none of the ways before, short ways first; with more camps, for each negative
/// edge the shortest way along positive ones.
struct ConflictPacking {
  /// The edges of each cycle, by position.
  private(set) var cycles: [[Int]] = []

  /// The most steps that the search takes, unless told otherwise.
  static let stepLimit = 100_000_000

  /// - Parameters:
  ///   - graph: The graph.
  ///   - labels: The camp of each node, 0 or 1; with more camps it does not matter.
  ///   - isTwoSided: Whether there are two camps.
  ///   - stepLimit: After how many steps no more ways are looked for.
  init(
    _ graph: SignedGraph, _ labels: [UInt32], isTwoSided: Bool,
    stepLimit: Int = ConflictPacking.stepLimit
  ) {
    var search = WaySearch(graph)
    var open: [Int] = []
    for edge in graph.edges.indices {
      let isOpen =
        isTwoSided ? graph.isFrustrated(edge, by: labels) : !graph.edges[edge].isPositive
      if isOpen {
        open.append(edge)
        search.isTaken[edge] = true
      }
    }
    for longest in [2, 3, 4, Int.max] {
      var left: [Int] = []
      for edge in open {
        if search.steps < stepLimit, let way = search.way(around: edge, longest: longest) {
          cycles.append([edge] + way)
        } else {
          left.append(edge)
        }
      }
      open = left
    }
  }

  /// The number of cycles in each block.
  func countOfBlocks(_ blockOfEdge: [UInt32], count: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    for cycle in cycles { counts[Int(blockOfEdge[cycle[0]])] += 1 }
    return counts
  }
}

/// The search for shortest ways along edges that are not taken.
private struct WaySearch {
  /// Whether each edge may not be used.
  var isTaken: [Bool]

  /// How many arcs were looked at.
  private(set) var steps = 0

  private let graph: SignedGraph

  /// The arc by which each node was reached; −1 if it was not, −2 where the way begins.
  private var arcTo: [Int]
  private var depth: [Int32]
  private var reached: [CSRGraph.Node] = []

  init(_ graph: SignedGraph) {
    self.graph = graph
    isTaken = [Bool](repeating: false, count: graph.edges.count)
    arcTo = [Int](repeating: -1, count: graph.nodeCount)
    depth = [Int32](repeating: 0, count: graph.nodeCount)
  }

  /// The shortest way between the ends of an edge, which is taken; nil if there is none, or
  /// it has more edges than are asked for.
  mutating func way(around edge: Int, longest: Int) -> [Int]? {
    let (source, target) = (Int(graph.edges[edge].first), Int(graph.edges[edge].second))
    reached.removeAll(keepingCapacity: true)
    reached.append(CSRGraph.Node(source))
    arcTo[source] = -2
    depth[source] = 0
    var place = 0
    while place < reached.count, arcTo[target] == -1 {
      let node = Int(reached[place])
      place += 1
      if Int(depth[node]) >= longest { break }
      steps += graph.rows.arcs(of: node).count
      for arc in graph.rows.arcs(of: node) {
        let head = Int(graph.rows.heads[arc])
        if arcTo[head] != -1 || isTaken[Int(graph.edgeOfArc[arc])] { continue }
        arcTo[head] = arc
        depth[head] = depth[node] + 1
        reached.append(CSRGraph.Node(head))
      }
    }
    var way: [Int] = []
    if arcTo[target] != -1 {
      var node = target
      while node != source {
        let step = Int(graph.edgeOfArc[arcTo[node]])
        isTaken[step] = true
        way.append(step)
        let ends = graph.edges[step]
        node = Int(ends.first) == node ? Int(ends.second) : Int(ends.first)
      }
    }
    for node in reached { arcTo[Int(node)] = -1 }
    return way.isEmpty ? nil : way
  }
}
