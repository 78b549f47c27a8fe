/// Where the rows of a table start, and what separates its fields.
///
/// Ahead of the rows may stand a byte order mark, the line `sep=;` of Excel, and
/// comments, lines that start with `#`.
struct TableOpening {
  /// The byte at which the first row starts.
  private(set) var start: Int

  /// The byte between two fields.
  private(set) var separator: UInt8

  /// The comments passed over, by their first bytes.
  private(set) var comments: [Int] = []

  private static let separators = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  /// How many rows are looked at to tell the separator.
  private static let sampleSize = 30

  /// Looks at the text of a file.
  ///
  /// - Parameter isTabbed: Whether the name of the file says that tabs separate
  ///   the fields.
  init(of bytes: [UInt8], isTabbed: Bool) {
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    separator = UInt8(ascii: "\t")
    if let stated = Self.statedSeparator(bytes, at: start) {
      (separator, start) = stated
      skipComments(bytes)
    } else {
      skipComments(bytes)
      if !isTabbed { separator = Self.likelySeparator(bytes, from: start) }
    }
    takeHeaderFromComment(bytes)
  }

  /// A scanner of the rows.
  func scanner(of bytes: [UInt8]) -> CSVScanner {
    CSVScanner(bytes, separator: separator, from: start)
  }
}

// MARK: - Ahead of the rows

extension TableOpening {
  /// The separator that a line `sep=;` states, and the byte behind the line.
  private static func statedSeparator(
    _ bytes: [UInt8], at start: Int
  ) -> (separator: UInt8, start: Int)? {
    let line = bytes[start...].prefix(6)
    guard line.count >= 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep="
    else { return nil }
    let separator = line[start + 4]
    guard separator < 0x80, !CSVScanner.isLineEnd(separator),
      start + 5 == bytes.count || CSVScanner.isLineEnd(bytes[start + 5])
    else { return nil }
    return (separator, start + 5)
  }

  private mutating func skipComments(_ bytes: [UInt8]) {
    var position = start
    var found: [Int] = []
    while true {
      while position < bytes.count, CSVScanner.isLineEnd(bytes[position]) { position += 1 }
      // A file of nothing but such lines is a list of words that start so.
      guard position < bytes.count else { return }
      guard bytes[position] == UInt8(ascii: "#") else { break }
      found.append(position)
      while position < bytes.count, !CSVScanner.isLineEnd(bytes[position]) { position += 1 }
    }
    start = position
    comments = found
  }

  /// Takes the last comment for the first row if it names columns that are
  /// known and the row after it does not.
  private mutating func takeHeaderFromComment(_ bytes: [UInt8]) {
    guard let comment = comments.last else { return }
    var text = comment + 1
    while text < bytes.count, bytes[text] == 0x20 || bytes[text] == UInt8(ascii: "#") { text += 1 }
    var row: CSVScanner.Row = []
    var rows = scanner(of: bytes)
    guard (try? rows.next(&row)) == true, !TableColumns.namesColumns(row, of: rows) else { return }
    let count = row.count
    var named = CSVScanner(bytes, separator: separator, from: text)
    guard (try? named.next(&row)) == true, row.count == count,
      TableColumns.namesColumns(row, of: named)
    else { return }
    comments.removeLast()
    start = text
  }
}

// MARK: - Separators

extension TableOpening {
  /// The separator that splits the most rows of the beginning alike; of such,
  /// the one that makes the most fields.
  ///
  /// Lists of neighbors have rows of all lengths, and their first may be of one
  /// field: there the separator that occurs most is taken. A space separates
  /// only where the first row then names columns that are known.
  private static func likelySeparator(_ bytes: [UInt8], from start: Int) -> UInt8 {
    var best: (rows: Int, fields: Int, separator: UInt8)?
    var most: (fields: Int, separator: UInt8)?
    for separator in separators {
      let counts = fieldCounts(bytes, separator, from: start)
      let total = counts.reduce(0) { $0 + $1 - 1 }
      if total > most?.fields ?? 0 { most = (total, separator) }
      guard let first = counts.first, first > 1 else { continue }
      let rows = counts.count { $0 == first }
      if let known = best, (rows, first) <= (known.rows, known.fields) { continue }
      best = (rows, first, separator)
    }
    if let best { return best.separator }
    var row: CSVScanner.Row = []
    var spaced = CSVScanner(bytes, separator: 0x20, from: start)
    if (try? spaced.next(&row)) == true, row.count > 1,
      TableColumns.namesColumns(row, of: spaced)
    {
      return 0x20
    }
    return most?.separator ?? UInt8(ascii: ",")
  }

  private static func fieldCounts(
    _ bytes: [UInt8], _ separator: UInt8, from start: Int
  ) -> [Int] {
    var scanner = CSVScanner(bytes, separator: separator, from: start)
    var row: CSVScanner.Row = []
    var counts: [Int] = []
    while counts.count < sampleSize, (try? scanner.next(&row)) == true { counts.append(row.count) }
    return counts
  }
}
