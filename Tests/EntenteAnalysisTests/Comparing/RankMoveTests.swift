import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Who moved in rank, and by which ties")
struct RankMoveTests {
  private let dates = ("2022-01-01", "2024-07-03")

  private func moves(_ graph: KnowledgeGraph, by measure: Measure) throws -> RankMoves {
    try graph.changes(from: try PartialDate(dates.0), to: try PartialDate(dates.1))
      .rankMoves(by: measure)
  }

  @Test("The causes of a degree are an entity's own ties, and add up to its change")
  func degree() throws {
    let graph = try Dossier(
      "a", "b", "c", "d", "a ally b | period: 1990/..", "c ally b | period: 2023/..",
      "c ally d | period: 2023/..", "c partner d | period: 2023/..",
      "a ally c | period: 1990/2022-06"
    ).graph
    let found = try moves(graph, by: .degree)
    #expect(found.method == .ownTies)
    let mover = try #require(found.moves.first { $0.after.map(graph.id) == "c" })
    #expect(mover.scoreBefore == 1 && mover.scoreAfter == 2)
    #expect(mover.causes.compactMap(\.effect).reduce(0, +) == 1)
    let tied = mover.causes.flatMap(\.after).map(graph.text).sorted()
    #expect(tied == ["b ally c", "c ally d", "c partner d"])
    #expect(mover.causes.flatMap(\.before).map(graph.text) == ["a ally c"])
  }

  @Test(
    "Every change of degree and strength on the summit is the sum of its causes",
    arguments: [Measure.degree, .strength])
  func sums(measure: Measure) throws {
    let found = try moves(try Summit.graph(), by: measure)
    #expect(!found.moves.isEmpty)
    for move in found.moves where move.causes.count < 5 {
      let difference = (move.scoreAfter ?? 0) - (move.scoreBefore ?? 0)
      #expect(abs(move.causes.compactMap(\.effect).reduce(0, +) - difference) < 1e-9)
    }
  }

  @Test("Undoing the one tie that changed gives back the score as it was")
  func leaveOneOut() throws {
    let graph = try Dossier(
      "a", "b", "c", "d", "a ally b | period: 1990/..", "b ally c | period: 1990/..",
      "c ally d | period: 2023/.."
    ).graph
    let found = try moves(graph, by: .betweenness)
    #expect(found.method == .leaveOneOut(tried: 1, of: 1))
    let mover = try #require(found.moves.first { $0.after.map(graph.id) == "c" })
    #expect(mover.scoreBefore == 0 && mover.scoreAfter == 2)
    #expect(mover.causes.map(\.effect) == [2])
    #expect(mover.causes.flatMap(\.after).map(graph.text) == ["c ally d"])
  }

  @Test("Who would have no score without a new tie owes it all of its score")
  func undefined() throws {
    let graph = try Dossier(
      "a", "b", "c", "a ally b | period: 1990/..", "b ally c | period: 2023/.."
    ).graph
    let found = try moves(graph, by: .constraint)
    let c = try #require(found.moves.first { $0.after.map(graph.id) == "c" })
    #expect(c.scoreBefore == nil && c.scoreAfter == 1)
    #expect(c.causes.map(\.effect) == [nil])
    let b = try #require(found.moves.first { $0.after.map(graph.id) == "b" })
    #expect(b.causes.map(\.effect) == [-0.5])
  }

  @Test("An ended tie that is put back counts as well, in directed measures too")
  func ended() throws {
    let graph = try Dossier(
      "a", "b", "c", "d", "e", "a supports b | period: 1990/2022-06",
      "c supports b | period: 1990/..", "c supports d | period: 1990/..",
      "e supports d | period: 1990/.."
    ).graph
    let found = try moves(graph, by: .pagerank)
    let mover = try #require(found.moves.first { $0.after.map(graph.id) == "b" })
    let effect = try #require(mover.causes.first?.effect)
    let difference = try #require(mover.scoreAfter) - #require(mover.scoreBefore)
    #expect(abs(effect - difference) < 1e-9)
    #expect(effect < 0)
  }

  @Test("One whom others pass has no cause of its own")
  func passed() throws {
    let graph = try Dossier(
      "a", "b", "c", "d", "e", "a ally b | period: 1990/..", "a ally c | period: 1990/..",
      "d ally b | period: 2023/..", "d ally c | period: 2023/..", "d ally e | period: 2023/.."
    ).graph
    let found = try moves(graph, by: .degree)
    let passed = try #require(found.moves.first { $0.after.map(graph.id) == "a" })
    #expect(passed.rise == -1)
    #expect(passed.causes.isEmpty)
  }

  @Test("Plans don't move ranks unless they are asked for")
  func plans() throws {
    let graph = try Dossier(
      "a", "b", "c", "a ally b | period: 1990/..",
      "a ally c | period: 2023/.., modality: planned"
    ).graph
    #expect(try moves(graph, by: .degree).moves.isEmpty)
    let comparison = graph.changes(from: try PartialDate(dates.0), to: try PartialDate(dates.1))
    #expect(comparison.ties.map(\.manner) == [.new])
    let planned = try comparison.rankMoves(by: .degree, standings: [.asserted, .planned])
    #expect(!planned.moves.isEmpty)
  }

  @Test("Two versions of a graph are compared by their entities, wherever they stand")
  func versions() throws {
    let old = try KnowledgeGraph.table("source,target\na,b\nb,c\n")
    let new = try KnowledgeGraph.table("source,target\nd,c\nb,c\na,b\nd,a\nd,b\n")
    for measure in [Measure.degree, .betweenness, .pagerank] {
      let found = try old.changes(to: new).rankMoves(by: measure)
      let newcomer = try #require(found.moves.first { $0.after.map(new.id) == "d" })
      #expect(newcomer.rankBefore == nil)
      #expect(newcomer.rankAfter != nil)
    }
    let back = try new.changes(to: old).rankMoves(by: .closeness)
    #expect(back.moves.contains { $0.before.map(new.id) == "d" && $0.rankAfter == nil })
  }
}
