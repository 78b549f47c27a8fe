import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Testing

@Suite("Checks")
struct CheckTests {
  /// The names of the rules that find something, but for what ties nobody.
  private func rules(_ dossier: Dossier) throws -> [String] {
    try dossier.graph.checkedByRule().map(\.rule.name).filter {
      !["isolated", "unused-source"].contains($0)
    }
  }

  @Test("A property with one true value and two values is a contradiction")
  func values() throws {
    #expect(
      try rules(Dossier("a", "a inception: 2001", "a inception: 2010")) == ["contradictory-value"])
    let finding = try #require(
      try Dossier("a", "a inception: 2001", "a inception: 2010").graph.check().first)
    #expect(finding.message == "A: inception is 2001 or 2010")
    #expect(finding.claims == [0, 1])
    #expect(finding.location?.line == 10)
  }

  @Test("Values that can both be true are none")
  func agreeingValues() throws {
    #expect(try rules(Dossier("a", "a inception: 2001", "a inception: 2001-06-15")) == [])
    #expect(try rules(Dossier("a", "a population: 1", "a population: 2")) == [])
    #expect(
      try rules(Dossier("a", "a inception: 2001", "a inception: 2010 | polarity: denied")) == [])
    #expect(
      try rules(Dossier("a", "a inception: 2001", "a inception: 2010 | modality: planned")) == [])
  }

  @Test("Two entities that are one have one inception")
  func valuesOfOne() throws {
    #expect(
      try rules(
        Dossier("a", "b", "a same-as b", "a inception: 2001", "b inception: 2010"))
        == ["contradictory-value"])
  }

  @Test("A relation affirmed and denied of one time is a contradiction")
  func denied() throws {
    #expect(
      try rules(Dossier("a", "b", "a ally b", "b ally a | polarity: denied"))
        == ["affirmed-and-denied"])
    #expect(
      try rules(
        Dossier("a", "b", "a ally b | role: in the war", "a ally b | polarity: denied"))
        == ["affirmed-and-denied"], "A denial without a role speaks of every role")
    #expect(
      try rules(
        Dossier(
          "a", "b", "a visited b | period: 2024-07-02",
          "a visited b | period: 2024-07, polarity: denied"))
        == ["affirmed-and-denied"])
  }

  @Test("A relation denied of another time, role or plan is none")
  func deniedElsewhere() throws {
    #expect(
      try rules(
        Dossier("a", "b", "a ally b | period: 2001/2005", "a ally b | polarity: denied")) == [])
    #expect(
      try rules(
        Dossier("a", "b", "a ally b", "a ally b | role: in the war, polarity: denied")) == [])
    #expect(
      try rules(
        Dossier("a", "b", "a visited b | modality: planned", "a visited b | polarity: denied"))
        == [])
  }

  @Test("A lasting relation that begins on two dates is a contradiction")
  func start() throws {
    let finding = try #require(
      try Dossier(
        "a", "o organization", "a member o | period: 2001/..", "a member o | period: 2003/.."
      ).graph.check().first)
    #expect(finding.rule == .contradictoryStart)
    #expect(finding.message == "A member O begins on two dates: 2001/.. and 2003/..")
  }

  @Test(
    "A relation that begins again, more exactly, or that held on a day begins once",
    arguments: [
      ("2001/2003", "2003/2008"), ("2001/..", "2001-06/.."), ("2001/..", "2004"),
      ("2001/", "2005/"), ("2001/..", "/2010"),
    ])
  func starts(first: String, second: String) throws {
    #expect(
      try rules(
        Dossier(
          "a", "o organization", "a member o | period: \(first)", "a member o | period: \(second)"))
        == [])
  }

  @Test("A plan that came true on another day is no contradiction")
  func plannedStart() throws {
    #expect(
      try rules(
        Dossier(
          "a", "o organization", "a member o | period: 2001/..",
          "a member o | period: 2003/.., modality: planned")) == [])
  }

  @Test("To attend and to be absent is a contradiction, unless one was the plan")
  func presence() throws {
    #expect(
      try rules(Dossier("a", "e event", "a attends e", "a absent-from e")) == ["present-and-absent"]
    )
    #expect(
      try rules(
        Dossier("a", "e event", "a attends e | modality: planned", "a absent-from e")) == [])
    #expect(try rules(Dossier("a", "b", "e event", "a attends e", "b absent-from e")) == [])
  }

  @Test("Levels of membership exclude each other on one day")
  func levels() throws {
    #expect(
      try rules(Dossier("a", "o organization", "a member o", "a observer o"))
        == ["contradictory-levels"])
    #expect(
      try rules(
        Dossier(
          "a", "o organization", "a member o | period: 2010/..", "a observer o | period: 2005/2009")
      )
        == [])
    #expect(
      try rules(
        Dossier("a", "o organization", "a member o | modality: planned", "a observer o")) == [])
    #expect(try rules(Dossier("a", "o organization", "a candidate o", "a observer o")) == [])
    #expect(
      try rules(Dossier("a", "o organization", "a candidate o", "a member o"))
        == ["contradictory-levels"])
  }

  @Test("Sources of one month that know of no change contradict each other; those of two don't")
  func levelsOfOneMonth() throws {
    let finding = try #require(
      try Dossier("a", "o organization", "a member o", "a observer o | cite: august")
        .graph.check().first)
    #expect(finding.rule == .contradictoryLevels)
    #expect(finding.message == "A member O and observer in sources of one month")
    #expect(finding.claims == [0, 1])
    for other in [
      "cite: autumn", "cite: undated", "cite: august, period: 2024-08-01/..",
      "cite: august, modality: planned", "cite: august, polarity: denied",
    ] {
      #expect(
        try !rules(Dossier("a", "o organization", "a member o", "a observer o | \(other)"))
          .contains("contradictory-levels"), "\(other)")
    }
  }

  @Test("A level planned for a time at which another is said is worth a note, and no warning")
  func plannedLevel() throws {
    let finding = try #require(
      try Dossier(
        "a", "o organization", "a member o | modality: planned, period: 2024-07-02/..",
        "a observer o"
      ).graph.check().first)
    #expect(finding.rule == .plannedLevel)
    #expect(finding.severity == .note)
    #expect(finding.message == "A member O is planned for a time at which it is observer")
    #expect(
      try rules(
        Dossier(
          "a", "o organization", "a member o | modality: planned, period: 2024-07-04/..",
          "a observer o")) == [], "It may be a member from the next day")
  }

  @Test("Nobody is a member before the first date of founding that is given")
  func founding() throws {
    let founded = ["o inception: 2001", "o inception: 2010"]
    let early = Dossier(
      "a", "o organization", "a member o | period: 1999/..", founded[0])
    #expect(try rules(early) == ["member-before-founding"])
    let between = Dossier(
      "a", "o organization", "a member o | period: 2005/..", founded[0], founded[1])
    #expect(try rules(between) == ["contradictory-value"])
    #expect(
      try rules(
        Dossier(
          "a", "o organization", "a member o | period: 1999/..",
          "o inception: 2001 | polarity: denied"))
        == [])
  }

  @Test("Two hold one office on one day; one after the other, or three at once, are none")
  func sharedOffice() throws {
    let office = "a | role: President"
    #expect(
      try rules(
        Dossier("p leader", "q leader", "a", "p holds-office \(office)", "q holds-office \(office)")
      )
        == ["shared-office"])
    #expect(
      try rules(
        Dossier(
          "p leader", "q leader", "a", "p holds-office \(office), period: 2001/2005",
          "q holds-office \(office), period: 2006/..")) == [])
    #expect(
      try rules(
        Dossier(
          "p leader", "q leader", "r leader", "a", "p holds-office \(office)",
          "q holds-office \(office)", "r holds-office \(office)")) == [])
    #expect(
      try rules(
        Dossier(
          "p leader", "q leader", "a", "p same-as q", "p holds-office \(office)",
          "q holds-office \(office)")) == [])
  }

  @Test("Two whom one place in a source names hold an office of two")
  func officeOfTwo() throws {
    func office(_ first: String, _ second: String) throws -> [String] {
      try rules(
        Dossier(
          "p leader", "q leader", "a", "p holds-office a | role: Co-prince, cite: \(first)",
          "q holds-office a | role: Co-prince, cite: \(second)"))
    }
    #expect(try office("july ¶1", "july ¶1") == [])
    #expect(try office("july ¶1", "july ¶2") == ["shared-office"])
  }

  @Test("An office is not held after death")
  func death() throws {
    #expect(
      try rules(Dossier("p leader", "a", "p holds-office a", "p death: 2024-05"))
        == ["held-after-death"])
    #expect(
      try rules(
        Dossier("p leader", "a", "p holds-office a | period: 2001/2024-05", "p death: 2024-05"))
        == [])
    #expect(
      try rules(
        Dossier("p leader", "a", "p holds-office a | period: 2001/", "p death: 2024-05")) == [])
  }

  @Test("What joins and divides two at one time is a tension, and no warning")
  func tension() throws {
    let finding = try #require(
      try Dossier(
        "a", "b", "a partner b | period: 2010/..", "b rival a | period: 2012/..",
        "a ally b | period: 1999/2000", "a opposes b | period: 1990/1995"
      ).graph.check().first)
    #expect(finding.rule == .tension)
    #expect(finding.severity == .note)
    #expect(finding.message == "A and B: partner, but also rival")
    #expect(
      try rules(Dossier("a", "b", "a partner b | period: 2001/2002", "a rival b | period: 2010/.."))
        == [])
    #expect(try rules(Dossier("p person", "q person", "p met-with q", "p rival q")) == [])
    #expect(try rules(Dossier("a", "b", "a tied b", "a rival b")) == [])
    #expect(try rules(Dossier("a", "b", "a partner b", "a rival b | modality: planned")) == [])
  }

  @Test("Missing and unused sources, shared names, self-ties and lonely entities are found")
  func notes() throws {
    let graph = try KnowledgeGraph(reading: [
      InputFile(
        name: "test.yaml",
        bytes: Array(
          """
          entente: 1
          sources: {used: {date: 2024}, unused: {date: 2024}}
          entities:
            a: {kind: state, name: Georgia}
            b: {kind: place, name: Peach State, aliases: [GEORGIA]}
            c: {kind: state}
          claims:
            - {subject: a, relation: tied, object: a, cite: used}
            - {subject: a, relation: borders, object: b}
          """.utf8))
    ])
    let findings = graph.check()
    #expect(
      findings.map(\.rule.name) == [
        "no-source", "shared-name", "self-tie", "unused-source", "isolated",
      ])
    #expect(
      findings.map(\.message) == [
        "the claim about Georgia cites no source", "the name 'Georgia' leads to 'a' and 'b'",
        "Georgia is tied to itself", "no claim cites the source 'unused'",
        "no claim ties c to another entity",
      ])
    #expect(findings.map { $0.location?.line } == [9, 5, 8, nil, 6])
  }

  @Test("One name of two entities that are one leads to one")
  func nameOfOne() throws {
    #expect(try rules(Dossier("a", "A", "a same-as A")) == [])
    #expect(try rules(Dossier("a", "A", "a ally A")) == ["shared-name"])
  }

  @Test("The articles on the summit contradict each other in three things")
  func summit() throws {
    let graph = try Summit.graph()
    let findings = graph.check()
    #expect(
      findings.map { "\($0.rule.name): \($0.message)" } == [
        "contradictory-value: Shanghai Cooperation Organisation: inception is 2010 or 2001",
        "contradictory-value: SCO summit in Astana: date is 2024-07-04 or 2024-07-03/2024-07-04",
        "contradictory-start: Belarus member Shanghai Cooperation Organisation begins on two dates: "
          + "2024-07-04/.. and 2024-07-03/..",
        "tension: China and Russia: partner, but also rival",
        "isolated: no claim ties AFP to another entity",
      ])
    for finding in findings where finding.rule.isContradiction {
      let sources = finding.claims.flatMap { graph.claims[$0].citations.map(\.source) }
      #expect(Set(sources) == ["first", "second"], "\(finding.message)")
    }
  }
}
