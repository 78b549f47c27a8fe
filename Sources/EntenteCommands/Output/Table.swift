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

  /// Aligned columns with two spaces between them.
  func text(_ style: TextStyle) -> String {
    let safe = rows.map { $0.map(\.terminalSafe) }
    let widths = columns.indices.map { i in
      max(columns[i].name.displayWidth, safe.map { $0[i].displayWidth }.max() ?? 0)
    }
    let header = line(columns.map(\.name), widths) { style(.muted, $0) }
    let lines = safe.enumerated().map { number, row in
      columns.indices.map { i -> String in
        let field = isLast(i) ? row[i] : row[i].padded(to: widths[i], isRight: columns[i].isRight)
        let placed = isLast(i) && columns[i].isRight
          ? row[i].padded(to: widths[i], isRight: true) : field
        return columns[i].role.map { style($0, placed) } ?? placed
      }.joined(separator: "  ").trimmingTrailingSpaces
        + (notes[number].map { "\n      " + style(.muted, $0.terminalSafe) } ?? "")
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  private func isLast(_ column: Int) -> Bool { column == columns.count - 1 }

  private func line(
    _ fields: [String], _ widths: [Int], _ style: (String) -> String
  ) -> String {
    let padded = columns.indices.map { i in
      isLast(i) && !columns[i].isRight
        ? fields[i] : fields[i].padded(to: widths[i], isRight: columns[i].isRight)
    }
    return style(padded.joined(separator: "  ").trimmingTrailingSpaces)
  }

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
    guard inert.contains(where: { ",\"\r\n\r\n".contains($0) }) else { return inert }
    return "\"" + inert.replacing("\"", with: "\"\"") + "\""
  }

  /// A text that no spreadsheet takes for a formula.
  private static func inert(_ text: String) -> String {
    guard let first = text.first, "=+-@\t\r".contains(first), Double(text) == nil else {
      return text
    }
    return "'" + text
  }

  private static func markdownField(_ text: String) -> String {
    text.terminalSafe.map { character in
      "\\`*_{}[]<>#|~&".contains(character) ? "\\\(character)" : String(character)
    }.joined()
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
