import EntenteGraph
import Testing

@Suite("Communities in several layers, and over several runs")
struct LayeredCommunityTests {
  @Test(
    "Signed modularity agrees with that of igraph's two layers",
    arguments: GroupReferences.all.signed)
  func reference(of reference: GroupReferences.Signed) {
    let value = CommunityLayer.modularity(
      of: reference.labels, in: reference.layers, resolution: 1.25)
    #expect(abs(value - reference.modularity) < 1e-9)
  }

  @Test("One layer is plain modularity", arguments: RandomCase.all)
  func oneLayer(of random: RandomCase) {
    let graph = random.graph(nodeCount: 24)
    let found = CommunityLayer.communities(in: [.init(graph)], seed: random.seed)
    let undirected = CSRGraph(
      nodeCount: graph.nodeCount,
      edges: graph.nodes.flatMap { u in
        graph.neighbors(of: u).filter { graph.isDirected || $0 >= UInt32(u) }.map {
          (UInt32(u), $0)
        }
      },
      weights: graph.nodes.flatMap { u in
        zip(graph.neighbors(of: u), graph.weights(from: u)).filter {
          graph.isDirected || $0.0 >= UInt32(u)
        }.map(\.1)
      })
    #expect(abs(found.modularity - undirected.modularity(of: found.labels)) < 1e-10)
    let plain = (0..<8).map { graph.leidenCommunities(iterations: 10, seed: $0).modularity }
    let layered = (0..<8).map {
      CommunityLayer.communities(in: [.init(graph)], seed: $0).modularity
    }
    #expect((layered.max() ?? 0) >= (plain.max() ?? 0) - 0.02)
  }

  @Test("Two camps that fight are two communities, whatever joins them a little")
  func camps() {
    var friends: [(UInt32, UInt32)] = [(0, 5), (1, 6)]
    var foes: [(UInt32, UInt32)] = []
    for v in 0..<10 {
      for u in 0..<v {
        if u / 5 == v / 5 { friends.append((UInt32(u), UInt32(v))) }
        if u / 5 != v / 5, (u + v) % 3 == 0 { foes.append((UInt32(u), UInt32(v))) }
      }
    }
    let found = CommunityLayer.communities(in: [
      .init(CSRGraph(nodeCount: 10, edges: friends)),
      .init(CSRGraph(nodeCount: 10, edges: foes), weight: -1),
    ])
    #expect(found.labels == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
  }

  @Test("Nothing to tie, nothing to find")
  func degenerate() {
    #expect(CommunityLayer.communities(in: []).count == 0)
    let empty = CommunityLayer.communities(in: [.init(CSRGraph(nodeCount: 3, edges: []))])
    #expect(empty.labels == [0, 1, 2] && empty.modularity == 0)
  }

  @Test("Runs that agree are stable, and the odd one out is not chosen")
  func consensus() {
    let same = Consensus(of: [[0, 0, 1, 1], [0, 0, 1, 1]], qualities: [1, 1])
    #expect(same.agreement == 1 && same.distinctCount == 1 && same.chosen == 0)
    #expect(same.stabilities == [1, 1, 1, 1])
    let odd = Consensus(of: [[0, 1, 2, 3], [0, 0, 1, 1], [0, 0, 1, 1]], qualities: [9, 1, 2])
    #expect(odd.chosen == 2 && odd.distinctCount == 2)
    #expect(odd.stabilities == [0.75, 0.75, 0.75, 0.75])
    #expect(Consensus(of: [[0, 1]], qualities: [0]).stabilities == [1, 1])
    #expect(Consensus(of: [[], []], qualities: [0, 0]).distinctCount == 1)
  }
}
