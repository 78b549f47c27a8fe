import Foundation
import Testing

@testable import EntenteCommands

@Suite("Evidence in every form of output")
struct EvidenceTests {
  /// A question, and what its answer names as the place in a source, or the source.
  struct Question: CustomTestStringConvertible {
    var command: String
    var evidence: String
    /// What the text is asked for as well.
    var textOption = ""
    var testDescription: String { command }

    init(_ command: String, _ evidence: String, text: String = "") {
      self.command = command
      self.evidence = evidence
      textOption = text
    }
  }

  private static let summit = Program.summit
  private static let world = "graphs/world-2024-07.yaml"

  static let questions = [
    Question("show \(summit) iran", "first"), Question("show \(summit) iran sco", "first"),
    Question("show \(world) iran sco", "factbook"),
    Question("neighbors \(summit) mongolia", "first"),
    Question("neighbors \(world) mongolia --kind state", "factbook"),
    Question("path \(summit) putin modi", "second"),
    Question("path \(world) mongolia bhutan", "factbook"),
    Question("rank \(summit) --top 3", "second", text: "--evidence"),
    Question("rank \(world) --top 3", "factbook", text: "--evidence"),
    Question("rank \(summit) --by degree,pagerank --top 3", "second", text: "--evidence"),
    Question("rank \(summit) --by edge-betweenness --top 3", "second"),
    Question("rank \(summit) --by degree --explain russia", "second"),
    Question(
      "rank \(summit) --by pagerank --modality asserted,reported,planned --as-of 2024-07-03 "
        + "--uncertainty 20 --top 4", "planned", text: "--evidence"),
    Question("groups \(summit) iran kazakhstan", "second"),
    Question("groups \(summit) --method leiden", "second", text: "--evidence"),
    Question("groups \(world) --method cores --kind state", "factbook", text: "--evidence"),
    Question("groups \(summit) --method camps", "second", text: "--evidence"),
    Question("groups \(summit) --method articulation-points", "second", text: "--evidence"),
    Question("groups \(summit) --method leiden --project members", "first", text: "--evidence"),
    Question("structure \(summit)", "second", text: "--evidence"),
    Question("structure \(world) --among state --relation borders", "factbook", text: "--evidence"),
    Question("structure \(summit) --key-players 2", "second", text: "--evidence"),
    Question("structure \(summit) --group russia,china", "second", text: "--evidence"),
    Question("predict \(summit) --top 3", "first"),
    Question("compare \(summit) --from 2022-01-01 --to 2024-07-03", "second"),
    Question("compare \(world) --from 2022-01-01 --to 2024-07-03", "factbook"),
    Question("timeline \(summit) belarus", "second"),
    Question("timeline \(world) kyrgyzstan", "factbook"),
    Question("timeline \(summit) --by degree --top 2", "second", text: "--evidence"),
    Question("timeline \(world) --by degree --every decade", "factbook", text: "--evidence"),
    Question("balance graphs/classic/highland-tribes.yaml --top 3", "read"),
    Question("balance \(summit) --entities", "second", text: "--evidence"),
    Question("balance \(summit) --by-date", "second", text: "--evidence"),
    Question("check \(summit) --rule contradictory-value", "second"),
    Question("check \(summit) --with \(world) --rule contradictory-levels", "factbook"),
  ]

  @Test("Every answer names its sources in every form", arguments: questions)
  func sources(question: Question) throws {
    let forms =
      ["text", "json", "csv", "tsv", "markdown"]
      + (question.command.hasPrefix("check") ? ["sarif"] : [])
    for form in forms {
      let run = try Program.shell(
        "entente \(question.command) --format \(form) --quiet"
          + (form == "text" ? " " + question.textOption : ""))
      #expect(run.status < 2, "\(form): \(run.errors)")
      // The name of a column is no source.
      let answer = run.output.replacing("firstReport", with: "")
      #expect(answer.contains(question.evidence), "\(form)\n\(run.output)")
    }
  }

  @Test(
    "Ranks come with evidence as asked, else in every form but a text and a table of millions",
    arguments: [OutputOptions.Format.text, .json, .csv, .tsv, .markdown])
  func whichForms(format: OutputOptions.Format) {
    let isTable = format != .text && format != .json
    #expect(EvidenceOption.isTold(in: format, ofClaims: 1_000_000, asked: nil) == (format != .text))
    let ofMillions = EvidenceOption.isTold(in: format, ofClaims: 1_000_001, asked: nil)
    #expect(ofMillions == (format != .text && !isTable))
    for asked in [true, false] {
      #expect(EvidenceOption.isTold(in: format, ofClaims: 10_000_000, asked: asked) == asked)
    }
  }

  @Test("Claims that only name an entity agree and contradict each other as those about it do")
  func namedIn() throws {
    let folder = try Folder()
    let met = "relation: met-with, object: india, period: 2024-07-03, at: summit"
    try folder.write(
      "d.yaml",
      """
      entente: 1
      sources: {a: {date: 2024-07-03}, b: {date: 2024-07-04}, c: {date: 2024-07-05}}
      entities: {iran: {kind: state}, india: {kind: state}, china: {kind: state}, summit: {kind: event}}
      claims:
        - {subject: iran, \(met), cite: a}
        - {subject: iran, \(met), polarity: denied, cite: b}
        - {subject: china, \(met), cite: a}
        - {subject: china, \(met), cite: c}

      """)
    let run = try Program.run("show", "d.yaml", "summit", in: folder.url)
    #expect(run.output.contains("4 claims: 2 corroborated, 2 contested; 3 sources"))
    #expect(run.output.contains("contested by: iran met-with india, 2024-07-03, at summit  [a]"))
  }

  @Test("Pairs that share organizations come with the claims that make them members")
  func shared() throws {
    for form in ["csv", "tsv", "markdown", "json"] {
      let run = try Program.shell(
        "entente groups \(Self.summit) iran --top 1 --format \(form) --quiet")
      #expect(run.output.contains("second"), "\(form)\n\(run.output)")
    }
    let row = try #require(
      Program.shell("entente groups \(Self.summit) iran --format csv --quiet").output
        .split(separator: "\r\n").first { $0.contains(",kazakhstan,") })
    // Two articles say it of Iran, one of Kazakhstan.
    #expect(row.hasSuffix(",sco,3,first; second"))
  }

  @Test("A rank rests on the ties that count, counted once each")
  func counts() throws {
    let folder = try Folder()
    try folder.write(
      "d.yaml",
      """
      entente: 1
      sources: {s: {date: 2024-02}, t: {date: 2023}, u: {date: 2024-01-05}, v: {}}
      entities: {a: {kind: state}, b: {kind: state}, c: {kind: state}, d: {kind: state}}
      claims:
        - {subject: a, relation: ally, object: b, cite: [s, t ¶1, t ¶2]}
        - {subject: b, relation: ally, object: a, cite: s}
        - {subject: a, relation: partner, object: b, cite: u}
        - {subject: a, relation: ally, object: c, cite: v}
        - {subject: a, relation: ally, object: d, cite: s, modality: planned}

      """)
    let run = try Program.run("rank", "d.yaml", "--by", "degree", "--format", "csv", in: folder.url)
    #expect(
      run.output == """
        rank,id,name,kind,score,ties,claims,corroborated,sources,firstReport,lastReport\r
        1,a,a,state,2,3,4,1,s; t; u; v,2023,2024-02\r
        2,b,b,state,1,2,3,1,s; t; u,2023,2024-02\r
        2,c,c,state,1,1,1,0,v,,\r
        4,d,d,state,0,0,0,0,,,\r

        """)
    let text = try Program.run("rank", "d.yaml", "--by", "degree", "--evidence", in: folder.url)
    #expect(text.output.contains("s, t, u, +1  2023 to 2024-02"))
    let json = try Program.run(
      "rank", "d.yaml", "--by", "degree", "--format", "json", "--no-evidence", in: folder.url)
    #expect(!json.output.contains("evidence"))
  }

  /// Two triangles, of which one is held by two sources, and a tie between them.
  private static let triangles = """
    entente: 1
    sources: {s: {date: 2024}, t: {date: 2023}, u: {}}
    entities:
      {a: {kind: state}, b: {kind: state}, c: {kind: state}, x: {kind: state}, y: {kind: state},
      z: {kind: state}}
    claims:
      - {subject: a, relation: ally, object: b, period: 2001/.., cite: [s, t]}
      - {subject: b, relation: ally, object: c, period: 2002/.., cite: s}
      - {subject: c, relation: ally, object: a, period: 2003/.., cite: t}
      - {subject: x, relation: ally, object: y, cite: u}
      - {subject: y, relation: ally, object: z, cite: u}
      - {subject: z, relation: ally, object: x, cite: u}
      - {subject: a, relation: partner, object: x, cite: u}

    """

  @Test("A member of a group rests on its ties within, the group on all of them")
  func groups() throws {
    let folder = try Folder()
    try folder.write("d.yaml", Self.triangles)
    func rows(_ words: String = "") throws -> [Substring] {
      try Program.shell("entente groups d.yaml --quiet " + words, in: folder.url).output
        .split(whereSeparator: \.isNewline)
    }
    let members = try rows("--method leiden --format csv")
    #expect(
      members == [
        "group,label,id,name,kind,ties,claims,corroborated,sources,firstReport,lastReport",
        "1,,a,a,state,2,2,1,s; t,2023,2024", "1,,b,b,state,2,2,1,s; t,2023,2024",
        "1,,c,c,state,2,2,0,s; t,2023,2024", "2,,x,x,state,2,2,0,u,,", "2,,y,y,state,2,2,0,u,,",
        "2,,z,z,state,2,2,0,u,,",
      ])
    let groups = try rows("--method leiden --format markdown")
    #expect(groups[2].contains("| 3 | 3 | 1 | s, t | 2023 to 2024 | a, b, c |"))
    // A point of articulation is one by its ties to all.
    let points = try rows("--method articulation-points --format csv")
    #expect(points.dropFirst().first == "1,2 parts,a,a,state,2,3,3,1,s; t; u,2023,2024")
    #expect(try !rows("--method leiden --format csv --no-evidence")[0].contains("ties"))
    let refused = try Program.run("groups", "d.yaml", "--evidence", in: folder.url)
    #expect(refused.status == 64)
  }

  @Test("A core rests on the ties to higher cores as well")
  func cores() throws {
    let folder = try Folder()
    try folder.write(
      "d.yaml",
      """
      entente: 1
      sources: {s: {date: 2024}, t: {date: 2023}, u: {}}
      entities:
        {a: {kind: state}, b: {kind: state}, c: {kind: state}, d: {kind: state}, e: {kind: state}}
      claims:
        - {subject: a, relation: ally, object: b, cite: s}
        - {subject: b, relation: ally, object: c, cite: s}
        - {subject: c, relation: ally, object: a, cite: s}
        - {subject: d, relation: ally, object: a, cite: t}
        - {subject: e, relation: ally, object: d, cite: u}

      """)
    let run = try Program.run(
      "groups", "d.yaml", "--method", "cores", "--format", "csv", in: folder.url)
    let rows = run.output.split(whereSeparator: \.isNewline)
    #expect(
      rows.dropFirst() == [
        "1,core 2,a,a,state,2,2,0,s,2024,2024", "1,core 2,b,b,state,2,2,0,s,2024,2024",
        "1,core 2,c,c,state,2,2,0,s,2024,2024", "2,core 1,d,d,state,2,2,0,t; u,2023,2023",
        "2,core 1,e,e,state,1,1,0,u,,",
      ])
  }

  @Test("A score of a day rests on the ties that count on it")
  func days() throws {
    let folder = try Folder()
    try folder.write("d.yaml", Self.triangles)
    let run = try Program.run(
      "timeline", "d.yaml", "a", "--by", "degree", "--format", "csv", in: folder.url)
    #expect(
      run.output.split(whereSeparator: \.isNewline) == [
        "date,id,name,score,rank,ties,claims,corroborated,sources,firstReport,lastReport",
        "2001-01-01,a,a,2,2,2,2,1,s; t; u,2023,2024", "2002-01-01,a,a,2,2,2,2,1,s; t; u,2023,2024",
        "2003-01-01,a,a,3,1,3,3,1,s; t; u,2023,2024",
      ])
    let refused = try Program.run("timeline", "d.yaml", "a", "--evidence", in: folder.url)
    #expect(refused.status == 64)
  }

  @Test("A figure rests on all ties, a rich club on those among its members")
  func clubs() throws {
    let folder = try Folder()
    try folder.write("d.yaml", Self.triangles)
    func rows(_ words: String = "") throws -> [Substring] {
      try Program.shell("entente structure d.yaml --format csv " + words, in: folder.url).output
        .split(whereSeparator: \.isNewline)
    }
    let all = try rows()
    #expect(all[1] == "size,entities,6,,who may be tied,7,7,1,s; t; u,2023,2024")
    let clubs = all.filter { $0.hasPrefix("rich club,") }
    #expect(clubs[0].hasPrefix("rich club,more than 2 ties,1,"))
    #expect(clubs[0].hasSuffix(",1,1,0,u,,"))
    #expect(clubs[1].hasSuffix(",7,7,1,s; t; u,2023,2024"))
    let group = try rows("--group b,c")
    #expect(group[1].hasSuffix(",3,3,1,s; t,2023,2024"))
    let players = try rows("--key-players 1")
    #expect(players[1].contains(",a,a,3,3,1,s; t; u,2023,2024"))
  }

  @Test("Sources beyond the sixty-fourth are told apart, too")
  func manySources() throws {
    let folder = try Folder()
    let numbers = 0..<70
    try folder.write(
      "d.yaml",
      "entente: 1\nsources:\n" + numbers.map { "  s\($0): {date: 2024}\n" }.joined()
        + "entities: {a: {kind: state}, b: {kind: state}}\nclaims:\n"
        + numbers.map { "  - {subject: a, relation: ally, object: b, cite: s\($0)}\n" }.joined())
    let run = try Program.run("rank", "d.yaml", "--by", "degree", "--format", "csv", in: folder.url)
    let row = try #require(run.output.split(separator: "\r\n").last)
    #expect(row.hasPrefix("1,b,b,state,1,1,70,1,s0; s1; "))
    #expect(row.hasSuffix("; s63; s64; s65; s66; s67; s68; s69,2024,2024"))
  }

  @Test("The chart on the page about evidence is what the program draws")
  func chart() throws {
    let folder = try Folder()
    let page = try String(
      contentsOf: Program.root.appendingPathComponent("docs/evidence.md"), encoding: .utf8)
    let shown = "graphs/gallery/summit-degree.svg"
    let line = try #require(
      page.split(separator: "\n").first {
        $0.hasPrefix("entente timeline ") && $0.hasSuffix("-o \(shown)")
      })
    let drawn = folder.url.appendingPathComponent("drawn.svg")
    let run = try Program.shell(
      line.replacingOccurrences(of: shown, with: "'\(drawn.path)'"))
    #expect(run.status == 0)
    #expect(
      try Data(contentsOf: drawn) == Data(contentsOf: Program.root.appendingPathComponent(shown)))
    #expect(page.contains("](../\(shown))"))
  }
}
