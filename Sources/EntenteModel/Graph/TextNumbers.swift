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
    var numbers = TextNumbers()
    numbers.ids.reserveCapacity(places.count)
    var sought: [(key: TextKey, first: Int)] = []
    sought.reserveCapacity(places.count)
    for place in places where place.length != 0 && place != .missing {
      sought.append(prepare(bytes[place.range]))
    }
    var next = 0
    for (position, place) in places.enumerated() {
      if place == .missing {
        numbers.ids.append(AttributeColumns.missing)
      } else if place.length == 0 {
        numbers.ids.append(.none)
      } else {
        let id = id(of: bytes, place, sought[next])
        next += 1
        numbers.ids.append(id)
        if id == .none { numbers.unknown.append(position) }
      }
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
