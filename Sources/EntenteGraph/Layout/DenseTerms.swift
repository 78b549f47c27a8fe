/// All pairs of a graph, each with its distance along the edges.
struct DenseTerms: StressTerms {
  let nodeCount: Int

  /// 1 by the distance from node *u* to *v*, at *u* · `stride` + *v*; 0 for a node itself
  /// and past the last.
  let inverses: [Float]

  /// The greatest weight of the terms of each node.
  private let inertias: [Float]

  /// The number of nodes, rounded up to whole lanes.
  let stride: Int

  /// Looks at a connected graph whose weights, if any, are positive lengths.
  init(of graph: CSRGraph, workers: Workers) {
    let (nodeCount, stride) = (graph.nodeCount, (graph.nodeCount + 7) & ~7)
    var inverses = [Float](spread: 0, count: nodeCount * stride)
    inverses.withSharedEntries { entries in
      workers.forEach(of: nodeCount) { node, _ in
        let row = DistanceRow(from: node, in: graph)
        for other in 0..<nodeCount where other != node {
          entries[node &* stride &+ other] = 1 / row[other]
        }
      }
    }
    inertias = (0..<nodeCount).map { node in
      let nearest = inverses[node * stride..<(node + 1) * stride].max() ?? 0
      return nearest * nearest
    }
    (self.nodeCount, self.stride, self.inverses) = (nodeCount, stride, inverses)
  }

  mutating func look(x: [Float], y: [Float]) {}

  @inline(__always)
  func pull(on node: Int, x: UnsafePointer<Float>, y: UnsafePointer<Float>) -> Pull {
    typealias Lanes = PullSums.Lanes
    var sums = PullSums(x: x[node], y: y[node])
    inverses.withUnsafeBytes { rows in
      let row = UnsafeRawBufferPointer(
        rebasing: rows[(node &* stride &* 4)..<((node &+ 1) &* stride &* 4)])
      let (x, y) = (UnsafeRawPointer(x), UnsafeRawPointer(y))
      var place = 0
      while place < row.count {
        sums.add(
          x: x.loadUnaligned(fromByteOffset: place, as: Lanes.self),
          y: y.loadUnaligned(fromByteOffset: place, as: Lanes.self),
          inverse: row.loadUnaligned(fromByteOffset: place, as: Lanes.self))
        place &+= 32
      }
    }
    let total = sums.total
    // Each entry that is no pair has added 1.
    let stress = max(0, total.stress - Float(stride &- nodeCount &+ 1))
    // It looks at its own place as well, or two nodes that move at a time would swap it.
    let own = inertias[node]
    let weight = total.weight + own
    guard weight > 0 else { return Pull(x: x[node], y: y[node], stress: 0) }
    return Pull(
      x: (total.x + own * x[node]) / weight, y: (total.y + own * y[node]) / weight,
      stress: Double(stress))
  }
}

/// The distances from a node, as those of a layout are kept.
struct DistanceRow {
  private enum Numbers {
    case steps([Int32])
    case lengths([Double])
  }

  private let numbers: Numbers

  init(from source: Int, in graph: CSRGraph, workers: Workers = .one) {
    numbers =
      graph.isWeighted
      ? .lengths(graph.distances(from: source, lengths: .weights, workers: workers))
      : .steps(graph.steps(from: source, workers: workers))
  }

  subscript(node: Int) -> Float {
    @inline(__always) get {
      switch numbers {
      case .steps(let steps): Float(steps[node])
      case .lengths(let lengths): Float(lengths[node])
      }
    }
  }
}
