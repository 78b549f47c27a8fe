/// Where in the input something stands: a file and a byte of it, in one word.
package struct Origin: Hashable, BitwiseCopyable, Sendable {
  private var packed: UInt64

  /// The number of files that a graph can be read from.
  package static let fileLimit = 1 << 16

  package init(file: Int, offset: Int) {
    packed = UInt64(file) << 48 | UInt64(offset)
  }

  /// The number of the file, in the order of reading.
  package var file: Int { Int(packed >> 48) }

  /// The byte of the file at which it starts.
  package var offset: Int { Int(packed & 0xFFFF_FFFF_FFFF) }
}

/// A part of a claim that an error can point at.
package enum ClaimField: String, CaseIterable, Sendable {
  case subject, relation, object, property, value, period, saidBy = "said-by", at, standsInFor =
    "for"
  case between, strength, confidence, cite
}
