import Foundation
import Testing

@testable import EntenteCommands

@Suite("Editing from the command line")
struct EditCommandTests {
  private func summit() throws -> (folder: Folder, text: String) {
    let folder = try Folder()
    let text = try String(
      contentsOf: Program.root.appendingPathComponent("graphs/sco-astana-2024.yaml"),
      encoding: .utf8)
    try folder.write("d.yaml", text)
    return (folder, text)
  }

  /// What is said of each change, without writing it.
  private static let changes = [
    "add d.yaml 'putin met-with modi period:2024-07-08 cite:second¶3' --dry-run",
    "add d.yaml '\"Narendra Modi\" visited Russia period:2024-07-08/2024-07-09 planned "
      + "said-by:kremlin role:\"guest, of honor\" cite:first¶2,second' --dry-run",
    "add d.yaml 'sangay represents bhutan role:\"Foreign minister\" cite:wire¶9' "
      + "'sco inception 1996 cite:wire¶1' --entity 'sangay person \"Sangay Dorji\"' "
      + "--entity 'bhutan state Bhutan iso:BTN' --source 'wire 2024-07-08 title:\"A: report\"' -n",
    "rename d.yaml raisi ebrahim-raisi -n",
    "rename d.yaml first wire --source -n | head -20",
    "merge-entities d.yaml khurelsukh leader-of-mongolia -n",
    "remove d.yaml 124 -n",
  ]

  @Test("Changes are shown as differences, and nothing is written")
  func dryRuns() throws {
    let (folder, text) = try summit()
    var transcript = ""
    for change in Self.changes {
      let run = try Program.shell("entente " + change, in: folder.url)
      #expect(run.status == 0, "\(change)\n\(run.errors)")
      transcript += "$ entente \(change)\n\(run.transcript)\n"
    }
    #expect(try folder.text("d.yaml") == text)
    #expect(try folder.names == ["d.yaml"])
    try Golden.compare(transcript, with: "edits.txt")
  }

  @Test(
    "On a terminal a difference has the lines of the file, however these end, and nothing it obeys")
  func terminal() {
    #expect(
      EditOptions.terminalSafe("-a: \u{1B}[31m\r\n+b\n c\r\n") == "-a: \\u{1b}[31m\n+b\n c\n")
  }

  @Test("A change is written whole, and undone as the program says")
  func undo() throws {
    let (folder, text) = try summit()
    let add = try Program.run(
      "add", "d.yaml", "putin met-with modi period:2024-07-03 cite:second¶3", in: folder.url)
    #expect(add.status == 0, "\(add.errors)")
    #expect(add.errors.contains("undo: mv d.yaml~ d.yaml"))
    let path = try Program.run("path", "d.yaml", "putin", "modi", in: folder.url)
    #expect(path.output.contains("met-with"))
    #expect(try folder.text("d.yaml").count > text.count)
    _ = try Program.shell("mv d.yaml~ d.yaml", in: folder.url)
    #expect(try folder.text("d.yaml") == text)
    let bare = try Program.run(
      "rename", "d.yaml", "xi", "xi-jinping", "--no-backup", in: folder.url)
    #expect(bare.status == 0)
    #expect(try folder.names == ["d.yaml"])
    _ = try Program.run("rename", "d.yaml", "xi-jinping", "xi", "--no-backup", in: folder.url)
    #expect(try folder.text("d.yaml") == text)
  }

  @Test("A name for the shell that it must quote is quoted in what undoes")
  func quoted() throws {
    let (folder, text) = try summit()
    try folder.write("it's $1.yaml", text)
    let run = try Program.run("remove", "it's $1.yaml", "130", in: folder.url)
    #expect(run.errors.contains(#"undo: mv 'it'\''s $1.yaml~' 'it'\''s $1.yaml'"#), "\(run.errors)")
  }

  @Test("A change of which check warns is made with the warning, or refused with --strict")
  func warnings() throws {
    let (folder, text) = try summit()
    let claim = "sco inception 1996 cite:first¶4"
    let strict = try Program.run("add", "d.yaml", claim, "--strict", in: folder.url)
    #expect(strict.status == 2)
    #expect(try folder.text("d.yaml") == text)
    let made = try Program.run("add", "d.yaml", claim, in: folder.url)
    #expect(made.status == 0)
    #expect(made.errors.contains("inception is"))
  }

  /// Four claims of which the first two, and the last two once X and Y are one, contradict
  /// each other.
  private static let contested = """
    entente: 1
    sources: {july: {date: 2024-07-03}}
    entities:
      sco: {kind: organization}
      iran: {kind: state}
      india: {kind: state}
      x: {kind: event, name: X}
      y: {kind: event, name: Y}
    claims:
      - {subject: sco, property: inception, value: 2001, cite: july}
      - {subject: sco, property: inception, value: 2003, cite: july}
      - {subject: iran, relation: met-with, object: india, period: 2024-07-03, at: x, polarity: denied, cite: july}
      - {subject: iran, relation: met-with, object: india, period: 2024-07-03, at: y, cite: july}

    """

  @Test("To merge two places is warned of if a claim is denied at one and affirmed at the other")
  func mergedPlaces() throws {
    let folder = try Folder()
    try folder.write("d.yaml", Self.contested)
    let strict = try Program.run(
      "merge-entities", "d.yaml", "x", "y", "--strict", in: folder.url)
    #expect(strict.status == 2)
    #expect(strict.errors.contains("iran met-with india is affirmed and denied"))
    #expect(!strict.errors.contains("inception"), "what was known before is not told again")
    #expect(try folder.text("d.yaml") == Self.contested)
  }

  @Test("To rename is warned of nothing that is said already, under whichever name")
  func renamedContested() throws {
    let folder = try Folder()
    try folder.write("d.yaml", Self.contested)
    let run = try Program.run("rename", "d.yaml", "sco", "shanghai", "--strict", in: folder.url)
    #expect(run.status == 0 && !run.errors.contains("warning"), "\(run.errors)")
    let check = try Program.run("check", "d.yaml", in: folder.url)
    #expect(check.output.contains("shanghai: inception is 2001 or 2003"))
  }

  @Test("To remove a claim is warned of if what is left contradicts itself without it")
  func removedClaim() throws {
    let folder = try Folder()
    let held = "relation: holds-office, object: iran, role: President, period: 2020-01-01/2025"
    try folder.write(
      "d.yaml",
      """
      entente: 1
      sources: {july: {date: 2024-07-03}}
      entities: {ann: {kind: leader}, bob: {kind: leader}, cy: {kind: leader}, iran: {kind: state}}
      claims:
        - {subject: ann, \(held), cite: july ¶1}
        - {subject: bob, \(held), cite: july ¶2}
        - {subject: cy, \(held), cite: july ¶3}

      """)
    // Three at once hold an office of several; two at once contradict each other.
    let run = try Program.run("remove", "d.yaml", "7", "--strict", in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors.contains("ann and bob are both President of iran at one time"))
  }

  /// Mistakes, each of which leaves the file as it is.
  private static let mistakes: [(String, Int32)] = [
    ("add d.yaml", 64), ("add d.yaml 'putin met-with'", 2),
    ("add d.yaml 'putin met-wth xi cite:first'", 2), ("add d.yaml 'putin met-with modii'", 2),
    ("add d.yaml 'putin met-with zelensky'", 2), ("add d.yaml 'leader met-with xi'", 2),
    ("add d.yaml 'putin met-with xi period:2024-13'", 2),
    ("add d.yaml 'putin met-with xi period:2024/2023'", 2),
    ("add d.yaml 'putin met-with xi cite:frist¶1'", 2),
    ("add d.yaml 'putin met-with xi cite:wire¶1'", 2),
    ("add d.yaml 'putin met-with xi perod:2024'", 2),
    ("add d.yaml 'putin met-with xi Jinping'", 2),
    ("add d.yaml 'putin met-with \"xi'", 2), ("add d.yaml 'sco incepton 2001'", 2),
    ("add d.yaml 'sco inception soon'", 2), ("add d.yaml 'putin ally xi confidence:2'", 2),
    ("add d.yaml 'putin ally xi modality:maybe'", 2),
    ("add d.yaml 'putin ally xi role:a role:b'", 2),
    ("add d.yaml --entity 'putin person'", 2), ("add d.yaml --entity 'x country'", 2),
    ("add d.yaml --entity 'x state X Y Z'", 2), ("add d.yaml --source 'wire soon'", 2),
    ("add d.yaml --source 'first 2024'", 2), ("add - 'putin ally xi'", 2),
    ("add nothing.yaml 'putin ally xi'", 2), ("add table.csv 'a ally b'", 2),
    ("add bad.yaml 'a ally b'", 2), ("rename d.yaml putn x", 2), ("rename d.yaml putin xi", 2),
    ("rename d.yaml putin putin", 2), ("rename d.yaml putin ' x'", 2),
    ("rename d.yaml frist x --source", 2), ("rename d.yaml first second --source", 2),
    ("merge-entities d.yaml putin", 64), ("merge-entities d.yaml putin xii", 2),
    ("merge-entities d.yaml russia putin", 2), ("merge-entities d.yaml russia china", 2),
    ("merge-entities d.yaml putin xi", 2), ("merge-entities d.yaml putin putin", 2),
    ("merge-entities d.yaml leader-of-mongolia khurelsukh", 2), ("remove d.yaml c1", 2),
    ("remove d.yaml 1", 2), ("remove d.yaml", 64),
  ]

  @Test("Each mistake is told with its reason, and the file stays as it is")
  func mistakes() throws {
    let (folder, text) = try summit()
    try folder.write("table.csv", "source,target\na,b\n")
    try folder.write("bad.yaml", "entente: 1\nentities: {a: {kind: stat}}\n")
    var transcript = ""
    for (arguments, status) in Self.mistakes {
      let run = try Program.shell("entente " + arguments, in: folder.url)
      #expect(run.status == status, "\(arguments)\n\(run.transcript)")
      #expect(!run.errors.isEmpty, "\(arguments)")
      transcript += "$ entente \(arguments)\n\(run.transcript)\n"
    }
    #expect(try folder.text("d.yaml") == text)
    #expect(try folder.names == ["bad.yaml", "d.yaml", "table.csv"])
    try Golden.compare(transcript, with: "edit-mistakes.txt")
  }
}
