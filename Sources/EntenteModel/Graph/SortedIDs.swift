/// Ids of entities in the order of their bytes, each with the number of the
/// entity that it leads to.
package struct SortedIDs: Sendable {
  private var texts = TextArena()
  private var numbers = Column<UInt32>()

  package init() {}

  /// - Complexity: O(*n* log *n*) for *n* ids.
  package init(of ids: EntityIDs) {
    for (id, number) in ids.sorted {
      var id = id
      _ = id.withUTF8 { texts.append($0) }
      numbers.append(number)
    }
  }

  /// - Complexity: O(log *n*) for *n* ids.
  package subscript(id: String) -> UInt32? {
    let wanted = Array(id.utf8)
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      // The first text of an arena is the empty one.
      if texts.utf8(of: TextID(rawValue: UInt32(middle + 1))).lexicographicallyPrecedes(wanted) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < numbers.count,
      texts.utf8(of: TextID(rawValue: UInt32(low + 1))).elementsEqual(wanted)
    else { return nil }
    return numbers[low]
  }

  /// The ids with their numbers, in the order of their bytes.
  var all: [(id: String, number: UInt32)] {
    numbers.indices.map { (texts[TextID(rawValue: UInt32($0 + 1))], numbers[$0]) }
  }

  package mutating func code(_ coder: inout some ColumnCoder) throws {
    try texts.code(&coder, "ids")
    try coder.code(&numbers, "ids.numbers")
    guard numbers.count == texts.count - 1 else { throw MalformedColumns(name: "ids") }
  }
}
