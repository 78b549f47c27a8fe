import EntenteModel

/// The meanings of a few words, found by their bytes.
///
/// Words of up to sixteen bytes are known by their first eight bytes, their last eight and
/// their length, which is all of them: few instructions find them. Longer ones are looked up.
struct PlainWords: Sendable {
  private struct Slot: Sendable {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var length = 0
    var meaning = -1
  }

  /// The short words, each at the place that its bytes lead to; of two that share a place the
  /// first.
  private var slots = [Slot](repeating: Slot(), count: 256)

  /// All words.
  private var words = TextInterner()

  /// What each means.
  private var meanings: [Int] = [-1]

  /// The meaning of a word; −1 if it is not known.
  func meaning(of field: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if let short = Self.short(field, in: bytes) {
      let slot = slots[short.place]
      if slot.length == short.length, slot.head == short.head, slot.tail == short.tail {
        return slot.meaning
      }
    }
    let word = Int(words.id(of: UnsafeBufferPointer(rebasing: bytes[field])).rawValue)
    return word < meanings.count ? meanings[word] : -1
  }

  /// Gives a word its meaning, a number from 0 on; the first that it is given stays.
  mutating func learn(_ word: String, means meaning: Int) {
    let number = Int(words.intern(word).rawValue)
    while meanings.count <= number { meanings.append(-1) }
    guard meanings[number] < 0 else { return }
    meanings[number] = meaning
    let bytes = Array(word.utf8)
    bytes.withUnsafeBufferPointer {
      guard let short = Self.short(bytes.indices, in: $0), slots[short.place].meaning < 0 else {
        return
      }
      slots[short.place] = Slot(
        head: short.head, tail: short.tail, length: short.length, meaning: meaning)
    }
  }

  /// What a word of one to sixteen bytes is known by, and its place; nil for any other.
  private static func short(
    _ field: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (head: UInt64, tail: UInt64, length: Int, place: Int)? {
    let length = field.count
    guard (1...16).contains(length) else { return nil }
    let raw = UnsafeRawBufferPointer(bytes)
    var (head, tail): (UInt64, UInt64) = (0, 0)
    if length >= 8 {
      head = raw.loadUnaligned(fromByteOffset: field.lowerBound, as: UInt64.self)
      tail = raw.loadUnaligned(fromByteOffset: field.upperBound - 8, as: UInt64.self)
    } else {
      for byte in bytes[field] { head = head << 8 | UInt64(byte) }
    }
    let mixed = (head ^ tail &* 0x9E37_79B9_7F4A_7C15) &* 0x9E37_79B9_7F4A_7C15
    return (head, tail, length, Int(mixed >> 56))
  }
}
