import EntenteGraph
import Testing

/// A way to find communities.
enum CommunityMethod: CaseIterable, Sendable {
  case louvain, leiden, labelPropagation

  func communities(
    of graph: CSRGraph, resolution: Double = 1, seed: UInt64 = 0, workers: Workers = .one
  ) -> Communities {
    switch self {
    case .louvain:
      graph.louvainCommunities(resolution: resolution, seed: seed, workers: workers)
    case .leiden:
      graph.leidenCommunities(resolution: resolution, seed: seed, workers: workers)
    case .labelPropagation: graph.labelPropagationCommunities(seed: seed, workers: workers)
    }
  }
}

@Suite("Communities")
struct CommunitiesTests {
  @Test("Cliques in a ring are the communities", arguments: CommunityMethod.allCases, 3...8)
  func ringOfCliques(_ method: CommunityMethod, count: Int) {
    let found = method.communities(of: .ringOfCliques(count: count, size: 6))
    #expect(found.labels == (0..<6 * count).map { Int32($0 / 6) })
    #expect(found.sizes == [Int](repeating: 6, count: count))
  }

  @Test("Two cliques joined by an edge are two", arguments: CommunityMethod.allCases, 4...7)
  func twoCliques(_ method: CommunityMethod, size: Int) {
    let found = method.communities(of: .ringOfCliques(count: 2, size: size))
    #expect(found.labels == (0..<2 * size).map { Int32($0 / size) })
  }

  @Test("No path joins the nodes of two components", arguments: CommunityMethod.allCases)
  func components(_ method: CommunityMethod) {
    for seed in 0..<20 as Range<UInt64> {
      let graph = CSRGraph.random(
        nodeCount: 40, edgeCount: 30, isDirected: false, isWeighted: false, seed: seed)
      let found = method.communities(of: graph, seed: seed)
      let components = graph.components()
      for community in 0..<found.count {
        let parts = Set(found.nodes(in: community).map { components.labels[Int($0)] })
        #expect(parts.count == 1)
      }
    }
  }

  @Test("A node without edges is alone", arguments: CommunityMethod.allCases)
  func noEdges(_ method: CommunityMethod) {
    let found = method.communities(of: CSRGraph(nodeCount: 4, edges: [(1, 1)]))
    #expect(found.labels == [0, 1, 2, 3])
  }

  @Test(
    "Odd graphs have communities too, numbered by first node",
    arguments: CommunityMethod.allCases, OddGraph.allCases)
  func odd(_ method: CommunityMethod, _ odd: OddGraph) {
    let graph = odd.graph
    let found = method.communities(of: graph)
    #expect(found.labels.count == graph.nodeCount)
    #expect(found.sizes.reduce(0, +) == graph.nodeCount)
    #expect(found.modularity.isFinite)
    var greatest: Int32 = -1
    for label in found.labels {
      #expect(label <= greatest + 1)
      greatest = max(greatest, label)
    }
  }

  @Test("The modularity given is that of the labels", arguments: RandomCase.all)
  func modularity(of random: RandomCase) {
    let graph = random.graph(nodeCount: 30)
    let undirected = CSRGraph(
      nodeCount: 30,
      edges: graph.nodes.flatMap { u in
        graph.neighbors(of: u).filter { graph.isDirected || u <= $0 }.map { (UInt32(u), $0) }
      },
      weights: graph.nodes.flatMap { u in
        zip(graph.neighbors(of: u), graph.weights(from: u)).filter { v, _ in
          graph.isDirected || u <= v
        }.map(\.1)
      })
    for method in CommunityMethod.allCases {
      let found = method.communities(of: graph)
      let expected = modularityByDefinition(undirected, found.labels)
      #expect(abs(found.modularity - expected) < 1e-12)
    }
  }

  @Test("The same seed gives the same communities on any number of threads")
  func threads() {
    let graph = CSRGraph.random(
      nodeCount: 20_000, edgeCount: 24_000, isDirected: false, isWeighted: true, seed: 7)
    for method in CommunityMethod.allCases {
      let one = method.communities(of: graph, seed: 3)
      #expect(method.communities(of: graph, seed: 3, workers: Workers(count: 2)) == one)
      #expect(method.communities(of: graph, seed: 4).labels != one.labels)
    }
  }

  @Test("The karate club has four communities of modularity 0.4198")
  func karateClub() {
    let found = (0..<20 as Range<UInt64>).map { CSRGraph.karateClub.leidenCommunities(seed: $0) }
    let best = found.max { $0.modularity < $1.modularity }
    #expect(best?.count == 4)
    #expect(abs((best?.modularity ?? 0) - 0.419790) < 1e-6)
    #expect(found.allSatisfy { $0.modularity > 0.41 && $0.modularity < 0.4198 })
    let louvain = (0..<20 as Range<UInt64>).map {
      CSRGraph.karateClub.louvainCommunities(seed: $0).modularity
    }
    #expect(louvain.allSatisfy { $0 > 0.38 && $0 < 0.4198 }, "\(louvain)")
    #expect(louvain.contains { $0 > 0.415 }, "\(louvain)")
  }

  @Test("No move of one node makes a result better", arguments: RandomCase.all)
  func localOptimum(of random: RandomCase) {
    let graph = CSRGraph.random(
      nodeCount: 14, edgeCount: 20 + Int(random.seed), isDirected: false,
      isWeighted: random.isWeighted, seed: random.seed)
    let found = graph.louvainCommunities(seed: random.seed)
    for node in graph.nodes {
      for label in 0...Int32(found.count) {
        var moved = found.labels
        moved[node] = label
        #expect(modularityByDefinition(graph, moved) <= found.modularity + 1e-10)
      }
    }
  }

  @Test("A higher resolution makes smaller communities")
  func resolution() {
    let graph = CSRGraph.ringOfCliques(count: 30, size: 4)
    for method in [CommunityMethod.louvain, .leiden] {
      #expect(method.communities(of: graph, resolution: 0).count == 1)
      #expect(method.communities(of: graph, resolution: 0.1).count < 30)
      #expect(method.communities(of: graph, resolution: 3).count == 30)
      #expect(method.communities(of: graph, resolution: 1000).count == 120)
    }
  }

  @Test("After label propagation no other label joins a node more", arguments: RandomCase.all)
  func labelPropagation(of random: RandomCase) {
    let graph = CSRGraph.random(
      nodeCount: 30, edgeCount: 60, isDirected: false, isWeighted: random.isWeighted,
      seed: random.seed)
    let labels = graph.labelPropagationCommunities(seed: random.seed).labels
    for node in graph.nodes {
      var weights: [Int32: Double] = [:]
      for (other, weight) in zip(graph.neighbors(of: node), graph.weights(from: node))
      where Int(other) != node {
        weights[labels[Int(other)], default: 0] += weight
      }
      #expect((weights.values.max() ?? 0) <= weights[labels[node], default: 0] + 1e-9)
    }
  }
}
