import EntenteGraph
import EntenteModel

/// Reads lists of edges of which every line is two names and perhaps a weight,
/// right into columns, without making a text of any of them; on all threads, each
/// a part of the lines.
///
/// A file with any other line is left to the ``EdgeListReader``, which knows
/// every rule; what both read must come out equal.
struct EdgeLines {
  private var window: TextWindow
  private var position: Int
  private var columnCount: Int?
  private let workers: Workers

  /// The number of edges read so far.
  private(set) var count = 0

  /// Some lines as they were read.
  private struct Part {
    var batch = EdgeBatch()
    /// Whether each is an edge, or none at all.
    var isUsual = true
    var columnCount: Int?
  }

  /// Reads the rest of a text, of which the comments ahead of the first edge
  /// were read.
  init(_ window: TextWindow, from start: Int, workers: Workers) {
    self.window = window
    self.workers = workers
    position = start
  }

  /// Reads all edges and hands them over in batches, with the bytes in which their texts
  /// have places; false if a line is unusual.
  mutating func read(_ handOver: ([EdgeBatch], _ bytes: [UInt8]) -> Void) -> Bool {
    while true {
      while position < window.bytes.count {
        let (bytes, base, columns) = (window.bytes, window.start, columnCount)
        let pieces = bytes.withUnsafeBufferPointer { $0.linePieces(from: position) }
        let parts = workers.gather(pieces.count) { piece in
          bytes.withUnsafeBufferPointer {
            Self.read(pieces[piece], of: $0, base: base, columnCount: columns)
          }
        }
        for part in parts {
          guard part.isUsual, part.columnCount == columnCount ?? part.columnCount else {
            return false
          }
          columnCount = part.columnCount ?? columnCount
          count += part.batch.count
        }
        let batches = parts.map(\.batch).filter { $0.count > 0 }
        if !batches.isEmpty { handOver(batches, bytes) }
        position = pieces.last?.upperBound ?? bytes.count
      }
      if window.isLast { return true }
      guard window.move(to: window.start + window.bytes.count) else { return false }
      position = 0
    }
  }

  /// How many bytes few lines have less than.
  private static let leastLineLength = 8

  private static func read(
    _ lines: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, base: Int, columnCount: Int?
  ) -> Part {
    var part = Part()
    part.batch = EdgeBatch(room: lines.count / leastLineLength, valueCount: 0)
    part.columnCount = columnCount
    let bytes = UnsafeBufferPointer(rebasing: bytes[..<lines.upperBound])
    var marks = ByteMarks(upTo: UInt8(ascii: " "), or: UInt8(ascii: "\""), or: UInt8(ascii: "{"))
    var position = lines.lowerBound
    while position < bytes.count {
      let start = bytes.skippingSpaces(from: position)
      if start == bytes.count { return part }
      if PlainText.isLineEnd(bytes[start]) {
        position = start + 1
        continue
      }
      if bytes[start] == UInt8(ascii: "#") || bytes[start] == UInt8(ascii: "%") {
        position = start
        while position < bytes.count, !PlainText.isLineEnd(bytes[position]) { position += 1 }
        continue
      }
      guard let end = addEdge(from: start, of: bytes, &marks, base: base, to: &part) else {
        part.isUsual = false
        return part
      }
      position = end
    }
    return part
  }

  /// Adds the edge of a line; nil if the line is unusual, else the byte behind it.
  private static func addEdge(
    from start: Int, of bytes: UnsafeBufferPointer<UInt8>, _ marks: inout ByteMarks, base: Int,
    to part: inout Part
  ) -> Int? {
    guard let source = bytes.word(from: start, &marks),
      let target = bytes.word(from: bytes.skippingSpaces(from: source.upperBound), &marks)
    else { return nil }
    var weight = Double.nan
    var (end, columns) = (bytes.skippingSpaces(from: target.upperBound), 2)
    if end < bytes.count, !PlainText.isLineEnd(bytes[end]) {
      guard let word = bytes.word(from: end, &marks), let number = bytes.decimal(word) else {
        return nil
      }
      weight = number
      columns = 3
      end = bytes.skippingSpaces(from: word.upperBound)
    }
    guard end == bytes.count || PlainText.isLineEnd(bytes[end]),
      columns == part.columnCount ?? columns
    else { return nil }
    part.columnCount = columns
    part.batch.ends.append(TextPlace(source))
    part.batch.ends.append(TextPlace(target))
    part.batch.offsets.append(base + start)
    part.batch.kinds.append(0)
    part.batch.periods.append(.none)
    part.batch.strengths.append(weight)
    return end
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
  fileprivate func word(from start: Int, _ marks: inout ByteMarks) -> Range<Int>? {
    var position = marks.next(from: start, of: self)
    while position < count, !isEndOfWord(self[position]) {
      if self[position] == UInt8(ascii: "\"") || self[position] == UInt8(ascii: "{") { return nil }
      position = marks.next(from: position &+ 1, of: self)
    }
    return position > start ? start..<position : nil
  }

  private func isEndOfWord(_ byte: UInt8) -> Bool {
    PlainText.isSpace(byte) || PlainText.isLineEnd(byte)
  }
}
