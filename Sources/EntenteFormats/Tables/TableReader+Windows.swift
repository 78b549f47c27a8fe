import EntenteGraph
import EntenteModel

extension TableReader {
  /// Reads a long table of edges of which the beginning is at hand, some rows at a time.
  ///
  /// This suits tables without mistakes whose columns the header names. What to say of any
  /// other is known only to who has all of it at hand.
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

  /// Goes on to the rows that follow those at hand; false if there are none.
  mutating func moveToNextLines() -> Bool {
    guard window?.isLast == false, !log.holdsErrors else { return false }
    needsWhole = !scanner.move(on: &window)
    return !needsWhole
  }
}

extension CSVScanner {
  /// Goes on to the rows behind the one read last; false if they can't be read.
  mutating func move(on window: inout TextWindow?) -> Bool {
    let (separator, next) = (separator, base + position)
    // The bytes at hand are let go before others take their place.
    self = CSVScanner([], separator: separator, base: next)
    guard window?.move(to: next) == true, let window else { return false }
    self = CSVScanner(window.bytes, separator: separator, base: next)
    return true
  }
}
