import ArgumentParser
import EntenteFormats
import EntenteModel
import Foundation

/// Trouble that ends a command with exit status 2: an unknown name, a limit, a
/// file that can't be written.
struct Trouble: Error {
  var message: String
  var hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}

/// What is said on standard error.
enum Diagnostics {
  private static var style: TextStyle {
    TextStyle(isColored: TextStyle.terminalWantsColor(descriptor: 2))
  }

  /// A remark that is no trouble.
  static func remark(_ text: String) {
    var fitting = style
    fitting.width = TextStyle.terminalWidth(descriptor: 2)
    write(style(.muted, fitting.wrapped(text.terminalSafe, hanging: 2)) + "\n")
  }

  /// A remark that the reader should notice.
  static func note(_ text: String) { write(style(.warning, "note: ") + text.terminalSafe + "\n") }

  /// Ends the program, as an input that can't be read does, in the midst of
  /// its work.
  static func stop(_ error: ReadError) -> Never {
    for problem in error.problems { report(problem) }
    exit(2)
  }

  /// Trouble without a place.
  static func report(_ trouble: Trouble) {
    write(style(.error, "error: ") + trouble.message.terminalSafe + "\n" + hint(trouble.hint))
  }

  /// Trouble that may come, without a place.
  static func warn(_ trouble: Trouble) {
    write(
      style(.warning, "warning: ") + trouble.message.terminalSafe + "\n" + hint(trouble.hint))
  }

  /// What was merged, and what may be.
  static func report(_ merges: MergeReport) {
    var fitting = style
    fitting.width = TextStyle.terminalWidth(descriptor: 2)
    write(merges.text(fitting))
  }

  /// A problem with its place, the line and a caret.
  static func report(_ problem: Problem) { write(text(of: problem, style)) }

  /// A problem as it is shown: `file:line:column: error: …`, the line with a
  /// caret, a hint.
  static func text(of problem: Problem, _ style: TextStyle) -> String {
    let role: TextStyle.Role = problem.severity == .error ? .error : .warning
    let severity = style(role, problem.severity.rawValue + ":")
    var text = ""
    if let location = problem.location {
      let place = location.line > 0 ? ":\(location.line):\(location.column)" : ""
      text += style(.strong, location.file.terminalSafe + place + ":") + " "
    }
    text += severity + " " + problem.message.terminalSafe + "\n"
    if let location = problem.location, !location.lineText.isEmpty {
      text += excerpt(of: location, style)
    }
    return text + hint(problem.hint)
  }

  /// The line of a place, cut to what a terminal shows, with a caret.
  private static func excerpt(of location: SourceLocation, _ style: TextStyle) -> String {
    let width = 100
    // A tab would move the caret away.
    let characters = location.lineText.map { $0 == "\t" ? " " : $0 }
    let start = location.column > width - 10 ? location.column - width / 2 : 0
    let shown = characters.dropFirst(start).prefix(width)
    let safe = String(shown).terminalSafe
    let before = String(characters.dropFirst(start).prefix(max(0, location.column - 1 - start)))
    let margin = String(location.line)
    let space = String(repeating: " ", count: margin.count)
    let indent = String(repeating: " ", count: before.terminalSafe.displayWidth)
    return
      "  \(margin) | \(start > 0 ? "…" : "")\(safe)\(characters.count > start + width ? "…" : "")\n"
      + "  \(space) | \(start > 0 ? " " : "")\(indent)\(style(.error, "^"))\n"
  }

  private static func hint(_ hint: String?) -> String {
    hint.map { "  " + style(.hint, "hint:") + " " + $0.terminalSafe + "\n" } ?? ""
  }

  private static func write(_ text: String) { StandardError.write(text) }
}

/// Runs the body of a command, turning trouble into its report and exit status.
func reportingTrouble(_ body: () async throws -> Void) async throws {
  do { try await body() } catch let error as ReadError {
    // What is merely worth knowing is for `check`.
    let problems = error.problems.filter { $0.severity > .note }
    for problem in problems.prefix(50) { Diagnostics.report(problem) }
    if problems.count > 50 { Diagnostics.remark("… and \(problems.count - 50) more") }
    throw ExitCode(2)
  } catch let error as WriteError {
    Diagnostics.report(error.problem)
    throw ExitCode(2)
  } catch let trouble as Trouble {
    Diagnostics.report(trouble)
    throw ExitCode(2)
  }
}
