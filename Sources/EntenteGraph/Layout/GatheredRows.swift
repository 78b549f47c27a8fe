import Synchronization

/// Rows that threads hand in, each under its number.
final class GatheredRows<Row: Sendable>: Sendable {
  private let rows: Mutex<[Row?]>

  init(count: Int) { rows = Mutex([Row?](repeating: nil, count: count)) }

  func set(_ row: Row, at number: Int) { rows.withLock { $0[number] = row } }

  /// The rows in the order of their numbers.
  var all: [Row] { rows.withLock { $0.compactMap(\.self) } }
}
