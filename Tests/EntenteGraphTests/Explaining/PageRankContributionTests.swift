import EntenteGraph
import Testing

@Suite("Where PageRank comes from")
struct PageRankContributionTests {
  @Test("In a chain the second has what it jumps to and what the first passes on")
  func chain() {
    let chain = CSRGraph(nodeCount: 2, edges: [(0, 1)], isDirected: true)
    let (first, second) = (chain.pageRankContributions(to: 0), chain.pageRankContributions(to: 1))
    // Walks from 1 jump anywhere: v = Σ dᵏ of them are at 0 or 1 half of the time each.
    let d = 0.85
    let visitsOfOne = [0.5 * d / (1 - d / 2 - d * d / 2), 1 / (1 - d / 2 - d * d / 2)]
    #expect(second[1].isClose(to: (1 - d) / 2 * visitsOfOne[1]))
    #expect(first[1].isClose(to: (1 - d) / 2 * visitsOfOne[0]))
    #expect(second[0].isClose(to: (1 - d) / 2 * d * visitsOfOne[1]))
  }

  @Test("Contributions add up to the score", arguments: RandomCase.all)
  func sums(random: RandomCase) throws {
    let graph = random.graph()
    let scores = try graph.pageRank(tolerance: 1e-13)
    for node in graph.nodes {
      #expect(graph.pageRankContributions(to: node).reduce(0, +).isClose(to: scores[node]))
    }
  }

  @Test("Are walks added up step by step", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = random.graph(nodeCount: 6)
    let n = graph.nodeCount
    for damping in [0.3, 0.85] {
      var expected = [[Double]](repeating: Array(repeating: 0, count: n), count: n)
      for source in 0..<n {
        var walk = [Double](repeating: 0, count: n)
        walk[source] = (1 - damping) / Double(n)
        for _ in 0..<400 {
          for node in 0..<n { expected[source][node] += walk[node] }
          var next = [Double](repeating: 0, count: n)
          for node in 0..<n {
            let total = graph.weights(from: node).reduce(0, +)
            if total == 0 {
              for head in 0..<n { next[head] += damping * walk[node] / Double(n) }
            }
            for (head, weight) in zip(graph.neighbors(of: node), graph.weights(from: node)) {
              next[Int(head)] += damping * walk[node] * weight / total
            }
          }
          walk = next
        }
      }
      for node in 0..<n {
        #expect(
          graph.pageRankContributions(to: node, damping: damping)
            .isClose(to: expected.map { $0[node] }))
      }
    }
  }

  @Test("Odd graphs have contributions as well", arguments: OddGraph.allCases)
  func odd(graph: OddGraph) {
    let graph = graph.graph
    for node in graph.nodes {
      let parts = graph.pageRankContributions(to: node)
      #expect(parts.allSatisfy { $0.isFinite && $0 >= 0 })
      #expect(parts[node] >= 0.15 / Double(graph.nodeCount))
    }
  }
}
