/// Where a text stands in a longer one, in bytes.
package struct TextPlace: Equatable, BitwiseCopyable, Sendable {
  package var start: UInt64
  package var length: UInt32

  /// Stands for a text that is missing.
  package static let missing = TextPlace(start: 0, length: .max)

  private init(start: UInt64, length: UInt32) {
    self.start = start
    self.length = length
  }

  package init(_ range: Range<Int>) {
    start = UInt64(range.lowerBound)
    length = UInt32(range.count)
  }

  package var range: Range<Int> { Int(start)..<(Int(start) + Int(length)) }
}
