import Testing

@testable import EntenteGraph

@Suite("The memory of kernel graphs")
struct FootprintTests {
  @Test(
    "An edge in rows from both ends takes no more than 12 bytes, however the rows came about",
    arguments: [true, false], [true, false])
  func bothDirections(isDirected: Bool, isFromArcs: Bool) {
    let (nodeCount, edgeCount) = (1 << 13, 1 << 17)
    var random = SplitMix64(seed: 3)
    var arcs = CSRGraph.Arcs()
    arcs.makeRoom(for: 2 * edgeCount, isWeighted: false)
    var edges: [(CSRGraph.Node, CSRGraph.Node)] = []
    for _ in 0..<edgeCount {
      let (u, v) = (random.below(nodeCount), random.below(nodeCount - 1))
      edges.append((CSRGraph.Node(u), CSRGraph.Node(v < u ? v : v + 1)))
    }
    for (u, v) in isFromArcs ? edges : [] {
      arcs.tails.append(u)
      arcs.heads.append(v)
      guard !isDirected else { continue }
      arcs.tails.append(v)
      arcs.heads.append(u)
    }
    let graph =
      isFromArcs
      ? CSRGraph(
        nodeCount: nodeCount, arcs: arcs, isWeighted: false, joining: .sum, isDirected: isDirected)
      : CSRGraph(nodeCount: nodeCount, edges: edges, isDirected: isDirected)
    #expect(graph.footprint <= 12 * graph.edgeCount)
    // The number of each node at the other end is there, from both ends.
    #expect(graph.footprint >= 8 * graph.edgeCount)
  }
}
