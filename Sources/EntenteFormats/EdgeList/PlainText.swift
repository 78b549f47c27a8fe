import EntenteModel

/// The text of a file in one of the plain formats: its bytes, line by line and
/// word by word, and the encoding in which they are read.
///
/// Lines end with LF, CR LF or CR; a byte order mark is passed over. Text that
/// is not UTF-8 is read as Windows-1250 or Windows-1252, which is noted.
struct PlainText {
  let bytes: [UInt8]
  let encoding: TextEncoding
  /// The byte that is read next.
  var position: Int

  /// A word of a line, and the byte at which it starts.
  struct Word {
    var text: String
    var offset: Int
    var isQuoted = false
  }

  /// The text of a file; nil, with an error, if it can't be told what it says.
  init?(_ file: InputFile, log: inout ProblemLog) {
    bytes = file.bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      log.report(
        "encoding", at: 0, "the file is UTF-16 text", hint: "save the file as UTF-8")
      return nil
    }
    encoding = TextEncoding(of: bytes)
    if encoding != .utf8, let first = bytes.firstIndex(where: { $0 >= 0x80 }) {
      log.report(
        "encoding", .note, at: first, "the file is not UTF-8 and is read as \(encoding.rawValue)",
        hint: "if names look wrong, save the file as UTF-8")
    }
  }

  /// The text of some bytes.
  func text(_ range: Range<Int>) -> String { encoding.text(bytes[range]) }

  /// How many nodes a header may announce: as many as the file has bytes, so
  /// that a number alone never takes memory.
  var nodeLimit: Int { max(100_000, bytes.count) }

  /// The bytes of the next line without its end, or nil at the end of the file.
  mutating func nextLine() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, !Self.isLineEnd(bytes[position]) { position += 1 }
    let end = position
    if position < bytes.count {
      let isPair =
        bytes[position] == UInt8(ascii: "\r") && position + 1 < bytes.count
        && bytes[position + 1] == UInt8(ascii: "\n")
      position += isPair ? 2 : 1
    }
    return start..<end
  }

  /// A line without the spaces around it.
  func trimmed(_ line: Range<Int>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, Self.isSpace(bytes[start]) { start += 1 }
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether a line starts with a text, in any case of its letters.
  func line(_ line: Range<Int>, startsWith prefix: StaticString) -> Bool {
    guard line.count >= prefix.utf8CodeUnitCount else { return false }
    return prefix.withUTF8Buffer { prefix in
      prefix.indices.allSatisfy { i in
        Self.lowercased(bytes[line.lowerBound + i]) == Self.lowercased(prefix[i])
      }
    }
  }

  /// The words of a line, parted by spaces and by the bytes given.
  ///
  /// A word in double quotes may hold spaces; it ends at the next quote.
  func words(in line: Range<Int>, separators: [UInt8] = []) -> [Word] {
    var words: [Word] = []
    var i = line.lowerBound
    let isSeparator = { (byte: UInt8) in Self.isSpace(byte) || separators.contains(byte) }
    while true {
      while i < line.upperBound, isSeparator(bytes[i]) { i += 1 }
      guard i < line.upperBound else { return words }
      let start = i
      if bytes[i] == UInt8(ascii: "\""),
        let close = bytes[(i + 1)..<line.upperBound].firstIndex(of: UInt8(ascii: "\""))
      {
        words.append(Word(text: text((i + 1)..<close), offset: start, isQuoted: true))
        i = close + 1
        continue
      }
      while i < line.upperBound, !isSeparator(bytes[i]) { i += 1 }
      words.append(Word(text: text(start..<i), offset: start))
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0x0B || byte == 0x0C
      || byte == 0x1A
  }

  static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

extension ProblemLog {
  /// Whether an error was met.
  var holdsErrors: Bool { problems.contains { $0.severity == .error } }
}
