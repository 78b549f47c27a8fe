/// A row of an event table.
typealias EventRow = [EventField]

/// A field of an event table.
struct EventField {
  var text: String
  /// The byte at which it starts.
  var offset: Int
}

/// The rows of an event table, one after the other.
struct EventRows {
  private var scanner: CSVScanner
  private var fields: CSVScanner.Row = []

  /// Creates the rows of a text in UTF-8, whose fields are parted by tabs if its
  /// first line has one, else by commas.
  init(_ bytes: [UInt8]) {
    let tab = UInt8(ascii: "\t")
    let line = bytes.prefix { !CSVScanner.isLineEnd($0) }
    scanner = CSVScanner(bytes, separator: line.contains(tab) ? tab : UInt8(ascii: ","))
  }

  /// The next row; nil at the end.
  mutating func next() throws(CSVScanner.Malformation) -> EventRow? {
    guard try scanner.next(&fields) else { return nil }
    return fields.map { EventField(text: scanner.text($0), offset: $0.offset) }
  }
}
