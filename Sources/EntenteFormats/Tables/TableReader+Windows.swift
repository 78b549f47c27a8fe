import EntenteGraph
import EntenteModel

extension TableReader {
  /// Reads a long table of edges of which the beginning is at hand, some rows at a time.
  ///
  /// This suits tables without mistakes whose beginning tells what their columns hold. What
  /// to say of any other is known only to who has all of it at hand.
  ///
  /// - Parameters:
  ///   - file: The table.
  ///   - names: What the user says of its columns.
  ///   - isDirected: Whether ties of plain kinds are directed; by default they are.
  ///   - vocabulary: The kinds that are known.
  ///   - log: Where warnings and notes go.
  ///   - workers: The threads to use; every number gives the same graph.
  ///   - parts: Takes edges, some at a time.
  /// - Returns: What is left of the graph; nil, whatever was handed over, if the table must
  ///   be read as a whole.
  static func readLong(
    _ file: InputFile, names: TableColumnNames = TableColumnNames(), isDirected: Bool? = nil,
    vocabulary: Vocabulary = .standard, log: inout ProblemLog,
    workers: Workers = .all, parts: @escaping Parts
  ) -> ForeignGraph? {
    guard let window = TextWindow(file) else { return nil }
    var reader = TableReader(
      file, isDirected: isDirected, vocabulary: vocabulary, log: log, window: window,
      workers: workers)
    guard (try? reader.readTable(names, parts)) != nil, !reader.needsWhole,
      !reader.log.holdsErrors
    else { return nil }
    reader.notes.report(to: &reader.log)
    log = reader.log
    return reader.graph
  }

  /// Whether what columns hold is told by rows that are not at hand.
  mutating func needsWhole(_ values: AttributeReader) -> Bool {
    if window != nil, !values.areSettled { needsWhole = true }
    return needsWhole
  }

  /// Goes on to the rows that follow those at hand; false if there are none.
  mutating func moveToNextLines() -> Bool {
    guard let isLast = window?.isLast, !isLast, !log.holdsErrors else { return false }
    let (separator, next) = (scanner.separator, scanner.base + scanner.position)
    // The bytes at hand are let go before others take their place.
    scanner = CSVScanner([], separator: separator, base: next)
    guard window?.move(to: next) == true, let window else {
      needsWhole = true
      return false
    }
    scanner = CSVScanner(window.bytes, separator: separator, base: next)
    return true
  }
}
