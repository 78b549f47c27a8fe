#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Large pages of memory, without which looking here and there in a large array
/// waits for its addresses more than for its values.
extension Array where Element: BitwiseCopyable {
  /// An array of one value that asks for large pages before it is filled.
  init(spread value: Element, count: Int) {
    self.init(unsafeUninitializedCapacity: count) { buffer, filled in
      askForLargePages(UnsafeMutableRawBufferPointer(buffer), isFilled: false)
      buffer.initialize(repeating: value)
      filled = count
    }
  }

  /// An array without values that has room for some, and asks for large pages.
  init(room count: Int) {
    self.init(unsafeUninitializedCapacity: count) { buffer, _ in
      askForLargePages(UnsafeMutableRawBufferPointer(buffer), isFilled: false)
    }
  }

  /// Moves the values to large pages where they lie, if the system can.
  func settleInLargePages() {
    withUnsafeBytes {
      askForLargePages(UnsafeMutableRawBufferPointer(mutating: $0), isFilled: true)
    }
  }
}

/// Asks the system to keep memory in large pages; without effect on the values.
private func askForLargePages(_ memory: UnsafeMutableRawBufferPointer, isFilled: Bool) {
  #if os(Linux)
    guard memory.count >= 1 << 22, let base = memory.baseAddress else { return }
    let pageMask: UInt = 4095
    let start = (UInt(bitPattern: base) + pageMask) & ~pageMask
    let end = (UInt(bitPattern: base) + UInt(memory.count)) & ~pageMask
    let pages = UnsafeMutableRawPointer(bitPattern: start)
    _ = madvise(pages, Int(end - start), MADV_HUGEPAGE)
    // MADV_COLLAPSE, since Linux 6.1.
    if isFilled { _ = madvise(pages, Int(end - start), 25) }
  #endif
}
