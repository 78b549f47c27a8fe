import CMemory

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

  /// An array that asks for large pages before threads write its entries, each of them
  /// once.
  init(count: Int, writing body: (SharedEntries<Element>) -> Void) {
    self.init(unsafeUninitializedCapacity: count) { buffer, filled in
      askForLargePages(UnsafeMutableRawBufferPointer(buffer), isFilled: false)
      body(SharedEntries(buffer))
      filled = count
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
  cmemory_settle_in_large_pages(memory.baseAddress, memory.count, isFilled)
}
