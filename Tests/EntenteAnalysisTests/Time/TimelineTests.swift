import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Time lines")
struct TimelineTests {
  private let life = Dossier(
    "a", "b", "o organization",
    "a member o | period: 2015/..",
    "a observer o | period: 2001/2014-12",
    "a ally b",
    "b member o | period: /2012-06",
    "a visited b | period: 2012-05",
    "o inception: 1999")

  @Test("Claims are in the order in which they begin, or end if only that is told")
  func order() throws {
    let graph = try life.graph
    let found = Chronology(of: Array(graph.claims.indices), in: graph)
    #expect(found.dated == [5, 1, 4, 3, 0])
    #expect(found.undated == [2])
  }

  @Test("Each date has what begins, happens and ends on it")
  func dates() throws {
    let graph = try life.graph
    let found = DatesOfChange(of: Array(graph.claims.indices), in: graph)
    let words = found.entries.map {
      "\($0.date) +\($0.begun.count) ·\($0.happened.count) −\($0.ended.count)"
    }
    #expect(
      words == [
        "1999 +0 ·1 −0", "2001 +1 ·0 −0", "2012-05 +0 ·1 −0", "2012-06 +0 ·0 −1",
        "2014-12 +0 ·0 −1", "2015 +1 ·0 −0",
      ])
    #expect(found.undatedCount == 1)
  }

  @Test("A measure is that of the graph as of each day on which a tie changes")
  func history() throws {
    let graph = try Dossier(
      "a", "b", "c", "a ally b | period: 2001-03-04/2010-05-06",
      "a ally c | period: 2005-01-01/.."
    ).graph
    var options = MeasureHistory.Options()
    options.entities = [try graph.position("a")]
    let found = try #require(try graph.history(of: .degree, options))
    #expect(found.sampling == .changes)
    #expect(
      found.days.map { $0.isoText } == ["2001-03-04", "2005-01-01", "2010-05-07"])
    #expect(found.lines[0].scores == [1, 2, 1])
  }

  @Test(
    "A year until which it is followed is so to its end, and a time after all changes is one day")
  func ends() throws {
    let graph = try Dossier(
      "a", "b", "c", "a ally b | period: 2001-03-04/..", "a ally c | period: 2024-05-01/.."
    ).graph
    var options = MeasureHistory.Options()
    options.entities = [try graph.position("a")]
    options.to = try PartialDate("2024")
    let found = try #require(try graph.history(of: .degree, options))
    #expect(found.days.last?.isoText == "2024-12-31")
    #expect(found.lines[0].scores.last == 2)
    options.to = nil
    options.from = try PartialDate("2030")
    let later = try #require(try graph.history(of: .degree, options))
    #expect(later.days.map(\.isoText) == ["2030-01-01"])
    #expect(later.lines[0].scores == [2])
    options.from = nil
    options.to = try PartialDate("1990")
    let before = try #require(try graph.history(of: .degree, options))
    #expect(before.days.last?.isoText == "1990-12-31")
  }

  @Test("Even steps begin with the year or month")
  func steps() throws {
    let graph = try Dossier("a", "b", "a ally b | period: 2001-03-04/2004-05-06").graph
    var options = MeasureHistory.Options()
    options.everyMonths = 12
    options.entities = [try graph.position("a")]
    let found = try #require(try graph.history(of: .degree, options))
    #expect(
      found.days.map { $0.isoText } == [
        "2001-03-04", "2002-01-01", "2003-01-01", "2004-01-01", "2004-05-07",
      ])
    #expect(found.lines[0].scores == [1, 1, 1, 1, 0])
  }

  @Test("Agrees with the ranking as of each day", arguments: [Measure.betweenness, .pagerank])
  func agrees(measure: Measure) throws {
    let graph = try Summit.graph()
    let found = try #require(try graph.history(of: measure, MeasureHistory.Options()))
    #expect(found.lines.count == 5)
    for (place, day) in found.days.enumerated() {
      var options = Ranking.Options()
      options.selection.asOf = try PartialDate(#require(day.isoText))
      let ranking = try graph.ranking(by: measure, options)
      for line in found.lines {
        let entry = ranking.entries.first { $0.entity == line.entity }
        #expect(entry?.score == line.scores[place])
        #expect(entry?.rank == line.ranks[place])
      }
    }
  }

  @Test(
    "Claims of uncertain dates count on each day as they do in a ranking as of it",
    arguments: [false, true], [false, true])
  func uncertain(certainOnly: Bool, plansCount: Bool) throws {
    let graph = try Dossier(
      "a", "b", "c", "d", "o organization", "a member o | period: 2024", "b member o",
      "c member o | period: /2024-03", "d member o | period: 2024-02/", "a ally b | cite: undated",
      "a ally c | period: 2023~/2024-05~", "a met-with d | period: 2024-04",
      "b met-with d", "c met-with d | cite: undated", "a same-as d | period: 2024-06/..",
      "b ally d | period: 2024-05-10/2024-05-10",
      "c ally d | period: 2024/2024-07, modality: planned",
      "a visited c | modality: planned", "b partner d | modality: planned, cite: autumn"
    ).graph
    var options = MeasureHistory.Options()
    options.everyMonths = 1
    options.from = try PartialDate("2022-11")
    options.to = try PartialDate("2025-02")
    options.top = 9
    options.selection.certainOnly = certainOnly
    if plansCount { options.selection.standings = [.asserted, .reported, .planned] }
    let found = try #require(try graph.history(of: .degree, options))
    #expect(found.days.count > 25)
    for (place, day) in found.days.enumerated() {
      var asked = Ranking.Options()
      asked.selection = options.selection
      asked.selection.asOf = try PartialDate(#require(day.isoText))
      let ranking = try graph.ranking(by: .degree, asked)
      for line in found.lines {
        let entry = ranking.entries.first { $0.entity == line.entity }
        #expect(entry?.score == line.scores[place], "\(day)")
        #expect(entry?.rank == line.ranks[place], "\(day)")
      }
    }
  }

  @Test("Days between which nothing changes are ranked once")
  func stretches() throws {
    let graph = try Dossier(
      "a", "b", "c", "a ally b | period: 2001/2004", "a ally c | period: 2003-01-01/.."
    ).graph
    var options = MeasureHistory.Options()
    options.everyMonths = 12
    options.to = try PartialDate("2007-01-01")
    var stretches: [Range<Int>] = []
    let found = try graph.history(of: .degree, options) { places, entities, projection in
      stretches.append(places)
      #expect(entities.count == 3)
      #expect(projection.ties.count == [4: 1, 2: 2, 0: 1][places.lowerBound])
    }
    #expect(found?.days.map(\.isoText).first == "2001-01-01")
    #expect(stretches == [4..<7, 2..<4, 0..<2])
    #expect(found?.lines.first?.scores == [1, 1, 2, 2, 1, 1, 1])
  }

  @Test("A graph without dates has no history")
  func none() throws {
    let graph = try Dossier("a", "b", "a ally b").graph
    #expect(try graph.history(of: .degree, MeasureHistory.Options()) == nil)
  }

  @Test("Many changes are followed in years, and years without end in centuries")
  func many() throws {
    let rows = (1...200).map { "a,b\($0),\(1800 + $0)-05-06" }.joined(separator: "\n")
    let graph = try KnowledgeGraph.table("source,target,start\n\(rows)\n")
    let found = try #require(try graph.history(of: .degree, MeasureHistory.Options()))
    #expect(found.sampling == .months(60))
    #expect(found.days.count <= 62)
  }
}
