import EntenteGraph
import Testing

@Suite("Censuses of pairs and threes")
struct CensusTests {
  /// An example of each type of three nodes, drawn from the publication.
  static let examples: [(type: TriadType, arcs: [(CSRGraph.Node, CSRGraph.Node)])] = [
    (.empty, []), (.one, [(0, 1)]), (.mutual, [(0, 1), (1, 0)]),
    (.down, [(1, 0), (1, 2)]), (.up, [(0, 1), (2, 1)]), (.chain, [(0, 1), (1, 2)]),
    (.mutualIn, [(0, 1), (1, 0), (2, 1)]), (.mutualOut, [(0, 1), (1, 0), (1, 2)]),
    (.transitive, [(0, 1), (1, 2), (0, 2)]), (.cycle, [(0, 1), (1, 2), (2, 0)]),
    (.twoMutual, [(0, 1), (1, 0), (1, 2), (2, 1)]),
    (.mutualDown, [(1, 0), (1, 2), (0, 2), (2, 0)]),
    (.mutualUp, [(0, 1), (2, 1), (0, 2), (2, 0)]),
    (.mutualChain, [(0, 1), (1, 2), (0, 2), (2, 0)]),
    (.almostComplete, [(0, 1), (1, 0), (1, 2), (2, 1), (0, 2)]),
    (.complete, [(0, 1), (1, 0), (1, 2), (2, 1), (0, 2), (2, 0)]),
  ]

  @Test("Each type of three is known, in whichever order its nodes are numbered")
  func types() {
    let orders: [[CSRGraph.Node]] = [
      [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0],
    ]
    #expect(Self.examples.map(\.type) == TriadType.allCases)
    for (type, arcs) in Self.examples {
      for order in orders {
        let graph = CSRGraph(
          nodeCount: 3, edges: arcs.map { (order[Int($0)], order[Int($1)]) }, isDirected: true)
        let census = graph.triadCensus()
        #expect(census?[type] == 1 && census?.total == 1, "\(type.rawValue) \(order)")
      }
    }
  }

  /// The types of all threes, each by comparing it with the examples in every order.
  private func censusByDefinition(_ graph: CSRGraph) -> [TriadType: Int] {
    let out = graph.nodes.map { node in Set(graph.neighbors(of: node).map { Int($0) }) }
    func has(_ a: Int, _ b: Int) -> Bool {
      out[a].contains(b) || (!graph.isDirected && out[b].contains(a))
    }
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    var types: [Set<[Int]>: TriadType] = [:]
    for (type, arcs) in Self.examples {
      for order in orders {
        types[Set(arcs.map { [order[Int($0)], order[Int($1)]] })] = type
      }
    }
    var counts: [TriadType: Int] = [:]
    for u in graph.nodes {
      for v in graph.nodes where v > u {
        for w in graph.nodes where w > v {
          let nodes = [u, v, w]
          var arcs: Set<[Int]> = []
          for a in 0..<3 {
            for b in 0..<3 where a != b && has(nodes[a], nodes[b]) { arcs.insert([a, b]) }
          }
          if let type = types[arcs] { counts[type, default: 0] += 1 }
        }
      }
    }
    return counts
  }

  @Test("Agrees with the definition on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = random.graph(nodeCount: 13)
    let census = graph.triadCensus()
    let counts = censusByDefinition(graph)
    for type in TriadType.allCases { #expect(census?[type] == counts[type, default: 0]) }

    let dyads = graph.dyadCensus()
    let out = graph.nodes.map { Set(graph.neighbors(of: $0).map { Int($0) }) }
    var expected = [0, 0, 0]
    for u in graph.nodes {
      for v in graph.nodes where v > u {
        let ways = [out[u].contains(v), out[v].contains(u)].count { $0 }
        expected[2 - ways] += 1
      }
    }
    #expect([dyads.mutual, dyads.asymmetric, dyads.null] == expected)
  }

  @Test("Agrees with NetworkX and igraph", arguments: StructureReference.all)
  func reference(peers: StructureReference) throws {
    let dyads = peers.graph.dyadCensus()
    #expect(try #require(dyads.density).isClose(to: peers.density))
    guard let triads = peers.triads, let counts = peers.dyads else { return }
    let census = try #require(peers.graph.triadCensus())
    for type in TriadType.allCases { #expect(census[type] == triads[type.rawValue]) }
    #expect([dyads.mutual, dyads.asymmetric, dyads.null] == counts)
    #expect(try #require(dyads.reciprocity).isClose(to: try #require(peers.reciprocity)))
  }

  @Test("A tournament has no pair that is mutual or null", arguments: 2...8)
  func tournament(nodeCount n: Int) {
    let arcs = (0..<n).flatMap { u in
      (u + 1..<max(n, u + 1)).map { (CSRGraph.Node(u), CSRGraph.Node($0)) }
    }
    let graph = CSRGraph(nodeCount: n, edges: arcs, isDirected: true)
    #expect(graph.dyadCensus() == DyadCensus(mutual: 0, asymmetric: n * (n - 1) / 2, null: 0))
    #expect(graph.dyadCensus().reciprocity == 0)
    #expect(graph.triadCensus()?[.transitive] == n * (n - 1) * (n - 2) / 6)
  }

  @Test("Graphs without three nodes have no threes", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    let n = odd.graph.nodeCount
    #expect(odd.graph.triadCensus()?.total == n * (n - 1) * (n - 2) / 6)
    #expect(odd.graph.triadCensus()?[.empty] ?? -1 >= 0)
    #expect((odd.graph.dyadCensus().density == nil) == (n < 2))
  }

  @Test("Every number of threads gives the same")
  func threads() {
    let graph = CSRGraph.withHubs(nodeCount: 700, edgeCount: 4000, isDirected: true, seed: 3)
    #expect(graph.triadCensus(workers: .one) == graph.triadCensus(workers: Workers(count: 2)))
  }

  @Test("More threes than an integer holds are not counted")
  func large() {
    #expect(CSRGraph(nodeCount: 5_000_000, edges: [(0, 1)]).triadCensus() == nil)
  }

  @Test("What chance gives is the mean over all graphs with the same pairs")
  func expectation() {
    // Each of the six pairs of four nodes in one of four ways.
    let pairs: [(CSRGraph.Node, CSRGraph.Node)] = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    var sums: [DyadCensus: [TriadType: Int]] = [:]
    var graphCounts: [DyadCensus: Int] = [:]
    for code in 0..<4096 {
      var arcs: [(CSRGraph.Node, CSRGraph.Node)] = []
      for (place, pair) in pairs.enumerated() {
        let ways = code >> (2 * place) & 3
        if ways & 1 != 0 { arcs.append(pair) }
        if ways & 2 != 0 { arcs.append((pair.1, pair.0)) }
      }
      let graph = CSRGraph(nodeCount: 4, edges: arcs, isDirected: true)
      let dyads = graph.dyadCensus()
      graphCounts[dyads, default: 0] += 1
      let census = graph.triadCensus(workers: .one)
      for type in TriadType.allCases {
        sums[dyads, default: [:]][type, default: 0] += census?[type] ?? 0
      }
    }
    #expect(graphCounts.count == 28)
    for (dyads, count) in graphCounts {
      for type in TriadType.allCases {
        let mean = Double(sums[dyads]?[type] ?? 0) / Double(count)
        let expected = TriadCensus.expected(type, nodeCount: 4, dyads: dyads)
        #expect((mean - expected).magnitude < 1e-12, "\(type.rawValue) \(dyads)")
      }
    }
  }
}
