import Foundation
import Testing

@Suite("Hostile names")
struct HostileTests {
  /// A dossier of names that command terminals, break lines, turn the direction of
  /// writing, or are formulas of spreadsheets and markup.
  private static let dossier = #"""
    entente: 1
    title: "A title\e[31m"
    sources:
      s: {date: 2024, note: "a note\e[2J"}
    entities:
      escape: {kind: state, name: "Red\e[31m", aliases: ["line\nbreak", "\e]0;title\a"]}
      bidi: {kind: state, name: "abc\u202Ecba\u2066"}
      formula: {kind: state, name: "=HYPERLINK(\"http://x\",\"y\")"}
      plus: {kind: state, name: "+1+1"}
      minus: {kind: state, name: "-2"}
      at: {kind: state, name: "@SUM(A1)"}
      markup: {kind: state, name: "a|b <script>alert(1)</script> [x](y) *z*"}
      quoted: {kind: state, name: "\"quoted\", with comma\tand tab"}
    claims:
      - {subject: escape, relation: ally, object: bidi, role: "role\e[31m\nnext", note: "note\rhidden", cite: s ¶1}
      - {subject: escape, relation: aids, object: formula, cite: s}
      - {subject: escape, relation: aids, object: plus, cite: s}
      - {subject: escape, relation: aids, object: minus, cite: s}
      - {subject: escape, relation: aids, object: at, cite: s}
      - {subject: escape, relation: aids, object: markup, cite: s}
      - {subject: escape, relation: aids, object: quoted, cite: s}
      - {subject: escape, property: description, value: "value\e[31m", cite: s}
      - {subject: formula, relation: ally, object: plus, period: 2023-05/.., cite: s}
    """#

  private static let commands = [
    "show", "show escape", "show --kind state", "neighbors escape", "path bidi quoted", "check",
    "timeline", "timeline escape", "timeline escape --by degree",
    "compare --from 2020 --to 2024-07",
    "timeline --by degree --top 8 --evidence", "rank --by degree --evidence", "predict",
    "rank --by degree,pagerank", "rank --by edge-betweenness", "rank --by degree --explain escape",
    "groups --method components --evidence", "groups --method bridges", "groups escape",
    "structure --key-players 2 --evidence", "structure --group escape,bidi",
    "balance --entities --evidence", "balance --by-date --evidence",
  ]

  private func run(_ command: String, _ format: String) throws -> Program.Run {
    var words = command.split(separator: " ").map(String.init)
    words.insert("-", at: 1)
    let folder = try Folder()
    try folder.write("hostile.yaml", Self.dossier)
    words[1] = "hostile.yaml"
    return try Program.shell(
      "entente " + (words + ["--format", format]).joined(separator: " "), in: folder.url)
  }

  @Test(
    "No form of output lets a name command a terminal", arguments: commands,
    ["text", "json", "csv", "tsv", "markdown"])
  func noCommand(command: String, format: String) throws {
    let run = try self.run(command, format)
    #expect(run.status < 2, "\(run.errors)")
    for scalar in (run.output + run.errors).unicodeScalars {
      let isAllowed = scalar == "\n" || ((format == "csv") && scalar == "\r") || scalar == "\t"
      #expect(
        isAllowed
          || !(scalar.properties.generalCategory == .control
            || (0x202A...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)),
        "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test(
    "The tables of hostile names are as they are meant",
    arguments: ["csv", "tsv", "markdown", "json", "text"])
  func tables(format: String) throws {
    try Golden.compare(
      self.run("neighbors escape", format).output, with: "hostile-neighbors.\(format)")
    try Golden.compare(self.run("show escape", format).output, with: "hostile-show.\(format)")
  }

  @Test("No field of a table starts a formula, but numbers stay numbers")
  func formulas() throws {
    let ranks = try self.run("rank", "csv").output
    #expect(ranks.contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\","))
    #expect(ranks.contains(",'@SUM(A1),"))
    #expect(ranks.contains(",'+1+1,"))
    #expect(ranks.contains(",-2,"))
  }

  @Test("A row of tabs or Markdown is one line")
  func rows() throws {
    let tabs = try self.run("rank", "tsv").output.split(separator: "\n")
    #expect(tabs.count == 9)
    #expect(
      tabs.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false).count == 11 })
    #expect(try self.run("show escape", "markdown").output.split(separator: "\n").count == 2 + 8)
  }

  @Test("Errors about hostile names and files are safe too")
  func errors() throws {
    let name = try Program.run("show", Program.summit, "\u{1B}[31mred\u{202E}")
    #expect(name.status == 2)
    #expect(!name.errors.contains("\u{1B}"))
    #expect(!name.errors.contains("\u{202E}"))
    let file = try Program.run("show", "\u{1B}[31m.yaml")
    #expect(file.status == 2)
    #expect(!file.errors.contains("\u{1B}"))
    let option = try Program.run("rank", Program.summit, "--by", "\u{1B}[31m")
    #expect(option.status == 64)
  }
}
