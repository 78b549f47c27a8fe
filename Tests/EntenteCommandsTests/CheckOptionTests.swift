import Foundation
import Testing

@Suite("Check as a linter")
struct CheckOptionTests {
  private static let dossier = """
    entente: 1
    sources: {wire: {date: 2024-07-03, url: articles/wire%201.txt}}
    entities:
      # two states
      a: {kind: state, name: Burma, aliases: [Myanmar, Burma]}
      b: {kind: state, name: Bhutan}
    claims:
      - {subject: a, relation: ally, object: b, cite: wire ¶1}  # said
      # said again
      - {subject: b, relation: ally, object: a, cite: wire ¶1}
      - {subject: a, relation: rival, object: b, cite: wire ¶3}

    """

  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write("d.yaml", Self.dossier)
    try folder.write("wire.txt", "Heading\n\n  \nWho is an ally\r\nof whom")
    return folder
  }

  @Test("Rules are listed, chosen and ignored")
  func choice() throws {
    let folder = try folder()
    let all = try Program.run("check", "d.yaml", "--format", "csv", in: folder.url)
    #expect(all.status == 1)
    #expect(all.output.contains("stated-twice,warning"))
    #expect(all.output.contains("repeated-alias,note"))
    #expect(all.output.contains("tension,note"))
    let chosen = try Program.run(
      "check", "d.yaml", "--rule", "tension", "--format", "csv", in: folder.url)
    #expect(chosen.status == 0)
    #expect(chosen.output.split(separator: "\r\n").count == 2)
    let both = try Program.run(
      "check", "d.yaml", "--rule", "tension,stated-twice", "--format", "csv", in: folder.url)
    #expect(both.output.contains("tension,note") && both.output.contains("stated-twice,warning"))
    #expect(!both.output.contains("repeated-alias"))
    let ignoring = try Program.run("check", "d.yaml", "--ignore", "stated-twice", in: folder.url)
    #expect(ignoring.status == 0)
    #expect(!ignoring.output.contains("stated-twice"))
    let rules = try Program.run("check", "--rules", in: folder.url)
    #expect(rules.status == 0)
    #expect(rules.output.contains("stated-twice"))
    #expect(rules.output.contains("unknown-id"))
  }

  @Test("What is found of claims that can't all hold in a period is left out")
  func during() throws {
    let folder = try Folder()
    try folder.write(
      "d.yaml",
      """
      entente: 1
      sources: {s: {date: 2024}}
      entities: {a: {kind: state, name: A}, b: {kind: leader, name: B}, c: {kind: leader, name: C}}
      claims:
        - {subject: b, relation: holds-office, object: a, role: President, period: 2001/2005, cite: s}
        - {subject: c, relation: holds-office, object: a, role: President, period: 2003/2008, cite: s}
        - {subject: a, property: inception, value: 1900, cite: s}
        - {subject: a, property: inception, value: 1950, cite: s}

      """)
    func rules(_ options: String...) throws -> Set<String> {
      let run = try Program.shell(
        "entente check d.yaml --format csv " + options.joined(separator: " "), in: folder.url)
      return Set(
        run.output.split(separator: "\r\n").dropFirst().map { String($0.prefix { $0 != "," }) })
    }
    #expect(try rules() == ["shared-office", "contradictory-value"])
    #expect(try rules("--during", "2004") == ["shared-office", "contradictory-value"])
    #expect(try rules("--during", "2006/2007") == ["contradictory-value"])
    #expect(try rules("--during", "2001", "--rule", "shared-office") == [])
  }

  @Test(
    "Mistakes in the choice of rules are told",
    arguments: [
      ("--rule no-sorce", "did you mean 'no-source'?"),
      ("--ignore xyzzy", "entente check --rules lists them"), ("--rule ,", "--rule names no rule"),
      ("--ignore tension,no-sorce", "did you mean 'no-source'?"),
      ("--ignore tension --rule tension", "both name 'tension'"),
      ("--ignore unknown-id", "can't be ignored"),
      ("--write", "--write goes with --fix"),
      ("--article wire", "first=first.txt"),
      ("--as-of 2024-13", "2024-13"), ("--during 2024-13", "2024-13"),
    ])
  func mistakes(options: String, message: String) throws {
    let folder = try folder()
    let run = try Program.shell("entente check d.yaml " + options, in: folder.url)
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test("Paragraphs are counted in articles at hand")
  func articles() throws {
    let folder = try folder()
    let fine = try Program.run(
      "check", "d.yaml", "--article", "wire=wire.txt", "--rule", "locator-out-of-range",
      in: folder.url)
    #expect(fine.status == 0, "\(fine.output)")
    try folder.write("wire.txt", "One\n\nTwo\n")
    let beyond = try Program.run(
      "check", "d.yaml", "--article", "wire=wire.txt", "--rule", "locator-out-of-range",
      in: folder.url)
    #expect(beyond.status == 1)
    #expect(beyond.output.contains("'wire' has no ¶3: it has 2 paragraphs"))
    try folder.write("d.yaml", Self.dossier.replacing("articles/wire%201.txt", with: "wire.txt"))
    let beside = try Program.run(
      "check", folder.url.path + "/d.yaml", "--rule", "locator-out-of-range")
    #expect(beside.output.contains("'wire' has no ¶3"))
    let unknown = try Program.run("check", "d.yaml", "--article", "wir=wire.txt", in: folder.url)
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean 'wire'?"))
  }

  @Test("No file outside the folder of the dossier is opened, whatever a source says")
  func foreignArticles() throws {
    let folder = try folder()
    try folder.write("secret.txt", "one line")
    try folder.write("inner/d.yaml", Self.dossier)
    for url in [
      "../secret.txt", "inside/../../secret.txt", "link.txt", "file:../secret.txt",
      "\(folder.url.path)/secret.txt", "file://\(folder.url.path)/secret.txt",
    ] {
      try folder.write(
        "inner/d.yaml", Self.dossier.replacing("articles/wire%201.txt", with: "\"\(url)\""))
      _ = try Program.shell("ln -sf ../secret.txt inner/link.txt", in: folder.url)
      let run = try Program.run(
        "check", "inner/d.yaml", "--rule", "locator-out-of-range", in: folder.url)
      #expect(run.status == 0 && !run.output.contains("paragraph"), "\(url)")
    }
    // The same file below the folder counts.
    try folder.write("inner/texts/one.txt", "one line")
    try folder.write(
      "inner/d.yaml", Self.dossier.replacing("articles/wire%201.txt", with: "texts/one.txt"))
    let below = try Program.run(
      "check", "inner/d.yaml", "--rule", "locator-out-of-range", in: folder.url)
    #expect(below.output.contains("'wire' has no ¶3: it has 1 paragraph"))
  }

  @Test("A claim that two files make is no repetition to be removed from either")
  func repetitionAcrossFiles() throws {
    let folder = try Folder()
    let dossier =
      "entente: 1\nentities: {a: {kind: state}, b: {kind: state}}\n"
      + "claims:\n  - {subject: a, relation: ally, object: b}\n"
    try folder.write("one.yaml", dossier)
    try folder.write("two.yaml", dossier)
    for inputs in ["one.yaml one.yaml", "one.yaml two.yaml"] {
      let run = try Program.shell("entente check \(inputs) --fix --write", in: folder.url)
      #expect(run.status != 0 || run.output.isEmpty)
      #expect(try folder.text("one.yaml") == dossier)
      #expect(try folder.text("two.yaml") == dossier)
    }
  }

  @Test("What is safe to put right is shown first, and done when asked")
  func fix() throws {
    let folder = try folder()
    let shown = try Program.run("check", "d.yaml", "--fix", in: folder.url)
    #expect(shown.status == 1)
    #expect(try folder.text("d.yaml") == Self.dossier)
    try Golden.compare(shown.transcript, with: "check-fix.txt")
    let done = try Program.run("check", "d.yaml", "--fix", "--write", in: folder.url)
    #expect(done.status == 0, "\(done.errors)")
    #expect(done.output == shown.output)
    #expect(
      try folder.text("d.yaml")
        == Self.dossier.replacing(", Burma]", with: "]").replacing(
          "  - {subject: b, relation: ally, object: a, cite: wire ¶1}\n", with: ""))
    #expect(try folder.text("d.yaml~") == Self.dossier)
    #expect(try folder.names == ["d.yaml", "d.yaml~", "wire.txt"])
    let again = try Program.run("check", "d.yaml", "--fix", "--write", in: folder.url)
    #expect(again.output.isEmpty)
    try folder.write("d.patched", Self.dossier)
    try folder.write("fix.diff", shown.output)
    let patch = try Program.shell("which patch && patch d.patched fix.diff", in: folder.url)
    if patch.status == 0 { #expect(try folder.text("d.patched") == folder.text("d.yaml")) }
  }

  @Test("SARIF has rules with descriptions, and results with places")
  func sarif() throws {
    let folder = try folder()
    try folder.write("é 1.yaml", Self.dossier)
    let run = try Program.run("check", "é 1.yaml", "--format", "sarif", in: folder.url)
    #expect(run.status == 1)
    let log = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let runs = try #require(log["runs"] as? [[String: Any]])
    let driver = try #require((runs[0]["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    for rule in rules {
      let text = (rule["shortDescription"] as? [String: Any])?["text"] as? String
      #expect(text?.isEmpty == false)
    }
    let results = try #require(runs[0]["results"] as? [[String: Any]])
    #expect(!results.isEmpty)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect(["note", "warning", "error"].contains(result["level"] as? String))
    }
    let twice = try #require(results.first { $0["ruleId"] as? String == "stated-twice" })
    let place = try #require(
      ((twice["locations"] as? [[String: Any]])?.first)?["physicalLocation"] as? [String: Any])
    #expect((place["artifactLocation"] as? [String: String])?["uri"] == "%C3%A9%201.yaml")
    #expect((place["region"] as? [String: Int]) == ["startLine": 10, "startColumn": 5])
  }

  @Test("SARIF of a file that can't be read has the errors")
  func sarifOfErrors() throws {
    let folder = try folder()
    try folder.write("bad.yaml", Self.dossier.replacing("object: b", with: "object: bb"))
    let run = try Program.run("check", "bad.yaml", "--format", "sarif", in: folder.url)
    #expect(run.status == 1)
    #expect(run.output.contains("\"ruleId\": \"unknown-id\""))
    #expect(run.output.contains("\"level\": \"error\""))
  }
}
