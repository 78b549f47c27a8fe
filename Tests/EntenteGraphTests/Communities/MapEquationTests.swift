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

  // MARK: Ties with a direction

  @Test("Along arcs the code is as long as Infomap says", arguments: GroupReferences.all.flows)
  func flowReference(of reference: GroupReferences.Flow) {
    let length = reference.graph.codeLength(of: reference.modules)
    #expect(abs(length - reference.codeLength) <= 1e-9 * reference.codeLength)
  }

  @Test(
    "Along arcs the best of some seeds is as good as Infomap's",
    arguments: GroupReferences.all.flows)
  func flowQuality(of reference: GroupReferences.Flow) {
    let best = (0..<10).map { reference.graph.flowModules(seed: $0).codeLength }.min() ?? 0
    #expect(best <= reference.codeLength * (1 + 1e-3))
  }

  @Test("Arcs there and back between nodes of one degree are ties without direction")
  func bothWays() {
    var ring: [(CSRGraph.Node, CSRGraph.Node)] = []
    for node in 0..<12 as Range<CSRGraph.Node> {
      ring.append((node, (node + 1) % 12))
      ring.append((node, (node + 2) % 12))
    }
    let there = CSRGraph(nodeCount: 12, edges: ring)
    let back = CSRGraph(nodeCount: 12, edges: ring + ring.map { ($0.1, $0.0) }, isDirected: true)
    for labels in [[0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2], [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]]
      as [[Int32]]
    {
      #expect(abs(there.codeLength(of: labels) - back.codeLength(of: labels)) < 1e-11)
    }
  }

  @Test("A circle of arcs takes log n bits", arguments: [2, 4, 8])
  func circle(nodeCount n: Int) {
    let circle = CSRGraph(
      nodeCount: n,
      edges: (0..<n).map { (CSRGraph.Node($0), CSRGraph.Node(($0 + 1) % n)) }, isDirected: true)
    let length = circle.codeLength(of: [Int32](repeating: 0, count: n))
    #expect(abs(length - [2: 1.0, 4: 2, 8: 3][n, default: 0]) < 1e-11)
  }

  @Test("A walk stays in circles that go round, not in those that lead on")
  func goingRound() {
    // Four squares; within each, arcs go round, or from two corners to the other two.
    func graph(_ square: [(CSRGraph.Node, CSRGraph.Node)], isDirected: Bool) -> CSRGraph {
      var edges: [(CSRGraph.Node, CSRGraph.Node)] = []
      for first in [0, 4, 8, 12] as [CSRGraph.Node] {
        for (a, b) in square { edges.append((first + a, first + b)) }
        let next = (first + 4) % 16
        edges.append((first + 2, next))
        edges.append((first + 3, next + 1))
      }
      return CSRGraph(nodeCount: 16, edges: edges, isDirected: isDirected)
    }
    let round: [(CSRGraph.Node, CSRGraph.Node)] = [(0, 2), (2, 1), (1, 3), (3, 0)]
    let through: [(CSRGraph.Node, CSRGraph.Node)] = [(0, 2), (1, 2), (1, 3), (0, 3)]
    // Without direction the two are one graph.
    #expect(
      graph(round, isDirected: false).flowModules()
        == graph(through, isDirected: false).flowModules())
    #expect(graph(round, isDirected: true).flowModules().sizes == [4, 4, 4, 4])
    #expect(graph(through, isDirected: true).flowModules().sizes != [4, 4, 4, 4])
  }

  @Test("Odd graphs", arguments: OddGraph.allCases)
  func odd(graph odd: OddGraph) {
    let found = odd.graph.flowModules()
    #expect(found.labels.count == odd.graph.nodeCount)
    #expect(found.codeLength.isFinite && found.codeLength >= 0)
  }
}
