/// Gives equal strings equal numbers while a graph is built.
///
/// Strings are found by a hash of their bytes, seeded anew in each interner so
/// that no input can be made to collide. Those that differ in bytes but are
/// equal as texts, such as `é` in one scalar or in two, share the first's number.
package struct TextInterner: Sendable {
  package private(set) var arena = TextArena()

  /// The strings by their hashes, each at the place that its hash leads to or the
  /// next free one.
  ///
  /// The lower half is the number of the string, the upper its hash. Zero is a
  /// free place.
  private var slots = [UInt64](repeating: 0, count: 64)

  /// The strings beyond ASCII, which can be equal without having equal bytes.
  private var composed: [String: TextID] = [:]

  private let seed = UInt64.random(in: .min ... .max)
  private let factor = UInt64.random(in: .min ... .max) | 1

  package init() {}

  package mutating func intern(_ text: String) -> TextID {
    var text = text
    return text.withUTF8 { intern($0) }
  }

  package mutating func intern(_ text: String?) -> TextID { text.map { intern($0) } ?? .none }

  /// The number of a string of valid UTF-8.
  package mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> TextID {
    if text.isEmpty { return .none }
    let hash = hash(text)
    let place = place(of: text, hash)
    if slots[place] != 0 { return TextID(rawValue: UInt32(truncatingIfNeeded: slots[place])) }
    let isASCII = text.allSatisfy { $0 < 0x80 }
    let string = isASCII ? "" : String(decoding: text, as: UTF8.self)
    // An equal text of other bytes takes no place of its own.
    if !isASCII, let equal = composed[string] { return equal }
    let id = arena.append(text)
    if !isASCII { composed[string] = id }
    slots[place] = hash << 32 | UInt64(id.rawValue)
    if arena.count > slots.count / 4 * 3 { grow() }
    return id
  }

  /// The number of a string if it has one.
  package func id(of text: String) -> TextID? {
    var text = text
    let number = text.withUTF8 { bytes in
      bytes.isEmpty ? 0 : slots[place(of: bytes, hash(bytes))]
    }
    if number == 0, !text.isEmpty { return composed[text] }
    return TextID(rawValue: UInt32(truncatingIfNeeded: number))
  }
}

// MARK: - Places

extension TextInterner {
  /// The place of a string, or the free one where it belongs.
  private func place(of text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place] != 0 {
      let slot = slots[place]
      if slot >> 32 == hash,
        arena.holds(text, as: TextID(rawValue: UInt32(truncatingIfNeeded: slot)))
      {
        return place
      }
      place = (place + 1) & mask
    }
    return place
  }

  /// Doubles the places.
  private mutating func grow() {
    var wider = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = wider.count - 1
    for slot in slots where slot != 0 {
      var place = Int(slot >> 32) & mask
      while wider[place] != 0 { place = (place + 1) & mask }
      wider[place] = slot
    }
    slots = wider
  }

  /// A hash of 32 bits: eight bytes at a time are multiplied into 128 bits, of
  /// which the halves are joined.
  private func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(text)
    var state = seed ^ UInt64(bytes.count)
    func mix(_ word: UInt64) {
      let product = (state ^ word).multipliedFullWidth(by: factor)
      state = product.high ^ product.low &+ seed
    }
    var position = 0
    while position + 8 <= bytes.count {
      mix(bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      position += 8
    }
    var tail: UInt64 = 0
    while position < bytes.count {
      tail = tail << 8 | UInt64(bytes[position])
      position += 1
    }
    mix(tail)
    return (state ^ state >> 32) & 0xFFFF_FFFF
  }
}
