import Synchronization

/// The lines of a text, counted as far as places in it were asked for.
final class LineIndexCache: Sendable {
  private let index = Mutex(LineIndex())

  func withIndex<Result>(_ body: (inout LineIndex) -> sending Result) -> sending Result {
    index.withLock { body(&$0) }
  }
}

/// The lines of a text, counted block by block, so that the line of a byte is
/// found without reading what lies before its block again.
struct LineIndex: Sendable {
  private static let blockSize = 4096

  /// How many blocks are counted at a time of a text that is not at hand.
  private static let windowLength = 256

  /// For each block counted, the line in which it starts.
  private var blocks = [Line()]

  struct Line: Sendable {
    /// Counted from 1.
    var number = 1
    /// The byte at which it starts.
    var start = 0
  }

  /// The line of a byte of a text.
  mutating func line(ofByte offset: Int, in bytes: [UInt8]) -> Line {
    count(upToBlock: offset / Self.blockSize, of: bytes, from: 0)
    return line(ofByte: offset, in: bytes, from: 0)
  }

  /// The line of a byte of a text that is not at hand; nil if it can't be read.
  ///
  /// - Parameters:
  ///   - offset: The byte.
  ///   - read: Reads bytes from one on, as many as are asked for if there are so many.
  /// - Returns: The line.
  mutating func line(
    ofByte offset: Int, _ read: (_ first: Int, _ count: Int) -> [UInt8]?
  ) -> Line? {
    let block = offset / Self.blockSize
    while blocks.count <= block {
      let start = (blocks.count - 1) * Self.blockSize
      let end = min(block, blocks.count - 1 + Self.windowLength)
      // One byte more tells whether a line ends with one or two.
      guard let bytes = read(start, (end + 1 - blocks.count) * Self.blockSize + Self.blockSize + 1)
      else { return nil }
      count(upToBlock: end, of: bytes, from: start)
    }
    let start = block * Self.blockSize
    return read(start, Self.blockSize + 1).map { line(ofByte: offset, in: $0, from: start) }
  }

  /// Counts the lines of blocks, of which the text from a byte on is given.
  private mutating func count(upToBlock block: Int, of bytes: [UInt8], from base: Int) {
    while blocks.count <= block {
      var line = blocks[blocks.count - 1]
      let start = (blocks.count - 1) * Self.blockSize
      Self.advance(&line, over: start..<(start + Self.blockSize), of: bytes, from: base)
      blocks.append(line)
    }
  }

  private func line(ofByte offset: Int, in bytes: [UInt8], from base: Int) -> Line {
    let block = offset / Self.blockSize
    var line = blocks[block]
    Self.advance(&line, over: (block * Self.blockSize)..<offset, of: bytes, from: base)
    return line
  }

  private static func advance(
    _ line: inout Line, over range: Range<Int>, of bytes: [UInt8], from base: Int
  ) {
    let bytes = bytes.span
    for i in (range.lowerBound - base)..<(range.upperBound - base)
    where bytes[i] <= UInt8(ascii: "\r") {
      let isEnd =
        bytes[i] == UInt8(ascii: "\n")
        || (bytes[i] == UInt8(ascii: "\r")
          && (i + 1 == bytes.count || bytes[i + 1] != UInt8(ascii: "\n")))
      if isEnd {
        line.number += 1
        line.start = base + i + 1
      }
    }
  }
}
