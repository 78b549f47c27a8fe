/// The rows of a sparse matrix, cut into pieces that take about the same time.
///
/// Bounds depend on the matrix alone, so that sums by piece are the same on any number
/// of threads.
struct RowPieces: Sendable {
  /// Where each piece begins; one more entry marks the end of the last.
  private var bounds = [0]

  /// The number of pieces.
  var count: Int { bounds.count - 1 }

  /// The rows of a piece.
  subscript(piece: Int) -> Range<Int> { bounds[piece]..<bounds[piece + 1] }

  /// Cuts rows of a given number of entries each.
  ///
  /// - Parameter offsets: Where each row begins; one more entry marks the end of the last.
  init(offsets: [Int]) {
    let rows = offsets.count - 1
    var begin = 0
    for row in 0..<rows {
      // What is done once a row counts as much as two entries.
      let cost = offsets[row + 1] - offsets[begin] + 2 * (row + 1 - begin)
      if cost >= 1 << 15 {
        begin = row + 1
        bounds.append(begin)
      }
    }
    if begin < rows { bounds.append(rows) }
  }

  /// Cuts rows that are alike.
  init(evenly rows: Int) {
    for bound in stride(from: 1 << 14, to: rows, by: 1 << 14) { bounds.append(bound) }
    if rows > 0 { bounds.append(rows) }
  }
}
