import EntenteGraph
import Testing

@Suite("Onion layers")
struct OnionLayerTests {
  @Test("A path is peeled from both ends", arguments: 1...9)
  func path(nodeCount n: Int) {
    #expect(CSRGraph.path(nodeCount: n).onionLayers() == (0..<n).map { min($0, n - 1 - $0) + 1 })
  }

  @Test("Where all nodes are alike there is one layer")
  func oneLayer() {
    #expect(CSRGraph.complete(nodeCount: 5).onionLayers() == [1, 1, 1, 1, 1])
    #expect(CSRGraph.cycle(nodeCount: 4).onionLayers() == [1, 1, 1, 1])
    #expect(CSRGraph(nodeCount: 2, edges: []).onionLayers() == [1, 1])
  }

  @Test("The layers of a core come after all layers of those around it")
  func coreAfterCore() {
    // A triangle with a tail of two: the tail first.
    let graph = CSRGraph(nodeCount: 5, edges: [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)])
    #expect(graph.onionLayers() == [3, 3, 3, 2, 1])
  }

  @Test("Agrees with its definition on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = random.graph(nodeCount: 17)
    #expect(graph.onionLayers() == Self.layersByDefinition(SimpleGraph(graph)))
    #expect(graph.onionLayers(workers: .one) == graph.onionLayers(workers: Workers(count: 2)))
  }

  /// Takes away, again and again, all nodes with no more neighbors left than the core.
  private static func layersByDefinition(_ graph: SimpleGraph) -> [Int] {
    var left = Set(graph.neighbors.indices)
    var layers = [Int](repeating: 0, count: left.count)
    var (core, layer) = (0, 0)
    while !left.isEmpty {
      let degrees = left.map { graph.neighbors[$0].intersection(left).count }
      core = max(core, degrees.min() ?? 0)
      layer += 1
      for node in left.filter({ graph.neighbors[$0].intersection(left).count <= core }) {
        layers[node] = layer
      }
      left = left.filter { layers[$0] == 0 }
    }
    return layers
  }

  @Test("Agrees with NetworkX", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    #expect(peers.graph.onionLayers().map(Double.init) == peers.values["onion"])
  }

  @Test("Odd graphs are peeled whole", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    #expect(odd.graph.onionLayers().allSatisfy { $0 >= 1 })
  }
}
