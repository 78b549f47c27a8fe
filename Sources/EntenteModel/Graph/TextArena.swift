/// The number of a string in a ``TextArena``.
package struct TextID: Hashable, Sendable {
  package var rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The empty string, which stands for an absent text.
  package static let none = TextID(rawValue: 0)
}

/// The strings of a graph, each stored once, end to end.
package struct TextArena: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0, 0]

  package init() {}

  /// The number of different strings, the empty one included.
  package var count: Int { starts.count - 1 }

  package subscript(id: TextID) -> String {
    String(decoding: utf8(of: id), as: UTF8.self)
  }

  /// The string of an id, or nil for the empty string.
  package func text(_ id: TextID) -> String? { id == .none ? nil : self[id] }

  /// The bytes of a string.
  package func utf8(of id: TextID) -> ArraySlice<UInt8> {
    bytes[Int(starts[Int(id.rawValue)])..<Int(starts[Int(id.rawValue) + 1])]
  }

  /// Whether a string has these bytes.
  func holds(_ text: UnsafeBufferPointer<UInt8>, as id: TextID) -> Bool {
    let start = Int(starts[Int(id.rawValue)])
    guard Int(starts[Int(id.rawValue) + 1]) - start == text.count else { return false }
    return bytes.withUnsafeBufferPointer { stored in
      UnsafeBufferPointer(rebasing: stored[start..<(start + text.count)]).elementsEqual(text)
    }
  }

  /// Appends the bytes of a string that is not yet stored.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> TextID {
    bytes.append(contentsOf: text)
    starts.append(UInt32(bytes.count))
    return TextID(rawValue: UInt32(starts.count - 2))
  }
}
