import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Foundation
import Testing

@Suite("Checks of a dossier's craft")
struct LintTests {
  private func rules(
    _ dossier: Dossier, in circumstances: CheckCircumstances = CheckCircumstances()
  ) throws -> [String] {
    try dossier.graph.checkedByRule(in: circumstances).map(\.rule.name).filter {
      !["isolated", "unused-source"].contains($0)
    }
  }

  @Test("Nobody dies before being born, and nothing is dissolved before it is founded")
  func reversedLife() throws {
    #expect(
      try rules(Dossier("p leader", "p birth: 1950", "p death: 1940")) == ["reversed-life"])
    #expect(
      try rules(Dossier("o organization", "o inception: 2001", "o dissolution: 1991-12-25"))
        == ["reversed-life"])
    #expect(try rules(Dossier("p leader", "p birth: 1950", "p death: 1950-05")) == [])
  }

  @Test("Nobody holds an office before birth")
  func heldBeforeBirth() throws {
    #expect(
      try rules(
        Dossier("p leader", "a", "p holds-office a | period: 1930/1935", "p birth: 1940"))
        == ["held-before-birth"])
    #expect(
      try rules(
        Dossier("p leader", "a", "p holds-office a | period: 1930/1945", "p birth: 1940"))
        == ["held-before-birth"])
    #expect(
      try rules(Dossier("p leader", "a", "p holds-office a", "p birth: 1940")) == [])
  }

  @Test("A membership ends with the organization, and with the member")
  func dissolution() throws {
    let late = "a member o | period: 1995/2000"
    #expect(
      try rules(Dossier("a", "o organization", late, "o dissolution: 1991-12"))
        == ["member-after-dissolution"])
    #expect(
      try rules(Dossier("a", "o organization", late, "a dissolution: 1991-12"))
        == ["member-after-dissolution"])
    #expect(
      try rules(
        Dossier("a", "o organization", "a member o | period: 1955/1991", "o dissolution: 1991-12"))
        == [])
    // When it ended is not said.
    #expect(
      try rules(
        Dossier("a", "o organization", "a member o | period: 1955/", "o dissolution: 1991-12"))
        == [])
  }

  @Test("What a source reports as done does not lie behind its day")
  func afterItsSource() throws {
    #expect(
      try rules(Dossier("a leader", "b leader", "a met-with b | period: 2024-07-08"))
        == ["after-its-source"])
    for fine in [
      "period: 2024-07-03", "period: 2024-07", "period: 2024-07-08, modality: planned",
      "period: 2024-07-08, cite: [july, august]", "period: 2024-07-08, cite: undated",
    ] {
      #expect(
        try rules(Dossier("a leader", "b leader", "a met-with b | \(fine)")) == [], "\(fine)")
    }
  }

  @Test("A plan whose day has passed wants a word on what came of it")
  func overduePlan() throws {
    let plan = "a met-with b | period: 2024-07-08, modality: planned"
    let later = "a visited c | period: 2024-07-20, cite: august"
    #expect(
      try rules(Dossier("a leader", "b leader", plan)) == [], "no source that is cited is later")
    let finding = try #require(
      try Dossier("a leader", "b leader", "c", plan, later).graph.check()
        .first { $0.rule == .overduePlan })
    #expect(finding.severity == .note)
    #expect(finding.claims == [0])
    for word in [
      "b met-with a | period: 2024-07-08, cite: august",
      "a met-with b | period: 2024-07, cite: august",
      "a met-with b | period: 2024-07-08, polarity: denied, cite: august",
    ] {
      #expect(try rules(Dossier("a leader", "b leader", plan, word)) == [], "\(word)")
    }
    #expect(
      try rules(
        Dossier("a leader", "b leader", plan, "a met-with b | period: 2024-07-01, cite: august"))
        == ["overdue-plan"], "A meeting on another day is not the one planned")
  }

  @Test("The day on which plans are judged can be named")
  func asOf() throws {
    var circumstances = CheckCircumstances()
    circumstances.date = try PartialDate("2024-07-09")
    let dossier = Dossier(
      "a leader", "b leader", "a met-with b | period: 2024-07-08, modality: planned")
    #expect(try rules(dossier, in: circumstances) == ["overdue-plan"])
    circumstances.date = try PartialDate("2024-07-08")
    #expect(try rules(dossier, in: circumstances) == [])
  }

  @Test("A claim that agrees with another in everything is stated twice")
  func statedTwice() throws {
    let graph = try Dossier(
      "a", "b", "a ally b | cite: july ¶1", "a ally b | cite: july ¶2", "b ally a | cite: july ¶1"
    ).graph
    let findings = graph.check().filter { $0.rule == .statedTwice }
    #expect(findings.map(\.claims) == [[0, 2]], "Another place is another piece of evidence")
    #expect(findings.first?.message == "this claim about B is stated twice, from either end")
    #expect(findings.first?.fix == .removeClaim(2))
    #expect(
      try rules(Dossier("a", "o organization", "a member o", "a member o")) == ["stated-twice"])
    #expect(
      try rules(Dossier("a", "b", "a supports b", "b supports a")) == [],
      "A directed tie is another one the other way")
    #expect(
      try rules(Dossier("a", "b", "a ally b", "a ally b | role: in the war")) == [])
    #expect(
      try rules(Dossier("o organization", "o population: 3", "o population: 3")) == ["stated-twice"]
    )
  }

  @Test("A claim whose places another cites all, and more, says nothing by itself")
  func statedWithFewerSources() throws {
    let graph = try Dossier(
      "a", "b", "a ally b | cite: july ¶1", "b ally a | cite: [july ¶2, july ¶1]",
      "a ally b | cite: july ¶3", "a ally b | cite: july ¶1, note: x"
    ).graph
    let findings = graph.check().filter { $0.rule == .statedTwice }
    #expect(findings.map(\.claims) == [[1, 0]])
    #expect(findings.map(\.fix) == [.removeClaim(0)])
    #expect(
      findings.first?.message
        == "this claim about A is stated twice, from either end, elsewhere with more sources")
  }

  @Test("A citation that stands twice in a claim is one too many")
  func repeatedCitation() throws {
    let graph = try Dossier(
      "a", "b", "a ally b | cite: [july ¶1, july ¶2, july ¶1]", "a rival b | cite: [july, july ¶1]"
    ).graph
    let findings = graph.check().filter { $0.rule == .repeatedCitation }
    #expect(findings.map(\.fix) == [.removeCitation(claim: 0, place: 2)])
    #expect(findings.first?.message == "the claim about A cites 'july ¶1' twice")
  }

  @Test("The edges of a table may be alike")
  func parallelEdges() throws {
    let graph = try KnowledgeGraph.table("source,target\na,b\na,b\n")
    #expect(!graph.check().contains { $0.rule == .statedTwice })
  }

  @Test("An alias that is the name, or stands twice, is one too many")
  func repeatedAlias() throws {
    let text = """
      entente: 1
      entities:
        a: {kind: state, name: Burma, aliases: [Myanmar, Burma, Myanmar]}
      claims:

      """
    let graph = try KnowledgeGraph(
      reading: [InputFile(name: "test.yaml", bytes: Array(text.utf8))])
    let findings = graph.check().filter { $0.rule == .repeatedAlias }
    #expect(
      findings.map(\.fix) == [
        .removeAlias(entity: 0, place: 1), .removeAlias(entity: 0, place: 2),
      ])
  }

  @Test(
    "A paragraph beyond the last of the article is out of range",
    arguments: [
      ("¶3", false), ("¶4", true), ("¶2-4", true), ("¶1, ¶9", true), ("¶ 3", false), ("¶0", true),
      ("p. 12", false), ("¶99999999999999999999", true), ("¶1–¶3", false),
    ])
  func locator(locator: String, isOut: Bool) throws {
    var circumstances = CheckCircumstances()
    circumstances.paragraphCounts = ["july": 3]
    #expect(
      try rules(Dossier("a", "b", "a ally b | cite: \"july \(locator)\""), in: circumstances)
        == (isOut ? ["locator-out-of-range"] : []))
  }

  @Test("No article at hand, no paragraph out of range, except for ¶0")
  func noArticle() throws {
    #expect(try rules(Dossier("a", "b", "a ally b | cite: july ¶400")) == [])
    #expect(try rules(Dossier("a", "b", "a ally b | cite: july ¶0")) == ["locator-out-of-range"])
  }

  @Test("A strength below zero is no strength; a table may have signs")
  func strength() throws {
    #expect(
      try rules(Dossier("a", "b", "a ally b | strength: -1")) == ["strength-out-of-range"])
    let graph = try KnowledgeGraph.table("source,target,weight\na,b,-1\n")
    #expect(!graph.check().contains { $0.rule == .strengthOutOfRange })
  }

  @Test(
    "Codes are those of their schemes",
    arguments: [
      ("iso: RUS", nil), ("iso: SUN", nil), ("iso: XKX", nil), ("iso: RUZ", "unknown-code"),
      ("iso: RU", "malformed-code"), ("iso2: RU", nil), ("iso2: RUS", "malformed-code"),
      ("wd: Q159", nil), ("wd: P159", "malformed-code"), ("wd: Q", "malformed-code"),
      ("lei: 529900T8BM49AURSDO55", nil), ("lei: 529900T8BM49AURSDO56", "malformed-code"),
    ] as [(String, String?)])
  func codes(code: String, rule: String?) throws {
    let text = "entente: 1\nentities: {a: {kind: state, \(code)}}\nclaims:\n"
    let graph = try KnowledgeGraph(
      reading: [InputFile(name: "test.yaml", bytes: Array(text.utf8))])
    #expect(graph.problems.map(\.rule) == (rule.map { [$0] } ?? []))
  }

  @Test("Every rule that reading can break is listed, with the worst of its severities")
  func catalog() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let listed = Set(Finding.rules.map(\.name))
    #expect(listed.count == Finding.rules.count, "Each rule is listed once")
    // Those of styles, of writing and of words that are parts of sentences.
    let others: Set<String> = ["entente", "entente-style", "unwritable", "malformed-color"]
    let call = try Regex(
      #"(?:\breport\w*|Problem|\bnote|refusal)\(\s*(?:rule: )?"([a-z]+-[a-z-]+|yaml|json|csv|xml|dot|gml|empty|encoding|nesting|aliases|limit|version|snapshot)",|rule: "([a-z-]+)""#
    )
    for module in ["EntenteFormats", "EntenteModel"] {
      let folder = root.appendingPathComponent("Sources/" + module)
      let files = try #require(
        FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      var met = 0
      for case let file as URL in files where file.pathExtension == "swift" {
        let text = try String(contentsOf: file, encoding: .utf8)
        for match in text.matches(of: call) {
          let name = match.output[1].substring ?? match.output[2].substring ?? ""
          met += 1
          #expect(
            listed.contains(String(name)) || others.contains(String(name)),
            "\(file.lastPathComponent) reports '\(name)'")
        }
      }
      #expect(met > 3)
    }
  }

  @Test("The page on check has every rule, as the program lists it")
  func page() throws {
    let page = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/check.md"), encoding: .utf8)
    let lines = Set(page.split(separator: "\n").map(String.init))
    for rule in Finding.rules {
      let line = "| `\(rule.name)` | \(rule.severity.rawValue) | \(rule.summary) |"
      #expect(lines.contains(line), "docs/check.md lacks: \(line)")
    }
    let rows = lines.filter { $0.hasPrefix("| `") }
    #expect(rows.count == Finding.rules.count, "docs/check.md has a rule that is no more")
  }
}
