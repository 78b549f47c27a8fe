/// Finds the number of an entity by an id that leads to it.
package enum EntityIDs: Sendable {
  /// Of entities that inputs declare, or that were joined.
  case listed([String: UInt32])
  /// Of entities that one input merely uses: by the text of the id, where
  /// `UInt32.max` stands for no entity.
  case texts(TextInterner, numbers: Column<UInt32>)
  /// Of a snapshot.
  case sorted(SortedIDs)

  package subscript(id: String) -> UInt32? {
    switch self {
    case .listed(let numbers): return numbers[id]
    case .texts(let texts, let numbers):
      guard let text = texts.id(of: id), text != .none else { return nil }
      let position = Int(text.rawValue)
      guard position < numbers.count, numbers[position] != .max else { return nil }
      return numbers[position]
    case .sorted(let ids): return ids[id]
    }
  }

  /// The ids with the numbers of their entities, in the order of their bytes.
  var sorted: [(id: String, number: UInt32)] {
    let pairs: [(id: String, number: UInt32)]
    switch self {
    case .listed(let numbers): pairs = numbers.map { ($0.key, $0.value) }
    case .texts(let texts, let numbers):
      pairs = numbers.indices.compactMap { text in
        numbers[text] == .max
          ? nil : (texts.arena[TextID(rawValue: UInt32(text))], numbers[text])
      }
    case .sorted(let ids): return ids.all
    }
    return pairs.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}
