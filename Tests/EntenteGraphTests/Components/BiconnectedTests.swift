import EntenteGraph
import Testing

@Suite("Biconnected components, bridges and articulation points")
struct BiconnectedTests {
  @Test("Agree with NetworkX and igraph", arguments: GroupReferences.all.structures)
  func reference(of reference: GroupReferences.Structure) {
    let found = reference.graph.biconnectedComponents()
    #expect(found.components == reference.biconnected)
    #expect(found.articulationPoints.map(\.node) == reference.articulationPoints)
    #expect(found.bridges.map { [$0.first, $0.second] } == reference.bridges)
  }

  @Test("What falls off is what is no longer connected", arguments: 0..<20 as Range<UInt64>)
  func definition(seed: UInt64) {
    let graph = CSRGraph.random(
      nodeCount: 14, edgeCount: 8 + Int(seed), isDirected: seed % 2 == 1, isWeighted: false,
      seed: seed)
    let found = graph.biconnectedComponents()
    let edges = graph.nodes.flatMap { u in graph.neighbors(of: u).map { (UInt32(u), $0) } }
    let whole = graph.components()
    for point in found.articulationPoints {
      let part = whole.labels[Int(point.node)]
      let rest = CSRGraph(
        nodeCount: 14, edges: edges.filter { $0.0 != point.node && $0.1 != point.node }
      ).components()
      var sizes: [Int32: Int] = [:]
      for node in graph.nodes where whole.labels[node] == part && node != Int(point.node) {
        sizes[rest.labels[node], default: 0] += 1
      }
      #expect(point.parts == sizes.count)
      #expect(point.cutOff == sizes.values.reduce(0, +) - (sizes.values.max() ?? 0))
    }
    for bridge in found.bridges {
      let rest = CSRGraph(
        nodeCount: 14,
        edges: edges.filter {
          ($0.0, $0.1) != (bridge.first, bridge.second)
            && ($0.1, $0.0) != (bridge.first, bridge.second)
        }
      ).components()
      let sides = [bridge.first, bridge.second].map { rest.sizes[Int(rest.labels[Int($0)])] }
      #expect(rest.count == whole.count + 1)
      #expect(bridge.cutOff == sides.min())
    }
    let points = Set(found.articulationPoints.map(\.node))
    for node in graph.nodes where !points.contains(UInt32(node)) {
      let rest = CSRGraph(
        nodeCount: 14, edges: edges.filter { $0.0 != UInt32(node) && $0.1 != UInt32(node) }
      ).components()
      let isAlone = whole.sizes[Int(whole.labels[node])] == 1
      #expect(rest.count == whole.count + (isAlone ? 0 : 1))
    }
  }

  @Test("Odd graphs, and as many threads as there are", arguments: OddGraph.allCases)
  func odd(graph odd: OddGraph) {
    let graph = odd.graph
    let one = graph.biconnectedComponents(workers: .one)
    #expect(one == graph.biconnectedComponents(workers: Workers(count: 2)))
    #expect(one.components.allSatisfy { $0.count > 1 })
  }

  @Test("A long path needs no deep stack, and each edge of it is a bridge")
  func path() {
    let found = CSRGraph.path(nodeCount: 100_000).biconnectedComponents()
    #expect(found.bridges.count == 99_999)
    #expect(found.articulationPoints.count == 99_998)
    #expect(found.bridges[49_999].cutOff == 50_000)
  }
}
