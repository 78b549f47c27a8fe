import EntenteGraph
import Testing

@Suite("Distances found in waves")
struct WaveTests {
  @Test("Large waves give the distances of short steps, on any number of threads")
  func largeWaves() {
    let graph = Self.graph(nodeCount: 20_000, degree: 5) { Double(1 + $0 % 3) }
    let alone = graph.distances(from: 7, lengths: .weights, workers: .one)
    #expect(alone == graph.distances(from: 7, lengths: .weights, workers: Workers(count: 2)))
    #expect(alone == graph.distances(from: 7, lengths: .weights, workers: Workers(count: 5)))
    #expect(alone == distancesByShrinking(graph, from: 7))
  }

  @Test(
    "Lengths may be alike, far apart, tiny, huge, or 0",
    arguments: [
      [1.0], [1e-300, 3e-300], [1e300, 1.7e308], [0, 0, 5], [1e-9, 1, 1e9],
      [.leastNonzeroMagnitude, 1e308], [0],
      [0.1, 0.2, 0.3, 0.7],
    ])
  func lengths(of lengths: [Double]) {
    let graph = Self.graph(nodeCount: 300, degree: 4) { lengths[$0 % lengths.count] }
    #expect(
      graph.distances(from: 0, lengths: .weights) == distancesByShrinking(graph, from: 0))
  }

  @Test("Detours that shorten all that follows, again and again, cost no square of time")
  func detours() {
    let count: UInt32 = 50_000
    var edges: [(UInt32, UInt32)] = []
    var weights: [Double] = []
    for node in 1..<count {
      edges += [(node - 1, node), (0, node)]
      weights += [1, 3 * Double(node)]
    }
    let graph = CSRGraph(
      nodeCount: Int(count), edges: edges, weights: weights, isDirected: true)
    #expect(graph.distances(from: 0, lengths: .weights) == (0..<count).map { Double($0) })
  }

  @Test("Steps are the same on any number of threads")
  func steps() {
    let graph = Self.graph(nodeCount: 30_000, degree: 6) { _ in 1 }
    let alone = graph.steps(from: 3, workers: .one)
    #expect(alone == graph.steps(from: 3, workers: Workers(count: 3)))
    #expect(alone.map { $0 < 0 ? .infinity : Double($0) } == distancesByShrinking(graph, from: 3))
  }

  /// A directed graph of edges drawn at random.
  private static func graph(
    nodeCount: Int, degree: Int, length: (_ edge: Int) -> Double
  ) -> CSRGraph {
    var state: UInt64 = 1
    func next() -> UInt32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt32((state >> 33) % UInt64(nodeCount))
    }
    let edges = (0..<nodeCount * degree).map { _ in (next(), next()) }
    return CSRGraph(
      nodeCount: nodeCount, edges: edges, weights: edges.indices.map(length), isDirected: true)
  }

  /// Lets distances shrink along all edges until none does.
  private func distancesByShrinking(_ graph: CSRGraph, from source: Int) -> [Double] {
    var distances = [Double](repeating: .infinity, count: graph.nodeCount)
    distances[source] = 0
    var changed = [source]
    while !changed.isEmpty {
      var next: [Int] = []
      for node in changed {
        for (head, weight) in zip(graph.neighbors(of: node), graph.weights(from: node))
        where distances[node] + weight < distances[Int(head)] {
          distances[Int(head)] = distances[node] + weight
          next.append(Int(head))
        }
      }
      changed = next
    }
    return distances
  }
}
