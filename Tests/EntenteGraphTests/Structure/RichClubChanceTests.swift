import EntenteGraph
import Testing

@Suite("Rich clubs against random graphs of the same degrees")
struct RichClubChanceTests {
  /// Every graph of so many nodes in which each has as many neighbors as asked for.
  private func graphs(ofDegrees degrees: [Int]) -> [CSRGraph] {
    let n = degrees.count
    let pairs = (0..<n).flatMap { v in (0..<v).map { (CSRGraph.Node($0), CSRGraph.Node(v)) } }
    var found: [CSRGraph] = []
    func add(_ place: Int, _ chosen: [(CSRGraph.Node, CSRGraph.Node)], _ left: [Int]) {
      if left.contains(where: { $0 < 0 }) { return }
      guard place < pairs.count else {
        if left.allSatisfy({ $0 == 0 }) { found.append(CSRGraph(nodeCount: n, edges: chosen)) }
        return
      }
      add(place + 1, chosen, left)
      var less = left
      less[Int(pairs[place].0)] -= 1
      less[Int(pairs[place].1)] -= 1
      add(place + 1, chosen + [pairs[place]], less)
    }
    add(0, [], degrees)
    return found
  }

  private let club = CSRGraph(
    nodeCount: 7, edges: [(0, 1), (0, 2), (1, 2), (0, 3), (1, 4), (2, 5), (5, 6)])

  @Test("Chance is the mean over all graphs of these degrees")
  func definition() throws {
    let simple = SimpleGraph(club)
    let all = graphs(ofDegrees: simple.neighbors.map(\.count))
    #expect(all.count > 50)
    let count = 3000
    for chance in club.richClubChances(sampleCount: count, swapsPerEdge: 30, seed: 5) {
      let shares = all.map { $0.richClubs()[chance.club.degree].coefficient }
      let mean = shares.reduce(0, +) / Double(all.count)
      let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(all.count)
      let error = (variance / Double(count)).squareRoot()
      #expect((chance.expected - mean).magnitude <= 4 * error + 1e-12)
      #expect((chance.deviation - variance.squareRoot()).magnitude <= 0.05)
      let denser =
        Double(shares.count { $0 >= chance.club.coefficient - 1e-12 }) / Double(all.count)
      #expect((chance.tail - denser).magnitude <= 0.04)
    }
  }

  @Test("Every graph of the same degrees comes about as often")
  func uniform() {
    let all = graphs(ofDegrees: [2, 2, 2, 1, 1])
    var counts: [CSRGraph: Int] = [:]
    let start = CSRGraph(nodeCount: 5, edges: [(0, 1), (1, 2), (2, 3), (0, 4)])
    for seed in 0..<2100 as Range<UInt64> {
      counts[start.rewired(swapsPerEdge: 20, seed: seed), default: 0] += 1
    }
    #expect(counts.count == all.count)
    let expected = 2100 / Double(all.count)
    let chiSquare = counts.values.reduce(0.0) {
      $0 + (Double($1) - expected) * (Double($1) - expected) / expected
    }
    // Beyond this once in more than a thousand times, for 6 degrees of freedom.
    #expect(all.count == 7 && chiSquare < 22.5)
  }

  @Test("Degrees stay, and no loops or parallel edges come", arguments: RandomCase.all)
  func degrees(random: RandomCase) {
    let graph = random.graph(nodeCount: 20)
    let simple = SimpleGraph(graph)
    let other = graph.rewired(seed: random.seed)
    #expect(other.degrees() == simple.neighbors.map(\.count))
    #expect(SimpleGraph(other).neighbors.map(\.count) == simple.neighbors.map(\.count))
    #expect(graph.rewired(seed: random.seed) == other)
    #expect(
      graph.rewired(swapsPerEdge: 0)
        == CSRGraph(
          nodeCount: 20,
          edges: simple.neighbors.indices.flatMap { u in
            simple.neighbors[u].filter { $0 > u }.sorted().map {
              (CSRGraph.Node(u), CSRGraph.Node($0))
            }
          }))
  }

  @Test("Where no other graph has the same degrees, a club is what chance gives", arguments: 3...7)
  func alone(nodeCount n: Int) {
    for graph in [CSRGraph.complete(nodeCount: n), .star(leafCount: n)] {
      for chance in graph.richClubChances(sampleCount: 5) {
        #expect(chance.normalized == 1 && chance.deviation == 0 && chance.tail == 1)
      }
    }
  }

  @Test("Any number of threads gives the same")
  func threads() {
    let graph = CSRGraph.random(
      nodeCount: 60, edgeCount: 150, isDirected: false, isWeighted: false, seed: 3)
    let one = graph.richClubChances(sampleCount: 8, swapsPerEdge: 5, workers: .one)
    #expect(
      graph.richClubChances(sampleCount: 8, swapsPerEdge: 5, workers: Workers(count: 2)) == one)
  }

  @Test(
    "Agrees with igraph", arguments: StructureReference.all.filter { $0.richClubByChance != nil })
  func reference(peers: StructureReference) throws {
    let theirs = try #require(peers.richClubByChance)
    let count = 400
    let ours = peers.graph.richClubChances(sampleCount: count, swapsPerEdge: 30, seed: 1)
    #expect(ours.count == theirs.count)
    for (chance, mean) in zip(ours, theirs) {
      // Theirs is a mean, too, of five times as many.
      let error = chance.deviation * (1 / Double(count) + 0.2 / Double(count)).squareRoot()
      #expect((chance.expected - mean).magnitude <= 5 * error + 1e-9)
    }
  }

  @Test("Odd graphs", arguments: OddGraph.allCases)
  func odd(odd: OddGraph) {
    let chances = odd.graph.richClubChances(sampleCount: 3)
    #expect(chances.map(\.club) == odd.graph.richClubs())
    #expect(chances.allSatisfy { $0.expected.isFinite && (0...1).contains($0.expected) })
  }
}
