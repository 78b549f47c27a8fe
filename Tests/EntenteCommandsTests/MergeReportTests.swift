import Foundation
import Testing

@Suite("Merging on the command line")
struct MergeReportTests {
  private static let states =
    "id,name,kind\n1,RUSSIA,state\n2,Kazakhstan,state\n3,Türkiye,state\n4,Tayyip  Erdoğan,person\n"

  private func run(_ arguments: String) throws -> Program.Run {
    let folder = try Folder()
    try folder.write("states.csv", Self.states)
    try FileManager.default.createSymbolicLink(
      at: folder.url.appendingPathComponent("graphs"),
      withDestinationURL: Program.root.appendingPathComponent("graphs"))
    return try Program.shell("entente " + arguments, in: folder.url)
  }

  @Test("The report lists every merge with its reason on standard error")
  func report() throws {
    let plain = try run("rank \(Program.summit) states.csv --quiet")
    let run = try run("rank \(Program.summit) states.csv --quiet --merge-report")
    #expect(run.status == 0)
    #expect(run.output == plain.output)
    #expect(run.errors.hasPrefix("merged (3)\n"))
    let lines = run.errors.split(separator: "\n")
    #expect(
      lines.contains {
        $0.hasPrefix("russia ") && $0.contains("sco-astana-2024.yaml:46  1 ")
          && $0.hasSuffix("states.csv:2  equal name 'RUSSIA'")
      })
    #expect(lines.contains { $0.hasSuffix("equal alias 'Tayyip  Erdoğan'") })
    #expect(lines.contains("not merged, but may be one (1)"))
    #expect(lines.contains { $0.hasSuffix("names of one state: 'Turkey', 'Türkiye'") })
  }

  @Test("Merging by name is refused for all, or for one")
  func refusal() throws {
    let all = try run("rank \(Program.summit) states.csv -q --merge-report --no-merge-by-name")
    #expect(all.errors.hasPrefix("merged (0)\n"))
    #expect(
      all.errors.contains("equal name 'RUSSIA'") || all.errors.contains("equal name 'Russia'"))
    let one = try run("rank \(Program.summit) states.csv -q --merge-report --keep-apart russia")
    #expect(one.errors.hasPrefix("merged (2)\n"))
    let none = try run("rank \(Program.summit) states.csv --keep-apart rusia")
    #expect(none.status == 2)
    #expect(none.errors.contains("did you mean 'russia'?"))
  }

  @Test("Check notes what was merged and what may be one")
  func check() throws {
    let run = try run("check \(Program.summit) states.csv")
    #expect(run.output.contains("'1' is taken for 'russia': equal name 'RUSSIA'"))
    #expect(run.output.contains("[merged-entities]"))
    #expect(run.output.contains("'turkey' and '3' may be one: names of one state"))
    #expect(run.output.contains("[near-duplicate-name]"))
  }
}
