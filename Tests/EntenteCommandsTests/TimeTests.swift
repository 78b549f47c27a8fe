import Foundation
import Testing

@Suite("Comparing dates and graphs, and time lines, on the command line")
struct TimeTests {
  /// The commands, and the names of their files.
  static let commands: [(name: String, arguments: String)] = [
    ("compare", "compare \(Program.summit) --from 2022-01-01 --to 2024-07-03"),
    (
      "compare-betweenness",
      "compare \(Program.summit) --from 2022-01-01 --to 2024-07-03 --by betweenness --top 5"
    ),
    ("timeline", "timeline \(Program.summit)"),
    ("timeline-entity", "timeline \(Program.summit) belarus"),
    ("timeline-pair", "timeline \(Program.summit) russia china"),
    ("timeline-measure", "timeline \(Program.summit) --by degree --top 3"),
  ]

  @Test(
    "Every form of output says the same", arguments: commands,
    ["text", "json", "csv", "tsv", "markdown"])
  func golden(command: (name: String, arguments: String), format: String) throws {
    let run = try Program.shell("entente \(command.arguments) --format \(format)")
    #expect(run.status == 0)
    if format == "json" { #expect(run.output.hasPrefix("{\n  \"entente\": 1,\n")) }
    let ending = ["text": "txt", "markdown": "md"][format] ?? format
    try Golden.compare(
      format == "text" ? run.transcript : run.output, with: "\(command.name).\(ending)")
  }

  @Test(
    "An ambiguous use is refused with a hint",
    arguments: [
      ("compare \(Program.summit)", "Name two dates"),
      ("compare \(Program.summit) --from 2022", "--to is missing"),
      ("compare \(Program.summit) --to 2022", "--from is missing"),
      ("compare \(Program.summit) --from 2024 --to 2022", "swap them"),
      ("compare \(Program.summit) --from 2024 --to 2024", "name two dates"),
      ("compare \(Program.summit) b.yaml --from 2022 --to 2024", "two dates of one graph"),
      ("compare \(Program.summit) b.yaml c.yaml", "Name one graph and two dates"),
      ("compare \(Program.summit) --from 2022 --to 2024 --as-of 2023", "--as-of and --during"),
      ("compare \(Program.summit) --from 2022 --to 2024 --diagram x.txt", "of no picture"),
      ("timeline \(Program.summit) --every year", "--every goes with --by"),
      ("timeline \(Program.summit) -o x.svg", "--by degree"),
      ("timeline \(Program.summit) --by degree --as-of 2024", "--from and --to"),
      ("timeline \(Program.summit) --from 2024 --to 2022", "swap them"),
    ])
  func usage(command: String, words: String) throws {
    let run = try Program.shell("entente " + command)
    #expect(run.status == 64)
    #expect(run.errors.contains(words))
  }

  @Test("Whoever wants no remarks gets none, and who wants them gets each once")
  func quiet() throws {
    let folder = try Folder()
    try folder.write(
      "d.yaml",
      """
      entente: 1
      sources: {old: {date: 2020-01-01}, new: {date: 2024-01-01}}
      entities: {a: {kind: state}, b: {kind: state}}
      claims:
        - {subject: a, relation: ally, object: b, period: 2001/.., cite: old}
        - {subject: a, relation: ally, object: b, period: 2005/.., cite: new}
        - {subject: a, relation: rival, object: b, period: 2010/.., cite: new}

      """)
    for command in [
      "compare d.yaml --from 2000 --to 2012 --prefer newest --diagram x.svg",
      "timeline d.yaml --prefer newest", "timeline d.yaml --prefer newest --by degree",
    ] {
      let loud = try Program.shell("entente \(command)", in: folder.url)
      #expect(loud.errors.components(separatedBy: "--prefer newest").count == 2, "\(loud.errors)")
      let silent = try Program.shell("entente \(command) --quiet", in: folder.url)
      #expect(silent.errors.isEmpty, "\(silent.errors)")
    }
  }

  /// The columns of a measure over time.
  private static let columns = [
    "date", "id", "name", "score", "rank", "ties", "claims", "corroborated", "sources",
    "firstReport", "lastReport",
  ]

  @Test(
    "A measure of a graph without dates is an empty answer in every form",
    arguments: [
      ("text", ""), ("csv", columns.joined(separator: ",") + "\r\n"),
      ("tsv", columns.joined(separator: "\t") + "\n"),
      (
        "json",
        """
        {
          "entente": 1,
          "measure": "degree",
          "results": []
        }

        """
      ),
    ])
  func undated(format: String, answer: String) throws {
    let folder = try Folder()
    try folder.write("t.csv", "source,target\na,b\nb,c\n")
    let run = try Program.shell(
      "entente timeline t.csv --by degree --format \(format)", in: folder.url)
    #expect(run.output == answer)
    #expect(run.errors == "no tie has a date, so that nothing changes over time\n")
    #expect(run.status == 1)
  }

  @Test("A graph that is no different from itself ends with exit status 1")
  func nothing() throws {
    let run = try Program.shell("entente compare \(Program.summit) \(Program.summit)")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("nothing changed"))
  }

  @Test("Two versions of a dossier differ by what was edited, and --with adds to both")
  func versions() throws {
    let folder = try Folder()
    let text = """
      entente: 1
      sources: {wire: {date: 2024-07-01}}
      entities: {putin: {kind: leader}, modi: {kind: leader}, sco: {kind: organization}}
      claims:
        - {subject: putin, relation: met-with, object: modi, period: 2024-07-08, modality: planned, cite: wire}

      """
    try folder.write("june.yaml", text)
    try folder.write("july.yaml", text.replacing("modality: planned, ", with: ""))
    let run = try Program.shell(
      "cd \(folder.url.path); entente compare june.yaml july.yaml --format csv")
    #expect(run.status == 0)
    #expect(run.output.contains("changed,tie,certain,"))
    #expect(run.output.contains("planned"))
    #expect(run.output.contains("fell,rank,certain,sco,degree,,1,3,0,0"))
    try folder.write("more.csv", "source,target\nputin,sco\n")
    let more = try Program.shell(
      "cd \(folder.url.path); entente compare june.yaml july.yaml --with more.csv --format csv")
    #expect(more.status == 0)
    #expect(more.output.contains("changed,tie,certain,putin,met-with,modi"))
    #expect(!more.output.contains("tied"))
  }

  @Test(
    "A picture is written as its name says, and the table besides only with an option of its own")
  func pictures() throws {
    let folder = try Folder()
    let path = folder.url.path
    let drawn = try Program.shell(
      "entente compare \(Program.summit) --from 2022-01-01 --to 2024-07-03 -o \(path)/c.svg")
    #expect(drawn.status == 0)
    #expect(drawn.output.isEmpty)
    #expect(try folder.text("c.svg").contains("1 January 2022"))
    let chart = try Program.shell(
      "entente timeline \(Program.summit) russia --by degree --chart \(path)/t.svg --theme dark")
    #expect(chart.status == 0)
    #expect(chart.output.contains("2022-02"))
    let svg = try folder.text("t.svg")
    #expect(svg.contains("Russia") && svg.contains("Sources:"))
    #expect(svg.contains("<title>Russia"))
  }

  @Test("Two graphs are drawn side by side, what is new in the second in color")
  func twoGraphs() throws {
    let folder = try Folder()
    let head = "entente: 1\ntitle: Club\nentities: {a: {kind: state, name: Anna}, "
    try folder.write(
      "june.yaml",
      head + "b: {kind: state, name: Bert}}\nclaims:\n  - {subject: a, relation: ally, object: b}\n"
    )
    try folder.write(
      "july.yaml",
      head + "c: {kind: state, name: Carl}, b: {kind: state, name: Bert}}\n"
        + "claims:\n  - {subject: a, relation: ally, object: b}\n"
        + "  - {subject: c, relation: attacks, object: b}\n")
    let run = try Program.run("compare", "june.yaml", "july.yaml", "-o", "x.svg", in: folder.url)
    #expect(run.status == 0)
    #expect(
      run.errors.contains(
        "june.yaml (1 tie, 0 gone or changed); july.yaml (2 ties, 1 new or changed)"))
    let svg = try folder.text("x.svg")
    for words in ["Club: what changed", "june.yaml", "july.yaml", "Carl – attacks – Bert"] {
      #expect(svg.contains(words), "\(words)")
    }
    #expect(svg.contains("in grey what both have"))
    // Both frames have the tie that lasts, only the second the new one.
    #expect(svg.components(separatedBy: "<title>Anna – ally – Bert").count == 3)
    #expect(svg.components(separatedBy: "<title>Carl – attacks – Bert").count == 2)
  }

  @Test("Only what is certain is left with --certain-only")
  func certain() throws {
    let all = try Program.shell(
      "entente compare \(Program.summit) --from 2022-06-01 --to 2024-07-03 --format csv")
    let certain = try Program.shell(
      "entente compare \(Program.summit) --from 2022-06-01 --to 2024-07-03 --certain-only "
        + "--format csv")
    #expect(all.output.contains(",possible,"))
    #expect(!certain.output.contains(",possible,"))
  }
}
