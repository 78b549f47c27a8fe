import EntenteGraph
import Testing

@Suite("Modules by the map equation")
struct MapEquationTests {
  @Test("The code is as long as igraph says", arguments: GroupReferences.all.structures)
  func reference(of reference: GroupReferences.Structure) {
    let length = reference.graph.codeLength(of: reference.modules)
    #expect(abs(length - reference.codeLength) <= 1e-9 * reference.codeLength)
  }

  @Test("Of some seeds the best is as good as igraph's", arguments: GroupReferences.all.structures)
  func quality(of reference: GroupReferences.Structure) {
    let best = (0..<10).map { reference.graph.flowModules(seed: $0).codeLength }.min() ?? 0
    #expect(best <= reference.codeLength * (1 + 1e-3))
  }

  @Test(
    "The length said is that of the modules, and no more than without", arguments: RandomCase.all)
  func honest(of random: RandomCase) {
    let graph = random.graph(nodeCount: 20)
    let found = graph.flowModules(seed: random.seed)
    #expect(abs(found.codeLength - graph.codeLength(of: found.labels)) < 1e-10)
    #expect(found.codeLength <= found.plainLength + 1e-10)
    #expect(found == graph.flowModules(seed: random.seed))
  }

  @Test("Cliques in a ring are modules", arguments: 3...6)
  func ring(count: Int) {
    let found = CSRGraph.ringOfCliques(count: count, size: 6).flowModules()
    #expect(found.sizes == [Int](repeating: 6, count: count))
  }

  @Test("A clique takes log n bits", arguments: [2, 4, 8])
  func clique(nodeCount n: Int) {
    let found = CSRGraph.complete(nodeCount: n).flowModules()
    #expect(found.count == 1)
    #expect(abs(found.codeLength - [2: 1.0, 4: 2, 8: 3][n, default: 0]) < 1e-12)
  }

  @Test("Odd graphs", arguments: OddGraph.allCases)
  func odd(graph odd: OddGraph) {
    let found = odd.graph.flowModules()
    #expect(found.labels.count == odd.graph.nodeCount)
    #expect(found.codeLength.isFinite && found.codeLength >= 0)
  }
}
