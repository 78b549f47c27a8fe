import Foundation
import Testing

@Suite("The README")
struct ReadmeTests {
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

  private static let file = Program.root.appendingPathComponent("README.md")

  /// The blocks marked `console`; those marked `console +stderr` show both streams.
  private func examples() throws -> [Example] {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
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

  @Test("Every example prints what the README shows")
  func everyExample() throws {
    let examples = try examples()
    #expect(examples.count >= 8)
    let isUpdating = ProcessInfo.processInfo.environment["ENTENTE_UPDATE_GOLDEN"] == "1"
    var text = try String(contentsOf: Self.file, encoding: .utf8)
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
    if isUpdating { try Data(text.utf8).write(to: Self.file) }
  }

  @Test("Every file and script that the README names is there")
  func files() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
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
