/// A graph that is asked for the steps from and to single nodes, and need not be held as
/// rows of arcs.
package protocol StepGraph {
  /// The number of nodes.
  var nodeCount: Int { get }

  /// Appends the nodes that a step from a node leads to, in any order; some perhaps more
  /// than once.
  func appendSuccessors(of node: Int, to nodes: inout [CSRGraph.Node])

  /// Appends the nodes from which a step leads to a node.
  func appendPredecessors(of node: Int, to nodes: inout [CSRGraph.Node])
}

extension CSRGraph: StepGraph {
  package func appendSuccessors(of node: Int, to nodes: inout [Node]) {
    nodes += neighbors(of: node)
  }

  package func appendPredecessors(of node: Int, to nodes: inout [Node]) {
    nodes += predecessors(of: node)
  }
}

/// All paths with the fewest steps between two nodes, found by a search from both ends.
///
/// The search goes on from the end whose last layer has fewer nodes, until the two meet.
/// Where each step multiplies the nodes reached, it asks for about the square root of
/// those that a search from one end would reach.
///
/// > I. Pohl. "Bi-directional search." *Machine Intelligence* 6, 1971, pp. 127–140.
package struct ShortestPathNet: Sendable {
  /// The nodes on shortest paths, by the number of steps from the first; each layer in
  /// ascending order.
  package let layers: [[CSRGraph.Node]]

  /// The nodes of the next layer to which each node leads, by their places there.
  private let next: [[[Int]]]

  /// The number of nodes that the search has reached.
  package let reachedCount: Int

  /// The number of steps.
  package var length: Int { layers.count - 1 }

  /// Finds the paths; `nil` if there is none.
  ///
  /// - Complexity: O(*n*) space, and time in the steps of the nodes that are reached.
  package init?(from source: Int, to target: Int, in graph: some StepGraph) {
    guard let search = TwoEndedSearch(from: source, to: target, in: graph) else { return nil }
    let middle = search.forward.layers.count - 1
    var layers = search.forward.layers + search.backward.layers.dropLast().reversed()
    layers[middle] = search.meeting
    var arcs = [[(tail: CSRGraph.Node, head: CSRGraph.Node)]](
      repeating: [], count: layers.count - 1)
    var found: [CSRGraph.Node] = []
    for step in (0..<middle).reversed() {
      for head in layers[step + 1] {
        found.removeAll(keepingCapacity: true)
        graph.appendPredecessors(of: Int(head), to: &found)
        for tail in found where search.forward.depth[Int(tail)] == Int32(step) {
          arcs[step].append((tail, head))
        }
      }
      layers[step] = Self.distinct(arcs[step].map(\.tail))
    }
    for step in middle..<layers.count - 1 {
      let left = Int32(layers.count - 2 - step)
      for tail in layers[step] {
        found.removeAll(keepingCapacity: true)
        graph.appendSuccessors(of: Int(tail), to: &found)
        for head in found where search.backward.depth[Int(head)] == left {
          arcs[step].append((tail, head))
        }
      }
      layers[step + 1] = Self.distinct(arcs[step].map(\.head))
    }
    next = arcs.enumerated().map { step, arcs in
      var rows = [[Int]](repeating: [], count: layers[step].count)
      let places = Self.places(layers[step])
      let nextPlaces = Self.places(layers[step + 1])
      for arc in arcs {
        if let tail = places[arc.tail], let head = nextPlaces[arc.head] { rows[tail].append(head) }
      }
      return rows.map { Set($0).sorted() }
    }
    self.layers = layers
    reachedCount = search.reachedCount
  }

  private static func distinct(_ nodes: [CSRGraph.Node]) -> [CSRGraph.Node] {
    Set(nodes).sorted()
  }

  private static func places(_ nodes: [CSRGraph.Node]) -> [CSRGraph.Node: Int] {
    Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($0.element, $0.offset) })
  }

  /// The number of paths, which may be too large for an integer.
  package var pathCount: Double {
    var counts = [1.0]
    for step in next.indices.reversed() {
      counts = next[step].map { row in row.reduce(0) { $0 + counts[$1] } }
    }
    return counts.reduce(0, +)
  }

  /// The first paths in the lexicographic order of their nodes.
  package func paths(limit: Int) -> [[CSRGraph.Node]] {
    var paths: [[CSRGraph.Node]] = []
    guard limit > 0 else { return paths }
    // The places of a path in the layers, and the turn to take next at each.
    var places = [0]
    var turns = [0]
    while !places.isEmpty {
      let step = places.count - 1
      if step == length {
        paths.append(places.enumerated().map { layers[$0.offset][$0.element] })
        if paths.count == limit { return paths }
      } else {
        let row = next[step][places[step]]
        if turns[step] < row.count {
          places.append(row[turns[step]])
          turns[step] += 1
          turns.append(0)
          continue
        }
      }
      places.removeLast()
      turns.removeLast()
    }
    return paths
  }
}

/// A search from two nodes towards each other, layer by layer.
private struct TwoEndedSearch {
  /// The nodes reached from one end.
  struct Side {
    var layers: [[CSRGraph.Node]]

    /// The number of steps to each node, or −1.
    var depth: [Int32]

    init(node: Int, nodeCount: Int) {
      layers = [[CSRGraph.Node(node)]]
      depth = [Int32](repeating: -1, count: nodeCount)
      depth[node] = 0
    }
  }

  private(set) var forward: Side
  private(set) var backward: Side

  /// The nodes in which the last layers meet, in ascending order.
  private(set) var meeting: [CSRGraph.Node] = []

  private(set) var reachedCount = 2

  init?(from source: Int, to target: Int, in graph: some StepGraph) {
    forward = Side(node: source, nodeCount: graph.nodeCount)
    backward = Side(node: target, nodeCount: graph.nodeCount)
    if source == target {
      meeting = [CSRGraph.Node(source)]
      return
    }
    var found: [CSRGraph.Node] = []
    while meeting.isEmpty {
      let (ahead, behind) = (
        forward.layers[forward.layers.count - 1], backward.layers[backward.layers.count - 1]
      )
      if ahead.isEmpty || behind.isEmpty { return nil }
      if ahead.count <= behind.count {
        reachedCount += Self.advance(&forward, towards: backward, &meeting, &found) {
          graph.appendSuccessors(of: $0, to: &$1)
        }
      } else {
        reachedCount += Self.advance(&backward, towards: forward, &meeting, &found) {
          graph.appendPredecessors(of: $0, to: &$1)
        }
      }
    }
    meeting.sort()
  }

  /// Reaches the next layer of one side.
  ///
  /// Nodes at which it meets the other are all in the last layer there: had one before it
  /// been met, its own steps would have met this side earlier.
  ///
  /// - Returns: The number of nodes of the layer.
  private static func advance(
    _ side: inout Side, towards other: Side, _ meeting: inout [CSRGraph.Node],
    _ found: inout [CSRGraph.Node], _ append: (Int, inout [CSRGraph.Node]) -> Void
  ) -> Int {
    let depth = Int32(side.layers.count)
    var layer: [CSRGraph.Node] = []
    for node in side.layers[side.layers.count - 1] {
      found.removeAll(keepingCapacity: true)
      append(Int(node), &found)
      for head in found where side.depth[Int(head)] < 0 {
        side.depth[Int(head)] = depth
        layer.append(head)
        if other.depth[Int(head)] >= 0 { meeting.append(head) }
      }
    }
    side.layers.append(layer)
    return layer.count
  }
}
