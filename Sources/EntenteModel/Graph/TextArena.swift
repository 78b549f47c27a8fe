/// The number of a string in a ``TextArena``.
package struct TextID: Hashable, BitwiseCopyable, Sendable {
  package var rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The empty string, which stands for an absent text.
  package static let none = TextID(rawValue: 0)
}

/// The strings of a graph, each stored once, end to end.
package struct TextArena: Sendable {
  var bytes = Column<UInt8>()
  var starts = Column<UInt64>([0, 0])

  package init() {}

  /// The number of different strings, the empty one included.
  package var count: Int { starts.count - 1 }

  package subscript(id: TextID) -> String {
    bytes.withUnsafeBufferPointer(of: range(of: id)) { String(decoding: $0, as: UTF8.self) }
  }

  /// The string of an id, or nil for the empty string.
  package func text(_ id: TextID) -> String? { id == .none ? nil : self[id] }

  /// The bytes of a string.
  package func utf8(of id: TextID) -> Slice<Column<UInt8>> { bytes[range(of: id)] }

  private func range(of id: TextID) -> Range<Int> {
    Int(starts[Int(id.rawValue)])..<Int(starts[Int(id.rawValue) + 1])
  }

  /// Whether a string has these bytes.
  func holds(_ text: UnsafeBufferPointer<UInt8>, as id: TextID) -> Bool {
    let range = range(of: id)
    guard range.count == text.count else { return false }
    return bytes.withUnsafeBufferPointer(of: range) { $0.elementsEqual(text) }
  }

  /// Appends the bytes of a string that is not yet stored.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> TextID {
    precondition(starts.count < Int(UInt32.max), "there are more than four billion texts")
    bytes.append(contentsOf: text)
    starts.append(UInt64(bytes.count))
    return TextID(rawValue: UInt32(starts.count - 2))
  }
}
