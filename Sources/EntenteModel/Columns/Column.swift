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

  @inlinable
  package init() {
    base = nil
    memory = ColumnMemory(freeing: nil, owner: nil)
    capacity = 0
    count = 0
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

  /// A column of values that lie elsewhere, for as long as their owner lives.
  package init(_ values: UnsafeBufferPointer<Element>, owner: AnyObject) {
    base = UnsafeMutablePointer(mutating: values.baseAddress)
    memory = ColumnMemory(freeing: nil, owner: owner)
    capacity = 0
    count = values.count
  }

  @inlinable package var startIndex: Int { 0 }

  @inlinable package var endIndex: Int { count }

  @inlinable
  package subscript(position: Int) -> Element {
    get {
      precondition(UInt(bitPattern: position) < UInt(bitPattern: count))
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
    return try body(UnsafeBufferPointer(start: base, count: count))
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
      if let base { grown.initialize(from: base, count: count) }
      memory = ColumnMemory(freeing: moved, owner: nil)
    }
    base = grown
    self.capacity = capacity
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
