import Foundation
import Testing

@Suite("The README and the pages beside it")
struct ReadmeTests {
  /// The documents with examples, and how many each has at least.
  static let documents: [(name: String, count: Int)] = [
    ("README.md", 8), ("docs/evidence.md", 5), ("docs/groups.md", 7), ("docs/balance.md", 4),
    ("docs/measures.md", 18), ("docs/explanations.md", 8), ("docs/paths.md", 7),
    ("docs/structure.md", 14),
  ]

  /// A block of the README that shows a command and what it prints.
  private struct Example {
    var command: String
    var shown: String
    var showsErrors: Bool

    /// What the program prints, as a block would show it.
    func printed() throws -> String {
      let run = try Program.shell(command)
      let parts = [run.output, showsErrors ? run.errors : ""]
      return parts.map { $0.trimmingCharacters(in: .newlines) }.filter { !$0.isEmpty }
        .joined(separator: "\n")
    }
  }

  /// The blocks marked `console`; those marked `console +stderr` show both streams.
  private func examples(in file: URL) throws -> [Example] {
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.components(separatedBy: "\n```console").dropFirst().compactMap { block in
      let body = block.components(separatedBy: "\n```")[0]
      let lines = body.components(separatedBy: "\n")
      guard lines.count > 1, lines[1].hasPrefix("$ ") else { return nil }
      return Example(
        command: String(lines[1].dropFirst(2)),
        shown: lines.dropFirst(2).joined(separator: "\n"),
        showsErrors: lines[0].contains("+stderr"))
    }
  }

  @Test("Every example prints what the document shows", arguments: documents)
  func everyExample(name: String, count: Int) throws {
    let file = Program.root.appendingPathComponent(name)
    let examples = try examples(in: file)
    #expect(examples.count >= count)
    let isUpdating = ProcessInfo.processInfo.environment["ENTENTE_UPDATE_GOLDEN"] == "1"
    var text = try String(contentsOf: file, encoding: .utf8)
    for example in examples {
      let printed = try example.printed()
      guard printed != example.shown else { continue }
      guard isUpdating else {
        Issue.record("$ \(example.command)\nprints\n\(printed)\nand not\n\(example.shown)")
        continue
      }
      let heading = "$ \(example.command)\n"
      text = text.replacingOccurrences(of: heading + example.shown, with: heading + printed)
    }
    if isUpdating { try Data(text.utf8).write(to: file) }
  }

  @Test("Every file and script that the README names is there")
  func files() throws {
    let text = try String(
      contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)
    let names = text.matches(of: /(?:graphs|schema|scripts)\/[A-Za-z0-9_.\/-]+[A-Za-z0-9]/).map {
      String($0.output)
    }
    #expect(names.count > 5)
    for name in Set(names) {
      let path = Program.root.appendingPathComponent(name).path
      #expect(FileManager.default.fileExists(atPath: path), "\(name) is missing")
    }
  }
}
