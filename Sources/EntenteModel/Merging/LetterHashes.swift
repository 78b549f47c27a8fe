/// Hashes of names, whole and with each one of their letters taken out; names
/// that are one letter apart share one of them.
struct LetterHashes {
  /// A hash, and the number of a name that has it.
  struct Key {
    var hash: UInt64
    var name: UInt32
  }

  private(set) var keys: [Key] = []

  /// Adds the hashes of a name.
  ///
  /// - Complexity: O(*n*) for *n* letters.
  mutating func insert(_ name: String, number: UInt32) {
    let scalars = name.unicodeScalars.map(\.value)
    // Σ cᵢ·bⁿ⁻¹⁻ⁱ, so that the hash without a letter follows from those of the
    // letters before and behind it.
    var power: UInt64 = 1
    var behind: [UInt64] = [0]
    var powers: [UInt64] = [1]
    for scalar in scalars.reversed() {
      behind.append(behind[behind.count - 1] &+ Self.mixed(scalar) &* power)
      power = power &* Self.base
      powers.append(power)
    }
    append(behind[scalars.count], number)
    var before: UInt64 = 0
    for (i, scalar) in scalars.enumerated() {
      let rest = scalars.count - 1 - i
      // Of a letter doubled, either may go.
      if i == 0 || scalars[i - 1] != scalar {
        append(before &* powers[rest] &+ behind[rest], number)
      }
      before = before &* Self.base &+ Self.mixed(scalar)
    }
  }

  /// The numbers of the names that share a hash, hash by hash, where they are
  /// no more than a limit.
  ///
  /// - Complexity: O(*n* log *n*) for *n* hashes.
  mutating func forEachBlock(upTo limit: Int, _ body: (ArraySlice<Key>) -> Void) {
    keys.sort { a, b in a.hash == b.hash ? a.name < b.name : a.hash < b.hash }
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].hash == keys[start].hash { end += 1 }
      if (2...max(2, limit)).contains(end - start) { body(keys[start..<end]) }
      start = end
    }
  }

  private mutating func append(_ hash: UInt64, _ number: UInt32) {
    keys.append(Key(hash: hash, name: number))
  }

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mixed(_ scalar: UInt32) -> UInt64 {
    let spread = (UInt64(scalar) &+ 1) &* 0xBF58_476D_1CE4_E5B9
    return spread ^ (spread >> 29)
  }
}
