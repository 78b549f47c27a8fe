import EntenteGraph
import Testing

@Suite("Measures of a layout")
struct LayoutMeasureTests {
  private let square = [(0, 0), (1, 0), (1, 1), (0, 1)].map { PlanePoint(x: $0.0, y: $0.1) }

  @Test("A straight path has no stress, in any scale", arguments: [1, 0.01, 500])
  func straightPath(scale: Double) {
    let points = (0..<8).map { PlanePoint(x: scale * Double($0), y: 3) }
    #expect(CSRGraph.path(nodeCount: 8).layoutStress(of: points).value < 1e-12)
  }

  @Test("The stress of a square is that of its diagonals")
  func squareStress() {
    // Ratios: four of 1, two of √2 / 2. In the best scale 1 − (Σr)² / (6 Σr²) is left.
    let ratios: Double = 4 + 2.0.squareRoot()
    let expected = 1 - ratios * ratios / 30
    let stress = CSRGraph.cycle(nodeCount: 4).layoutStress(of: square)
    #expect(abs(stress.value - expected) < 1e-12)
    #expect(stress.standardError == 0)
  }

  @Test("All nodes in one place have a stress of 1, and no pair has none")
  func extremes() {
    let points = [PlanePoint](repeating: PlanePoint(x: 2, y: 2), count: 5)
    #expect(CSRGraph.path(nodeCount: 5).layoutStress(of: points).value == 1)
    #expect(CSRGraph(nodeCount: 5, edges: []).layoutStress(of: points).value == 0)
    #expect(CSRGraph(nodeCount: 0, edges: []).layoutStress(of: []).value == 0)
  }

  @Test("No scale has less stress than the one that is taken", arguments: 0..<12)
  func bestScale(number: Int) {
    let graph = RandomCase.all[number].graph(nodeCount: 20)
    let points = randomPoints(20, seed: UInt64(number))
    let value = graph.layoutStress(of: points).value
    let least = stride(from: 0.01, to: 20, by: 0.01).map { stress(points, $0, graph) }.min() ?? 0
    #expect(value <= least + 1e-9)
    #expect(least - value < 1e-3)
  }

  @Test("Crossings agree with trying all pairs of edges", arguments: 0..<20)
  func crossings(number: Int) {
    let graph = CSRGraph.random(
      nodeCount: 40, edgeCount: 90, isDirected: number % 2 == 1, isWeighted: false,
      seed: UInt64(number))
    // Small whole coordinates, so that edges touch and overlap as well.
    var random = SplitMix(state: UInt64(number))
    let points = (0..<40).map { _ in
      PlanePoint(x: Double(random.below(12)), y: Double(random.below(12)))
    }
    let found = graph.layoutCrossings(of: points)
    #expect(found.value == Double(crossingsByDefinition(graph, points)))
    #expect(found.standardError == 0)
  }

  @Test("The complete graph of n points on a circle has n over 4 crossings", arguments: [4, 7, 20])
  func circle(nodeCount n: Int) {
    // Points of a parabola are in convex position, too.
    let points = (0..<n).map { PlanePoint(x: Double($0), y: Double($0 * $0)) }
    let crossings = CSRGraph.complete(nodeCount: n).layoutCrossings(of: points).value
    #expect(crossings == Double(n * (n - 1) * (n - 2) * (n - 3) / 24))
  }

  @Test("Edges that share a node, touch or lie on one line do not cross")
  func touching() {
    let points = [(0, 0), (4, 0), (2, 0), (2, 3), (1, 0), (3, 0)].map {
      PlanePoint(x: $0.0, y: $0.1)
    }
    let graph = CSRGraph(nodeCount: 6, edges: [(0, 1), (2, 3), (4, 5), (0, 3), (0, 1), (1, 1)])
    #expect(graph.layoutCrossings(of: points).value == 0)
  }

  @Test("Estimates from samples are within four standard errors")
  func samples() {
    let graph = CSRGraph.random(
      nodeCount: 600, edgeCount: 1500, isDirected: false, isWeighted: false, seed: 4)
    let points = randomPoints(600, seed: 9)
    for seed in 0..<5 as Range<UInt64> {
      let crossings = graph.layoutCrossings(of: points, sampleSize: 300, seed: seed)
      expect(crossings, near: graph.layoutCrossings(of: points).value)
      let stress = graph.layoutStress(of: points, sampleSize: 150, seed: seed)
      expect(stress, near: graph.layoutStress(of: points).value)
      let kept = graph.neighborhoodPreservation(of: points, sampleSize: 300, seed: seed)
      expect(kept, near: graph.neighborhoodPreservation(of: points).value)
    }
  }

  @Test("Neighbors that are nearest are kept wholly, those that are farthest not at all")
  func preservation() {
    let pairs = CSRGraph(nodeCount: 4, edges: [(0, 1), (2, 3)])
    let near = [0, 1, 10, 11].map { PlanePoint(x: $0, y: 0) }
    #expect(pairs.neighborhoodPreservation(of: near).value == 1)
    let far = [0, 10, 1, 11].map { PlanePoint(x: $0, y: 0) }
    #expect(pairs.neighborhoodPreservation(of: far).value == 0)
    #expect(CSRGraph(nodeCount: 4, edges: []).neighborhoodPreservation(of: near).value == 1)
  }

  @Test("Preservation agrees with sorting all points by distance", arguments: 0..<12)
  func preservationByDefinition(number: Int) {
    let graph = CSRGraph.random(
      nodeCount: 150, edgeCount: 400, isDirected: number % 2 == 1, isWeighted: false,
      seed: UInt64(number))
    var random = SplitMix(state: UInt64(number))
    // Some points are in one place, and many as far as others.
    let points = (0..<150).map { _ in
      PlanePoint(x: Double(random.below(30)), y: Double(random.below(10)))
    }
    let found = graph.neighborhoodPreservation(of: points).value
    #expect(abs(found - definedPreservation(graph, points)) < 1e-12)
  }

  @Test("One and two threads give the same numbers")
  func threads() {
    let graph = CSRGraph.random(
      nodeCount: 700, edgeCount: 2000, isDirected: false, isWeighted: true, seed: 8)
    let points = randomPoints(700, seed: 2)
    let (one, two) = (Workers.one, Workers(count: 2))
    #expect(
      graph.layoutStress(of: points, lengths: .weights, sampleSize: 90, workers: one)
        == graph.layoutStress(of: points, lengths: .weights, sampleSize: 90, workers: two))
    #expect(
      graph.layoutCrossings(of: points, workers: one)
        == graph.layoutCrossings(of: points, workers: two))
    #expect(
      graph.neighborhoodPreservation(of: points, workers: one)
        == graph.neighborhoodPreservation(of: points, workers: two))
  }

  private func expect(_ estimate: LayoutEstimate, near value: Double) {
    #expect(estimate.standardError > 0)
    #expect(abs(estimate.value - value) < 4 * estimate.standardError)
  }

  private func randomPoints(_ count: Int, seed: UInt64) -> [PlanePoint] {
    var random = SplitMix(state: seed)
    return (0..<count).map { _ in
      PlanePoint(x: Double(random.below(1_000_000)) / 1e6, y: Double(random.below(1_000_000)) / 1e6)
    }
  }
}

/// The neighbors of each node in both directions, without itself.
private func neighborSets(_ graph: CSRGraph) -> [Set<Int>] {
  var sets = [Set<Int>](repeating: [], count: graph.nodeCount)
  for node in graph.nodes {
    for neighbor in graph.neighbors(of: node) where Int(neighbor) != node {
      sets[node].insert(Int(neighbor))
      sets[Int(neighbor)].insert(node)
    }
  }
  return sets
}

private func stress(_ points: [PlanePoint], _ scale: Double, _ graph: CSRGraph) -> Double {
  let sets = neighborSets(graph)
  let edges = sets.indices.flatMap { u in sets[u].map { (UInt32(u), UInt32($0)) } }
  let plain = CSRGraph(nodeCount: graph.nodeCount, edges: edges)
  var (sum, count) = (0.0, 0.0)
  for u in plain.nodes {
    for (v, wanted) in plain.distances(from: u).enumerated() where wanted > 0 && wanted.isFinite {
      let error = scale * points[u].distance(to: points[v]) / wanted - 1
      sum += error * error
      count += 1
    }
  }
  return count > 0 ? sum / count : 0
}

private func crossingsByDefinition(_ graph: CSRGraph, _ points: [PlanePoint]) -> Int {
  func side(_ a: Int, _ b: Int, _ c: Int) -> Double {
    let (p, q, r) = (points[a], points[b], points[c])
    return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
  }
  let sets = neighborSets(graph)
  let edges = sets.indices.flatMap { u in sets[u].filter { $0 > u }.map { (u, $0) } }
  var count = 0
  for (number, (a, b)) in edges.enumerated() {
    for (c, d) in edges.dropFirst(number + 1)
    where side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0 { count += 1 }
  }
  return count
}

private func definedPreservation(_ graph: CSRGraph, _ points: [PlanePoint]) -> Double {
  let sets = neighborSets(graph)
  var shares: [Double] = []
  for node in graph.nodes where !sets[node].isEmpty {
    func square(_ other: Int) -> Double {
      let (dx, dy) = (points[node].x - points[other].x, points[node].y - points[other].y)
      return dx * dx + dy * dy
    }
    let others = graph.nodes.filter { $0 != node }.sorted {
      (square($0), $0) < (square($1), $1)
    }
    let nearest = Set(others.prefix(sets[node].count))
    shares.append(
      Double(nearest.intersection(sets[node]).count) / Double(nearest.union(sets[node]).count))
  }
  return shares.reduce(0, +) / Double(shares.count)
}
