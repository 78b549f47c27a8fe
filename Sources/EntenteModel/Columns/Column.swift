import CMemory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Values of one type, end to end: in memory that grows in its place, or in a
/// part of a file that is mapped into memory.
///
/// It is a value, as an array is: a copy shares the memory until one of the two
/// changes. Growing moves no more than the system must, so that a column that
/// fills half the machine can still grow.
package struct Column<Element: BitwiseCopyable & Sendable>: RandomAccessCollection,
  @unchecked Sendable
{
  // The memory is written to only by the one column that holds it.
  @usableFromInline var base: UnsafeMutablePointer<Element>?
  @usableFromInline var memory: ColumnMemory

  /// For how many values there is room; none in memory that is not its own.
  @usableFromInline var capacity: Int

  /// The number of values.
  @usableFromInline package var count: Int

  /// Verifies values in a file when they are first read.
  @usableFromInline var verifier: BlockVerifier?

  @inlinable
  package init() {
    base = nil
    memory = ColumnMemory(freeing: nil, owner: nil)
    capacity = 0
    count = 0
    verifier = nil
  }

  /// A column of one value, again and again.
  package init(repeating value: Element, count: Int) {
    self.init()
    grow(to: count)
    base?.initialize(repeating: value, count: count)
    self.count = count
  }

  /// A column of the values of a sequence.
  package init(_ values: some Sequence<Element>) {
    self.init()
    for value in values { append(value) }
  }

  /// A column of values that lie elsewhere, for as long as their owner lives,
  /// and are verified as they are read.
  package init(
    _ values: UnsafeBufferPointer<Element>, owner: AnyObject, verifier: BlockVerifier? = nil
  ) {
    self.verifier = verifier
    base = UnsafeMutablePointer(mutating: values.baseAddress)
    memory = ColumnMemory(freeing: nil, owner: owner)
    capacity = 0
    count = values.count
  }

  @inlinable package var startIndex: Int { 0 }

  @inlinable package var endIndex: Int { count }

  @inlinable package var indices: Range<Int> { 0..<count }

  // A part of a column steps by these; what the protocol gives instead is generic,
  // and many times slower.

  @inlinable package func index(after i: Int) -> Int { i &+ 1 }

  @inlinable package func index(before i: Int) -> Int { i &- 1 }

  @inlinable package func formIndex(after i: inout Int) { i &+= 1 }

  @inlinable package func formIndex(before i: inout Int) { i &-= 1 }

  @inlinable package func index(_ i: Int, offsetBy distance: Int) -> Int { i + distance }

  @inlinable package func distance(from start: Int, to end: Int) -> Int { end - start }

  @inlinable
  package subscript(position: Int) -> Element {
    get {
      precondition(UInt(bitPattern: position) < UInt(bitPattern: count))
      if let verifier {
        verifier.touch(
          base.unsafelyUnwrapped + position, count: MemoryLayout<Element>.stride)
      }
      return base.unsafelyUnwrapped[position]
    }
    set {
      precondition(UInt(bitPattern: position) < UInt(bitPattern: count))
      if capacity == 0 || !isKnownUniquelyReferenced(&memory) { grow(to: count) }
      base.unsafelyUnwrapped[position] = newValue
    }
  }

  @inlinable
  package mutating func append(_ value: Element) {
    if count >= capacity || !isKnownUniquelyReferenced(&memory) { grow(to: count + 1) }
    (base.unsafelyUnwrapped + count).initialize(to: value)
    count &+= 1
  }

  /// Appends values that lie end to end.
  package mutating func append(contentsOf values: UnsafeBufferPointer<Element>) {
    guard let first = values.baseAddress, !values.isEmpty else { return }
    if count + values.count > capacity || !isKnownUniquelyReferenced(&memory) {
      grow(to: count + values.count)
    }
    (base.unsafelyUnwrapped + count).initialize(from: first, count: values.count)
    count += values.count
  }

  /// Appends a number of values, each made of its place among them.
  @inlinable
  package mutating func append(count more: Int, _ value: (Int) -> Element) {
    guard more > 0 else { return }
    if count + more > capacity || !isKnownUniquelyReferenced(&memory) { grow(to: count + more) }
    let start = base.unsafelyUnwrapped + count
    for i in 0..<more { (start + i).initialize(to: value(i)) }
    count += more
  }

  /// Makes room for a number of values, so that those there are need not move when more
  /// come; room that stays empty takes no memory.
  package mutating func reserve(_ count: Int) {
    if count > capacity || !isKnownUniquelyReferenced(&memory) { grow(to: count) }
  }

  /// Forgets all values but the first.
  package mutating func keep(first count: Int) {
    guard count < self.count else { return }
    if capacity == 0 || !isKnownUniquelyReferenced(&memory) { grow(to: self.count) }
    self.count = count
  }

  /// Gives a closure the values as they lie in memory.
  @inlinable
  package func withUnsafeBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(memory) {} }
    if let verifier, let base {
      verifier.touch(base, count: count * MemoryLayout<Element>.stride)
    }
    return try body(UnsafeBufferPointer(start: base, count: count))
  }

  /// Asks for a value to be brought into the cache, and does not wait.
  func prefetch(_ position: Int) { if let base { cmemory_prefetch(base + position) } }

  /// Gives a closure some of the values as they lie in memory.
  package func withUnsafeBufferPointer<Result>(
    of range: Range<Int>, _ body: (UnsafeBufferPointer<Element>) -> Result
  ) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    guard let base else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    defer { withExtendedLifetime(memory) {} }
    verifier?.touch(
      base + range.lowerBound, count: range.count * MemoryLayout<Element>.stride)
    return body(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// Gives a closure the values to change as they lie in memory.
  package mutating func withUnsafeMutableBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeMutableBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if capacity == 0 || !isKnownUniquelyReferenced(&memory) { grow(to: count) }
    defer { withExtendedLifetime(memory) {} }
    return try body(UnsafeMutableBufferPointer(start: base, count: count))
  }

  /// Gives the column memory of its own with room for a number of values.
  @usableFromInline
  mutating func grow(to least: Int) {
    let isOwn = capacity > 0 && isKnownUniquelyReferenced(&memory)
    let capacity = Swift.max(least, isOwn ? self.capacity * 2 : count, 8)
    guard capacity <= Int.max / MemoryLayout<Element>.stride,
      let moved = realloc(isOwn ? base : nil, capacity * MemoryLayout<Element>.stride)
    else { fatalError("there is not enough memory for \(capacity) values") }
    let grown = moved.bindMemory(to: Element.self, capacity: capacity)
    if isOwn {
      memory.base = moved
    } else {
      if let base {
        verifier?.touch(base, count: count * MemoryLayout<Element>.stride)
        grown.initialize(from: base, count: count)
      }
      memory = ColumnMemory(freeing: moved, owner: nil)
      verifier = nil
    }
    base = grown
    self.capacity = capacity
    cmemory_settle_in_large_pages(moved, capacity * MemoryLayout<Element>.stride, false)
  }
}

/// Keeps the memory of a column for as long as a copy of it is there.
@usableFromInline
final class ColumnMemory {
  fileprivate var base: UnsafeMutableRawPointer?

  /// What keeps memory alive that is not the column's own.
  private let owner: AnyObject?

  @usableFromInline
  init(freeing base: UnsafeMutableRawPointer?, owner: AnyObject?) {
    self.base = base
    self.owner = owner
  }

  deinit { free(base) }
}

extension Column: Equatable where Element: Equatable {
  package static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }
}
