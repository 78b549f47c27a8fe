import EntenteGraph
import Synchronization
import Testing

@Suite("Layout of any graph")
struct LayoutTests {
  @Test("A path lies on a line, each node one step from the last", arguments: [2, 3, 40, 600])
  func path(nodeCount: Int) {
    let graph = CSRGraph.path(nodeCount: nodeCount)
    let points = graph.layout()
    #expect(graph.layoutStress(of: points, sampleSize: 300).value < 1e-3)
    let span = points[0].distance(to: points[nodeCount - 1])
    #expect(abs(span / Double(nodeCount - 1) - 1) < 0.02)
    // It is turned to lie, not to stand.
    #expect(abs(points[0].y - points[nodeCount - 1].y) < 0.1 * span)
  }

  @Test("A cycle is a ring: its nodes are as far from the middle", arguments: [12, 60, 600])
  func cycle(nodeCount: Int) {
    let radii = CSRGraph.cycle(nodeCount: nodeCount).layout()
      .map { $0.distance(to: PlanePoint(x: 0, y: 0)) }
    let mean = radii.reduce(0, +) / Double(nodeCount)
    #expect(radii.map { abs($0 / mean - 1) }.max() ?? 0 < 0.05)
  }

  @Test("A grid is drawn without a crossing, its neighbors near", arguments: [12, 24])
  func grid(side: Int) {
    let graph = CSRGraph.grid(width: side, height: side)
    let points = graph.layout()
    #expect(graph.layoutCrossings(of: points).value == 0)
    #expect(graph.neighborhoodPreservation(of: points).value > 0.8)
    #expect(graph.layoutStress(of: points).value < 0.02)
  }

  @Test("The leaves of a star are apart, around their hub", arguments: [30, 5000])
  func star(leafCount: Int) {
    // A few rounds show where it leads; builds without optimization are slow.
    let rounds = Atomic(0)
    let points = CSRGraph.star(leafCount: leafCount).layout {
      rounds.wrappingAdd(1, ordering: .relaxed).newValue > 12
    }
    #expect(Set(points).count == leafCount + 1)
    #expect(points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    // Pairs of leaves, which are to be 2 apart, outnumber those with the hub.
    let radii = points.dropFirst().map { $0.distance(to: points[0]) }
    let mean = radii.reduce(0, +) / Double(leafCount)
    #expect(mean > 1 && mean < 1.5)
    let middle = points.dropFirst().reduce(PlanePoint(x: 0, y: 0)) {
      PlanePoint(x: $0.x + $1.x / Double(leafCount), y: $0.y + $1.y / Double(leafCount))
    }
    #expect(points[0].distance(to: middle) < 0.2 * mean)
  }

  @Test("The nodes of a complete graph are apart", arguments: [3, 9, 120])
  func complete(nodeCount: Int) {
    let points = CSRGraph.complete(nodeCount: nodeCount).layout()
    #expect(leastDistance(points) > 0.1 / Double(nodeCount).squareRoot())
  }

  @Test("Only nodes that are twins may come to lie in one place")
  func apart() {
    for (name, graph) in Self.samples {
      let points = graph.layout()
      #expect(points.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "\(name)")
      #expect(Set(points).count == graph.nodeCount, "\(name)")
    }
  }

  @Test("One and two threads give the same bytes; the same seed does, too")
  func threads() {
    for (name, graph) in Self.samples {
      let one = graph.layout(seed: 3, workers: .one)
      #expect(one == graph.layout(seed: 3, workers: Workers(count: 2)), "\(name)")
    }
    let graph = CSRGraph.random(
      nodeCount: 50, edgeCount: 120, isDirected: false, isWeighted: false, seed: 1)
    #expect(graph.layout(seed: 1) != graph.layout(seed: 2))
  }

  @Test("All pairs in view, the stress is about that of moving nodes one by one")
  func fullStress() {
    for seed in 0..<3 as Range<UInt64> {
      let graph = connected(nodeCount: 80 + 30 * Int(seed), extra: 150, seed: seed)
      let best = (0..<3 as Range<UInt64>).map { graph.stress(of: graph.stressLayout(seed: $0)) }
      #expect(graph.stress(of: graph.layout()) < 1.05 * (best.min() ?? 0))
    }
  }

  @Test("With pivots in place of all pairs, the stress is at most an eighth more")
  func sparseStress() {
    for seed in 0..<1 as Range<UInt64> {
      let graph = connected(nodeCount: 560, extra: 700, seed: seed)
      let full = graph.stress(of: graph.stressLayout(seed: 1, iterations: 60))
      #expect(graph.stress(of: graph.layout()) < 1.125 * full)
    }
  }

  @Test("The boxes of components do not meet, and the whole is around the origin")
  func components() {
    var edges: [(UInt32, UInt32)] = []
    for (first, size) in [(0, 30), (30, 12), (42, 12), (54, 2), (56, 2)] {
      edges += (0..<size).map { (UInt32(first + $0), UInt32(first + ($0 + 1) % size)) }
    }
    let graph = CSRGraph(nodeCount: 64, edges: edges)
    let points = graph.layout()
    let components = graph.components()
    let boxes = (0..<components.count).map { component in
      Box(of: components.nodes(in: component).map { points[Int($0)] })
    }
    for (number, box) in boxes.enumerated() {
      #expect(boxes.dropFirst(number + 1).allSatisfy { !$0.meets(box) })
    }
    let whole = Box(of: points)
    #expect(abs(whole.left + whole.right) < 1e-9 && abs(whole.bottom + whole.top) < 1e-9)
  }

  @Test("Isolated nodes stand in rows, as wide as high")
  func isolated() {
    let points = CSRGraph(nodeCount: 100, edges: []).layout()
    #expect(Set(points).count == 100)
    let box = Box(of: points)
    #expect(box.right - box.left < 2 * (box.top - box.bottom))
    #expect(box.top - box.bottom < 2 * (box.right - box.left))
    #expect(leastDistance(points) > 0.9)
  }

  @Test("No node, one node, loops and parallel edges all have finite places")
  func degenerate() {
    #expect(CSRGraph(nodeCount: 0, edges: []).layout().isEmpty)
    #expect(CSRGraph(nodeCount: 1, edges: [(0, 0)]).layout() == [PlanePoint(x: 0, y: 0)])
    for graph in OddGraph.allCases.map(\.graph) {
      for lengths in [EdgeLengths.hops, .weights] {
        let points = graph.layout(lengths: lengths)
        #expect(points.count == graph.nodeCount)
        #expect(points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
      }
    }
  }

  @Test("Weights are lengths if asked for; of parallel edges the shortest counts")
  func weights() {
    let graph = CSRGraph(
      nodeCount: 3, edges: [(0, 1), (1, 2), (1, 0)], weights: [30, 60, 20])
    let points = graph.layout(lengths: .weights)
    #expect(abs(points[0].distance(to: points[1]) - 20) < 0.5)
    #expect(abs(points[1].distance(to: points[2]) - 60) < 0.5)
    #expect(abs(graph.layout()[0].distance(to: graph.layout()[1]) - 1) < 0.01)
  }

  @Test("Weights beyond all measure do not break the layout")
  func hugeWeights() {
    let weights = [1e308, 1e-308, 1, 1e200, 0]
    let graph = CSRGraph(
      nodeCount: 6, edges: [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)], weights: weights)
    let points = graph.layout(lengths: .weights)
    #expect(points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    #expect(Set(points).count == 6)
  }

  @Test("Directions and loops do not matter")
  func directions() {
    let edges: [(UInt32, UInt32)] = [(0, 1), (1, 2), (2, 3), (3, 0), (2, 0), (4, 2)]
    let plain = CSRGraph(nodeCount: 5, edges: edges).layout()
    #expect(CSRGraph(nodeCount: 5, edges: edges, isDirected: true).layout() == plain)
    #expect(CSRGraph(nodeCount: 5, edges: edges + [(1, 1), (1, 0)]).layout() == plain)
  }

  @Test("A layout that is stopped at once still has a finite place for each node")
  func stopped() {
    for (name, graph) in Self.samples {
      let points = graph.layout(until: { true })
      #expect(points.count == graph.nodeCount, "\(name)")
      #expect(points.allSatisfy { $0.x.isFinite && $0.y.isFinite }, "\(name)")
    }
  }

  /// Graphs above and below the size from which pivots stand for the rest.
  private static let samples: [(String, CSRGraph)] = [
    ("grid", .grid(width: 24, height: 23)),
    ("sides", .multipartite(sides: [3, 5, 300])),
    (
      "sparse",
      .random(
        nodeCount: 620, edgeCount: 1500, isDirected: false, isWeighted: false, seed: 5)
    ),
    (
      "scattered",
      .random(
        nodeCount: 400, edgeCount: 260, isDirected: true, isWeighted: false, seed: 6)
    ),
    ("tree", CSRGraph(nodeCount: 600, edges: (1..<600).map { (UInt32($0 / 3), UInt32($0)) })),
  ]

  private func connected(nodeCount: Int, extra: Int, seed: UInt64) -> CSRGraph {
    var random = SplitMix(state: seed)
    var edges = (1..<nodeCount).map { (UInt32(random.below($0)), UInt32($0)) }
    for _ in 0..<extra {
      edges.append((UInt32(random.below(nodeCount)), UInt32(random.below(nodeCount))))
    }
    return CSRGraph(nodeCount: nodeCount, edges: edges)
  }

  private func leastDistance(_ points: [PlanePoint]) -> Double {
    var least = Double.infinity
    for (number, point) in points.enumerated() {
      for other in points.dropFirst(number + 1) { least = min(least, point.distance(to: other)) }
    }
    return least
  }
}

extension CSRGraph {
  /// The stress of a layout in its own scale, by its definition.
  fileprivate func stress(of points: [PlanePoint]) -> Double {
    var total = 0.0
    for u in nodes {
      for (v, wanted) in distances(from: u).enumerated() where v > u && wanted.isFinite {
        let error = points[u].distance(to: points[v]) / wanted - 1
        total += error * error
      }
    }
    return total
  }
}

private struct Box {
  let left, right, bottom, top: Double

  init(of points: [PlanePoint]) {
    left = points.map(\.x).min() ?? 0
    right = points.map(\.x).max() ?? 0
    bottom = points.map(\.y).min() ?? 0
    top = points.map(\.y).max() ?? 0
  }

  func meets(_ other: Box) -> Bool {
    left <= other.right && other.left <= right && bottom <= other.top && other.bottom <= top
  }
}
