import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Ties in the order of what goes along them")
struct TieRankingTests {
  private func ranks(
    _ graph: KnowledgeGraph, _ change: (inout Ranking.Options) -> Void = { _ in }
  ) throws -> [String] {
    var options = Ranking.Options()
    change(&options)
    return try graph.tieRanking(options).entries.map { entry in
      "\(graph.id(entry.first))-\(graph.id(entry.second)) \(entry.rank) \(entry.score)"
    }
  }

  @Test("The bridge between two circles is first")
  func bridge() throws {
    let graph = try KnowledgeGraph.table(
      "source,target,kind\na,b,ally\nb,c,ally\nc,a,ally\nc,d,ally\nd,e,ally\ne,f,ally\nf,d,ally\n")
    let ranking = try graph.tieRanking()
    let first = try #require(ranking.entries.first)
    #expect([graph.id(first.first), graph.id(first.second)] == ["c", "d"])
    #expect(first.score == 9)
    #expect(ranking.entries.count == 7)
    #expect(ranking.entries.map(\.rank) == [1, 2, 2, 2, 2, 6, 6])
    var options = Ranking.Options()
    options.isNormalized = true
    #expect(try graph.tieRanking(options).entries[0].score.isClose(to: 9.0 / 15))
  }

  /// Two come to b, whence one way leads on.
  private let ways = "source,target\na,b\nc,b\nb,d\n"

  @Test("Direction is ignored unless it is asked for, and a pair then goes the way of its tie")
  func direction() throws {
    let graph = try KnowledgeGraph.table(ways, isDirected: true)
    // Undirected, each of three ends is cut off from three others.
    #expect(try ranks(graph) == ["a-b 1 3.0", "b-c 1 3.0", "b-d 1 3.0"])
    #expect(
      try ranks(graph) { $0.direction = .declared } == ["b-d 1 3.0", "a-b 2 2.0", "c-b 2 2.0"])
    #expect(
      try ranks(graph) { $0.direction = .reversed } == ["d-b 1 3.0", "b-a 2 2.0", "b-c 2 2.0"])
  }

  @Test("Normalized, a score is a share of all pairs, ordered ones if ties have a direction")
  func normalized() throws {
    let graph = try KnowledgeGraph.table(ways, isDirected: true)
    #expect(try ranks(graph) { $0.isNormalized = true }.first == "a-b 1 0.5")
    let directed = try ranks(graph) {
      $0.isNormalized = true
      $0.direction = .declared
    }
    #expect(directed.first == "b-d 1 0.25")
  }
}
