/// A change of a text: some bytes give way to others.
struct TextEdit: Equatable {
  /// The bytes that go; none for an insertion.
  var range: Range<Int>

  /// What takes their place.
  var text: String

  init(_ range: Range<Int>, _ text: String) {
    self.range = range
    self.text = text
  }

  init(at offset: Int, insert text: String) { self.init(offset..<offset, text) }

  /// Whether the edit changes some bytes, or adds something right at them.
  func touches(_ other: Range<Int>) -> Bool {
    range.lowerBound <= other.upperBound && other.lowerBound <= range.upperBound
  }
}

extension [TextEdit] {
  /// The edits in the order of the text; those of one place in their own order.
  var inOrder: [TextEdit] {
    enumerated().sorted { a, b in
      (a.element.range.lowerBound, a.element.range.upperBound, a.offset)
        < (b.element.range.lowerBound, b.element.range.upperBound, b.offset)
    }.map(\.element)
  }

  /// Each change of some bytes once: what an alias repeats is met at each of its
  /// uses.
  var withoutRepetitions: [TextEdit] {
    let sorted = inOrder
    return sorted.indices.filter { i in
      i == 0 || sorted[i] != sorted[i - 1] || sorted[i].range.isEmpty
    }.map { sorted[$0] }
  }

  /// A part of a text with the edits in it made; nil if two of them overlap.
  func applied(to bytes: [UInt8], in part: Range<Int>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(reduce(part.count) { $0 + $1.text.utf8.count })
    var position = part.lowerBound
    for edit in inOrder {
      guard edit.range.lowerBound >= position else { return nil }
      result += bytes[position..<edit.range.lowerBound]
      result += edit.text.utf8
      position = edit.range.upperBound
    }
    return result + bytes[position..<part.upperBound]
  }
}
