import Foundation
import Testing

/// The program as a user runs it.
enum Program {
  /// What a run left behind.
  struct Run {
    var status: Int32
    /// What was written to standard output.
    var output: String
    /// What was written to standard error.
    var errors: String

    /// All of it, as one text to compare.
    var transcript: String {
      output + (errors.isEmpty ? "" : "--- standard error\n" + errors) + "--- exit \(status)\n"
    }
  }

  /// The root of the repository, in which the program is run.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The dossier that comes with the program.
  static let summit = "graphs/sco-astana-2024.yaml"

  /// The executable, which is built beside the tests.
  private static let executable = URL(
    fileURLWithPath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
  ).deletingLastPathComponent().appendingPathComponent("entente")

  /// Runs the program with arguments.
  @discardableResult
  static func run(
    _ arguments: String..., input: String = "", in folder: URL = root,
    environment: [String: String] = [:]
  ) throws -> Run {
    try run(executable, arguments, input: Data(input.utf8), in: folder, environment)
  }

  /// Runs a command of the shell, in which `entente` is the program.
  static func shell(
    _ command: String, in folder: URL = root, environment: [String: String] = [:]
  ) throws -> Run {
    try run(
      URL(fileURLWithPath: "/bin/bash"),
      ["-c", "entente() { \"\(executable.path)\" \"$@\"; }; export -f entente; " + command],
      input: Data(), in: folder, environment)
  }

  private static func run(
    _ executable: URL, _ arguments: [String], input: Data, in folder: URL,
    _ environment: [String: String]
  ) throws -> Run {
    let scratch = try Folder()
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    for name in ["NO_COLOR", "TERM", "COLUMNS"] { variables[name] = nil }
    process.environment = variables.merging(environment) { $1 }
    let input = try scratch.write("input", input)
    let output = try scratch.write("output")
    let errors = try scratch.write("errors")
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

/// A folder that goes when the test is over.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("entente-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ name: String, _ data: Data = Data()) throws -> URL {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> URL { try write(name, Data(text.utf8)) }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}

/// Texts that the output of the program is compared with.
///
/// `scripts/update-golden` rewrites them; the difference is to be read as
/// carefully as the code.
enum Golden {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  static func compare(
    _ text: String, with name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["ENTENTE_UPDATE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
      return
    }
    let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    guard text != expected else { return }
    let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
    let differences = lines(text).difference(from: lines(expected ?? "")).prefix(8)
    let report = differences.map { change in
      switch change {
      case .insert(let line, let text, _): "+\(line + 1) \(text)"
      case .remove(let line, let text, _): "-\(line + 1) \(text)"
      }
    }.joined(separator: "\n")
    Issue.record("Golden/\(name) differs:\n\(report)", sourceLocation: sourceLocation)
  }

  /// Compares what a command prints, the remarks with the text, and the same for
  /// programs; Markdown and tabs must be tables.
  static func compareForms(
    of arguments: [String], with name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let line = "entente " + arguments.joined(separator: " ")
    let text = try Program.shell(line)
    #expect(!text.output.contains("\u{1B}"), sourceLocation: sourceLocation)
    try compare(text.transcript, with: name + ".txt", sourceLocation: sourceLocation)
    for format in ["json", "csv"] {
      let run = try Program.shell(line + " --quiet --format " + format)
      try compare(run.output, with: "\(name).\(format)", sourceLocation: sourceLocation)
    }
    let markdown = try Program.shell(line + " --quiet --format markdown").output
    let tabs = try Program.shell(line + " --quiet --format tsv").output
    #expect(markdown.hasPrefix("| "), sourceLocation: sourceLocation)
    #expect(tabs.contains("\t"), sourceLocation: sourceLocation)
  }
}
