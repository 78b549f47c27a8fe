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

  private let workers: Workers

  init(of graph: CSRGraph, workers: Workers) {
    self.workers = workers
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

  /// The weights of the edges inside a component.
  struct Block {
    /// The nodes, in the order of the rows.
    var nodes: ArraySlice<CSRGraph.Node>

    var matrix: NonnegativeMatrix
  }

  /// Returns the weights of the edges inside a component.
  mutating func block(of component: Int) -> Block {
    var nodes = nodes(of: component)
    // A reordered vector pays once it outgrows the cache.
    if nodes.count > 1 << 16 {
      let label = Int32(component)
      nodes = DegreeOrder(graph.outgoing).nodes.filter { components.labels[Int($0)] == label }[...]
    }
    for (place, node) in nodes.enumerated() { places[Int(node)] = Int32(place) }
    defer { for node in nodes { places[Int(node)] = -1 } }
    return Block(
      nodes: nodes,
      matrix: NonnegativeMatrix(
        nodes: nodes, places: places, arcs: graph.incoming, isScaled: true,
        isSymmetric: !graph.isDirected, workers: workers))
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

  /// Returns the components with the largest eigenvalue, in order, by their nodes in some
  /// order and their eigenvectors.
  ///
  /// Components whose eigenvalue is certainly less than the largest are not solved.
  mutating func dominant() throws(ConvergenceError) -> [(
    nodes: ArraySlice<CSRGraph.Node>, pair: PerronPair
  )] {
    let greatest = greatestRowSums()
    var bounds: [(component: Int, bound: Double)] = []
    for component in componentsWithEdges() { bounds.append((component, greatest[component])) }
    bounds.sort { $0.bound > $1.bound || ($0.bound == $1.bound && $0.component < $1.component) }

    var largest = 0.0
    var found: [(component: Int, nodes: ArraySlice<CSRGraph.Node>, pair: PerronPair)] = []
    for (component, bound) in bounds {
      if bound < largest * (1 - Self.tieTolerance) { break }
      let block = block(of: component)
      let pair = try PerronPair(of: block.matrix)
      if pair.value < largest * (1 - Self.tieTolerance) { continue }
      largest = max(largest, pair.value)
      found.append((component, block.nodes, pair))
    }
    return found.filter { $0.pair.value >= largest * (1 - Self.tieTolerance) }
      .sorted { $0.component < $1.component }
      .map { ($0.nodes, $0.pair) }
  }

  /// Returns the greatest sum of a row of each component: none of its eigenvalues is
  /// greater.
  private func greatestRowSums() -> [Double] {
    var greatest = [Double](repeating: 0, count: components.count)
    let arcs = graph.incoming
    let (labels, heads) = (components.labels.span, arcs.heads.span)
    for node in graph.nodes {
      let label = labels[node]
      var sum = 0.0
      if let weights = arcs.weights {
        for arc in arcs.arcs(of: node) where labels[Int(heads[arc])] == label {
          sum += weights[arc]
        }
      } else if graph.isDirected {
        for arc in arcs.arcs(of: node) where labels[Int(heads[arc])] == label { sum += 1 }
      } else {
        sum = Double(arcs.arcs(of: node).count)
      }
      greatest[Int(label)] = max(greatest[Int(label)], sum)
    }
    return greatest
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
