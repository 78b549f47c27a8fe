import EntenteGraph
import Testing

@Suite("Roles of brokers")
struct BrokerageRoleTests {
  typealias Role = BrokerageRoles.Role

  /// What a broker is called, by the groups of sender, broker and receiver.
  private static let chains: [(groups: [Int], role: Role)] = [
    ([0, 0, 0], .coordinator), ([0, 1, 0], .itinerant), ([0, 1, 1], .gatekeeper),
    ([0, 0, 1], .representative), ([0, 1, 2], .liaison),
  ]

  @Test("Each of the five ways to stand between two has its name", arguments: chains)
  func names(groups: [Int], role: Role) {
    let chain = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], isDirected: true)
    let roles = chain.brokerageRoles(groups: groups)
    for other in Role.allCases {
      #expect(roles.counts(of: other) == [0, other == role ? 1 : 0, 0])
    }
    #expect(roles.counts(of: nil) == [0, 1, 0])
  }

  @Test("Who is tied to another needs no broker to it")
  func closed() {
    let graph = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2), (0, 2)], isDirected: true)
    #expect(graph.brokerageRoles(groups: [0, 0, 0]).counts(of: nil) == [0, 0, 0])
  }

  @Test("Without direction a gatekeeper is a representative the other way")
  func undirected() {
    let roles = CSRGraph.star(leafCount: 4).brokerageRoles(groups: [0, 0, 0, 1, 2])
    #expect(roles.counts(of: .gatekeeper)[0] == 4)
    #expect(roles.counts(of: .representative)[0] == 4)
    #expect(roles.counts(of: .coordinator)[0] == 2)
    #expect(roles.counts(of: .liaison)[0] == 2)
    #expect(roles.counts(of: nil)[0] == 12)
  }

  @Test("The pairs of a broker are as many as its roles count", arguments: RandomCase.all)
  func pairs(random: RandomCase) {
    let graph = random.graph()
    let groups = graph.nodes.map { $0 * 7 % 3 % graph.nodeCount }
    let roles = graph.brokerageRoles(groups: groups)
    for node in graph.nodes {
      for role in Role.allCases.map(Optional.some) + [nil] {
        let found = graph.brokeredPairs(of: node, groups: groups, role: role, limit: .max)
        #expect(found.count == roles.counts(of: role)[node])
        #expect(Set(found.pairs).count == found.count)
        #expect(found.ofNeighbors.values.reduce(0, +) == 2 * found.count)
        for pair in found.pairs {
          let (sender, receiver) = (Int(pair.sender), Int(pair.receiver))
          #expect(graph.neighbors(of: sender).contains(CSRGraph.Node(node)))
          #expect(graph.neighbors(of: node).contains(pair.receiver))
          #expect(!graph.neighbors(of: sender).contains(pair.receiver) && sender != receiver)
        }
        let few = graph.brokeredPairs(of: node, groups: groups, role: role, limit: 2)
        #expect(few.pairs == Array(found.pairs.prefix(2)) && few.count == found.count)
      }
    }
  }

  @Test("Agree with their definition on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    for graph in [
      random.graph(),
      .withHubs(nodeCount: 40, edgeCount: 300, isDirected: random.isDirected, seed: random.seed),
    ] {
      let groups = graph.nodes.map { $0 * 7 % 4 % graph.nodeCount }
      let roles = graph.brokerageRoles(groups: groups)
      let expected = Self.countsByDefinition(graph, groups)
      for role in Role.allCases { #expect(roles.counts(of: role) == expected[role]) }
      #expect(roles == graph.brokerageRoles(groups: groups, workers: .one))
    }
  }

  private static func countsByDefinition(_ graph: CSRGraph, _ groups: [Int]) -> [Role: [Int]] {
    let leads = graph.nodes.map { Set(graph.neighbors(of: $0).map { Int($0) }) }
    var counts: [Role: [Int]] = [:]
    for role in Role.allCases { counts[role] = [Int](repeating: 0, count: graph.nodeCount) }
    for v in graph.nodes {
      for i in graph.nodes where i != v && leads[i].contains(v) {
        for k in leads[v] where k != v && k != i && !leads[i].contains(k) {
          let distinct = Set([groups[i], groups[v], groups[k]]).count
          let role: Role =
            distinct == 1
            ? .coordinator
            : distinct == 3
              ? .liaison
              : groups[i] == groups[k]
                ? .itinerant : groups[i] == groups[v] ? .representative : .gatekeeper
          counts[role]?[v] += 1
        }
      }
    }
    return counts
  }

  @Test(
    "What is expected is the mean over all graphs, and so is the deviation",
    arguments: [true, false], [[0, 0, 1, 1], [0, 0, 0, 1], [0, 1, 2, 0], [0, 0, 0, 0]])
  func expectation(isDirected: Bool, groups: [Int]) throws {
    let pairs: [(CSRGraph.Node, CSRGraph.Node)] = (0..<4).flatMap { u in
      (0..<4).filter { isDirected ? $0 != u : $0 > u }.map { (UInt32(u), UInt32($0)) }
    }
    // One graph of half of the edges, and all graphs weighed by that density.
    let half = CSRGraph(
      nodeCount: 4, edges: pairs.prefix(pairs.count / 2), isDirected: isDirected)
    let expectations = half.brokerageRoles(groups: groups)
    var sums = [[Double]](repeating: [Double](repeating: 0, count: 4), count: 12)
    for choice in 0..<1 << pairs.count {
      let edges = pairs.indices.filter { choice >> $0 & 1 == 1 }.map { pairs[$0] }
      let roles = CSRGraph(nodeCount: 4, edges: edges, isDirected: isDirected)
        .brokerageRoles(groups: groups, workers: .one)
      for role in 0..<6 {
        for (node, count) in roles.counts(of: Role(rawValue: role)).enumerated() {
          sums[role][node] += Double(count)
          sums[role + 6][node] += Double(count * count)
        }
      }
    }
    let all = Double(1 << pairs.count)
    for role in 0..<6 {
      for (node, expected) in expectations.expectations(of: Role(rawValue: role)).enumerated() {
        let mean = sums[role][node] / all
        let variance: Double = sums[role + 6][node] / all - mean * mean
        #expect(expected.mean.isClose(to: mean), "\(role)")
        #expect((expected.deviation * expected.deviation).isClose(to: variance), "\(role)")
      }
    }
  }

  @Test("A graph whose edges are all answered expects what an undirected one does")
  func answered() {
    let edges: [(CSRGraph.Node, CSRGraph.Node)] = [(0, 1), (1, 2), (2, 3)]
    let plain = CSRGraph(nodeCount: 4, edges: edges)
    let both = CSRGraph(
      nodeCount: 4, edges: edges + edges.map { ($0.1, $0.0) }, isDirected: true)
    #expect(
      plain.brokerageRoles(groups: [0, 0, 1, 1]) == both.brokerageRoles(groups: [0, 0, 1, 1]))
  }

  @Test("A number as far above the mean as it varies has z 1, and no choice has z 0")
  func z() {
    let graph = CSRGraph.star(leafCount: 4)
    let roles = graph.brokerageRoles(groups: [0, 0, 0, 1, 1])
    let expected = roles.expectations(of: nil)[0]
    #expect(expected.z(of: 12).isClose(to: (12 - expected.mean) / expected.deviation))
    let alone = CSRGraph(nodeCount: 3, edges: []).brokerageRoles(groups: [0, 0, 0])
    #expect(alone.expectations(of: nil)[0].z(of: 0) == 0)
  }

  @Test("Odd graphs have no brokers", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    let graph = odd.graph
    let roles = graph.brokerageRoles(groups: [Int](repeating: 0, count: graph.nodeCount))
    #expect(roles.counts(of: nil).count == graph.nodeCount)
    #expect(roles.expectations(of: nil).allSatisfy { $0.mean.isFinite && $0.deviation.isFinite })
  }
}
