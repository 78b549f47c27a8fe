/// Rows of text under named columns, in any of the forms of output.
struct Table {
  /// A column: its name, and whether its fields stand at the right.
  struct Column {
    var name: String
    var isRight = false
    /// How its fields look on a terminal.
    var role: TextStyle.Role?
  }

  var columns: [Column]
  var rows: [[String]] = []

  /// What is written under a row of the text, and not in the other forms.
  var notes: [Int: String] = [:]

  init(_ columns: [Column]) { self.columns = columns }

  /// Comma-separated values (RFC 4180), lines ending in CR LF.
  var csv: String {
    ([columns.map(\.name)] + rows).map { row in
      row.map { Self.csvField($0) }.joined(separator: ",") + "\r\n"
    }.joined()
  }

  /// Tab-separated values; tabs and line ends within a field become spaces.
  var tsv: String {
    ([columns.map(\.name)] + rows).map { row in
      row.map { field in
        Self.inert(field).map { "\t\n\r\r\n".contains($0) ? " " : String($0) }.joined()
      }.joined(separator: "\t") + "\n"
    }.joined()
  }

  /// A table of Markdown.
  var markdown: String {
    func line(_ fields: [String]) -> String { "| " + fields.joined(separator: " | ") + " |\n" }
    let rule = columns.map { $0.isRight ? "---:" : "---" }
    return line(columns.map { Self.markdownField($0.name) }) + line(rule)
      + rows.map { line($0.map { Self.markdownField($0) }) }.joined()
  }

  private static func csvField(_ text: String) -> String {
    let inert = inert(text)
    // By scalars: CR LF is one character, which is neither of the two.
    let special: Set<Unicode.Scalar> = [",", "\"", "\r", "\n"]
    guard inert.unicodeScalars.contains(where: special.contains) else { return inert }
    return "\"" + inert.replacing("\"", with: "\"\"") + "\""
  }

  /// A text that no spreadsheet takes for a formula, and no terminal for a
  /// command.
  private static func inert(_ text: String) -> String {
    let safe = text.commandSafe
    guard let first = safe.first, "=+-@\t\r\r\n".contains(first), Double(safe) == nil else {
      return safe
    }
    return "'" + safe
  }

  private static func markdownField(_ text: String) -> String {
    text.terminalSafe.map { character in
      "\\`*_{}[]<>#|~&".contains(character) ? "\\\(character)" : String(character)
    }.joined()
  }
}
