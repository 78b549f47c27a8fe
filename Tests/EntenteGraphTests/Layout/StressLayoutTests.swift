import Testing

@testable import EntenteGraph

@Suite("Stress layout")
struct StressLayoutTests {
  @Test("Two nodes stand as far apart as their edge is long", arguments: [0.5, 1, 72])
  func pair(length: Double) {
    let points = CSRGraph(nodeCount: 2, edges: [(0, 1)], weights: [length]).stressLayout()
    #expect(abs(points[0].distance(to: points[1]) - length) < 1e-2 * length)
  }

  @Test("A triangle of equal edges has equal sides")
  func triangle() {
    let points = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2), (2, 0)]).stressLayout(seed: 7)
    for (a, b) in [(0, 1), (1, 2), (2, 0)] {
      #expect(abs(points[a].distance(to: points[b]) - 1) < 0.02)
    }
  }

  @Test("A path comes out nearly straight: its ends are as far apart as its edges add up to")
  func path() {
    let graph = CSRGraph(nodeCount: 6, edges: (0..<5).map { (UInt32($0), UInt32($0 + 1)) })
    let best =
      (UInt64(0)..<6).map { seed in
        let points = graph.stressLayout(seed: seed, iterations: 1000)
        return points[0].distance(to: points[5])
      }.max() ?? 0
    #expect(best > 4.8 && best < 5.2)
  }

  @Test("Moving never raises the stress")
  func monotone() {
    let edges: [(UInt32, UInt32)] = (0..<30).map { ($0, ($0 * 7 + 3) % 30) }
    let graph = CSRGraph(nodeCount: 30, edges: edges + (0..<29).map { ($0, $0 + 1) })
    var last = Double.infinity
    for iterations in [1, 2, 5, 10, 40, 200] {
      let stress = stress(of: graph.stressLayout(seed: 3, iterations: iterations), in: graph)
      #expect(stress <= last + 1e-9)
      last = stress
    }
  }

  @Test("The same seed gives the same layout, another seed another")
  func seeds() {
    let graph = CSRGraph(nodeCount: 5, edges: [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)])
    #expect(graph.stressLayout(seed: 1) == graph.stressLayout(seed: 1))
    #expect(graph.stressLayout(seed: 1) != graph.stressLayout(seed: 2))
  }

  @Test("Directions do not matter to the distances")
  func directions() {
    let edges: [(UInt32, UInt32)] = [(0, 1), (1, 2), (2, 3)]
    let directed = CSRGraph(nodeCount: 4, edges: edges, isDirected: true).stressLayout(seed: 5)
    let plain = CSRGraph(nodeCount: 4, edges: edges).stressLayout(seed: 5)
    for (a, b) in zip(directed, plain) { #expect(a.distance(to: b) < 1e-9) }
  }

  @Test("No node, one node, loops and two parts all have finite places")
  func degenerate() {
    #expect(CSRGraph(nodeCount: 0, edges: []).stressLayout().isEmpty)
    #expect(CSRGraph(nodeCount: 1, edges: [(0, 0)]).stressLayout() == [PlanePoint(x: 0, y: 0)])
    let parts = CSRGraph(nodeCount: 4, edges: [(0, 1), (2, 3)]).stressLayout()
    #expect(parts.count == 4)
    #expect(parts.allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }

  /// The stress by its definition.
  private func stress(of points: [PlanePoint], in graph: CSRGraph) -> Double {
    var total = 0.0
    for u in 0..<graph.nodeCount {
      for (v, wanted) in graph.distances(from: u).enumerated() where v > u {
        let error = points[u].distance(to: points[v]) - wanted
        total += error * error / (wanted * wanted)
      }
    }
    return total
  }
}
