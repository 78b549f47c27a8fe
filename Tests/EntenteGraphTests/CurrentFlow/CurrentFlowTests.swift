import EntenteGraph
import Testing

@Suite("Current flow")
struct CurrentFlowTests {
  @Test("In a tree all current takes the one way there is", arguments: 1...9)
  func tree(nodeCount n: Int) throws {
    for tree in [CSRGraph.path(nodeCount: n), .star(leafCount: n)] {
      #expect(try tree.currentFlowBetweenness().isClose(to: tree.betweennessCentrality()))
      #expect(try tree.currentFlowCloseness().isClose(to: tree.closenessCentrality()))
    }
  }

  @Test("Between two of a complete graph every other carries as much", arguments: 3...9)
  func complete(nodeCount n: Int) throws {
    let graph = CSRGraph.complete(nodeCount: n)
    // The resistance of two is 2/n; 1/n flows through each other.
    let closeness = [Double](repeating: Double(n) / 2, count: n)
    #expect(try graph.currentFlowCloseness().isClose(to: closeness))
    let m = Double(n)
    let pairs: Double = (m - 1) * (m - 2) / 2
    let betweenness = [Double](repeating: pairs / m, count: n)
    #expect(try graph.currentFlowBetweenness().isClose(to: betweenness))
  }

  @Test("Two edges side by side are one that conducts twice as much, and loops nothing")
  func parallel() throws {
    let graph = CSRGraph(nodeCount: 2, edges: [(0, 1), (0, 1), (1, 1)])
    #expect(try graph.currentFlowCloseness() == [2, 2])
    let strong = CSRGraph(nodeCount: 2, edges: [(0, 1)], weights: [1e200])
    #expect(try strong.currentFlowCloseness().isClose(to: [1e200, 1e200]))
  }

  @Test("Agrees with its definition on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) throws {
    let graph = CSRGraph.random(
      nodeCount: 9, edgeCount: 4 + Int(random.seed), isDirected: false,
      isWeighted: random.isWeighted, seed: random.seed)
    let expected = Self.byDefinition(graph)
    #expect(try graph.currentFlowBetweenness().isClose(to: expected.betweenness))
    #expect(try graph.currentFlowCloseness().isClose(to: expected.closeness))
  }

  /// Solves for the potentials of every pair, in the component of the pair.
  private static func byDefinition(
    _ graph: CSRGraph
  ) -> (betweenness: [Double], closeness: [Double]) {
    let n = graph.nodeCount
    var a = DenseMatrix(graph)
    for node in graph.nodes { a.rows[node][node] = 0 }
    let component = graph.components().labels
    var betweenness = [Double](repeating: 0, count: n)
    var resistances = betweenness
    var others = betweenness
    for s in graph.nodes {
      for t in graph.nodes where t != s && component[t] == component[s] {
        let members = graph.nodes.filter { component[$0] == component[s] && $0 != t }
        let rows = members.map { u in
          members.map { v in u == v ? a.rows[u].reduce(0, +) : -a.rows[u][v] }
        }
        let solved = DenseMatrix(rows: rows).solved(for: members.map { $0 == s ? 1 : 0 })
        var potential = [Double](repeating: 0, count: n)
        for (place, node) in members.enumerated() { potential[node] = solved[place] }
        resistances[s] += potential[s]
        others[s] += 1
        for v in graph.nodes where v != s && v != t && component[v] == component[s] {
          let currents = graph.nodes.map { w in a.rows[v][w] * abs(potential[v] - potential[w]) }
          betweenness[v] += currents.reduce(0, +) / 4
        }
      }
    }
    let closeness = graph.nodes.map { node in
      others[node] == 0
        ? 0 : others[node] / Double(n - 1) * (others[node] / resistances[node])
    }
    return (betweenness, closeness)
  }

  @Test("Agrees with NetworkX and NumPy", arguments: ReferenceCase.all.filter { !$0.isDirected })
  func reference(peers: ReferenceCase) throws {
    let graph = peers.graph
    #expect(
      try graph.currentFlowBetweenness().isClose(
        to: try #require(peers.values["currentFlowBetweenness"])))
    #expect(
      try graph.currentFlowCloseness().isClose(
        to: try #require(peers.values["currentFlowCloseness"])))
  }

  @Test("Every number of threads gives the same bytes")
  func threads() throws {
    let graph = CSRGraph.random(
      nodeCount: 300, edgeCount: 700, isDirected: false, isWeighted: true, seed: 5)
    let one = try graph.currentFlowCloseness(workers: .one)
    #expect(try graph.currentFlowCloseness(workers: Workers(count: 2)) == one)
    let small = CSRGraph.random(
      nodeCount: 40, edgeCount: 90, isDirected: false, isWeighted: true, seed: 5)
    #expect(
      try small.currentFlowBetweenness(workers: .one)
        == small.currentFlowBetweenness(workers: Workers(count: 2)))
  }

  @Test("A part too large for a number each two is refused before any work")
  func tooLarge() {
    let graph = CSRGraph.path(nodeCount: 5001)
    #expect(throws: SizeError(nodeCount: 5001, limit: 5000)) { try graph.currentFlowCloseness() }
    #expect(throws: SizeError.self) { try graph.currentFlowBetweenness() }
  }

  @Test("Odd graphs without direction have finite scores", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) throws {
    let graph = odd.graph
    if graph.isDirected { return }
    #expect(try graph.currentFlowBetweenness().allSatisfy { $0.isFinite && $0 >= 0 })
    #expect(try graph.currentFlowCloseness().allSatisfy { $0.isFinite && $0 >= 0 })
  }
}
