/// Gives equal strings equal numbers while a graph is built.
///
/// Strings are found by a hash of their bytes, seeded anew in each interner so
/// that no input can be made to collide. Up to eleven bytes stand in the table
/// itself, as most ids do, so that a look at one place tells. Those that differ
/// in bytes but are equal as texts, such as `é` in one scalar or in two, share
/// the first's number.
package struct TextInterner: Sendable {
  package private(set) var arena = TextArena()

  /// The strings by their hashes, each at the place that its hash leads to or the
  /// next free one.
  private var slots = Column(repeating: Slot(), count: 64)

  /// The strings beyond ASCII, which can be equal without having equal bytes.
  private var composed: [String: TextID] = [:]

  /// The bytes of the table, which the strings come on top of.
  var tableLength: Int { slots.count * MemoryLayout<Slot>.stride }

  private let seed = UInt64.random(in: .min ... .max)
  private let factor = UInt64.random(in: .min ... .max) | 1

  /// A string in the table; free if its number is zero.
  private struct Slot: BitwiseCopyable {
    var key = TextKey(head: 0, tail: 0)
    var id: UInt32 = 0
  }

  package init() {}

  package mutating func intern(_ text: String) -> TextID {
    var text = text
    return text.withUTF8 { intern($0) }
  }

  package mutating func intern(_ text: String?) -> TextID { text.map { intern($0) } ?? .none }

  /// The number of a string of valid UTF-8.
  package mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> TextID {
    if text.isEmpty { return .none }
    let key = key(of: text, text.indices)
    return intern(text, key, from: place(of: key))
  }

  /// A number for a string of valid UTF-8 that is not looked for: of texts that
  /// hardly ever come twice, such as names, each takes a place of its own.
  package mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> TextID {
    text.isEmpty ? .none : arena.append(text)
  }

  /// The numbers of many strings of valid UTF-8, by their places in a text.
  package mutating func intern(
    _ places: [TextPlace], of bytes: UnsafeBufferPointer<UInt8>
  ) -> [TextID] {
    var numbers = numbers(of: places, in: bytes)
    complete(&numbers, of: places, in: bytes)
    return numbers.ids
  }

  /// What a text is known by and its first place in the table, which is asked for.
  @inline(__always)
  func seek(_ bytes: UnsafeBufferPointer<UInt8>, _ place: TextPlace) -> SoughtText {
    let key = key(of: bytes, place.range)
    let slot = self.place(of: key)
    slots.prefetch(slot)
    return SoughtText(key: key, slot: slot)
  }

  /// The number of a text that was sought; none if it has none.
  @inline(__always)
  func id(
    of bytes: UnsafeBufferPointer<UInt8>, _ place: TextPlace, _ sought: SoughtText
  ) -> TextID {
    let slot = slots[sought.slot]
    if slot.id != 0, slot.key == sought.key, sought.key.holdsText {
      return TextID(rawValue: slot.id)
    }
    let text = UnsafeBufferPointer(rebasing: bytes[place.range])
    return TextID(rawValue: slots[self.place(of: text, sought.key, from: sought.slot)].id)
  }

  private mutating func intern(
    _ text: UnsafeBufferPointer<UInt8>, _ key: TextKey, from first: Int
  ) -> TextID {
    let place = place(of: text, key, from: first)
    if slots[place].id != 0 { return TextID(rawValue: slots[place].id) }
    let isASCII = text.allSatisfy { $0 < 0x80 }
    let string = isASCII ? "" : String(decoding: text, as: UTF8.self)
    // An equal text of other bytes takes no place of its own.
    if !isASCII, let equal = composed[string] { return equal }
    let id = arena.append(text)
    if !isASCII { composed[string] = id }
    slots[place] = Slot(key: key, id: id.rawValue)
    if arena.count > slots.count / 2 { grow() }
    return id
  }

  /// The number of a string of valid UTF-8 if one of the same bytes has one; else none.
  package func id(of text: UnsafeBufferPointer<UInt8>) -> TextID {
    if text.isEmpty { return .none }
    let key = key(of: text, text.indices)
    return TextID(rawValue: slots[place(of: text, key, from: place(of: key))].id)
  }

  /// The number of a string if it has one.
  package func id(of text: String) -> TextID? {
    var text = text
    let number: UInt32 = text.withUTF8 { bytes in
      if bytes.isEmpty { return 0 }
      let key = key(of: bytes, bytes.indices)
      return slots[place(of: bytes, key, from: place(of: key))].id
    }
    if number == 0, !text.isEmpty { return composed[text] }
    return TextID(rawValue: number)
  }
}

/// What a string is known by: its bytes if they are few, else a hash of them.
struct TextKey: Equatable, BitwiseCopyable {
  /// The first eight bytes, or the hash.
  var head: UInt64
  /// Three bytes more, with their number on top; or the length, with 255 on top.
  var tail: UInt32

  /// Whether equal keys are equal strings.
  var holdsText: Bool { tail >> 24 != 0xFF }
}

/// A text that is looked for in the table.
struct SoughtText: BitwiseCopyable {
  var key: TextKey
  /// The first place where it may be.
  var slot: Int
}

// MARK: - Places

extension TextInterner {
  private func place(of key: TextKey) -> Int {
    Int(truncatingIfNeeded: mixed(key.head, UInt64(key.tail))) & (slots.count - 1)
  }

  /// The place of a string, or the free one where it belongs.
  private func place(
    of text: UnsafeBufferPointer<UInt8>, _ key: TextKey, from first: Int
  ) -> Int {
    var place = first
    while slots[place].id != 0 {
      if slots[place].key == key,
        key.holdsText || arena.holds(text, as: TextID(rawValue: slots[place].id))
      {
        return place
      }
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  /// Makes four times as many places.
  private mutating func grow() {
    let old = slots
    slots = Column(repeating: Slot(), count: old.count * 4)
    for slot in old where slot.id != 0 {
      var place = place(of: slot.key)
      while slots[place].id != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }

  @inline(__always)
  private func key(of text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> TextKey {
    let (start, count) = (range.lowerBound, range.count)
    let bytes = UnsafeRawBufferPointer(text)
    guard count <= 11 else {
      return TextKey(
        head: hash(UnsafeRawBufferPointer(rebasing: bytes[start..<(start + count)])),
        tail: 0xFF00_0000 | UInt32(truncatingIfNeeded: count) & 0xFF_FFFF)
    }
    if start + 16 <= bytes.count {
      let head = bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
      let tail = bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt32.self).littleEndian
      return TextKey(
        head: count >= 8 ? head : head & ((1 << UInt64(8 * count)) - 1),
        tail: (count <= 8 ? 0 : tail & ((1 << UInt32(8 * (count - 8))) - 1)) | UInt32(count) << 24)
    }
    var key = TextKey(head: 0, tail: UInt32(count) << 24)
    for i in 0..<count {
      let byte = bytes[start + i]
      if i < 8 { key.head |= UInt64(byte) << UInt64(8 * i) }
      if i >= 8 { key.tail |= UInt32(byte) << UInt32(8 * (i - 8)) }
    }
    return key
  }

  /// A hash: eight bytes at a time are multiplied into 128 bits, of which the
  /// halves are joined.
  private func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var state = UInt64(bytes.count)
    var position = 0
    while position + 8 <= bytes.count {
      state = mixed(state, bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      position += 8
    }
    var tail: UInt64 = 0
    while position < bytes.count {
      tail = tail << 8 | UInt64(bytes[position])
      position += 1
    }
    return mixed(state, tail)
  }

  private func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ seed ^ word &* 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }
}
