import EntenteAnalysis
import EntenteModel
import Testing

@Suite("What changed between two dates or two graphs")
struct ComparisonTests {
  private let club = Dossier(
    "a", "b", "c", "o organization", "n organization",
    "a member o | period: 2001/2010",
    "a observer o | period: 1990/2000",
    "b member o | period: 2015/..",
    "c member o | period: 2024/..",
    "b member n | period: /2012-06",
    "a ally b",
    "n inception: 1999",
    "n dissolution: 2012")

  /// The changes between two dates, in words.
  private func changes(_ dossier: Dossier, _ from: String, _ to: String) throws -> [String] {
    let graph = try dossier.graph
    let found = graph.changes(from: try PartialDate(from), to: try PartialDate(to))
    return found.ties.map { words($0, graph, graph) }
  }

  private func words(
    _ change: Comparison.TieChange, _ before: KnowledgeGraph, _ after: KnowledgeGraph
  ) -> String {
    let tie = change.after.map(after.text) ?? change.before.map(before.text) ?? ""
    return "\(change.manner) \(change.certainty): \(tie)"
      + (change.differences.isEmpty
        ? "" : " (\(change.differences.map(\.rawValue).joined(separator: ", ")))")
  }

  @Test("A tie whose beginning lies between two dates is new, one whose end does ended")
  func newAndEnded() throws {
    #expect(
      try changes(club, "2011", "2020")
        == ["new certain: b member o", "ended possible: b member n"])
    #expect(
      try changes(club, "2010-01-01", "2011") == ["ended certain: a member o"])
  }

  @Test("Another level of membership is one change, not an end and a beginning")
  func level() throws {
    #expect(
      try changes(club, "1995", "2005") == ["changed certain: a member o (kind, period)"])
  }

  @Test("What the dates leave open is possible")
  func possible() throws {
    #expect(try changes(club, "2023-12-31", "2024-07-03") == ["new possible: c member o"])
    #expect(try changes(club, "2023-12-31", "2024-12-31") == ["new certain: c member o"])
    // What may have been so before may not be new, and what may still be so may not have ended.
    #expect(try changes(club, "2024-03-01", "2025") == ["new possible: c member o"])
    #expect(try changes(club, "2005", "2010-06-01") == ["ended possible: a member o"])
  }

  @Test("Ties of which no claim is dated are counted, not listed")
  func undated() throws {
    let graph = try club.graph
    let found = graph.changes(
      from: try PartialDate("2020-01-01"), to: try PartialDate("2024-07-03"))
    #expect(found.undatedCount == 1)
    #expect(!found.ties.contains { graph.text($0.after ?? $0.before!) == "a ally b" })
  }

  @Test("An entity ends when it is dissolved, whatever ties remain")
  func entities() throws {
    let graph = try club.graph
    let found = graph.changes(from: try PartialDate("2011"), to: try PartialDate("2020"))
    let ended = found.entities.filter { $0.manner == .ended }
    #expect(ended.compactMap(\.before).map(graph.id) == ["n"])
    #expect(ended.first?.claims.count == 2)
    let before = graph.changes(from: try PartialDate("1980"), to: try PartialDate("2000-06"))
    #expect(
      before.entities.filter { $0.manner == .new }.compactMap(\.after).map(graph.id)
        == ["o", "n"])
  }

  @Test("A membership that is interrupted changes its period")
  func interrupted() throws {
    let again = Dossier(
      "a", "o organization", "a member o | period: 2001/2005", "a member o | period: 2010/..")
    #expect(try changes(again, "2003", "2012") == ["changed certain: a member o (period)"])
  }

  @Test("One who holds another office of the same state changed the role")
  func role() throws {
    let offices = Dossier(
      "a", "p leader", "p holds-office a | role: President, period: 2000-05-07/2008-05-06",
      "p holds-office a | role: Prime Minister, period: 2008-05-08/2012-05-06")
    #expect(
      try changes(offices, "2005", "2010") == ["changed certain: p holds-office a (role, period)"])
  }

  @Test("A meeting is new once it has happened, and never ends")
  func meeting() throws {
    let met = Dossier("p leader", "q leader", "p met-with q | period: 2012-05-03")
    #expect(try changes(met, "2012-05-02", "2012-05-03") == ["new certain: p met-with q"])
    #expect(try changes(met, "2012-05-03", "2024") == [])
  }

  @Test("A plan that another version of the graph reports as held changed its standing")
  func held() throws {
    let plan = try Dossier(
      "p leader", "q leader", "a", "p met-with q | period: 2024-07-03, modality: planned",
      "a ally a | role: x"
    ).graph
    let report = try Dossier(
      "p leader", "q leader", "b", "p met-with q | period: 2024-07-03, cite: august"
    ).graph
    let found = plan.changes(to: report)
    #expect(
      found.ties.map { words($0, plan, report) }
        == ["ended certain: a ally a", "changed certain: p met-with q (standing)"])
    #expect(
      found.entities.map { "\($0.manner) " + ($0.after.map(report.id) ?? plan.id($0.before!)) }
        == ["new b", "ended a"])
  }

  @Test("Facts of two versions are compared by their values")
  func facts() throws {
    let old = try Dossier("a", "o organization", "o inception: 2001", "a population: 7").graph
    let new = try Dossier("a", "o organization", "o inception: 2001", "a population: 8").graph
    let found = old.changes(to: new)
    #expect(found.facts.map(\.property.rawValue) == ["population"])
    #expect(found.facts.first?.manner == .changed)
    #expect(found.ties.isEmpty && found.entities.isEmpty)
  }

  @Test("A fact at a date is the last one known by then")
  func lastKnown() throws {
    let graph = try Dossier(
      "a", "a population: 7 | period: 2000", "a population: 8 | period: 2010",
      "a population: 9 | period: 2020"
    ).graph
    let found = graph.changes(from: try PartialDate("2005"), to: try PartialDate("2015"))
    #expect(found.facts.map(\.before) == [[0]])
    #expect(found.facts.map(\.after) == [[1]])
    #expect(
      graph.changes(from: try PartialDate("2011"), to: try PartialDate("2019")).facts.isEmpty)
  }

  @Test("Entities of two graphs are one by id, by code or by a name that only one bears")
  func matching() throws {
    let old = try KnowledgeGraph.table("source,target\nRussia,China\nIndia,China\n")
    let new = try KnowledgeGraph.table("source,target\nrussia,CHINA\nIndia,CHINA\n")
    let found = old.changes(to: new)
    #expect(found.ties.isEmpty)
    #expect(found.entities.allSatisfy { $0.manner == .changed })
  }

  @Test("A graph is no different from itself")
  func itself() throws {
    let graph = try Summit.graph()
    #expect(graph.changes(to: graph).isEmpty)
    let date = try PartialDate("2024-07-03")
    #expect(graph.changes(from: date, to: date).isEmpty)
  }

  @Test("The other way round, new ties are ended ones")
  func reversed() throws {
    let graph = try Summit.graph()
    let (first, second) = (try PartialDate("2022-01-01"), try PartialDate("2024-07-03"))
    let there = graph.changes(from: first, to: second)
    let back = graph.changes(from: second, to: first)
    func positions(_ found: Comparison, _ manner: Comparison.Manner) -> Set<Int> {
      Set(
        found.ties.filter { $0.manner == manner }.compactMap {
          ($0.after ?? $0.before)?.relation.position
        })
    }
    #expect(positions(there, .new) == positions(back, .ended))
    #expect(positions(there, .ended) == positions(back, .new))
    #expect(!positions(there, .new).isEmpty)
  }
}
