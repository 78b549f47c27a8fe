import Synchronization

/// Distances that threads make smaller at the same time, infinite at first.
final class ShrinkingDistances: @unchecked Sendable {
  /// The bits of numbers that are not negative are in the order of the numbers.
  private typealias Bits = Atomic<UInt64>

  // Unchecked for the pointer alone: what it leads to is atomic.
  private let count: Int
  private let bits: UnsafeMutablePointer<Bits>

  init(count: Int) {
    self.count = count
    bits = .allocate(capacity: count)
    for index in 0..<count { (bits + index).initialize(to: Bits(Double.infinity.bitPattern)) }
  }

  deinit {
    bits.deinitialize(count: count)
    bits.deallocate()
  }

  /// A distance, as small as it is known to be.
  subscript(index: Int) -> Double {
    @inline(__always)
    get { Double(bitPattern: bits[index].load(ordering: .relaxed)) }
  }

  /// Makes a distance smaller, unless it is already.
  ///
  /// - Parameters:
  ///   - index: Which one.
  ///   - distance: What it is to be at most.
  ///   - isShared: Whether other threads may do the same.
  /// - Returns: Whether this has made it smaller.
  @inline(__always)
  func shrink(_ index: Int, to distance: Double, isShared: Bool) -> Bool {
    var known = bits[index].load(ordering: .relaxed)
    while distance.bitPattern < known {
      if !isShared {
        bits[index].store(distance.bitPattern, ordering: .relaxed)
        return true
      }
      let (exchanged, original) = bits[index].weakCompareExchange(
        expected: known, desired: distance.bitPattern, ordering: .relaxed)
      if exchanged { return true }
      known = original
    }
    return false
  }

  /// All distances.
  var values: [Double] { (0..<count).map { self[$0] } }
}
