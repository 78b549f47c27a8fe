/// The numbers of many strings, as far as they are known.
///
/// Looking strings up changes nothing, so that threads can do it at the same time; the few
/// that are new get their numbers afterwards, one by one and in their order.
package struct TextNumbers: Sendable {
  /// The number of each string; ``AttributeColumns/missing`` where it is missing.
  package fileprivate(set) var ids: [TextID] = []

  /// The positions of the strings that have no number yet, in ascending order.
  fileprivate var unknown: [Int] = []
}

extension TextInterner {
  /// Looks up many strings of valid UTF-8, by their places in a text.
  ///
  /// The places of all in the table are sought before the first is looked at, so
  /// that the memory answers to several at a time.
  package func numbers(
    of places: [TextPlace], in bytes: UnsafeBufferPointer<UInt8>
  ) -> TextNumbers {
    let sought = [SoughtText](unsafeUninitializedCapacity: places.count) { sought, count in
      for (position, place) in places.enumerated() {
        sought[position] =
          place.isText ? seek(bytes, place) : SoughtText(key: TextKey(head: 0, tail: 0), slot: 0)
      }
      count = places.count
    }
    var numbers = TextNumbers()
    numbers.ids = [TextID](unsafeUninitializedCapacity: places.count) { ids, count in
      for (position, place) in places.enumerated() {
        ids[position] =
          place.isText
          ? id(of: bytes, place, sought[position])
          : place == .missing ? AttributeColumns.missing : .none
        if place.isText, ids[position] == .none { numbers.unknown.append(position) }
      }
      count = places.count
    }
    return numbers
  }

  /// Gives the strings that had no number one of their own, or that which an equal one has
  /// got meanwhile.
  package mutating func complete(
    _ numbers: inout TextNumbers, of places: [TextPlace], in bytes: UnsafeBufferPointer<UInt8>
  ) {
    for position in numbers.unknown {
      numbers.ids[position] = intern(UnsafeBufferPointer(rebasing: bytes[places[position].range]))
    }
    numbers.unknown = []
  }
}

extension TextPlace {
  /// Whether there is a text, and not an empty one.
  fileprivate var isText: Bool { length != 0 && self != .missing }
}
