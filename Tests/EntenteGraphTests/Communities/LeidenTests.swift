import EntenteGraph
import Testing

@Suite("Leiden communities")
struct LeidenTests {
  @Test("Every community is connected", arguments: 0..<60 as Range<UInt64>)
  func connected(seed: UInt64) {
    let graph = CSRGraph.random(
      nodeCount: 300, edgeCount: 200 + 20 * Int(seed), isDirected: false,
      isWeighted: seed % 2 == 1, seed: seed)
    for resolution in [0.3, 1, 2] {
      let found = graph.leidenCommunities(resolution: resolution, seed: seed)
      let inner = CSRGraph(
        nodeCount: graph.nodeCount,
        edges: graph.nodes.flatMap { u in
          graph.neighbors(of: u).filter { found.labels[Int($0)] == found.labels[u] }
            .map { (UInt32(u), $0) }
        })
      #expect(inner.components().count == found.count)
    }
  }

  @Test("No community gains by joining another, no node by leaving", arguments: RandomCase.all)
  func separated(of random: RandomCase) {
    let graph = CSRGraph.random(
      nodeCount: 16, edgeCount: 24 + Int(random.seed), isDirected: false,
      isWeighted: random.isWeighted, seed: random.seed)
    let found = graph.leidenCommunities(iterations: 20, seed: random.seed)
    for first in 0..<Int32(found.count) {
      for second in 0..<first {
        let joined = found.labels.map { $0 == first ? second : $0 }
        #expect(modularityByDefinition(graph, joined) <= found.modularity + 1e-10)
      }
    }
    for node in graph.nodes {
      var alone = found.labels
      alone[node] = Int32(found.count)
      #expect(modularityByDefinition(graph, alone) <= found.modularity + 1e-10)
    }
  }

  @Test("More iterations are never worse", arguments: 0..<20 as Range<UInt64>)
  func iterations(seed: UInt64) {
    let graph = CSRGraph.random(
      nodeCount: 200, edgeCount: 700, isDirected: false, isWeighted: true, seed: seed)
    let values = (1...4).map {
      graph.leidenCommunities(iterations: $0, seed: seed).modularity
    }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 })
    #expect(values[0] < values[3] + 1e-12)
  }
}
