import Yams

/// The lines of a YAML text as its parser counts them, with their bytes.
///
/// YAML ends lines with LF, CR LF, CR, NEL and the line and paragraph
/// separators of Unicode.
struct YAMLLines {
  private let bytes: [UInt8]
  private var starts: [Int] = [0]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { starts = [3] }
    var i = 0
    while i < bytes.count {
      let width = Self.breakWidth(bytes, at: i)
      i += max(1, width)
      if width > 0 { starts.append(i) }
    }
  }

  /// The number of bytes of the line break at a byte; 0 if there is none.
  static func breakWidth(_ bytes: [UInt8], at i: Int) -> Int {
    func next(_ distance: Int) -> UInt8 { i + distance < bytes.count ? bytes[i + distance] : 0 }
    switch bytes[i] {
    case 0x0A: return 1
    case 0x0D: return next(1) == 0x0A ? 2 : 1
    case 0xC2: return next(1) == 0x85 ? 2 : 0
    case 0xE2: return next(1) == 0x80 && (next(2) == 0xA8 || next(2) == 0xA9) ? 3 : 0
    default: return 0
    }
  }

  /// The first byte of the line that holds a byte.
  func start(ofLineOf offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? starts[low - 1] : 0
  }

  /// The byte of a mark, whose columns count Unicode scalars.
  func offset(_ mark: Mark) -> Int {
    guard mark.line >= 1, mark.line <= starts.count else { return bytes.count }
    var offset = starts[mark.line - 1]
    var scalars = 1
    while scalars < mark.column, offset < bytes.count, Self.breakWidth(bytes, at: offset) == 0 {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0b1100_0000 == 0b1000_0000 { offset += 1 }
      scalars += 1
    }
    return offset
  }
}

extension YAMLLines {
  /// The byte at which the key that starts at a byte stands a second time in
  /// its map, as far as the text alone shows.
  func offsetOfSecondKey(sameAs first: Int) -> Int? {
    guard let key = key(at: first) else { return nil }
    return isInFlow(first) ? secondInFlow(key, after: first) : secondInBlock(key, after: first)
  }

  /// The key at a byte without its quotes, if a colon follows it.
  private func key(at offset: Int) -> ArraySlice<UInt8>? {
    var key: ArraySlice<UInt8>
    var end: Int
    if let quote = bytes[offset...].first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    {
      key = bytes[(offset + 1)...].prefix { $0 != quote }
      end = key.endIndex + 1
    } else {
      key = bytes[offset...].prefix { !":,{}[]\n\r".utf8.contains($0) }
      end = key.endIndex
      while key.last == UInt8(ascii: " ") { key.removeLast() }
    }
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
    return end < bytes.count && bytes[end] == UInt8(ascii: ":") ? key : nil
  }

  private func isInFlow(_ offset: Int) -> Bool {
    let before = bytes[..<offset].last { $0 > UInt8(ascii: " ") }
    return before == UInt8(ascii: "{") || before == UInt8(ascii: ",")
  }

  private func secondInFlow(_ key: ArraySlice<UInt8>, after first: Int) -> Int? {
    var depth = 0
    for i in (first + 1)..<bytes.count {
      switch bytes[i] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        guard let start = bytes[(i + 1)...].firstIndex(where: { $0 > UInt8(ascii: " ") }) else {
          return nil
        }
        if self.key(at: start) == key { return start }
      default: break
      }
      if depth < 0 { return nil }
    }
    return nil
  }

  private func secondInBlock(_ key: ArraySlice<UInt8>, after first: Int) -> Int? {
    guard let line = starts.lastIndex(where: { $0 <= first }) else { return nil }
    let indent = first - starts[line]
    for start in starts[(line + 1)...] where start + indent < bytes.count {
      let text = bytes[start...].prefix(indent + 1)
      let spaces = text.prefix { $0 == UInt8(ascii: " ") }.count
      if spaces == indent, self.key(at: start + indent) == key { return start + indent }
      let isBlank = text[start + spaces] <= UInt8(ascii: " ")
      if spaces < indent, !isBlank, text[start + spaces] != UInt8(ascii: "#") { return nil }
    }
    return nil
  }
}
