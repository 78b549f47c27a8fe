/// How lines are divided, so that threads can read them at the same time.
enum LinePieces {
  /// How many bytes a thread reads at a time, at least.
  fileprivate static let length = 1 << 17

  /// How many pieces are read before what they hold is handed over.
  static let most = 8
}

extension UnsafeBufferPointer<UInt8> {
  /// Divides lines from a byte on into pieces, each of which ends behind a line end.
  ///
  /// - Parameters:
  ///   - start: The byte.
  ///   - limit: How many pieces there are at most.
  /// - Returns: The pieces; none at the end.
  func linePieces(from start: Int, atMost limit: Int = LinePieces.most) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = start
    while start < count, pieces.count < limit {
      var end = Swift.min(start + LinePieces.length, count)
      while end < count, !CSVScanner.isLineEnd(self[end]) { end += 1 }
      while end < count, CSVScanner.isLineEnd(self[end]) { end += 1 }
      pieces.append(start..<end)
      start = end
    }
    return pieces
  }
}
