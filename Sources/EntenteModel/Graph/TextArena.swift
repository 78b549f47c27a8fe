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

  /// Appends a string that is not yet stored.
  fileprivate mutating func append(_ text: String) -> TextID {
    bytes.append(contentsOf: text.utf8)
    starts.append(UInt32(bytes.count))
    return TextID(rawValue: UInt32(starts.count - 2))
  }
}

/// Gives equal strings equal numbers while a graph is built.
package struct TextInterner: Sendable {
  package private(set) var arena = TextArena()
  private var ids: [String: TextID] = ["": .none]

  package init() {}

  package mutating func intern(_ text: String) -> TextID {
    if let id = ids[text] { return id }
    let id = arena.append(text)
    ids[text] = id
    return id
  }

  package mutating func intern(_ text: String?) -> TextID { text.map { intern($0) } ?? .none }

  /// The number of a string if it has one.
  package func id(of text: String) -> TextID? { ids[text] }
}
