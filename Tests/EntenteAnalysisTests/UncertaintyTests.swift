import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Testing

@Suite("Ranks in every world that claims allow")
struct UncertaintyTests {
  private func ranking(
    _ graph: KnowledgeGraph, by measure: Measure = .degree, worlds: Int = 100,
    _ change: (inout Ranking.Options) -> Void = { _ in }
  ) throws -> Ranking {
    var options = Ranking.Options()
    options.worlds = worlds
    change(&options)
    return try graph.ranking(by: measure, options)
  }

  /// `a 2 in 1–2, 0.25`: the rank listed, the ranks possible, the share.
  private func lines(_ ranking: Ranking, _ graph: KnowledgeGraph) -> [String] {
    ranking.entries.map { entry in
      let ranks = entry.uncertainty?.rank ?? 0...0
      return "\(graph.id(entry.entity)) \(entry.rank) in \(ranks.lowerBound)–\(ranks.upperBound), "
        + "\(entry.stability?.share ?? -1)"
    }
  }

  @Test("One uncertain tie makes two worlds, each as likely as its confidence says")
  func oneTie() throws {
    // With it b has two neighbors and a, c one; without it a and b have one each.
    let graph = try Dossier("a", "b", "c", "a ally b", "b ally c | confidence: 0.25").graph
    let ranking = try ranking(graph)
    #expect(ranking.doubts?.worldCount == 2)
    #expect(ranking.doubts?.isExact == true)
    #expect(lines(ranking, graph) == ["b 1 in 1–1, 1.0", "a 2 in 1–2, 0.25", "c 2 in 2–3, 0.25"])
    let deciders = ranking.entries.map { $0.stability?.deciders.map(\.change) ?? [] }
    #expect(deciders == [[], [1], [1]])
    #expect(ranking.doubts?.doubts.map(\.claims) == [[1]])
  }

  @Test("Two uncertain ties are independent")
  func twoTies() throws {
    let graph = try Dossier(
      "a", "b", "c", "d", "a ally d", "a ally b | confidence: 0.5", "d ally c | confidence: 0.5"
    ).graph
    let ranking = try ranking(graph)
    #expect(ranking.doubts?.worldCount == 4)
    // a: first beside d, or ahead of d, or first beside d, or behind d.
    #expect(lines(ranking, graph).prefix(2) == ["a 1 in 1–2, 0.75", "d 1 in 1–2, 0.75"])
  }

  @Test("What is affirmed and denied is so in half of the worlds")
  func contested() throws {
    let graph = try Dossier(
      "a", "b", "c", "a ally b", "b ally c | period: 2020/..",
      "b ally c | period: 2020/.., polarity: denied, cite: august"
    ).graph
    let ranking = try ranking(graph)
    #expect(ranking.doubts?.doubts.count == 1)
    #expect(ranking.doubts?.doubts.first?.disagreement == "B ally C is affirmed and denied")
    #expect(lines(ranking, graph) == ["b 1 in 1–1, 1.0", "a 2 in 1–2, 0.5", "c 2 in 2–3, 0.5"])
  }

  @Test("Levels that exclude each other make a world each")
  func levels() throws {
    let graph = try Dossier(
      "a", "o organization", "a member o | period: 2020/..",
      "a observer o | period: 2020/.., cite: august",
      "a dialogue-partner o | period: 2020/.., cite: autumn"
    ).graph
    #expect(try ranking(graph).doubts?.worldCount == 3)
  }

  @Test("One long term against two short ones is one choice, not two")
  func consistentChoices() throws {
    let graph = try Dossier(
      "a person", "b person", "c person", "iran",
      "a holds-office iran | role: President, period: 2000/2004",
      "b holds-office iran | role: President, period: 2000/2010, cite: august",
      "c holds-office iran | role: President, period: 2006/2010, cite: autumn"
    ).graph
    let ranking = try ranking(graph)
    #expect(ranking.doubts?.worldCount == 2)
    // Iran and b are first together, or Iran is ahead of a and c.
    let b = try #require(ranking.entries.first { graph.id($0.entity) == "b" })
    #expect(b.uncertainty?.score == 0...1)
    #expect(b.uncertainty?.rank == 1...4)
    #expect(ranking.entries.first?.uncertainty?.score == 1...2)
  }

  @Test("Which of two dates is true decides who is a member on a day")
  func dates() throws {
    let graph = try Dossier(
      "a", "b", "o organization", "a member o", "b member o | period: 2024-07-03/..",
      "b member o | period: 2024-07-04/.., cite: august"
    ).graph
    let ranking = try ranking(graph) { $0.selection.asOf = try? PartialDate("2024-07-03") }
    let b = try #require(ranking.entries.first { graph.id($0.entity) == "b" })
    #expect(b.stability?.share == 0.5)
    #expect(b.stability?.deciders.map(\.doubt) == [0])
    #expect(ranking.doubts?.doubts.map(\.claims) == [[1]])
  }

  @Test("Where nothing is in doubt there is one world, in which every rank holds")
  func sure() throws {
    let graph = try Dossier("a", "b", "a ally b", "a ally b | cite: august").graph
    let ranking = try ranking(graph)
    #expect(ranking.doubts?.doubts.isEmpty == true)
    #expect(ranking.doubts?.worldCount == 1)
    #expect(ranking.entries.allSatisfy { $0.stability?.share == 1 })
  }

  @Test("An uncertain same-as claim joins two entities in some worlds")
  func identity() throws {
    let graph = try Dossier(
      "a leader", "b leader", "c", "d", "a met-with c", "b met-with d",
      "a same-as b | confidence: 0.5"
    ).graph
    let ranking = try ranking(graph)
    #expect(ranking.doubts?.worldCount == 2)
    let c = try #require(ranking.entries.first { graph.id($0.entity) == "c" })
    #expect(c.uncertainty?.rank == 1...2)
    #expect(c.stability?.share == 0.5)
  }

  @Test("Every world agrees with a ranking from which its claims are left out")
  func definition() throws {
    let graph = try Dossier(
      "a", "b", "c", "d", "e", "a ally b | cite: [july, august]", "b partner c | confidence: 0.4",
      "a partner b | confidence: 0.3, cite: autumn", "c ally d", "d ally e | confidence: 0.9",
      "e supports a | confidence: 0.5"
    ).graph
    let uncertain = [1, 2, 4, 5]
    for measure in [Measure.pagerank, .betweenness, .strength, .closeness] {
      for weight in [Projection.Weight.none, .sources] where measure.reads(weight) {
        var scores: [Int: [Double]] = [:]
        for bits in 0..<16 {
          var options = Ranking.Options()
          options.weight = weight
          options.selection.withheld = Set(
            (0..<4).filter { bits >> $0 & 1 == 0 }.map { uncertain[$0] })
          for entry in try graph.ranking(by: measure, options).entries {
            scores[entry.entity, default: []].append(entry.score)
          }
        }
        for entry in try ranking(graph, by: measure, { $0.weight = weight }).entries {
          let own = try #require(scores[entry.entity])
          #expect(entry.uncertainty?.score.lowerBound.isClose(to: own.min() ?? -1) == true)
          #expect(entry.uncertainty?.score.upperBound.isClose(to: own.max() ?? -1) == true)
        }
      }
    }
  }

  /// A star of allies, each but the first of the same confidence.
  private func star(leaves: Int, confidence: Double = 0.5) throws -> KnowledgeGraph {
    let names = (0..<leaves).map { "l\($0)" }
    var text = Dossier("hub").text
    text.replace("  hub:", with: names.map { "  \($0): {kind: state}\n" }.joined() + "  hub:")
    text += names.enumerated().map { number, name in
      "  - {subject: hub, relation: ally, object: \(name), cite: july"
        + (number == 0 ? "" : ", confidence: \(confidence)") + "}\n"
    }.joined()
    return try KnowledgeGraph(reading: [InputFile(name: "test.yaml", bytes: Array(text.utf8))])
  }

  @Test("Worlds beyond counting are drawn, the same for the same seed")
  func sampled() throws {
    let graph = try star(leaves: 16)
    let first = try ranking(graph, worlds: 400)
    #expect(first.doubts?.isExact == false)
    #expect(first.doubts?.worldCount == 400)
    #expect(first.entries == (try ranking(graph, worlds: 400).entries))
    #expect(first.entries != (try ranking(graph, worlds: 400) { $0.seed = 2 }.entries))
    let leaf = try #require(first.entries.first { graph.id($0.entity) == "l3" })
    // It is tied, and so second with the others, in half of the worlds.
    #expect(abs((leaf.stability?.share ?? 0) - 0.5) < 0.1)
    #expect(leaf.stability?.deciders.map(\.doubt) == [2])
    let hub = try #require(first.entries.first)
    #expect(hub.uncertainty?.rank == 1...1)
  }

  @Test("Worlds are drawn as often as they are likely")
  func likelihood() throws {
    let graph = try star(leaves: 16, confidence: 0.9)
    let ranking = try ranking(graph, worlds: 400)
    let leaf = try #require(ranking.entries.first { graph.id($0.entity) == "l3" })
    #expect(abs((leaf.stability?.share ?? 0) - 0.9) < 0.05)
  }

  @Test("Who has no ties in a world has no rank in it by measures of holes")
  func undefined() throws {
    let graph = try Dossier("a", "b", "c", "a ally b", "b ally c | confidence: 0.5").graph
    let ranking = try ranking(graph, by: .constraint)
    // Where it is ranked, c shares the rank of a.
    #expect(lines(ranking, graph) == ["a 1 in 1–1, 1.0", "c 1 in 1–1, 1.0", "b 3 in 1–3, 0.5"])
  }

  @Test("Seeds are found again in worlds in which two entities are one")
  func seeds() throws {
    let graph = try Dossier(
      "a leader", "b leader", "c", "d", "a met-with c", "b met-with d", "c ally d",
      "a same-as b | confidence: 0.5"
    ).graph
    let d = try graph.position("d")
    var scores: [Int: [Double]] = [:]
    for withheld in [Set<Int>(), [3]] {
      var options = Ranking.Options()
      options.seeds = [d]
      options.selection.withheld = withheld
      for entry in try graph.ranking(by: .pagerank, options).entries {
        scores[entry.entity, default: []].append(entry.score)
      }
    }
    for entry in try ranking(graph, by: .pagerank, { $0.seeds = [d] }).entries {
      let own = try #require(scores[entry.entity])
      #expect(entry.uncertainty?.score.lowerBound.isClose(to: own.min() ?? -1) == true)
      #expect(entry.uncertainty?.score.upperBound.isClose(to: own.max() ?? -1) == true)
    }
  }

  @Test("A tie that held only possibly on the date is there in half of the worlds")
  func possible() throws {
    let graph = try Dossier(
      "a", "b", "c", "a ally b | period: 2020/..", "b ally c | period: 2024/.."
    ).graph
    let day = try PartialDate("2024-07-03")
    let open = try ranking(graph) { $0.selection.asOf = day }
    #expect(open.doubts?.doubts.map(\.matter) == [.time])
    #expect(open.doubts?.doubts.map(\.claims) == [[1]])
    #expect(lines(open, graph) == ["b 1 in 1–1, 1.0", "a 2 in 1–2, 0.5", "c 2 in 2–3, 0.5"])
    for change in [
      { $0.selection.asOf = nil }, { $0.selection.certainOnly = true },
      { $0.selection.asOf = try? PartialDate("2025") },
    ] as [(inout Ranking.Options) -> Void] {
      let sure = try ranking(graph) {
        $0.selection.asOf = day
        change(&$0)
      }
      #expect(sure.doubts?.doubts.isEmpty == true)
    }
  }

  @Test("A tie is not open that one claim makes certain, unless that claim is in doubt")
  func possibleBeside() throws {
    // What is reported of October may or may not have been so in July.
    let lines = ["a ally b | period: 2020/..", "a ally b | cite: autumn"]
    for (doubt, count) in [("", 0), (", confidence: 0.5", 2)] {
      var dossier = Dossier("a", "b")
      dossier.add(lines[0] + doubt)
      dossier.add(lines[1])
      let graph = try dossier.graph
      let found = try ranking(graph) { $0.selection.asOf = try? PartialDate("2024-07-03") }
      #expect(found.doubts?.doubts.count == count)
      // If neither holds there is no tie: in one of four worlds.
      #expect(found.doubts?.worldCount == 1 << count)
    }
  }

  @Test("A strength that is no weight is refused in the world where it is all there is")
  func unreadable() throws {
    let graph = try Dossier(
      "a", "b", "a ally b | strength: 2, confidence: 0.5", "a ally b | strength: -1, cite: august"
    ).graph
    #expect(try graph.ranking(by: .strength).entries.map(\.score) == [2, 2])
    #expect(throws: Ranking.Refusal.projection(.strength(-1, claim: 1))) {
      try ranking(graph, by: .strength)
    }
  }

  @Test("A tie that wants two sources is gone if either of its claims is")
  func leastSources() throws {
    let graph = try Dossier(
      "a", "b", "a ally b | confidence: 0.5", "a ally b | cite: august",
      "a ally b | cite: july, confidence: 0.5"
    ).graph
    let ranking = try ranking(graph) { $0.selection.minimumSources = 2 }
    let a = try #require(ranking.entries.first)
    #expect(a.uncertainty?.score == 0...1)
    // Both claims of July must be wrong for it to go: one of four worlds.
    #expect(a.stability?.share == 1)
    #expect(ranking.doubts?.worldCount == 4)
  }
}
