import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Foundation

/// How a dossier is changed.
struct EditOptions: ParsableArguments {
  @Flag(name: [.customShort("n"), .long], help: "Show what would change, and change nothing.")
  var dryRun = false

  @Flag(help: "Refuse a change of which check would warn.")
  var strict = false

  @Flag(inversion: .prefixedNo, help: "Keep the file as it was, under its name and ~.")
  var backup = true

  @Flag(name: .shortAndLong, help: "No remarks on standard error.")
  var quiet = false

  /// Reads the dossier that a command changes.
  func editor(of path: String) throws -> DossierEditor {
    if path == "-" {
      throw Trouble("standard input can't be changed in place", hint: "name a file")
    }
    let file = try InputFile(contentsOf: path)
    // What is packed begins with bytes that no text does.
    let start = FileHandle(forReadingAtPath: path).flatMap { try? $0.read(upToCount: 4) }
    if [UInt8](start ?? Data()) != Array(file.bytes.prefix(4)) {
      throw Trouble("'\(path)' is compressed, and can't be changed in place", hint: "unpack it")
    }
    return try DossierEditor(file)
  }

  /// Writes a changed dossier, or shows what would change.
  ///
  /// - Parameters:
  ///   - edited: The dossier as it is to be.
  ///   - before: The dossier as it is.
  ///   - path: Where it is.
  ///   - summary: What was done, in the past tense.
  /// - Throws: ``Trouble`` if the change is refused or can't be written.
  func finish(
    _ edited: DossierEditor.Edited, before: DossierEditor, at path: String, _ summary: String
  ) throws {
    let doubts = Self.newWarnings(of: edited, before: before.graph)
    for doubt in doubts { Diagnostics.report(doubt) }
    if strict, !doubts.isEmpty {
      throw Trouble("nothing is changed, as check would warn", hint: "leave out --strict")
    }
    if dryRun {
      try StandardOutput.write(Data(Self.shown(edited.difference).utf8))
      if !quiet { Diagnostics.remark("nothing is written; without --dry-run it is") }
      return
    }
    try Self.write(edited.bytes, over: before, at: path, keepsBackup: backup)
    guard !quiet else { return }
    let undo = backup ? "; undo: mv \(Self.quoted(path + "~")) \(Self.quoted(path))" : ""
    Diagnostics.remark(summary + undo)
  }

  /// Replaces a file, unless it has changed since it was read.
  static func write(
    _ bytes: [UInt8], over before: DossierEditor, at path: String, keepsBackup: Bool
  ) throws {
    guard let now = FileManager.default.contents(atPath: path), before.isOf([UInt8](now)) else {
      throw Trouble("'\(path)' was changed by another program meanwhile", hint: "try again")
    }
    if keepsBackup { try OutputFile.write(now, to: path + "~") }
    try OutputFile.write(Data(bytes), to: path)
  }

  /// A difference as it goes to standard output: as it is into a pipe, safe on a
  /// terminal.
  static func shown(_ difference: String) -> String {
    guard isatty(1) == 1 else { return difference }
    return terminalSafe(difference)
  }

  /// A difference line by line, without anything that a terminal obeys; the end of
  /// a line may be that of another system.
  static func terminalSafe(_ difference: String) -> String {
    difference.replacing("\r\n", with: "\n").split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map { String($0).terminalSafe }.joined(separator: "\n")
  }

  /// A path as a shell takes it.
  static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "/"), UInt8(ascii: "-"):
        true
      case UInt8(ascii: "~"): path.first != "~"
      default: false
      }
    }
    return isPlain && !path.hasPrefix("-") ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }

  /// What `check` warns of in a changed dossier, but not in the one before.
  private static func newWarnings(
    of edited: DossierEditor.Edited, before: KnowledgeGraph
  ) -> [Problem] {
    var circumstances = CheckCircumstances()
    circumstances.comparesNames = false
    circumstances.findsNotes = false
    func warnings(in graph: KnowledgeGraph) -> [Finding] {
      // What is said of others is as right or wrong as before.
      circumstances.entities = Set(edited.concerned.compactMap(graph.position(ofEntity:)))
      return graph.check(in: circumstances)
    }
    let now = warnings(in: edited.graph)
    if now.isEmpty { return [] }
    // What no rule finds now, none found newly.
    circumstances.rules = Set(now.map(\.rule))
    var known: [String: Int] = [:]
    for finding in warnings(in: before) {
      known[finding.rule.name + finding.message, default: 0] += 1
    }
    return now.filter { finding in
      let key = finding.rule.name + finding.message
      guard let count = known[key], count > 0 else { return true }
      known[key] = count - 1
      return false
    }.map {
      // The line is that of the text to come.
      Problem($0.rule.name, .warning, $0.message, hint: $0.hint, at: $0.location)
    }
  }
}
