/// Where a text stands in a longer one, in bytes.
package struct TextPlace: Equatable, BitwiseCopyable, Sendable {
  package var start: UInt64
  package var length: UInt32

  /// Stands for a text that is missing.
  @inlinable package static var missing: TextPlace { TextPlace(start: 0, length: .max) }

  @usableFromInline
  init(start: UInt64, length: UInt32) {
    self.start = start
    self.length = length
  }

  @inlinable
  package init(_ range: Range<Int>) {
    self.init(
      start: UInt64(truncatingIfNeeded: range.lowerBound),
      length: UInt32(truncatingIfNeeded: range.count))
  }

  @inlinable package var range: Range<Int> { Int(start)..<(Int(start) + Int(length)) }

  @inlinable
  package static func == (a: Self, b: Self) -> Bool { a.start == b.start && a.length == b.length }
}
