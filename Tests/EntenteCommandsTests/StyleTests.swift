import Foundation
import Testing

@Suite("Styles of diagrams")
struct StyleCommandTests {
  /// The example of the documentation.
  private func example() throws -> String {
    let text = try String(
      contentsOf: Program.root.appendingPathComponent("docs/style.md"), encoding: .utf8)
    let block = try #require(text.split(separator: "```yaml\n").dropFirst().first)
    return String(try #require(block.split(separator: "```").first))
  }

  private func render(_ style: String, _ arguments: String = "") throws -> Program.Run {
    let folder = try Folder()
    let file = folder.url.appendingPathComponent("my.style.yaml")
    try Data(style.utf8).write(to: file)
    return try Program.shell(
      "entente render graphs/sco-astana-2024.yaml --output-format dot --among state,organization "
        + "--style '\(file.path)' " + arguments)
  }

  @Test("The example of the documentation draws, and its theme has no fault")
  func documented() throws {
    let run = try render(example())
    #expect(run.status == 0)
    #expect(!run.errors.contains("warning:"), "\(run.errors)")
    #expect(run.output.contains("bgcolor=\"#1B1530\""))
    #expect(run.output.contains("Size: betweenness"))
  }

  @Test("Flags win over the file")
  func flags() throws {
    let run = try render(example(), "--theme print --size-by none --label-top 5")
    #expect(run.status == 0 && run.output.contains("bgcolor=\"#FFFFFF\""))
    #expect(!run.output.contains("Size: "))
  }

  @Test("A mistake in the file is told with its place, and nothing is drawn")
  func mistake() throws {
    let run = try render("entente-style: 1\nkinds:\n  state: {shape: hexagn}\n")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("my.style.yaml:3:18: error: 'shape' can't be 'hexagn'"))
    #expect(run.errors.contains("did you mean 'hexagon'?"))
  }

  @Test("What is hard to read in a theme is told, and drawn all the same")
  func verdict() throws {
    let run = try render(
      "entente-style: 1\ntheme: pale\nthemes:\n  pale: {ink: '#BBBBBB'}\n")
    #expect(run.status == 0 && !run.output.isEmpty)
    #expect(
      run.errors.contains(
        ":4:3: warning: ink on background: #BBBBBB on #FFFFFF has a contrast of 1.9"))
  }

  @Test("A kind that nobody knows and marks that look alike are warned of")
  func doubtful() throws {
    let run = try render(
      "entente-style: 1\nkinds: {stat: {shape: box}, organization: {shape: box, rounded: true}}\n")
    #expect(run.status == 0)
    #expect(run.errors.contains("no entity here is of the kind 'stat'"))
    #expect(run.errors.contains("did you mean 'state'?"))
    #expect(run.errors.contains("organization and state have the same shape"))
  }

  @Test(
    "Unknown themes, measures and properties are told with what was meant",
    arguments: [
      ("--theme drak", 64, "did you mean 'dark'?"),
      ("--size-by pagerang", 2, "did you mean 'pagerank'?"),
      ("--size-by xyzzyxyzzy", 2, "the graph has: "), ("--size-by aim", 2, "are no numbers"),
      ("--label-top -3", 64, "--label-top is 0 or more"),
      ("--color-by ''", 64, "names a measure or a property"),
      ("--style nowhere.yaml", 2, "there is no such file"),
    ])
  func unknown(arguments: String, status: Int32, message: String) throws {
    let run = try Program.shell(
      "entente render graphs/sco-astana-2024.yaml --output-format dot " + arguments)
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test("--describe tells the picture in words, and draws it too if a file is named")
  func describe() throws {
    let run = try Program.run("render", Program.summit, "--describe", "--quiet")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("SCO summit in Astana, July 2024\n\n"))
    #expect(run.output.contains("\n  planned: "))
    #expect(run.output.contains("\nVladimir Putin (leader, "))
    let both = try Program.shell(
      "cd $(mktemp -d) && entente render \(Program.root.path)/\(Program.summit) --describe -o a.svg && wc -c < a.svg"
    )
    #expect(both.status == 0 && both.output.hasPrefix("SCO summit"))
    #expect(try Program.run("render", Program.summit, "--describe", "-o", "-").status == 64)
  }

  @Test("Names that would command a terminal are made visible")
  func hostile() throws {
    let run = try Program.run(
      "render", "-", "--describe",
      input: #"""
        entente: 1
        title: "t\e[2J"
        properties: {"p\u202E": {type: text}}
        entities: {a: {kind: state, name: "A\u202E\e]0;x\a"}, b: {kind: state, name: "B\nC"}}
        claims:
          - {subject: a, relation: ally, object: b, role: "r\e[31m"}
          - {subject: a, property: "p\u202E", value: "v\e[1m"}
        """#)
    #expect(run.status == 0)
    #expect(!run.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!run.output.contains("\u{202E}"))
    #expect(run.output.contains("A\\u{202e}\\u{1b}]0;x\\u{7}"))
    #expect(run.output.contains("B\\u{a}C (state, 1 neighbor)"))
  }

  @Test(
    "Without fonts the package to install is named, and no picture has boxes for letters",
    arguments: ["svg", "png", "pdf"])
  func noFonts(format: String) throws {
    let folder = try Folder()
    let fonts = folder.url.appendingPathComponent("fonts.conf")
    try Data("<fontconfig></fontconfig>".utf8).write(to: fonts)
    let run = try Program.shell(
      "entente render graphs/sco-astana-2024.yaml --output-format \(format)",
      environment: ["FONTCONFIG_FILE": fonts.path])
    #expect(run.errors.contains("no font is installed"), "\(run.errors)")
    #expect(run.errors.contains("fonts-inter"), "\(run.errors)")
    // The text of SVG is text: who opens it may have fonts.
    #expect(run.status == (format == "svg" ? 0 : 2))
    #expect(run.output.isEmpty == (format != "svg"))
  }
}
