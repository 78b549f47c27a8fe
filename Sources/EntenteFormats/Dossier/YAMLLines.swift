/// The lines of a YAML text as its parser counts them.
///
/// YAML ends lines with LF, CR LF, CR, NEL and the line and paragraph
/// separators of Unicode.
enum YAMLLines {
  /// The number of bytes of the line break at a byte; 0 if there is none.
  static func breakWidth<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes, at i: Int) -> Int
  where Bytes.Index == Int {
    func next(_ distance: Int) -> UInt8 { i + distance < bytes.endIndex ? bytes[i + distance] : 0 }
    switch bytes[i] {
    case 0x0A: return 1
    case 0x0D: return next(1) == 0x0A ? 2 : 1
    case 0xC2: return next(1) == 0x85 ? 2 : 0
    case 0xE2: return next(1) == 0x80 && (next(2) == 0xA8 || next(2) == 0xA9) ? 3 : 0
    default: return 0
    }
  }

  /// The first byte of the line that holds a byte; a byte order mark is before
  /// the first line.
  static func start(ofLineOf offset: Int, in bytes: [UInt8]) -> Int {
    let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var i = offset
    while i > first {
      let width = min(3, i - first)
      for length in 1...width where breakWidth(bytes, at: i - length) == length { return i }
      i -= 1
    }
    return min(first, offset)
  }

  /// The byte of the line break after a byte, or the end of the text.
  static func end<Bytes: RandomAccessCollection<UInt8>>(from offset: Int, in bytes: Bytes) -> Int
  where Bytes.Index == Int {
    var i = offset
    while i < bytes.endIndex, breakWidth(bytes, at: i) == 0 { i += 1 }
    return i
  }

  /// The byte after the line break at a byte.
  static func afterBreak<Bytes: RandomAccessCollection<UInt8>>(
    _ offset: Int, in bytes: Bytes
  ) -> Int where Bytes.Index == Int {
    offset < bytes.endIndex ? offset + breakWidth(bytes, at: offset) : offset
  }
}
