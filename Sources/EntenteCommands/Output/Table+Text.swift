extension Table {
  /// Aligned columns with two spaces between them.
  ///
  /// On a terminal too narrow for them, the widest fields are broken into
  /// several lines.
  func text(_ style: TextStyle) -> String {
    let safe = rows.map { $0.map(\.terminalSafe) }
    // Some columns are named after entities.
    let names = columns.map(\.name.terminalSafe)
    let widths = widths(of: [names] + safe, within: style.width)
    var lines = [line(names, widths) { style(.muted, $1) }]
    for (number, row) in safe.enumerated() {
      let cells = columns.indices.map { row[$0].lines(ofWidth: widths[$0]) }
      for i in 0..<(cells.map(\.count).max() ?? 1) {
        let fields = cells.map { i < $0.count ? $0[i] : "" }
        lines.append(
          line(fields, widths) { column, text in column.role.map { style($0, text) } ?? text })
      }
      if let note = notes[number] {
        let indent = String(repeating: " ", count: Self.noteIndent)
        lines.append(
          style(.muted, style.wrapped(indent + note.terminalSafe, hanging: Self.noteIndent)))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let noteIndent = 6

  /// One line: fields padded to their columns, without spaces at its end.
  private func line(
    _ fields: [String], _ widths: [Int], _ styled: (Column, String) -> String
  ) -> String {
    let last = fields.lastIndex { !$0.isEmpty } ?? 0
    return columns.indices.prefix(last + 1).map { i in
      let column = columns[i]
      let isPadded = i < last || column.isRight
      return styled(
        column, isPadded ? fields[i].padded(to: widths[i], isRight: column.isRight) : fields[i])
    }.joined(separator: "  ")
  }

  /// The widths of the columns: what their names and fields need, or less for the widest
  /// of them until all fit.
  private func widths(of rows: [[String]], within limit: Int?) -> [Int] {
    var widths = columns.indices.map { i in
      rows.map { $0[i].displayWidth }.max() ?? 0
    }
    guard let limit else { return widths }
    var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - limit
    // First without breaking words, then periods between their dates, then all.
    let words = longest(in: rows) { $0 == " " }
    let parts = longest(in: rows) { $0 == " " || $0 == "/" }
    for least in [words.map { max(12, $0) }, parts.map { max(8, $0) }, parts.map { _ in 6 }] {
      while excess > 0 {
        let wide = widths.indices.filter { widths[$0] > least[$0] }
        guard let widest = wide.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        excess -= 1
      }
    }
    return widths
  }

  /// The longest part of the fields of each column, with the mark that ends it.
  private func longest(
    in rows: [[String]], between isMark: (Character) -> Bool
  ) -> [Int] {
    columns.indices.map { i in
      rows.map { $0[i] }.flatMap { field in
        field.split(whereSeparator: isMark).map { part in
          String(part).displayWidth
            + (part.endIndex < field.endIndex && field[part.endIndex] == "/" ? 1 : 0)
        }
      }.max() ?? 0
    }
  }
}
