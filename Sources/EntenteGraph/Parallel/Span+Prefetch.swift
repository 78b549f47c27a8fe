import CMemory

extension Span where Element: BitwiseCopyable {
  /// Asks for an entry that is read soon to be brought into the cache.
  ///
  /// Rows that are visited in no order of memory are waited for one by one, unless the
  /// next are under way while the current one is worked on.
  @inline(__always)
  func prefetch(_ index: Int) {
    withUnsafeBufferPointer { entries in
      guard let first = entries.baseAddress else { return }
      EntenteGraph.prefetch(first + index)
    }
  }

  /// Asks for the first entries of a range: as many as fit eight lines of the cache.
  @inline(__always)
  func prefetch(_ range: Range<Int>) {
    let entriesPerLine = 64 / MemoryLayout<Element>.stride
    var index = range.lowerBound
    let end = min(range.upperBound, range.lowerBound &+ 8 &* entriesPerLine)
    while index < end {
      prefetch(index)
      index &+= entriesPerLine
    }
  }
}

/// Asks for what lies at an address to be brought into the cache.
@inline(__always)
func prefetch(_ address: UnsafeRawPointer) { cmemory_prefetch(address) }
