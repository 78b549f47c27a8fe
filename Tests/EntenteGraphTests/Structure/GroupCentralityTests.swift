import EntenteGraph
import Testing

@Suite("Groups of nodes as one, and key players")
struct GroupCentralityTests {
  @Test("A group of one node is that node", arguments: RandomCase.all)
  func one(random: RandomCase) {
    let graph = random.graph(nodeCount: 12)
    let betweenness = graph.betweennessCentrality()
    let closeness = graph.closenessCentrality()
    for node in graph.nodes {
      let group = graph.groupCentrality(of: [CSRGraph.Node(node), CSRGraph.Node(node)])
      #expect(
        [group.betweenness].isClose(to: [betweenness[node]], within: 1e-9)
          || (group.betweenness - betweenness[node]).magnitude < 1e-12)
      #expect(group.closeness.isClose(to: closeness[node]))
      #expect(group.degree == SimpleGraph(graph).neighbors[node].count)
    }
  }

  @Test("Agrees with its definition on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) {
    let graph = random.graph(nodeCount: 10)
    let group: Set<Int> = [1, 4, Int(random.seed) % 10]
    let outside = graph.nodes.filter { !group.contains($0) }
    let distance = AllDistances(graph, lengths: .hops).distance
    let toGroup = outside.map { s in group.map { distance[s][$0] }.min() ?? .infinity }
      .filter(\.isFinite)
    var betweenness = 0.0
    for s in outside {
      for t in outside where t != s && distance[s][t].isFinite && (graph.isDirected || s < t) {
        // Every shortest path, as the nodes on it.
        let paths = graph.allPaths(from: s, to: t, lengths: .hops)
          .filter { $0.length == distance[s][t] }
        // Parallel edges make several paths of the same nodes.
        let counts = paths.map { path in
          zip(path.nodes, path.nodes.dropFirst()).reduce(1) { product, step in
            product * graph.neighbors(of: Int(step.0)).count { $0 == step.1 }
          }
        }
        let through = zip(paths, counts).filter { path, _ in
          path.nodes.contains { group.contains(Int($0)) }
        }
        betweenness += Double(through.map(\.1).reduce(0, +)) / Double(counts.reduce(0, +))
      }
    }
    let found = graph.groupCentrality(of: group.map { CSRGraph.Node($0) })
    #expect((found.betweenness - betweenness).magnitude < 1e-9)
    let simple = SimpleGraph(graph)
    #expect(found.degree == outside.count { !simple.neighbors[$0].isDisjoint(with: group) })
    let farness = toGroup.reduce(0, +)
    let reached = Double(toGroup.count)
    #expect(
      found.closeness.isClose(
        to: farness == 0 ? 0 : reached / Double(outside.count) * reached / farness))
  }

  @Test("Agrees with NetworkX", arguments: StructureReference.all.filter { $0.groups != nil })
  func reference(peers: StructureReference) {
    let graph = peers.graph
    for theirs in peers.groups ?? [] {
      let found = graph.groupCentrality(of: theirs.group.map { CSRGraph.Node($0) })
      #expect(found.degree == theirs.degree)
      #expect(found.closeness.isClose(to: theirs.closeness))
      #expect((found.betweenness - theirs.betweenness).magnitude < 1e-9)
    }
  }

  @Test("Paths are weighed though they are too many to count")
  func manyPaths() {
    // A diamond, and then 64 ways to go each of 200 steps.
    var edges: [(CSRGraph.Node, CSRGraph.Node)] = [(0, 1), (0, 2), (1, 3), (2, 3)]
    for node in 3..<CSRGraph.Node(203) {
      edges += [(CSRGraph.Node, CSRGraph.Node)](repeating: (node, node + 1), count: 64)
    }
    let graph = CSRGraph(nodeCount: 204, edges: edges, isDirected: true)
    // Half of what the first node sends beyond the diamond.
    #expect(graph.groupCentrality(of: [1]).betweenness.isClose(to: 100.5))
  }

  @Test("Groups of odd graphs", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    let all = odd.graph.nodes.map { CSRGraph.Node($0) }
    #expect(odd.graph.groupCentrality(of: all) == odd.graph.groupCentrality(of: all + all))
    #expect(odd.graph.groupCentrality(of: []).betweenness == 0)
    for goal in KeyPlayers.Goal.allCases {
      let found = odd.graph.keyPlayers(2, for: goal)
      #expect(found?.nodes.count == min(2, odd.graph.nodeCount))
    }
  }

  @Test("Without its center a star is in pieces, and from there all is near", arguments: 3...8)
  func star(leafCount k: Int) {
    let star = CSRGraph.star(leafCount: k)
    #expect(star.fragmentation(without: [0]) == 1)
    #expect(star.fragmentation(without: [1]) == 0)
    #expect(star.reach(of: [0]) == 1)
    for goal in KeyPlayers.Goal.allCases {
      let found = star.keyPlayers(1, for: goal)
      #expect(found?.nodes == [0] && found?.score == 1 && found?.isExact == true)
    }
  }

  @Test("The best two are not the best and the next best")
  func together() throws {
    // Two hubs of which the second reaches the rest, and a twin of the first.
    let graph = CSRGraph(
      nodeCount: 11,
      edges: [
        (0, 2), (0, 3), (0, 4), (0, 5), (1, 2), (1, 3), (1, 4), (1, 5), (6, 7), (6, 8), (6, 9),
        (0, 10), (1, 10),
      ])
    let found = try #require(graph.keyPlayers(2, for: .reach))
    #expect(found.nodes == [0, 6])
    #expect(graph.degrees()[1] > graph.degrees()[6])
  }

  @Test("All groups tried agree with the definitions", arguments: RandomCase.all)
  func definitionOfKeyPlayers(random: RandomCase) throws {
    let graph = random.graph(nodeCount: 10)
    let distance = AllDistances(graph, lengths: .hops).distance
    var bestFragmentation = -1.0
    var bestReach = -1.0
    for a in graph.nodes {
      for b in graph.nodes where b > a {
        let rest = graph.nodes.filter { $0 != a && $0 != b }
        let cut = CSRGraph(
          nodeCount: 10,
          edges: graph.nodes.flatMap { u in
            graph.neighbors(of: u).filter { rest.contains(u) && rest.contains(Int($0)) }
              .map { (CSRGraph.Node(u), $0) }
          })
        let first = SimpleGraph(cut).firstJoined
        let apart = rest.map { u in rest.count { first[$0] != first[u] } }.reduce(0, +)
        let fragmentation = Double(apart) / 56
        #expect(
          graph.fragmentation(without: [CSRGraph.Node(a), CSRGraph.Node(b)]).isClose(
            to: fragmentation))
        bestFragmentation = max(bestFragmentation, fragmentation)
        let near = graph.nodes.map { 1 / max(1, min(distance[a][$0], distance[b][$0])) }
        let reach = near.reduce(0, +) / 10
        #expect(graph.reach(of: [CSRGraph.Node(a), CSRGraph.Node(b)]).isClose(to: reach))
        bestReach = max(bestReach, reach)
      }
    }
    let apart = try #require(graph.keyPlayers(2, for: .fragmentation))
    let near = try #require(graph.keyPlayers(2, for: .reach))
    #expect(apart.isExact && (apart.score - bestFragmentation).magnitude < 1e-9)
    #expect(near.isExact && (near.score - bestReach).magnitude < 1e-9)
    #expect((graph.fragmentation(without: apart.nodes) - apart.score).magnitude < 1e-9)
    #expect((graph.reach(of: near.nodes) - near.score).magnitude < 1e-9)
    // What is not exact says so, and is no better.
    let found = try #require(graph.keyPlayers(2, for: .fragmentation, steps: 10))
    #expect(!found.isExact && found.score <= apart.score + 1e-9)
  }

  @Test("Every number of threads gives the same")
  func threads() {
    let graph = CSRGraph.withHubs(nodeCount: 120, edgeCount: 200, seed: 5)
    let two = Workers(count: 2)
    #expect(
      graph.groupCentrality(of: [3, 40, 50], workers: .one)
        == graph.groupCentrality(of: [3, 40, 50], workers: two))
    #expect(
      graph.keyPlayers(2, for: .reach, steps: 1e5, workers: .one)
        == graph.keyPlayers(2, for: .reach, steps: 1e5, workers: two))
  }
}
