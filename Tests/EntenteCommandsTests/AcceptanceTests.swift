import Foundation
import Testing

/// What a user asks of the summit, by the command line.
@Suite("Questions about the summit")
struct AcceptanceTests {
  private struct Neighbors: Decodable {
    struct Neighbor: Decodable {
      struct Claim: Decodable {
        struct Citation: Decodable {
          var source: String
          var locator: String
        }
        var object: String?
        var citations: [Citation]
        var modality: String?
        var at: String?
        var `for`: String?
        var note: String?
      }
      var id: String
      var relation: String
      var direction: String
      var standing: String
      var claims: [Claim]
      var plans: [Claim]?
    }
    var results: [Neighbor]
    var apart: [Neighbor]?
  }

  private func neighbors(_ arguments: String) throws -> Neighbors {
    let run = try Program.shell("entente neighbors \(Program.summit) \(arguments) --format json")
    return try JSONDecoder().decode(Neighbors.self, from: Data(run.output.utf8))
  }

  private let members = [
    "china", "india", "iran", "kazakhstan", "kyrgyzstan", "pakistan", "russia", "tajikistan",
    "uzbekistan",
  ]

  @Test(
    "The SCO has the same nine members on 3 and 5 July 2024, with Belarus apart as planned",
    arguments: ["2024-07-03", "2024-07-05"])
  func members(day: String) throws {
    let found = try neighbors("sco --relation member --as-of \(day)")
    #expect(found.results.map(\.id).sorted() == members)
    #expect(found.results.allSatisfy { $0.direction == "in" && !$0.claims.isEmpty })
    #expect(found.apart?.map(\.id) == ["belarus"])
    #expect(found.apart?.map(\.standing) == ["planned"])
    let text = try Program.run(
      "neighbors", Program.summit, "SCO", "--relation", "member", "--as-of", day)
    #expect(text.output.contains("9 ties"))
    #expect(text.output.contains("Planned, not confirmed: 1\n"))
  }

  @Test("With planned claims it has ten on 5 July")
  func plannedMembers() throws {
    let found = try neighbors(
      "sco --relation member --as-of 2024-07-05 --modality asserted,reported,planned")
    #expect(found.results.map(\.id).sorted() == (members + ["belarus"]).sorted())
    #expect(found.apart == nil)
  }

  @Test("Putin met Khurelsukh, as the other article had planned; others he was only due to meet")
  func meetings() throws {
    let found = try neighbors("putin --relation met-with")
    #expect(found.results.map(\.id) == ["khurelsukh"])
    #expect(
      found.apart?.map(\.id) == [
        "xi", "erdogan", "leader-of-azerbaijan", "leader-of-pakistan",
      ])
    let plans = try #require(found.results.first?.plans)
    #expect(plans.map(\.object) == ["leader-of-mongolia"])
    #expect(plans.allSatisfy { $0.citations.allSatisfy { $0.source == "second" } })
    #expect(found.apart?.allSatisfy { $0.standing == "planned" } == true)
    let text = try Program.run("neighbors", Program.summit, "putin", "--relation", "met-with")
    #expect(text.output.contains("Ukhnaagiin Khurelsukh"))
    #expect(text.output.contains("as planned"))
    #expect(text.output.contains("planned: second ¶3, ¶4"))
  }

  @Test("Bektenov welcomed Putin, who visited China; no meeting is inferred from either")
  func visits() throws {
    let all = try neighbors("putin")
    #expect(all.results.filter { $0.relation == "received-by" }.map(\.id) == ["bektenov"])
    #expect(
      Set(all.results.filter { $0.relation == "visited" }.map(\.id)).isSuperset(of: [
        "china", "beijing",
      ]))
    #expect(!all.results.contains { $0.relation == "met-with" && $0.id != "khurelsukh" })
  }

  @Test("Jaishankar represents India at the summit, for Modi, who will not attend")
  func representation() throws {
    let found = try neighbors("india --relation represents")
    #expect(found.results.isEmpty)
    let tie = try #require(found.apart?.first)
    #expect(tie.id == "jaishankar")
    #expect(tie.standing == "planned")
    let claim = try #require(tie.claims.first)
    #expect(claim.at == "astana-summit")
    #expect(claim.for == "modi")
    #expect(claim.note == "Modi will not attend.")
    #expect(claim.citations.map { $0.source + " " + $0.locator } == ["second ¶5"])
    let text = try Program.run("neighbors", Program.summit, "India", "--relation", "represents")
    #expect(text.output.contains("at SCO summit in Astana, for Narendra Modi"))
    #expect(text.output.contains("Modi will not attend."))
  }

  @Test("Belarus is connected to António Guterres by planned claims only")
  func connection() throws {
    let run = try Program.run("path", Program.summit, "belarus", "António Guterres")
    #expect(run.status == 1)
    #expect(
      run.errors.hasPrefix(
        "no path among asserted and reported claims; with planned ones: "
          + "Belarus – SCO summit in Astana – António Guterres\n"))
    let planned = try Program.run(
      "path", Program.summit, "belarus", "guterres", "--modality", "asserted,reported,planned")
    #expect(planned.status == 0)
    #expect(planned.output.hasPrefix("Belarus – SCO summit in Astana – António Guterres (2 steps)"))
    #expect(planned.output.contains("second ¶"))
    #expect(planned.output.contains("first ¶21; second ¶14"))
    let unsupported = try Program.run(
      "path", Program.summit, "belarus", "guterres", "--format", "json")
    #expect(unsupported.output == "{\n  \"entente\": 1,\n  \"paths\": []\n}\n")
  }

  @Test("An office holder without a name is the one whom another article names")
  func sameEntity() throws {
    let run = try Program.run("path", Program.summit, "leader-of-mongolia", "khurelsukh")
    #expect(run.status == 0)
    #expect(run.output == "The two are one and the same, by same-as claims.\n")
  }

  private struct Findings: Decodable {
    struct Finding: Decodable {
      struct Claim: Decodable {
        struct Citation: Decodable { var source: String }
        var citations: [Citation]
      }
      var rule: String
      var severity: String
      var claims: [Claim]?
    }
    var findings: [Finding]
  }

  @Test("The articles contradict each other, each with its claims; tensions are apart")
  func contradictions() throws {
    let run = try Program.run("check", Program.summit, "--format", "json")
    #expect(run.status == 1)
    let findings = try JSONDecoder().decode(Findings.self, from: Data(run.output.utf8)).findings
    let contradictions = findings.filter { $0.severity == "warning" }
    #expect(
      contradictions.map(\.rule) == [
        "contradictory-value", "contradictory-value", "contradictory-start",
      ])
    for contradiction in contradictions {
      let sources = contradiction.claims?.flatMap { $0.citations.map(\.source) } ?? []
      #expect(Set(sources) == ["first", "second"])
    }
    let tensions = findings.filter { $0.rule == "tension" }
    #expect(tensions.map(\.severity) == ["note"])
    let text = try Program.run("check", Program.summit).output
    let (contradicting, tense) = (text.range(of: "Contradictions"), text.range(of: "\nTensions"))
    #expect(try #require(contradicting).lowerBound < #require(tense).lowerBound)
    #expect(text.contains("China and Russia: partner, but also rival"))
  }

  @Test(
    "Betweenness ranks the SCO first, with planned ties or without, with leaders folded or not",
    arguments: [
      "", "--modality asserted,reported,planned", "--fold leaders",
      "--fold leaders --modality asserted,reported,planned",
    ])
  func betweenness(options: String) throws {
    let run = try Program.shell(
      "entente rank \(Program.summit) --by betweenness --top 10 \(options)")
    #expect(run.output.split(separator: "\n")[1].contains("1  Shanghai Cooperation Organisation"))
    #expect(run.output.contains("Vladimir Putin") == options.isEmpty || !options.contains("fold"))
    #expect(run.errors.contains("planned") == options.contains("planned"))
    #expect(run.errors.contains("folded into states") == options.contains("fold"))
    try Golden.compare(
      run.transcript,
      with: "betweenness"
        + (options.contains("planned") ? "-planned" : "")
        + (options.contains("fold") ? "-folded" : "")
        + ".txt")
  }
}
