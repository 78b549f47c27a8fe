/// The parts of a graph that have an eigenvector of their own: its strongly connected
/// components with an edge inside.
///
/// Edges of weight 0 are no edges here, as they add nothing to any sum.
struct IrreducibleBlocks {
  /// The graph without edges of weight 0.
  let graph: CSRGraph

  private let components: Components
  private let nodesByComponent: [CSRGraph.Node]

  /// Where the nodes of each component begin in `nodesByComponent`.
  private var starts: [Int] = []

  /// The place of each node in the block being read, −1 for nodes outside.
  private var places: [Int32]

  init(of graph: CSRGraph) {
    self.graph = graph.withoutZeroWeights()
    components = self.graph.stronglyConnectedComponents()
    nodesByComponent = components.nodesByComponent()
    places = [Int32](repeating: -1, count: graph.nodeCount)
    var start = 0
    for size in components.sizes {
      starts.append(start)
      start += size
    }
  }

  /// The nodes of a component, in ascending order.
  func nodes(of component: Int) -> ArraySlice<CSRGraph.Node> {
    nodesByComponent[starts[component]..<starts[component] + components.sizes[component]]
  }

  /// Returns the weights of the edges inside a component.
  mutating func matrix(of component: Int) -> NonnegativeMatrix {
    let nodes = nodes(of: component)
    for (place, node) in nodes.enumerated() { places[Int(node)] = Int32(place) }
    defer { for node in nodes { places[Int(node)] = -1 } }
    return NonnegativeMatrix(nodes: nodes, places: places, in: graph)
  }

  /// Returns the components with an edge inside, in order.
  func componentsWithEdges() -> [Int] {
    components.sizes.indices.filter { component in
      if components.sizes[component] > 1 { return true }
      let node = Int(nodesByComponent[starts[component]])
      return graph.neighbors(of: node).contains(CSRGraph.Node(node))
    }
  }

  /// Returns the largest component with an edge inside, the first of several as large.
  func largest() -> Int? {
    componentsWithEdges().max {
      let (a, b) = (components.sizes[$0], components.sizes[$1])
      return a < b || (a == b && $0 > $1)
    }
  }

  /// How close two eigenvalues are, as a part of them, that count as equal.
  static let tieTolerance = 1e-10

  /// Returns the components with the largest eigenvalue, in order, and their eigenvectors.
  ///
  /// Components whose eigenvalue is certainly less than the largest are not solved.
  mutating func dominant() throws(ConvergenceError) -> [(component: Int, pair: PerronPair)] {
    var bounds: [(component: Int, bound: Double)] = []
    for component in componentsWithEdges() {
      bounds.append((component, matrix(of: component).greatestRowSum()))
    }
    bounds.sort { $0.bound > $1.bound || ($0.bound == $1.bound && $0.component < $1.component) }

    var largest = 0.0
    var found: [(component: Int, pair: PerronPair)] = []
    for (component, bound) in bounds {
      if bound < largest * (1 - Self.tieTolerance) { break }
      let pair = try PerronPair(of: matrix(of: component))
      if pair.value < largest * (1 - Self.tieTolerance) { continue }
      largest = max(largest, pair.value)
      found.append((component, pair))
    }
    return found.filter { $0.pair.value >= largest * (1 - Self.tieTolerance) }
      .sorted { $0.component < $1.component }
  }
}

extension CSRGraph {
  /// Returns the graph without the edges of weight 0.
  func withoutZeroWeights() -> CSRGraph {
    if hasPositiveWeights() { return self }
    var edges: [(Node, Node)] = []
    var kept: [Double] = []
    for node in nodes {
      for (head, weight) in zip(neighbors(of: node), weights(from: node))
      where weight > 0 && (isDirected || head >= node) {
        edges.append((Node(node), head))
        kept.append(weight)
      }
    }
    return CSRGraph(nodeCount: nodeCount, edges: edges, weights: kept, isDirected: isDirected)
  }
}
