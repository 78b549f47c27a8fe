import EntenteGraph
import Testing

@Suite("Closeness and harmonic centrality")
struct ClosenessTests {
  @Test("The hub of a star is one step from all, a leaf two from other leaves", arguments: 2...9)
  func star(leafCount k: Int) {
    let graph = CSRGraph.star(leafCount: k)
    let leaf = Double(k) / Double(2 * k - 1)
    #expect(graph.closenessCentrality().isClose(to: [1] + [Double](repeating: leaf, count: k)))
    let harmonicLeaf = 1 + Double(k - 1) / 2
    #expect(
      graph.harmonicCentrality()
        .isClose(to: [Double(k)] + [Double](repeating: harmonicLeaf, count: k)))
  }

  @Test("In a complete graph all are one step from all", arguments: 2...6)
  func complete(nodeCount n: Int) {
    let graph = CSRGraph.complete(nodeCount: n)
    #expect(graph.closenessCentrality() == [Double](repeating: 1, count: n))
    #expect(graph.harmonicCentrality() == [Double](repeating: Double(n - 1), count: n))
  }

  @Test("A directed graph counts the distances to a node, not from it")
  func inward() {
    let chain = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], isDirected: true)
    #expect(chain.closenessCentrality().isClose(to: [0, 0.5, 2 / 3]))
    #expect(chain.harmonicCentrality() == [0, 1, 1.5])
  }

  @Test("A pair of nodes apart from the rest does not outrank the rest")
  func disconnected() {
    let graph = CSRGraph(nodeCount: 6, edges: [(0, 1), (2, 3), (3, 4), (4, 5)])
    let scores = graph.closenessCentrality()
    #expect(scores[0].isClose(to: 0.2))
    #expect(scores[3].isClose(to: 3 / 5 * 3 / 4))
  }

  @Test("Of parallel edges the shortest counts, and loops do not")
  func multigraph() {
    let graph = CSRGraph(
      nodeCount: 2, edges: [(0, 1), (1, 0), (0, 0)], weights: [4, 0.5, 0.1])
    #expect(graph.closenessCentrality(lengths: .weights) == [2, 2])
    #expect(graph.harmonicCentrality(lengths: .weights) == [2, 2])
    #expect(graph.closenessCentrality() == [1, 1])
  }

  @Test("Fernando and Garth are closest to all, as Krackhardt published")
  func kite() {
    let published = [0.529, 0.529, 0.5, 0.6, 0.5, 0.643, 0.643, 0.6, 0.429, 0.310]
    let scores = CSRGraph.kite.closenessCentrality()
    #expect(zip(scores, published).allSatisfy { ($0 - $1).magnitude < 0.0006 })
  }

  @Test("The Medici are the closest family, with or without the Pucci")
  func florence() {
    #expect(CSRGraph.marriedFlorentineFamilies.closenessCentrality()[8].isClose(to: 0.56))
    let scores = CSRGraph.florentineFamilies.closenessCentrality()
    #expect(scores[8].isClose(to: 0.56 * 14 / 15))
    #expect(scores[11] == 0)
  }

  @Test("Agree with their definitions on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = random.graph()
    let distances = AllDistances(graph, lengths: random.lengths)
    #expect(graph.closenessCentrality(lengths: random.lengths).isClose(to: distances.closeness()))
    #expect(graph.harmonicCentrality(lengths: random.lengths).isClose(to: distances.harmonic()))
  }

  @Test("Agree with NetworkX", arguments: ReferenceCase.all)
  func reference(peers: ReferenceCase) throws {
    let graph = peers.graph
    #expect(
      graph.closenessCentrality(lengths: peers.lengths)
        .isClose(to: try #require(peers.values["closeness"])))
    #expect(
      graph.harmonicCentrality(lengths: peers.lengths)
        .isClose(to: try #require(peers.values["harmonic"])))
  }

  @Test("Odd graphs have a finite score for every node", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    let graph = odd.graph
    #expect(graph.closenessCentrality().filter(\.isFinite).count == graph.nodeCount)
    #expect(graph.harmonicCentrality().filter(\.isFinite).count == graph.nodeCount)
  }

  @Test("A length of 0 is refused")
  func zeroLength() async {
    await #expect(processExitsWith: .failure) {
      _ = CSRGraph(nodeCount: 2, edges: [(0, 1)], weights: [0])
        .closenessCentrality(lengths: .weights)
    }
  }
}
