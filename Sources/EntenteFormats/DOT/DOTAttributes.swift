/// The attributes of a node, an edge or a graph, each name once, in the order
/// in which they were first set.
struct DOTAttributes {
  /// A value as the file writes it.
  struct Value: Equatable {
    var text: String
    var isHTML = false
    /// The byte at which the value stands.
    var offset: Int

    static func == (a: Value, b: Value) -> Bool { a.text == b.text && a.isHTML == b.isHTML }
  }

  private(set) var entries: [(name: String, value: Value)] = []

  /// Where each name stands, kept once a search costs more.
  private var positions: [String: Int] = [:]

  private static let searchLimit = 16

  var count: Int { entries.count }

  subscript(name: String) -> Value? { position(of: name).map { entries[$0].value } }

  /// Sets a value and returns the one that it replaces.
  @discardableResult
  mutating func set(_ name: String, to value: Value) -> Value? {
    if let position = position(of: name) {
      let old = entries[position].value
      entries[position].value = value
      return old
    }
    entries.append((name, value))
    if entries.count == Self.searchLimit + 1 {
      for (position, entry) in entries.enumerated() { positions[entry.name] = position }
    } else if entries.count > Self.searchLimit {
      positions[name] = entries.count - 1
    }
    return nil
  }

  /// Sets all values of others.
  mutating func merge(_ others: DOTAttributes) {
    for (name, value) in others.entries { set(name, to: value) }
  }

  private func position(of name: String) -> Int? {
    entries.count > Self.searchLimit
      ? positions[name] : entries.firstIndex { $0.name == name }
  }
}
