extension CSRGraph {
  /// Places the nodes of a connected graph so that their distances in the plane
  /// come near to those along the edges.
  ///
  /// Minimizes the stress
  ///
  ///     Σ d(u, v)⁻² (|p(u) − p(v)| − d(u, v))²     over all pairs u, v
  ///
  /// by majorization: each node moves in turn to the mean of where the others
  /// want it, which never raises the stress. Weights are the wanted lengths of
  /// the edges; without weights all are 1. Directions do not matter, and a pair
  /// without a path between them is not placed in regard of each other.
  ///
  /// - Parameters:
  ///   - seed: Chooses the first, random placement. The same seed gives the
  ///     same layout on every machine.
  ///   - iterations: How often at most every node moves.
  /// - Returns: A point for each node, around the origin.
  /// - Complexity: O(*nm* log *n* + *kn*²) time for *k* iterations, O(*n*²) space.
  ///
  /// > E. R. Gansner, Y. Koren, S. North. "Graph drawing by stress
  /// > majorization." *Graph Drawing*, LNCS 3383, 2005, pp. 239–250.
  /// > doi:[10.1007/978-3-540-31843-9_25](https://doi.org/10.1007/978-3-540-31843-9_25)
  public func stressLayout(seed: UInt64 = 0, iterations: Int = 200) -> [PlanePoint] {
    var layout = StressMajorization(of: self, seed: seed)
    var turn = 0
    while turn < iterations, layout.move() > 1e-3 { turn += 1 }
    return layout.centered()
  }
}

/// The placement of the nodes, and the distances that it should have.
private struct StressMajorization {
  private let nodeCount: Int

  /// The distance along the edges from node *u* to *v*, at *un* + *v*.
  private let distances: [Double]

  private let meanDistance: Double

  private var x: [Double]
  private var y: [Double]

  init(of graph: CSRGraph, seed: UInt64) {
    nodeCount = graph.nodeCount
    let plain = graph.isDirected ? graph.undirected() : graph
    distances = (0..<nodeCount).flatMap { node in
      plain.distances(
        from: node, lengths: plain.isWeighted ? .weights : .hops, workers: .one)
    }
    var random = SplitMix64(seed: seed)
    meanDistance = Self.meanLength(distances)
    let side = Double(nodeCount).squareRoot() * meanDistance
    x = []
    y = []
    for _ in 0..<nodeCount {
      x.append((random.nextUnit() - 0.5) * side)
      y.append((random.nextUnit() - 0.5) * side)
    }
  }

  /// Moves every node once; returns the farthest move, as a part of the mean
  /// distance wanted.
  mutating func move() -> Double {
    var farthest = 0.0
    for u in 0..<nodeCount {
      let (ux, uy) = (x[u], y[u])
      var sumX = 0.0
      var sumY = 0.0
      var sumOfWeights = 0.0
      for v in 0..<nodeCount {
        let wanted = distances[u * nodeCount + v]
        guard wanted > 0, wanted.isFinite else { continue }
        let dx = ux - x[v]
        let dy = uy - y[v]
        let length = (dx * dx + dy * dy).squareRoot()
        let weight = 1 / (wanted * wanted)
        let pull = length > 0 ? wanted / length : 0
        sumX += weight * (x[v] + dx * pull)
        sumY += weight * (y[v] + dy * pull)
        sumOfWeights += weight
      }
      guard sumOfWeights > 0 else { continue }
      x[u] = sumX / sumOfWeights
      y[u] = sumY / sumOfWeights
      farthest = max(farthest, abs(x[u] - ux), abs(y[u] - uy))
    }
    return farthest / meanDistance
  }

  func centered() -> [PlanePoint] {
    let count = Double(max(1, nodeCount))
    let middleX = x.reduce(0, +) / count
    let middleY = y.reduce(0, +) / count
    return (0..<nodeCount).map { PlanePoint(x: x[$0] - middleX, y: y[$0] - middleY) }
  }

  private static func meanLength(_ distances: [Double]) -> Double {
    let finite = distances.filter { $0 > 0 && $0.isFinite }
    return finite.isEmpty ? 1 : finite.reduce(0, +) / Double(finite.count)
  }
}

extension CSRGraph {
  /// The graph without the directions of its edges.
  fileprivate func undirected() -> CSRGraph {
    var edges: [(Node, Node)] = []
    var lengths: [Double] = []
    for node in 0..<nodeCount {
      edges += neighbors(of: node).map { (Node(node), $0) }
      if isWeighted { lengths += weights(from: node) }
    }
    return CSRGraph(nodeCount: nodeCount, edges: edges, weights: isWeighted ? lengths : nil)
  }
}
