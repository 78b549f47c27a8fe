/// The entries of an array that threads write at the same time, each its own.
///
/// Nothing checks that: two pieces of work must not touch the same entry if one of
/// them writes it. Nor are indices checked in a release.
struct SharedEntries<Element: BitwiseCopyable>: @unchecked Sendable {
  private let buffer: UnsafeMutableBufferPointer<Element>

  init(_ buffer: UnsafeMutableBufferPointer<Element>) {
    self.buffer = buffer
  }

  subscript(index: Int) -> Element {
    @inline(__always) get { buffer[index] }
    @inline(__always) nonmutating set { buffer[index] = newValue }
  }
}

extension Array where Element: BitwiseCopyable {
  /// Gives the entries to several threads, until `body` returns.
  mutating func withSharedEntries<Result>(
    _ body: (SharedEntries<Element>) -> Result
  ) -> Result {
    withUnsafeMutableBufferPointer { body(SharedEntries($0)) }
  }
}

extension Workers {
  /// Does pieces of work on all threads, and returns what each gives, in their order.
  func map<Result: BitwiseCopyable>(
    _ pieces: Int, _ body: @Sendable (_ piece: Int) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: pieces) { buffer, count in
      let results = SharedEntries(buffer)
      forEach(of: pieces) { piece, _ in results[piece] = body(piece) }
      count = pieces
    }
  }
}
