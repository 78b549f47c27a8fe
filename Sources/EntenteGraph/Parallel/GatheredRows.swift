import Synchronization

/// Rows that threads hand in, each under its number.
final class GatheredRows<Row: Sendable>: Sendable {
  private let rows: Mutex<[Row?]>

  init(count: Int) { rows = Mutex([Row?](repeating: nil, count: count)) }

  func set(_ row: Row, at number: Int) { rows.withLock { $0[number] = row } }

  /// The rows in the order of their numbers.
  var all: [Row] { rows.withLock { $0.compactMap(\.self) } }
}

extension Workers {
  /// Does pieces of work on all threads, and returns what each gives, in their order,
  /// be it of any type.
  package func gather<Row: Sendable>(
    _ pieces: Int, _ body: @Sendable (_ piece: Int) -> Row
  ) -> [Row] {
    let rows = GatheredRows<Row>(count: pieces)
    forEach(of: pieces) { piece, _ in rows.set(body(piece), at: piece) }
    return rows.all
  }
}
