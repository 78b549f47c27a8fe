import Testing

@testable import EntenteGraph

@Suite("Graphs from arcs")
struct ArcTests {
  @Test(
    "Arcs make the graph that their edges make, parallel ones joined or kept", arguments: 0..<40)
  func agreement(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let nodeCount = 1 + Int(random.next() % 12)
    let isDirected = seed.isMultiple(of: 2)
    let joining = [CSRGraph.Joining.sum, .least, nil][Int(seed % 3)]
    var arcs = CSRGraph.Arcs()
    arcs.makeRoom(for: 80, isWeighted: true)
    var edges: [(UInt32, UInt32)] = []
    var weights: [Double] = []
    for _ in 0..<Int(random.next() % 40) {
      let (tail, head) = (
        UInt32(truncatingIfNeeded: random.next()), UInt32(truncatingIfNeeded: random.next())
      )
      let edge = (tail % UInt32(nodeCount), head % UInt32(nodeCount))
      guard edge.0 != edge.1 else { continue }
      let weight = Double(1 + random.next() % 8)
      arcs.tails.append(edge.0)
      arcs.heads.append(edge.1)
      arcs.weights.append(weight)
      if !isDirected {
        arcs.tails.append(edge.1)
        arcs.heads.append(edge.0)
        arcs.weights.append(weight)
      }
      let known = edges.firstIndex { $0 == edge || !isDirected && $0 == (edge.1, edge.0) }
      if let joining, let known {
        weights[known] = joining == .sum ? weights[known] + weight : min(weights[known], weight)
      } else {
        edges.append(edge)
        weights.append(weight)
      }
    }
    let graph = CSRGraph(
      nodeCount: nodeCount, arcs: arcs, isWeighted: true, joining: joining, isDirected: isDirected)
    let expected = CSRGraph(
      nodeCount: nodeCount, edges: edges, weights: weights, isDirected: isDirected)
    #expect(graph.edgeCount == expected.edgeCount && graph.isDirected == isDirected)
    for node in 0..<nodeCount {
      #expect(graph.neighbors(of: node) == expected.neighbors(of: node))
      #expect(graph.predecessors(of: node) == expected.predecessors(of: node))
      #expect(graph.weights(from: node).sorted() == expected.weights(from: node).sorted())
      #expect(graph.weights(to: node).sorted() == expected.weights(to: node).sorted())
    }
  }

  /// Arcs between nodes of which the first few have most, each of a weight of its own.
  private func arcs(_ count: Int, among nodeCount: Int, seed: UInt64) -> CSRGraph.Arcs {
    var random = SplitMix64(seed: seed)
    var arcs = CSRGraph.Arcs()
    func node() -> UInt32 {
      let reach = random.next() % 3 == 0 ? nodeCount : max(1, nodeCount / 50)
      return UInt32(random.next() % UInt64(reach))
    }
    for _ in 0..<count {
      arcs.tails.append(node())
      arcs.heads.append(node())
      arcs.weights.append(Double(random.next() % 1000) / 7)
    }
    return arcs
  }

  @Test("Arcs that come in pieces make the rows of all in one, on any number of threads")
  func pieces() {
    let joinings: [CSRGraph.Joining?] = [.sum, .least, nil]
    for (turn, nodeCount) in [1, 2, 300, 5_000, 70_000].enumerated() {
      for (isWeighted, isDirected) in [(true, true), (false, true), (true, false)] {
        let joining = joinings[turn % 3]
        var all = arcs(40_000, among: nodeCount, seed: UInt64(turn))
        if !isWeighted { all.weights = [] }
        let expected = CSRGraph(
          nodeCount: nodeCount, arcs: all, isWeighted: isWeighted, joining: joining,
          weight: { $0 / 3 }, isDirected: isDirected)
        // Pieces of any length; some are empty.
        let bounds = [0, 0, 1, 17, 17, 9_000, 25_000, 39_999, 40_000, 40_000]
        for workers in [Workers.one, Workers(count: 2)] {
          let graph = CSRGraph(
            nodeCount: nodeCount, arcCount: 40_000, pieceCount: bounds.count - 1,
            isWeighted: isWeighted, joining: joining, weight: { $0 / 3 },
            isDirected: isDirected, workers: workers
          ) { [all] piece in
            let range = bounds[piece]..<bounds[piece + 1]
            var some = CSRGraph.Arcs()
            some.tails = Array(all.tails[range])
            some.heads = Array(all.heads[range])
            if isWeighted { some.weights = Array(all.weights[range]) }
            return some
          }
          #expect(graph == expected, "\(nodeCount) nodes")
        }
      }
    }
  }

  @Test("So many arcs that they are sorted by parts make the graph of their edges")
  func manyArcs() {
    let count = CSRGraph.leastForBuckets + 10_000
    let arcs = arcs(count, among: 3_000, seed: 9)
    let graph = CSRGraph(
      nodeCount: 3_000, arcs: arcs, isWeighted: true, joining: nil, isDirected: true)
    let expected = CSRGraph(
      nodeCount: 3_000, edges: zip(arcs.tails, arcs.heads), weights: arcs.weights,
      isDirected: true)
    #expect(graph == expected)
  }

  @Test("Arcs turned around twice are as they were, on any number of threads")
  func transposed() {
    let arcs = arcs(Adjacency.leastForThreads + 10_000, among: 50_000, seed: 4)
    for weights in [arcs.weights, nil] {
      let rows = Adjacency(
        nodeCount: 50_000, sources: arcs.tails, targets: arcs.heads, weights: weights,
        isDirected: true)
      let turned = rows.transposed(workers: .one)
      #expect(rows.transposed(workers: Workers(count: 2)) == turned)
      #expect(rows.transposed(workers: Workers(count: 5)) == turned)
      // What was turned lies in ascending order, in which the first rows need not lie.
      let back = turned.transposed(workers: Workers(count: 3))
      #expect(back.transposed(workers: .one) == turned)
      for node in stride(from: 0, to: 50_000, by: 97) {
        let row = zip(rows.heads[rows.arcs(of: node)], rows.weights(of: node))
        let ordered = row.enumerated().sorted {
          ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
        }.map(\.element)
        #expect(ordered.map(\.0) == Array(back.heads[back.arcs(of: node)]))
        #expect(ordered.map(\.1) == Array(back.weights(of: node)))
      }
    }
  }
}
