extension String {
  /// The first word of a text that has no spaces around it, and what follows the
  /// spaces after it; nil if the text is empty.
  ///
  /// - Complexity: O(*n*) for *n* bytes, and quick if the spaces are of ASCII.
  var firstWord: (word: String, rest: String?)? {
    guard !isEmpty else { return nil }
    let bytes = utf8
    guard let end = bytes.firstIndex(where: { Self.isSpace($0) || $0 >= 0x80 }) else {
      return (self, nil)
    }
    // Beyond ASCII there are other spaces, and marks that make one of another.
    let next = bytes.index(after: end)
    guard bytes[end] < 0x80, next < bytes.endIndex, bytes[next] < 0xC8 else {
      let parts = split(maxSplits: 1, whereSeparator: \.isWhitespace)
      return (String(parts[0]), parts.count > 1 ? parts[1].trimmed : nil)
    }
    return (String(self[..<end]), self[next...].trimmed)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D) ~= byte }
}
