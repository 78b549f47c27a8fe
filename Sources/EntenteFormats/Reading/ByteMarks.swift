import CMemory

/// Finds bytes that may part the words of a text, 64 bytes at a time.
///
/// Found are bytes up to a limit, as control characters are, and two more. Which of them part
/// words is for the reader to say.
struct ByteMarks {
  private let limit: UInt8
  private let first: UInt8
  private let second: UInt8

  /// The bytes that ``marks`` tell of.
  private var start = 0
  private var end = 0

  /// Which of them are found, the first in the lowest bit.
  private var marks: UInt64 = 0

  /// - Parameters:
  ///   - limit: Bytes that are not greater are found.
  ///   - first: Another byte that is found.
  ///   - second: And another.
  init(upTo limit: UInt8, or first: UInt8, or second: UInt8) {
    self.limit = limit
    self.first = first
    self.second = second
  }

  /// The first byte found from a position on; the end of the text if there is none.
  ///
  /// All calls are of one text, which does not change.
  @inline(__always)
  mutating func next(from position: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var position = position
    while position < bytes.count {
      if position < start || position >= end { look(at: position, of: bytes) }
      let left = marks &>> UInt64(truncatingIfNeeded: position &- start)
      if left != 0 { return position &+ left.trailingZeroBitCount }
      position = end
    }
    return bytes.count
  }

  private mutating func look(at position: Int, of bytes: UnsafeBufferPointer<UInt8>) {
    start = position
    end = min(position + 64, bytes.count)
    if end - start == 64, let base = bytes.baseAddress {
      marks = cmemory_marks(base + start, limit, first, second)
      return
    }
    marks = 0
    for place in start..<end {
      let byte = bytes[place]
      if byte <= limit || byte == first || byte == second { marks |= 1 << UInt64(place - start) }
    }
  }
}
