import EntenteGraph
import Testing

@Suite("Assortativity, centralization and rich clubs")
struct MixingTests {
  @Test("In a star the many are tied to the one, and all is centered on it", arguments: 3...9)
  func star(leafCount k: Int) throws {
    let star = CSRGraph.star(leafCount: k)
    // Never beyond what a correlation can be, though sums are rounded.
    #expect(try (-1 ... -1 + 1e-12).contains(#require(star.degreeAssortativity())))
    #expect(try #require(star.degreeCentralization()).isClose(to: 1))
    #expect(star.richClubs().map(\.nodeCount) == [k + 1])
    let outward = CSRGraph(
      nodeCount: k + 1, edges: (1...k).map { (0, CSRGraph.Node($0)) }, isDirected: true)
    #expect(try #require(outward.degreeCentralization(.outgoing)).isClose(to: 1))
    #expect(outward.degreeAssortativity() == nil)
  }

  @Test("Where all are alike, nothing is said of likeness", arguments: 3...8)
  func regular(nodeCount n: Int) {
    for graph in [CSRGraph.complete(nodeCount: n), .cycle(nodeCount: n)] {
      #expect(graph.degreeAssortativity() == nil)
      #expect(graph.degreeCentralization() == 0)
      #expect(graph.assortativity(ofGroups: [Int](repeating: 0, count: n)) == nil)
      #expect(graph.assortativity(ofValues: [Double](repeating: 0.1, count: n)) == nil)
    }
    #expect(CSRGraph.complete(nodeCount: n).richClubs().map(\.coefficient).allSatisfy { $0 == 1 })
  }

  @Test("Ties within groups only are 1, ties between two sides −1")
  func extremes() throws {
    let pairs = CSRGraph(nodeCount: 6, edges: [(0, 1), (2, 3), (4, 5), (0, 1), (3, 3)])
    #expect(try #require(pairs.assortativity(ofGroups: [0, 0, 1, 1, 2, 2])).isClose(to: 1))
    let sides = CSRGraph.multipartite(sides: [3, 3])
    #expect(try #require(sides.assortativity(ofGroups: [0, 0, 0, 1, 1, 1])).isClose(to: -1))
  }

  @Test("What has no group or value is left out with its ties")
  func withoutValue() throws {
    let path = CSRGraph(nodeCount: 5, edges: [(0, 1), (1, 2), (2, 3), (3, 4)])
    let shorter = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 3)])
    #expect(
      path.assortativity(ofGroups: [0, 0, 1, 1, -1])
        == shorter.assortativity(
          ofGroups: [0, 0, 1, 1]))
    #expect(
      path.assortativity(ofValues: [1, 2, 4, 8, nil])
        == shorter.assortativity(ofValues: [1, 2, 4, 8]))
  }

  @Test("Marriages of Florence are centralized as published")
  func families() throws {
    // Wasserman and Faust 1994, p. 180: 0.267.
    let value = try #require(CSRGraph.florentineFamilies.degreeCentralization())
    #expect(value.isClose(to: 56.0 / 210))
  }

  @Test("Agrees with NetworkX and igraph", arguments: StructureReference.all)
  func reference(peers: StructureReference) {
    func agree(_ ours: Double?, _ theirs: Double?) -> Bool {
      guard let ours, let theirs else { return ours == nil && theirs == nil }
      return (ours - theirs).magnitude < 1e-9 * max(1, theirs.magnitude)
    }
    let graph = peers.graph
    #expect(agree(graph.degreeAssortativity(), peers.degreeAssortativity))
    #expect(agree(graph.assortativity(ofGroups: peers.labels), peers.groupAssortativity))
    #expect(agree(graph.assortativity(ofValues: peers.numbers), peers.valueAssortativity))
    #expect(graph.richClubs().map(\.coefficient).isClose(to: peers.richClub))
  }

  @Test("Agrees with its definition on random graphs", arguments: RandomCase.all)
  func definition(random: RandomCase) throws {
    let graph = random.graph(nodeCount: 12)
    let n = graph.nodeCount
    let out = graph.nodes.map { u in
      Set(graph.neighbors(of: u).map { Int($0) }).subtracting([u])
    }
    let entering = graph.nodes.map { v in out.indices.filter { out[$0].contains(v) }.count }
    let arcs = graph.nodes.flatMap { u in out[u].sorted().map { (u, $0) } }
    func correlation(_ x: [Double], _ y: [Double]) -> Double? {
      let (a, b) = (arcs.map { x[$0.0] }, arcs.map { y[$0.1] })
      if Set(a).count < 2 || Set(b).count < 2 { return nil }
      let (p, q) = (a.reduce(0, +) / Double(a.count), b.reduce(0, +) / Double(b.count))
      var (top, left, right) = (0.0, 0.0, 0.0)
      for (x, y) in zip(a, b) {
        top += (x - p) * (y - q)
        left += (x - p) * (x - p)
        right += (y - q) * (y - q)
      }
      return top / (left * right).squareRoot()
    }
    func agree(_ ours: Double?, _ theirs: Double?) -> Bool {
      guard let ours, let theirs else { return ours == nil && theirs == nil }
      return (ours - theirs).magnitude < 1e-9
    }
    let degrees = correlation(out.map { Double($0.count) }, entering.map { Double($0) })
    #expect(agree(graph.degreeAssortativity(), degrees))

    let groups = graph.nodes.map { ($0 * 7 + Int(random.seed)) % 3 }
    var mixing = [[Double]](repeating: [0, 0, 0], count: 3)
    for (u, v) in arcs { mixing[groups[u]][groups[v]] += 1 / Double(arcs.count) }
    var chance = 0.0
    for i in 0..<3 {
      let from: Double = mixing[i].reduce(0, +)
      let to: Double = mixing.reduce(0.0) { $0 + $1[i] }
      chance += from * to
    }
    let trace: Double = mixing[0][0] + mixing[1][1] + mixing[2][2]
    if !arcs.isEmpty, chance < 0.999 {
      #expect(agree(graph.assortativity(ofGroups: groups), (trace - chance) / (1 - chance)))
    }

    let simple = SimpleGraph(graph)
    for club in graph.richClubs() {
      let rich = simple.neighbors.indices.filter { simple.neighbors[$0].count > club.degree }
      #expect(club.nodeCount == rich.count)
      #expect(
        2 * club.edgeCount
          == rich.map { simple.neighbors[$0].intersection(rich).count }.reduce(0, +))
    }
    let plain = simple.neighbors.map(\.count)
    let shortfall = plain.map { Double((plain.max() ?? 0) - $0) }.reduce(0, +)
    let centralization = try #require(graph.degreeCentralization())
    #expect(centralization.isClose(to: shortfall / Double((n - 1) * (n - 2))))
  }

  @Test("Odd graphs have no answer rather than a wrong one", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    let graph = odd.graph
    if let value = graph.degreeAssortativity() { #expect((-1...1).contains(value)) }
    #expect((graph.degreeCentralization() == nil) == (graph.nodeCount < 3))
    #expect(graph.richClubs().allSatisfy { $0.nodeCount >= 2 && $0.coefficient <= 1 })
    let groups = [Int](repeating: 0, count: graph.nodeCount)
    #expect(graph.assortativity(ofGroups: groups) == nil)
  }
}
