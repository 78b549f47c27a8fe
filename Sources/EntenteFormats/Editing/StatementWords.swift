/// The words of a claim, an entity or a source as it is written on a command
/// line: `putin met-with "Narendra Modi" period:2024-07-08 role:"guest of honor"`.
struct StatementWords {
  private(set) var words: [Word] = []

  /// The byte of a quote that is never closed.
  private(set) var openQuote: Int?

  struct Word {
    /// The byte at which the word starts.
    var offset: Int
    /// What stands before the first colon outside quotes, if one follows a name.
    var key: String?
    /// What stands behind that colon, or the whole word; without quotes.
    var value: String
    /// The byte at which the value starts.
    var valueOffset: Int
    /// Whether any of it stood in quotes.
    var isQuoted: Bool
    /// The whole word, if there were no colon.
    var whole: String { key.map { $0 + ":" + value } ?? value }
  }

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var i = 0
    while i < bytes.count {
      if Self.isSpace(bytes[i]) {
        i += 1
        continue
      }
      read(bytes, &i)
    }
    joinValues()
  }

  private mutating func read(_ bytes: [UInt8], _ i: inout Int) {
    let start = i
    var word = Word(offset: start, key: nil, value: "", valueOffset: start, isQuoted: false)
    var part: [UInt8] = []
    while i < bytes.count, !Self.isSpace(bytes[i]) {
      switch bytes[i] {
      case UInt8(ascii: "\""):
        let quote = i
        word.isQuoted = true
        i += 1
        while i < bytes.count, bytes[i] != UInt8(ascii: "\"") {
          if bytes[i] == UInt8(ascii: "\\"), i + 1 < bytes.count { i += 1 }
          part.append(bytes[i])
          i += 1
        }
        if i == bytes.count { openQuote = quote } else { i += 1 }
      case UInt8(ascii: ":") where word.key == nil && !word.isQuoted && Self.isName(part):
        word.key = String(decoding: part, as: UTF8.self)
        part = []
        i += 1
        word.valueOffset = i
      default:
        part.append(bytes[i])
        i += 1
      }
    }
    word.value = String(decoding: part, as: UTF8.self)
    words.append(word)
  }

  /// Joins `period:` with the word that follows, as in a dossier.
  private mutating func joinValues() {
    var joined: [Word] = []
    for word in words {
      if let last = joined.last, last.key != nil, last.value.isEmpty, !last.isQuoted {
        joined[joined.count - 1].value = word.whole
        joined[joined.count - 1].valueOffset = word.offset
        joined[joined.count - 1].isQuoted = word.isQuoted
      } else {
        joined.append(word)
      }
    }
    words = joined
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }

  private static func isName(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      }
  }
}
