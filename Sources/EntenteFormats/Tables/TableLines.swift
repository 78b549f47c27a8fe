/// The text of a table that is being written, as RFC 4180 lays down.
///
/// A field stands in quotes if it holds the separator, a quote or a line end,
/// has space around it, or is empty; an absent value is nothing at all. What
/// starts with `=`, `+`, `-` or `@` is data like all else and is written as it
/// is: whoever opens the table in a spreadsheet imports its columns as text.
///
/// > Y. Shafranovich. *Common Format and MIME Type for Comma-Separated Values
/// > (CSV) Files*. RFC 4180, 2005.
struct TableLines {
  private(set) var text = ""
  private let separator: Character
  private var isFirst = true

  init(separator: Character) { self.separator = separator }

  /// Adds a field; an absent one is empty, without quotes.
  mutating func add(_ field: String?) {
    if !isFirst { text.append(separator) }
    isFirst = false
    guard let field else { return }
    if needsQuotes(field) {
      text += "\"" + field.replacing("\"", with: "\"\"") + "\""
    } else {
      text += field
    }
  }

  mutating func endRow() {
    text += "\n"
    isFirst = true
  }

  private func needsQuotes(_ field: String) -> Bool {
    guard let first = field.utf8.first, let last = field.utf8.last else { return true }
    // A first row or a row that starts with a number sign would be a comment.
    if first <= 0x20 || last <= 0x20 || first >= 0x80 || last >= 0x80
      || first == UInt8(ascii: "#")
    {
      return true
    }
    let separator = self.separator.asciiValue
    return field.utf8.contains {
      $0 == separator || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
  }
}
