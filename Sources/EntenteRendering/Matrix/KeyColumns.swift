/// Entries of a key in columns, read from the top down: as few rows as the width
/// lets there be.
struct KeyColumns {
  /// How many rows there are.
  let rows: Int

  /// Where each column begins.
  private let lefts: [Double]

  /// Arranges entries that need so much room each.
  init(_ rooms: [Double], within width: Double) {
    var rows = 1
    while rows < rooms.count, Self.widths(rooms, rows: rows).reduce(0, +) > width { rows += 1 }
    self.rows = rows
    var left = 0.0
    lefts = Self.widths(rooms, rows: rows).map { room in
      defer { left += room }
      return left
    }
  }

  /// The row of an entry, and where its column begins.
  func place(of entry: Int) -> (row: Int, left: Double) { (entry % rows, lefts[entry / rows]) }

  private static func widths(_ rooms: [Double], rows: Int) -> [Double] {
    stride(from: 0, to: rooms.count, by: rows).map {
      rooms[$0..<min($0 + rows, rooms.count)].max() ?? 0
    }
  }
}
