import EntenteModel

/// Reads lists of edges of which every line is two names and perhaps a weight,
/// right into columns, without making a text of any of them.
///
/// A file with any other line is left to the ``EdgeListReader``, which knows
/// every rule; what both read must come out equal.
struct EdgeLines {
  private let bytes: [UInt8]
  private var position: Int
  private var columnCount: Int?

  /// The number of edges read so far.
  private(set) var count = 0

  /// How many edges make a batch.
  private static let batchSize = 8192

  /// Reads the rest of a text, of which the comments ahead of the first edge
  /// were read.
  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    position = start
  }

  /// Reads all edges and hands them over in batches; false if a line is unusual.
  mutating func read(_ handOver: (EdgeBatch) -> Void) -> Bool {
    while position < bytes.count {
      var batch = EdgeBatch()
      let isUsual = bytes.withUnsafeBufferPointer {
        Self.fill(&batch, from: &position, of: $0, columnCount: &columnCount)
      }
      guard isUsual else { return false }
      count += batch.count
      if batch.count > 0 { handOver(batch) }
    }
    return true
  }

  private static func fill(
    _ batch: inout EdgeBatch, from position: inout Int, of bytes: UnsafeBufferPointer<UInt8>,
    columnCount: inout Int?
  ) -> Bool {
    while batch.count < batchSize, position < bytes.count {
      let start = bytes.skippingSpaces(from: position)
      guard start < bytes.count else {
        position = start
        return true
      }
      if PlainText.isLineEnd(bytes[start]) {
        position = start + 1
        continue
      }
      if bytes[start] == UInt8(ascii: "#") || bytes[start] == UInt8(ascii: "%") {
        position = start
        while position < bytes.count, !PlainText.isLineEnd(bytes[position]) { position += 1 }
        continue
      }
      guard let source = bytes.word(from: start),
        let target = bytes.word(from: bytes.skippingSpaces(from: source.upperBound))
      else { return false }
      var weight = Double.nan
      var (end, columns) = (bytes.skippingSpaces(from: target.upperBound), 2)
      if end < bytes.count, !PlainText.isLineEnd(bytes[end]) {
        guard let word = bytes.word(from: end), let number = bytes.decimal(word) else {
          return false
        }
        weight = number
        columns = 3
        end = bytes.skippingSpaces(from: word.upperBound)
      }
      guard end == bytes.count || PlainText.isLineEnd(bytes[end]),
        columns == columnCount ?? columns
      else { return false }
      columnCount = columns
      batch.ends.append(TextPlace(source))
      batch.ends.append(TextPlace(target))
      batch.offsets.append(start)
      batch.kinds.append(0)
      batch.periods.append(.none)
      batch.strengths.append(weight)
      position = end
    }
    return true
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func skippingSpaces(from start: Int) -> Int {
    var position = start
    while position < count, PlainText.isSpace(self[position]) { position &+= 1 }
    return position
  }

  /// The word that starts at a byte; nil if there is none, or it holds what may
  /// be more than a name.
  fileprivate func word(from start: Int) -> Range<Int>? {
    var position = start
    while position < count, self[position] > 0x20 || !isEndOfWord(self[position]) {
      if self[position] == UInt8(ascii: "\"") || self[position] == UInt8(ascii: "{") { return nil }
      position &+= 1
    }
    return position > start ? start..<position : nil
  }

  private func isEndOfWord(_ byte: UInt8) -> Bool {
    PlainText.isSpace(byte) || PlainText.isLineEnd(byte)
  }
}
