import Synchronization

/// Verifies the blocks of a mapped file, each when something in it is first read.
@usableFromInline
package final class BlockVerifier: Sendable {
  private let start: UInt
  private let byteCount: Int
  private let blockShift: Int
  private let isSound: @Sendable (_ block: Int) -> Bool
  private let onDamage: @Sendable (_ block: Int) -> Never

  /// A bit for each block, set once it was verified.
  private let verified: VerifiedBlocks

  /// - Parameters:
  ///   - data: The bytes that the blocks make up.
  ///   - blockShift: The binary logarithm of the length of a block.
  ///   - isSound: Whether the bytes of a block are those that were written.
  ///   - onDamage: What to do about a block that is not sound.
  package init(
    of data: UnsafeRawBufferPointer, blockShift: Int,
    isSound: @escaping @Sendable (_ block: Int) -> Bool,
    onDamage: @escaping @Sendable (_ block: Int) -> Never
  ) {
    start = UInt(bitPattern: data.baseAddress)
    byteCount = data.count
    self.blockShift = blockShift
    self.isSound = isSound
    self.onDamage = onDamage
    verified = VerifiedBlocks(count: (data.count >> blockShift) + 1)
  }

  /// Verifies the blocks that bytes lie in, unless they were.
  @usableFromInline
  func touch(_ bytes: UnsafeRawPointer, count: Int) {
    let first = Int(UInt(bitPattern: bytes) &- start)
    guard count > 0, first >= 0, first + count <= byteCount else { return }
    for block in (first >> blockShift)...((first + count - 1) >> blockShift)
    where !verified[block] {
      if !isSound(block) { onDamage(block) }
      verified.insert(block)
    }
  }
}

/// Blocks that were verified, which several threads may add to.
private final class VerifiedBlocks: Sendable {
  // What the pointer leads to is atomic, and the pointer never changes.
  private nonisolated(unsafe) let words: UnsafeMutablePointer<Atomic<UInt64>>

  init(count: Int) {
    let wordCount = (count + 63) >> 6
    words = .allocate(capacity: wordCount)
    for word in 0..<wordCount { (words + word).initialize(to: Atomic(0)) }
  }

  // An atomic of a plain word needs no undoing.
  deinit { words.deallocate() }

  subscript(block: Int) -> Bool {
    words[block >> 6].load(ordering: .relaxed) & 1 << UInt64(block & 63) != 0
  }

  func insert(_ block: Int) {
    words[block >> 6].bitwiseOr(1 << UInt64(block & 63), ordering: .relaxed)
  }
}
