import EntenteGraph
import Foundation
import Testing

@Suite("Communicability")
struct CommunicabilityTests {
  @Test("Of two tied nodes, walks of even length lead back and odd ones over")
  func pair() throws {
    let pair = CSRGraph.path(nodeCount: 2)
    #expect(try pair.communicability(with: [0]).isClose(to: [cosh(1), sinh(1)], within: 1e-14))
    #expect(try pair.communicability().isClose(to: [exp(1), exp(1)], within: 1e-14))
  }

  @Test("In a complete graph two eigenvalues give all", arguments: [2, 5, 40])
  func complete(nodeCount n: Int) throws {
    let m = Double(n)
    let over: Double = (exp(m - 1) - exp(-1)) / m
    let scores = try CSRGraph.complete(nodeCount: n).communicability(with: [0])
    #expect(scores[1].isClose(to: over, within: 1e-12))
    #expect(scores[0].isClose(to: over + exp(-1), within: 1e-12))
  }

  @Test("Agrees with NetworkX", arguments: ReferenceCase.all.filter { !$0.isDirected })
  func reference(peers: ReferenceCase) throws {
    let withFirst = try #require(peers.values["communicability"])
    #expect(try peers.graph.communicability(with: [0]).isClose(to: withFirst))
    let total = try #require(peers.values["totalCommunicability"])
    #expect(try peers.graph.communicability().isClose(to: total))
  }

  @Test("A node communicates with itself as the closed walks say", arguments: RandomCase.all)
  func closedWalks(random: RandomCase) throws {
    let graph = CSRGraph.random(
      nodeCount: 11, edgeCount: 5 + Int(random.seed), isDirected: false, isWeighted: false,
      seed: random.seed)
    let closed = try graph.subgraphCentrality()
    var sums = [Double](repeating: 0, count: graph.nodeCount)
    for node in graph.nodes {
      let scores = try graph.communicability(with: [node])
      #expect(scores[node].isClose(to: closed[node], within: 1e-12))
      for other in graph.nodes { sums[other] += scores[other] }
    }
    let total = try graph.communicability()
    #expect(total.isClose(to: sums, within: 1e-12))
    #expect(try graph.communicability(with: Array(graph.nodes)) == total)
    #expect(try graph.communicability(areShares: true).isClose(to: sums.ofUnitSum))
    #expect(try graph.communicability(workers: Workers(count: 2)) == total)
  }

  @Test("Numbers beyond all numbers are refused, and shares of them are not")
  func overflow() throws {
    let dense = CSRGraph(
      nodeCount: 3, edges: [(CSRGraph.Node, CSRGraph.Node)](repeating: (0, 1), count: 800))
    #expect(throws: SubgraphError.self) { try dense.communicability(with: [0]) }
    let shares = try dense.communicability(with: [0], areShares: true)
    #expect(shares.isClose(to: [0.5, 0.5, 0], within: 1e-9))
  }

  @Test("Odd graphs without direction have an empty walk at least", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) throws {
    if odd.graph.isDirected { return }
    #expect(try odd.graph.communicability().allSatisfy { $0 >= 1 })
  }
}
