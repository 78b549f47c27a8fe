import EntenteGraph
import Testing

@Suite("What betweenness is made of")
struct BetweennessPartsTests {
  @Test("The hub of a star sits between every pair of leaves", arguments: 2...7)
  func star(leafCount k: Int) {
    let parts = CSRGraph.star(leafCount: k).betweennessParts(of: 0, pairCount: 100)
    #expect(parts.score == Double(k * (k - 1) / 2))
    #expect(parts.pairCount == k * (k - 1) / 2)
    #expect(parts.pairs.allSatisfy { $0.share == 1 && $0.source < $0.target })
    #expect(parts.entering.isClose(to: Array(repeating: Double(k - 1) / 2, count: k)))
    #expect(parts.leaving.isEmpty)
  }

  @Test("A pair with two ways around a square gives half of itself to each")
  func square() {
    let parts = CSRGraph.cycle(nodeCount: 4).betweennessParts(of: 1, pairCount: 9)
    #expect(parts.pairs.map(\.source) == [0])
    #expect(parts.pairs.map(\.target) == [2])
    #expect(parts.pairs.map(\.share) == [0.5])
    #expect(parts.entering == [0.25, 0.25])
    #expect(parts.ofSources == [0.25, 0, 0.25, 0])
  }

  @Test("In a directed chain paths come in by one edge and go out by the other")
  func chain() {
    let graph = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 3)], isDirected: true)
    let parts = graph.betweennessParts(of: 2, pairCount: 9)
    #expect(parts.entering == [1])
    #expect(parts.leaving == [1])
    #expect(parts.pairs.map { [$0.source, $0.target] } == [[0, 3], [1, 3]])
  }

  @Test("Edges, sources and pairs each add up to the score", arguments: RandomCase.all)
  func sums(random: RandomCase) {
    let graph = random.graph()
    let scores = graph.betweennessCentrality(lengths: random.lengths)
    for node in graph.nodes {
      let parts = graph.betweennessParts(of: node, pairCount: 1000, lengths: random.lengths)
      let edges = (parts.entering + parts.leaving).reduce(0, +)
      let pairs = parts.pairs.reduce(0) { $0 + $1.share }
      #expect(
        [parts.score, edges, parts.ofSources.reduce(0, +), pairs].isClose(
          to: Array(repeating: scores[node], count: 4)))
      #expect(parts.pairCount == parts.pairs.count)
    }
  }

  @Test("An edge has half of the paths that need it", arguments: RandomCase.all.prefix(12))
  func edges(random: RandomCase) {
    let graph = random.graph(nodeCount: 7)
    for node in graph.nodes {
      let parts = graph.betweennessParts(of: node, pairCount: 1000, lengths: random.lengths)
      let expected = passages(through: node, in: graph, lengths: random.lengths)
      #expect(parts.entering.isClose(to: expected.entering))
      if graph.isDirected { #expect(parts.leaving.isClose(to: expected.leaving)) }
    }
  }

  /// From the definition: over all shortest paths of all pairs, edge by edge.
  private func passages(
    through node: Int, in graph: CSRGraph, lengths: EdgeLengths
  ) -> (entering: [Double], leaving: [Double]) {
    /// The shortest of parallel edges, of which several may be as short.
    func ways(_ tail: Int, _ head: Int) -> Int {
      let own = zip(graph.neighbors(of: tail), graph.weights(from: tail))
        .filter { Int($0.0) == head }.map { lengths == .hops ? 1 : $0.1 }
      return own.count { $0.isClose(to: own.min() ?? 0) }
    }
    func isShortestArc(_ weight: Double, _ others: [Double]) -> Bool {
      lengths == .hops || weight.isClose(to: others.min() ?? 0)
    }
    var entering = [Double](repeating: 0, count: graph.predecessors(of: node).count)
    var leaving = [Double](repeating: 0, count: graph.neighbors(of: node).count)
    for s in graph.nodes where s != node {
      for t in graph.nodes where t != node && t != s && (graph.isDirected || s < t) {
        let all = graph.allPaths(from: s, to: t, lengths: lengths)
        let shortest = all.filter { $0.length.isClose(to: all[0].length) }
        let counts = shortest.map { path in
          zip(path.nodes, path.nodes.dropFirst()).reduce(1) { $0 * ways(Int($1.0), Int($1.1)) }
        }
        let total = Double(counts.reduce(0, +))
        for (path, count) in zip(shortest, counts) {
          guard let place = path.nodes.firstIndex(of: CSRGraph.Node(node)) else { continue }
          let share = Double(count) / total / 2
          let before = Int(path.nodes[place - 1])
          let after = Int(path.nodes[place + 1])
          let into = Array(zip(graph.predecessors(of: node), graph.weights(to: node)))
          for side in graph.isDirected ? [before] : [before, after] {
            let weights = into.filter { Int($0.0) == side }.map(\.1)
            for (arc, edge) in into.enumerated()
            where Int(edge.0) == side && isShortestArc(edge.1, weights) {
              entering[arc] += share / Double(ways(side, node))
            }
          }
          let out = Array(zip(graph.neighbors(of: node), graph.weights(from: node)))
          let weights = out.filter { Int($0.0) == after }.map(\.1)
          for (arc, edge) in out.enumerated()
          where Int(edge.0) == after && isShortestArc(edge.1, weights) {
            leaving[arc] += share / Double(ways(node, after))
          }
        }
      }
    }
    return (entering, leaving)
  }

  @Test("Two threads find the same as one, to the last bit")
  func threads() {
    let graph = CSRGraph.hubs(nodeCount: 300, isDirected: true, seed: 3)
    for node in [0, 1, 5] {
      let one = graph.betweennessParts(of: node, pairCount: 20, workers: .one)
      #expect(graph.betweennessParts(of: node, pairCount: 20, workers: Workers(count: 2)) == one)
      let all = graph.betweennessParts(of: node, pairCount: 100_000)
      #expect(one.pairs == Array(all.pairs.prefix(20)))
      #expect(one.pairCount == all.pairCount)
    }
  }

  @Test("Odd graphs have parts as well", arguments: OddGraph.allCases)
  func odd(graph: OddGraph) {
    let graph = graph.graph
    let scores = graph.betweennessCentrality()
    for node in graph.nodes {
      #expect(graph.betweennessParts(of: node, pairCount: 9).score.isClose(to: scores[node]))
    }
  }
}
