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
}
